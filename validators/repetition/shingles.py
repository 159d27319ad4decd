"""Words of a text as numbers, and the word n-grams (shingles) that tell a repetition.

Case, accents, punctuation, the shape of quotes and markup do not count: `“Déjà vu,” he SAID` and
`*deja vu* he said` are the same words. All of it is done on whole arrays, since a loop over the
characters of every article would cost more than all other rules together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrapelint.validators.engine.spans import Span

__all__ = ["Hashes", "Match", "Tokens", "repeated_shingles", "shingles", "tokenize"]

Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Match = tuple[int, int, int]

SEPARATOR, SKIP = 0, 1
ALONE = 1 << 22
"""Bit on characters of scripts that put no space between words: each is a token of its own."""
APOSTROPHES = "'’‘ʼ`´′"
CHUNK = 1 << 18
"""Code points that are worked on at once, so that a huge text needs no huge arrays."""

_BASE = np.uint64(0x9E3779B97F4A7C15)
_WEIGHT = np.uint64(0xD1342543DE82EF95)
_SHIFT = np.uint64(29)

HAN_KANA = ((0x3040, 0x3100), (0x31F0, 0x3200), (0x3400, 0xA000), (0xF900, 0xFB00), (0xFF66, 0xFF9E))
SOUTH_EAST_ASIAN = ((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800), (0x19E0, 0x1A00))
SPELLED_OUT = ((0, 0x3400), (0xA000, 0xAC00), (0xF900, 0x10000), (0x1D400, 0x1D800))
"""Ranges where characters are looked up one by one; elsewhere (ideographs, Hangul) each is a letter."""
IDENTITY = ((0x3400, 0xA000), (0xAC00, 0xD7A4), (0x10000, 0x1D000), (0x1FFFF, 0x20000))

COPIES = 32
"""Occurrences of a shingle that are followed up; a text that is one pattern over and over would take forever."""


class Tokens(NamedTuple):
    """Words in the order of the text: offsets in code points, and a hash of each.

    ``scale`` is how many tokens make a word: 1, or more where the script has no spaces and every
    character is a token (about 2 in Chinese and Japanese, 4 in Thai, Lao, Khmer and Burmese).
    """

    starts: Numbers
    ends: Numbers
    hashes: Hashes
    scale: int


@lru_cache(maxsize=1)
def _table() -> NDArray[np.uint32]:
    # Code point -> SEPARATOR, SKIP or the folded letter. Beyond the last entry everything is one letter.
    table = np.zeros(0x20000, dtype=np.uint32)
    for low, high in IDENTITY:
        table[low:high] = np.arange(low, high)
    for low, high in SPELLED_OUT:
        table[low:high] = [_folded(chr(code)) for code in range(low, high)]
    for low, high in (*HAN_KANA, *SOUTH_EAST_ASIAN):
        letters = table[low:high]
        letters[letters > SKIP] |= ALONE
    return table


@lru_cache(maxsize=1)
def _ascii() -> NDArray[np.uint32]:
    # The beginning of the whole table, which takes 9 ms to make.
    return np.array([_folded(chr(code)) for code in range(128)], dtype=np.uint32)


def _folded(char: str) -> int:
    if char in APOSTROPHES:
        return SKIP
    category = unicodedata.category(char)
    if category == "Cf" or (category == "Mn" and ord(char) < 0x0900) or char == "ـ":
        return SKIP  # soft hyphens, joiners, accents written apart, vowel points, the Arabic stretching stroke
    if category[0] not in "LNM":
        return SEPARATOR
    plain = unicodedata.normalize("NFKD", char).lstrip() or char
    return ord(plain.casefold()[0])


def tokenize(text: str) -> Tokens:
    """Cut ``text`` into words; in linear time and with arrays of bounded size."""
    parts = [_tokenize(text[at : at + CHUNK], at) for at in range(0, max(len(text), 1), CHUNK)]
    if len(parts) == 1:
        starts, ends, hashes = parts[0]
    else:
        starts = np.concatenate([part[0] for part in parts])
        ends = np.concatenate([part[1] for part in parts])
        hashes = np.concatenate([part[2] for part in parts])
    return Tokens(starts, ends, hashes, _scale(text, len(starts)))


def _tokenize(text: str, offset: int) -> tuple[Numbers, Numbers, Hashes]:
    codes: NDArray[np.uint8] | NDArray[np.uint32]
    if text.isascii():
        codes = np.frombuffer(text.encode(), dtype=np.uint8)
        letters = _ascii().take(codes)
    else:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        letters = _table().take(codes, mode="clip")
    places: Numbers | None = None
    if np.count_nonzero(letters == SKIP):
        places = (letters != SKIP).nonzero()[0]
        letters = letters.take(places)
    starts, ends = _bounds(letters)
    if not len(starts):
        return starts, ends, np.zeros(0, dtype=np.uint64)
    hashes = _hash(letters, starts, ends)
    if places is not None:
        starts, ends = places.take(starts), places.take(ends - 1) + 1
    return starts + offset, ends + offset, hashes


def _bounds(letters: NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
    inside = np.zeros(len(letters) + 2, dtype=np.bool_)
    np.greater(letters, SKIP, out=inside[1:-1])
    if np.count_nonzero(letters >= ALONE):
        alone = np.zeros(len(inside), dtype=np.bool_)
        np.greater_equal(letters, ALONE, out=alone[1:-1])
        begins = inside[1:-1] & (~inside[:-2] | alone[:-2] | alone[1:-1])
        closes = inside[1:-1] & (~inside[2:] | alone[2:] | alone[1:-1])
        return np.flatnonzero(begins), np.flatnonzero(closes) + 1
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    return edges[0::2], edges[1::2]


def _hash(letters: NDArray[np.uint32], starts: Numbers, ends: Numbers) -> Hashes:
    # A polynomial of the letters modulo 2**64, from running sums: no step looks at single words.
    powers, inverses = _powers()
    sums = np.empty(len(letters) + 1, dtype=np.uint64)
    sums[0] = 0
    (powers[: len(letters)] * letters).cumsum(out=sums[1:])
    hashes: Hashes = sums.take(ends)
    hashes -= sums.take(starts)
    hashes *= inverses.take(starts)
    hashes ^= hashes >> _SHIFT
    hashes *= _BASE
    return hashes


@lru_cache(maxsize=1)
def _powers() -> tuple[Hashes, Hashes]:
    inverse = np.uint64(pow(int(_BASE), -1, 1 << 64))
    powers, inverses = np.full((2, CHUNK), 1, dtype=np.uint64)
    np.cumprod(np.full(CHUNK - 1, _BASE), out=powers[1:])
    np.cumprod(np.full(CHUNK - 1, inverse), out=inverses[1:])
    return powers, inverses


def _scale(text: str, count: int) -> int:
    if count < 2 or len(text) > 3 * count:
        return 1  # words of more than three characters with their spaces: a script that has spaces
    codes = np.frombuffer(text[: 4 * CHUNK].encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters = _table().take(codes, mode="clip")
    alone = np.count_nonzero(letters & ALONE)
    if alone * 2 < np.count_nonzero(letters > SKIP):
        return 1
    asian = sum(np.count_nonzero((codes >= low) & (codes < high)) for low, high in SOUTH_EAST_ASIAN)
    return 4 if asian * 2 > alone else 2


def shingles(values: Hashes, width: int) -> Hashes:
    """A hash of every ``width`` values that follow each other."""
    count = max(len(values) - width + 1, 0)
    found: Hashes = values[:count] * _WEIGHT
    for at in range(1, width):
        found += values[at : at + count]
        found *= _WEIGHT
    return found


def repeated_shingles(hashes: Hashes, width: int, blocks: Sequence[Span]) -> list[Match]:
    """Places whose ``width`` words stood earlier, in order: the place, the first and the latest place before it.

    Only words within one of ``blocks`` belong together.
    """
    keys = shingles(hashes, width)
    if not len(keys):
        return []
    # The place is kept in the low bits of the hash, so that a plain sort (much faster than an argsort) suffices.
    bits = len(keys).bit_length()
    keys <<= np.uint64(bits)
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys = np.concatenate([keys[low : max(high - width + 1, low)] for low, high in blocks])
    keys.sort()
    low = np.uint64((1 << bits) - 1)
    again = ((keys[1:] ^ keys[:-1]) <= low).nonzero()[0].tolist()
    if not again:
        return []
    places = (keys & low).tolist()
    found: list[Match] = []
    head, before = 0, -1
    for at in again:
        if at != before + 1:
            head = at  # the first place of another shingle
        before = at
        if at - head < COPIES:
            found.append((places[at + 1], places[head], places[at]))
    found.sort()
    return found
