"""What an article says twice: one analysis that the rules on duplication share."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.linetable import LineTable, line_table
from scrapelint.validators.engine.spans import Span, Spans
from scrapelint.validators.repetition.chains import WIDTH, Chain, chains_of_all
from scrapelint.validators.repetition.cut import Cut, cut_all
from scrapelint.validators.repetition.doubled import Doubled, doubled_in, halved
from scrapelint.validators.repetition.facts import other_facts
from scrapelint.validators.repetition.letters import likeness
from scrapelint.validators.repetition.repeat import Repeat
from scrapelint.validators.repetition.retold import retelling
from scrapelint.validators.repetition.screen import suspects
from scrapelint.validators.repetition.story import with_stories
from scrapelint.validators.repetition.stretches import THIRD, sentences_of, span_of
from scrapelint.validators.repetition.titles import title_repeats

__all__ = ["concerns", "doubled", "repeats"]

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
APART = 0.4
"""Length of the shorter, as a share of the longer's, below which their letters cannot be that much alike."""
SURE = 5
"""Matching shingles below which the words alone tell nothing."""
INSIDE = 0.75
"""Share of a paragraph's shingles that an earlier, longer one must hold: a caption with another first word."""
COVERED = 0.6
"""Share of its sentences that a repeated stretch must cover to be told as these sentences; else as bare words."""
LONG = 8
"""Shingles (ten words) below which no stretch within a paragraph is told, unless it is glued to its first copy."""
DENSE = 0.75
"""Share of shingles that must match in what stands within long paragraphs."""
LIFTED = 0.85
"""Share of a paragraph that a first copy must cover to be that paragraph."""
FEW = 40
"""Words of a paragraph up to which one other figure makes it another item; longer ones tell a corrected figure.
Another name does in a brief one: 'Weiss did not want to comment'."""
SAME, SERIES = 0.85, 2
"""So many paragraphs that are each like the same one, but less than this, are items of a list and not copies."""


def _repeats(table: LineTable) -> dict[Document, tuple[Repeat, ...]]:
    """What a document says twice: cutting and comparing the words of all together costs a third of one by one.

    It waits until one of them is asked, since what is machine output is not known before.
    """
    lines = table.once(suspects).repeated
    # What repeats the title is told by the rule on titles.
    cuts = cut_all(table, lines, lambda document: {again.span[0] for again in title_repeats(document)})
    exact = [_exact(words) for words in cuts]
    return {
        words.document: _told(words.document.text, [*same.values(), *_partial(words, chains)])
        for words, same, chains in zip(cuts, exact, chains_of_all(cuts, exact), strict=True)
        if same or chains
    }


def concerns(document: Document) -> bool:
    """Whether the article says anything twice: asked once for all rules that tell what."""
    return bool(repeats(document))


def repeats(document: Document) -> tuple[Repeat, ...]:
    """Every repeated stretch of the article, each told once, in the order of the text."""
    table, _ = document.once(line_table)
    return table.once(_repeats).get(document, ())


def doubled(document: Document) -> tuple[Doubled, ...]:
    """What the article says twice in a row within a line, in few words, and what is no repeat of ``repeats``."""
    table, number = document.once(line_table)
    found = [*doubled_in(document.text, table.once(suspects).doubled.get(number, ()))]
    found += table.once(halved).get(number, ())
    if not found:
        return ()
    told = Spans([(repeat.start, repeat.end) for repeat in repeats(document)])
    return tuple(each for each in found if not told.touches(*each.span))


def _told(text: str, found: list[Repeat]) -> tuple[Repeat, ...]:
    found.sort(key=lambda repeat: repeat.start)
    return tuple(with_stories([_with_reason(text, repeat) for repeat in found], len(text)))


def _with_reason(text: str, repeat: Repeat) -> Repeat:
    """The repeat, with the reason for which it was told again on purpose, if there is one."""
    core = repeat.core if repeat.kind in ("part", "run") and not repeat.adjacent else None
    running = not (repeat.lifted or repeat.alone)
    why = retelling(text, (repeat.start, repeat.end), repeat.first, core, running=running)
    return repeat._replace(retold=why) if why else repeat


