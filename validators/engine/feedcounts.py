"""What one article cannot show, counted in a feed that is read ahead: lines that come again on a site, and whole texts.

Only keys are kept, eight bytes a line, and nothing of what it says. Feeds of any length are counted in bounded memory:
where there are more than ``MOST`` different lines, those that came but once so far are forgotten (Manku and Motwani,
Approximate Frequency Counts over Data Streams, 2002), so that rare lines may be missed there, and none is counted too
often.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from scrapelint.validators.engine.article import Article
from scrapelint.validators.engine.re2text import Utf8
from scrapelint.validators.engine.sametexts import SameTexts, TextCounter

__all__ = ["FeedCounter", "FeedCounts", "count_feed"]

LONGEST = 4000
"""Letters (bytes in UTF-8) of a line that is counted; the longest that came again in 6,000 articles had 2,633."""
HEAD, TAIL = 80, 40
"""Letters at both ends of a longer line by which it is known."""
FEWEST, SHARE = 3, 0.01
"""Pages on which a line must stand, and which share of the site's pages, to be the site's. Of two pages one may quote
the other, and in a long crawl a brief sentence comes again by chance."""
MOST = 4_000_000
"""Different lines that are held, at 12 bytes each."""
TOGETHER = 1 << 18
"""Lines that are gathered before they are counted."""
SEEN = 1 << 24
"""Bits for the pages that were seen: of a million one in ten is taken for seen that was not, and not counted."""

_Keys = NDArray[np.uint64]
_LINE = 32
"""Bits of a line in a key, behind those of its site. Of a million different lines of one site some hundred pairs have
the same; to be told, three must."""
_FOLDED = bytes(range(128)).lower().replace(b"\r", b"\n") + bytes(range(128, 256))
_SIGNS = bytes(byte for byte in range(128) if not chr(byte).isalpha() and byte not in b"\r\n")


@dataclass(frozen=True, slots=True)
class FeedCounts:
    """On how many pages lines come again, by their keys, in order; how many pages a site has, by the key of no line.

    ``texts`` are those that several articles have.
    """

    keys: _Keys
    counts: NDArray[np.uint32]
    texts: SameTexts

    def pages(self, site: str, text: Utf8) -> tuple[list[int], int]:
        """On how many pages of a site each line of a text stands, 0 for what is not the site's; and how many it has.

        The lines are the ``pieces`` of the text. The list is empty where nothing comes again on the site.
        """
        own = _site(site)
        low, high = self.keys.searchsorted(np.array([own, own | (1 << _LINE) - 1], dtype=np.uint64), "right").tolist()
        if low == high or self.keys[low - 1] != own:
            return [], 0
        keys, of = self.keys[low:high], int(self.counts[low - 1])
        sought = np.array(_lines(text), dtype=np.uint64)
        sought |= np.uint64(own)
        places = np.minimum(keys.searchsorted(sought), len(keys) - 1)
        counts = self.counts[low:high].take(places)
        counts[(keys.take(places) != sought) | (counts < max(FEWEST, SHARE * of))] = 0
        return counts.tolist(), of


class FeedCounter:
    """Counts the lines of articles, each once an article; articles of one text, or of one title on one site, are one.

    What is published again with a word changed has the same title; without a title, the same longest line.
    """

    def __init__(self) -> None:
        self._gathered = array("Q")
        self._seen = bytearray(SEEN // 8)
        self._keys: _Keys = np.zeros(0, dtype=np.uint64)
        self._counts: NDArray[np.uint32] = np.zeros(0, dtype=np.uint32)
        self._texts = TextCounter()

    def add(self, article: Article) -> None:
        """Count an article."""
        own, text = _site(article.site), Utf8(article.text)
        self._texts.add(article, text)
        name = article.title.encode("utf-8", "replace") or max(text.data.split(b"\n"), key=len)
        if not any(self._has_seen(crc32(each, own >> _LINE)) for each in (text.data, name)):
            self._gathered.extend({own, *[own | line for line in set(_lines(text))]})
        if len(self._gathered) >= TOGETHER:
            self._count()

    def finish(self) -> FeedCounts:
        """What has been counted on enough pages."""
        self._count()
        self._forget(FEWEST)
        return FeedCounts(self._keys, self._counts, self._texts.finish())

    def _has_seen(self, page: int) -> bool:
        place, bit = divmod(page % SEEN, 8)
        seen = bool(self._seen[place] >> bit & 1)
        self._seen[place] |= 1 << bit
        return seen

    def _count(self) -> None:
        keys, counts = np.unique(np.frombuffer(self._gathered, dtype=np.uint64), return_counts=True)
        self._gathered = array("Q")
        both = np.concatenate((self._keys, keys))
        self._keys, places = np.unique(both, return_inverse=True)
        sums = np.bincount(places, np.concatenate((self._counts, counts)), len(self._keys))
        self._counts = sums.astype(np.uint32)
        if len(self._keys) > MOST:
            self._forget(2)

    def _forget(self, least: int) -> None:
        """Keep the lines that were counted so often."""
        enough = self._counts >= least
        self._keys, self._counts = self._keys[enough], self._counts[enough]


def count_feed(articles: Iterable[Article]) -> FeedCounts:
    """What comes again in these articles."""
    counter = FeedCounter()
    for article in articles:
        counter.add(article)
    return counter.finish()


@lru_cache(maxsize=1024)
def _site(site: str) -> int:
    return crc32(site.encode("utf-8", "replace")) << _LINE


def _lines(text: Utf8) -> list[int]:
    """The part of the key of each line of a text; 0 for one that says nothing, or too much.

    It is the same whatever a line's figures, spaces and signs, and the case of A to Z.
    """
    data = text.data
    if "\u2028" in text.text or "\u2029" in text.text:  # which in a text of ASCII alone is known at once
        data = text.text.replace("\u2028", "\n").replace("\u2029", "\n").encode("utf-8", "replace")
    return [
        (crc32(line) if len(line) <= HEAD + TAIL else crc32(line[-TAIL:], crc32(line[:HEAD])))
        if 1 < len(line) <= LONGEST
        else 0
        for line in data.translate(_FOLDED, _SIGNS).split(b"\n")
    ]
