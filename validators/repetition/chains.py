"""Stretches of a text whose shingles follow each other as they did before: the raw matter of repetitions."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import compress

from scrapelint.validators.repetition.cut import Cut
from scrapelint.validators.repetition.shingles import Match, repeated_shingles

__all__ = ["WIDTH", "Chain", "chains"]

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


def chains(words: Cut, done: set[int]) -> list[Chain]:
    """All stretches that repeat earlier ones; paragraphs ``done`` are not looked at as later copies."""
    scale = words.tokens.scale
    matches = repeated_shingles(words.tokens.hashes, WIDTH * scale, [*zip(words.low, words.high, strict=True)])
    if done:
        matches = [match for match in matches if bisect_right(words.low, match[0]) - 1 not in done]
    return _follow(_dense(matches, REACH * scale), words)


def _dense(matches: list[Match], reach: int) -> list[Match]:
    near = [last[0] - match[0] <= reach for match, last in zip(matches, matches[DENSE - 1 :], strict=False)]
    if all(near):
        return matches if near else []
    kept = [False] * len(matches)
    for at in compress(range(len(near)), near):
        kept[at : at + DENSE] = [True] * DENSE
    return [*compress(matches, kept)]


def _follow(matches: list[Match], words: Cut) -> list[Chain]:
    gap, slack = GAP * words.tokens.scale, SLACK * words.tokens.scale
    active: list[Chain] = []
    ended: list[Chain] = []
    for at, first, latest in matches:
        if len(active) == 1 and first == latest:
            only = active[0]
            if at - only.later_last == first - only.first_last == 1:
                only.later_last, only.first_last = at, first  # most go on as they did
                only.matches += 1
                continue
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
    return [chain for chain in ended + active if chain.matches >= DENSE]
