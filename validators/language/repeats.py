"""What an article says twice: one analysis that the rules on duplication share.

Each repeated stretch is told once, as the later copy: a whole paragraph word for word (`exact`), a
whole paragraph nearly so (`near`), a paragraph that stands inside an earlier, longer one (`inside`), or
sentences and runs of words within a longer paragraph (`part`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


import numpy as np

from scrapelint.validators.engine.document import Block, Document
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.language.cut import Cut, cut
from scrapelint.validators.language.shingles import Numbers, repeated_shingles, shingles
from scrapelint.validators.language.titles import title_repeats

__all__ = ["Repeat", "repeats"]

WIDTH = 3
"""Words in a shingle: 3-grams with Jaccard >= 0.5 found 96 % of edits, 5-grams with 0.7 found 47 % (DESIGN 10)."""
DENSE = 4
"""Repeated shingles within ``REACH`` words that make a place worth a look; stock phrases bring one or two."""
REACH = 12
GAP = 12
"""Words that may be changed or added between two stretches that match."""
SLACK = 8
ACTIVE = 8
"""Chains of matches followed at once: more would make a text of stock phrases slow."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A stretch of text that repeats an earlier one; ``words`` it has, and how much of both is shared (0-1)."""

    kind: str
    start: int
    end: int
    first: Span
    words: int
    similarity: float
    run: int
    adjacent: bool = False
    later_size: int = 0
    first_size: int = 0
    distinct: int = 0


@dataclass(slots=True)
class _Chain:
    """Matches that follow each other in both places; token numbers of shingles."""

    later: int
    first: int
    later_last: int
    first_last: int
    matches: int
    block: int
    first_block: int


def repeats(document: Document) -> tuple[Repeat, ...]:
    """Every repeated stretch of the article, each told once, in the order of the text."""
    if len(document.text) < 20:
        return ()
    words = document.once(cut)
    titled = {block for again in document.once(title_repeats) for block in range(again.block, again.last + 1)}
    found, done = _exact(words, titled)
    found += _partial(words, titled | done)
    return tuple(sorted(found, key=lambda repeat: repeat.start))


def _exact(words: Cut, skip: set[int]) -> tuple[list[Repeat], set[int]]:
    seen: dict[bytes, int] = {}
    found, done = [], set()
    for block in range(len(words.blocks)):
        count = words.high[block] - words.low[block]
        if not count or block in skip:
            continue
        first = seen.setdefault(words.key(block), block)
        if first != block:
            done.add(block)
            found.append(_of_blocks("exact", words, block, first, 1.0))
    return found, done


