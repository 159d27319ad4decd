"""A word list of the package wordfreq as one text, in which a few words are found sooner than all are unpacked."""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, repeat
from pathlib import Path
from typing import NamedTuple

import numpy as np

from scrapelint import lazyre as re

__all__ = ["WordList"]

_GZIP = 16 + zlib.MAX_WBITS
"""What tells zlib to expect a gzip header."""
_LETTER = 4
"""Bytes that a letter has at most."""
LOOKS = 12
"""Times that the text is looked through (0.1-20 ms) for a word, or for how one begins, before its words are put into a
table or an order (0.1-0.3 s): enough for 92 of 100 English articles, and for 84 in other languages."""


class _Table(NamedTuple):
    """The hash of each word with the rank at which it is listed, in the order of the hashes' last bits.

    Those that end in ``bits`` stand from ``firsts[bits]`` to ``firsts[bits + 1]``. A word takes 12 to 14 bytes; in a
    dictionary it takes 100 to 200, and a crawl in thirty languages needs that many lists.
    """

    hashes: memoryview[int]
    ranks: memoryview[int]
    firsts: memoryview[int]


class WordList:
    """The words with their frequencies, their shares among all words that people write, the commonest first.

    The file is in the format cB, version 1: a header, then a list of words for each hundredth of a power of ten by
    which they are rarer than all together. Raises ValueError for another format.
    """

    def __init__(self, path: Path) -> None:
        from msgpack import unpackb

        header, *ranks = unpackb(zlib.decompress(path.read_bytes(), _GZIP), raw=True)
        if header != {b"format": b"cB", b"version": 1}:
            raise ValueError(f"{path}: a word list in the format {header}, which is not known here")
        lines = [b"\n".join([*words, b""]) for words in ranks]
        self._text = b"\n" + b"".join(lines)
        self._begins = [*accumulate(map(len, lines), initial=1)]
        self._looks = self._spellings = LOOKS

    def looks(self) -> bool:
        """Whether the text is to be looked through once more, and not yet the table."""
        self._looks -= 1
        return self._looks >= 0

    @property
    def least(self) -> float:
        """The frequency of the rarest word."""
        return self._frequency_at(len(self._text) - 2)

    def frequency(self, word: str) -> float:
        """The frequency of a word, 0 where it is not listed."""
        sought = _utf8(word)
        if not sought:
            return 0.0
        if self.looks():
            place = self._text.find(b"\n%b\n" % sought)
            return self._frequency_at(place + 1) if place >= 0 else 0.0
        return next((frequency for frequency, _ in self._listed((sought,))), 0.0)

    def ending_in(self, rest: str, more: int) -> Iterator[tuple[float, str]]:
        """Words that end in ``rest`` and are ``more`` letters longer, with their frequencies."""
        for match in re.finditer(re.escape(_utf8(rest)) + b"\n", self._text):
            end = match.start()
            begin = self._text.rfind(b"\n", max(end - _LETTER * more - 1, 0), end) + 1
            if begin and len(letters := self._text[begin:end].decode()) == more:
                yield self._frequency_at(begin), letters + rest

    def begun(self, beginnings: Iterable[bytes], rest: str) -> Iterator[tuple[float, str]]:
        """Words that are one of the ``beginnings`` and ``rest``, with their frequencies."""
        ending = _utf8(rest)
        for frequency, word in self._listed(beginning + ending for beginning in beginnings):
            yield frequency, word.decode()

    def beginning(self, start: str, most: int) -> Iterator[tuple[float, str]]:
        """The first ``most`` words by the alphabet that begin with ``start``; of them the commonest first."""
        text, sought = self._text, _utf8(start)
        self._spellings -= 1
        if self._spellings >= 0 and text.count(b"\n" + sought) <= most:
            places = [match.start() + 1 for match in re.finditer(b"\n" + re.escape(sought), text)]
        else:
            order, size = self._order, len(sought)

            def begins(place: int) -> bytes:
                return text[place : place + size]

            first = bisect_left(order, sought, key=begins)
            places = sorted(
                order[first : bisect_right(order, sought, first, min(first + most, len(order)), key=begins)]
            )
        for place in places:
            yield self._frequency_at(place), text[place : text.index(b"\n", place)].decode()

    def items(self) -> Iterator[tuple[str, float]]:
        """All words, the commonest first, each when it is asked for."""
        for rank, begin in enumerate(self._begins[:-1]):
            words = self._text[begin : self._begins[rank + 1]].decode().split("\n")[:-1]
            yield from zip(words, repeat(_frequency(rank)))

    def _listed(self, words: Iterable[bytes]) -> Iterator[tuple[float, bytes]]:
        """Those of the words that are listed, with their frequencies, by the table."""
        hashes, ranks, firsts = self._table
        last = len(firsts) - 2
        for word in words:
            number = hash(word)
            bits = number & last
            for place in range(firsts[bits], firsts[bits + 1]):
                if hashes[place] == number:
                    yield _frequency(ranks[place]), word

    def _frequency_at(self, place: int) -> float:
        """The frequency of the word that stands there in the text."""
        return _frequency(bisect_right(self._begins, place) - 1)

    def _words(self) -> list[bytes]:
        return self._text.split(b"\n")[1:-1]

    @cached_property
    def _table(self) -> _Table:
        words = self._words()
        hashes = np.fromiter(map(hash, words), dtype=np.int64, count=len(words))
        counts = [self._text.count(b"\n", *edges) for edges in zip(self._begins, self._begins[1:], strict=False)]
        ranks = np.arange(len(counts), dtype=np.uint16).repeat(counts)
        slots = 1 << max(len(words).bit_length() - 1, 0)
        ends = hashes & (slots - 1)
        order = ends.argsort()
        firsts = np.zeros(slots + 1, dtype=np.int32)
        np.cumsum(np.bincount(ends, minlength=slots), out=firsts[1:])
        return _Table(hashes[order].data, ranks[order].data, firsts.data)

    @cached_property
    def _order(self) -> memoryview[int]:
        """Where the words begin in the text, in the order of the alphabet."""
        words = self._words()
        begins = np.array([*accumulate([len(word) + 1 for word in words], initial=1)], dtype=np.int32)
        order: memoryview[int] = begins[sorted(range(len(words)), key=words.__getitem__)].data
        return order


def _frequency(rank: int) -> float:
    return 10 ** (-rank / 100)


def _utf8(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")
