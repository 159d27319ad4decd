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

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.wording.guess import code, language
from scrapelint.validators.wording.lexicon import lexicon, normal
from scrapelint.validators.wording.line_starts import (
    CAPITALS_GAP,
    LETTER_WORD,
    PROSE,
    SUSPECT,
    Start,
    line_of,
    split_of,
    starts,
    without_case,
)
from scrapelint.validators.wording.places import Before, Places
from scrapelint.validators.wording.vocabulary import Vocabulary, vocabulary

__all__ = ["Params", "find", "triggers"]

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


def triggers(_: Params) -> tuple[str, ...]:
    return (SUSPECT,)


def find(document: Document, params: Params) -> Iterator[Hit]:
    for kind, hit in document.once(_analyse):
        if kind == params.kind:
            yield hit


_DISPLACED = re.compile(r"[^\W\d_]{2,30}\s{1,3}(?:[^\W\d_]{1,30}\s{1,3}){0,2}?(?P<letter>[^\W\d_])(?!\w)")
_ROMAN = re.compile(r"[ivx]{2,5}")
_POST = re.compile(r"pic\.twitter\.com|https?://t\.co/|\(@\w{1,15}\)")
_ELIDED = {"fr": "L", "it": "L", "ca": "L"}
_VOWELS = frozenset("aeiouyhàáâäèéêëìíîïòóôöœæùúûü")

NO_WORD = 3.3
"""Zipf below which a remainder is no word: 'oth' 2.7, 'ost' 3.2, 'itamin' 0; 'hat' 4.5, 'ports' 4.1 are words."""
KNOWN = 2.7
"""Zipf that a completed word needs: 'jihadi' 2.9, 'Cuomo' 3.3; below come names that nobody could name."""
TWO_LETTERS = 0.9
"""Zipf that a completion by two letters is held back by."""
LONG_REST = 5
"""Letters from which a remainder is the end of few words: 'milarly', 'mocrats'."""
CAPITALS_NO_WORD, CAPITALS_KNOWN, CAPITALS_CLEAR = 2.6, 3.0, 1.8
"""The same for words in capitals, among which are acronyms: 'ashington' 2.1, 'harlottesville' 0."""
GAP = 1.5
"""How much commoner (zipf; 1.5 is 30 times) the completed word is than a remainder that is no word."""
GAP_AGAINST_HABIT = 2.5
"""The same in an article that has many paragraphs in lower case."""
GAP_OF_WORDS = 0.9
"""The same for a remainder that is a word: 'he' to 'the' 1.0, 'hat' to 'that' 2.5."""
GAP_OF_TWINS = -0.45
"""Between two words about as common ('his' and 'this' 0.3, 'very' and 'every' -0.2) the place alone decides."""
MIN_UNKNOWN, OTHERS = 3, 3
"""Letters of an unknown word in lower case that counts, and paragraphs with a capital that it must stand out from."""
SHORT_LIST = 2.0
"""Floor (zipf) of lists of some 30,000 words, which lack many a form: Greek, Hungarian; long ones go down to 1."""
STARTER, GAP_OF_STARTERS = 6.4, -0.6
"""Zipf of words that start many sentences, and the gap for them: from 'is' to 'his' -0.6."""
GAP_OF_SPLIT = 0.2
"""The gap for 'W hen': the loose letter speaks for itself."""
UNCASED_NO_WORD, UNCASED_KNOWN, UNCASED_GAP = 3.1, 4.0, 2.0
"""The same in scripts without case, where nothing but the word speaks: 'علنت' 1.6 to 'أعلنت' 5.1, 'تب' 3.0 to 5.4."""
TIE = 0.7
"""Zipf within which a second completion is named too: 'n' is the rest of 'In' (7.3) or of 'On' (6.9)."""


class _Completion(NamedTuple):
    word: str
    zipf: float
    gap: float
    in_article: bool
    fits: bool

    @property
    def weight(self) -> float:
        return self.zipf + 1.5 * self.in_article + 3 * self.fits


def _analyse(document: Document) -> tuple[Kinded, ...]:
    # Telling code from prose costs more than all else here, so it comes last.
    return tuple(kinded for kinded in _Search(document).hits() if kinded[1].start not in document.code)


