"""The lines of many texts in one table: how each begins and ends is asked for all of them together, on bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from scrapelint.validators.engine.document import Document

__all__ = ["LineTable", "line_count", "line_table", "prepare"]

T = TypeVar("T")

_Octets = NDArray[np.uint8]
_Numbers = NDArray[np.intp]
_LINE_FEED = 0x0A
_CONTINUES = -64
"""Below it, as signed numbers, are the bytes that go on with a character."""
_GAP = b"\n" * 9
"""Stands round every text, so that nothing of another one is among the nine bytes behind any place in it."""
_SPACES = "\t\v\f\x1c\x1d\x1e\x1f \x85\xa0" + "".join(
    map(chr, (0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000))
)
_FIRST_OF_BLANK, _LAST_OF_BLANK = np.zeros((2, 256), dtype=np.bool_)
"""By its first and its last byte, whether a line may be nothing but white space."""
_FIRST_OF_BLANK[[space.encode()[0] for space in _SPACES]] = True
_LAST_OF_BLANK[[space.encode()[-1] for space in _SPACES]] = True


class LineTable:
    """All lines of some documents' texts that are not empty, in order.

    ``texts`` have a line feed for every line end, code point for code point; ``octets`` are they in UTF-8, each between
    line feeds, ``lengths`` the bytes of each, which begin at ``starts[number]``. For every line, ``of`` is the number
    of its text, ``begins`` and ``ends`` the bytes between which it stands, ``points`` the code point of its text at
    which it begins, ``sizes`` its code points. The lines of a text are those from ``firsts[number]`` to
    ``firsts[number + 1]``.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.texts = [document.text for document in documents]
        encoded = [document.utf8("text").data for document in documents]
        self.octets, self._marked = _marked(encoded)
        if _has_other_ends(encoded, self.octets, self._marked):
            self.texts = [_with_line_feeds(text) for text in self.texts]
            encoded = [text.encode("utf-8", "replace") for text in self.texts]
            self.octets, self._marked = _marked(encoded)
        feeds = (self.octets.take(self._marked) == _LINE_FEED).nonzero()[0]
        edges = self._marked.take(feeds)
        before = (edges[1:] - edges[:-1] > 1).nonzero()[0]  # the line feeds before these lines
        self.begins, self.ends = edges.take(before) + 1, edges.take(before + 1)
        self.lengths = np.array([len(each) for each in encoded])
        self.starts = np.cumsum([len(_GAP), *(self.lengths + len(_GAP))])
        self.firsts: _Numbers = self.begins.searchsorted(self.starts)
        self.of = np.arange(len(encoded)).repeat(np.diff(self.firsts))

        def points(numbers: _Numbers) -> _Numbers:
            # What is marked before a line feed, but for other line feeds, are bytes that begin no code point.
            counted: _Numbers = edges.take(numbers) - feeds.take(numbers) + numbers
            return counted

        opening = points(edges.searchsorted(self.starts[:-1] - 1))
        self.points: _Numbers = points(before) - opening.take(self.of)
        self.sizes: _Numbers = points(before + 1) - points(before) - 1
        self._memo: dict[Any, Any] = {}

    def once(self, analyse: Callable[[LineTable], T]) -> T:
        """``analyse(self)``, computed at most once, as ``Document.once`` does for one document."""
        if analyse not in self._memo:
            self._memo[analyse] = analyse(self)
        found: T = self._memo[analyse]
        return found

    @cached_property
    def filled(self) -> _Numbers:
        """The lines that are not white space."""
        first, last = self.octets.take(self.begins), self.octets.take(self.ends - 1)
        doubtful = (_FIRST_OF_BLANK.take(first) & _LAST_OF_BLANK.take(last)).nonzero()[0]
        filled = np.ones(len(self.sizes), dtype=np.bool_)
        filled[doubtful] = [not self.line(number).isspace() for number in doubtful.tolist()]
        return filled.nonzero()[0]

    @cached_property
    def filled_firsts(self) -> _Numbers:
        """Where in ``filled`` the lines of each text begin, as ``firsts`` tells for all."""
        firsts: _Numbers = self.filled.searchsorted(self.firsts)
        return firsts

    @cached_property
    def filled_counts(self) -> list[int]:
        """How many lines of each text are not blank."""
        counts: list[int] = np.diff(self.filled_firsts).tolist()
        return counts

    def line(self, number: int) -> str:
        """What stands in a line."""
        begin = int(self.points[number])
        return self.texts[int(self.of[number])][begin : begin + int(self.sizes[number])]

    def points_within(self, lines: _Numbers, places: _Numbers) -> _Numbers:
        """The code points at which bytes stand, each of them within one of the ``lines``."""
        begins = self.begins.take(lines)
        continued = self._marked.searchsorted(places) - self._marked.searchsorted(begins)
        points: _Numbers = self.points.take(lines) + places - begins - continued
        return points

    def heads(self, count: int, lines: _Numbers | slice = slice(None)) -> NDArray[np.uint32]:
        """The first ``count`` bytes (up to 4) of these lines, and what follows shorter ones, as one number each."""
        return self._numbers(count, self.begins[lines])

    def tails(self, count: int, lines: _Numbers | slice = slice(None)) -> NDArray[np.uint32]:
        """The same for the last bytes, and what stands before shorter ones."""
        return self._numbers(count, self.ends[lines] - count)

    def _numbers(self, count: int, places: _Numbers) -> NDArray[np.uint32]:
        number = self.octets.take(places).astype(np.uint32)
        for further in range(1, count):
            number <<= np.uint32(8)
            number |= self.octets.take(places + further)
        return number


def line_table(document: Document) -> tuple[LineTable, int]:
    """For ``document.once``: the table that has the document's lines, and the document's number in it."""
    return LineTable((document,)), 0


def line_count(document: Document) -> int:
    """How many lines of the document are not blank."""
    table, number = document.once(line_table)
    return table.filled_counts[number]


def prepare(documents: Sequence[Document]) -> None:
    """The hook of validators that ask for the table: one of a hundred documents costs a tenth of a hundred of one."""
    table = LineTable(documents)
    for number, document in enumerate(documents):
        document.keep(line_table, (table, number))


def _marked(encoded: Sequence[bytes]) -> tuple[_Octets, _Numbers]:
    """The bytes of all texts, and where among them are line feeds and bytes that go on with a character."""
    octets = np.frombuffer(_GAP.join([b"", *encoded, b""]), dtype=np.uint8)
    return octets, ((octets == _LINE_FEED) | (octets.view(np.int8) < _CONTINUES)).nonzero()[0]


def _has_other_ends(encoded: Sequence[bytes], octets: _Octets, marked: _Numbers) -> bool:
    """Whether lines end in CR somewhere, or in U+2028 or U+2029, which are E2 80 A8 and A9 in UTF-8."""
    last = marked[octets.take(marked) & 0xFE == 0xA8]
    separators = (octets.take(last - 1) == 0x80) & (octets.take(last - 2) == 0xE2)
    return bool(separators.any()) or any(b"\r" in each for each in encoded)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
