"""What an article says twice: one analysis that the rules on duplication share.

Each repeated stretch is told once, as the later copy, and as one kind: a whole paragraph word for word
(`exact`), a whole paragraph nearly so (`near`), a paragraph that stands inside an earlier, longer one
(`inside`), whole sentences (`part`) or a run of words (`run`) within a longer paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from scrapelint.validators.engine.document import Block, Document
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.repetition.chains import WIDTH, Chain, chains
from scrapelint.validators.repetition.cut import Cut, cut
from scrapelint.validators.repetition.letters import likeness
from scrapelint.validators.repetition.screen import worth_a_look
from scrapelint.validators.repetition.titles import title_repeats

__all__ = ["Repeat", "repeats"]

NEAR = 0.5
"""Jaccard index of two paragraphs' shingles from which they are told as near-duplicates (DESIGN 10)."""
DOUBT = 0.16
"""The same from which their letters are compared: languages that bend words, or many small edits."""
LETTERS = 0.5
"""Jaccard index of 5-letter pieces from which such paragraphs and sentences are near-duplicates: 18 of 20 edits
in seven languages that bend their words (word 3-grams: 4 of 20), and none of 12,370 pairs of other paragraphs."""
BRIEF, BRIEF_LETTERS = 15, 0.6
"""Words below which they must be more alike: sentences of a list that say the same of other things reach .59."""
FEWEST, MOST = 12, 250
"""Words of what is compared so: 'hail of 5 cm' is like 'hail of 10 cm'; and so that no pair takes long."""
SURE = 5
"""Matching shingles below which the words alone tell nothing."""
INSIDE = 0.75
"""Share of a paragraph's shingles that an earlier, longer one must hold: a caption with another first word."""
COVERED = 0.6
"""Share of its sentences that a repeated stretch must cover to be told as these sentences; else as bare words."""
LONG = 8
"""Shingles (ten words) below which no stretch within a paragraph is told, unless it is glued to its first copy."""
LIFTED = 0.85
"""Share of a paragraph that a first copy must cover to be that paragraph."""
THIRD = 3
"""A sentence belongs to a repetition when at least one part in so many of its words does."""
SENTENCE_WORDS = 60
"""Words on either side of a repeated stretch in which its sentences' ends are looked for."""
FEW = 40
"""Words of a paragraph below which one other figure makes it another item; longer ones tell a corrected figure."""
SAME, SERIES = 0.85, 2
"""So many paragraphs that are each like the same one, but less than this, are items of a list and not copies."""
NOUNS = 0.26
"""Share of words with a capital above which it tells no name: of English articles 2 % have more, German ones have
a third."""
SAMPLE, WORDS_OF_SAMPLE = 12, 300
"""Paragraphs, and code points of each, by which that is told."""

