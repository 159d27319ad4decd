"""Articles from files, directories and standard input, one after the other, in memory that does not grow."""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, BinaryIO

from scrapelint.errors import SourceError
from scrapelint.sources.compression import decompressed, peek
from scrapelint.sources.detect import NotText, detect, suffix_of
from scrapelint.sources.encoding import as_utf8, not_utf8
from scrapelint.sources.fields import MISSING, Fields, Plan, lookup, make_plan, missing_field
from scrapelint.sources.files import STDIN, Input, inputs
from scrapelint.sources.jsonarray import HEAD, read_documents
from scrapelint.sources.jsonlines import read_lines
from scrapelint.sources.model import Broken, DamagedStreamError, Limits, Parsed, Unreadable
from scrapelint.sources.parquet import MAGIC, read_parquet
from scrapelint.sources.plaintext import find_title
from scrapelint.sources.records import to_article
from scrapelint.sources.remote import is_remote, open_remote
from scrapelint.sources.table import read_table
from scrapelint.validators.engine.article import Article, Source

__all__ = ["read_articles", "read_records"]

OnFields = Callable[[str, Mapping[str, str]], None]

NOTHING: Mapping[str, str] = MappingProxyType({})
DEFAULT_LIMITS = Limits()


def read_articles(
    paths: Sequence[str],
    *,
    fields: Mapping[str, str] = NOTHING,
    stdin: BinaryIO | None = None,
    limits: Limits = DEFAULT_LIMITS,
    on_fields: OnFields | None = None,
    without: Container[str] = (),
) -> Iterator[Article | Unreadable]:
    """Every article of ``paths``, in their order, and what could not be read.

    ``fields`` names the feed's fields by role (text, title, url, id, site, lang, published), dotted where they stand
    inside an object; the others are guessed for each file, and ``on_fields(path, names by role)`` is told the outcome.
    Of a directory, the files whose path is in ``without`` are passed over.

    Raises SourceError at the call, for a path that is missing, may not be read or is a directory without inputs,
    and for a role that does not exist. A file where no field can be the text, or where a field of ``fields`` is in
    no record, is an Unreadable: what other files hold is not lost for it.
    """
    return _read(inputs(paths, without), Fields.from_mapping(fields), stdin, limits, on_fields)


def read_records(
    records: Iterable[Mapping[str, Any]], *, fields: Mapping[str, str] = NOTHING, name: str = "record"
) -> Iterator[Article | Unreadable]:
    """Articles of records that a program already holds, read as those of a file are; ``name`` stands for its path.

    Raises SourceError at the call for a role that does not exist. What is no mapping is an Unreadable.
    """
    return _held(records, Fields.from_mapping(fields), name)


def _held(records: Iterable[object], fields: Fields, name: str) -> Iterator[Article | Unreadable]:
    items = (
        Parsed(number, dict(record), 0)
        if isinstance(record, Mapping)
        else Broken(number, f"the record is of type {type(record).__name__}, not a mapping")
        for number, record in enumerate(records, 1)
    )
    try:
        yield from _records(items, name, fields, DEFAULT_LIMITS, None)
    except SourceError as error:
        yield Unreadable(Source(name), str(error).removeprefix(f"{name}: "))


def _read(
    files: Iterator[Input], fields: Fields, stdin: BinaryIO | None, limits: Limits, on_fields: OnFields | None
) -> Iterator[Article | Unreadable]:
    for file in files:
        if file.problem:
            yield Unreadable(Source(file.path), file.problem)
            continue
        try:
            if file.path == STDIN:
                yield from _articles(stdin or sys.stdin.buffer, STDIN, fields, limits, on_fields)
            else:
                with _opened(file.path) as raw:
                    yield from _articles(raw, file.path, fields, limits, on_fields)
        except SourceError as error:
            yield Unreadable(Source(file.path), str(error).removeprefix(f"{file.path}: "))
        except OSError as error:
            yield Unreadable(Source(file.path), f"the file cannot be opened: {error.strerror or error}")


def _opened(path: str) -> BinaryIO:
    return open_remote(path) if is_remote(path) else open(path, "rb")  # noqa: PTH123 - the path as given


