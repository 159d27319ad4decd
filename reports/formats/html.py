"""The quality report for people: one self-contained page, or a folder with every article in full."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from scrapelint.reports.formats.base import Target
from scrapelint.reports.html.article import full_article
from scrapelint.reports.html.figures import Figures
from scrapelint.reports.html.head import head, sentences
from scrapelint.reports.html.page import begin_page, end_page, script_json, write_data, write_script
from scrapelint.reports.html.rows import Rows
from scrapelint.reports.html.texts import Shards, Worst
from scrapelint.reports.result import ArticleReport
from scrapelint.reports.summary import Summary

__all__ = ["FOLDER", "SUFFIXES", "Writer"]

SUFFIXES = (".html", ".htm")
FOLDER = True
ROWS = 100_000
"""Articles that the table lists, worst first: 30 MB of page, which is what a browser opens gladly."""
CHUNK_ROWS = 5_000
TITLE = 160
"""Code points of a title in the table."""
PATHS = 5
"""Input files that the page names."""


class Writer:
    def __init__(self, target: Target) -> None:
        self._target = target
        self._figures = Figures()
        self._rows = Rows(ROWS)
        self._count = 0
        self._paths: dict[str, None] = {}
        self._texts: Worst | Shards = Shards(target.folder) if target.folder else Worst(target.in_full)

    def article(self, report: ArticleReport) -> None:
        number, article = self._count, report.article
        self._count += 1
        site, rules = self._figures.add(report, number)
        source = article.source
        if source and len(self._paths) <= PATHS:
            self._paths[source.path] = None
        place = [source.path, source.line] if source else [article.id]
        row = [number, report.score, site, article.title[:TITLE], article.url[:TITLE], place, article.lang, rules]
        self._rows.add(report.score, script_json(row))
        if self._texts.wants(report.score):
            self._texts.add(report.score, number, script_json(full_article(report, number, site)))

    def finish(self, summary: Summary) -> None:
        stream = self._target.stream
        rows = self._rows.read()
        about: dict[str, Any] = {
            **head(summary, self._figures),
            "version": version("scrapelint"),
            "written": datetime.now(UTC).isoformat(timespec="seconds"),
            "paths": list(self._paths),
            "rows": len(rows),
            "chunks": -(-len(rows) // CHUNK_ROWS),
        }
        about["full"] = self._texts.index()
        begin_page(stream, title=sentences(summary)[0], sentences=sentences(summary))
        write_data(stream, "head", script_json(about))
        write_data(stream, "rules", script_json(self._figures.details(self._target.rules)))
        write_script(stream)  # before the long data: the first screen needs none of it
        for chunk in range(about["chunks"]):
            lines = rows[chunk * CHUNK_ROWS : (chunk + 1) * CHUNK_ROWS]
            write_data(stream, f"rows{chunk}", "[" + ",\n".join(lines) + "]")
        self._texts.write(stream)
        end_page(stream)
