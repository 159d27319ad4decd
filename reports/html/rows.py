"""The rows of the page's table, kept on disk until it is known which articles are the worst."""

from __future__ import annotations

import tempfile
from collections import Counter

__all__ = ["SPOOL", "Rows"]

SPOOL = 8 * 1024 * 1024
"""Bytes kept in memory before a spool goes to disk."""


class Rows:
    """A line an article, of which the ``limit`` with the lowest scores are read back. Scores have one decimal."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._spool = tempfile.SpooledTemporaryFile(SPOOL, "w+b")  # noqa: SIM115  # closed in read
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
                number, _, data = line.decode().rstrip("\n").partition(" ")
                score = float(number)
                if allowed[score]:
                    allowed[score] -= 1
                    kept.append((score, data))
        kept.sort(key=lambda row: row[0])
        return [data for _, data in kept]
