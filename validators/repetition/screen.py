"""A cheap screen: whether an article can say anything twice at all."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from scrapelint.validators.engine.document import Block, Document

__all__ = ["worth_a_look"]

BRIEF = 400
"""Bytes of a text that is looked at in any case: the screen loses the last words of each line."""
FOREIGN = 1.1
"""Bytes a code point from which a text is looked at in any case: capitals there differ in more than a bit."""
PLENTY = 7
"""Words within twice as many that must begin as others did before: nine words in a row, or fourteen of which a
third were changed. In a feed of 6,000 articles 29 % pass; with five words within twelve it were 42 %."""
LABEL, LINE = 24, 200
"""Code points of lines that are compared as a whole, since they may be too short for the comparison of words."""

_SPACE, _HALF, _MIX = np.uint8(0x20), np.uint64(32), np.uint64(0x9E3779B97F4A7C15)
_LOWER = np.uint64(0x2020202020202020)
"""Makes ASCII capitals small letters, eight bytes at once."""
_EDGES = " *_#>-–—.,:;!?…\"'“”‘’„«»()[]"


def worth_a_look(document: Document) -> bool:
    """Whether a line stands twice, or some words near each other begin the same 16 bytes as words before them."""
    data = document.utf8("text").data
    if len(data) < BRIEF:
        return bool(data)
    if len(data) > FOREIGN * len(document.text) or _same_lines(document.lines):
        return True
    octets = np.frombuffer(data, dtype=np.uint8)
    places = np.flatnonzero(octets[:-17] <= _SPACE)
    if len(places) < PLENTY:
        return False
    windows = np.ndarray((len(data) - 7,), dtype=np.uint64, buffer=data, strides=(1,))
    places += 1
    values = windows[places]
    values |= _LOWER
    values *= _MIX
    values ^= values >> _HALF
    places += 8
    following = windows[places]
    following |= _LOWER
    values += following
    values *= _MIX
    # The place is kept in the low bits of the value, so that a plain sort brings equal ones together in order.
    bits = np.uint64(len(values).bit_length())
    values >>= bits
    values <<= bits
    values |= np.arange(len(values), dtype=np.uint64)
    values.sort()
    heads = values >> bits
    again = values[1:][heads[1:] == heads[:-1]]
    if len(again) < PLENTY:
        return False
    again &= (np.uint64(1) << bits) - np.uint64(1)
    again.sort()
    return bool((again[PLENTY - 1 :] - again[: 1 - PLENTY] <= 2 * PLENTY).any())


def _same_lines(lines: tuple[Block, ...]) -> bool:
    if any(a.text == b.text for a, b in pairwise(lines)):
        return True
    keys = [line.text.casefold().strip(_EDGES) for line in lines if LABEL <= len(line.text) <= LINE]
    return len(set(keys)) < len(keys)
