"""Two Parquet tables for analysis: NAME.parquet has a row an article, NAME.findings.parquet a row a finding.

Column ``article`` of both is the number of the article in the run, from 0, and joins them. The summary of the run is in
the metadata of the articles' file, key ``scrapelint.summary``, as JSON. Texts are not copied.
"""

from __future__ import annotations

import io
from importlib.metadata import version
from typing import Any, TextIO

from scrapelint.errors import OutputError
from scrapelint.reports.formats.base import Target
from scrapelint.reports.formats.jsonl import dump_sound
from scrapelint.reports.identity import identities
from scrapelint.reports.models import article_dict, summary_dict
from scrapelint.reports.result import ArticleReport
from scrapelint.reports.safe import sound
from scrapelint.reports.summary import Summary

__all__ = ["BESIDE", "SUFFIXES", "Writer"]

SUFFIXES = (".parquet",)
BESIDE = ("findings",)
ROWS = 10_000
"""Rows of a row group, and kept in memory: about 5 MB of findings."""


class Writer:
    def __init__(self, target: Target) -> None:
        if target.beside is None:
            raise OutputError("parquet is two files: name the first with --output NAME.parquet")
        try:
            import pyarrow as pa
        except ModuleNotFoundError as error:
            raise OutputError("Parquet needs the package pyarrow: pip install 'scrapelint[parquet]'") from error
        text, number, real = pa.string(), pa.int64(), pa.float64()
        source = [("path", text), ("line", number)]
        article = [("id", text), ("site", text), ("url", text), ("lang", text), ("title", text)]
        score = [("score", real), ("grade", text), ("findings", number)]
        finding = [
            *((name, text) for name in ("rule", "family", "severity", "field")),
            *(("start", number), ("end", number), ("excerpt", text), ("message", text)),
            ("related", pa.list_(pa.struct([("start", number), ("end", number)]))),
            *(("confidence", real), ("points", real), ("fix", text), ("fingerprint", text)),
        ]
        self._articles = _Table([("article", number), *source, *article, *score], target.stream)
        self._findings = _Table([("article", number), *finding], target.beside(*BESIDE))
        self._count = 0

    def article(self, report: ArticleReport) -> None:
        row = article_dict(report)
        source, findings = row.pop("source"), row.pop("findings")
        row |= source or {"path": None, "line": None}
        self._articles.add({"article": self._count, **row, "findings": len(findings)})
        for finding, same in zip(findings, identities(report), strict=True):
            related = [{"start": start, "end": end} for start, end in finding["related"]]
            self._findings.add({"article": self._count, **finding, "related": related, "fingerprint": same})
        self._count += 1

    def finish(self, summary: Summary) -> None:
        self._findings.close({})
        about = {"scrapelint.version": version("scrapelint"), "scrapelint.summary": dump_sound(summary_dict(summary))}
        self._articles.close(about)


class _Table:
    """Rows gathered into row groups of a file."""

    def __init__(self, columns: list[tuple[str, Any]], stream: TextIO) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._stream = stream
        self._schema = pa.schema(columns)
        self._writer = pq.ParquetWriter(_Sink(stream), self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        self._rows.append({name: sound(value) if isinstance(value, str) else value for name, value in row.items()})
        if len(self._rows) >= ROWS:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
        self._rows.clear()

    def close(self, metadata: dict[str, str]) -> None:
        if self._rows:
            self._flush()
        self._writer.add_key_value_metadata(metadata)
        self._writer.close()
        self._stream.flush()


class _Sink(io.RawIOBase):
    """The bytes of a target. After a failure its file is closed, and what pyarrow still has to say goes nowhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, data: Any, /) -> int:
        if not self._stream.closed:
            self._stream.buffer.write(data)
        size = memoryview(data).nbytes
        self._written += size
        return size
