"""Words of a text as numbers, and the word n-grams (shingles) that tell a repetition.

Case, accents, punctuation, the shape of quotes and markup do not count: `“Déjà vu,” he SAID` and
`*deja vu* he said` are the same words. All of it is done on whole arrays, since a loop over the
characters of every article would cost more than all other rules together.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Hashes", "Matches", "Numbers", "Tokens", "repeated_shingles", "scale", "shingles", "tokenize"]

Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]

SEPARATOR, SKIP = 0, 1
ALONE = 1 << 22
"""Bit on characters of scripts that put no space between words: each is a token of its own."""
APOSTROPHES = "'’‘ʼ`´′"
CHUNK = 1 << 18
"""Code points that are worked on at once, so that a huge text needs no huge arrays; cut between lines."""

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
    """Words in the order of the text: offsets in code points, and a hash of each."""

    starts: Numbers
    ends: Numbers
    hashes: Hashes


class Matches(NamedTuple):
    """Places whose words stood earlier, in order, and the first and the latest place before each."""

    later: Numbers
    first: Numbers
    latest: Numbers

    def where(self, kept: NDArray[np.bool_]) -> Matches:
        """Those that are marked."""
        return Matches(*(places[kept] for places in self))


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
    parts = []
    at = 0
    while len(text) - at > CHUNK:
        end = text.rfind("\n", at, at + CHUNK) + 1 or at + CHUNK
        parts.append(_tokenize(text[at:end], at))
        at = end
    parts.append(_tokenize(text[at:], at))
    return parts[0] if len(parts) == 1 else Tokens(*map(np.concatenate, zip(*parts, strict=True)))


def _tokenize(text: str, offset: int) -> Tokens:
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
        return Tokens(starts, ends, np.zeros(0, dtype=np.uint64))
    hashes = _hash(letters, starts, ends)
    if places is not None:
        starts, ends = places.take(starts), places.take(ends - 1) + 1
    return Tokens(starts + offset, ends + offset, hashes)


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


def scale(text: str, count: int) -> int:
    """How many of the ``count`` tokens of ``text`` make a word.

    It is 1, or more where the script has no spaces and every character is a token (about 2 in Chinese and Japanese, 4
    in Thai, Lao, Khmer and Burmese).
    """
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


def repeated_shingles(hashes: Hashes, width: int, places: Numbers, texts: Numbers) -> Matches:
    """Those of ``places`` whose ``width`` words stood earlier; ``texts``: the text to which each word belongs."""
    keys = shingles(hashes, width).take(places)
    keys += texts.take(places).astype(np.uint64) * _BASE  # what two texts share is no repetition
    # The place is kept in the low bits of the hash, so that a plain sort (much faster than an argsort) suffices.
    bits = len(hashes).bit_length()
    keys <<= np.uint64(bits)
    keys |= places.astype(np.uint64)
    keys.sort()
    low = np.uint64((1 << bits) - 1)
    again = ((keys[1:] ^ keys[:-1]) <= low).nonzero()[0]
    found = (keys & low).astype(np.int64)
    runs = (np.diff(again, prepend=-2) != 1).nonzero()[0]  # each is another shingle
    heads = again.take(runs).repeat(np.diff(runs, append=len(again)))
    followed = (again - heads < COPIES).nonzero()[0]
    again, heads = again.take(followed), heads.take(followed)
    order = found.take(again + 1).argsort()
    again = again.take(order)
    return Matches(found.take(again + 1), found.take(heads.take(order)), found.take(again))
