"""First words that lost their first letter: a drop cap that the scraper dropped, split off or misplaced.

Sites print a paragraph's first letter large, in an element of its own, and scrapers lose it ('oth sides
agreed'), leave a space after it ('B oth sides'), put it on a line of its own, or store it a word too late
('oth B sides'). In one feed 82 % of the articles had lost the first letter of their text, and in 57 % of
the cases what was left is itself a word ('he reported', 'ports of call'): so a word that is in no lexicon
is the clear case, and for the others the place has to speak: a paragraph of prose that starts in lower
case, after a finished one, in an article that otherwise starts its paragraphs as usual.

In scripts without case only a word that is none, or one that starts with a sign that follows a letter, tells.

With the first letter chopped off a random paragraph of each of 1,500 English news articles, 94 % are found
(92 % of first paragraphs), and 93 % of these with the right word named; in 6,000 such articles as they are,
one finding is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.wording import loose_letters, other_starts
from scrapelint.validators.wording.guess import code, language
from scrapelint.validators.wording.heads import GAP, GAP_OF_WORDS, KNOWN, NO_WORD, Completion, Heads
from scrapelint.validators.wording.heads import hit as hit_of
from scrapelint.validators.wording.lexicon import Lexicon, lexicon, normal
from scrapelint.validators.wording.line_starts import Start, line_of, starts

__all__ = ["Params", "concerns", "find", "lost_letters", "prepare"]

Kind = Literal["lost", "lost-word", "lower-case", "split", "displaced"]
Kinded = tuple[Kind, Hit]


class Params(BaseModel):
    """Options of a rule on first letters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind = Field(
        "lost",
        description="What became of the letter: `lost` (what is left is no word), `lost-word` (what is left is a word "
        "too, and the place speaks), `lower-case` (nothing but the place speaks), `split` (a space or line end after "
        "it), `displaced` (it stands further on).",
    )


def concerns(document: Document) -> bool:
    return bool(document.once(lost_letters))


def find(document: Document, params: Params) -> Iterator[Hit]:
    for kind, hit in document.once(lost_letters):
        if kind == params.kind:
            yield hit


_ROMAN = re.compile(r"[ivx]{2,5}")
_NAME = re.compile(r"\w+(?:-\w+)+")
_POST = re.compile(r"pic\.twitter\.com|https?://t\.co/|\(@\w{1,15}\)")

GAP_AGAINST_HABIT = 2.5
"""How much commoner (zipf) the whole word is in an article that has many paragraphs in lower case."""
MIN_UNKNOWN, OTHERS = 3, 3
"""Letters of an unknown word in lower case that counts, and paragraphs with a capital that it must stand out from."""


def lost_letters(document: Document) -> tuple[Kinded, ...]:
    """All first letters that are lost, each with the kind of rule that tells it."""
    stated = lexicon(code(document.lang))
    found = list(starts(document, stated))
    if not found:
        return ()
    # Telling code from prose costs more than all else here, so it comes last.
    return tuple(kinded for kinded in _Search(document, stated).hits(found) if kinded[1].start not in document.code)


