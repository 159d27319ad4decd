"""A cheap screen: the places where an article may say something twice, on bytes, without cutting it into words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from operator import eq

import numpy as np
from numpy.typing import NDArray

from scrapelint.validators.engine.document import Document

__all__ = ["Places", "suspects"]

Places = NDArray[np.int64]

BRIEF = 400
"""Bytes of a text that is looked at as a whole: the screen loses the last words of each line."""
PLENTY, NEAR = 8, 18
"""Words within so many that must begin as others did before: ten words in a row, or twenty of which half were changed.
In a feed of 1,500 articles 22 % pass, with all but one of 227 findings; with 10 of 20 it is 18 %, and ten of these
and an edit in each of six texts of other languages are lost."""
SOME = 3
"""The same for places to be compared, in an article that has a place with plenty: most have none, and what has
one often has others that were edited more."""
DRIFT = 3
"""Power of two of the words by which these may have moved against each other; names and phrases that come back
everywhere move freely."""
GLUED, FEW = 12, 6
"""So many words do for what follows its first copy within so many, as a caption that was taken twice."""
LABEL, LINE = 24, 200
"""Code points of lines that are compared as a whole, since they may be too short for the comparison of words."""
BEGINNING = 16
"""Code points of such lines that are compared first."""
COPIES = 64
"""Copies of a line that are looked at; what stands more often is a label, however long."""

_SPACE, _WIDE, _CONTINUED = np.uint8(0x20), np.uint8(0xE0), np.uint8(0xC0)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_LOWER = np.uint8(0x20)
"""Makes ASCII capitals small letters."""
_EDGES = " \r*_#>-–—.,:;!?…\"'“”‘’„«»()[]"


def suspects(document: Document) -> Places | None:
    """Offsets, in code points, of words or lines that may belong to a repetition or its first copy; None if all may."""
    data = document.utf8("text").data
    if len(data) < BRIEF:
        return None
    same = list(_same_lines(document))
    moved = _moved_together(data, spaced=len(data) <= 2 * len(document.text))
    if len(moved) and len(data) != len(document.text):
        octets = np.frombuffer(data, dtype=np.uint8)
        moved = np.cumsum((octets & _CONTINUED) != np.uint8(0x80))[moved] - 1
    return np.concatenate([np.array(same, dtype=np.int64), moved]) if same else moved


def _moved_together(data: bytes, *, spaced: bool) -> Places:
    """Bytes where words near each other begin with the same 16 bytes as words before them, and where those stand."""
    octets = np.frombuffer(data, dtype=np.uint8)
    # Spaces, or where there may be none, every character; the word that is compared begins just behind.
    places = (octets[:-17] <= _SPACE if spaced else octets[1:-16] >= _WIDE).nonzero()[0]
    if len(places) < PLENTY:
        return _NONE
    windows = np.ndarray((len(data) - 8,), dtype=np.uint64, buffer=octets | _LOWER, offset=1, strides=(1,))
    values = windows.take(places)
    values *= _MIX
    values += windows[8:].take(places)
    values *= _MIX
    # The place is kept in the low bits of the value, so that a plain sort brings equal ones together in order.
    bits = len(values).bit_length()
    values &= np.uint64((1 << 64) - (1 << bits))
    values |= np.arange(len(values), dtype=np.uint64)
    values.sort()
    again = ((values[1:] ^ values[:-1]) < np.uint64(1 << bits)).nonzero()[0]
    if len(again) < FEW:
        return _NONE
    numbers = (values & np.uint64((1 << bits) - 1)).view(np.int64)
    later, earlier = numbers[again + 1], numbers[again]
    gathered = _gathered(later, later - earlier)
    if gathered is None:
        return _NONE
    found: Places = places[np.concatenate([later[gathered], earlier[gathered]])] + 1
    return found


def _gathered(later: Places, moved: Places) -> NDArray[np.bool_] | None:
    """Which words lie near others that have moved as far; None unless somewhere enough of them do."""
    if not _near(np.sort(later), FEW):
        return None  # most articles end here
    beside, strides = moved <= GLUED, moved >> DRIFT
    counts = np.bincount(strides)
    counts[1:] += counts[:-1]  # of two neighbouring strides together
    glued = bool(np.count_nonzero(beside) >= FEW)
    if counts.max() < PLENTY and not glued:
        return None
    shifted = [(strides << 32) + later, ((moved + (1 << DRIFT >> 1) >> DRIFT) << 32) + later]
    orders = [keys.argsort() for keys in shifted]
    ordered = [keys[order] for keys, order in zip(shifted, orders, strict=True)]
    glued = glued and _near(np.sort(((moved << 32) + later)[beside]), FEW)
    if not (glued or any(_near(keys, PLENTY) for keys in ordered)):
        return None
    found = np.zeros(len(later), dtype=np.bool_)
    for order, keys in zip(orders, ordered, strict=True):
        begins = (keys[SOME - 1 :] - keys[: 1 - SOME] <= NEAR).nonzero()[0]
        for at in range(SOME):
            found[order[begins + at]] = True
    return found


def _near(keys: Places, least: int) -> bool:
    """Whether so many of the sorted ``keys`` stand near each other."""
    return len(keys) >= least and int((keys[least - 1 :] - keys[: 1 - least]).min()) <= NEAR


def _same_lines(document: Document) -> Iterator[int]:
    """Where lines begin that stand twice, or twice in a row."""
    lines = document.line_texts
    kept = [line.strip(_EDGES) for line in lines if LABEL <= len(line) <= LINE]
    twice = len({line[:BEGINNING].casefold() for line in kept}) < len(kept)
    if not twice and not any(map(eq, lines, islice(lines, 1, None))):
        return
    counts = Counter([line.casefold() for line in kept])
    repeated = {key for key, count in counts.items() if 1 < count <= COPIES}
    numbers: set[int] = set()
    for number, line in enumerate(lines):
        if number and line == lines[number - 1]:
            numbers |= {number - 1, number}
        elif repeated and LABEL <= len(line) <= LINE and line.strip(_EDGES).casefold() in repeated:
            numbers.add(number)
    if numbers:
        yield from [document.lines[number].start for number in sorted(numbers)]


_NONE: Places = np.zeros(0, dtype=np.int64)
