"""Where an article's title stands again in its text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.linetable import LineTable, line_table
from scrapelint.validators.engine.spans import Span, Spans
from scrapelint.validators.repetition.shingles import APOSTROPHES

__all__ = ["Again", "title_repeats"]

TITLE_LIMIT = 1000
"""Code points of a title; what is longer is no title but a text in the wrong field."""
HEAD = 6
"""Lines at the start where a short or reworded title still is the title (after a date, a section, a byline)."""
ALIKE = 0.75
"""Share of words in common of a reworded title; headlines of one story on two sites share about half."""
FAR_ALIKE, FAR_WORDS = 0.9, 8
"""The same further down, behind the menus of a page, and the words that a title needs for it."""
LONGER, LENGTHENED = 6, 0.8
"""Words of a title that a headline may begin with and go on, and how alike that makes them: 'Bridge opens after ten
years of work, says the mayor of Ulm'."""
CUTS = 4
"""Parts that a title may have before the site's name."""
SURE_WORDS = 4
"""Words from which a line like the title is the title wherever it stands; 'The economy' may be a heading."""
SURE_LETTERS = 8
"""The same for scripts without spaces, where a title is one long word."""
# One set of characters comes first, so that the search skips from one to the next.
_SPACED = r"[\\|‖:•·»«>–—-](?<=\s.)(?:(?<=\\)[\\|]|(?<=:):)?\s"
_SUFFIX = re.compile(_SPACED)
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_WIDE_SUFFIX = re.compile(
    rf"{_SPACED}|[_|｜丨：:\u3000-](?:(?<=[{_UNSPACED}？！?!”」』》）)…].)|(?<=[A-Za-z\d).].)(?=[{_UNSPACED}]))(?=\S)"
)
"""Chinese and Japanese sites set their names behind a bar, a low line or a hyphen without spaces."""
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = frozenset("[【〔(（")
_KICKER = re.compile(r"[\[【〔(（][^\[\]【】〔〕()（）]{1,30}[\]】〕)）]\s*(?=\S)")
"""The name of a column before the title, in brackets."""
_LABEL = re.compile(
    r"\W?(?:原?标题|原?標題|原题|原題|タイトル|제목|title|headline|titel|titre|título|titolo|заголовок) ?[:为為]"
)
"""What a site sets before a title that it gives once more."""
_MARKS = ' \t*_#>|`~=+-–—•·‖.,:;!?¡¿…"“”„«»‹›()[]{}<【】「」『』《》〈〉'
_ENDS = ".!?…,;。！？"
_DROPPED = re.compile(f"[{APOSTROPHES}\u00ad\u200b-\u200f\u2060\ufeff]")


GLUED = 20
"""Code points of a title that is looked for within lines, as it is written: shorter ones are words of any sentence."""
_BEFORE = re.compile(r"(?:\A|\n|\w )\Z")
_BEHIND = re.compile(r" \w|\n|\Z")
"""A title in quotation marks, or in a sentence that goes on, is mentioned and not stored twice."""


class Again(NamedTuple):
    """The lines in ``span`` are the title again; ``alike`` is 1 where they are so word for word."""

    span: Span
    alike: float


class _Title(NamedTuple):
    """What is looked for, and where."""

    variants: list[list[str]]
    """The words of the title, with the site's name and without."""
    openings: tuple[str, ...]
    """The first word of each."""
    sets: list[frozenset[str]]
    """The different words of those that are told in other words too."""
    length: int
    own: int
    """How many lines the title itself takes, where it is the start of the text."""
    lines: list[tuple[int, str]]
    """Those that may be the title, folded, with their number among those that are not blank."""

    @property
    def is_long(self) -> bool:
        """Whether it is told in other words too wherever it stands."""
        return len(self.variants[0]) >= FAR_WORDS

    def may_be(self, folded: str, near: bool) -> bool:
        """Whether a line may be the title, or one that stands ``near`` the start the title in other words.

        Most are not, and need not be cut into words.
        """
        if folded.lstrip(_MARKS).startswith(self.openings):
            return True
        share = ALIKE if near else FAR_ALIKE
        return (near or self.is_long) and any(_holds(folded, words, share) for words in self.sets)


