"""CSV and TSV: a header, then one record a row, read as a stream.

A cell may hold line ends, so a record is the rows of the file that it takes. Where one is broken, the next begins with
the line in which that shows: a quotation mark too many costs one record, not the rest of the file.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from scrapelint import lazyre as re
from scrapelint.sources.encoding import not_utf8
from scrapelint.sources.fields import is_text_name, normal
from scrapelint.sources.jsonrecord import too_large
from scrapelint.sources.model import Broken, DamagedStreamError, Parsed

__all__ = ["has_header", "read_table"]

SEPARATORS = ",;\t|"
"""What separates cells, the likeliest first; which it is, the header tells."""
_NAME = re.compile(r"\w[\w.:/-]{0,60}(?: \w[\w.:/-]{0,60}){0,2}")
"""A column's name, where a file has no ending that tells what it is; a sentence has a space behind its commas."""
_OPEN = "unexpected end of data"
"""What the parser says of a quoted cell in which the input ends."""


def has_header(head: bytes) -> bool:
    """Whether bytes begin with the names of columns, of which one is that of a text."""
    line, newline, _ = head.partition(b"\n")
    names = _names(line.decode("utf-8", "replace")) if newline else []
    return len(names) > 1 and all(map(_NAME.fullmatch, names)) and any(is_text_name(normal(name)) for name in names)


def read_table(pieces: Iterable[bytes], limit: int) -> Iterator[Parsed | Broken]:
    """Every row below the header that is not blank, as a record of texts; ``line`` is where the row begins.

    A row of more than ``limit`` bytes is reported, and at most that much is held. Raises nothing: a stream that is
    damaged ends with what is Broken.
    """
    # The parser's own limit, of 131,072 characters a cell, is one for the whole process.
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    lines = _Lines(pieces, limit)
    names: list[str] = []
    broken = False
    """Whether the record before could not be read, so that lines of it may still come, which are no rows."""
    for begin, row in _rows(lines):
        if isinstance(row, Exception):
            bare = lines.without_quotes(len(names))
            if bare:
                yield Parsed(begin, _record(bare, names), lines.size)
                continue
            yield Broken(begin, _reason(row), lines.size)
            lines.go_on(row, len(names))
            broken = True
        elif not any(row):
            continue
        elif problem := lines.not_utf8():
            yield Broken(begin, problem, lines.size)
        elif not names:
            names = row
        elif _has_other_length(row, names):
            if not broken:
                yield Broken(begin, f"the row has {len(row):,} cells, and the header {len(names):,}", lines.size)
        else:
            broken = False
            yield Parsed(begin, _record(row, names), lines.size)
        if not names:
            return  # without its header nothing of a table can be read


def _rows(lines: _Lines) -> Iterator[tuple[int, list[str] | Exception]]:
    """The cells of each row, or why they cannot be read, with the line where it begins."""
    parser = None
    while True:
        lines.forget()
        begin = lines.number + 1
        try:
            parser = parser or csv.reader(lines, delimiter=lines.separator, strict=True)
            yield begin, next(parser)
        except StopIteration:
            return
        except DamagedStreamError as damage:
            yield lines.number + 1, damage
            return
        except (_TooLargeError, csv.Error) as error:
            yield begin, error
            parser = None