class _Search:
    """All there is to say on the first letters of one article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lang = code(document.lang)
        self.lexicon = lexicon(self.lang)

    def hits(self) -> Iterator[Kinded]:
        found = [*starts(self.document, self.lexicon), *without_case(self.document)]
        if not found:
            return
        stated, self.lang = self.lang, self.document.once(language)
        if self.lang != stated:
            self.lexicon = lexicon(self.lang)
        self.places = Places(self.document, self.lexicon)
        taken: set[int] = set()
        for start in found:
            if start.shape == "capitals":
                yield from self._capitals(start)
            elif start.shape == "elided":
                yield from self._elided(start)
            elif start.shape == "without case":
                yield from self._without_case(start)
            elif start.shape == "split":
                for hit in self._split(start.at):
                    taken.update(range(hit.start, hit.end))
                    yield "split", hit
        lower = [start for start in found if start.shape == "lower" and start.at not in taken]
        self.opening = Counter(normal(start.word, self.lang) for start in lower)
        yield from self._lost([start for start in lower if len(start.word) > 1 or not self._is_bullet(start)])

    @property
    def words(self) -> Vocabulary:
        return self.document.once(vocabulary)

    def _is_bullet(self, start: Start) -> bool:
        return self.opening[normal(start.word, self.lang)] > 2

    def _zipf(self, rest: str) -> float:
        if self.lexicon is None:
            return 0.0
        return self.lexicon.zipf(rest) or self.lexicon.floor - 0.5

    # -- the letter is gone -------------------------------------------------------------------------------------

    def _lost(self, suspects: list[Start]) -> Iterator[Kinded]:
        doubtful: list[tuple[Start, list[_Completion]]] = []
        unexplained = 0
        for start in suspects:
            found = self._completions(start)
            verdict = self._verdict(start, found[0]) if found else None
            if verdict is None and self._stands_out(start):
                yield "lower-case", _doubt(_hit(start, found, 0.75))
            elif verdict is None:
                unexplained += not start.quoted
            elif self.places.in_lower_case and (verdict != "lost" or found[0].gap < GAP_AGAINST_HABIT):
                continue
            elif (hit := self._displaced(start)) is not None:
                yield "displaced", hit
            elif verdict == "place":
                doubtful.append((start, found))
            else:
                yield verdict, _hit(start, found, 0.95 if verdict == "lost" else 0.85)
        if unexplained <= len(doubtful):
            for start, found in doubtful:
                if _ROMAN.fullmatch(start.word) or _POST.search(line_of(self.document.text, start.at)):
                    continue  # a list's label, a post
                yield "lower-case", _doubt(_hit(start, found, 0.7))

    def _stands_out(self, start: Start) -> bool:
        """Whether an unknown word opens a paragraph in lower case where all the others start with a capital."""
        word = normal(start.word, self.lang)
        if start.quoted or start.after or len(word) < MIN_UNKNOWN or not start.word.islower():
            return False
        if self.lexicon is not None and self.lexicon.floor < SHORT_LIST:
            return False  # a long list knows what is lost: this is a name, or words are lost before it
        if self._zipf(word) >= NO_WORD or self.words.repeats(word) or self.places.in_lower_case:
            return False
        if _ROMAN.fullmatch(word) or _POST.search(line_of(self.document.text, start.at)):
            return False
        if self.places.starts_in_capitals < OTHERS or self.places.starts_in_lower_case:
            return False
        return self._place(start) in ("closed", "heading", "label")

    def _completions(self, start: Start) -> list[_Completion]:
        """The words that ``start`` may be the rest of, the likeliest first."""
        rest = normal(start.word, self.lang)
        if start.quoted and self._zipf(rest) >= NO_WORD:
            return []
        suffix = ""
        if self.lexicon is not None and "'" in rest and not self.lexicon.heads(rest):
            rest = rest.split("'", 1)[0]  # qu'il, dell'arte, Cuomo's: listed without what follows the apostrophe
            suffix = start.word[len(rest) :]
        heads = self._known_heads(rest)
        if not self._may_stand(start, rest, known=bool(heads)):
            return []
        heads += self._heads_in_article(rest)
        found = [self._weighed(word, zipf, rest, start) for zipf, word in heads]
        found.sort(key=lambda each: each.weight, reverse=True)
        return [each._replace(word=each.word + suffix) for each in found]

    def _known_heads(self, rest: str) -> list[tuple[float, str]]:
        if self.lexicon is None:
            return []
        own = self._zipf(rest)
        heads = [(zipf, word) for zipf, word in self.lexicon.heads(rest)[:6] if _near(zipf, own)]
        # Two letters are lost more rarely ('Th', 'St', 'Ch'): worth a look only where what is left is no word.
        if len(rest) == 1 or own < NO_WORD - 1:
            enough = max(KNOWN + (len(rest) < LONG_REST), own + GAP) + TWO_LETTERS
            heads += [(zipf - TWO_LETTERS, word) for zipf, word in self.lexicon.heads(rest, 2)[:3] if zipf >= enough]
        return heads

    def _heads_in_article(self, rest: str) -> list[tuple[float, str]]:
        if self._zipf(rest) >= NO_WORD or len(rest) < 3:
            return []
        return [(max(KNOWN, self._zipf(name)), name) for name in self.words.ending_in(rest)]

    def _may_stand(self, start: Start, rest: str, *, known: bool) -> bool:
        """Whether its place allows for a loss; asked before the article's words are counted, which costs more."""
        if self._zipf(rest) < NO_WORD:
            return self.places.paragraph(start.at) is not None
        return known and self._place(start) is not None

    def _place(self, start: Start) -> Before | None:
        """How the paragraph before ends, where ``start`` opens a paragraph of prose that follows no open sentence."""
        block = self.places.paragraph(start.at)
        if block is None or not self.places.stands_alone(block):
            return None
        before = self.places.before(start.at)
        if before == "open" or (before == "introduced" and not self.places.introduced(block)):
            return None
        return before

    def _weighed(self, word: str, zipf: float, rest: str, start: Start) -> _Completion:
        in_article = len(rest) > 2 and self.words.count(word) > 0
        return _Completion(word, zipf, zipf - self._zipf(rest), in_article, self._fits(word, rest, start))

    def _fits(self, word: str, rest: str, start: Start) -> bool:
        """Whether elsewhere in the article ``word`` stands before what follows ``start``, and ``rest`` does not."""
        following = normal(start.following, self.lang)
        if not following or start.after:
            return False
        return self.words.pairs(word, following) > 0 and self.words.pairs(rest, following) < 2

    def _verdict(self, start: Start, found: _Completion) -> Literal["lost", "lost-word", "place"] | None:
        if self._is_clear(normal(start.word, self.lang), found):
            return "lost"
        if start.quoted or self.lexicon is None or start.word[1:] != start.word[1:].lower():
            return None  # a quotation; no lexicon; iPhone
        before = self._place(start)
        if before is not None and (found.gap >= GAP_OF_WORDS or found.fits):
            return "lost-word"
        return "place" if before in ("closed", "heading") else None

    def _is_clear(self, word: str, found: _Completion) -> bool:
        """Whether what is left is no word, wherever it stands."""
        if self._zipf(word) >= NO_WORD or len(word) == 1 or self.words.count(word) > max(1, self.opening[word]):
            return False
        if self.lexicon is None:
            return found.in_article and len(word) > 2
        return found.zipf >= KNOWN and found.gap >= (GAP / 3 if found.in_article else GAP)

    # -- the letter stands elsewhere ----------------------------------------------------------------------------

    def _displaced(self, start: Start) -> Hit | None:
        match = _DISPLACED.match(self.document.text, start.at)
        if match is None or self.lexicon is None or not match["letter"].isupper():
            return None
        rest = normal(start.word, self.lang)
        word = normal(match["letter"], self.lang) + rest
        zipf = self.lexicon.zipf(word)
        if zipf < KNOWN or zipf - self._zipf(rest) < GAP:
            return None
        values = {"word": start.word, "letter": match["letter"], "likely": _quote(word.capitalize())}
        return Hit(start.at, match.end("letter"), values=values, confidence=0.95)

    def _split(self, at: int) -> Iterator[Hit]:
        text = self.document.text
        match = split_of(text, at)
        if match is None or self.lexicon is None or not match["rest"].islower():
            return
        initial, rest = normal(match["letter"], self.lang), normal(match["rest"], self.lang)
        zipf = self.lexicon.zipf(initial + rest)
        gap = _gap_after(self.lexicon.zipf(initial), alone="\n" in match["gap"])
        if zipf < KNOWN or zipf - self._zipf(rest) < gap:
            return
        if line_of(text, match.start("rest")).count(" ") >= PROSE - 1 and self.places.paragraph(at) is not None:
            likely = _quote((initial + rest).capitalize())
            values = {"letter": match["letter"], "word": match["rest"], "likely": likely}
            yield Hit(at, match.end("rest"), values=values, confidence=0.95)

    # -- capitals and apostrophes -------------------------------------------------------------------------------

    def _capitals(self, start: Start) -> Iterator[Kinded]:
        """'ASHINGTON (AP)': capitals hide the loss, so only what is clearly no word counts."""
        rest = normal(start.word, self.lang)
        if self.lexicon is None or not start.word.isupper():
            return
        own = self._zipf(rest)
        zipf, word = max(self.lexicon.heads(rest), default=(0.0, ""))
        if zipf < CAPITALS_KNOWN or zipf - own < CAPITALS_GAP or self.places.paragraph(start.at) is None:
            return
        clear = len(rest) > 4 and own <= CAPITALS_NO_WORD and zipf - own >= CAPITALS_CLEAR
        if not self.words.repeats(rest) and (clear or self.words.written(word.upper())):
            yield "lost", _hit(start, [_Completion(word.upper(), zipf, zipf - own, False, False)], 0.85)

    def _without_case(self, start: Start) -> Iterator[Kinded]:
        """'علنت' for 'أعلنت': no case shows where a sentence starts, so the word is to be none, the place finished."""
        if start.quoted or self._place(start) not in ("closed", "heading", "label"):
            return
        found: list[_Completion] = []
        if self.lexicon is not None:
            found = [
                _Completion(word, zipf, zipf - self._zipf(start.word), False, False)
                for zipf, word in self.lexicon.heads(start.word)[:1]
            ]
        if unicodedata.combining(start.word[0]) or unicodedata.category(start.word[0]) in ("Mc", "Mn"):
            yield "lost", _hit(start, found, 0.95)
        elif not found or self._zipf(start.word) >= UNCASED_NO_WORD or self.words.repeats(start.word):
            return
        elif found[0].zipf >= UNCASED_KNOWN and found[0].gap >= UNCASED_GAP:
            yield "lost", _hit(start, found, 0.85)

    def _elided(self, start: Start) -> Iterator[Kinded]:
        """'’homme' for 'L’homme': an apostrophe that opens a line of French holds on to a letter that is gone."""
        if self.lang not in _ELIDED or len(start.word) < 3 or start.word[0].lower() not in _VOWELS:
            return
        mark = self.document.text[start.at - 1]
        if mark == "'" and not start.word[0].islower():
            return  # a quotation in straight marks
        if self.places.paragraph(start.at) is not None:
            word = f"{mark}{start.word}"
            initial = "C" if start.word in ("est", "était", "étaient") else _ELIDED[self.lang]
            values = {"word": word, "likely": _quote(initial + word)}
            yield "lost", Hit(start.at - 1, start.at + len(start.word), values=values, confidence=0.85)


