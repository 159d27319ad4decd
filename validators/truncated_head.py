"""First words that lost their first letter: a drop cap that the scraper dropped, split off or misplaced.

Sites print a paragraph's first letter large, in an element of its own, and scrapers lose it ('oth sides
agreed'), leave a space after it ('B oth sides'), put it on a line of its own, or store it a word too late
('oth B sides'). In one feed 82 % of the articles had lost the first letter of their text, and in 57 % of
the cases what was left is itself a word ('he reported', 'ports of call'): so a word that is in no lexicon
is the clear case, and for the others the place has to speak: a paragraph of prose that starts in lower
case, after a finished one, in an article that otherwise starts its paragraphs as usual.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Block, Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.language.guess import language
from scrapelint.validators.language.lexicon import Lexicon, lexicon, normal
from scrapelint.validators.language.vocabulary import Vocabulary, vocabulary

__all__ = ["Params", "find", "triggers"]

Kind = Literal["lost", "lost-word", "split", "displaced"]


class Params(BaseModel):
    """Options of a rule on first letters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind = Field(
        "lost",
        description="What became of the letter: `lost` (what is left is no word), `lost-word` (what is left is a word "
        "too, and the place speaks), `split` (a space or line end after it), `displaced` (it stands further on).",
    )


_LINE = r"(?:^|[\n\r\x{2028}\x{2029}])[\s\x{a0}\x{feff}]*"
_LOWER = _LINE + r"[\"'“”„«»‹›‘’(\[*_]{0,3}(?P<defect>\p{Ll})"
_CAPITALS = _LINE + r"(?P<defect>\p{Lu}{5})"
_LOOSE = _LINE + r"[\"'“”„«‘]{0,2}(?P<defect>\p{Lu}\s{1,4}\p{Ll})"


def triggers(params: Params) -> tuple[str, ...]:
    return {"split": (_LOOSE,), "lost": (_LOWER, _CAPITALS)}.get(params.kind, (_LOWER,))


def find(document: Document, params: Params) -> Iterator[Hit]:
    for kind, hit in document.once(_analyse):
        if kind == params.kind:
            yield hit


_FIRST = re.compile(
    r"(?P<word>[^\W\d_]{1,30}(?:['’][^\W\d_]{1,20})?)(?P<after>\S?)\s{0,3}"
    r"(?P<next>[^\W\d_]{0,30}(?:['’][^\W\d_]{1,20})?)"
)
_SPLIT = re.compile(
    r"(?P<letter>[^\W\d_])(?P<gap>\s{1,4})(?P<rest>[^\W\d_]{1,30})(?![\w@:/.])(?!\s[^\W\d_]{1,2}\s[^\W\d_]{1,2}\s)"
)  # not 'S o u t h', letters spaced out
_DISPLACED = re.compile(r"[^\W\d_]{2,30}\s{1,3}(?:[^\W\d_]{1,30}\s{1,3}){0,2}?(?P<letter>[^\W\d_])(?!\w)")
_CODE = re.compile(r"[{}=<>\\|`]|\w\(|\w_\w|::|->|[;,({]$|https?:")
_CLOSED = re.compile(r"[.!?…。؟।]['\"’”»“)\]*_ ]{0,5}$")
_LAST_WORD = re.compile(r"[^\W\d_]{1,30}$")

