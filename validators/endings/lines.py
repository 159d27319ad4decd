"""The lines of a text that end without a mark which ends a sentence, found for many texts together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.linetable import LineTable, line_table

__all__ = ["CLOSED", "WORD", "Open", "open_lines"]

CLOSED = ".!?…。！？؟۔।॥።։።:;：；\"'”’»›“)）］】」』*_>|}"
"""Signs after which a line is not looked at: what ends a sentence, a quotation, a bracket, markup. The colon and the
semicolon, after which lists follow, have a look of their own."""
SHORTEST = 16
"""Code points of a line that is looked at at all: 'Der Rat tagt am' of three words, 20 signs of Chinese."""
WORD = 24
"""Code points before a line's end in which its last word is looked for."""
_BLANKS = frozenset(" \t\xa0\u200b")
_COLONS = frozenset(":：")
_ENDING = frozenset(CLOSED) - _COLONS
_LOOKED_AT = np.ones(256, dtype=np.bool_)
"""By its last byte, whether a line is looked at, as far as ASCII goes: letters, commas, colons, what may be blanks."""
_LOOKED_AT[:128] = [char.isalpha() or char in _BLANKS or char in ",:" for char in map(chr, range(128))]
_WIDE = np.array([int.from_bytes(sign.encode(), "big") for sign in _ENDING if sign >= "\u0800"], dtype=np.uint32)
"""The signs of three bytes, among which are the commonest beyond ASCII."""


class Open(NamedTuple):
    """A line without an end: code points of its first and behind its last sign, that sign, and what it ends.

    ``word`` is what stands behind the line's last space: ``WORD`` code points at most.
    """

    start: int
    end: int
    sign: str
    word: str


def open_lines(document: Document) -> list[Open]:
    """For ``document.once``: lines of some length that end in a letter, a comma, a colon."""
    table, number = document.once(line_table)
    return table.once(_open_lines)[number]


def _open_lines(table: LineTable) -> list[list[Open]]:
    found: list[list[Open]] = [[] for _ in table.texts]
    lines = (table.sizes >= SHORTEST).nonzero()[0]
    lines = lines[_LOOKED_AT.take(table.tails(1, lines))]
    lines = lines[~np.isin(table.tails(3, lines), _WIDE)]
    starts = table.points.take(lines)
    places = table.of.take(lines).tolist(), starts.tolist(), (starts + table.sizes.take(lines)).tolist()
    for number, start, stop in zip(*places, strict=True):
        text, end = table.texts[number], stop
        if (sign := text[end - 1]) in _BLANKS:
            end -= 1
            if (sign := text[end - 1]) in _COLONS:
                continue
        if sign not in _ENDING and not sign.isspace() and end - start >= SHORTEST:
            last = text[max(start, end - WORD) : end]
            found[number].append(Open(start, end, sign, last[last.rfind(" ") + 1 :]))
    return found
