"""A word list of the package wordfreq, as it lies in its file: packed, and in the order of the words' frequency."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from itertools import repeat
from pathlib import Path
from typing import Any

__all__ = ["WordList"]

_GZIP = 16 + zlib.MAX_WBITS
"""What tells zlib to expect a gzip header."""


class WordList:
    """A list in the format cB, version 1: a header, then for each hundredth of a power of ten by which words are rarer
    than all words together, a list of them.

    Raises ValueError for another format.
    """

    def __init__(self, path: Path) -> None:
        from msgpack import Unpacker

        self._packed = zlib.decompress(path.read_bytes(), _GZIP)
        unpacker = Unpacker(max_buffer_size=0)
        unpacker.feed(self._packed)
        self._begins = []
        for _ in range(unpacker.read_array_header()):
            self._begins.append(unpacker.tell())
            unpacker.skip()
        self._begins.append(unpacker.tell())
        header = self._unpacked(0)
        if header != {"format": "cB", "version": 1}:
            raise ValueError(f"{path}: a word list in the format {header}, which is not known here")

    def frequency(self, word: str) -> float | None:
        """The share of a word among all; 0 where it is not listed, None where its bytes are found inside another word.

        It takes 0.2 to 6 ms, where all words take 20 times as long.
        """
        from msgpack import packb

        place = self._packed.find(packb(word, unicode_errors="surrogatepass"))
        if place < 0:
            return 0.0
        rank = bisect_right(self._begins, place) - 1
        return _frequency(rank) if word in self._unpacked(rank) else None

    def frequencies(self) -> dict[str, float]:
        """All words with their shares, the commonest first."""
        found: dict[str, float] = {}
        for rank in range(1, len(self._begins) - 1):
            found.update(zip(self._unpacked(rank), repeat(_frequency(rank))))  # one number a rank: 32 bytes less a word
        return found

    def _unpacked(self, rank: int) -> Any:
        from msgpack import unpackb

        return unpackb(self._packed[self._begins[rank] : self._begins[rank + 1]])


def _frequency(rank: int) -> float:
    return 10 ** ((1 - rank) / 100)
