"""Articles in full: inside the page in chunks that are parsed when one is opened, or as files beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TextIO

from scrapelint.reports.html.page import write_data
from scrapelint.reports.html.spool import Worst

__all__ = ["Shards", "write_worst"]

CHUNK = 512 * 1024
"""Characters of a chunk: parsed in some milliseconds."""


def write_worst(stream: TextIO, worst: Worst) -> dict[str, Any]:
    """Write the worst articles; returns their number, and of each its number in the run and its chunk."""
    where: dict[int, int] = {}
    chunk, size, lines = 0, 0, []

    def flush() -> None:
        if lines:
            write_data(stream, f"texts{chunk}", "[" + ",\n".join(lines) + "]")

    for number, data in worst.read():
        if size > CHUNK:
            flush()
            chunk, size, lines = chunk + 1, 0, []
        where[number] = chunk
        lines.append(data)
        size += len(data)
    flush()
    return {"total": len(where), "where": list(where.items())}


class Shards:
    """Writes every article into files of the report's folder, as scripts: these load over file://, data do not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "texts"
        self._folder.mkdir()
        self._starts: list[int] = []
        self._lines: list[str] = []
        self._size = 0

    def add(self, number: int, data: str) -> None:
        if not self._lines:
            self._starts.append(number)
        self._lines.append(data)
        self._size += len(data)
        if self._size > CHUNK:
            self._flush()

    def _flush(self) -> None:
        if self._lines:
            index = len(self._starts) - 1
            script = f"scrapelintTexts({index},[" + ",\n".join(self._lines) + "]);\n"
            with (self._folder / f"{index}.js").open("w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(script)
        self._lines, self._size = [], 0

    def finish(self) -> list[int]:
        """The number of the first article of each file."""
        self._flush()
        return self._starts
