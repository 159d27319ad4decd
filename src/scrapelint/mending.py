"""Mends the articles of a file; every byte that no fix is about stays as it was."""

from __future__ import annotations

import codecs
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from scrapelint.errors import SourceError
from scrapelint.fixer import Fixed, Fixer
from scrapelint.sources import STDIN, Unreadable, read_articles
from scrapelint.sources.compression import decompressed, peek
from scrapelint.sources.detect import Kind, NotText, detect
from scrapelint.sources.encoding import as_utf8
from scrapelint.sources.jsonarray import HEAD
from scrapelint.sources.remote import is_remote
from scrapelint.sources.rewrite import JsonText, json_strings, replaced, value_of
from scrapelint.validators import Article, Source

__all__ = ["Mended", "check_mendable", "mend_file"]

BOM = codecs.BOM_UTF8
Splice = tuple[int, int, bytes]
"""New bytes in the place of ``[start, end)``."""


@dataclass
class Mended:
    """What was done in a file."""

    articles: int = 0
    changed: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)


def mend_file(
    path: str,
    fixer: Fixer,
    out: BinaryIO | None,
    *,
    fields: Mapping[str, str],
    on_fixed: Callable[[Fixed], None] = lambda _: None,
) -> Mended:
    """Copy a feed or text to ``out`` with its articles mended, or only tell ``on_fixed`` of those that would be.

    JSON Lines are read as a stream; a JSON document is held whole. Records that cannot be read are copied as they are.
    Raises SourceError for a file that is compressed or not in UTF-8, for a damaged JSON document, and where two roles
    that are mended are read from one field.
    """
    done = Mended()
    names: dict[str, str] = {}
    kind = check_mendable(path, fields)
    records = read_articles([path], fields=fields, on_fields=lambda _, found: names.update(found))
    fixes = _fixes(records, fixer, done, on_fixed)
    if kind == "lines":
        pieces = _lines(path, fixes, names)
    elif kind == "documents":
        pieces = _document(path, fixes, names, done)
    else:
        pieces = _text(path, fixes)
    for piece in pieces:
        if out is not None:
            out.write(piece)
    return done


def check_mendable(path: str, fields: Mapping[str, str]) -> Kind:
    """Whether a file has lines, documents, or a text, by its first bytes.

    Raises SourceError for one that cannot be written as it is, and where two roles that are mended are read from one
    field.
    """
    text = fields.get("text", "")
    if text and fields.get("title") == text:
        raise SourceError(f"{path}: text and title are both read from '{text}', which cannot be mended as both")
    if path == STDIN:
        raise SourceError("-: what comes from standard input cannot be mended; save it in a file first")
    if is_remote(path):
        raise SourceError(f"{path}: is not on this machine; only files that are can be mended")
    try:
        with Path(path).open("rb") as raw:
            head, _ = peek(as_utf8(decompressed(raw)), HEAD)
            raw.seek(0)
            same = raw.read(len(BOM) + len(head)).removeprefix(BOM).startswith(head)
    except OSError as error:
        raise SourceError(f"{path}: cannot be opened: {error.strerror or error}") from error
    if not same:
        raise SourceError(f"{path}: is compressed, or not in UTF-8; unpack or convert it first")
    kind = detect(path, head, text)
    if isinstance(kind, NotText):
        raise SourceError(f"{path}: the file {kind}")
    if kind in {"table", "parquet"}:
        raise SourceError(f"{path}: is a table; JSON Lines, JSON and texts can be mended, so convert it first")
    return kind


def _fixes(
    records: Iterator[Article | Unreadable], fixer: Fixer, done: Mended, on_fixed: Callable[[Fixed], None]
) -> Iterator[Fixed]:
    for record in records:
        if isinstance(record, Unreadable):
            done.unreadable.append(record)
            continue
        done.articles += 1
        fixed = fixer.fix(record)
        if fixed.changed:
            done.changed += 1
            done.rules += fixed.rules
            on_fixed(fixed)
        yield fixed


