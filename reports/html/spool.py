"""What the page will hold, kept on disk until the run is over and it is known which articles are the worst."""

from __future__ import annotations

import heapq
import tempfile
from collections import Counter
from collections.abc import Iterator
from typing import IO

__all__ = ["Rows", "Worst"]

MEMORY = 8 * 1024 * 1024
"""Bytes kept in memory before a spool goes to disk."""


def _spool() -> IO[bytes]:
    return tempfile.SpooledTemporaryFile(MEMORY, "w+b")


class Worst:
    """Keeps the ``limit`` articles with the lowest scores; of equal ones the first."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._spool = _spool()
        self._heap: list[tuple[float, int, int, int]] = []  # best of the worst on top: -score, -number, offset, length

    def wants(self, score: float) -> bool:
        """Whether an article of this score, coming now, is among the worst so far."""
        return len(self._heap) < self._limit or (self._limit > 0 and -score > self._heap[0][0])

    def add(self, score: float, number: int, data: str) -> None:
        """Keep an article that ``wants`` said yes to."""
        raw = data.encode("utf-8", "backslashreplace")
        entry = (-score, -number, self._spool.tell(), len(raw))
        self._spool.write(raw)
        if len(self._heap) < self._limit:
            heapq.heappush(self._heap, entry)
        else:
            heapq.heapreplace(self._heap, entry)

    def read(self) -> Iterator[tuple[int, str]]:
        """Number and data of each, worst first. Closes the spool."""
        with self._spool as spool:
            for _, number, offset, length in sorted(self._heap, reverse=True):
                spool.seek(offset)
                yield -number, spool.read(length).decode()


class Rows:
    """A line an article, of which the ``limit`` with the lowest scores are read back. Scores have one decimal."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._spool = _spool()
        self._scores: Counter[float] = Counter()

    def add(self, score: float, data: str) -> None:
        self._scores[score] += 1
        self._spool.write(f"{score} {data}\n".encode("utf-8", "backslashreplace"))

    def read(self) -> list[str]:
        """The rows, worst first, of equal ones in the order of the input. Closes the spool."""
        room, allowed = self._limit, {}
        for score in sorted(self._scores):
            allowed[score] = min(room, self._scores[score])
            room -= allowed[score]
        kept: list[tuple[float, str]] = []
        with self._spool as spool:
            spool.seek(0)
            for line in spool:
                score, _, data = line.decode().rstrip("\n").partition(" ")
                if allowed[float(score)]:
                    allowed[float(score)] -= 1
                    kept.append((float(score), data))
        kept.sort(key=lambda row: row[0])
        return [data for _, data in kept]
