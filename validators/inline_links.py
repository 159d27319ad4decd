"""Links about a person that a site's template set into a sentence: the name again, headlines glued to it, 'MORE'.

'… said Mayor Ada Quill Ada Marie QuillCouncil rejects the budget Ferry fares to rise MORE on Friday' was a link on the
name, whose card of related stories was scraped with it. It is told by its shape: a name that repeats the word before
it, no space between it and a capital, and a button's word in capitals where the sentence goes on.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "find", "triggers"]

LONGEST = 1000
"""Code points of a card: of 1,154 that were found in a feed, none had more than 540."""
NAME = 80
"""Code points before the joint in which a name is looked for, with the mention that it repeats."""
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
LEAST = 25
"""Code points of a card behind the name, a headline's: the shortest of these cards had 101 in all."""
_FIRST_NAMES = re.compile(r"(?=[\s’',)])[\s’',)s]*(?:[(“\"]?[^\W\d_a-z][\w.’'-]*[)”\",]*\s+)*\Z")
"""What stands between a mention and the surname on the card."""
_GAP = re.compile(r"[\s’',)]*(?:s\s+)?")


class Params(BaseModel):
    """Options of ``inline_links``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ends: tuple[str, ...] = Field(("MORE",), min_length=1, description="The words of the button that ends a card.")
    confidence: float = Field(0.95, ge=0, le=1)


def triggers(params: Params) -> tuple[str, ...]:
    return tuple(rf"\pL {re.escape(word)}(?:[ .,;:)]|$)" for word in params.ends)


def find(document: Document, params: Params) -> Iterator[Hit]:
    text = document.text
    behind = 0
    for end in sorted(match.end() for word in params.ends for match in re.finditer(rf" {re.escape(word)}\b", text)):
        begin = _begin(text, max(behind, text.rfind("\n", 0, end) + 1, end - LONGEST), end)
        if begin is not None:
            yield Hit(begin[0], end, values={"name": begin[1]}, confidence=params.confidence)
        behind = end


def _begin(text: str, low: int, end: int) -> tuple[int, str] | None:
    """Where a card begins that ends at ``end``, and the name on it."""
    for word in _WORD.finditer(text, low, end):
        for name in _names(word[0]):
            before = text[max(low, word.start() - NAME) : word.start()]
            mentioned = _mention(before, name)
            if mentioned >= 0 and end - word.start() - len(name) >= LEAST:
                after = word.start() - len(before) + mentioned + len(name)
                gap = _GAP.match(text, after)
                return (gap.end() if gap else after), name
    return None


def _mention(before: str, name: str) -> int:
    """Where ``name`` stands as a word with nothing but first names behind it; -1 where it does not."""
    at = before.find(name)
    while at >= 0 and (before[at - 1 : at].isalnum() or not _FIRST_NAMES.match(before, at + len(name))):
        at = before.find(name, at + 1)
    return at


def _names(word: str) -> Iterator[str]:
    """What stands before each capital or figure inside a word: 'De' and 'DeSotto' in 'DeSottoFerry'."""
    if word.isalpha() and word[1:].islower():
        return
    for place in range(2, len(word)):
        if (word[place].isupper() or word[place].isdecimal()) and word[place - 1].islower():
            yield word[:place]