SEEN = 240
"""Code points of a paragraph that are looked at."""
PROSE = 4
"""Words a paragraph needs: shorter lines are labels, names, list items and buttons."""
PROSE_OF_WORDS = 6
"""The same where what is left is a word, so that only its place tells."""
LOWER_SHARE = 0.34
"""Share of paragraphs in lower case from which it is the article's habit (chats, lists, code, verse)."""
NO_WORD = 3.3
"""Zipf below which a remainder is no word: 'oth' 2.7, 'ost' 3.2, 'itamin' 0; 'hat' 4.5, 'ports' 4.1 are words."""
GAP = 1.5
"""How much commoner (zipf; 1.5 is 30 times) the completed word is than a remainder that is no word."""
KNOWN = 2.7
"""Zipf that a completed word needs: 'jihadi' 2.9, 'Cuomo' 3.3; below come names that nobody could name."""
TWO_LETTERS = 0.9
"""Zipf that a completion by two letters is held back by."""
CAPITALS_NO_WORD, CAPITALS_KNOWN, CAPITALS_GAP = 2.6, 3.0, 1.8
"""The same for words in capitals, among which are acronyms: 'ashington' 2.1, 'harlottesville' 0."""
GAP_AGAINST_HABIT = 2.5
"""The same in an article that has many paragraphs in lower case."""
GAP_OF_WORDS = 0.9
"""The same for a remainder that is a word: 'he' to 'the' 1.0, 'hat' to 'that' 2.5."""
GAP_OF_TWINS = -0.45
"""Between two words about as common ('his' and 'this' 0.3, 'very' and 'every' -0.2) the place alone decides."""
STARTER, GAP_OF_STARTERS = 6.4, -0.6
"""Zipf of words that start many sentences, and the gap for them: from 'is' to 'his' -0.6."""
LETTER_WORD, GAP_OF_SPLIT = 6.2, 0.2
"""Zipf of letters that are words ('A' 7.4, 'I' 7.1; 'T' 5.4), and the gap for a loose letter that is none."""
OPEN_WORD = 5.8
"""Zipf of a last word in lower case after which a sentence goes on ('of' 7.4, 'because' 5.9); headings end in rarer."""
LONG = 100
"""Code points from which a paragraph needs no full stop to be prose, and is no item of a list: 9 of 10 items are shorter."""


class _Start(NamedTuple):
    """A line that starts in lower case (or, with its remainder in capitals, without its first letter)."""

    at: int
    word: str
    after: str
    following: str
    quoted: bool


class _Completion(NamedTuple):
    word: str
    zipf: float
    gap: float
    in_article: bool
    fits: bool


Kinded = tuple[Kind, Hit]


def _analyse(document: Document) -> tuple[Kinded, ...]:
    return tuple(_Search(document).hits())


