"""A cheap screen: the lines in which an article may say something twice, on bytes, without cutting it into words."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrapelint.validators.engine.linetable import LineTable
from scrapelint.validators.engine.spans import Span

__all__ = ["Suspects", "suspects"]

BRIEF = 400
"""Bytes of a text that is looked at as a whole: the screen loses the last words of each line."""
LATIN, UNSPACED = 1.25, 2
"""Bytes of a character, on average, up to which a text is in Latin letters, and above which it may have no spaces: 2 in
Cyrillic, Greek, Arabic and their like, 3 in the rest."""
NEAR, SOME = 12, 3
"""Words near each other, and how many of them must have moved as far, to be more than words that come back."""
PLENTY = 7
"""Such words that two lines must share. In a feed of 3,000 articles 27 % have such lines; with 8, ten findings more
of 934 are lost."""
FEW, SHARE = 4, 0.3
"""Words, and the part of the shorter line, that do for a short one."""
INDENT = 8
"""White space before a line's first word that is skipped, bytes."""
GLUED = 12
"""So few words from its first copy, a repetition of ``FEW`` words is looked at: a caption that was taken twice."""
DOUBLED = (3, 8)
"""Words, from and to, that are looked for twice in a row within a line. Longer ones are repetitions as any: of such
places in 6,000 articles those up to six words were told otherwise in one of 70, of eight and more in eight of ten."""

_Bytes = NDArray[np.uint8]
_Words = NDArray[np.uint64]
_Numbers = NDArray[np.intp]
_SPACE, _WIDE = np.uint8(0x20), np.uint8(0xE0)
_LOWER = np.uint8(0x20)
"""Makes ASCII capitals small letters, and many others."""
_FOUR, _EIGHT = np.uint64(0xFFFFFFFF), np.uint64(0xFFFFFFFFFFFFFFFF)
"""Take so many bytes of eight."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_NEAR = np.uint64(NEAR)


class Suspects(NamedTuple):
    """What is worth a look in some texts, in order."""

    repeated: NDArray[np.intp]
    """Lines that may belong to a repetition or its first copy."""
    doubled: dict[int, list[Span]]
    """For a text, as code points, from words that may come again at once, with a few others, to the line's end."""


def suspects(table: LineTable) -> Suspects:
    """What is worth a look in each text: lines that share words which begin as, and follow each other as, another's do.

    A hundred texts together cost a fifth of one by one.
    """
    lengths = np.array([len(text) for text in table.texts])
    brief = table.lengths < BRIEF
    unspaced = ~brief & (table.lengths > UNSPACED * lengths)
    places = _places(table, unspaced)
    if not len(places):
        return Suspects(places, {})
    firsts = places.searchsorted(table.starts - 1)
    owners = np.arange(len(lengths), dtype=np.uint64).repeat(np.diff(firsts))
    # Words are numbered so that no run of them reaches from one text into the next.
    numbers = owners * _NEAR
    numbers += np.arange(len(places), dtype=np.uint64)
    keys = _beginnings(table.octets, places, np.where(table.lengths <= LATIN * lengths, _FOUR, _EIGHT).take(owners))
    keys += owners << np.uint64(32)
    keys *= _MIX
    # What reaches into another text is like nothing else; where the first has too few words, the last ones are meant.
    across = np.concatenate((firsts[1:] - 1, firsts[1:] - 2)) % len(places)
    keys[across] = numbers[across] * _MIX
    bits = int(numbers[-1]).bit_length() + 1
    moved = _moves(keys, numbers, bits, firsts)
    suspected = brief.take(table.of)
    suspected[_sharing(moved, bits, places, table)] = True
    suspected[_twice_in_a_row(table)] = True
    words = _doubled(moved, bits, numbers)
    words = words[~unspaced.take(owners.take(words))]
    words = np.concatenate((words, *map(np.arange, firsts[:-1][brief], firsts[1:][brief])))
    words.sort()
    words = words[np.diff(words, prepend=-1) > 0]  # np.unique imports what takes as long as a check
    words = places.take(words) + 1
    lines = table.begins.searchsorted(words, "right") - 1
    ends = table.points.take(lines) + table.sizes.take(lines)
    doubled: dict[int, list[Span]] = {}
    columns = table.of.take(lines), table.points_within(lines, words), ends
    for text, begin, end in zip(*[column.tolist() for column in columns], strict=True):
        doubled.setdefault(text, []).append((begin, end))
    return Suspects(suspected.nonzero()[0], doubled)


def _places(table: LineTable, unspaced: NDArray[np.bool_]) -> _Numbers:
    """The bytes just before words."""
    space = table.octets <= _SPACE
    edges = space[:-1] > space[1:]
    for number in unspaced.nonzero()[0].tolist():
        low = int(table.starts[number])
        high = low + int(table.lengths[number])
        edges[low - 1 : high - 1] = table.octets[low:high] >= _WIDE
    return edges.nonzero()[0]