def _has_other_length(row: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row has fewer cells than the header, or more that are not empty."""
    return len(row) < len(names) or any(row[len(names) :])


def _record(row: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """The cells by their names; of two columns with one name the first, of one without a name none."""
    record: dict[str, str] = {}
    for name, cell in zip(names, row, strict=False):
        if name.strip():
            record.setdefault(name.strip(), cell)
    return record


def _names(line: str) -> list[str]:
    try:
        return next(csv.reader([line.strip()], delimiter=_separator(line), strict=True), [])
    except csv.Error:
        return []


def _separator(header: str) -> str:
    """What stands most often between the names, which may be quoted."""
    bare = "".join(header.split('"')[::2])
    return max(SEPARATORS, key=bare.count)


def _reason(error: Exception) -> str:
    told = str(error)
    if not isinstance(error, csv.Error):
        return told
    if _OPEN in told:
        return "a cell that begins with a quotation mark does not end"
    if "expected after" in told:
        return "a quotation mark ends a cell, and something else than the separator follows"
    return f"the row cannot be read: {told}"


class _TooLargeError(Exception):
    """A record has more bytes than one may have."""


class _Lines:
    """Hands lines to the parser, and holds those of the record under way."""

    def __init__(self, pieces: Iterable[bytes], limit: int) -> None:
        self._lines = _split(pieces, limit)
        self._limit = limit
        self._again: deque[bytes | int] = deque()
        self._separator = ""
        self._damaged = False
        self.held: list[bytes | int] = []
        self.size = 0
        self.number = 0
        """Lines that were handed out, but for those that come again."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.number += 1
        self.held.append(line)
        self.size += line if isinstance(line, int) else len(line)
        if isinstance(line, int) or self.size > self._limit:
            raise _TooLargeError(too_large(self.size, self._limit))
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self._damaged = True
            return line.decode("utf-8", "replace")

    @property
    def separator(self) -> str:
        """What separates the cells, by the first line that is not blank."""
        while not self._separator:
            line = next(self._lines)
            if isinstance(line, int) or line.strip():
                self._separator = _separator("" if isinstance(line, int) else line.decode("utf-8", "replace"))
                self._again.append(line)
            else:
                self.number += 1
        return self._separator

    def forget(self) -> None:
        """Let the record go."""
        self.held.clear()
        self.size = 0
        self._damaged = False

    def go_on(self, error: Exception, cells: int) -> None:
        """Find where the next record begins, behind one that cannot be read; rows have so many ``cells``."""
        rest = self.held[1:]
        if isinstance(error, _TooLargeError) or _OPEN in str(error):
            # What was taken for the inside of a cell that never ends may be nothing but rows.
            if rest and all(self._is_row(line, cells) for line in rest):
                self._hand_out_again(rest)
            elif isinstance(error, _TooLargeError):
                self._leave_cell()
        elif isinstance(error, csv.Error):
            self._hand_out_again(rest[-1:])  # the next record has begun there, or the error would have come earlier

    def without_quotes(self, cells: int) -> list[str]:
        """The cells of a row whose quotation marks are part of the text, as in TSV that has no other use for them.

        Empty where it is none; the lines behind it come again.
        """
        first = self.held[0] if self.held and self._separator == "\t" else 0
        if isinstance(first, int) or first.count(b"\t") != cells - 1:
            return []
        try:
            row = first.decode("utf-8").rstrip("\r\n").split("\t")
        except UnicodeDecodeError:
            return []
        self._hand_out_again(self.held[1:])
        self.held, self.size = [first], len(first)
        return row

    def _hand_out_again(self, lines: Sequence[bytes | int]) -> None:
        self._again.extendleft(reversed(lines))
        self.number -= len(lines)

    def _is_row(self, line: bytes | int, cells: int) -> bool:
        """Whether a line can be a row; in prose there are spaces behind the commas."""
        if isinstance(line, int):
            return False
        try:
            row = next(csv.reader([line.decode("utf-8", "replace")], delimiter=self._separator, strict=True), [])
        except csv.Error:
            return False
        return not any(row) or (len(row) == cells and not any(cell.startswith(" ") for cell in row))

    def _leave_cell(self) -> None:
        """Pass the lines over up to where the record's quotation marks are even in number."""
        is_open = sum(line.count(b'"') for line in self.held if isinstance(line, bytes)) % 2 == 1
        while is_open:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                return
            self.number += 1
            is_open ^= isinstance(line, bytes) and line.count(b'"') % 2 == 1

    def not_utf8(self) -> str:
        """What is no UTF-8 in the record, '' where all is."""
        if not self._damaged:
            return ""
        raw = b"".join(line for line in self.held if isinstance(line, bytes))
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as error:
            return not_utf8(raw, error)
        return ""


def _split(pieces: Iterable[bytes], limit: int) -> Iterator[bytes | int]:
    """Lines with their ends, which are line feeds; of one that is longer than ``limit`` only how many bytes it has."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        *lines, rest = piece.split(b"\n")
        for line in lines:
            size += len(line) + 1
            yield size if size > limit else b"".join((*held, line, b"\n"))
            held.clear()
            size = 0
        size += len(rest)
        if size > limit:
            held.clear()
        elif rest:
            held.append(rest)
    if size:
        yield size if size > limit else b"".join(held)
