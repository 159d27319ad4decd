"""Letters that are lost inside words, with nothing or a space in their place: 'of ce', 'specic', 'tambin', 'pr sident'.

Many fonts draw 'fi' or 'ffl' as one sign, a ligature; a PDF that does not say which letters that sign stands for loses
them in every word. Accented letters go where a filter lets nothing but ASCII pass. Both break a text everywhere, so
one word that misses a letter is a typing error; two are a loss, and so is one in pieces or one that lacks two letters.

To look every word up would take longer than all other rules do, so only articles are looked at that have one of a few
common remains. In 6,000 English articles, and 6,600 pages of manuals in 24 languages, nothing is found but one manual
that did lose letters. With the ligatures taken out of 400 English articles 78 % of the words are found and the right
word named for 99 %; of accents in other languages 56 % and 95 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.wording.guess import language
from scrapelint.validators.wording.lexicon import normal
from scrapelint.validators.wording.remains import Loss, listed, remains

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """Options of a rule on letters lost inside words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    loss: Loss = Field("ligature", description="What is lost: a `ligature` (fi, ffl, tt) or an `accent`ed letter.")


LONG = 3
"""Code points of what is left of a word that is evidence: 'rst'. Shorter ones are abbreviations."""
SURE = 6
"""The same of a word that says enough by itself, if it lacks two letters: 'specikt'. Of these few are typing errors."""
PIECES = 3
"""Pieces that a word falls into at most: 'pr c dent' of 'précédent'."""
_WORD = re.compile(r"(?<![\w@#./&-])[^\W\d_]+(?![\w@/&-]|['’.]\w)")
_BETWEEN = re.compile(r"[^\S\n]{1,2}")
_OPENED = re.compile(r"(?:^|[\n.!?:…])[\s“\"'‘’«]*$")
"""What is before a sentence's first word."""


def triggers(params: Params) -> tuple[str, ...]:
    left = "|".join(each.strip("|").replace("|", " ?") for each in listed(params.loss))
    return (rf"[\s(“\"'’](?:{left})[\s,.;:!?)]",)


def find(document: Document, params: Params) -> Iterator[Hit]:
    text = document.text
    lang = document.once(language)
    found = list(_found(text, lang, remains(lang, params.loss)))
    lefts = [text[start:end] for (start, end), _ in found]
    # Elsewhere than in German a capital makes a name, which may be spelt as it likes.
    different = {left.lower() for left in lefts if len(left) >= LONG and (left.islower() or lang == "de")}
    # One word in which a letter is missing may be a typing error, one in pieces is none.
    if len(different) < 2 and not any(" " in left for left in different):
        whole = dict(zip(lefts, (word for _, word in found), strict=True))
        if not any(len(left) >= SURE and len(whole[left]) - len(left) > 1 for left in lefts):
            return
    confidence = 0.95 if len(different) > 2 else 0.85
    for (start, end), word in found:
        left = text[start:end]
        if document.shows_code_at(start, end) or (
            params.loss == "ligature" and lang != "de" and _is_name(text, start, left)
        ):
            continue
        yield Hit(start, end, values={"left": left, "word": word}, confidence=confidence)


def _found(text: str, lang: str, known: dict[str, str]) -> Iterator[tuple[Span, str]]:
    """What is left of words, with the words; of stretches that begin alike the longest."""
    spans = [match.span() for match in _WORD.finditer(text)] if known else []
    past = 0
    for number, (start, end) in enumerate(spans):
        if start < past or (end - start > 1 and text[start:end].isupper()):
            continue
        left, word = normal(text[start:end], lang), ""
        if left in known:
            past, word = end, known[left]
        for (_, before), (low, high) in pairwise(spans[number : number + PIECES]):
            if not (_BETWEEN.fullmatch(text, before, low) and text[low:high].islower()):
                break
            left += " " + normal(text[low:high], lang)
            if left in known:
                past, word = high, known[left]
        if word:
            yield (start, past), word


def _is_name(text: str, start: int, left: str) -> bool:
    """Whether a word is written like a name: 'Proft' is one, 'Proft' of 'Profit' opens a sentence, 'Pro t' is none."""
    return left[0].isupper() and " " not in left and not _OPENED.search(text, max(0, start - 4), start)
