"""A cheap screen: the lines in which an article may say something twice, on bytes, without cutting it into words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, islice
from operator import eq
from typing import Any

import numpy as np

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.repetition.lines import shown_lines

__all__ = ["suspects"]

BRIEF = 400
"""Bytes of a text that is looked at as a whole: the screen loses the last words of each line."""
NEAR, SOME = 12, 3
"""Words near each other, and how many of them must have moved as far, to be more than words that come back."""
PLENTY = 7
"""Such words that two lines must share. In a feed of 3,000 articles 27 % have such lines; with 8, ten findings more
of 934 are lost."""
FEW, SHARE = 4, 0.3
"""Words, and the part of the shorter line, that do for a short one."""
GLUED = 12
"""So few words from its first copy, a repetition of ``FEW`` words is looked at: a caption that was taken twice."""
SMALL = 1 << 13
"""Words up to which 32 bits hold the hash of three words and their place."""

_SPACE, _WIDE, _NEWLINE = np.uint8(0x20), np.uint8(0xE0), np.uint8(0x0A)
_LOWER = np.uint8(0x20)
"""Makes ASCII capitals small letters, and many others."""
_MIX = 0x9E3779B97F4A7C15


def suspects(document: Document) -> list[Span]:
    """Lines, in code points, that may belong to a repetition or its first copy; lines end at LF alone."""
    text, data = document.text, document.utf8("text").data
    if len(data) < BRIEF:
        lines = text.split("\n")
        numbers = set(range(len(lines)))
    else:
        numbers = _moved_together(data, len(data) / len(text))
        shown = document.once(shown_lines)
        twice = any(map(eq, shown, islice(shown, 1, None)))
        if not (numbers or twice):
            return []
        lines = text.split("\n")
        if twice:
            numbers |= _twice_in_a_row(lines)
    before = [0, *accumulate(map(len, lines))]
    return [(before[number] + number, before[number + 1] + number) for number in sorted(numbers)]


def _moved_together(data: bytes, width: float) -> set[int]:
    """The numbers of lines that share words which begin as, and follow each other as, those of another do.

    ``width``: bytes a character; it tells scripts without spaces, where every character is a word.
    """
    octets = np.frombuffer(data, dtype=np.uint8)
    # The word that is compared begins just behind the place.
    places = (octets[:-8] <= _SPACE if width <= 2 else octets[1:-7] >= _WIDE).nonzero()[0]
    count = len(places) - 2
    if count < PLENTY:
        return set()
    # Three words in a row count as the same if each begins with the same four or eight bytes.
    kind: type[np.uint32 | np.uint64] = np.uint32 if width <= 1.25 and count < SMALL else np.uint64
    size = np.dtype(kind).itemsize
    windows = np.ndarray((len(data) - size,), dtype=kind, buffer=octets | _LOWER, offset=1, strides=(1,))
    beginnings = windows.take(places)
    mix = kind(_MIX & ((1 << 8 * size) - 1))
    keys: Any = beginnings[:-2] * mix  # of either kind, which stubs cannot tell
    keys += beginnings[1:-1]
    keys *= mix
    keys += beginnings[2:]
    keys *= mix
    # The place is kept in the low bits of the key, so that a plain sort brings equal ones together in order.
    bits = count.bit_length()
    low = kind((1 << bits) - 1)
    keys &= ~low
    keys |= np.arange(count, dtype=kind)
    keys.sort()
    again = ((keys[1:] ^ keys[:-1]) <= low).nonzero()[0]
    if len(again) < FEW:
        return set()
    earlier = keys.take(again)
    again += 1
    later = keys.take(again)
    moved = later - earlier
    later &= low
    moved <<= kind(bits + 1)
    moved |= later
    moved.sort()
    if not np.count_nonzero(moved[FEW - 1 :] - moved[: 1 - FEW] <= kind(NEAR)):
        return set()  # most articles end here
    breaks = places.searchsorted((octets == _NEWLINE).nonzero()[0]).tolist()
    return _sharing(moved.tolist(), bits + 1, [0, *breaks, len(places)])


def _sharing(moved: list[int], bits: int, edges: list[int]) -> set[int]:
    """The numbers of lines that share enough.

    ``moved``: words by how far they have moved, and in the lower ``bits`` by their number; ``edges``: words at which
    lines begin.
    """
    shared: Counter[Span] = Counter()
    for run in _runs(moved):
        distance, first = run[0] >> bits, run[0] & ((1 << bits) - 1)
        last = run[-1] - run[0] + first
        pair = (bisect_right(edges, first) - 1, bisect_right(edges, first - distance) - 1)
        glued = PLENTY if distance <= GLUED and len(run) >= FEW else 0
        if last < edges[pair[0] + 1] and last - distance < edges[pair[1] + 1]:
            shared[pair] += max(len(run), glued)
            continue
        pairs = [
            (bisect_right(edges, first + key - run[0]) - 1, bisect_right(edges, first + key - run[0] - distance) - 1)
            for key in run
        ]
        shared.update({pair: max(count, glued) for pair, count in Counter(pairs).items() if count >= SOME})
    found: set[int] = set()
    for pair, words in shared.items():
        if words >= PLENTY or (
            words >= FEW and words >= SHARE * min(edges[number + 1] - edges[number] for number in pair)
        ):
            found.update(pair)
    return found


def _runs(moved: list[int]) -> Iterator[list[int]]:
    """Words near each other that have moved as far."""
    begin, before = 0, moved[0]
    for number, key in enumerate(moved):
        if key - before > NEAR:
            if number - begin >= SOME:
                yield moved[begin:number]
            begin = number
        before = key
    if len(moved) - begin >= SOME:
        yield moved[begin:]


def _twice_in_a_row(lines: list[str]) -> set[int]:
    """The numbers of lines that are followed by themselves, which tells even two words."""
    numbers: set[int] = set()
    last, before = "", 0
    for number, line in enumerate(lines):
        if trimmed := line.strip():
            if trimmed == last:
                numbers |= {before, number}
            last, before = trimmed, number
    return numbers
