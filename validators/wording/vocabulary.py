"""The words of one article, counted when a validator first suspects one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from scrapelint import lazyre as re
from scrapelint.validators.wording.lexicon import normal

if TYPE_CHECKING:
    from scrapelint.validators.engine.document import Document

__all__ = ["Vocabulary", "vocabulary"]

SEEN = 400_000
"""Code points of an article whose words are counted: a book; beyond it an article's words have all been seen."""
BEGINNINGS = 50
"""Words with one beginning that are looked at: 'con' begins fewer in any article, and in a book the first will do."""
LOOKS = 20
"""Words that a text is looked through for before its words are counted: no more, lest many suspects make it slow."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Vocabulary:
    """Words in lower case with a straight apostrophe, and which words follow each other."""

    def __init__(self, text: str) -> None:
        self._text = text[:SEEN]
        self._looks = LOOKS

    def _may_hold(self, word: str, times: int = 1) -> bool:
        """Whether the text may have ``word`` so often: a look through it is sooner done than its words are counted."""
        if self._looks == 0:
            return True
        self._looks -= 1
        return self._lowered.count(word) >= times

    @cached_property
    def _written(self) -> list[str]:
        return _WORD.findall(self._text)

    @cached_property
    def _lowered(self) -> str:
        return normal(self._text, "")

    @cached_property
    def _words(self) -> list[str]:
        return _WORD.findall(self._lowered)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._words)

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str]]:
        return Counter(pairwise(self._words))

    def pairs(self, word: str, following: str) -> int:
        """How often a word stands before another."""
        return self._pairs[word, following] if self.count(word) and self.count(following) else 0

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        # Words by what is left of them without their first letter or two.
        names: dict[str, list[str]] = {}
        for name in self._counts:
            for lost in (1, 2):
                if len(name) > lost + 2:
                    names.setdefault(name[lost:], []).append(name)
        return names

    def count(self, word: str) -> int:
        """How often a word stands in the article, in whatever case."""
        return self._counts[word] if self._may_hold(word) else 0

    def repeats(self, word: str) -> bool:
        """Whether a word stands in the article more than once."""
        return self._may_hold(word, 2) and self._counts[word] > 1

    def written(self, word: str) -> bool:
        """Whether a word stands in the article just so, case and all."""
        return word in self._text and word in self._as_written

    @cached_property
    def _as_written(self) -> frozenset[str]:
        return frozenset(self._written)

    def ending_in(self, rest: str) -> Iterator[str]:
        """Words of the article that are a letter or two longer than ``rest`` and end in it."""
        if self._may_hold(rest, 2):  # it stands there itself
            yield from self._names.get(rest, ())

    def beginning(self, start: str) -> list[str]:
        """Words of the article that begin with ``start`` and are longer, the commonest first."""
        if not self._may_hold(start, 2):  # it stands there itself
            return []
        first = bisect_left(self._sorted, start)
        found: list[str] = []
        for word in self._sorted[first : first + BEGINNINGS]:
            if not word.startswith(start):
                break
            if word != start:
                found.append(word)
        return sorted(found, key=self._counts.__getitem__, reverse=True)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._counts)


def vocabulary(document: Document) -> Vocabulary:
    """For ``document.once``: the words of the article and its title."""
    return Vocabulary(f"{document.title}\n{document.text}" if document.title else document.text)
