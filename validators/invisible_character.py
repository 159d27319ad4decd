"""Characters that nobody sees, where they do not belong: joiners and spaces of no width, direction marks, fillers.

They split words for every search and comparison. They belong into emoji, into words of Persian, Urdu and Indic
scripts, between words of Thai and its neighbours, and beside right-to-left writing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.fix import Edit, Fix
from scrapelint.validators.wording.guess import language
from scrapelint.validators.wording.lexicon import lexicon, normal

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """``invisible_character`` has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_CLASS = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_WIDE = re.compile("[\u115f\u1160\u2028\u2029\u2800\u3164\uffa0]")
"""Those that part lines, or are as wide as a letter: what should stand in their place is not certain."""
SIDE = 60
"""Code points on either side in which right-to-left writing makes direction marks useful."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1bff\ua800-\uabff"
    "\ufb50-\ufdff\ufe70-\ufefc"
)
_JOINED = re.compile(f"[{_JOINING}]")
"""Scripts whose letters change their shape, so that joiners say something."""
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf]")
"""Scripts without spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Tai."""
_OPENING, _CLOSING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W\d_]+")
WORD_MAX = 40
"""Code points of a word beside a zero-width space."""
WORD = 3.0
"""Zipf from which it is a word of its own: one in a million words."""
TOGETHER = 3
"""Code points of white space, at most, between characters that are told as one finding."""
RUN_MAX = 80
"""Code points of one finding."""
NAMES = {"\ufeff": "BYTE ORDER MARK", "\u2800": "BRAILLE BLANK"}


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return (f"[{_CLASS}]",)


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # likewise
    for field in ("text", "title"):
        text = document.field(field)
        if text.isascii():
            continue
        run: list[int] = []
        for match in document.utf8(field).finditer(f"[{_CLASS}]"):
            here = match.start
            if _belongs(text, here):
                continue
            if run and not _goes_on(text, run, here):
                yield _hit(document, text, run, field)
                run = []
            run.append(here)
        if run:
            yield _hit(document, text, run, field)


def _goes_on(text: str, run: list[int], here: int) -> bool:
    """Whether a character is told together with those before it."""
    end = run[-1] + 1
    return here - end <= TOGETHER and here - run[0] < RUN_MAX and not text[end:here].strip(" \xa0")


def _hit(document: Document, text: str, run: list[int], field: str) -> Hit:
    char = text[run[0]]
    name: str = NAMES.get(char, "") or unicodedata.name(char, "unassigned")
    values = {"name": name.lower(), "point": f"U+{ord(char):04X}"}
    return Hit(run[0], run[-1] + 1, field, values, 0.95, edits=_edits(document, text, run))


def _edits(document: Document, text: str, run: list[int]) -> Fix:
    """Takes the characters out, unless words or sentences may run together without them."""
    start, end = run[0], run[-1] + 1
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if _WIDE.search(text, start, end) or (before and not before.isalnum() and not before.isspace() and after.isalpha()):
        return ()
    if text[start] == "\u200b" and before.isalnum() and after.isalnum() and _parts_words(document, text, start, end):
        return ()
    return tuple([Edit(at, at + 1, "") for at in run])


def _parts_words(document: Document, text: str, start: int, end: int) -> bool:
    """Whether what stands on either side is a word of its own, and both together are none."""
    known = lexicon(document.once(language))
    left, right = (
        _WORD_BEFORE.search(text[max(0, start - WORD_MAX) : start]),
        _WORD_AFTER.match(text, end, end + WORD_MAX),
    )
    if known is None or left is None or right is None:
        return text.count("\u200b") > text.count(" ")
    words = [normal(word, known.lang) for word in (left[0], right[0], left[0] + right[0])]
    first, second, both = map(known.zipf, words)
    return min(first, second) >= WORD and not both


def _belongs(text: str, at: int) -> bool:
    """Whether the character does something where it stands."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return any(does(text, at, before, after) for does in _uses(text[at]))


@lru_cache(maxsize=256)
def _uses(char: str) -> tuple[Callable[[str, int, str, str], bool], ...]:
    return tuple(does for chars, does in _PLACES if chars.match(char))


def _varies(text: str, at: int, before: str, after: str) -> bool:  # noqa: ARG001  # all of them are asked alike
    return bool(before) and not before.isspace() and not (before.isalpha() and before < "\u0300")


def _joins(text: str, at: int, before: str, after: str) -> bool:
    if text[at] == "\u200d" and _is_picture(before) and _is_picture(after):
        return True
    return bool(_JOINED.match(before) or _JOINED.match(after))


def _separates(text: str, at: int, before: str, after: str) -> bool:  # noqa: ARG001
    return bool(_UNSPACED.match(before) or _UNSPACED.match(after))


def _directs(text: str, at: int, before: str, after: str) -> bool:  # noqa: ARG001
    return _RIGHT_TO_LEFT.search(text, max(0, at - SIDE), at + SIDE) is not None and _is_closed(text, at)


def _calculates(text: str, at: int, before: str, after: str) -> bool:  # noqa: ARG001
    if not before or not after:
        return False
    return before in "\u2061\u2062\u2063\u2064\u2009\u200a" or (
        not before.isspace() and (after.isalnum() or after in "(\u2009")
    )


def _is_closed(text: str, at: int) -> bool:
    """Whether what an embedding, override or isolate opens is closed in its line, or the other way round."""
    char = text[at]
    if char not in _OPENING and char not in _CLOSING:
        return True
    closes = "\u202c" if char in "\u202a\u202b\u202d\u202e\u202c" else "\u2069"
    if char in _OPENING:
        line = text[at + 1 : at + 2000].partition("\n")[0]
        return closes in line
    line = text[max(0, at - 2000) : at].rpartition("\n")[2]
    opens = "\u202a\u202b\u202d\u202e" if closes == "\u202c" else "\u2066\u2067\u2068"
    return any(mark in line for mark in opens)


def _is_picture(char: str) -> bool:
    return bool(char) and (char in "\ufe0f\u20e3" or char >= "\U0001f000" or "\u2190" <= char <= "\u2bff")


_PLACES: tuple[tuple[re.Pattern[str], Callable[[str, int, str, str], bool]], ...] = (
    (re.compile("[\ufe00-\ufe0f]"), _varies),
    (re.compile("[\u200c\u200d]"), _joins),
    (re.compile("\u200b"), _separates),
    (re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"), _directs),
    (re.compile("[\u2061-\u2064]"), _calculates),
    (re.compile("[\u180b-\u180e]"), lambda _text, _at, before, _after: "\u1800" <= before <= "\u18af"),
    (re.compile("\u2800"), lambda _text, _at, before, after: any("\u2801" <= c <= "\u28ff" for c in before + after)),
    (re.compile("[\U000e0100-\U000e01ef]"), lambda _text, _at, before, _after: before >= "\u2e80"),  # of ideographs
    (
        re.compile("[\U000e0020-\U000e007f]"),  # flags of regions
        lambda _text, _at, before, _after: before == "\U0001f3f4" or before >= "\U000e0000",
    ),
    (re.compile("\u034f"), lambda _text, _at, before, _after: bool(before) and unicodedata.combining(before) > 0),
)
"""What each character is for."""
