"""Where an article's title stands again in its text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.repetition.lines import shown_lines
from scrapelint.validators.repetition.shingles import APOSTROPHES

__all__ = ["Again", "title_repeats"]

TITLE_LIMIT = 1000
"""Code points of a title; what is longer is no title but a text in the wrong field."""
HEAD = 6
"""Lines at the start where a short or reworded title still is the title (after a date, a section, a byline)."""
ALIKE = 0.75
"""Share of words in common of a reworded title; headlines of one story on two sites share about half."""
SURE_WORDS = 4
"""Words from which a line like the title is the title wherever it stands; 'The economy' may be a heading."""
SURE_LETTERS = 8
"""The same for scripts without spaces, where a title is one long word."""
_SUFFIX = re.compile(r"\s+(?:\\?\||[‖:•·»«>–—-]|::)\s+")
_WORD = re.compile(r"[^\W_]+")
_MARKS = ' \t*_#>|`~=+-–—•·‖.,:;!?¡¿…"“”„«»‹›()[]{}<【】「」『』《》〈〉'
_DROPPED = re.compile(f"[{APOSTROPHES}\u00ad\u200b-\u200f\u2060\ufeff]")


class Again(NamedTuple):
    """The lines in ``span`` are the title again; ``alike`` is 1 where they are so word for word."""

    span: Span
    alike: float


def title_repeats(document: Document) -> tuple[Again, ...]:
    """Every place where the title stands again, except the one it was taken from."""
    span = document.article.title_span
    title = document.text[span[0] : span[1]] if span else document.title
    titles = [] if len(title) > TITLE_LIMIT else [words for variant in _variants(title) if (words := _words(variant))]
    if not titles:
        return ()
    own = sum(line.start < span[1] for line in document.lines[:HEAD]) if span else 0
    return tuple(
        Again((document.lines[first].start, document.lines[last].end), alike)
        for first, last, alike in _again(document.once(shown_lines), own, titles, len(title))
    )


def _again(lines: list[str], own: int, titles: list[list[str]], length: int) -> Iterator[tuple[int, int, float]]:
    """The numbers of the first and the last line of each place, and how alike it is."""
    shortest, longest = min([sum(map(len, words)) for words in titles]), 1.3 * length + 40
    dressed = length + 20  # site's name left out, but marks of a heading and quotes round it
    head, last, lengths = own + HEAD, len(lines) - 1, [*map(len, lines)]
    numbers = [number for number in range(own, min(head, last + 1)) if lengths[number] <= longest]
    numbers += [number for number, size in enumerate(lengths[head:last], head) if shortest <= size <= dressed]
    if head <= last and lengths[last] <= longest:
        numbers.append(last)
    if not numbers:
        return
    every = _folded("\n".join([lines[number] for number in numbers]))
    openings = tuple({title[0] for title in titles})
    words_of = [set(title) for title in titles]
    done = own
    for number, folded in zip(numbers, every.split("\n"), strict=False):
        near_head = number < head or number == last
        if number < done:
            continue
        if not folded.lstrip(_MARKS).startswith(openings) and not (
            near_head and any(sum(map(folded.__contains__, there)) >= ALIKE * len(there) for there in words_of)
        ):
            continue  # most lines, before they are cut into words
        words = _WORD.findall(folded)
        if words in titles:
            if _sure(words) or number < (head if len(words) > 1 else own + 1):
                yield number, number, 1.0
        elif near_head and words:
            alike = _alike(lines[number], words, titles)
            if alike:
                yield number, number, alike
            elif (done := _split(lines, number, words, titles)) > number:
                yield number, done - 1, 1.0


def _sure(words: list[str]) -> bool:
    return len(words) >= SURE_WORDS or sum(map(len, words)) >= SURE_LETTERS * (1 if not words[0].isascii() else 3)


def _split(lines: list[str], number: int, words: list[str], titles: list[list[str]]) -> int:
    """The number after the last of up to three lines that together are the title, or 0."""
    for last in range(number + 1, min(number + 3, len(lines))):
        if not any(title[: len(words)] == words for title in titles) or len(lines[last]) > TITLE_LIMIT:
            return 0
        words = words + _words(lines[last])
        if words in titles and _sure(words):
            return last + 1
    return 0


def _alike(text: str, words: list[str], titles: list[list[str]]) -> float:
    if _SUFFIX.search(text):
        for variant in _variants(text):
            bare = _words(variant)
            if bare in titles and _sure(bare):
                return 1.0
    if len(words) <= SURE_WORDS:
        return 0.0
    here = set(words)
    best = 0.0
    for title in titles:
        if len(title) > SURE_WORDS:
            there = set(title)
            figures = {word for word in here ^ there if word.isdecimal()}
            best = max(best, 0.0 if figures else len(here & there) / len(here | there))
    return best if best >= ALIKE else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    if text.isascii():
        return text.replace("'", "").casefold()
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _variants(title: str) -> Iterator[str]:
    """The title, and what it is without the site's name before or behind it."""
    yield title
    cuts = list(_SUFFIX.finditer(title))
    if cuts:
        yield title[: cuts[-1].start()]
        yield title[: cuts[0].start()]
        yield title[cuts[0].end() :]
