"""The words of one article, counted when a validator first suspects one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from scrapelint.validators.language.lexicon import normal

if TYPE_CHECKING:
    from scrapelint.validators.engine.document import Document

__all__ = ["Vocabulary", "vocabulary"]

SEEN = 400_000
"""Code points of an article whose words are counted: a book; beyond it an article's words have all been seen."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Vocabulary:
    """Words in lower case with a straight apostrophe, and which words follow each other."""

    def __init__(self, text: str) -> None:
        self._written = _WORD.findall(text[:SEEN])

    @cached_property
    def _words(self) -> list[str]:
        return [normal(word, "") for word in self._written]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._words)

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """How often a word stands before another."""
        return Counter(pairwise(self._words))

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        # Words written with a capital, by what is left of them without their first letter.
        names: dict[str, list[str]] = {}
        for word in dict.fromkeys(self._written):
            if len(word) > 3 and word[0].isupper() and not word.isupper():
                name = normal(word, "")
                names.setdefault(name[1:], []).append(name)
        return names

    def count(self, word: str) -> int:
        """How often a word stands in the article, in whatever case."""
        return self._counts[word]

    def pair_count(self, word: str, following: str) -> int:
        """How often ``following`` comes right after ``word``."""
        return self.pairs[word, following]

    def ending_in(self, rest: str) -> Iterator[str]:
        """Capitalised words of the article that are one letter longer than ``rest`` and end in it."""
        yield from self._names.get(rest, ())

    def beginning(self, start: str) -> list[str]:
        """Words of the article that begin with ``start`` and are longer, the commonest first."""
        return [word for word, _ in self._counts.most_common() if word.startswith(start) and word != start]


def vocabulary(document: Document) -> Vocabulary:
    """For ``document.once``: the words of the article."""
    return Vocabulary(document.text)
