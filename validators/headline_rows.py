"""Headlines of other stories between the paragraphs: lines in Title Case that follow each other.

A site shows two or three links to what else it has, and a scraper takes them as paragraphs. One such line may be a
heading; two in a row, with nothing under the first, are none. Of 17 places so found in 6,000 English
articles all are links or prompts of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.endings.prose import is_closed
from scrapelint.validators.engine.code import is_technical
from scrapelint.validators.engine.document import Block, Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import LineTable, line_table, prepare

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
    return table.once(_has_rows)[number]


def _has_rows(table: LineTable) -> list[bool]:
    filled = table.filled
    sizes, of = table.sizes.take(filled), table.of.take(filled)
    possible = (sizes >= SHORTEST) & (sizes <= LONGEST)
    possible &= _FIRST.take(table.octets.take(table.begins.take(filled)))
    possible &= _LAST.take(table.octets.take(table.ends.take(filled) - 1))
    both = possible[1:] & possible[:-1] & (of[1:] == of[:-1])
    found = np.zeros(len(table.texts), dtype=np.bool_)
    found[of[1:][both]] = True
    told: list[bool] = found.tolist()
    return told


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield each row of such lines below the first paragraph."""
    lines = document.lines
    begin = next((number for number, line in enumerate(lines) if _is_paragraph(line.text)), len(lines))
    for headlines, run in groupby(lines[begin:], lambda line: _is_headline(line.text)):
        block = list(run)
        introduced = lines[begin - 1].text[-1] in _INTRODUCES
        if headlines and params.least <= len(block) <= MANY and not introduced and _vary(block):
            start, end = block[0].start, block[-1].end
            if not (document.once(is_technical) or document.code.touches(start, end)):
                yield Hit(start, end, values={"lines": len(block)}, confidence=0.85)
        begin += len(block)


def _is_paragraph(text: str) -> bool:
    return len(text) >= PARAGRAPH and is_closed(text)


def _vary(block: list[Block]) -> bool:
    """Whether no word stands in most of three headlines and more."""
    words = Counter(word for line in block for word in set(_WORD.findall(line.text)) - _SMALL)
    return len(block) <= 2 or max(words.values()) <= ALIKE * len(block)


def _is_headline(text: str) -> bool:
    if not SHORTEST <= len(text) <= LONGEST or text[0] in _OTHER_FIRST or text[-1] in _OTHER_LAST:
        return False
    if text[0].encode()[0] in _NO_FIRST or text[-1].encode()[-1] in _NO_LAST or _CREDIT.match(text):
        return False
    words: list[str] = _WORD.findall(text)
    telling = [word for word in words if word.lower() not in _SMALL]
    if len(words) < WORDS or 2 * len(telling) < len(words) or text.isupper():
        return False
    return sum(word[0].isupper() for word in telling) >= CAPITALS * len(telling)