def _lines(path: str, fixes: Iterator[Fixed], names: Mapping[str, str]) -> Iterator[bytes]:
    with Path(path).open("rb") as raw:
        fixed = next(fixes, None)
        for number, line in enumerate(raw, 1):
            if fixed is None or fixed.before.source != Source(path, number):
                yield line
                continue
            # Of a name that comes twice in a record, the last counts.
            found = [each for each in json_strings(line) if each.path][::-1] if fixed.changed else []
            yield _spliced(line, [_exact(line, fixed, role, names[role], found) for role in fixed.rounds])
            fixed = next(fixes, None)
    if fixed is not None:
        raise _changed(path)


def _exact(raw: bytes, fixed: Fixed, role: str, name: str, found: Sequence[JsonText]) -> Splice:
    """The new bytes of a role in a line that is one record."""
    for each in found:
        if _name(each) == name:
            new = replaced(raw[each.start : each.end], fixed.before.value(role), fixed.rounds[role])
            if new is not None:
                return each.start, each.end, new
    raise _changed(fixed.before.source.path if fixed.before.source else "")


def _document(path: str, fixes: Iterator[Fixed], names: Mapping[str, str], done: Mended) -> Iterator[bytes]:
    """Records of a document are found again by what their fields read, in their order."""
    raw = Path(path).read_bytes()
    strings = list(json_strings(raw))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(strings):
        places[_name(each)].append(number)
    splices: list[Splice] = []
    records = ""  # the names that lead to all records
    texts: Iterator[int] | None = None
    for fixed in fixes:
        if texts is None:
            records = _leading(raw, strings, places, names["text"], fixed)
            texts = iter(places[records + names["text"]])
        place = next((n for n in texts if _reads(raw, strings[n], fixed.before.text)), None)
        if place is None:
            raise _changed(path)
        for role, rounds in fixed.rounds.items():
            near = [place] if role == "text" else _outwards(places[records + names[role]], place)
            old = fixed.before.value(role)
            for each in (strings[n] for n in near):
                new = replaced(raw[each.start : each.end], old, rounds)
                if new is not None:
                    splices.append((each.start, each.end, new))
                    break
            else:
                raise _changed(path)
    if done.unreadable:
        raise SourceError(f"{path}: the document is damaged, so that its records cannot be told apart for certain")
    yield _spliced(raw, splices)


def _leading(
    raw: bytes, strings: Sequence[JsonText], places: Mapping[str, Sequence[int]], name: str, first: Fixed
) -> str:
    """The names before ``name`` that lead to the records: the fewest under which the first one's text stands."""
    found = [
        each
        for each, numbers in places.items()
        if f".{each}".endswith(f".{name}") and any(_reads(raw, strings[n], first.before.text) for n in numbers)
    ]
    return min(found, key=len, default=name).removesuffix(name)


def _outwards(numbers: Sequence[int], place: int) -> Iterator[int]:
    """The nearest to ``place`` first."""
    above = bisect_left(numbers, place)
    below = above - 1
    while below >= 0 or above < len(numbers):
        if below < 0 or (above < len(numbers) and numbers[above] - place < place - numbers[below]):
            yield numbers[above]
            above += 1
        else:
            yield numbers[below]
            below -= 1


def _reads(raw: bytes, each: JsonText, text: str) -> bool:
    return value_of(raw[each.start : each.end]) == text


def _name(each: JsonText) -> str:
    """The dotted name of a field; ``{"$date": …}`` stands for what is in it."""
    path = each.path
    while path and path[-1].startswith("$"):
        path = path[:-1]
    return ".".join(path)


def _text(path: str, fixes: Iterator[Fixed]) -> Iterator[bytes]:
    raw = Path(path).read_bytes()
    mark = BOM if raw.startswith(BOM) else b""
    for fixed in fixes:
        if raw.removeprefix(BOM) != fixed.before.text.encode():
            raise _changed(path)
        raw = mark + fixed.after.text.encode()
    yield raw


def _spliced(raw: bytes, splices: Iterable[Splice]) -> bytes:
    pieces: list[bytes] = []
    done = 0
    for start, end, new in sorted(splices):
        pieces += raw[done:start], new
        done = end
    return b"".join([*pieces, raw[done:]])


def _changed(path: str) -> SourceError:
    return SourceError(f"{path}: does not read as it did a moment ago; it was changed meanwhile")
