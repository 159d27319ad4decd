"""A cheap screen: the lines in which an article may say something twice, on bytes, without cutting it into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.spans import Span

__all__ = ["Suspects", "suspects_of_all"]

BRIEF = 400
"""Bytes of a text that is looked at as a whole: the screen loses the last words of each line."""
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
_Numbers = NDArray[np.int64]
_Script = Literal["latin", "spaced", "unspaced"]
_SPACE, _WIDE, _NEWLINE = np.uint8(0x20), np.uint8(0xE0), np.uint8(0x0A)
_LOWER = np.uint8(0x20)
"""Makes ASCII capitals small letters, and many others."""
_FOUR = np.uint64(0xFFFFFFFF)
"""Takes four bytes of eight."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_NEAR = np.uint64(NEAR)
_WORD = re.compile(r"\S+")
_GAP = b"\n" + b"\x7f" * 8 + b"\0"
"""Stands behind each text, so that no word of it is compared with what follows."""


class Suspects(NamedTuple):
    """What is worth a look in a document, as code points, in order. Lines end at LF alone."""

    repeated: list[Span]
    """Lines that may belong to a repetition or its first copy."""
    doubled: list[Span]
    """From words that may come again at once, with a few others, to the line's end."""


def suspects_of_all(documents: Sequence[Document]) -> list[Suspects]:
    """The lines of each document that are worth a look. A hundred documents together cost a fifth of one by one."""
    found: list[Suspects] = [Suspects([], [])] * len(documents)
    scripts: dict[_Script, list[int]] = {}
    for number, document in enumerate(documents):
        if (size := len(document.utf8("text").data)) >= BRIEF:
            scripts.setdefault(_script(size / len(document.text)), []).append(number)
        else:
            lines = _lines(document.text)
            found[number] = Suspects(
                lines,
                [(word.start(), end) for start, end in lines for word in _WORD.finditer(document.text, start, end)],
            )
    for script, numbers in scripts.items():
        texts = [documents[number].utf8("text").data for number in numbers]
        for number, text, suspects in zip(numbers, texts, _moved_together(texts, script), strict=True):
            wide = len(text) != len(documents[number].text)
            found[number] = Suspects(*(_code_points(text, lines) for lines in suspects)) if wide else suspects
    return found


def _script(width: float) -> _Script:
    """By the bytes of a character: 1 in Latin, 2 in Cyrillic, Greek, Arabic and their like, 3 in the rest."""
    return "latin" if width <= 1.25 else "spaced" if width <= 2 else "unspaced"


def _lines(text: str) -> list[Span]:
    lines = text.split("\n")
    begins = accumulate(lines, lambda begin, line: begin + len(line) + 1, initial=0)
    return [(begin, begin + len(line)) for begin, line in zip(begins, lines, strict=False)]


def _code_points(text: bytes, spans: list[Span]) -> list[Span]:
    """``spans`` of bytes in code points."""
    points = {0: 0}
    byte = point = 0
    for place in sorted({place for span in spans for place in span}):
        point, byte = point + len(text[byte:place].decode()), place
        points[place] = point
    return [(points[low], points[high]) for low, high in spans]


def _moved_together(texts: Sequence[bytes], script: _Script) -> list[Suspects]:
    """For each text the lines that share words which begin as, and follow each other as, another's do; in bytes."""
    data = b"\0" + _GAP.join([*texts, b""])
    octets = np.frombuffer(data, dtype=np.uint8)
    bounds = np.array([*accumulate((len(each) + len(_GAP) for each in texts), initial=1)])
    starts = bounds[:-1]
    # The word that is compared begins just behind the place.
    if script == "unspaced":
        places = (octets[1:-7] >= _WIDE).nonzero()[0]
    else:
        space = octets[:-7] <= _SPACE
        places = (space[:-1] > space[1:]).nonzero()[0]
    found = [Suspects([], []) for _ in texts]
    count = len(places) - 2
    if count < PLENTY:
        return found
    first, end = places.searchsorted(bounds - 1), places.searchsorted(bounds[1:] - len(_GAP)) - 2
    owners = np.arange(len(texts), dtype=np.uint64).repeat(first[1:] - first[:-1])[:count]
    # Words are numbered so that no run of them reaches from one text into the next.
    numbers = np.arange(count, dtype=np.uint64) + owners * _NEAR
    keys = _beginnings(octets, places, script) + (owners << np.uint64(32))
    keys *= _MIX
    # What reaches across is like nothing else.
    end = np.maximum(end, 0)
    sizes = first[1:] - end
    across = np.arange(sizes.sum()) + (end - sizes.cumsum() + sizes).repeat(sizes)
    across = across[: across.searchsorted(count)]
    keys[across] = numbers[across] * _MIX
    bits = int(numbers[-1]).bit_length()
    begins = np.concatenate((starts, (octets == _NEWLINE).nonzero()[0] + 1))
    begins.sort()
    of = starts.searchsorted(begins, "right") - 1
    words = np.unique(places[_doubled(keys)] + 1) if script != "unspaced" else places[:0]
    shared = _sharing(_moves(keys, numbers, bits), bits + 1, places.searchsorted(begins - 1) + NEAR * of, of)
    lines = np.array(sorted({*shared, *_twice_in_a_row(data, octets, begins, of)}), dtype=np.int64)
    holding = begins.searchsorted(words, "right") - 1
    for kind, (low, line) in enumerate(((begins.take(lines), lines), (words, holding))):
        before = starts.take(of.take(line))
        spans = zip((low - before).tolist(), (begins.take(line + 1) - 1 - before).tolist(), strict=True)
        for text, span in zip(of.take(line).tolist(), spans, strict=True):
            found[text][kind].append(span)
    return found


