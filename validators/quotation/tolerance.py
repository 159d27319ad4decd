"""What the whole article says about its odd marks: which are right after all, and which are its habit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.quotation.conventions import DOUBLE, PAIRS
from scrapelint.validators.quotation.habits import is_english
from scrapelint.validators.quotation.odd import Odd
from scrapelint.validators.quotation.paragraphs import ends_sentence
from scrapelint.validators.quotation.tokens import CONTRACTED, Mark

__all__ = ["weighed"]

QUOTATION_MAX = 3000
"""Code points between the ends of a quotation that is opened once and closed some paragraphs later: a statement."""
TAIL = 20
"""Code points at a line's end that tell whether it ends a sentence."""
CONFIDENCE_STATEMENT = 0.6
"""A statement of several paragraphs that opens once: house styles differ."""
CONFIDENCE_HABIT = 0.7
"""A mixed pair of the kind that the article sets throughout (“…''): readers call it arguable."""
HABIT = 3
"""Mixed pairs alike that make a habit, where none of that opening mark is closed rightly."""


def weighed(document: Document, odd: list[Odd]) -> tuple[Odd, ...]:
    """The odd marks, in their order, without those that the article makes right."""
    odd = list(_habitual(document, list(_over_paragraphs(document, odd))))
    letters = _letters(document, odd)
    return tuple(one for one in odd if _marked_word(document, one) not in letters) if letters else tuple(odd)


def _habitual(document: Document, odd: list[Odd]) -> Iterator[Odd]:
    """Gives less confidence to mixed pairs that the article sets throughout."""
    pairs = Counter(_pair(one) for one in odd if one.kind == "mixed")
    habits = {
        pair for pair, times in pairs.items() if times >= HABIT and _closed(document, pair, times) * HABIT <= times
    }
    for one in odd:
        yield one._replace(confidence=CONFIDENCE_HABIT) if one.kind == "mixed" and _pair(one) in habits else one


def _closed(document: Document, pair: str, times: int) -> int:
    """How many marks close what the mixed pair opens, rightly."""
    closer = _CLOSER.get(pair[0], pair[0])
    return document.text.count(closer) - (times if closer == pair[0] else 0)


def _pair(odd: Odd) -> str:
    """The two marks of a mixed pair, in their order."""
    marks_of = sorted(filter(None, (odd.fault.mark, odd.fault.partner)))
    return "".join(mark.glyph for mark in marks_of)


def _over_paragraphs(document: Document, odd: list[Odd]) -> Iterator[Odd]:
    """Leaves out both ends of a quotation that opens in one paragraph and is closed in a later one.

    In English every paragraph of it opens anew, so that a reader may call it a fault; elsewhere (Russian, German,
    Nordic) once is enough. The opening mark begins its paragraph or follows a colon.
    """
    text, tolerated = document.text, not is_english(document)
    opened: Odd | None = None
    for one in odd:
        if opened is not None:
            mark, closing = opened.fault.mark, one.fault.mark
            pair = one.kind == "unopened" and one.field == opened.field and mark.glyph + closing.glyph in PAIRS
            if pair and closing.start - mark.start <= QUOTATION_MAX and _is_statement(text, mark, closing):
                if not tolerated:
                    yield opened._replace(confidence=CONFIDENCE_STATEMENT)
                    yield one._replace(confidence=CONFIDENCE_STATEMENT)
                opened = None
                continue
            yield opened
        opened = one if one.kind == "unclosed" and one.fault.mark.glyph in DOUBLE else None
        if opened is None:
            yield one
    if opened is not None:
        yield opened


def _is_statement(text: str, mark: Mark, closing: Mark) -> bool:
    """Whether what stands between is one quotation: no other one that opens alike, but in a link between paragraphs."""
    if not _introduced(text, mark.start):
        return False
    place = text.find(mark.glyph, mark.end, closing.start)
    while place >= 0:
        end = text.find("\n", place)
        if not 0 <= end < closing.start or ends_sentence(text[max(place, end - TAIL) : end]):
            return False
        place = text.find(mark.glyph, end, closing.start)
    return True


def _introduced(text: str, start: int) -> bool:
    """Whether what stands there begins a paragraph or follows a colon."""
    before = text[max(start - 3, 0) : start].rstrip(" \t\xa0\u202f\u3000")
    return not before or before[-1] in "\n\r\u2028\u2029:："


def _letters(document: Document, odd: list[Odd]) -> frozenset[str]:
    """What begins with a mark that is a letter there and no quotation mark: Hawaiian ʻokina, Arabic ayn (‘Abd, ‘Ewa).

    Such a word comes back with its mark, or the article has the mark inside other words as well.
    """
    words = Counter(_marked_word(document, one) for one in odd if one.kind == "unclosed")
    del words[""]
    if not words:
        return frozenset()
    inside = _LETTER.search(document.text) is not None
    return frozenset(word for word, times in words.items() if times > 1 or (inside and word[0] == "‘"))


def _marked_word(document: Document, odd: Odd) -> str:
    match = _MARKED_WORD.match(document.field(odd.field), odd.fault.mark.start)
    return match[0].casefold() if match else ""


_CLOSER = {"“": "”", "„": "“", "«": "»", "‘": "’"}
_LETTER = re.compile(rf"‘(?<=[^\W\d_]‘)(?=[^\W\d_])(?!{CONTRACTED})")
_MARKED_WORD = re.compile(r"[‘'][^\W\d_]{1,30}")