class _Search:
    """All there is to say on the first letters of one article."""

    def __init__(self, document: Document, stated: Lexicon | None) -> None:
        lang = document.once(language)
        known = stated if stated is not None and stated.lang == lang else lexicon(lang)
        self.document = document
        self.heads = Heads(document, lang, known)

    def hits(self, found: list[Start]) -> Iterator[Kinded]:
        taken: set[int] = set()
        for start in found:
            if start.shape in _JUDGES:
                for hit in _JUDGES[start.shape](self.heads, start):
                    yield "lost", hit
            elif start.shape == "split":
                for hit in loose_letters.split(self.heads, start.at):
                    taken.update(range(hit.start, hit.end))
                    yield "split", hit
        lower = [start for start in found if start.shape == "lower" and start.at not in taken]
        self.opening = Counter(normal(start.word, self.heads.lang) for start in lower)
        yield from self._lost([start for start in lower if len(start.word) > 1 or not self._is_bullet(start)])

    def _is_bullet(self, start: Start) -> bool:
        return self.opening[normal(start.word, self.heads.lang)] > 2

    def _lost(self, suspects: list[Start]) -> Iterator[Kinded]:
        doubtful: list[tuple[Start, list[Completion]]] = []
        unexplained = 0
        for start in suspects:
            found = self.heads.completions(start)
            verdict = self._verdict(start, found[0]) if found else None
            if verdict is None and self._stands_out(start):
                yield "lower-case", _doubt(hit_of(start, found, 0.75))
            elif verdict is None:
                unexplained += not start.quoted
            elif self.heads.places.in_lower_case and (verdict != "lost" or found[0].gap < GAP_AGAINST_HABIT):
                continue
            elif (hit := loose_letters.displaced(self.heads, start)) is not None:
                yield "displaced", hit
            elif verdict == "place":
                doubtful.append((start, found))
            else:
                yield verdict, hit_of(start, found, 0.95 if verdict == "lost" else 0.85)
        if unexplained <= len(doubtful):
            for start, found in doubtful:
                if _ROMAN.fullmatch(start.word) or _POST.search(line_of(self.document.text, start.at)):
                    continue  # a list's label, a post
                yield "lower-case", _doubt(hit_of(start, found, 0.7))

    def _stands_out(self, start: Start) -> bool:
        """Whether an unknown word opens a paragraph in lower case where all the others start with a capital."""
        word = normal(start.word, self.heads.lang)
        if start.quoted or start.after or len(word) < MIN_UNKNOWN or not start.word.islower():
            return False
        if self.heads.lexicon is not None and not self.heads.lexicon.is_short:
            return False  # a long list knows what is lost: this is a name, or words are lost before it
        if self.heads.zipf(word) >= NO_WORD or self.heads.words.repeats(word) or self.heads.places.in_lower_case:
            return False
        if _ROMAN.fullmatch(word) or _POST.search(line_of(self.document.text, start.at)):
            return False
        if self.heads.places.starts_in_capitals < OTHERS or self.heads.places.starts_in_lower_case:
            return False
        return self.heads.place(start) in ("closed", "heading", "label")

    def _verdict(self, start: Start, found: Completion) -> Literal["lost", "lost-word", "place"] | None:
        if self._is_clear(normal(start.word, self.heads.lang), found):
            return "lost"
        if start.quoted or self.heads.lexicon is None or start.word[1:] != start.word[1:].lower():
            return None  # a quotation; no lexicon; iPhone
        if self._comes_again(start):
            return None
        before = self.heads.place(start)
        if before is not None and (found.gap >= GAP_OF_WORDS or found.fits):
            return "lost-word"
        return "place" if before in ("closed", "heading") else None

    def _comes_again(self, start: Start) -> bool:
        """Whether it is a name that the article has elsewhere too, as 'lspci', or 'apt-get'."""
        word = normal(start.word, self.heads.lang)
        if start.after == "-":
            name = _NAME.match(self.document.text, start.at)
            return name is not None and self.document.once(_hyphenated)[name[0]] > 1
        return self.heads.zipf(word) < NO_WORD and self.heads.words.count(word) > max(1, self.opening[word])

    def _is_clear(self, word: str, found: Completion) -> bool:
        """Whether what is left is no word, wherever it stands."""
        if (
            self.heads.zipf(word) >= NO_WORD
            or len(word) == 1
            or self.heads.words.count(word) > max(1, self.opening[word])
        ):
            return False
        if self.heads.lexicon is None:
            return found.in_article and len(word) > 2
        return found.zipf >= KNOWN and found.gap >= (GAP / 3 if found.in_article else GAP)


def _hyphenated(document: Document) -> Counter[str]:
    return Counter(_NAME.findall(document.text))


def _doubt(hit: Hit) -> Hit:
    likely = hit.values["likely"]
    return hit._replace(values={**hit.values, "likely": f" (of {likely})" if likely else ""})


_JUDGES: dict[str, Callable[[Heads, Start], Iterator[Hit]]] = {
    "abbreviated": other_starts.abbreviated,
    "capitals": other_starts.capitals,
    "elided": other_starts.elided,
    "without case": other_starts.without_case,
}
"""By the shape of a first word, who finds that its first letter is lost."""
