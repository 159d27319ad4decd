"""Where a paragraph stands: what comes before it tells whether a sentence may go on in it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Literal

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Block, Document
from scrapelint.validators.wording.lexicon import Lexicon, normal

__all__ = ["Before", "Places"]

Before = Literal["closed", "heading", "label", "introduced", "open"]
"""How the paragraph before ends: a finished sentence, a heading, anything else that goes nowhere (a date, a
credit), a colon, or a sentence that may go on."""

_CLOSED = re.compile(r"[.!?…。！？؟۔।]['\"’”»“)\]*_ ]{0,5}$")
_NEXT_SENTENCE = re.compile(r"\w[.!?…]['\"’”»“)]{0,2} {1,2}(?P<first>[^\W\d_])")
_LAST_WORD = re.compile(r"[^\W\d_]{1,30}$")

SEEN = 240
"""Code points of a paragraph that are looked at."""
SAMPLE = 20_000
"""Code points whose sentences are looked at for an article's habits."""
WORDS = 6
"""Words that a paragraph of prose has at least; what has fewer is a label, a list item, a button."""
LONG = 100
"""Code points from which a paragraph needs no full stop to be prose: 6 of 10 items of bulleted lists are shorter."""
LOWER_SHARE = 0.34
"""Share of paragraphs in lower case from which it is the article's habit (chats, lists, code, verse)."""
OPEN_WORD = 5.8
"""Zipf of a last word in lower case after which a sentence goes on ('of' 7.4, 'because' 6.0); headings end in rarer."""
SENTENCE = 18
"""Words from which an unfinished paragraph is a sentence and no heading: 2 % of 1,500 headlines have more."""


class Places:
    """The paragraphs of one article and how they follow each other. ``at`` is a code point in the text."""

    def __init__(self, document: Document, known: Lexicon | None) -> None:
        self.document = document
        self._known = known

    def paragraph(self, at: int) -> Block | None:
        """The paragraph that starts at ``at`` (but for a mark or two); None inside one, and in a payload."""
        index = self._index(at)
        if index < 0 or at - self.document.paragraphs[index].start > 3:
            return None
        if self.document.machine.touches(at, at + 1):
            return None
        return self.document.paragraphs[index]

    def stands_alone(self, block: Block) -> bool:
        """Whether it is a whole paragraph of prose, and no item of a list."""
        closed = _CLOSED.search(block.text, max(0, len(block.text) - 6))
        return block.text.count(" ", 0, SEEN) >= WORDS - 1 and (closed is not None or len(block.text) >= LONG)

    def introduced(self, block: Block) -> bool:
        """Whether, after a colon, it is prose rather than the first item of a list."""
        following = self._index(block.start) + 1
        blocks = self.document.paragraphs
        return len(block.text) >= LONG and not (following < len(blocks) and blocks[following].text[0].islower())

    @cached_property
    def in_lower_case(self) -> bool:
        """Whether paragraphs in lower case are the article's habit."""
        if self.starts_in_lower_case > 1:
            # Who loses first letters loses those of paragraphs, and has a capital after every full stop within them.
            inner = [match["first"] for match in _NEXT_SENTENCE.finditer(self.document.text, 0, SAMPLE)]
            if sum(letter.islower() for letter in inner) > LOWER_SHARE * len(inner):
                return True
            if len(inner) < 3 and self.starts_in_lower_case > 2:
                return True
        sample = self.document.text[: SEEN * 4]
        return len(sample) > SEEN // 2 and sample == sample.lower()

    @cached_property
    def starts_in_lower_case(self) -> int:
        """How many paragraphs of prose start in lower case, where these are more than a few; else 0."""
        first = [block.text[0] for block in self._prose]
        lower = sum(letter.islower() for letter in first)
        return lower if lower > LOWER_SHARE * sum(letter.isalpha() for letter in first) else 0

    @cached_property
    def starts_in_capitals(self) -> int:
        """How many paragraphs of prose start with a capital."""
        return sum(block.text[0].isupper() for block in self._prose)

    @cached_property
    def _prose(self) -> list[Block]:
        skipped = self.document.machine
        return [
            block
            for block in self.document.paragraphs
            if block.text.count(" ", 0, SEEN) >= WORDS - 1 and not skipped.touches(block.start, block.start + 1)
        ]

    def before(self, at: int) -> Before:
        """How the paragraph before the one at ``at`` ends."""
        index = self._index(at)
        if index == 0:
            return "closed"
        above = self.document.paragraphs[index - 1]
        text = above.text
        if _CLOSED.search(text, max(0, len(text) - 6)):
            return "closed"
        if text[-1] == ":":
            return "introduced"
        if self.document.is_wrapped_at(above.end):
            return "open"
        return self._unfinished(text)

    def _unfinished(self, text: str) -> Before:
        if text[-1] in ",;-–—(":
            return "open"
        last = _LAST_WORD.search(text, max(0, len(text) - 30))
        if last is None:
            return "label"  # a date, a link, a credit in brackets
        words = text[:SEEN].split(None, SENTENCE + 1)
        if len(words) > SENTENCE or text[0].islower():
            return "open"
        if (last[0].islower() or len(words) < 3) and self._is_open(last[0]):
            return "open"
        if self.document.paragraphs[0].text is text and len(words) > 2:
            return "heading"
        return "heading" if sum(word[0].isupper() for word in words) * 2 >= len(words) else "label"

    def _is_open(self, word: str) -> bool:
        return self._known is not None and self._known.zipf(normal(word, self._known.lang)) >= OPEN_WORD

    def _index(self, at: int) -> int:
        return bisect_right(self.document.paragraphs, at, key=lambda block: block.start) - 1
