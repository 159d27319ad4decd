"""Headlines of other stories between the paragraphs: lines in Title Case that follow each other.

A site shows two or three links to what else it has, and a scraper takes them as paragraphs. One such line may be a
heading; two in a row, with nothing under the first, are none. Of 13 places so found in 6,000 English
articles all are links or prompts of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.endings.prose import is_closed
from scrapelint.validators.engine.code import is_technical
from scrapelint.validators.engine.document import Block, Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import LineTable, line_table, prepare
from scrapelint.validators.engine.spans import Span

__all__ = ["Params", "concerns", "find", "prepare"]

SHORTEST, LONGEST = 40, 140
"""Code points of a headline; names with an office are shorter."""
PARAGRAPH = 140
"""Code points of a paragraph that stands before them: headings and summaries stand above the first."""
MANY, ALIKE = 8, 0.67
"""Headlines in a row, at most, and the share of them that may have a word in common: products and titles of works are
listed so."""
WORDS, CAPITALS = 5, 0.85
"""Words of a headline, and the share of those that are not small that have a capital."""
COMMAS = 2
"""More of them stand in a list of names: who scored, who played."""
_SMALL = frozenset(
    "a an and as at but by for from if in into is are be nor of off on onto or out over per so than that the to up via "
    "vs with".split()
)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*")
_NO_FIRST = b'"#*+-.0123456789<=>[|'
_NO_LAST = b'!),-.:;"'
_FIRST, _LAST = np.ones((2, 256), dtype=np.bool_)
"""By a byte at a line's edge, whether the line may be a headline."""
_FIRST[list(_NO_FIRST)] = False
_LAST[list(_NO_LAST)] = False
_OTHER_FIRST, _OTHER_LAST = "•–—“«", "…–—”»"
_CREDIT = re.compile(r"(?i)(?:photo|image|picture|credit|source|by|with|courtesy|copyright)\b|.*(?:https?:|@\w)")
_INTRODUCES = ":：,"


class Params(BaseModel):
    """Options of a ``headline_rows`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    least: int = Field(2, ge=2, description="Headlines in a row.")


def concerns(document: Document) -> bool:
    """Whether two lines in a row may be headlines, as far as their size and edges tell."""
    table, number = document.once(line_table)
    return number in table.once(_rows)


def _rows(table: LineTable) -> dict[int, list[Span]]:
    """For texts that have such lines, which of those that are not blank they are, from and to."""
    filled = table.filled
    sizes, of = table.sizes.take(filled), table.of.take(filled)
    possible = (sizes >= SHORTEST) & (sizes <= LONGEST)
    possible &= _FIRST.take(table.octets.take(table.begins.take(filled)))
    possible &= _LAST.take(table.octets.take(table.ends.take(filled) - 1))
    both = possible[1:] & possible[:-1] & (of[1:] == of[:-1])  # such a line and the one before it
    edges = np.diff(both, prepend=False, append=False).nonzero()[0]
    texts = of.take(edges[::2])
    first = table.filled_firsts.take(texts)
    rows: dict[int, list[Span]] = {}
    columns = (texts, edges[::2] - first, edges[1::2] + 1 - first)
    for text, begin, end in zip(*[column.tolist() for column in columns], strict=True):
        rows.setdefault(text, []).append((begin, end))
    return rows


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield each row of such lines below the first paragraph."""
    table, number = document.once(line_table)
    filled = table.filled[table.filled_firsts[number] :]
    for low, high in table.once(_rows).get(number, ()):
        begin = low
        for headlines, run in groupby(filled[low:high].tolist(), lambda line: _is_headline(table.line(line).strip())):
            end = begin + len(list(run))
            if headlines and params.least <= end - begin <= MANY:
                yield from _told(document, begin, end)
            begin = end


def _told(document: Document, begin: int, end: int) -> Iterator[Hit]:
    """The lines from ``begin`` to ``end``, of those that are not blank, if they are links."""
    block = document.lines[begin:end]
    introduced = document.lines[begin - 1].text[-1] in _INTRODUCES
    if begin <= document.once(_first_paragraph) or introduced or not _vary(block) or document.once(is_technical):
        return
    start, end = block[0].start, block[-1].end
    if not document.code.touches(start, end):
        yield Hit(start, end, values={"lines": len(block)}, confidence=0.85)


def _first_paragraph(document: Document) -> int:
    """Which of the lines that are not blank is the first paragraph; their number if none is."""
    lines = document.lines
    return next((number for number, line in enumerate(lines) if _is_paragraph(line.text)), len(lines))


def _is_paragraph(text: str) -> bool:
    return len(text) >= PARAGRAPH and is_closed(text)


def _vary(block: Sequence[Block]) -> bool:
    """Whether no word stands in most of three headlines and more."""
    words = Counter(word for line in block for word in set(_WORD.findall(line.text)) - _SMALL)
    return len(block) <= 2 or max(words.values()) <= ALIKE * len(block)


def _is_headline(text: str) -> bool:
    if not SHORTEST <= len(text) <= LONGEST or text[0] in _OTHER_FIRST or text[-1] in _OTHER_LAST:
        return False
    if (
        text[0].encode("utf-8", "replace")[0] in _NO_FIRST
        or text[-1].encode("utf-8", "replace")[-1] in _NO_LAST
        or _CREDIT.match(text)
    ):
        return False
    if text.count(",") > COMMAS:
        return False
    words: list[str] = _WORD.findall(text)
    telling = [word for word in words if word.lower() not in _SMALL]
    if len(words) < WORDS or 2 * len(telling) < len(words) or text.isupper():
        return False
    return sum(word[0].isupper() for word in telling) >= CAPITALS * len(telling)
