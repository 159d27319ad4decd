"""Finds the quotation marks of a paragraph and says how likely each opens, closes, or is none at all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from scrapelint import lazyre as re
from scrapelint.validators.engine.spans import Spans
from scrapelint.validators.quotation.conventions import CLOSERS, DOUBLE, ELISIONS, OPENERS, SINGLE, STRAIGHT, unspaced
from scrapelint.validators.quotation.conventions import facing as face
from scrapelint.validators.quotation.surroundings import (
    BROKEN,
    GERSHAYIM,
    HIDES,
    abbreviates,
    is_broken,
    is_code,
    lead,
    neighbour,
    passages,
)

__all__ = ["ALONE", "CONTRACTED", "MISFACED", "NEVER", "UNFACED", "Mark", "marks"]

# Prices of reading a mark in some way. What matters is their order: one mark facing the wrong way is cheaper than
# two marks alone, but three are dearer; a reading that nothing speaks for is paid a little, so that a better one wins.
ALONE = 1.0
MISFACED = 0.8
SHIFTED = 0.4
"""A curly mark on the wrong side of a space (“yes ”she said): more likely that than two errors."""
UNFACED = 0.05
UNLIKELY = 0.3
NEVER = 99.0

# One class first, so that the search runs from mark to mark; then its twin, where the two make one mark. An apostrophe
# inside a word is none, unless what follows may be of a script without spaces.
_ONE = (
    r"[\"“”„‟«»‹›「」『』《》〈〉｢｣〝〞〟＂״‘’‚‛'`´](?!(?<=[^\W_][’‛'`´])[^\W_\u0e00-\U0010ffff])"
    r"(?:(?<=')'|(?<=\")\"|(?<=`)`|(?<=‘)‘|(?<=’)’(?!’))?"
)
_MARK = re.compile(_ONE)
# With two commas for a mark, the search can no longer leap: it is asked only where there are two.
_MARK_OR_COMMAS = re.compile(_ONE + r"|(?<![^\s(]),,(?=[^\W\d_])")
CONTRACTED = r"(?:s|t|d|m|re|ve|ll)\b"
"""What follows an apostrophe in English; after ‘ other letters make it a Hawaiian ʻokina or an Arabic ayn (Hawai‘i)."""
_CONTRACTED = re.compile(CONTRACTED, re.IGNORECASE)
_SMALL = re.compile(r"(?<![\d.,:])\d{1,2}\Z")
_WORD = re.compile(r"[^\W_]{1,14}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2}['’] \w")
_ELIDES = re.compile(r"[\"“„](?=\w)|«")  # l'"Étranger"
_CLOSED_NEXT = re.compile(r"[\"”](?!\w)")
_PART = re.compile(rf"[^\W\d_]{{2,12}}['’](?!{CONTRACTED})[^\W\d_]", re.IGNORECASE)
"""A part of a word in marks, for a pun: the ‘nay’bours."""
_OF_CODE = frozenset({'"', '""', "''"})
_APOSTROPHES = frozenset("'’‘`´‛")


class Mark(NamedTuple):
    """What may be a quotation mark; offsets are code points into the field.

    ``opens``, ``closes`` and ``alone`` are the prices of reading it so; ``alone`` at or above ALONE is a fault.
    ``lead`` is the last visible character before a mark that may open: '…' for three dots too, and LOST_BREAK where
    a zero-width character after the end of a sentence tells that two paragraphs were run together.
    """

    start: int
    end: int
    glyph: str
    opens: float
    closes: float
    alone: float
    lead: str = ""


def marks(text: str, start: int, end: int, *, guillemets: bool = True, spaced: bool = True) -> Iterator[Mark]:
    """The marks in ``text[start:end]`` (a paragraph) that are not plainly apostrophes, measures or code.

    ``guillemets`` says that the article quotes with them, so that one at the edge is no arrow; ``spaced`` that it does
    so with a space inside, without which one behind a space is an arrow all the same.
    """
    for match in _candidates(text, start, end):
        low, high = match.span()
        glyph = match[0]
        before, after = text[low - 1] if low > start else "", text[high] if high < end else ""
        if (before in BROKEN or after in BROKEN) and is_broken(text, low, high, start, end):
            continue
        if before in HIDES:
            before = neighbour(text, low - 1, -1, start, end)
        if after in HIDES:
            after = neighbour(text, high, 1, start, end)
        hebrew = glyph in GERSHAYIM and "\u05d0" <= before <= "\u05ea"
        if (hebrew and abbreviates(text, low, high)) or (glyph in _OF_CODE and is_code(text, low, high)):
            continue
        if glyph in _APOSTROPHES and before.isalnum() and (_letter(after) or _ELIDES.match(text, high)):
            if glyph == "‘" and _CONTRACTED.match(text, high):
                yield Mark(low, high, glyph, NEVER, NEVER, 0.0)
        elif glyph == '""' and face(before, after) != 1:
            yield Mark(low, low + 1, '"', *_double('"', before, '"', guillemets))
            yield Mark(low + 1, high, '"', *_double('"', '"', after, guillemets))
        else:
            if glyph in _APOSTROPHES or glyph == "‚":
                prices = _single(glyph, before, after, text, high)
            else:
                apart = (after if glyph in "«‹" else before).isspace()
                prices = _double(glyph, before, after, guillemets and (spaced or not apart))
                # 12” pipes: a year before the mark is no measure.
                if glyph == "”" and before.isdigit() and _SMALL.search(text, max(low - 4, start), low):
                    prices = (*prices[:2], 0.5)
            yield Mark(low, high, glyph, *prices, lead(text, low, start) if prices[0] < NEVER else "")


def _candidates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The marks outside measures, which are looked for only when a mark follows a number, and outside code."""
    passed = Spans(passages(text, start, end)) if text.find("`", start, end) >= 0 else None
    pattern = _MARK_OR_COMMAS if text.find(",,", start, end) >= 0 else _MARK
    for match in pattern.finditer(text, start, end):
        low, high = match.span()
        if passed is None and _is_behind_number(text[max(low - 2, start) : low]):
            passed = Spans(passages(text, start, end))
        if passed is None or not passed.touches(low, high):
            yield match


