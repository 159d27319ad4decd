"""Whether two stretches that are alike speak of other things: items of a list, not a repetition."""

from __future__ import annotations

from itertools import pairwise

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.repetition.cut import Cut

__all__ = ["other_facts"]

NOUNS = 0.26
"""Share of words with a capital above which it tells no name: of English articles 2 % have more, German ones have
a third."""
SAMPLE, WORDS_OF_SAMPLE = 12, 300
"""Paragraphs, and code points of each, by which that is told."""

# A figure, or a word with a capital behind another word; both begin with one set, so that the search skips to it: all
# but the other signs of ASCII, which is a table of bits.
_FACT = re.compile(r"[^\x00-/:-@\[-\x7f](?:(?<=\d)\d*|(?<=[\w,;] .)[^\W\d_]*)")


def other_facts(words: Cut, later: tuple[int, Span], first: tuple[int, Span], *, names: bool = True) -> bool:
    """Whether figures or names stand where the first copy has others: items of a list, not a repetition."""
    if _verbatim(words, later[1], first[1]) and not (_figures_beside(words, *later) and _figures_beside(words, *first)):
        return False
    here, there = _facts(words, *later), _facts(words, *first)
    new, old = here - there, there - here
    # Figures are looked for one word further: the last of a line may be all that tells two items apart. A name
    # just behind the repetition is often another way to tell who said so.
    if any(fact.isdecimal() for fact, _ in new) and any(fact.isdecimal() for fact, _ in old):
        return True
    if not names:
        return False
    known = {fact[:3].casefold() for fact, _ in old}  # 'Kobane' is 'Kobani'
    return (
        any(within and not fact.isdecimal() for fact, within in old)
        and any(within and not fact.isdecimal() and fact[:3].casefold() not in known for fact, within in new)
        and not words.document.once(_capitals_are_common)
    )


def _verbatim(words: Cut, later: Span, first: Span) -> bool:
    hashes = words.hashes
    return hashes[slice(*later)].tobytes() == hashes[slice(*first)].tobytes()


def _figures_beside(words: Cut, block: int, span: Span) -> bool:
    """Whether a figure stands in the word before or behind the span."""
    low, high = _beside(words, block, span)
    text = words.text
    return any(map(str.isdecimal, text[low : words.starts[span[0]]] + text[words.ends[span[1] - 1] : high]))


def _beside(words: Cut, block: int, span: Span) -> Span:
    """Code points of the span with the words just beside it."""
    return words.starts[max(span[0] - 1, words.low[block])], words.ends[min(span[1], words.high[block] - 1)]


def _capitals_are_common(document: Document) -> bool:
    """Whether a capital tells no name: in German, where every noun has one, and in headlines."""
    inner = capitals = 0
    for block in document.lines[:SAMPLE]:
        for before, word in pairwise(block.text[:WORDS_OF_SAMPLE].split()):
            if before[-1].isalpha() and word[0].isalpha():
                inner += 1
                capitals += word[0].isupper()
    return capitals > NOUNS * inner


def _facts(words: Cut, block: int, span: Span) -> set[tuple[str, bool]]:
    """Figures and words with a capital, and whether they stand within the span or just beside it."""
    low, high = _beside(words, block, span)
    first, last = words.starts[span[0]] - low, words.ends[span[1] - 1] - low
    return {
        (match[0], match[0].isdecimal() or first <= match.start() < last)
        for match in _FACT.finditer(words.text[low:high])
        if match[0][0].isdecimal() or match[0][0].isupper()
    }
