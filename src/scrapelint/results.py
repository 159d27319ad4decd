"""Reads results that `--format json` and `--format jsonl` wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import Any, BinaryIO, TypeVar

from pydantic import BaseModel, ValidationError

from scrapelint import __version__
from scrapelint.errors import SourceError
from scrapelint.reports import ArticleReport, Summary
from scrapelint.reports.models import ArticleModel, Result, SummaryModel
from scrapelint.reports.stored import report_of, summary_of
from scrapelint.sources.compression import decompressed, peek
from scrapelint.sources.encoding import as_utf8
from scrapelint.sources.jsonlines import read_lines
from scrapelint.sources.jsonrecord import Failure, parse
from scrapelint.sources.model import Broken, DamagedStreamError, Limits

__all__ = ["read_result"]

Model = TypeVar("Model", bound=BaseModel)

HEAD = 4096
"""Bytes by which a document is told from lines; its first key stands within the first few."""
_DOCUMENT = re.compile(rb'\s*\{\s*"(?:scrapelint|articles|summary)"\s*:')


def read_result(path: str, stdin: BinaryIO | None = None) -> Iterator[ArticleReport | Summary]:
    """Yield the report of every article of a stored result, in order, and at last the summary of the run.

    ``path`` may be compressed, and is '-' for ``stdin``. JSON Lines are read in memory that does not grow with the
    articles. Raises SourceError with file and line for what cannot be read, is not complete, or is no result.
    """
    with ExitStack() as stack:
        try:
            raw = stdin if path == "-" and stdin else stack.enter_context(open(path, "rb"))  # noqa: PTH123  # for messages
        except OSError as error:
            raise SourceError(f"{path}: cannot be read: {error.strerror}") from error
        head, pieces = peek(as_utf8(decompressed(raw)), HEAD)
        if not head.strip():
            raise SourceError(f"{path}: is empty; a result ends with its summary")
        yield from _counted(path, _document(path, pieces) if _DOCUMENT.match(head) else _lines(path, pieces))


def _counted(path: str, items: Iterator[ArticleReport | Summary]) -> Iterator[ArticleReport | Summary]:
    """Everything, if the summary comes and counts as many articles as there are."""
    articles, summary = 0, None
    for item in items:
        if isinstance(item, Summary):
            summary = item
        else:
            articles += 1
        yield item
    if summary is None:
        raise SourceError(f"{path}: ends without the summary of the run: it is not complete")
    if summary.articles != articles:
        raise SourceError(
            f"{path}: holds {articles:,} articles, and its summary counts {summary.articles:,}: it is not complete"
        )


def _lines(path: str, pieces: Iterator[bytes]) -> Iterator[ArticleReport | Summary]:
    ended = False
    for item in read_lines(pieces, Limits().record):
        place = f"{path}:{item.line}"
        if isinstance(item, Broken):
            raise SourceError(f"{place}: {item.reason}")
        if ended:
            raise SourceError(f"{place}: stands after the summary; these are two results, or parts of them")
        if "summary" in item.record:
            yield summary_of(_valid(SummaryModel, item.record["summary"], place, "the summary of a result"))
            ended = True
        else:
            yield report_of(_valid(ArticleModel, item.record, place, "an article of a result"))


def _document(path: str, pieces: Iterator[bytes]) -> Iterator[ArticleReport | Summary]:
    try:
        raw = b"".join(pieces)
    except DamagedStreamError as damage:
        raise SourceError(f"{path}: {damage}") from damage
    value = parse(raw)
    if isinstance(value, Failure):
        line = raw.count(b"\n", 0, value.byte or 0) + 1
        told = "breaks off (half-written?)" if value.cut else value.reason
        raise SourceError(f"{path}:{line}: the result cannot be read: {told}")
    if isinstance(value, dict) and value.keys() == {"summary"}:  # JSON Lines of no article
        yield summary_of(_valid(SummaryModel, value["summary"], path, "the summary of a result"))
        return
    _check_version(path, value)
    result = _valid(Result, value, path, "a result")
    yield from map(report_of, result.articles)
    yield summary_of(result.summary)


def _check_version(path: str, value: Any) -> None:
    """Refuse what a later version wrote: before 1.0, a minor version may change the document."""
    said = str(value.get("scrapelint", "")) if isinstance(value, Mapping) else ""
    theirs, ours = (re.match(r"(\d+)\.(\d+)", each) for each in (said, __version__))
    if theirs and ours and tuple(map(int, theirs.groups())) > tuple(map(int, ours.groups())):
        raise SourceError(f"{path}: was written by scrapelint {said}; this is {__version__}, which cannot know it")


def _valid(model: type[Model], value: Any, place: str, what: str) -> Model:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise SourceError(
            f"{place}: is not {what} of scrapelint {__version__}: {where + ': ' if where else ''}{first['msg']}"
        ) from error