def title_repeats(document: Document) -> tuple[Again, ...]:
    """Every place where the title stands again, except the one it was taken from."""
    table, number = document.once(line_table)
    return table.once(_title_repeats)[number]


def _title_repeats(table: LineTable) -> list[tuple[Again, ...]]:
    found: list[tuple[Again, ...]] = []
    for number, (document, title) in enumerate(zip(table.documents, _titles(table), strict=True)):
        again: list[Again] = []
        if title and title.lines:
            lines = _Lines(table, number)
            for first, last, alike in _again(lines, title):
                again.append(Again((lines.span(first)[0], lines.span(last)[1]), alike))
        if glued := [*_glued(document)]:
            # Of a headline that begins with the title and goes on, the title alone is told where it stands so written.
            alone = Spans(glued)
            again = [each for each in again if each.alike != LENGTHENED or not alone.touches(*each.span)]
            told = Spans([each.span for each in again])
            again += [Again(span, 1.0) for span in glued if not told.touches(*span)]
        found.append(tuple(again))
    return found


def _glued(document: Document) -> Iterator[Span]:
    """Where the title runs into what stands before or behind it: 'Bridge opens after ten years Published: 4 May'."""
    text, title = document.text, document.title.strip()
    if not GLUED <= len(title) <= TITLE_LIMIT or title.count(" ") < SURE_WORDS - 1:
        return
    start = text.find(title)
    while start >= 0:
        end = start + len(title)
        behind = _BEHIND.match(text, end)
        if behind and not behind[0][-1:].islower() and _BEFORE.search(text, max(start - 3, 0), start):
            yield start, end
        start = text.find(title, end)


class _Lines:
    """The lines of a text that are not blank, by their number."""

    def __init__(self, table: LineTable, number: int) -> None:
        self.text, self._table = table.texts[number], table
        self._first, self._end = map(int, table.filled_firsts[number : number + 2])

    def __len__(self) -> int:
        return self._end - self._first

    def __getitem__(self, number: int) -> str:
        return self._table.line(int(self._table.filled[self._first + number]))

    def span(self, number: int) -> Span:
        """Where a line stands without the white space round it."""
        begin, line = int(self._table.points[self._table.filled[self._first + number]]), self[number]
        return begin + len(line) - len(line.lstrip()), begin + len(line.rstrip())


def _titles(table: LineTable) -> list[_Title | None]:
    """For each text its title, if it has one, and the lines that may be it again."""
    titles = [_title(table, number, document) for number, document in enumerate(table.documents)]
    filled, firsts = table.filled, table.filled_firsts
    sizes, of = table.sizes.take(filled), table.of.take(filled)
    own, shortest, dressed, longest = np.array([_bounds(title) for title in titles]).T.take(of, axis=1)
    numbers = np.arange(len(filled)) - firsts.take(of)
    near = (numbers < own + HEAD) | (numbers == np.diff(firsts).take(of) - 1)
    fits = np.where(near, sizes <= longest, (sizes >= shortest) & (sizes <= dressed))
    chosen = (fits & (numbers >= own)).nonzero()[0]
    begins = table.points.take(filled.take(chosen))
    columns = (of.take(chosen), numbers.take(chosen), near.take(chosen), begins, begins + sizes.take(chosen))
    for text, number, is_near, begin, end in zip(*[column.tolist() for column in columns], strict=True):
        if (title := titles[text]) is not None:
            folded = _unlabelled(_folded(table.texts[text][begin:end]))
            if title.may_be(folded, is_near):
                title.lines.append((number, folded))
    return titles


def _title(table: LineTable, number: int, document: Document) -> _Title | None:
    span = document.article.title_span
    title = document.text[span[0] : span[1]] if span else document.title
    variants = [] if len(title) > TITLE_LIMIT else [words for each in _variants(title) if (words := _words(each))]
    if not variants:
        return None
    own = 0
    if span:
        first, end = map(int, table.filled_firsts[number : number + 2])
        head = table.filled[first : min(first + HEAD, end)]
        own = int(np.count_nonzero(table.points.take(head) < span[1]))
    sets = [frozenset(words) for words in variants if _sure(words)]
    return _Title(variants, tuple([words[0] for words in variants]), sets, len(title), own, [])


