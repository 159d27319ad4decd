"""The worst of a run, kept while it streams by."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from scrapelint.reports.result import Scored

__all__ = ["Worst", "badness"]

T = TypeVar("T")
_RANK = {"error": 2.0, "warning": 1.0, "info": 0.0}


def badness(scored: Scored) -> tuple[float, ...]:
    """Orders findings: by severity, then by the points they cost."""
    return (_RANK[scored.finding.severity], scored.points)


class Worst(Generic[T]):
    """Keeps the ``limit`` worst items of those it is shown, in memory for no more; of equally bad ones the first.

    ``seen`` counts all that were shown. Iterated worst first.
    """

    def __init__(self, limit: int) -> None:
        self.seen = 0
        self._limit = limit
        self._heap: list[tuple[tuple[float, ...], int, T]] = []

    def add(self, bad: tuple[float, ...], make: Callable[[], T]) -> None:
        """Show an item; ``make`` is called only where it is kept."""
        self.seen += 1
        # The number is negative so that of equally bad items the last is the first to go; no two are equal, so that
        # items are never compared.
        if len(self._heap) < self._limit:
            heapq.heappush(self._heap, (bad, -self.seen, make()))
        elif (bad, -self.seen) > self._heap[0][:2]:
            heapq.heapreplace(self._heap, (bad, -self.seen, make()))

    def __iter__(self) -> Iterator[T]:
        return (item for _, _, item in sorted(self._heap, key=lambda entry: entry[:2], reverse=True))

    def __len__(self) -> int:
        return len(self._heap)
