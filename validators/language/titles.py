"""Where an article's title stands again in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrapelint.validators.engine.document import Document
from scrapelint.validators.language.cut import Cut, cut
from scrapelint.validators.language.shingles import tokenize

__all__ = ["Again", "title_repeats"]

TITLE_LIMIT = 1000
"""Code points of a title; what is longer is no title but a text in the wrong field."""
HEAD = 6
"""Paragraphs at the start where a short or reworded title still is the title (after a date, a section, a byline)."""
ALIKE = 0.75
"""Share of words in common of a reworded title; headlines of one story on two sites share about half."""
SURE_WORDS = 4
"""Words from which a line like the title is the title wherever it stands; 'The economy' may be a heading."""
SUFFIX = re.compile(r"\s+(?:\\?\||[‖:•·»«>–—-]|::)\s+")


class Again(NamedTuple):
    """Paragraphs ``block`` to ``last`` are the title again; ``alike`` is 1 where they are so word for word."""

    block: int
    last: int
    alike: float


def title_repeats(document: Document) -> tuple[Again, ...]:
    """Every place where the title stands again, except the one it was taken from."""
    span = document.article.title_span
    title = document.text[span[0] : span[1]] if span else document.title
    if len(title) > TITLE_LIMIT or not title.strip():
        return ()
    words = document.once(cut)
    own = sum(block.start < span[1] for block in words.blocks) if span else 0
    titles = [hashes for variant in _variants(title) if (hashes := tokenize(variant).hashes.tolist())]
    if not titles:
        return ()
    exact = {tuple(hashes) for hashes in titles}
    return tuple(_again(document, words, own, titles, exact))


def _again(
    document: Document, words: Cut, own: int, titles: list[list[int]], exact: set[tuple[int, ...]]
) -> Iterator[Again]:
    scale, lengths = words.tokens.scale, {len(hashes) for hashes in exact}
    longest, split = max(lengths), -1
    last = len(words.blocks) - 1
    for number in range(own, len(words.blocks)):
        size = words.high[number] - words.low[number]
        near_head = number < own + HEAD
        if number <= split or not size or (not near_head and number != last and size not in lengths):
            continue
        if size > 2 * longest:
            continue
        hashes = tuple(words.tokens.hashes[words.low[number] : words.high[number]].tolist())
        if hashes in exact:
            if size >= SURE_WORDS * scale or number < own + (HEAD if size > scale else 1):
                yield Again(number, number, 1.0)
        elif near_head or number == last:
            alike = _alike(document, words, number, titles)
            if alike:
                yield Again(number, number, alike)
            elif size >= 2 * scale:
                split = _split(words, number, exact)
                if split > number:
                    yield Again(number, split, 1.0)


def _split(words: Cut, number: int, exact: set[tuple[int, ...]]) -> int:
    """The last of up to three paragraphs that together are the title, or -1."""
    for last in range(number + 1, min(number + 3, len(words.blocks))):
        hashes = words.tokens.hashes[words.low[number] : words.high[last]]
        if len(hashes) >= SURE_WORDS and tuple(hashes.tolist()) in exact and words.low[last] < words.high[last]:
            return last
    return -1


def _alike(document: Document, words: Cut, number: int, titles: list[list[int]]) -> float:
    scale = words.tokens.scale
    text = words.blocks[number].text
    best = 0.0
    for variant in _variants(text) if SUFFIX.search(text) else (text,):
        hashes = tokenize(variant).hashes.tolist()
        if hashes in titles and len(hashes) >= SURE_WORDS * scale:
            return 1.0
        for title in titles:
            if min(len(title), len(hashes)) < (SURE_WORDS + 1) * scale:
                continue
            here, there = set(hashes), set(title)
            best = max(best, len(here & there) / len(here | there))
    return best if best >= ALIKE else 0.0


def _variants(title: str) -> Iterator[str]:
    """The title, and what it is without the site's name before or behind it."""
    yield title
    cuts = list(SUFFIX.finditer(title))
    if cuts:
        yield title[: cuts[-1].start()]
        yield title[: cuts[0].start()]
        yield title[cuts[0].end() :]