def _beginnings(octets: _Bytes, places: _Numbers, script: _Script) -> _Words:
    """Three words in a row, as one number each: the same if they begin with the same four or eight bytes."""
    windows = np.ndarray((len(octets) - 8,), dtype=np.uint64, buffer=octets | _LOWER, offset=1, strides=(1,))
    words = windows.take(places)
    if script == "latin":
        words &= _FOUR
    keys: _Words = words[:-2] * _MIX
    keys += words[1:-1]
    keys *= _MIX
    keys += words[2:]
    return keys


def _doubled(keys: _Words) -> _Numbers:
    """The numbers of words at which as many begin as follow, and begin alike."""
    found: list[_Numbers] = []
    for words in range(DOUBLED[0], DOUBLED[1] + 1):
        same = (keys[words:] == keys[:-words]).nonzero()[0]
        # So many more keys are the same, of three words each; the last may end otherwise, before the line's end.
        further = words - DOUBLED[0] - 1
        if further > 0:
            same = same[:-further][same[further:] - same[:-further] == further]
        found.append(same)
    return np.concatenate(found)


def _moves(keys: _Words, numbers: _Words, bits: int) -> _Words:
    """How far words have moved that stood before, above ``bits`` + 1 bits with their numbers; in order."""
    # The number is kept in the low bits of the key, so that a plain sort brings equal ones together in order.
    low = np.uint64((1 << bits) - 1)
    keys &= ~low
    keys |= numbers
    keys.sort()
    again = ((keys[1:] ^ keys[:-1]) <= low).nonzero()[0]
    earlier = keys.take(again)
    again += 1
    later = keys.take(again)
    moved = later - earlier
    later &= low
    moved <<= np.uint64(bits + 1)
    moved |= later
    moved.sort()
    return moved


def _sharing(moved: _Words, bits: int, edges: _Numbers, of: _Numbers) -> Iterator[int]:
    """The numbers of lines that share enough.

    ``moved``: words by how far they have moved, and in the lower ``bits`` by their number; ``edges``: words at which
    lines begin; ``of``: the text to which each line belongs.
    """
    dense = np.zeros(len(moved), dtype=np.bool_)
    dense[: max(len(moved) - FEW + 1, 0)] = moved[FEW - 1 :] - moved[: 1 - FEW] <= _NEAR
    if not np.count_nonzero(dense):
        return  # most articles end here
    # Words near each other that have moved as far are a run.
    runs = np.cumsum(np.diff(moved, prepend=moved[:1]) > _NEAR)
    sizes = np.bincount(runs)[runs]
    kept = sizes >= SOME
    moved, dense, runs, sizes = moved[kept], dense[kept], runs[kept], sizes[kept]
    distance = (moved >> np.uint64(bits)).astype(np.int64)
    later = (moved & np.uint64((1 << bits) - 1)).astype(np.int64)
    here, there = edges.searchsorted(later, "right") - 1, edges.searchsorted(later - distance, "right") - 1
    repeating = np.zeros(of[-1] + 1, dtype=np.bool_)
    repeating[of[here[dense]]] = True
    # Within a run both lines only grow, so that words of the same two are neighbours.
    pairs = here * len(edges) + there
    changes = (runs[1:] != runs[:-1]) | (pairs[1:] != pairs[:-1])
    begins = np.concatenate(([0], changes.nonzero()[0] + 1))
    words = np.diff(begins, append=len(moved))
    glued = (distance[begins] <= GLUED) & (sizes[begins] >= FEW)
    words = np.where(words < SOME, 0, np.where(glued, np.maximum(words, PLENTY), words))
    pairs, numbers = np.unique(pairs[begins], return_inverse=True)
    shared = np.bincount(numbers, words)
    here, there = np.divmod(pairs, len(edges))
    enough = repeating[of[here]]
    shorter = np.minimum(edges[here + 1] - edges[here], edges[there + 1] - edges[there])
    enough &= (shared >= PLENTY) | (shared >= np.maximum(FEW, SHARE * shorter))
    yield from here[enough].tolist()
    yield from there[enough].tolist()


def _twice_in_a_row(data: bytes, octets: _Bytes, begins: _Numbers, of: _Numbers) -> Iterator[int]:
    """The numbers of lines that are followed by themselves, which tells even two words.

    ``begins``, ``of``: where each line begins, and the number of its text.
    """
    words = begins.copy()
    for _ in range(INDENT):
        blank = octets.take(words) <= _SPACE
        if not np.count_nonzero(blank):
            break
        words += blank
    lines = (words[1:] != words[:-1]).nonzero()[0]  # those before them that begin with the same word are blank
    sizes = begins.take(lines + 1) - words.take(lines)
    alike = ((sizes[1:] == sizes[:-1]) & (sizes[1:] > 1) & (of[lines[1:]] == of[lines[:-1]])).nonzero()[0]
    for line, following in zip(lines[alike].tolist(), lines[alike + 1].tolist(), strict=True):
        one, other, end = int(words[line]), int(words[following]), int(begins[line + 1])
        if data[one:end] == data[other : other + end - one]:
            yield line
            yield following