def _exact(words: Cut) -> dict[int, Repeat]:
    copies: dict[bytes, list[int]] = {}
    shortest = 2 * words.scale
    for block, (low, high) in enumerate(zip(words.low, words.high, strict=True)):
        if high - low >= shortest:
            copies.setdefault(words.key(block), []).append(block)
    return {
        later: _of_blocks("exact", words, later, same[0], 1.0, len(same), before)
        for same in copies.values()
        for before, later in pairwise(same)
    }


def _of_blocks(
    kind: str, words: Cut, later: int, first: int, similarity: float, copies: int = 2, before: int | None = None
) -> Repeat:
    """A paragraph that repeats ``first``; ``before`` is the latest of its copies, if that is another one."""
    a, b = words.blocks[first], words.blocks[later]
    tokens = words.hashes[words.low[later] : words.high[later]].tolist()
    size, distinct = len(tokens) // words.scale, len(set(tokens)) // words.scale
    return Repeat(
        kind,
        b.start,
        b.end,
        (a.start, a.end),
        (b.start, b.end),
        size,
        similarity,
        size,
        words.numbers[later] == words.numbers[first if before is None else before] + 1,
        distinct=distinct,
        copies=copies,
    )


def _partial(words: Cut, candidates: list[Chain]) -> list[Repeat]:
    shared: Counter[tuple[int, int]] = Counter()
    for chain in candidates:
        shared[chain.block, chain.first_block] += chain.matches
    taken: set[int] = set()
    found: list[Repeat] = []
    for chain in sorted(candidates, key=lambda chain: (-chain.matches, chain.later)):
        if chain.later in taken or chain.later_last in taken:
            continue  # what is told with it would overlap what is told already
        told = _classified(words, chain, shared[chain.block, chain.first_block])
        if told is not None and taken.isdisjoint(range(*told[1])):
            taken.update(range(*told[1]))
            found.append(told[0])
    alike = Counter(repeat.first for repeat in found if repeat.kind == "near" and repeat.similarity < SAME)
    return [repeat for repeat in found if repeat.kind != "near" or alike[repeat.first] < SERIES]


def _classified(words: Cut, chain: Chain, shared: int) -> tuple[Repeat, Span] | None:
    """What a chain of matches amounts to, and the tokens that are told with it."""
    scale = words.scale
    width = WIDTH * scale
    b, a = chain.block, chain.first_block
    later, first = (chain.later, chain.later_last + width), (chain.first, chain.first_last + width)
    whole, origin = (words.low[b], words.high[b]), (words.low[a], words.high[a])
    size_b, size_a = _size(whole) - width + 1, _size(origin) - width + 1
    jaccard = min(shared / max(size_a + size_b - shared, 1), 1.0)
    sure = chain.matches >= SURE
    near, inside = sure and a != b and jaccard >= NEAR, sure and a != b and shared >= INSIDE * size_b
    # What begins a paragraph with the end of the one before, or follows itself at once, is glued together.
    glued = sure and (
        (first[1] == later[0] and (a == b or words.numbers[a] == words.numbers[b] - 1))
        or (words.numbers[a] == words.numbers[b] - 1 and later[0] == whole[0] and first[1] == origin[1])
    )
    # Every word of the first copy's paragraph: a sentence in large type above the text that it is taken from.
    ahead = sure and a != b and chain.matches >= size_a
    if not (near or inside or glued or ahead) and _in_passing(chain, later, first, whole, origin, width):
        return None
    told = near or inside or glued or ahead or chain.matches >= LONG * scale
    if (a == b and not told) or other_facts(words, (b, later), (a, first)):
        return None
    # One run and nothing else in common is a name or a phrase, and no edit of the whole.
    if a != b and not (near or inside or glued or shared == chain.matches == _size(later) - width + 1):
        jaccard = _letters(words, whole, origin, shared)
        near = jaccard > 0
    letters, sentences, origins = 0.0, later, first
    if not (near or inside) and (told or _doubtful(later, first, chain.matches)):
        sentences, origins = _sentences(words, chain, later, first)
        # Two sentences within long paragraphs must be the same word for word, and then need no closer look.
        alone = _size(sentences) >= LIFTED * _size(whole) or _size(origins) >= LIFTED * _size(origin)
        if alone and a != b and not (glued or (told and chain.matches >= DENSE * _size(sentences))):
            letters = _letters(words, sentences, origins, chain.matches)
    if not (told or near or letters):
        return None
    if near or inside:
        return _of_whole(words, chain, jaccard if near else 0.0, min(shared / size_b, 1.0))
    if letters and other_facts(words, (b, sentences), (a, origins)):
        letters = 0.0
        if not told:
            return None
    core = span_of(words, b, later)
    covered = min(_size(later) / _size(sentences), 1.0)
    kind = "part" if covered >= COVERED else "run"
    if letters:
        kind, first = "part", origins
    elif kind == "run" or glued:
        sentences = later
    else:
        first = origins
    density = min(chain.matches / (_size(later) - width + 1), 1.0)
    repeat = Repeat(
        kind,
        *span_of(words, b, sentences),
        first=span_of(words, a, first if a != b else (first[0], min(first[1], sentences[0]))),
        core=core,
        words=_size(sentences) // scale,
        # Where copies are glued, no sentence ends between them.
        similarity=density * covered if kind == "part" and not glued else density,
        run=chain.matches // scale + WIDTH - 1,
        adjacent=glued,
        lifted=a != b and _size(first) >= LIFTED * _size(origin),
        alone=a != b and _size(sentences) >= LIFTED * _size(whole),
        letters=letters,
    )
    return repeat, sentences