def _gap_after(initial: float, *, alone: bool) -> float:
    """The gap that 'W hen' must show: 'A' and 'I' are words that anything may follow, 'W' is none."""
    if initial >= LETTER_WORD:
        return GAP_OF_WORDS if alone else GAP
    return GAP_OF_TWINS if alone else GAP_OF_SPLIT


def _near(zipf: float, own: float) -> bool:
    return zipf - own >= (GAP_OF_STARTERS if zipf >= STARTER else GAP_OF_TWINS)


def _hit(start: Start, found: list[_Completion], confidence: float) -> Hit:
    if not found:
        return Hit(
            start.at, start.at + len(start.word), values={"word": start.word, "likely": ""}, confidence=confidence
        )
    likely = [each.word for each in found[:2] if each.weight >= found[0].weight - TIE]
    capital = [word if word.isupper() else word[:1].upper() + word[1:] for word in dict.fromkeys(likely)]
    values = {"word": start.word, "likely": " or ".join(map(_quote, capital))}
    return Hit(start.at, start.at + len(start.word), values=values, confidence=confidence)


def _quote(word: str) -> str:
    return f"'{word}'"


def _doubt(hit: Hit) -> Hit:
    likely = hit.values["likely"]
    return replace(hit, values={**hit.values, "likely": f" (of {likely})" if likely else ""})
