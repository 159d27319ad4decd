"""One JSON document: version, summary, articles."""

from __future__ import annotations

import shutil
import tempfile
from importlib.metadata import version

from scrapelint.reports.formats.base import Target
from scrapelint.reports.formats.jsonl import dump
from scrapelint.reports.models import article_dict, summary_dict
from scrapelint.reports.result import ArticleReport
from scrapelint.reports.summary import Summary

__all__ = ["OPENING", "SUFFIXES", "Writer"]

SUFFIXES = (".json",)
OPENING = rb'\{"scrapelint":'
SPOOL = 8 * 1024 * 1024
"""Bytes of articles kept in memory; the summary stands before them, so longer results wait on disk."""


class Writer:
    def __init__(self, target: Target) -> None:
        self._stream = target.stream
        self._articles = tempfile.SpooledTemporaryFile(SPOOL, "w+", encoding="utf-8")  # noqa: SIM115  # closed in finish
        self._separator = "\n"

    def article(self, report: ArticleReport) -> None:
        self._articles.write(self._separator + dump(article_dict(report)))
        self._separator = ",\n"

    def finish(self, summary: Summary) -> None:
        head = f'{{"scrapelint":{dump(version("scrapelint"))},\n"summary":{dump(summary_dict(summary))},\n"articles":['
        self._stream.write(head)
        with self._articles as articles:
            articles.seek(0)
            shutil.copyfileobj(articles, self._stream)
        self._stream.write("\n]}\n")