def _sentences(words: Cut, chain: Chain, later: Span, first: Span) -> tuple[Span, Span]:
    """The sentences that each copy stands in; the copies themselves where one sentence has both."""
    told, origin = sentences_of(words, chain.block, later), sentences_of(words, chain.first_block, first)
    return (later, first) if chain.block == chain.first_block and origin[1] > told[0] else (told, origin)


def _of_whole(words: Cut, chain: Chain, jaccard: float, held: float) -> tuple[Repeat, Span] | None:
    """A paragraph that repeats another, or that stands inside it where there is no Jaccard index."""
    scale, width, b, a = words.scale, WIDTH * words.scale, chain.block, chain.first_block
    whole, origin = (words.low[b], words.high[b]), (words.low[a], words.high[a])
    if not jaccard:
        first = sentences_of(words, a, (chain.first, chain.first_last + width))
        return _of_blocks("inside", words, b, a, held)._replace(first=span_of(words, a, first)), whole
    size = _size(whole) / scale
    if size <= FEW and other_facts(words, (b, whole), (a, origin), names=size <= BRIEF):
        return None
    return _of_blocks("near", words, b, a, jaccard), whole


def _in_passing(chain: Chain, later: Span, first: Span, whole: Span, origin: Span, width: int) -> bool:
    """Whether both copies are small parts of long paragraphs and not the same for long: sentences cost more to find."""
    if chain.block == chain.first_block or chain.matches >= max(LONG, DENSE * (_size(later) - width + 1)):
        return False
    return _size(later) < _size(whole) / THIRD and _size(first) < _size(origin) / THIRD


def _size(span: Span) -> int:
    return span[1] - span[0]


def _doubtful(later: Span, first: Span, shared: int) -> bool:
    return shared >= DOUBT * (_size(later) + _size(first) - shared)


def _letters(words: Cut, later: Span, first: Span, shared: int) -> float:
    """How alike two stretches of tokens are by their letters; 0 where that is not enough to be the same."""
    scale, text = words.scale, words.text
    sizes = [_size(later), _size(first)]
    if not FEWEST * scale <= min(sizes) <= max(sizes) <= MOST * scale:
        return 0.0
    if not _doubtful(later, first, shared):
        return 0.0
    one, other = (text[words.starts[low] : words.ends[high - 1]] for low, high in (later, first))
    if min(len(one), len(other)) < APART * max(len(one), len(other)):
        return 0.0
    alike = likeness(one, other)
    return alike if alike >= (LETTERS if min(sizes) >= BRIEF * scale else BRIEF_LETTERS) else 0.0
