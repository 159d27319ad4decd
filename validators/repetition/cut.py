"""Words of the paragraphs that are compared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import WRAP_MAX, WRAP_MIN, Block, Document
from scrapelint.validators.engine.linetable import LineTable
from scrapelint.validators.engine.re2text import Utf8
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.repetition.shingles import Hashes, Tokens, scale, tokenize

__all__ = ["Cut", "cut_all"]

PATHS = 6
"""Slashes from which a text is searched for paths; two paths are what a message needs to stand twice."""

WRAPPED = WRAP_MIN - 25, WRAP_MAX + 20
"""Code points of a wrapped line, with the white space at its ends."""

_Numbered = tuple[int, Block]
"""A paragraph with its number in the document, by which neighbours alone follow each other."""
_Line = tuple[int, int, int, int]
"""A line: the number of its text, its own number there, and the code points between which it stands."""

INTRODUCTION = 200
"""Code points a line above code may have to be its introduction."""


class Cut(NamedTuple):
    """The words of a document's paragraphs under suspicion, and where each paragraph's words begin and end.

    ``text`` is such paragraphs alone, one below the other, of all documents that are cut together. All offsets are into
    it: ``begins`` of the document's ``blocks``, ``starts`` and ``ends`` of words. ``low`` and ``high`` tell for each
    block its words, by their numbers among all that have ``hashes``. ``numbers`` follow each other where two blocks do.
    """

    document: Document
    text: str
    starts: memoryview[int]
    ends: memoryview[int]
    hashes: Hashes
    scale: int
    blocks: list[Block]
    begins: list[int]
    numbers: list[int]
    low: list[int]
    high: list[int]

    def key(self, block: int) -> bytes:
        """The same for two paragraphs that have the same words."""
        return self.hashes[self.low[block] : self.high[block]].tobytes()


class _Part(NamedTuple):
    """The paragraphs of one document, and stretches of their ``text`` that are not read."""

    document: Document
    text: str
    blocks: list[Block]
    numbers: list[int]
    begins: list[int]
    unread: list[Span]


def cut_all(table: LineTable, lines: NDArray[np.intp], skip: Callable[[Document], set[int]]) -> list[Cut]:
    """Cut the paragraphs that have a part in one of the ``lines``, of each document that has one.

    Those that start in what is to ``skip`` of a document are left out, as are leaked payloads, code shown on purpose,
    addresses and rows of tables: like-shaped on purpose.
    """
    parts = [_part(document, found, skip(document)) for document, found in _blocks(table, lines)]
    text = "\n".join([part.text for part in parts])
    tokens = tokenize(text)
    origins = [*accumulate([len(part.text) + 1 for part in parts], initial=0)]
    counts = np.diff(tokens.starts.searchsorted(origins)).tolist()
    unread = [(at + start, at + end) for part, at in zip(parts, origins, strict=False) for start, end in part.unread]
    if unread:
        tokens = _without(tokens, unread)
    starts, ends = tokens.starts.data, tokens.ends.data
    begins = [at + begin for part, at in zip(parts, origins, strict=False) for begin in part.begins]
    edges = [*tokens.starts.searchsorted(begins).tolist(), len(starts)]
    cuts: list[Cut] = []
    first = 0
    for part, count in zip(parts, counts, strict=True):
        end = first + len(part.blocks)
        cuts.append(
            Cut(
                part.document,
                text,
                starts,
                ends,
                tokens.hashes,
                scale(part.text, count),
                part.blocks,
                begins[first:end],
                part.numbers,
                edges[first:end],
                edges[first + 1 : end + 1],
            )
        )
        first = end
    return cuts


def _part(document: Document, numbered: Iterable[_Numbered], skip: set[int]) -> _Part:
    found = [each for each in numbered if not _is_data(each[1].text) and each[1].start not in skip]
    # Only what is compared is cut into words: a repetition of two sentences need not cost a reading of all.
    joined = "\n".join([block.text for _, block in found])
    code = _code(document, joined)
    if code:
        found = [each for each in found if not _introduces(document.text, each[1], code)]
        joined = "\n".join([block.text for _, block in found])
    numbers, blocks = [number for number, _ in found], [block for _, block in found]
    begins = [0, *accumulate([len(block.text) + 1 for block in blocks])][: len(blocks)]
    unread = _moved([*document.machine, *code], blocks, begins)
    if "](" in joined or ("/" in joined and ("://" in joined or ".com/" in joined or joined.count("/") >= PATHS)):
        unread += [(match.start, match.end) for match in Utf8(joined).finditer(_ADDRESS)]
    return _Part(document, joined, blocks, numbers, begins, unread)


def _is_data(text: str) -> bool:
    """Whether it is a row of a table, or a value of JSON with its name."""
    return text[0] == "|" or (text[0] == '"' and _NAMED.match(text) is not None)


def _code(document: Document, joined: str) -> list[Span]:
    """Code of several lines. A name set in code within a sentence is a word of it; `.shop` and `.art` differ."""
    text = document.text
    fenced = ("`" in text and "```" in text) or ("~" in text and "~~~" in text)  # one sign is found far sooner
    if fenced or any(map(joined.__contains__, _CODE)) or joined.endswith(";"):
        return [(start, end) for start, end in document.code if "\n" in text[start:end]]
    return []


def _introduces(text: str, block: Block, code: list[Span]) -> bool:
    """Whether a short line stands right above code: 'Run this:' and its like are said again for the next code."""
    following = bisect_left(code, (block.end,))
    if len(block.text) > INTRODUCTION or following == len(code):
        return False
    return not text[block.end : min(code[following][0], block.end + INTRODUCTION)].strip()


def _moved(spans: list[Span], blocks: list[Block], begins: list[int]) -> list[Span]:
    """``spans`` of the article as spans of the text that its ``blocks`` make up, empty where they stand in none."""
    if not (spans and blocks):
        return []
    origins = [block.start for block in blocks]

    def moved(offset: int) -> int:
        last = bisect_right(origins, offset) - 1
        return begins[last] + min(offset - origins[last], len(blocks[last].text)) if last >= 0 else 0

    return [(moved(start), moved(end)) for start, end in spans]


def _without(tokens: Tokens, unread: list[Span]) -> Tokens:
    # +1 where a stretch begins and -1 where it ends: inside wherever the sum is not zero.
    marks = np.zeros(len(tokens.starts) + 1, dtype=np.int64)
    np.add.at(marks, np.searchsorted(tokens.ends, [start for start, _ in unread], side="right"), 1)
    np.add.at(marks, np.searchsorted(tokens.starts, [end for _, end in unread]), -1)
    outside = np.cumsum(marks[:-1]) <= 0
    return Tokens(tokens.starts[outside], tokens.ends[outside], tokens.hashes[outside])


_NAMED = re.compile(r'"[\w-]{1,40}" ?: ')
_CODE = ("{", "}", "=", "<", "()", ";\n")
_ADDRESS = (
    r"!\[[^\[\]]*\]\([^()\s]*\)"  # a picture in Markdown: its description is not read beside the caption
    r"|\]\([^()\s]+\)"
    r"|/(?:[\w.-]+/){2,}[\w.-]+"  # a file's path: what a server's errors have in common is no prose
    r"|(?:https?://|www\.|pic\.twitter\.com/|t\.co/)[^\s<>\"“”()]+"
)


def _blocks(table: LineTable, lines: NDArray[np.intp]) -> Iterator[tuple[Document, Iterable[_Numbered]]]:
    """For each document that has some of the ``lines``, the paragraphs in which they stand."""
    begins = table.points.take(lines)
    columns = [table.filled.searchsorted(lines), begins, begins + table.sizes.take(lines)]
    rows = zip(table.of.take(lines).tolist(), *[column.tolist() for column in columns], strict=True)
    wrapped = set(table.of.take(lines[_may_be_wrapped(table).take(lines)]).tolist())
    for text, suspects in groupby(rows, itemgetter(0)):
        document = table.documents[text]
        # Where it has other line ends, the table has another text.
        cut = _paragraphs if text in wrapped or document.text != table.texts[text] else _lines
        yield document, cut(document, suspects)


def _lines(document: Document, lines: Iterable[_Line]) -> Iterator[_Numbered]:
    text = document.text
    for _, number, start, end in lines:
        line = text[start:end]
        if trimmed := line.strip():
            begin = start + (line.index(trimmed[0]) if len(trimmed) < len(line) else 0)
            yield number, Block(begin, begin + len(trimmed), trimmed)


def _paragraphs(document: Document, lines: Iterable[_Line]) -> Iterator[_Numbered]:
    every = _unwrapped(document)
    begins = [block.start for block in every]
    numbers: set[int] = set()
    for _, _, start, end in lines:
        numbers.update(range(max(bisect_right(begins, start) - 1, 0), bisect_right(begins, end)))
    yield from ((number, every[number]) for number in sorted(numbers))


def _may_be_wrapped(table: LineTable) -> NDArray[np.bool_]:
    """Which lines, or last ones of a paragraph, stand right beside another that has a wrapped line's length."""
    sizes, touching = table.sizes, table.begins[1:] - table.ends[:-1] == 1
    long = (sizes >= WRAPPED[0]) & (sizes <= WRAPPED[1])
    beside = np.zeros(len(sizes), dtype=np.bool_)
    beside[1:] = touching & long[:-1]
    beside[:-1] |= touching & long[1:]
    return beside & (sizes <= WRAPPED[1])


def _unwrapped(document: Document) -> Sequence[Block]:
    # A headline above its date looks like two lines of wrapped prose, and prose wrapped into just two
    # lines loses two shingles at the break: so two lines stay two.
    if len(document.paragraphs) == len(document.lines):
        return document.lines
    blocks: list[Block] = []
    lines = iter(document.lines)
    for paragraph in document.paragraphs:
        parts = []
        for line in lines:
            parts.append(line)
            if line.end >= paragraph.end:
                break
        blocks += parts if len(parts) == 2 else [paragraph]
    return blocks
