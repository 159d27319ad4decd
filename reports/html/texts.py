"""Articles in full: the worst inside the page, or all of them as files beside it."""

from __future__ import annotations

import heapq
import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from scrapelint.reports.html.page import write_data
from scrapelint.reports.html.rows import SPOOL

__all__ = ["Shards", "Worst"]

CHUNK = 512 * 1024
"""Bytes of a chunk, which is parsed when an article of it is opened: some milliseconds."""


class Worst:
    """Keeps the ``limit`` articles with the lowest scores, of equal ones the first; they wait on disk.

    An article that is not among the worst so far is never kept, so that the disk holds little more than the page.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._spool = tempfile.SpooledTemporaryFile(SPOOL, "w+b")  # noqa: SIM115  # closed in write
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

    def index(self) -> dict[str, Any]:
        """How many, and of each its number in the run and the chunk that will hold it."""
        return {"total": len(self._heap), "where": [(number, chunk) for number, chunk, _, _ in self._plan()]}

    def _plan(self) -> Iterator[tuple[int, int, int, int]]:
        """Number, chunk, offset and length of each, worst first."""
        chunk, size = 0, 0
        for _, number, offset, length in sorted(self._heap, reverse=True):
            if size > CHUNK:
                chunk, size = chunk + 1, 0
            size += length
            yield -number, chunk, offset, length

    def write(self, stream: TextIO) -> None:
        """Write them into the page, and let go of them."""
        with self._spool as spool:
            for chunk, group in itertools.groupby(self._plan(), key=lambda each: each[1]):
                lines = []
                for _, _, offset, length in group:
                    spool.seek(offset)
                    lines.append(spool.read(length).decode())
                write_data(stream, f"texts{chunk}", "[" + ",\n".join(lines) + "]")


class Shards:
    """Writes every article into files of the report's folder, as scripts: these load over file://, data do not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "texts"
        self._folder.mkdir()
        self._starts: list[int] = []
        self._lines: list[str] = []
        self._size = 0
        self._total = 0

    def wants(self, score: float) -> bool:
        """Yes, whatever the score."""
        del score
        return True

    def add(self, score: float, number: int, data: str) -> None:
        """Keep an article."""
        del score
        if not self._lines:
            self._starts.append(number)
        self._lines.append(data)
        self._size += len(data)
        self._total += 1
        if self._size > CHUNK:
            self._flush()

    def _flush(self) -> None:
        if self._lines:
            index = len(self._starts) - 1
            script = f"scrapelintTexts({index},[" + ",\n".join(self._lines) + "]);\n"
            (self._folder / f"{index}.js").write_text(script, "utf-8", errors="backslashreplace", newline="\n")
        self._lines, self._size = [], 0

    def index(self) -> dict[str, Any]:
        """Write the last file; returns the number of articles, and of the first one of each file."""
        self._flush()
        return {"total": self._total, "starts": self._starts}

    def write(self, stream: TextIO) -> None:
        """Nothing: they are beside the page."""