def _of_blocks(kind: str, words: Cut, later: int, first: int, similarity: float) -> Repeat:
    a, b = words.blocks[first], words.blocks[later]
    sizes = [(words.high[n] - words.low[n]) // words.tokens.scale for n in (later, first)]
    distinct = len(set(words.tokens.hashes[words.low[later] : words.high[later]].tolist())) // words.tokens.scale
    return Repeat(kind, b.start, b.end, (a.start, a.end), sizes[0], similarity, sizes[0], later == first + 1, *sizes, distinct)


def _partial(words: Cut, done: set[int]) -> list[Repeat]:
    width = WIDTH * words.tokens.scale
    chains = [chain for chain in _chains(words, width, done) if chain.matches >= DENSE]
    if not chains:
        return []
    found: list[Repeat] = []
    taken: list[tuple[int, int]] = []
    shared: dict[tuple[int, int], int] = {}
    for chain in chains:
        pair = (chain.block, chain.first_block)
        shared[pair] = shared.get(pair, 0) + chain.matches
    for chain in sorted(chains, key=lambda chain: (-chain.matches, chain.later)):
        repeat, span = _classified(words, chain, shared, width)
        if repeat is None or any(span[0] < high and low < span[1] for low, high in taken):
            continue
        taken.append(span)
        found.append(repeat)
    return found


def _chains(words: Cut, width: int, done: set[int]) -> list[_Chain]:
    tokens = words.tokens
    values = shingles(tokens.hashes, width)
    if not len(values):
        return []
    owner = np.repeat(np.arange(len(words.blocks)), np.subtract(words.high, words.low))
    owner = np.concatenate((np.full(len(tokens.hashes) - len(owner), -1), owner))
    later, first, latest = repeated_shingles(values, owner[: len(values)] == owner[width - 1 :])
    if done and len(later):
        kept = ~np.isin(owner[later], list(done))
        later, first, latest = later[kept], first[kept], latest[kept]
    later, first, latest = _dense(later, first, latest, REACH * tokens.scale)
    return list(_follow(later.tolist(), first.tolist(), latest.tolist(), owner, tokens.scale))


def _dense(later: Numbers, first: Numbers, latest: Numbers, reach: int) -> tuple[Numbers, Numbers, Numbers]:
    if len(later) < DENSE:
        return later[:0], first[:0], latest[:0]
    begins = np.flatnonzero(later[DENSE - 1 :] - later[: 1 - DENSE] <= reach)
    kept = np.unique(np.concatenate([begins + at for at in range(DENSE)]))
    return later[kept], first[kept], latest[kept]


def _follow(later: list[int], first: list[int], latest: list[int], owner: Numbers, scale: int) -> Iterator[_Chain]:
    gap, slack = GAP * scale, SLACK * scale
    active: list[_Chain] = []
    for at, *candidates in zip(later, first, latest, strict=True):
        block = int(owner[at])
        ended = [chain for chain in active if at - chain.later_last > gap or chain.block != block]
        if ended:
            yield from ended
            active = [chain for chain in active if chain not in ended]
        if candidates[0] == candidates[1]:
            candidates.pop()
        for place in candidates:
            if not any(_extend(chain, at, place, gap, slack) for chain in active):
                active.append(_Chain(at, place, at, place, 1, block, int(owner[place])))
        if len(active) > ACTIVE:
            weakest = min(active[:-2], key=lambda chain: chain.matches)
            active.remove(weakest)
            yield weakest
    yield from active


def _extend(chain: _Chain, at: int, place: int, gap: int, slack: int) -> bool:
    ahead, moved = place - chain.first_last, at - chain.later_last
    if not (0 < ahead <= gap and 0 < moved and abs(ahead - moved) <= slack):
        return False
    chain.later_last, chain.first_last = at, place
    chain.matches += 1
    return True


def _classified(
    words: Cut, chain: _Chain, shared: dict[tuple[int, int], int], width: int
) -> tuple[Repeat | None, tuple[int, int]]:
    tokens, b, a = words.tokens, chain.block, chain.first_block
    later = (chain.later, chain.later_last + width)
    first = (chain.first, chain.first_last + width)
    count = shared[b, a]
    size_b, size_a = (words.high[n] - words.low[n] - width + 1 for n in (b, a))
    jaccard = count / max(size_a + size_b - count, 1)
    whole = (words.low[b], words.high[b])
    if a != b and jaccard >= NEAR:
        return _of_blocks("near", words, b, a, min(jaccard, 1.0)), whole
    if a != b and count >= INSIDE * size_b:
        start, end = _sentences(words, a, first)
        span = (int(tokens.starts[start]), int(tokens.ends[end - 1]))
        block = words.blocks[b]
        size = (words.high[b] - words.low[b]) // tokens.scale
        return Repeat("inside", block.start, block.end, span, size, count / size_b, size, b == a + 1, size, size_a), whole
    sentences = _sentences(words, b, later)
    origin = _sentences(words, a, first)
    covered = (later[1] - later[0]) / (sentences[1] - sentences[0])
    density = chain.matches / (later[1] - later[0] - width + 1)
    if covered < COVERED:
        sentences, origin = later, first
    kind = "part" if covered >= COVERED else "run"
    start, end = sentences
    return (
        Repeat(
            kind,
            int(tokens.starts[start]),
            _closing(words.blocks[b], int(tokens.ends[end - 1])),
            (int(tokens.starts[origin[0]]), _closing(words.blocks[a], int(tokens.ends[origin[1] - 1]))),
            (end - start) // tokens.scale,
            density * min(covered, 1),
            chain.matches // tokens.scale + WIDTH - 1,
            False,
            size_b,
            size_a,
        ),
        sentences,
    )


NEAR = 0.5
INSIDE = 0.75
COVERED = 0.6
_SENTENCE = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+|[。！？।۔؟]+[」』”’)]*\s*")
_CLOSING = re.compile(r"[^\w\s([{“‘«„#@]{1,3}")


def _closing(block: Block, end: int) -> int:
    """``end`` moved over the full stop and the closing marks that follow a sentence's last word."""
    match = _CLOSING.match(block.text, end - block.start)
    return block.start + match.end() if match else end


def _sentences(words: Cut, block: int, span: tuple[int, int]) -> tuple[int, int]:
    """Tokens of the sentences of ``block`` that ``span`` covers at least a third of (of the longest, else)."""
    low, high = words.low[block], words.high[block]
    here = words.blocks[block]
    ends = [here.start + match.start() for match in _SENTENCE.finditer(here.text)]
    bounds = [low, *(int(n) for n in np.searchsorted(words.tokens.starts, ends) if low < n < high), high]
    covered = [
        (begin, end)
        for begin, end in zip(bounds, bounds[1:], strict=False)
        if end > begin and min(end, span[1]) - max(begin, span[0]) >= (end - begin) / 3
    ]
    return (covered[0][0], covered[-1][1]) if covered else span