def _is_behind_number(before: str) -> bool:
    """Whether one of the two characters before a mark is numeric."""
    return not before.isalpha() and any(map(str.isnumeric, before))


def _letter(char: str) -> bool:
    """Whether an apostrophe before it, behind another, stands inside a word."""
    return char.isalnum() and not unspaced(char)


_Prices = tuple[float, float, float]


@lru_cache(maxsize=8192)
def _double(glyph: str, before: str, after: str, guillemets: bool) -> _Prices:
    """The prices of a mark that is no apostrophe, which its neighbours alone decide."""
    way = face(before, after)
    if glyph in "«»‹›":
        return _guillemet(glyph, before, after, way, guillemets)
    return _straight(glyph, before, after, way) if glyph in STRAIGHT else _curly(glyph, way)


def _straight(glyph: str, before: str, after: str, way: int) -> _Prices:
    harmless = (
        (before.isdigit() and way <= 0 and glyph != "״")  # inches, seconds
        or (before == "=" or after == ">")  # an attribute of leaked markup, another rule's business
        or (glyph == "''" and way == 0)  # an empty string in code
    )
    # Hebrew writes abbreviations with a mark before their last letter.
    inside = before.isalpha() and after.isalpha() and "\u0590" <= before <= "\u05ff"
    alone = 0.0 if inside else 0.1 if harmless else ALONE
    return (MISFACED, UNFACED, 0.0)[way + 1], (0.0, UNFACED, MISFACED)[way + 1], alone


def _guillemet(glyph: str, before: str, after: str, way: int, guillemets: bool) -> _Prices:
    outward = 1 if glyph in "«‹" else -1
    # French sets spaces inside, so that only the shape tells; German and Danish turn the shape round.
    opens = 0.0 if way == 1 or (way == 0 and outward == 1) else UNFACED if way == 0 else MISFACED
    closes = 0.0 if way == -1 or (way == 0 and outward == -1) else UNFACED if way == 0 else MISFACED
    # Arrows: "read more »", "« back", and the crumbs of "Home » News"; one alone in an article that quotes otherwise.
    single, edge = glyph in "‹›" and not (before.strip() and after.strip()), (before if outward == 1 else after).strip()
    arrow = not guillemets and (single or (way == 0 and not edge))
    return opens, closes, 0.1 if arrow else ALONE


def _curly(glyph: str, way: int) -> _Prices:
    if glyph == ",,":
        return 0.0, NEVER, UNLIKELY
    if glyph in OPENERS:
        opens = (SHIFTED, 0.0, 0.0)[way + 1]
        closes = (UNFACED, UNLIKELY, NEVER)[way + 1] if glyph in {"“", "‘‘", "‟"} else NEVER
    elif glyph in CLOSERS:
        opens = (NEVER, MISFACED, UNFACED)[way + 1] if glyph in {"”", "’’"} else NEVER
        closes = (0.0, 0.0, SHIFTED)[way + 1]
    else:
        opens = closes = 0.0
    return opens, closes, ALONE


def _single(glyph: str, before: str, after: str, text: str, end: int) -> _Prices:
    way = face(before, after)
    word = _WORD.match(text, end)
    elided = word is not None and glyph in _APOSTROPHES and (word[0].casefold() in ELISIONS or word[0][0].isdigit())
    opens = closes = NEVER
    if way == 1:
        opens = UNLIKELY if elided else 0.2 if glyph == "’" else 0.0
    elif way == 0 and glyph != "’" and (unspaced(before or " ") or not before.isalnum()):
        opens = UNFACED
    if way == -1 or (way == 0 and before and not before.isspace()):
        closes = (UNFACED if before.isalnum() else 0.0) + (UNFACED if glyph in "‘‚‛" else 0.0)
    elif way == 1 and before and _CLOSED_NEXT.match(text, end):
        closes = SHIFTED  # “… ‘No? ’” with a space too many
    quoted = before in DOUBLE or before in SINGLE
    in_han = glyph == "‘" and way == 0 and after != "" and unspaced(after)  # no apostrophe begins a word there
    if (
        glyph == "‚" or in_han or (not unspaced(after or " ") and _PART.match(text, end))
    ):  # also what a comma is mistaken for
        alone = UNLIKELY
    elif before == "." and glyph in "’'" and _INITIALS.match(text, end - len(glyph) - 4):
        alone = UNLIKELY  # the U.S.' rating
    elif (glyph in "‘‛'" and way == 1 and not elided and after.isalpha() and not quoted) or (
        glyph in "’'" and way == -1 and before in {".", ",", "!", "?"}
    ):
        alone = ALONE
    else:
        alone = 0.2 if glyph == "‘" and way == -1 else 0.0
    return opens, closes, alone
