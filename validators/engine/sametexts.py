"""Articles of a feed that say the same, known by keys of their texts: nothing is kept of what they say."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from scrapelint import lazyre as re
from scrapelint.validators.engine.article import Article
from scrapelint.validators.engine.re2text import Utf8

__all__ = ["SameTexts", "TextCounter"]

LEAST = 200
"""Letters and figures (bytes in UTF-8) of a text that is compared: the notices that many pages show are shorter."""
MOST = 4_000_000
"""Articles that are compared, the first ones of a feed, at 24 bytes each; so that no feed is too long."""

_FOLDED = bytes(range(128)).lower() + bytes(range(128, 256))
_SIGNS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_OTHER_SIGNS = re.compile(rb"\xc2[\x80-\xbf]|\xe2[\x80\x81][\x80-\xbf]|\xe3\x80[\x80-\x9f]|\xef\xbc[\x81-\x8f]")
"""Spaces that do not break, quotation marks, dashes, those of Chinese and Japanese."""


@dataclass(frozen=True, slots=True)
class SameTexts:
    """The texts that more than one article of a feed has, by their keys, in order."""

    keys: NDArray[np.uint64]
    counts: tuple[int, ...]
    firsts: tuple[int, ...]
    """Which article has each first, as ``_article`` numbers it."""
    places: tuple[str, ...]
    """Where that one stands: 'line 12 of feed.jsonl', or the path of its file."""

    def again(self, article: Article, text: Utf8) -> tuple[int, str] | None:
        """How many articles have this text and where the first of them is; None for that one, and where none has it."""
        if not len(self.keys):
            return None
        key = _key(text)
        place = int(self.keys.searchsorted(np.uint64(key)))
        if place == len(self.keys) or int(self.keys[place]) != key or self.firsts[place] == _article(article):
            return None
        return self.counts[place], self.places[place]


class TextCounter:
    """Counts the articles of a feed that have the same text."""

    def __init__(self) -> None:
        self._keys, self._articles = array("Q"), array("Q")
        self._paths: dict[str, int] = {"": 0}
        self._places = array("I")  # of each article the number of its path and its line

    def add(self, article: Article, text: Utf8) -> None:
        """Count an article."""
        key = _key(text) if len(self._keys) < MOST else 0
        if not key:
            return
        path, line = (article.source.path, article.source.line) if article.source else ("", None)
        self._keys.append(key)
        self._articles.append(_article(article))
        self._places.extend((self._paths.setdefault(path, len(self._paths)), line or 0))

    def finish(self) -> SameTexts:
        """What more than one article has."""
        keys, firsts, counts = np.unique(
            np.frombuffer(self._keys, dtype=np.uint64), return_index=True, return_counts=True
        )
        several = counts > 1
        numbers = firsts[several].tolist()
        paths = list(self._paths)
        places = [(paths[self._places[2 * number]], self._places[2 * number + 1]) for number in numbers]
        return SameTexts(
            keys[several],
            tuple(counts[several].tolist()),
            tuple([self._articles[number] for number in numbers]),
            tuple([f"line {line} of {path}" if line else path for path, line in places]),
        )


def _key(text: Utf8) -> int:
    """64 bits of a text: the same whatever its spaces, signs and the case of A to Z; 0 for a brief one.

    Of a million texts that differ, two have the same in one of 37 million feeds (2 x 2**64 / 10**12).
    """
    folded = text.data.translate(_FOLDED, _SIGNS)
    if not folded.isascii():
        folded = _OTHER_SIGNS.sub(b"", folded)
    return _number(folded) if len(folded) >= LEAST else 0


def _article(article: Article) -> int:
    """A number that tells an article from others of its text."""
    source = article.source
    place = (source.path, source.line) if source else ()
    return _number(repr((place, article.id, article.url, article.title)).encode("utf-8", "replace"))


def _number(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")
