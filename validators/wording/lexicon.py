"""Word frequencies of a language, from the package wordfreq, loaded when the first word is asked for.

Frequencies are told on the zipf scale: the logarithm (base 10) of how often a word stands among a
billion words. 'the' has 7.7, 'both' 5.8, 'oth' 2.7, a word that nobody writes 0.
"""

from __future__ import annotations

import importlib.util
import math
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from itertools import groupby, takewhile
from operator import itemgetter
from pathlib import Path

from scrapelint.validators.wording.wordlist import WordList

__all__ = ["Lexicon", "lexicon", "normal"]

ALPHABET_FROM = 4.0
"""Zipf from which a word's letters belong to its language's alphabet: 7,200 English words; below it come
names and words of other languages, whose letters would only make more candidates."""
COMPLETIONS_SEEN = 4000
"""Words with one beginning that are looked at for the commonest of them: 'con' begins 2,100 English words."""

CACHED = 4096
"""Words that are remembered, and remainders and beginnings with their completions."""
SHORT = 2.0
"""Zipf of the rarest word that tells short lists, which end at 3, from long ones, which end at 1."""


def normal(word: str, lang: str) -> str:
    """``word`` as the lexicon of ``lang`` spells it: lower case, composed, straight apostrophe."""
    if lang == "tr":
        word = word.replace("İ", "i").replace("I", "ı")
    elif lang == "ro":
        word = word.replace("ş", "ș").replace("ţ", "ț").replace("Ş", "Ș").replace("Ţ", "Ț")
    elif lang == "el":
        word = word.replace("ς", "σ")  # folded: 'χωρίσ'
    word = word.lower()
    return word if word.isascii() else unicodedata.normalize("NFC", word.replace("’", "'"))


class Lexicon:
    """The words of one language, read from the list at ``path`` when the first is asked for.

    ``floor`` is the zipf of the rarest word that is listed: a word that is not listed may be anything
    below it. Long lists (20 languages, 300,000 words or more) go down to 1, short ones to 3.
    """

    def __init__(self, lang: str, path: Path) -> None:
        self.lang = lang
        self._path = path
        # The same remainder comes again and again in an article that lost a letter in every paragraph, and of the words
        # that lines begin and end with a few make up most.
        self.heads = lru_cache(CACHED)(self._heads)
        self.tail = lru_cache(CACHED)(self._tail)
        self.written = lru_cache(CACHED)(self._written)

    @cached_property
    def _words(self) -> WordList:
        return WordList(self._path)

    @cached_property
    def floor(self) -> float:
        return _zipf(self._words.least)

    @property
    def is_short(self) -> bool:
        """Whether the list is of some 30,000 words, and lacks many a form of them: Greek, Hungarian, Turkish."""
        return self.floor >= SHORT

    def zipf(self, word: str) -> float:
        """Zipf of a word in the lexicon's own spelling; 0 where it is not listed."""
        frequency = self._words.frequency(word)
        return _zipf(frequency) if frequency else 0.0

    def _written(self, word: str) -> float:
        """Zipf of a word as it is written, in capitals or not."""
        return self.zipf(normal(word, self.lang))

    def _heads(self, rest: str, lost: int = 1) -> list[tuple[float, str]]:
        """Listed words that end in ``rest`` and are ``lost`` (1 or 2) letters longer, the commonest first."""
        letters = self._alphabet if lost == 1 else self._pairs
        if self._words.looks():
            longer = self._words.ending_in(rest, lost)
            found = [(_zipf(frequency), word) for frequency, word in longer if word[:lost].encode() in letters]
        else:
            found = [(_zipf(frequency), word) for frequency, word in self._words.begun(letters, rest)]
        return sorted(found, reverse=True)

    def _tail(self, beginning: str) -> tuple[float, str]:
        """The commonest listed word that begins with ``beginning`` and is longer; (0, '') if there is none."""
        listed = self._words.beginning(beginning, COMPLETIONS_SEEN)
        longer = ((frequency, word) for frequency, word in listed if _completes(word, beginning))
        frequency, as_common = next(groupby(longer, itemgetter(0)), (0.0, ()))
        return max(((_zipf(frequency), word) for _, word in as_common), default=(0.0, ""))

    def common(self, zipf: float) -> Iterator[str]:
        """Words of at least that zipf, the commonest first."""
        enough = 10 ** (zipf - 9)
        return (word for word, _ in takewhile(lambda each: each[1] >= enough, self._words.items()))

    @cached_property
    def _alphabet(self) -> frozenset[bytes]:
        return self._beginnings(1)

    @cached_property
    def _pairs(self) -> frozenset[bytes]:
        return self._beginnings(2)

    def _beginnings(self, size: int) -> frozenset[bytes]:
        """The letters with which common words begin, so many of each, in UTF-8."""
        beginnings = {word[:size] for word in self.common(ALPHABET_FROM)}
        return frozenset(letters.encode() for letters in beginnings if len(letters) == size and letters.isalpha())


@cache
def lexicon(lang: str) -> Lexicon | None:
    """The lexicon of a language (ISO 639 code), or None where wordfreq has none.

    Reading it takes 0.05-0.3 s, once: all are kept, since feeds mix languages (benchmarks/languages.py).
    """
    path = next((path for path in _lists(lang) if path.is_file()), None)
    return Lexicon(lang, path) if path else None


def _lists(lang: str) -> Iterator[Path]:
    """Where the lists of a language may be, the longer one first."""
    # Importing wordfreq takes longer than reading a list does: it brings tokenisers that nothing here asks for.
    spec = importlib.util.find_spec("wordfreq")
    if lang.isalpha() and spec is not None and spec.origin is not None:
        for size in ("large", "small"):
            yield Path(spec.origin).parent / "data" / f"{size}_{lang}.msgpack.gz"


def _zipf(frequency: float) -> float:
    return math.log10(frequency) + 9


def _completes(word: str, beginning: str) -> bool:
    return word != beginning and word.isalpha()
