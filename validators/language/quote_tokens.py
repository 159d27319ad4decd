"""Finds the quotation marks of a paragraph and says how likely each opens, closes, or is none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrapelint.validators.engine.spans import Span, Spans
from scrapelint.validators.language.quotation import CLOSERS, DOUBLE, ELISIONS, OPENERS, SINGLE, STRAIGHT, unspaced
from scrapelint.validators.language.quotation import facing as face

__all__ = ["ALONE", "CONTRACTED", "NEVER", "UNFACED", "Mark", "marks"]

# Prices of reading a mark in some way. What matters is their order: one mark facing the wrong way is cheaper than
# two marks alone, but three are dearer; a reading that nothing speaks for is paid a little, so that a better one wins.
ALONE = 1.0
MISFACED = 0.8
SHIFTED = 0.4
"""A curly mark on the wrong side of a space (“yes ”she said): more likely that than two errors."""
UNFACED = 0.05
UNLIKELY = 0.3
NEVER = 99.0

_MARK = re.compile(r"''|\"\"|``|‘‘|’’|[\"“”„‟«»‹›「」『』《》〈〉｢｣〝〞〟＂״‘’‚‛'`´]")
_MEASURE = re.compile(
    r"\d\s?(?:['’′]\s?\d{1,2}(?:\.\d|[¼½¾])?\s?(?:[\"”″]|''|’’)|(?<![\d.,:]\d\d\d)[\"”](?=\s?[x×]\s?\d))"
)
"""Feet and inches, minutes and seconds (5'11", 6’2”), and sizes (12" x 14")."""
_CODE = re.compile(r"(?<![`\w])(`{1,2})(?=[^`\s])[^`\n]{1,160}(?:`[^`\n]{1,160}){0,3}?(?<=\S)\1(?![`'\w])")
"""Code between back-quotes, as Markdown has it. What ends in an apostrophe is LaTeX's quotation."""
CONTRACTED = r"(?:s|t|d|m|re|ve|ll)\b"
"""What follows an apostrophe in English; after ‘ other letters make it a Hawaiian ʻokina or an Arabic ayn (Hawai‘i)."""
_CONTRACTED = re.compile(CONTRACTED, re.IGNORECASE)
_MOJIBAKE = re.compile("(?:[â€¬Ã\u0080]|¬Å)\\Z")
"""UTF-8 read as code page 1252 or Latin-1 leaves quotation marks behind that nobody set: â€œ, Ã¢â‚¬â„¢."""
_SMALL = re.compile(r"(?<![\d.,:])\d{1,2}\Z")
_WORD = re.compile(r"[^\W_]{1,14}")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | frozenset(
    map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
_APOSTROPHES = frozenset("'’‘`´‛")


class Mark(NamedTuple):
    """What may be a quotation mark; offsets are code points into the field.

    ``opens``, ``closes`` and ``alone`` are the prices of reading it so; ``alone`` at or above ALONE is a fault.
    """

    start: int
    end: int
    glyph: str
    opens: float
    closes: float
    alone: float


class _Place(NamedTuple):
    text: str
    start: int
    end: int
    before: str
    after: str
    facing: int


def marks(text: str, start: int, end: int, *, guillemets: bool = True) -> Iterator[Mark]:
    """The marks in ``text[start:end]`` (a paragraph) that are not plainly apostrophes, measures or code.

    ``guillemets`` says that the article quotes with them, so that one at the edge is no arrow.
    """
    passed = Spans(_passages(text, start, end))
    for match in _MARK.finditer(text, start, end):
        low, high = match.span()
        glyph = match[0]
        if (passed and passed.touches(low, high)) or _MOJIBAKE.search(text, max(low - 2, 0), low):
            continue
        before, after = _neighbour(text, low - 1, -1, start, end), _neighbour(text, high, 1, start, end)
        if glyph in _APOSTROPHES and before.isalnum() and after.isalnum() and not unspaced(after):
            if glyph == "‘" and _CONTRACTED.match(text, high):
                yield Mark(low, high, glyph, NEVER, NEVER, 0.0)
        elif glyph == '""' and face(before, after) != 1:
            yield _price('"', _place(text, low, low + 1, before, '"'), guillemets)
            yield _price('"', _place(text, low + 1, high, '"', after), guillemets)
        else:
            yield _price(glyph, _place(text, low, high, before, after), guillemets)


def _passages(text: str, start: int, end: int) -> Iterator[Span]:
    """Where marks are no quotation marks."""
    for match in _MEASURE.finditer(text, start, end):
        yield match.span()
    if text.find("`", start, end) >= 0:
        for match in _CODE.finditer(text, start, end):
            yield match.span()


def _neighbour(text: str, index: int, step: int, start: int, end: int) -> str:
    """The next character that can be seen, '' at the edge of the paragraph; three dots are one."""
    for _ in range(4):  # no text needs more invisible characters in a row
        if not start <= index < end:
            return ""
        if text[index] not in _INVISIBLE:
            break
        index += step
    else:
        return ""
    if step > 0 and text.startswith("...", index):
        return "…"
    return text[index]


def _place(text: str, start: int, end: int, before: str, after: str) -> _Place:
    return _Place(text, start, end, before, after, face(before, after))


def _price(glyph: str, place: _Place, guillemets: bool) -> Mark:
    if glyph in "«»‹›":
        prices = _guillemet(glyph, place, guillemets)
    elif glyph in SINGLE:
        prices = _single(glyph, place)
    elif glyph in STRAIGHT:
        prices = _straight(glyph, place)
    else:
        prices = _curly(glyph, place)
    return Mark(place.start, place.end, glyph, *prices)


_Prices = tuple[float, float, float]


def _straight(glyph: str, place: _Place) -> _Prices:
    before, after, way = place.before, place.after, place.facing
    harmless = (
        (before.isdigit() and way <= 0 and glyph != "״")  # inches, seconds
        or (before == "=" or after == ">")  # an attribute of leaked markup, another rule's business
        or (glyph == "''" and way == 0)  # an empty string in code
    )
    # Hebrew writes abbreviations with a mark before their last letter.
    inside = before.isalpha() and after.isalpha() and "\u0590" <= before <= "\u05ff"
    alone = 0.0 if inside else 0.1 if harmless else ALONE
    return (MISFACED, UNFACED, 0.0)[way + 1], (0.0, UNFACED, MISFACED)[way + 1], alone


def _guillemet(glyph: str, place: _Place, guillemets: bool) -> _Prices:
    way, outward = place.facing, 1 if glyph in "«‹" else -1
    # French sets spaces inside, so that only the shape tells; German and Danish turn the shape round.
    opens = 0.0 if way == 1 or (way == 0 and outward == 1) else UNFACED if way == 0 else MISFACED
    closes = 0.0 if way == -1 or (way == 0 and outward == -1) else UNFACED if way == 0 else MISFACED
    # Arrows: "read more »", "« back", and the crumbs of "Home » News".
    edge = place.before if outward == 1 else place.after.strip()
    return opens, closes, 0.1 if way == 0 and not edge and not guillemets else ALONE


def _curly(glyph: str, place: _Place) -> _Prices:
    way = place.facing
    if glyph in OPENERS:
        opens = (SHIFTED, 0.0, 0.0)[way + 1]
        closes = (UNFACED, UNLIKELY, NEVER)[way + 1] if glyph in {"“", "‘‘", "‟"} else NEVER
    elif glyph in CLOSERS:
        opens = (NEVER, MISFACED, UNFACED)[way + 1] if glyph in {"”", "’’"} else NEVER
        closes = (0.0, 0.0, SHIFTED)[way + 1]
    else:
        opens = closes = 0.0
    # 12” pipes: a year before the mark is no measure.
    inches = glyph == "”" and _SMALL.search(place.text, max(place.start - 4, 0), place.start)
    return opens, closes, 0.5 if inches else ALONE


def _single(glyph: str, place: _Place) -> _Prices:
    before, after, way = place.before, place.after, place.facing
    word = _WORD.match(place.text, place.end)
    elided = word is not None and glyph in _APOSTROPHES and (word[0].casefold() in ELISIONS or word[0][0].isdigit())
    opens = closes = NEVER
    if way == 1:
        opens = UNLIKELY if elided else 0.2 if glyph == "’" else 0.0
    elif way == 0 and not before.isalnum() and glyph != "’":
        opens = UNFACED
    if way == -1 or (way == 0 and before and not before.isspace()):
        closes = (UNFACED if before.isalnum() else 0.0) + (UNFACED if glyph in "‘‚‛" else 0.0)
    quoted = before in DOUBLE or before in SINGLE
    if glyph == "‚":  # also what a comma is mistaken for
        alone = UNLIKELY
    elif (glyph in "‘‛'" and way == 1 and not elided and after.isalpha() and not quoted) or (
        glyph in "’'" and way == -1 and before in {".", ",", "!", "?"}
    ):
        alone = ALONE
    else:
        alone = 0.2 if glyph == "‘" and way == -1 else 0.0
    return opens, closes, alone
