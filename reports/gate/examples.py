"""The worst few of many, named in a verdict."""

from __future__ import annotations

import heapq
from itertools import count

__all__ = ["Worst", "counted"]

SHOWN = 3
"""Examples that a line of a verdict names: enough to go and look, and the line stays one."""


class Worst:
    """Keeps the few worst of what it is offered; of equals, those that came first."""

    def __init__(self) -> None:
        self._kept: list[tuple[float, int, str]] = []
        self._order = count(0, -1)

    def offer(self, badness: float, name: str) -> None:
        """Offer an example; the greater ``badness``, the worse."""
        entry = (badness, next(self._order), name)
        if len(self._kept) < SHOWN:
            heapq.heappush(self._kept, entry)
        elif entry > self._kept[0]:
            heapq.heapreplace(self._kept, entry)

    def __str__(self) -> str:
        """Names, worst first, separated by commas."""
        return ", ".join(name for _, _, name in sorted(self._kept, reverse=True))


def counted(number: int, noun: str) -> str:
    """``1 article``, ``1,024 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
