"""JSON Lines: an article a line as it is checked, at last ``{"summary": …}``."""

from __future__ import annotations

import json
from typing import Any

import orjson

from scrapelint.reports.formats.base import Target
from scrapelint.reports.models import article_dict, summary_dict
from scrapelint.reports.result import ArticleReport
from scrapelint.reports.safe import sound
from scrapelint.reports.summary import Summary

__all__ = ["OPENING", "SUFFIXES", "Writer", "dump", "dump_sound"]

SUFFIXES = (".jsonl", ".ndjson")
OPENING = rb'\{"(?:id":"(?:[^"\\]|\\.)*","source":(?:null|\{"path":)|summary":\{"articles":)'


def dump(value: Any) -> str:
    """JSON on one line. A lone surrogate in scraped text, which UTF-8 cannot hold, is escaped."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def dump_sound(value: Any) -> str:
    """JSON on one line for readers that refuse a lone surrogate even when it is escaped: U+FFFD stands for it."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return sound(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


class Writer:
    def __init__(self, target: Target) -> None:
        self._stream = target.stream

    def article(self, report: ArticleReport) -> None:
        self._stream.write(dump(article_dict(report)) + "\n")

    def finish(self, summary: Summary) -> None:
        self._stream.write(dump({"summary": summary_dict(summary)}) + "\n")
