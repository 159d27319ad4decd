"""Sets of stretches of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

__all__ = ["Span", "Spans"]

Span = tuple[int, int]
"""A half-open stretch ``[start, end)`` in code points of a field."""


class Spans:
    """Sorted, disjoint spans, asked for membership in logarithmic time.

    >>> Spans([(10, 20), (15, 30)]).covers(12, 28)
    True
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif end > start:
                self._starts.append(start)
                self._ends.append(end)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def __iter__(self) -> Iterator[Span]:
        return iter(zip(self._starts, self._ends, strict=True))

    def __contains__(self, position: int) -> bool:
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]

    def covers(self, start: int, end: int) -> bool:
        """Whether one of the spans holds all of ``[start, end)``."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]

    def touches(self, start: int, end: int) -> bool:
        """Whether any of the spans shares a code point with ``[start, end)``."""
        index = bisect_right(self._starts, max(start, end - 1)) - 1
        return index >= 0 and self._ends[index] > start and self._starts[index] < end

    def shared(self, start: int, end: int) -> int:
        """How many code points of ``[start, end)`` they hold, in time of the spans that stand there."""
        size = 0
        for index in range(bisect_right(self._ends, start), len(self._ends)):
            if self._starts[index] >= end:
                break
            size += min(self._ends[index], end) - max(self._starts[index], start)
        return size