def _beginnings(octets: _Bytes, places: _Numbers, taken: _Words) -> _Words:
    """Three words in a row, as one number each: the same if they begin with the same bytes, of eight those ``taken``.

    The last two are no such number.
    """
    windows = np.ndarray((len(octets) - 8,), dtype=np.uint64, buffer=octets | _LOWER, offset=1, strides=(1,))
    words = windows.take(places)
    words &= taken
    keys: _Words = words * _MIX
    keys[:-1] += words[1:]
    keys *= _MIX
    keys[:-2] += words[2:]
    return keys


def _moves(keys: _Words, numbers: _Words, bits: int, firsts: _Numbers) -> _Words:
    """How far words have moved that stood before, above ``bits`` bits with their numbers; in order.

    ``firsts``: where the words of each text begin.
    """
    # The number is kept in the low bits of the key, so that a plain sort brings equal ones together in order. Texts
    # that are sorted one by one take three quarters of the time.
    low = np.uint64((1 << (bits - 1)) - 1)
    keys &= ~low
    keys |= numbers
    for begin, end in pairwise(firsts.tolist()):
        keys[begin:end].sort()
    again = ((keys[1:] ^ keys[:-1]) <= low).nonzero()[0]
    earlier = keys.take(again)
    again += 1
    later = keys.take(again)
    moved = later - earlier
    later &= low
    moved <<= np.uint64(bits)
    moved |= later
    moved.sort()
    return moved


def _doubled(moved: _Words, bits: int, numbers: _Words) -> _Numbers:
    """The words at which as many begin as follow, and begin alike."""
    low, high = moved.searchsorted(np.array([DOUBLED[0] << bits, (DOUBLED[1] + 1) << bits], dtype=np.uint64))
    near = moved[low:high]
    distance = (near >> np.uint64(bits)).astype(np.intp)
    # So many more keys are the same, of three words each; the last may end otherwise, before the line's end.
    further = np.maximum(distance - DOUBLED[0] - 1, 0)
    follow = moved.take(np.arange(low, high) + further, mode="clip") - near == further
    words: _Numbers = numbers.searchsorted((near & np.uint64((1 << bits) - 1))[follow]) - distance[follow]
    return words


def _sharing(moved: _Words, bits: int, places: _Numbers, table: LineTable) -> _Numbers:
    """The lines that share enough.

    ``moved``: words by how far they have moved, and in the lower ``bits`` by their number; ``places``: of all words.
    """
    dense = np.zeros(len(moved), dtype=np.bool_)
    dense[: max(len(moved) - FEW + 1, 0)] = moved[FEW - 1 :] - moved[: 1 - FEW] <= _NEAR
    if not np.count_nonzero(dense):
        return np.zeros(0, dtype=np.intp)  # most articles end here
    # Words near each other that have moved as far are a run.
    runs = np.cumsum(np.diff(moved, prepend=moved[:1]) > _NEAR)
    sizes = np.bincount(runs)[runs]
    kept = sizes >= SOME
    moved, dense, runs, sizes = moved[kept], dense[kept], runs[kept], sizes[kept]
    distance = (moved >> np.uint64(bits)).astype(np.intp)
    later = (moved & np.uint64((1 << bits) - 1)).astype(np.intp)
    edges = places.searchsorted(table.begins - 1)  # the words at which lines begin
    sizes_of = np.diff(edges, append=len(places))
    edges += NEAR * table.of
    here, there = edges.searchsorted(later, "right") - 1, edges.searchsorted(later - distance, "right") - 1
    repeating = np.zeros(len(table.texts), dtype=np.bool_)
    repeating[table.of[here[dense]]] = True
    # Within a run both lines only grow, so that words of the same two are neighbours.
    pairs = here * len(edges) + there
    changes = (runs[1:] != runs[:-1]) | (pairs[1:] != pairs[:-1])
    heads = np.concatenate(([0], changes.nonzero()[0] + 1))
    words = np.diff(heads, append=len(moved))
    glued = (distance[heads] <= GLUED) & (sizes[heads] >= FEW)
    words = np.where(words < SOME, 0, np.where(glued, np.maximum(words, PLENTY), words))
    pairs, of = np.unique(pairs[heads], return_inverse=True)
    shared = np.bincount(of, words)
    here, there = np.divmod(pairs, len(edges))
    enough = repeating[table.of[here]]
    shorter = np.minimum(sizes_of[here], sizes_of[there])
    enough &= (shared >= PLENTY) | (shared >= np.maximum(FEW, SHARE * shorter))
    return np.concatenate((here[enough], there[enough]))


def _twice_in_a_row(table: LineTable) -> list[int]:
    """The lines that are followed by themselves, which tells even two words."""
    lines = table.filled
    words, ends = table.begins.take(lines), table.ends.take(lines)
    for _ in range(INDENT):
        blank = table.octets.take(words) <= _SPACE
        if not np.count_nonzero(blank):
            break
        words += blank
    sizes, of = ends - words, table.of.take(lines)
    alike = ((sizes[1:] == sizes[:-1]) & (of[1:] == of[:-1])).nonzero()[0]
    found: list[int] = []
    columns = lines.take(alike), words.take(alike), lines.take(alike + 1), words.take(alike + 1), sizes.take(alike)
    for line, one, following, other, size in zip(*[column.tolist() for column in columns], strict=True):
        if table.octets[one : one + size].tobytes() == table.octets[other : other + size].tobytes():
            found += (line, following)
    return found