_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s|[。！？।۔؟]")
_CLOSING = re.compile(r"[^\w\s([{“‘«„#@]{1,3}")
_FACT = re.compile(r"\d+|(?<=[\w,;] )[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A stretch of text that repeats an earlier one.

    ``words`` it has, of which ``run`` match, the first to the last of them in ``core``; ``similarity``
    (0-1) is the Jaccard index of whole paragraphs, else the share that matches. ``adjacent``: right behind
    its first copy. ``lifted``: the first copy is a paragraph of its own. ``distinct`` words, and ``copies``
    of the same paragraph with the first, are counted for whole paragraphs only. ``letters``: Jaccard index
    of the letters of sentences, where their words alone leave it in doubt.
    """

    kind: str
    start: int
    end: int
    first: Span
    core: Span
    words: int
    similarity: float
    run: int
    adjacent: bool = False
    lifted: bool = False
    distinct: int = 0
    copies: int = 2
    letters: float = 0.0


def repeats(document: Document) -> tuple[Repeat, ...]:
    """Every repeated stretch of the article, each told once, in the order of the text."""
    if not worth_a_look(document):
        return ()
    words = document.once(cut)
    titled = {again.span[0] for again in document.once(title_repeats)}
    # Rows of a table are like-shaped on purpose; what repeats the title is told by the rule on titles.
    skip = {n for n, block in enumerate(words.blocks) if block.text[0] == "|" or block.start in titled}
    exact = _exact(words, skip)
    partial = _partial(words, skip | set(exact))
    return tuple(sorted([*exact.values(), *partial], key=lambda repeat: repeat.start))


def _exact(words: Cut, skip: set[int]) -> dict[int, Repeat]:
    seen: dict[bytes, int] = {}
    firsts: dict[int, int] = {}
    shortest = 2 * words.tokens.scale
    for block, (low, high) in enumerate(zip(words.low, words.high, strict=True)):
        if high - low >= shortest and block not in skip:
            first = seen.setdefault(words.key(block), block)
            if first != block:
                firsts[block] = first
    copies = Counter(firsts.values())
    return {
        block: replace(_of_blocks("exact", words, block, first, 1.0), copies=copies[first] + 1)
        for block, first in firsts.items()
    }


def _of_blocks(kind: str, words: Cut, later: int, first: int, similarity: float) -> Repeat:
    a, b = words.blocks[first], words.blocks[later]
    tokens = words.tokens.hashes[words.low[later] : words.high[later]].tolist()
    size, distinct = len(tokens) // words.tokens.scale, len(set(tokens)) // words.tokens.scale
    return Repeat(
        kind,
        b.start,
        b.end,
        (a.start, a.end),
        (b.start, b.end),
        size,
        similarity,
        size,
        later == first + 1,
        distinct=distinct,
    )


def _partial(words: Cut, done: set[int]) -> list[Repeat]:
    candidates = chains(words, done)
    shared: Counter[tuple[int, int]] = Counter()
    for chain in candidates:
        shared[chain.block, chain.first_block] += chain.matches
    taken = np.zeros(len(words.tokens.hashes), dtype=np.bool_)
    found: list[Repeat] = []
    for chain in sorted(candidates, key=lambda chain: (-chain.matches, chain.later)):
        if taken[chain.later] or taken[chain.later_last]:
            continue  # what is told with it would overlap what is told already
        told = _classified(words, chain, shared[chain.block, chain.first_block])
        if told is not None and not taken[slice(*told[1])].any():
            taken[slice(*told[1])] = True
            found.append(told[0])
    alike = Counter(repeat.first for repeat in found if repeat.kind == "near" and repeat.similarity < SAME)
    return [repeat for repeat in found if repeat.kind != "near" or alike[repeat.first] < SERIES]


def _classified(words: Cut, chain: Chain, shared: int) -> tuple[Repeat, Span] | None:
    """What a chain of matches amounts to, and the tokens that are told with it."""
    scale = words.tokens.scale
    width = WIDTH * scale
    b, a = chain.block, chain.first_block
    later, first = (chain.later, chain.later_last + width), (chain.first, chain.first_last + width)
    whole, origin = (words.low[b], words.high[b]), (words.low[a], words.high[a])
    size_b, size_a = (high - low - width + 1 for low, high in (whole, origin))
    jaccard = min(shared / max(size_a + size_b - shared, 1), 1.0)
    sure = chain.matches >= SURE
    near, inside = sure and a != b and jaccard >= NEAR, sure and a != b and shared >= INSIDE * size_b
    # What begins a paragraph with the end of the one before, or follows itself at once, is glued together.
    glued = sure and (first[1] == later[0] or (a == b - 1 and later[0] == whole[0] and first[1] == origin[1]))
    # One run and nothing else in common is a name or a phrase, and no edit of the whole.
    if a != b and not (near or inside or glued or shared == chain.matches == later[1] - later[0] - width + 1):
        jaccard = _letters(words, whole, origin, shared)
        near = jaccard > 0
    told = near or inside or glued or chain.matches >= LONG * scale
    letters, sentences, origins = 0.0, later, first
    if not (near or inside) and (told or _doubtful(later, first, chain.matches)):
        sentences, origins = _sentences(words, b, later), _sentences(words, a, first)
        if a != b and not glued:
            letters = _letters(words, sentences, origins, chain.matches)
    if not (told or letters) or _other_facts(words, (b, later), (a, first)):
        return None
    if near:
        if whole[1] - whole[0] <= FEW * scale and _other_facts(words, (b, whole), (a, origin), names=False):
            return None
        return _of_blocks("near", words, b, a, jaccard), whole
    if inside:
        repeat = _of_blocks("inside", words, b, a, min(shared / size_b, 1.0))
        return replace(repeat, first=_span(words, a, _sentences(words, a, first))), whole
    if letters and _other_facts(words, (b, sentences), (a, origins)):
        letters = 0.0
        if not told:
            return None
    core = _span(words, b, later)
    covered = min((later[1] - later[0]) / (sentences[1] - sentences[0]), 1.0)
    kind = "part" if covered >= COVERED else "run"
    if letters:
        kind, first = "part", origins
    elif kind == "run" or glued:
        sentences = later
    else:
        first = origins
    density = min(chain.matches / (later[1] - later[0] - width + 1), 1.0)
    repeat = Repeat(
        kind,
        *_span(words, b, sentences),
        first=_span(words, a, first),
        core=core,
        words=(sentences[1] - sentences[0]) // scale,
        similarity=density * covered if kind == "part" else density,
        run=chain.matches // scale + WIDTH - 1,
        adjacent=glued,
        lifted=a != b and first[1] - first[0] >= LIFTED * (origin[1] - origin[0]),
        letters=letters,
    )
    return repeat, sentences


def _doubtful(later: Span, first: Span, shared: int) -> bool:
    return shared >= DOUBT * (later[1] - later[0] + first[1] - first[0] - shared)


def _letters(words: Cut, later: Span, first: Span, shared: int) -> float:
    """How alike two stretches of tokens are by their letters; 0 where that is not enough to be the same."""
    scale, text = words.tokens.scale, words.text
    sizes = [span[1] - span[0] for span in (later, first)]
    if not FEWEST * scale <= min(sizes) <= max(sizes) <= MOST * scale:
        return 0.0
    if not _doubtful(later, first, shared):
        return 0.0
    starts, ends = words.tokens.starts, words.tokens.ends
    alike = likeness(*(text[int(starts[low]) : int(ends[high - 1])] for low, high in (later, first)))
    return alike if alike >= (LETTERS if min(sizes) >= BRIEF * scale else BRIEF_LETTERS) else 0.0


def _other_facts(words: Cut, later: tuple[int, Span], first: tuple[int, Span], *, names: bool = True) -> bool:
    """Whether figures or names stand where the first copy has others: items of a list, not a repetition."""
    if _verbatim(words, later[1], first[1]):
        return False
    here, there = _facts(words, *later), _facts(words, *first)
    new, old = here - there, there - here
    # Figures are looked for one word further: the last of a line may be all that tells two items apart. A name
    # just behind the repetition is often another way to tell who said so.
    if any(fact.isdecimal() for fact, _ in new) and any(fact.isdecimal() for fact, _ in old):
        return True
    if not names:
        return False
    known = {fact[:3].casefold() for fact, _ in old}  # 'Kobane' is 'Kobani'
    return (
        any(within and not fact.isdecimal() for fact, within in old)
        and any(within and not fact.isdecimal() and fact[:3].casefold() not in known for fact, within in new)
        and not _capitals_are_common(words.blocks)
    )


def _verbatim(words: Cut, later: Span, first: Span) -> bool:
    hashes = words.tokens.hashes
    return bool(
        later[1] - later[0] == first[1] - first[0]
        and hashes[max(later[0] - 1, 0) : later[1] + 1].tobytes()
        == hashes[max(first[0] - 1, 0) : first[1] + 1].tobytes()
    )


def _capitals_are_common(blocks: tuple[Block, ...]) -> bool:
    """Whether a capital tells no name: in German, where every noun has one, and in headlines."""
    inner = capitals = 0
    for block in blocks[:SAMPLE]:
        for before, word in pairwise(block.text[:WORDS_OF_SAMPLE].split()):
            if before[-1].isalpha() and word[0].isalpha():
                inner += 1
                capitals += word[0].isupper()
    return capitals > NOUNS * inner


def _facts(words: Cut, block: int, span: Span) -> set[tuple[str, bool]]:
    """Figures and words with a capital, and whether they stand within the span or just beside it."""
    tokens, here = words.tokens, words.blocks[block]
    low = int(tokens.starts[max(span[0] - 1, words.low[block])]) - here.start
    high = int(tokens.ends[min(span[1], words.high[block] - 1)]) - here.start
    first, last = int(tokens.starts[span[0]]) - here.start - low, int(tokens.ends[span[1] - 1]) - here.start - low
    return {
        (match[0], match[0].isdecimal() or first <= match.start() < last)
        for match in _FACT.finditer(here.text[low:high])
        if match[0][0].isdecimal() or match[0][0].isupper()
    }


def _span(words: Cut, block: int, tokens: Span) -> Span:
    """Code points of the tokens, with the full stop and the closing marks that follow them."""
    end = int(words.tokens.ends[tokens[1] - 1])
    here: Block = words.blocks[block]
    match = _CLOSING.match(here.text, end - here.start)
    return int(words.tokens.starts[tokens[0]]), here.start + match.end() if match else end


def _sentences(words: Cut, block: int, span: Span) -> Span:
    """Tokens of the sentences of ``block`` to which ``span`` belongs; ``span`` if there are none."""
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
        if end > begin and THIRD * (min(end, span[1]) - max(begin, span[0])) >= end - begin
    ]
    return (covered[0][0], covered[-1][1]) if covered else span
