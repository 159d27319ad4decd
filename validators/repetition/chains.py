"""Stretches of a text whose shingles follow each other as they did before: the raw matter of repetitions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scrapelint.validators.repetition.cut import Cut
from scrapelint.validators.repetition.shingles import Matches, Numbers, repeated_shingles

__all__ = ["WIDTH", "Chain", "chains_of_all"]

WIDTH = 3
"""Words in a shingle: 3-grams with Jaccard >= 0.5 found 96 % of edits, 5-grams with 0.7 found 47 % (DESIGN 10)."""
DENSE, REACH = 5, 20
"""Repeated shingles within so many words that make a place worth following; an edit of 17 words left six."""
GAP = 12
"""Words that may be changed or added between two matches: a clause."""
SLACK = 8
"""Words by which the two copies may drift apart between two matches."""
ACTIVE = 8
"""Chains followed at once: more would make a text of stock phrases slow."""

_Run = tuple[int, int, int, int]
"""Matches in a row: where the first stands, the first and the latest place where it stood before, and how many."""


@dataclass(slots=True)
class Chain:
    """Matching shingles, by the number of their first token, between paragraph ``block`` and ``first_block``."""

    later: int
    first: int
    later_last: int
    first_last: int
    matches: int
    block: int
    first_block: int


def chains_of_all(cuts: Sequence[Cut], done: Sequence[Collection[int]]) -> list[list[Chain]]:
    """For each of some documents that were cut together, all stretches that repeat earlier ones.

    Its blocks that are ``done`` are not looked at as later copies.
    """
    found: list[list[_Run]] = [[] for _ in cuts]
    sizes = [high - low for words in cuts for low, high in zip(words.low, words.high, strict=True)]
    blocks = np.arange(len(sizes)).repeat(sizes)
    of = np.arange(len(cuts)).repeat([len(words.blocks) for words in cuts]).take(blocks)
    scales = np.array([words.scale for words in cuts]).take(of)
    ready = [block in each for words, each in zip(cuts, done, strict=True) for block in range(len(words.blocks))]
    is_open = ~np.array(ready, dtype=np.bool_).take(blocks)
    for scale in {words.scale for words in cuts}:
        last = blocks[WIDTH * scale - 1 :]
        places = ((blocks[: len(last)] == last) & (scales[: len(last)] == scale)).nonzero()[0]
        matches = repeated_shingles(cuts[0].hashes, WIDTH * scale, places, of)
        matches = matches.where(is_open.take(matches.later))
        matches = matches.where(_dense(matches.later, of.take(matches.later), REACH * scale))
        for run in _runs(matches):
            found[of[run[0]]].append(run)
    return [_follow(runs, words) if runs else [] for runs, words in zip(found, cuts, strict=True)]


def _dense(places: Numbers, of: Numbers, reach: int) -> NDArray[np.bool_]:
    """Which of the places have enough others near them, in the same text."""
    near = (places[DENSE - 1 :] - places[: 1 - DENSE] <= reach) & (of[DENSE - 1 :] == of[: 1 - DENSE])
    dense = np.zeros(len(places), dtype=np.bool_)
    for further in range(DENSE):
        dense[further : further + len(near)] |= near
    return dense


def _runs(matches: Matches) -> Iterator[_Run]:
    """Each match with the number of those that follow it in both copies, where all of them stood just once before."""
    later, first, latest = matches
    once = first == latest
    follows = once[1:] & once[:-1] & (later[1:] == later[:-1] + 1) & (first[1:] == first[:-1] + 1)
    heads = np.concatenate((np.arange(len(later[:1])), (~follows).nonzero()[0] + 1))
    counts = np.diff(heads, append=len(later))
    return zip(*[each.take(heads).tolist() for each in matches], counts.tolist(), strict=True)


def _follow(runs: list[_Run], words: Cut) -> list[Chain]:
    active: list[Chain] = []
    ended: list[Chain] = []
    for at, first, latest, count in runs:
        for further in range(count):
            if active and first == latest:
                oldest = active[0]
                if at + further - oldest.later_last == first + further - oldest.first_last == 1:
                    oldest.later_last, oldest.first_last = at + count - 1, first + count - 1  # most go on as they did
                    oldest.matches += count - further
                    break
            active = _joined(active, ended, at + further, first + further, latest + further, words)
    return [chain for chain in ended + active if chain.matches >= DENSE]


def _joined(active: list[Chain], ended: list[Chain], at: int, first: int, latest: int, words: Cut) -> list[Chain]:
    """The chains that are followed behind a match: it joins one of them, or begins another."""
    gap, slack = GAP * words.scale, SLACK * words.scale
    block = bisect_right(words.low, at) - 1
    for chain in active:
        if at - chain.later_last > gap or chain.block != block:
            ended.append(chain)
            active = [other for other in active if other is not chain]
    # A shingle that stood more than once before may belong to the first of its copies or to the latest.
    for place in (first,) if first == latest else (first, latest):
        for chain in active:
            ahead = place - chain.first_last
            if 0 < ahead <= gap and place < words.high[chain.first_block]:
                moved = at - chain.later_last
                if moved > 0 and -slack <= ahead - moved <= slack:
                    chain.later_last, chain.first_last = at, place
                    chain.matches += 1
                    break
        else:
            active.append(Chain(at, place, at, place, 1, block, bisect_right(words.low, place) - 1))
    if len(active) > ACTIVE:
        weakest = min(active[:-2], key=lambda chain: chain.matches)
        active = [chain for chain in active if chain is not weakest]
        ended.append(weakest)
    return active