def _bounds(title: _Title | None) -> tuple[float, float, float, float]:
    """The number of the first line that may be the title, the code points of the shortest and longest, and of the
    longest near the start, where it may be reworded.
    """
    if title is None:
        return 0, 0, -1, -1
    shortest = min([sum(map(len, words)) for words in title.variants if _sure(words)], default=title.length + 21)
    # The site's name may be left out, and marks of a heading and quotes stand round it.
    return title.own, shortest, title.length + 20, 1.3 * title.length + 40


def _again(lines: _Lines, title: _Title) -> Iterator[tuple[int, int, float]]:
    """The numbers of the first and the last line of each place, and how alike it is."""
    titles, own, head, last = title.variants, title.own, title.own + HEAD, len(lines) - 1
    done = own
    for number, folded in title.lines:
        if number < done:
            continue
        words = _WORD.findall(folded)
        if words in titles:
            if _sure(words) or number < (head if len(words) > 1 else own + 1):
                yield number, number, 1.0
        elif words and (near := number < head or number == last) | title.is_long:
            alike = _alike(lines[number], words, titles)
            if alike >= (ALIKE if near else FAR_ALIKE):
                yield number, number, alike
            elif near and (done := _split(lines, number, words, titles)) > number:
                yield number, done - 1, 1.0


def _holds(folded: str, words: frozenset[str], share: float) -> bool:
    """Whether so many of the words stand in a line that it may be like them."""
    missing = (1 - share) * len(words)
    for word in words:
        if word not in folded:
            missing -= 1
            if missing < 0:
                return False
    return True


def _sure(words: list[str]) -> bool:
    return len(words) >= SURE_WORDS or sum(map(len, words)) >= SURE_LETTERS * (1 if not words[0].isascii() else 3)


def _split(lines: _Lines, number: int, words: list[str], titles: list[list[str]]) -> int:
    """The number after the last of up to three lines that together are the title, or 0."""
    for last in range(number + 1, min(number + 3, len(lines))):
        if not any(title[: len(words)] == words for title in titles) or len(lines[last]) > TITLE_LIMIT:
            return 0
        words = words + _words(lines[last])
        if words in titles and _sure(words):
            return last + 1
    return 0


def _alike(text: str, words: list[str], titles: list[list[str]]) -> float:
    if _suffix(text).search(text):
        for variant in _variants(text):
            bare = _words(variant)
            if bare in titles and _sure(bare):
                return 1.0
    if len(words) <= SURE_WORDS:
        return 0.0
    begins = any(len(title) >= LONGER and words[: len(title)] == title for title in titles)
    if begins and text.rstrip()[-1] not in _ENDS:
        return LENGTHENED
    here = set(words)
    best = 0.0
    for title in titles:
        if len(title) > SURE_WORDS:
            there = set(title)
            figures = {word for word in here ^ there if word.isdecimal()}
            best = max(best, 0.0 if figures else len(here & there) / len(here | there))
    return best


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    if text.isascii():
        return text.replace("'", "").casefold()
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _unlabelled(folded: str) -> str:
    label = (
        _LABEL.match(folded) if ":" in folded[:12] or "为" in folded[:6] else None
    )  # normal form KC has made it of '：'
    return folded[label.end() :] if label else folded


def _suffix(text: str) -> re.Pattern[str]:
    return _SUFFIX if text.isascii() or max(text) < "\u3000" else _WIDE_SUFFIX


def _variants(title: str) -> list[str]:
    """The title, and what it is without the site's name before or behind it, and its section or motto."""
    cuts = [cut.span() for cut in _suffix(title).finditer(title)]
    found = [title, *[title[:start] for start, _ in cuts[:CUTS]]]
    if title[:1] in _BRACKETS and (kicker := _KICKER.match(title)):
        found += [each[kicker.end() :] for each in found if len(each) > kicker.end()]
    return [*found, title[cuts[0][1] :]] if cuts else found
