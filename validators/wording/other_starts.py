"""First words whose loss other signs tell: in capitals, behind an apostrophe, in scripts without case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from scrapelint import lazyre as re
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.wording.heads import Completion, Heads, hit, quoted
from scrapelint.validators.wording.lexicon import normal
from scrapelint.validators.wording.line_starts import ABBREVIATED, CAPITALS_GAP, PROSE, Start, line_of

__all__ = ["abbreviated", "capitals", "elided", "without_case"]

CAPITALS_NO_WORD, CAPITALS_KNOWN, CAPITALS_CLEAR = 2.6, 3.0, 1.8
"""Zipf of what is left and of the whole word, and a gap, among acronyms: 'ashington' 2.1, 'harlottesville' 0."""
UNCASED_NO_WORD, UNCASED_KNOWN, UNCASED_GAP = 3.1, 4.0, 1.9
"""The same in scripts without case, where nothing but the word speaks: 'علنت' 1.6 to 'أعلنت' 5.1, 'تب' 3.0 to 5.4."""
UNCASED_LONG, UNCASED_RARE = 5, 3.5
"""Letters of what is left, if no list has it, and Zipf of the whole word then: 'نقطعت' 0 to 'انقطعت' 3.7."""
_ELIDED = {"fr": "L", "it": "L", "ca": "L"}
_LETTERED = re.compile(r"^[ \t]*[a-qs-z][.)][ \t]", re.MULTILINE)
"""An item of a list that counts in letters."""
_VOWELS = frozenset("aeiouyhàáâäèéêëìíîïòóôöœæùúûü")


def capitals(heads: Heads, start: Start) -> Iterator[Hit]:
    """'ASHINGTON (AP)': capitals hide the loss, so only what is clearly no word counts."""
    rest = normal(start.word, heads.lang)
    if heads.lexicon is None or not start.word.isupper():
        return
    own = heads.zipf(rest)
    zipf, word = max(heads.lexicon.heads(rest), default=(0.0, ""))
    if zipf < CAPITALS_KNOWN or zipf - own < CAPITALS_GAP:
        return
    clear = len(rest) > 4 and own <= CAPITALS_NO_WORD and zipf - own >= CAPITALS_CLEAR
    if not (clear or heads.words.written(word.upper())) or heads.words.repeats(rest):
        return
    if heads.places.paragraph(start.at) is not None:
        yield hit(start, [Completion(word.upper(), zipf, zipf - own, False, False)], 0.85)


def abbreviated(heads: Heads, start: Start) -> Iterator[Hit]:
    """'ep. Holt said' for 'Rep. Holt said': a title or a month before a name or number."""
    text = heads.document.text
    following = text[start.at + len(start.word) + 1 : start.at + len(start.word) + 3]
    if heads.lang != "en" or start.quoted or heads.places.paragraph(start.at) is None:
        return
    if not following.startswith(" ") or not (following[1:].isupper() or following[1:].isdigit()):
        return
    if line_of(text, start.at).count(" ") < PROSE - 1 or (len(start.word) == 1 and _LETTERED.search(text)):
        return
    likely = quoted(ABBREVIATED[start.word])
    yield Hit(start.at, start.at + len(start.word), values={"word": start.word, "likely": likely}, confidence=0.9)


def without_case(heads: Heads, start: Start) -> Iterator[Hit]:
    """'علنت' for 'أعلنت': no case shows where a sentence starts, so the word is to be none, the place finished."""
    if start.quoted or heads.place(start) not in ("closed", "heading", "label"):
        return
    found: list[Completion] = []
    if heads.lexicon is not None:
        found = [
            Completion(word, zipf, zipf - heads.zipf(start.word), False, False)
            for zipf, word in heads.lexicon.heads(start.word)[:1]
        ]
    if unicodedata.combining(start.word[0]) or unicodedata.category(start.word[0]) in ("Mc", "Mn"):
        yield hit(start, found, 0.95)
    elif not found or heads.zipf(start.word) >= UNCASED_NO_WORD or heads.words.repeats(start.word):
        return
    elif found[0].gap >= UNCASED_GAP and (found[0].zipf >= UNCASED_KNOWN or _is_unlisted(heads, start.word, found[0])):
        yield hit(start, found, 0.85)


def _is_unlisted(heads: Heads, rest: str, whole: Completion) -> bool:
    listed = heads.lexicon is not None and heads.lexicon.zipf(rest) > 0
    return len(rest) >= UNCASED_LONG and whole.zipf >= UNCASED_RARE and not listed


def elided(heads: Heads, start: Start) -> Iterator[Hit]:
    """'’homme' for 'L’homme': an apostrophe that opens a line of French holds on to a letter that is gone."""
    if heads.lang not in _ELIDED or len(start.word) < 3 or start.word[0].lower() not in _VOWELS:
        return
    mark = heads.document.text[start.at - 1]
    if mark == "'" and not start.word[0].islower():
        return  # a quotation in straight marks
    if heads.places.paragraph(start.at) is not None:
        word = f"{mark}{start.word}"
        initial = "C" if start.word in ("est", "était", "étaient") else _ELIDED[heads.lang]
        values = {"word": word, "likely": quoted(initial + word)}
        yield Hit(start.at - 1, start.at + len(start.word), values=values, confidence=0.85)
