"""Articles of a feed that say the same, or nearly so, known by keys of their texts: nothing is kept of what they say.

Texts that are nearly the same share most of their paragraphs. Of each article the least keys of its paragraphs are
kept, which of two articles are about as often the same as all are (Broder, On the Resemblance and Containment of
Documents, 1997).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from scrapelint import lazyre as re
from scrapelint.validators.engine.article import Article
from scrapelint.validators.engine.re2text import Utf8

__all__ = ["SameTexts", "TextCounter"]

LEAST = 200
"""Letters and figures (bytes in UTF-8) of a text that is compared: the notices that many pages show are shorter."""
MOST = 4_000_000
"""Articles that are compared, the first ones of a feed, at 56 bytes each; so that no feed is too long."""
LONG, KEPT = 60, 8
"""Letters (bytes in UTF-8) of a paragraph that is compared, and how many are kept of an article."""
SHARED = 4
"""Kept paragraphs that two articles must share, and more than half of what either has: in 6,000 articles ten pairs,
which were read, all of them versions of one text, with 84 to 99 % of their letters in common, but for one that has the
other within it."""
SITES_OWN = 20
"""Articles of which a paragraph is the site's."""
NEIGHBOURS = 4
"""Articles before it, of those that share a paragraph, to which an article is compared."""

_HALF = np.uint64(32)
"""Bits of an article's number in that of a pair."""
_FOLDED = bytes(range(128)).lower() + bytes(range(128, 256))
_SIGNS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_SIGNS_IN_LINES = _SIGNS.replace(b"\n", b"")
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
    versions: Mapping[int, str]
    """Of an article that shares most paragraphs with an earlier one, where that stands."""

    def again(self, article: Article, text: Utf8) -> tuple[int, str] | None:
        """How many articles have this text and where the first of them is; None for that one, and where none has it."""
        if not len(self.keys):
            return None
        key = _key(text)
        place = int(self.keys.searchsorted(np.uint64(key)))
        if place == len(self.keys) or int(self.keys[place]) != key or self.firsts[place] == _article(article):
            return None
        return self.counts[place], self.places[place]

    def earlier(self, article: Article) -> str | None:
        """Where the article stands of which this one is nearly a copy; None where there is none."""
        return self.versions.get(_article(article)) if self.versions else None


class TextCounter:
    """Counts the articles of a feed that have the same text."""

    def __init__(self) -> None:
        self._keys, self._articles = array("Q"), array("Q")
        self._paths: dict[str, int] = {"": 0}
        self._places = array("I")  # of each article the number of its path and its line
        self._paragraphs = array("I")  # of each article so many as are kept, 0 where it has fewer

    def add(self, article: Article, text: Utf8) -> None:
        """Count an article."""
        key = _key(text) if len(self._keys) < MOST else 0
        if not key:
            return
        path, line = (article.source.path, article.source.line) if article.source else ("", None)
        self._keys.append(key)
        self._articles.append(_article(article))
        self._places.extend((self._paths.setdefault(path, len(self._paths)), line or 0))
        lines = text.data.translate(_FOLDED, _SIGNS_IN_LINES).split(b"\n")
        least = sorted({crc32(line) for line in lines if len(line) >= LONG} - {0})[:KEPT]
        self._paragraphs.extend(least + [0] * (KEPT - len(least)))

    def finish(self) -> SameTexts:
        """What more than one article has."""
        keys, firsts, counts = np.unique(
            np.frombuffer(self._keys, dtype=np.uint64), return_index=True, return_counts=True
        )
        several = counts > 1
        numbers = firsts[several].tolist()
        paths = list(self._paths)

        def place(number: int) -> str:
            path, line = paths[self._places[2 * number]], self._places[2 * number + 1]
            return f"line {line} of {path}" if line else path

        return SameTexts(
            keys[several],
            tuple(counts[several].tolist()),
            tuple([self._articles[number] for number in numbers]),
            tuple(map(place, numbers)),
            {self._articles[later]: place(first) for first, later in self._versions()},
        )

    def _versions(self) -> list[tuple[int, int]]:
        """Pairs of articles that share most of their paragraphs, each with the first one that it does so with."""
        keys = np.frombuffer(self._paragraphs, dtype=np.uint32)
        own = np.repeat(np.arange(len(self._keys), dtype=np.uint64), KEPT)
        own, keys = own[keys > 0], keys[keys > 0]
        order = np.lexsort((own, keys))
        own, keys = own[order], keys[order]
        _, group, counts = np.unique(keys, return_inverse=True, return_counts=True)
        rare = counts[group] <= SITES_OWN
        own, keys = own[rare], keys[rare]
        sizes = np.bincount(own.astype(np.int64), minlength=len(self._keys))
        found = [np.zeros(0, dtype=np.uint64)]
        for apart in range(1, NEIGHBOURS + 1):
            same = keys[apart:] == keys[:-apart]
            found.append(own[:-apart][same] << _HALF | own[apart:][same])
        pairs, shared = np.unique(np.concatenate(found), return_counts=True)
        first, later = (pairs >> _HALF).astype(np.int64), (pairs & (2**32 - 1)).astype(np.int64)
        texts = np.frombuffer(self._keys, dtype=np.uint64)
        near = (shared >= SHARED) & (2 * shared > np.minimum(sizes[first], sizes[later]))
        near &= texts[first] != texts[later]
        # Of several pairs with one later article the first counts: they are in the order of the first.
        return [
            *{b: (a, b) for a, b in zip(first[near][::-1].tolist(), later[near][::-1].tolist(), strict=True)}.values()
        ]


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
