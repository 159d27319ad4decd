"""A word list of the package wordfreq as one text, in which a few words are found sooner than all are unpacked."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, repeat
from pathlib import Path

from scrapelint import lazyre as re

__all__ = ["WordList"]

_GZIP = 16 + zlib.MAX_WBITS
"""What tells zlib to expect a gzip header."""
_LETTER = 4
"""Bytes that a letter has at most."""


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

    def frequency(self, word: str) -> float:
        """The frequency of a word, 0 where it is not listed."""
        place = self._text.find(b"\n%b\n" % _utf8(word))
        return self._frequency_at(place) if place >= 0 and word else 0.0

    def ending_in(self, rest: str, more: int) -> Iterator[tuple[float, str]]:
        """Words that end in ``rest`` and are ``more`` letters longer, with their frequencies."""
        for match in re.finditer(re.escape(_utf8(rest)) + b"\n", self._text):
            end = match.start()
            begin = self._text.rfind(b"\n", max(end - _LETTER * more - 1, 0), end)
            if begin >= 0 and len(letters := self._text[begin + 1 : end].decode()) == more:
                yield self._frequency_at(begin), letters + rest

    def beginning(self, start: str) -> Iterator[tuple[float, str]]:
        """Words that begin with ``start``, with their frequencies, the commonest first."""
        for match in re.finditer(b"\n" + re.escape(_utf8(start)) + b"[^\n]*", self._text):
            yield self._frequency_at(match.start()), match[0][1:].decode()

    def count(self, start: str) -> int:
        """How many words begin with ``start``."""
        return self._text.count(b"\n" + _utf8(start))

    def _frequency_at(self, before: int) -> float:
        """The frequency of the word behind that line end."""
        return _frequency(bisect_right(self._begins, before + 1) - 1)

    def items(self) -> Iterator[tuple[str, float]]:
        """All words, the commonest first, each when it is asked for."""
        for words, frequency in self._ranks():
            yield from zip(words, repeat(frequency))

    def frequencies(self) -> dict[str, float]:
        """All words, the commonest first."""
        found: dict[str, float] = {}
        for words, frequency in self._ranks():
            found.update(zip(words, repeat(frequency)))  # one number a rank: 32 bytes less a word
        return found

    def _ranks(self) -> Iterator[tuple[list[str], float]]:
        for rank, begin in enumerate(self._begins[:-1]):
            yield self._text[begin : self._begins[rank + 1]].decode().split("\n")[:-1], _frequency(rank)


def _frequency(rank: int) -> float:
    return 10 ** (-rank / 100)


def _utf8(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")
