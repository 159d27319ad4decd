"""The worst few of many, named in a verdict."""

from __future__ import annotations

from scrapelint.reports.worst import Worst

__all__ = ["Examples", "counted"]

SHOWN = 3
"""Examples that a line of a verdict names: enough to go and look, and the line stays one."""


class Examples:
    """Names of the few worst of what it is offered; of equals, of those that came first."""

    def __init__(self) -> None:
        self._worst: Worst[str] = Worst(SHOWN)

    def offer(self, badness: float, name: str) -> None:
        """Offer an example; the greater ``badness``, the worse."""
        self._worst.add((badness,), lambda: name)

    def __str__(self) -> str:
        """Names, worst first, separated by commas."""
        return ", ".join(self._worst)


def counted(number: int, noun: str) -> str:
    """``1 article``, ``1,024 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
