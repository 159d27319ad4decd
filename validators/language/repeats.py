"""What an article says twice: one analysis that the rules on duplication share.

Each repeated stretch is told once, as the later copy: a whole paragraph word for word (`exact`), a
whole paragraph nearly so (`near`), a paragraph that stands inside an earlier, longer one (`inside`), or
sentences and runs of words within a longer paragraph (`part`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise


import numpy as np

from scrapelint.validators.engine.document import Block, Document
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.language.cut import Cut, cut
from scrapelint.validators.language.shingles import Numbers, repeated_shingles, shingles
from scrapelint.validators.language.titles import title_repeats

__all__ = ["Repeat", "repeats"]

WIDTH = 3
"""Words in a shingle: 3-grams with Jaccard >= 0.5 found 96 % of edits, 5-grams with 0.7 found 47 % (DESIGN 10)."""
DENSE = 5
"""Repeated shingles within ``REACH`` words that make a place worth a look; stock phrases bring one or two."""
PLENTY = 7
"""Words within twice as many that must begin alike to make an article worth a look: nine words in a row, or
fourteen of which a third were changed. With five within twelve 42 % of articles passed, with these 29 %."""
BRIEF = 400
"""Bytes of a text that is looked at in any case: the screen loses the last words of each line."""
LABEL, LINE = 24, 200
_EDGES = " *_#>-–—.,:;!?…\"'“”‘’„«»()[]"
SPACE, HALF, MIX = np.uint8(0x20), np.uint64(32), np.uint64(0x9E3779B97F4A7C15)
LOWER = np.uint64(0x2020202020202020)
"""Makes ASCII capitals small letters, eight bytes at once."""
REACH = 12
GAP = 12
"""Words that may be changed or added between two stretches that match."""
SLACK = 8
SHORTEST = 5
"""Shingles that two paragraphs must share before they are compared: seven words in a row."""
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
    distinct: int = 0
    copies: int = 2


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
    if not _worth_a_look(document):
        return ()
    words = document.once(cut)
    titled = {again.span[0] for again in document.once(title_repeats)}
    # Rows of a table are like-shaped on purpose; what repeats the title is told by the rule on titles.
    skip = {n for n, block in enumerate(words.blocks) if block.text[0] == "|" or block.start in titled}
    found, done = _exact(words, skip)
    found += _partial(words, skip | done)
    return tuple(sorted(found, key=lambda repeat: repeat.start))


def _worth_a_look(document: Document) -> bool:
    """A cheap screen that most articles do not pass: do some words in a row begin the same way twice?

    It compares the 16 bytes that follow each space, and only texts that are mostly ASCII can do
    without more: elsewhere capitals differ in their bytes, or there are no spaces.
    """
    data = document.utf8("text").data
    if len(data) < BRIEF:
        return bool(data)
    if len(data) > 1.1 * len(document.text):
        return True
    if _same_lines(document.lines):
        return True
    octets = np.frombuffer(data, dtype=np.uint8)
    places = np.flatnonzero(octets[:-17] <= SPACE)
    if len(places) < 2 * DENSE:
        return False
    windows = np.ndarray((len(data) - 7,), dtype=np.uint64, buffer=data, strides=(1,))
    places += 1
    values = windows[places]
    values |= LOWER
    values *= MIX
    values ^= values >> HALF
    places += 8
    following = windows[places]
    following |= LOWER
    values += following
    values *= MIX
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
    again = (again & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    again.sort()
    return bool((again[PLENTY - 1 :] - again[: 1 - PLENTY] <= 2 * PLENTY).any())


def _same_lines(lines: tuple[Block, ...]) -> bool:
    """Whether a line follows itself, or one of up to 200 code points, too short for the other test, stands twice."""
    if any(a.text == b.text for a, b in pairwise(lines)):
        return True
    keys = [line.text.casefold().strip(_EDGES) for line in lines if LABEL <= len(line.text) <= LINE]
    return len(set(keys)) < len(keys)


def _exact(words: Cut, skip: set[int]) -> tuple[list[Repeat], set[int]]:
    seen: dict[bytes, int] = {}
    found, done = [], set()
    copies: Counter[int] = Counter()
    for block in range(len(words.blocks)):
        count = words.high[block] - words.low[block]
        if not count or block in skip:
            continue
        first = seen.setdefault(words.key(block), block)
        if first != block:
            done.add(block)
            copies[first] += 1
            found.append((first, _of_blocks("exact", words, block, first, 1.0)))
    return [replace(repeat, copies=copies[first] + 1) for first, repeat in found], done


def _of_blocks(kind: str, words: Cut, later: int, first: int, similarity: float) -> Repeat:
    a, b = words.blocks[first], words.blocks[later]
    size = (words.high[later] - words.low[later]) // words.tokens.scale
    distinct = len(set(words.tokens.hashes[words.low[later] : words.high[later]].tolist())) // words.tokens.scale
    return Repeat(kind, b.start, b.end, (a.start, a.end), size, similarity, size, later == first + 1, distinct)


def _partial(words: Cut, done: set[int]) -> list[Repeat]:
    width = WIDTH * words.tokens.scale
    chains = [chain for chain in _chains(words, width, done) if chain.matches >= DENSE]
    if not chains:
        return []
    found: list[Repeat] = []
    taken = np.zeros(len(words.tokens.hashes), dtype=np.bool_)
    shared: dict[tuple[int, int], int] = {}
    for chain in chains:
        pair = (chain.block, chain.first_block)
        shared[pair] = shared.get(pair, 0) + chain.matches
    least = SHORTEST * words.tokens.scale
    chains = [chain for chain in chains if shared[chain.block, chain.first_block] >= least]
    for chain in sorted(chains, key=lambda chain: (-chain.matches, chain.later)):
        repeat, span = _classified(words, chain, shared, width)
        if repeat is None or taken[slice(*span)].any():
            continue
        taken[slice(*span)] = True
        found.append(repeat)
    # Three paragraphs and more that are each like the same one are items of a list, not copies.
    series = Counter(repeat.first for repeat in found if repeat.kind == "near" and repeat.similarity < SAME)
    return [repeat for repeat in found if repeat.kind != "near" or series[repeat.first] < SERIES]


def _chains(words: Cut, width: int, done: set[int]) -> list[_Chain]:
    tokens = words.tokens
    values = shingles(tokens.hashes, width)
    if not len(values):
        return []
    owner = np.repeat(np.arange(len(words.blocks)), np.subtract(words.high, words.low))
    owner = np.concatenate((np.full(len(tokens.hashes) - len(owner), -1), owner))
    later, first, latest = repeated_shingles(values, owner[: len(values)] == owner[width - 1 :])
    if done and len(later):
        told = np.zeros(len(words.blocks), dtype=np.bool_)
        told[list(done)] = True
        kept = ~told[owner[later]]
        later, first, latest = later[kept], first[kept], latest[kept]
    return list(_follow(_dense(later, first, latest, REACH * tokens.scale), owner, tokens.scale))


def _dense(later: Numbers, first: Numbers, latest: Numbers, reach: int) -> tuple[Numbers, Numbers, Numbers]:
    if len(later) < DENSE:
        return later[:0], first[:0], latest[:0]
    begins = np.flatnonzero(later[DENSE - 1 :] - later[: 1 - DENSE] <= reach)
    kept = np.zeros(len(later), dtype=np.bool_)
    for at in range(DENSE):
        kept[begins + at] = True
    return later[kept], first[kept], latest[kept]


def _follow(found: tuple[Numbers, Numbers, Numbers], owner: Numbers, scale: int) -> Iterator[_Chain]:
    later, first, latest = (places.tolist() for places in found)
    gap, slack = GAP * scale, SLACK * scale
    active: list[_Chain] = []
    blocks, first_blocks, latest_blocks = (owner[places].tolist() for places in found)
    for at, block, *places in zip(later, blocks, first, first_blocks, latest, latest_blocks, strict=True):
        going = []
        for chain in active:
            if at - chain.later_last <= gap and chain.block == block:
                going.append(chain)
            elif chain.matches >= DENSE:
                yield chain
        active = going
        for place, place_block in (places[:2],) if places[0] == places[2] else (places[:2], places[2:]):
            for chain in active:
                if chain.first_block == place_block and _extend(chain, at, place, gap, slack):
                    break
            else:
                active.append(_Chain(at, place, at, place, 1, block, place_block))
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


def _classified(words: Cut, chain: _Chain, shared: dict[tuple[int, int], int], width: int) -> tuple[Repeat | None, Span]:
    """What a chain of matches amounts to, and the tokens that are told with it."""
    tokens, b, a = words.tokens, chain.block, chain.first_block
    later = (chain.later, chain.later_last + width)
    first = (chain.first, chain.first_last + width)
    count = shared[b, a]
    size_b, size_a = (words.high[n] - words.low[n] - width + 1 for n in (b, a))
    whole = (words.low[b], words.high[b])
    jaccard = min(count / max(size_a + size_b - count, 1), 1.0)
    # What begins a paragraph with the end of the one before, or follows itself at once, is glued together.
    glued = first[1] == later[0] or (a == b - 1 and later[0] == whole[0] and first[1] == words.high[a])
    alike = a != b and (jaccard >= NEAR or count >= INSIDE * size_b)
    if not (alike or glued or chain.matches >= LONG * tokens.scale) or _other_facts(words, later, first, b, a):
        return None, later
    if a != b and jaccard >= NEAR:
        if whole[1] - whole[0] <= FEW * tokens.scale and _other_facts(words, whole, (words.low[a], words.high[a]), b, a, names=False):
            return None, later
        return _of_blocks("near", words, b, a, jaccard), whole
    if a != b and count >= INSIDE * size_b:
        repeat = _of_blocks("inside", words, b, a, min(count / size_b, 1.0))
        return replace(repeat, first=_span(words, a, _sentences(words, a, first))), whole
    density = min(chain.matches / (later[1] - later[0] - width + 1), 1.0)
    sentences, origin = _sentences(words, b, later), _sentences(words, a, first)
    covered = (later[1] - later[0]) / (sentences[1] - sentences[0])
    kind = "part" if covered >= COVERED else "run"
    if kind == "run" or glued:
        sentences, origin = later, first
    repeat = Repeat(
        kind,
        *_span(words, b, sentences),
        first=_span(words, a, origin),
        words=(sentences[1] - sentences[0]) // tokens.scale,
        similarity=density * min(covered, 1.0) if kind == "part" else density,
        run=chain.matches // tokens.scale + WIDTH - 1,
        adjacent=glued,
    )
    return repeat, sentences


def _span(words: Cut, block: int, tokens: Span) -> Span:
    end = int(words.tokens.ends[tokens[1] - 1])
    return int(words.tokens.starts[tokens[0]]), _closing(words.blocks[block], end)


_FACT = re.compile(r"\d+|(?<=[\w,;] )[^\W\d_]+")


def _other_facts(words: Cut, later: Span, first: Span, b: int, a: int, *, names: bool = True) -> bool:
    """Whether figures or names stand where the first copy has others: items of a list, not a repetition."""
    here, there = _facts(words, later, b), _facts(words, first, a)
    new, old = here - there, there - here
    if any(fact.isdecimal() for fact in new) and any(fact.isdecimal() for fact in old):
        return True
    if not names:
        return False
    starts = {fact[:3].casefold() for fact in old}
    return bool(old) and any(fact[:3].casefold() not in starts for fact in new)


def _facts(words: Cut, span: Span, block: int) -> set[str]:
    tokens, here = words.tokens, words.blocks[block]
    low = int(tokens.starts[max(span[0] - 1, words.low[block])]) - here.start
    high = int(tokens.ends[min(span[1], words.high[block] - 1)]) - here.start
    return {fact for fact in _FACT.findall(here.text[low:high]) if fact[0].isdecimal() or fact[0].isupper()}


NEAR = 0.5
LONG = 8
FEW = 40
SAME = 0.85
SERIES = 2
INSIDE = 0.75
COVERED = 0.6
SENTENCE_WORDS = 60
"""Words on either side of a repeated stretch in which its sentences' ends are looked for."""
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s|[。！？।۔؟]")
_CLOSING = re.compile(r"[^\w\s([{“‘«„#@]{1,3}")


def _closing(block: Block, end: int) -> int:
    """``end`` moved over the full stop and the closing marks that follow a sentence's last word."""
    match = _CLOSING.match(block.text, end - block.start)
    return block.start + match.end() if match else end


def _sentences(words: Cut, block: int, span: tuple[int, int]) -> tuple[int, int]:
    """Tokens of the sentences of ``block`` that ``span`` covers at least a third of; ``span`` if there are none."""
    starts, reach = words.tokens.starts, SENTENCE_WORDS * words.tokens.scale
    low, high = max(words.low[block], span[0] - reach), min(words.high[block], span[1] + reach)
    here = words.blocks[block]
    offset = int(starts[low]) - here.start
    window = here.text[offset : int(words.tokens.ends[high - 1]) - here.start]
    ends = [here.start + offset + match.start() for match in _SENTENCE.finditer(window)]
    bounds = [low, *(n for n in np.searchsorted(starts, ends).tolist() if low < n < high), high]
    covered = [
        (begin, end)
        for begin, end in pairwise(bounds)
        if end > begin and min(end, span[1]) - max(begin, span[0]) >= (end - begin) / 3
    ]
    return (covered[0][0], covered[-1][1]) if covered else span