def _articles(
    raw: BinaryIO, path: str, fields: Fields, limits: Limits, on_fields: OnFields | None
) -> Iterator[Article | Unreadable]:
    head, pieces = peek(as_utf8(decompressed(raw)), HEAD)
    kind = detect("" if path == STDIN else path, head, fields.text or "")
    if isinstance(kind, NotText):
        yield Unreadable(Source(path), f"the file {kind}")
    elif kind == "text":
        article = _text(pieces, path, limits)
        if article:
            yield article
    else:
        if kind == "lines":
            items = read_lines(pieces, limits.record)
        elif kind == "documents":
            items = read_documents(pieces, limits.record, fields.text or "")
        elif kind == "table":
            items = read_table(pieces, limits.record)
        else:
            items = read_parquet(_from_start(raw), limits.record)
        yield from _records(items, path, fields, limits, on_fields)


def _from_start(raw: BinaryIO) -> BinaryIO:
    """What is read from its end, and so neither from a pipe nor through a decompressor."""
    if not raw.seekable():
        raise SourceError("the file is Parquet, which cannot be read as it comes in; name the file itself")
    raw.seek(0)
    if raw.read(len(MAGIC)) != MAGIC:
        raise SourceError("the file is Parquet in a compressed file, where it cannot be read; unpack it first")
    raw.seek(0)
    return raw


def _text(pieces: Iterator[bytes], path: str, limits: Limits) -> Article | Unreadable | None:
    source = Source(path)
    held: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > limits.record:
                return Unreadable(
                    source, f"the file has more than the {limits.record:,} bytes that an article may have"
                )
            held.append(piece)
    except DamagedStreamError as damage:
        return Unreadable(source, str(damage))
    raw = b"".join(held)
    if not raw.strip():
        return None  # as with an empty feed, there is nothing that could be good or bad
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Unreadable(source, not_utf8(raw, error))
    if "\0" in text:
        return Unreadable(source, f"the file is binary: it has a zero byte at character {text.index(chr(0)) + 1:,}")
    markdown = suffix_of(path) in {".md", ".markdown"}
    span = find_title(text, markdown=markdown)
    title = text[slice(*span)] if span else ""
    media_type = "text/markdown" if markdown else "text/plain"
    return Article(text=text, title=title, title_span=span, source=source, media_type=media_type)


def _records(
    items: Iterator[Parsed | Broken], path: str, fields: Fields, limits: Limits, on_fields: OnFields | None
) -> Iterator[Article | Unreadable]:
    """Hold the first records back until the fields are known, then let everything through."""
    window: list[Parsed | Broken] = []
    size = 0
    for item in items:
        if not window and isinstance(item, Broken):
            yield _unreadable(item, path)
            continue
        window.append(item)
        size += item.size if isinstance(item, Parsed) else 0
        if len(window) >= limits.window or size >= limits.window_bytes:
            break
    else:
        if window:
            plan = _plan(window, path, fields, on_fields, whole=True)
            yield from (_convert(item, plan, path, limits) for item in window)
        return
    plan = _plan(window, path, fields, on_fields, whole=False)
    for item in window:
        yield _convert(item, plan, path, limits)
    window.clear()
    unseen = dict(plan.unseen)
    for item in items:
        if unseen and isinstance(item, Parsed):
            unseen = {role: name for role, name in unseen.items() if _lacks(item, plan, role)}
        yield _convert(item, plan, path, limits)
    for role, name in unseen.items():
        raise missing_field(path, name, role, plan.seen)


def _plan(
    window: Sequence[Parsed | Broken], path: str, fields: Fields, on_fields: OnFields | None, *, whole: bool
) -> Plan:
    plan = make_plan([item.record for item in window if isinstance(item, Parsed)], fields, path, whole)
    if on_fields:
        on_fields(path, plan.names)
    return plan


def _lacks(item: Parsed, plan: Plan, role: str) -> bool:
    return lookup(item.record, plan.paths[role]) is MISSING


def _convert(item: Parsed | Broken, plan: Plan, path: str, limits: Limits) -> Article | Unreadable:
    if isinstance(item, Broken):
        return _unreadable(item, path)
    return to_article(item.record, plan, path, item.line, limits)


def _unreadable(item: Broken, path: str) -> Unreadable:
    return Unreadable(Source(path, item.line), item.reason)
