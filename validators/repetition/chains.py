"""Stretches of a text whose shingles follow each other as they did before: the raw matter of repetitions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scrapelint.validators.repetition.cut import Cut
from scrapelint.validators.repetition.shingles import Numbers, repeated_shingles, shingles

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
    tokens = words.tokens
    width = WIDTH * tokens.scale
    values = shingles(tokens.hashes, width)
    if not len(values):
        return []
    owner = np.arange(len(words.blocks)).repeat([high - low for low, high in zip(words.low, words.high, strict=True)])
    later, first, latest = repeated_shingles(values, owner[: len(values)] == owner[width - 1 :])
    if done and len(later):
        told = np.zeros(len(words.blocks), dtype=np.bool_)
        told[list(done)] = True
        kept = ~told[owner[later]]
        later, first, latest = later[kept], first[kept], latest[kept]
    kept = _dense(later, REACH * tokens.scale)
    return _follow((later[kept], first[kept], latest[kept]), owner, tokens.scale)


def _dense(places: Numbers, reach: int) -> np.typing.NDArray[np.bool_]:
    kept = np.zeros(len(places), dtype=np.bool_)
    if len(places) >= DENSE:
        begins = np.flatnonzero(places[DENSE - 1 :] - places[: 1 - DENSE] <= reach)
        for at in range(DENSE):
            kept[begins + at] = True
    return kept


def _follow(found: tuple[Numbers, Numbers, Numbers], owner: Numbers, scale: int) -> list[Chain]:
    gap, slack = GAP * scale, SLACK * scale
    later, first, latest = (places.tolist() for places in found)
    blocks, first_blocks, latest_blocks = (owner[places].tolist() for places in found)
    active: list[Chain] = []
    ended: list[Chain] = []
    for at, block, one, one_block, two, two_block in zip(
        later, blocks, first, first_blocks, latest, latest_blocks, strict=True
    ):
        over = [chain for chain in active if at - chain.later_last > gap or chain.block != block]
        if over:
            ended += over
            active = [chain for chain in active if at - chain.later_last <= gap and chain.block == block]
        # A shingle that stood more than once before may belong to the first of its copies or to the latest.
        for place, place_block in ((one, one_block),) if one == two else ((one, one_block), (two, two_block)):
            for chain in active:
                ahead = place - chain.first_last
                if 0 < ahead <= gap and chain.first_block == place_block:
                    moved = at - chain.later_last
                    if moved > 0 and -slack <= ahead - moved <= slack:
                        chain.later_last, chain.first_last = at, place
                        chain.matches += 1
                        break
            else:
                active.append(Chain(at, place, at, place, 1, block, place_block))
        if len(active) > ACTIVE:
            weakest = min(active[:-2], key=lambda chain: chain.matches)
            active = [chain for chain in active if chain is not weakest]
            ended.append(weakest)
    return [chain for chain in ended + active if chain.matches >= DENSE]
