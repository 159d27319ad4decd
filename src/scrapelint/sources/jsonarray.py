"""JSON documents (an array of records, an object with such an array, one record, or several of these), as a stream.

The scanner finds where each record ends by following brackets and strings; the record alone is then parsed.
So memory is bounded by one record, and damage in one does not take the others with it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

import orjson

from scrapelint import lazyre as re
from scrapelint.sources.fields import is_text_name, normal
from scrapelint.sources.jsonrecord import Failure, kind_of, parse, too_large
from scrapelint.sources.model import Broken, DamagedStreamError, Parsed

__all__ = ["HEAD", "read_documents", "records_at"]

HEAD = 1024 * 1024
"""Bytes at the start of an object in which its list of records must begin."""

LIST_NAMES = frozenset(
    {"articles", "items", "data", "results", "docs", "documents", "records", "hits", "posts", "entries", "entry"}
    | {"stories", "news", "rows", "feed", "pages", "objects", "list", "graph", "articlelist", "newsitems"}
)
"""What feeds, search engines and news interfaces call their list of records."""

SEPARATORS = re.compile(rb"[\s,\x1e]*")  # commas that are missing or doubled cost nothing; RS begins a text in RFC 7464
STRUCTURE = re.compile(rb'["\[\]{}]')
STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)  # what a string holds, as far as it is in the window
QUOTE, BACKSLASH = b'"\\'
SCALAR_END = re.compile(rb'[\s,\[\]{}"]')
OPENING = re.compile(rb"[\[{]")
OPENING_OR_END = re.compile(rb"[\[\]{]")
LIST = re.compile(rb"\[\s*([{\]]|$)")
FIRST_KEY = re.compile(rb'\{\s{0,64}("[^"\\]{0,200}")\s{0,64}:')
CONTINUATION = bytes(range(0x80, 0xC0))
PROPER_END = re.compile(rb'\s*(?:$|\]|,\s*(?:$|[^{\s]|\{\s*(?:$|["}])))')
LOOK_AHEAD = 1024 * 1024
"""Bytes in which the next record is looked for where a damaged one does not end as a record does."""

MOST_RESCANNED = 8
"""How many times the record limit may be scanned again after damage, so that no file costs quadratic time."""


class Scanner:
    """A window on the bytes. Its first byte is where the reader stands; ``line`` and ``column`` belong to it."""

    def __init__(self, pieces: Iterator[bytes], limit: int) -> None:
        self.window = bytearray()
        self.line = 1
        self.column = 1  # in code points
        self.offset = 0
        self.damage = ""
        self.rescanned = 0
        self.first_key = b""  # of the last record that was good
        self._pieces = pieces
        self._limit = limit

    def fill(self) -> bool:
        """Take in one more piece; False at the end, be it damage or not."""
        try:
            piece = next(self._pieces, b"")
        except DamagedStreamError as damage:
            self.damage = str(damage)
            piece = b""
        self.window += piece
        return bool(piece)

    def drop(self, count: int) -> None:
        """Step over ``count`` bytes."""
        if not count:
            return
        self.line, self.column = self.place(count)
        self.offset += count
        del self.window[:count]

    def place(self, byte: int) -> tuple[int, int]:
        """Line and column of a byte in the window."""
        newline = self.window.rfind(b"\n", 0, byte)
        if newline < 0:
            return self.line, self.column + self._points(0, byte)
        return self.line + self.window.count(b"\n", 0, byte), 1 + self._points(newline + 1, byte)

    def _points(self, start: int, end: int) -> int:
        return len(self.window[start:end].translate(None, CONTINUATION))

    def next(self, separators: re.Pattern[bytes] = SEPARATORS) -> str:
        """Step over separators; the character that comes then, '' at the end."""
        while True:
            found = separators.match(self.window)
            self.drop(found.end() if found else 0)
            if self.window:
                return chr(self.window[0])
            if not self.fill():
                return ""

    def value(self, depth: int = 0) -> tuple[int, int]:  # noqa: PLR0912 - one loop, for its speed
        """The end of the value at the start of the window and its size in bytes.

        The end is -1 where the input ends first. Of a value over the limit, no more than its tail is kept; its
        size tells. ``depth`` brackets are taken as open already.
        """
        if depth == 0 and chr(self.window[0]) not in '{["':
            return self._scalar()
        position = dropped = searched = 0
        in_string = False
        while True:
            if in_string:
                position, in_string = self._string_end(position, searched)
                if not in_string:
                    if depth == 0:
                        return position, dropped + position
                    continue
                searched = len(self.window)
            elif found := STRUCTURE.search(self.window, position):
                position = found.end()
                mark = self.window[position - 1]
                if mark == QUOTE:
                    in_string = True
                    searched = 0
                else:
                    depth += 1 if mark in b"[{" else -1
                    if depth <= 0:
                        return position, dropped + position
                continue
            else:
                position = len(self.window)
            if dropped or len(self.window) > self._limit:  # too large to hold
                if in_string and (plain := STRING.match(self.window, position)):
                    position = plain.end()
                dropped += position
                self.drop(position)
                position = searched = 0
            if not self.fill():
                return -1, dropped + len(self.window)

    def _string_end(self, start: int, searched: int) -> tuple[int, bool]:
        """Follow the string that ``start`` is in: how far, and whether it goes on.

        Up to ``searched`` there is no quote that could close it.
        """
        quote = self.window.find(b'"', max(start, searched))
        if quote > start and self.window[quote - 1] == BACKSLASH:  # perhaps escaped: the slower way
            found = STRING.match(self.window, start)
            start = found.end() if found else start
            quote = start if self.window[start : start + 1] == b'"' else -1
        return (quote + 1, False) if quote >= 0 else (start, True)

    def _scalar(self) -> tuple[int, int]:
        start = 1  # a stray bracket or colon is a scalar of one character, and no value at all
        while not (found := SCALAR_END.search(self.window, start)) and len(self.window) < 4096:
            start = max(1, len(self.window))
            if not self.fill():
                break
        end = found.start() if found else len(self.window)
        return end, end


def records_at(head: bytes, text: str = "") -> tuple[int, int] | None:
    """Where the list of records begins in an object, and how many objects are open round it; ``None`` if there is none.

    ``head`` is the beginning of the object. An object that has a text of its own, under a common name or under
    ``text``, is a record itself.
    """
    scanner = Scanner(iter((head,)), len(head) + 1)
    scanner.fill()
    lists: list[tuple[int, int, bool]] = []
    if scanner.next() != "{" or _walk(scanner, 1, lists, normal(text.rpartition(".")[2])) or not lists:
        return None
    # A list that is empty counts only where no other could be meant.
    return min(lists, key=lambda found: not found[2])[:2]


def _walk(scanner: Scanner, depth: int, lists: list[tuple[int, int, bool]], text: str) -> bool:
    """Look through an object; True if it has a text. Ends early where the bytes end or are no JSON."""
    scanner.drop(1)
    while (char := scanner.next()) == '"':
        end, _ = scanner.value()
        try:
            name = normal(orjson.loads(scanner.window[: max(end, 0)]))
        except orjson.JSONDecodeError:
            return False
        scanner.drop(end)
        if scanner.next() != ":":
            return False
        scanner.drop(1)
        char = scanner.next()
        if char == '"' and (is_text_name(name) or name == text):
            return True
        if char == "{" and depth < 3:
            if _walk(scanner, depth + 1, lists, text):
                return True
            continue
        if char == "[" and name in LIST_NAMES and (list_of := LIST.match(scanner.window)):
            lists.append((scanner.offset, depth, list_of[1] != b"]"))
        end, _ = scanner.value() if char else (-1, 0)
        if end < 0:
            return False
        scanner.drop(end)
    if char == "}":
        scanner.drop(1)
    return False


def read_documents(pieces: Iterator[bytes], limit: int, text: str = "") -> Iterator[Parsed | Broken]:
    """Every record. A record that is damaged is told, and reading goes on with the next one that can be made out.

    ``text`` is the name that the user gave to the field of the text, if any.
    """
    scanner = Scanner(pieces, limit)
    while len(scanner.window) < HEAD and scanner.fill():
        pass
    found = records_at(bytes(scanner.window[:HEAD]), text)
    offset, wrappers = found or (0, 0)
    scanner.drop(offset)
    in_list = False
    while char := scanner.next():
        if char == "[" and not in_list:
            in_list = True
            scanner.drop(1)
        elif char == "]" and in_list:
            in_list = False
            scanner.drop(1)
            if wrappers and not _close(scanner, wrappers):
                break
            wrappers = 0
        elif (yield from _record(scanner, limit, in_list)):
            in_list = False
            wrappers = 0
            break
    if in_list or wrappers or scanner.damage:
        reason = scanner.damage or "the file ends before its list of records is closed (it may be cut off)"
        yield Broken(scanner.line, reason)


def _close(scanner: Scanner, wrappers: int) -> bool:
    """Step over what follows the list in the objects round it; False if the input ends first."""
    if not scanner.next():
        return False
    end, _ = scanner.value(wrappers)
    scanner.drop(end if end >= 0 else len(scanner.window))
    return end >= 0


def _record(scanner: Scanner, limit: int, in_list: bool) -> Generator[Parsed | Broken, None, bool]:
    """The record at the start of the window, or why it is none; returns whether the input ended inside it."""
    line = scanner.line
    shape = chr(scanner.window[0])
    end, size = scanner.value()
    if size > limit:
        yield Broken(line, too_large(size, limit) + (", and has no end" if end < 0 else ""), size)
        scanner.drop(end if end >= 0 else len(scanner.window))
        return end < 0
    raw = bytes(scanner.window[:end] if end >= 0 else scanner.window)
    value = parse(raw)
    if isinstance(value, dict):
        yield Parsed(line, value, size)
        if key := FIRST_KEY.match(raw):
            scanner.first_key = key[1]
        scanner.drop(len(raw))
        return False
    reason = _reason(scanner, raw, value, end)
    yield Broken(line, reason, size)
    scanner.drop(_next_record(scanner, raw, value, end))
    if scanner.rescanned > MOST_RESCANNED * limit:
        yield Broken(scanner.line, "too much of the file is damaged: the rest of it was not read")
        return True
    if isinstance(value, Failure) and shape not in '{["':
        _skip_garbage(scanner, in_list)
    return end < 0 and not scanner.window


def _reason(scanner: Scanner, raw: bytes, value: object, end: int) -> str:
    if not isinstance(value, Failure):
        return f"the record is {kind_of(value)}, not an object"
    if value.byte is None:
        return f"the record cannot be read: {value.reason}"
    if end < 0 and value.cut:
        if scanner.damage:
            reason, scanner.damage = scanner.damage, ""
            return reason
        line, column = scanner.place(len(raw.rstrip()))
        return f"the record breaks off before line {line}, column {column:,} (half-written?)"
    line, column = scanner.place(value.byte)
    return f"not valid JSON at line {line}, column {column:,}: {value.reason}"


def _next_record(scanner: Scanner, raw: bytes, value: object, end: int) -> int:
    """How many bytes to step over from a record that cannot be read to what may be the next one.

    A quote that is missing turns everything after it inside out, so that brackets tell nothing. But records of
    one array are alike: look for an object that follows an object and begins with the key that this one began with.
    """
    first = FIRST_KEY.match(raw)
    keys = {first[1] if first else b"", scanner.first_key} - {b""}
    if not isinstance(value, Failure) or value.byte is None:
        return len(raw)
    if end < 0 and raw.startswith(b"["):  # a stray bracket, most likely: records are no lists
        scanner.rescanned += len(raw)
        return 1
    if not keys:
        return len(raw)
    ahead = len(raw)
    if end >= 0 and not PROPER_END.match(scanner.window, end):
        ahead += LOOK_AHEAD
        while len(scanner.window) < ahead and scanner.fill():
            pass
    any_key = b"(?:" + b"|".join(map(re.escape, sorted(keys))) + b")"
    follower = re.compile(rb"\}\s{0,64},?\s{0,64}(\{\s{0,64}" + any_key + rb"\s{0,64}:)")
    found = follower.search(scanner.window, value.byte, ahead)
    step = found.start(1) if found else len(raw)
    scanner.rescanned += max(0, min(ahead, len(scanner.window)) - step)
    return step


def _skip_garbage(scanner: Scanner, in_list: bool) -> None:
    opening = OPENING_OR_END if in_list else OPENING
    while not (found := opening.search(scanner.window)):
        scanner.drop(len(scanner.window))
        if not scanner.fill():
            return
    scanner.drop(found.start())