class _Search:
    """All there is to say on the first letters of one article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    def hits(self) -> Iterator[Kinded]:
        utf8 = self.document.utf8("text")
        loose = [match.start for match in utf8.finditer(_LOOSE)]
        lower = [start for match in utf8.finditer(_LOWER) for start in self._start(match.start)]
        capitals = [start for match in utf8.finditer(_CAPITALS) for start in self._start(match.start)]
        if not (loose or lower or capitals):
            return
        self.lang = language(self.document)
        self.lexicon = lexicon(self.lang) if self.lang else None
        taken: set[int] = set()
        for at in loose:
            for hit in self._split(at):
                taken.update(range(hit.start, hit.end))
                yield "split", hit
        yield from self._capitals(capitals)
        yield from self._lost([start for start in lower if start.at not in taken])

    def _start(self, at: int) -> Iterator[_Start]:
        match = _FIRST.match(self.text, at)
        if match is None:
            return
        word, after = match["word"], match["after"]
        if after and after not in ",-'’”\"":
            return  # an address, a handle, a speaker's name, an abbreviation, code
        if after == "-" and len(word) < 3:
            return  # e-mail, x-ray
        line = self._line(at)
        if line.count(" ") < PROSE - 1 or _CODE.search(line):
            return
        yield _Start(at, word, after, match["next"], at > 0 and not self.text[at - 1].isspace())

    def _line(self, at: int) -> str:
        """What stands from ``at`` to the end of its line, as far as it is looked at."""
        end = self.text.find("\n", at, at + SEEN)
        return self.text[at:end].rstrip() if end >= 0 else self.text[at : at + SEEN] + "…"

    @property
    def words(self) -> Vocabulary:
        return self.document.once(vocabulary)

    def _prose(self, at: int) -> Block | None:
        """The paragraph that starts at ``at`` (but for a mark or two), if it is prose at all."""
        blocks = self.document.paragraphs
        index = self._index(at)
        if index < 0 or at - blocks[index].start > 3:
            return None  # a line inside a hard-wrapped paragraph
        if self.document.machine.touches(at, at + 1) or at in self.document.code:
            return None
        return blocks[index]

    def _index(self, at: int) -> int:
        return bisect_right(self.document.paragraphs, at, key=lambda block: block.start) - 1

    @cached_property
    def _in_lower_case(self) -> bool:
        """Whether paragraphs in lower case are the article's habit."""
        first = [block.text[0] for block in self.document.paragraphs]
        lower = sum(letter.islower() for letter in first)
        return lower > 2 and lower > LOWER_SHARE * sum(letter.isalpha() for letter in first)

    # -- the letter is gone -------------------------------------------------------------------------------------

    def _lost(self, starts: list[_Start]) -> Iterator[Kinded]:
        doubtful: list[tuple[_Start, _Completion]] = []
        unexplained = 0
        for start in starts:
            completion = self._completed(start)
            verdict = self._verdict(start, completion) if completion else None
            if completion is None or verdict is None:
                unexplained += not start.quoted
            elif self._in_lower_case and (verdict != "lost" or completion.gap < GAP_AGAINST_HABIT):
                continue
            elif (hit := self._displaced(start)) is not None:
                yield "displaced", hit
            elif verdict == "place":
                doubtful.append((start, completion))
            else:
                yield verdict, _hit(start, completion, 0.95 if verdict == "lost" else 0.85)
        if unexplained <= len(doubtful) // 2:
            for start, completion in doubtful:
                yield "lost-word", _hit(start, completion, 0.7)

    def _completed(self, start: _Start) -> _Completion | None:
        """The likeliest word that ``start`` is the rest of."""
        if start.quoted and self._zipf(normal(start.word, self.lang)) >= NO_WORD:
            return None  # quotations start in lower case as often as not
        found = [
            self._weighed(word, zipf, rest, start)
            for rest in self._rests(start.word)
            for zipf, word in self._heads(rest)
        ]
        found.sort(key=lambda each: each.zipf + 1.5 * each.in_article + 3 * each.fits, reverse=True)
        return found[0] if found else None

    def _rests(self, word: str) -> Iterator[str]:
        rest = normal(word, self.lang)
        if self.lexicon is not None and "'" in rest and not self.lexicon.heads(rest):
            rest = rest.split("'", 1)[0]  # qu'il, dell'arte, Cuomo's: listed without what follows the apostrophe
        yield rest

    def _heads(self, rest: str) -> Iterator[tuple[float, str]]:
        lexicon = self.lexicon
        own = self._zipf(rest)
        if lexicon is not None:
            yield from ((zipf, word) for zipf, word in lexicon.heads(rest)[:6] if _near(zipf, own))
            # Two letters are lost more rarely ('Th', 'St', 'Ch'): worth a look only where what is left is no word.
            if len(rest) == 1 or own < NO_WORD - 1:
                for zipf, word in lexicon.heads(rest, lost=2)[:3]:
                    if zipf - TWO_LETTERS >= KNOWN + 1:
                        yield zipf - TWO_LETTERS, word
        if own < NO_WORD and len(rest) > 2:
            for name in self.words.ending_in(rest):
                yield max(KNOWN, lexicon.zipf(name) if lexicon else 0.0), name

    def _weighed(self, word: str, zipf: float, rest: str, start: _Start) -> _Completion:
        following = normal(start.following, self.lang)
        pairs = self.words.pairs
        fits = bool(following) and not start.after and (word, following) in pairs and pairs[rest, following] < 2
        in_article = len(rest) > 2 and self.words.count(word) > 0
        return _Completion(word, zipf, zipf - self._zipf(rest), in_article, fits)

    def _zipf(self, rest: str) -> float:
        if self.lexicon is None:
            return 0.0
        return self.lexicon.zipf(rest) or self.lexicon.floor - 0.5

    def _verdict(self, start: _Start, found: _Completion) -> Literal["lost", "lost-word", "place"] | None:
        block = self._prose(start.at)
        if block is None:
            return None
        word = normal(start.word, self.lang)
        own = self._zipf(word)
        if own < NO_WORD and len(word) > 1 and self.words.count(word) < 2:
            if found.zipf >= KNOWN and found.gap >= (GAP / 3 if found.in_article else GAP):
                return "lost"
            if found.in_article and self.lexicon is None and len(word) > 3:
                return "lost"
        if start.quoted or self.lexicon is None or not self._stands_alone(block):
            return None
        if word[1:] != word[1:].lower():
            return None  # iPhone
        before = self._before(start.at)
        if before == "open" or (before == "introduced" and (len(block.text) < LONG or self._next_in_lower_case(block))):
            return None
        if found.gap >= GAP_OF_WORDS or found.fits:
            return "lost-word"
        return "place" if before in ("closed", "heading") else None

    def _stands_alone(self, block: Block) -> bool:
        """Whether it is a whole paragraph of prose, and no item of a list."""
        closed = _CLOSED.search(block.text, max(0, len(block.text) - 6))
        return block.text.count(" ", 0, SEEN) >= PROSE_OF_WORDS - 1 and (closed is not None or len(block.text) >= LONG)

    def _next_in_lower_case(self, block: Block) -> bool:
        following = self._index(block.start) + 1
        blocks = self.document.paragraphs
        return following < len(blocks) and blocks[following].text[0].islower()

    def _before(self, at: int) -> Literal["closed", "heading", "label", "introduced", "open"]:
        """How the paragraph before ends, and so whether its sentence may go on in this one."""
        index = self._index(at)
        if index == 0:
            return "closed"
        text = self.document.paragraphs[index - 1].text
        if _CLOSED.search(text, max(0, len(text) - 6)):
            return "closed"
        if text[-1] == ":":
            return "introduced"
        if text[-1] in ",;-–—(":
            return "open"
        last = _LAST_WORD.search(text, max(0, len(text) - 30))
        if last is None:
            return "label"  # a date, a link, a credit in brackets
        words = text[:SEEN].split(None, 20)
        if len(words) > 18 or text[0].islower():
            return "open"
        if last[0].islower() and self._zipf(normal(last[0], self.lang)) >= OPEN_WORD:
            return "open"
        return "heading" if sum(word[0].isupper() for word in words) * 2 >= len(words) else "label"

    # -- the letter stands elsewhere ----------------------------------------------------------------------------

    def _displaced(self, start: _Start) -> Hit | None:
        match = _DISPLACED.match(self.text, start.at)
        if match is None or self.lexicon is None or not match["letter"].isupper():
            return None
        rest = normal(start.word, self.lang)
        word = normal(match["letter"], self.lang) + rest
        zipf = self.lexicon.zipf(word)
        if zipf < KNOWN or zipf - self._zipf(rest) < GAP:
            return None
        values = {"word": start.word, "letter": match["letter"], "likely": word.capitalize()}
        return Hit(start.at, match.end("letter"), values=values, confidence=0.95)

    def _split(self, at: int) -> Iterator[Hit]:
        match = _SPLIT.match(self.text, at)
        if match is None or self.lexicon is None or not match["rest"].islower():
            return
        if self._line(match.start("rest")).count(" ") < PROSE - 1 or self._prose(at) is None:
            return
        initial, rest = normal(match["letter"], self.lang), normal(match["rest"], self.lang)
        zipf = self.lexicon.zipf(initial + rest)
        alone = "\n" in match["gap"]
        if zipf >= KNOWN and zipf - self._zipf(rest) >= _gap_after(self.lexicon.zipf(initial), alone=alone):
            values = {"letter": match["letter"], "word": match["rest"], "likely": (initial + rest).capitalize()}
            yield Hit(at, match.end("rest"), values=values, confidence=0.95)

    # -- capitals -----------------------------------------------------------------------------------------------

    def _capitals(self, starts: list[_Start]) -> Iterator[Kinded]:
        """'ASHINGTON (AP)': capitals hide the loss, so only what is clearly no word counts."""
        if self.lexicon is None:
            return
        for start in starts:
            rest = normal(start.word, self.lang)
            if not start.word.isupper() or self._zipf(rest) > CAPITALS_NO_WORD or self._prose(start.at) is None:
                continue
            zipf, word = max(self.lexicon.heads(rest), default=(0.0, ""))
            if zipf >= CAPITALS_KNOWN and zipf - self._zipf(rest) >= CAPITALS_GAP and self.words.count(rest) < 2:
                yield "lost", _hit(start, _Completion(word.upper(), zipf, 0.0, False, False), 0.85)


def _gap_after(initial: float, *, alone: bool) -> float:
    """The gap that 'W hen' must show: 'A' and 'I' are words that anything may follow, 'W' is none."""
    if initial >= LETTER_WORD:
        return GAP_OF_WORDS if alone else GAP
    return GAP_OF_TWINS if alone else GAP_OF_SPLIT


def _near(zipf: float, own: float) -> bool:
    return zipf - own >= (GAP_OF_STARTERS if zipf >= STARTER else GAP_OF_TWINS)


def _hit(start: _Start, completion: _Completion, confidence: float) -> Hit:
    word = completion.word
    values = {"word": start.word, "likely": word if word.isupper() else word[:1].upper() + word[1:]}
    return Hit(start.at, start.at + len(start.word), values=values, confidence=confidence)
