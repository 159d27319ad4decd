"""Quotation marks: which there are, which pair up in which language, and which way a mark faces in its place.

The pairs are those of CLDR's ``delimiters`` and of the national conventions beyond it, plus what
typewriters left behind (``''…''``, two commas for „, and LaTeX's double back-quotes).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["CLOSERS", "DOUBLE", "ELISIONS", "OPENERS", "PAIRS", "SINGLE", "STRAIGHT", "facing", "unspaced"]

_CJK_PAIRS = frozenset({"〝〞", "〝〟", "「」", "『』", "《》", "〈〉", "｢｣"})
_SINGLE_PAIRS = frozenset({"‘’", "‚‘", "‚’", "‛’", "''", "`'", "`´", "´´", "``", "`’"})
PAIRS = (
    frozenset({"“”", "„“", "„”", "‟”", '""', "«»", "»«", "»»", "‹›", "›‹", "››", "＂＂", "״״"})
    | frozenset({"''''", "``''", "‘‘’’", "’’’’", ",,“", ",,”", ',,"', ",,''"})
    | _CJK_PAIRS
    | _SINGLE_PAIRS
)
"""Opening and closing mark, written together. ``”…”`` and ``’…’`` (Swedish, Finnish) depend on the article."""

OPENERS = frozenset("“„‟«‹‘‚‛「『《〈｢〝") | {"``", "‘‘", ",,"}
CLOSERS = frozenset("”»›’」』》〉｣〞〟") | {"’’"}
"""Which way a mark faces by its shape alone; spacing may say otherwise (German »…«, „…“)."""

DOUBLE = frozenset('“”„‟"«»＂״〝〞〟「」『』《》〈〉｢｣') | {"''", '""', "``", "‘‘", "’’", ",,"}
SINGLE = frozenset("‘’‚‛'`´‹›")
STRAIGHT = frozenset("\"'＂״") | {"''", '""'}

_ELISIONS = """
em er im tis twas twere twill til till cause cuz coz cos bout round neath n nuff sup scuse kay ere fore gainst mong
ya yer ello allo ood pon cept fraid ol ole d ll ve re m s t burbs hood hoods tude cello phone bus flu zine stache fro
shrooms roids za copter net tween twixt nother nuther splain cha tcha appen ow tec gator gators bama cuse canes skins
noles huskers hawks cats dogs nova zona boks pokes stangs backs dores berry
arry ouse ome ead alf undred ospital orse eaven imself erself ave avin
k r ie ne nem ner nen ns nduja ndrangheta ntra sto sta sti ste ncopp ncoppa nu nun l yan yar
"""
ELISIONS = frozenset(_ELISIONS.split())
"""Words that begin with an apostrophe, lower-cased, without it: English with what sports pages shorten, then Dutch,
Afrikaans, German, Italian with Neapolitan, Hausa."""

_NEUTRAL = frozenset("-/=+<>&\"'`*_~#|\\")
# Scripts that set no space between words or glue endings to a quotation: what stands beside a mark there says nothing.
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1100, 0x11FF),  # Hangul
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0xA4CF),  # Chinese and Japanese with their punctuation
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)


def facing(before: str, after: str) -> int:
    """Which way a mark faces between these two characters ('' at the edge of a paragraph).

    1 opens, -1 closes, 0 cannot be told.
    """
    if before == "…" and after and unspaced(after):
        return 0  # an ellipsis ends a quotation there as often as one begins behind it
    return max(-1, min(1, _before(before) + _after(after)))


@lru_cache(maxsize=4096)
def _before(char: str) -> int:
    if not char or char.isspace():
        return 1
    if char in _NEUTRAL or unspaced(char):
        return 0
    category = unicodedata.category(char)
    if category in {"Ps", "Pi"}:
        return 1
    return 0 if category in {"Pd", "Pf"} else -1


@lru_cache(maxsize=4096)
def _after(char: str) -> int:
    if not char or char.isspace():
        return -1
    if char in _NEUTRAL or char == "…" or unspaced(char):
        return 0
    category = unicodedata.category(char)
    if category in {"Ps", "Sc"} or category[0] in "LNM" or char in "@¿¡":
        return 1
    return -1 if category[0] == "P" and category not in {"Pd", "Pi"} else 0


def unspaced(char: str) -> bool:
    """Whether this is a letter of a script that sets no space between words, or glues endings to a quotation."""
    point = ord(char)
    return point >= 0x0E00 and any(low <= point <= high for low, high in _UNSPACED)
