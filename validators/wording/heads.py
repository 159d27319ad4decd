"""What is left of a first word and what it may be the rest of: the completions, and what the place allows for."""

from __future__ import annotations

from typing import NamedTuple

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.wording.lexicon import Lexicon, normal
from scrapelint.validators.wording.line_starts import Start
from scrapelint.validators.wording.places import Before, Places
from scrapelint.validators.wording.vocabulary import Vocabulary, vocabulary

__all__ = ["GAP", "GAP_OF_TWINS", "GAP_OF_WORDS", "KNOWN", "NO_WORD", "Completion", "Heads", "hit", "quoted"]

NO_WORD = 3.3
"""Zipf below which a remainder is no word: 'oth' 2.7, 'ost' 3.2, 'itamin' 0; 'hat' 4.5, 'ports' 4.1 are words."""
KNOWN = 2.7
"""Zipf that a completed word needs: 'jihadi' 2.9, 'Cuomo' 3.3; below come names that nobody could name."""
TWO_LETTERS = 0.9
"""Zipf that a completion by two letters is held back by."""
LONG_REST = 5
"""Letters from which a remainder is the end of few words: 'milarly', 'mocrats'."""
GAP = 1.5
"""How much commoner (zipf; 1.5 is 30 times) the completed word is than a remainder that is no word."""
GAP_OF_WORDS = 0.9
"""The same for a remainder that is a word: 'he' to 'the' 1.0, 'hat' to 'that' 2.5."""
GAP_OF_TWINS = -0.45
"""Between two words about as common ('his' and 'this' 0.3, 'very' and 'every' -0.2) the place alone decides."""
STARTER, GAP_OF_STARTERS = 6.4, -0.6
"""Zipf of words that start many sentences, and the gap for them: from 'is' to 'his' -0.6."""
TIE = 0.7
"""Zipf within which a second completion is named too: 'n' is the rest of 'In' (7.3) or of 'On' (6.9)."""


class Completion(NamedTuple):
    """A word that a first word may be the rest of; ``gap`` is how much commoner (zipf) than that it is."""

    word: str
    zipf: float
    gap: float
    in_article: bool
    fits: bool

    @property
    def weight(self) -> float:
        return self.zipf + 1.5 * self.in_article + 3 * self.fits


class Heads:
    """The first words of one article, in the language that it is in."""

    def __init__(self, document: Document, lang: str, lexicon: Lexicon | None) -> None:
        self.document, self.lang, self.lexicon = document, lang, lexicon
        self.places = Places(document, lexicon)

    @property
    def words(self) -> Vocabulary:
        return self.document.once(vocabulary)

    def zipf(self, rest: str) -> float:
        """Zipf of a word; of one that is not listed, a little below the rarest that is."""
        if self.lexicon is None:
            return 0.0
        return self.lexicon.zipf(rest) or self.lexicon.floor - 0.5

    def completions(self, start: Start) -> list[Completion]:
        """The words that ``start`` may be the rest of, the likeliest first."""
        rest = normal(start.word, self.lang)
        if start.quoted and self.zipf(rest) >= NO_WORD:
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
        own = self.zipf(rest)
        heads = [(zipf, word) for zipf, word in self.lexicon.heads(rest)[:6] if _near(zipf, own)]
        # Two letters are lost more rarely ('Th', 'St', 'Ch'): worth a look only where what is left is no word.
        if len(rest) == 1 or own < NO_WORD - 1:
            enough = max(KNOWN + (len(rest) < LONG_REST), own + GAP) + TWO_LETTERS
            heads += [(zipf - TWO_LETTERS, word) for zipf, word in self.lexicon.heads(rest, 2)[:3] if zipf >= enough]
        return heads

    def _heads_in_article(self, rest: str) -> list[tuple[float, str]]:
        if self.zipf(rest) >= NO_WORD or len(rest) < 3:
            return []
        return [(max(KNOWN, self.zipf(name)), name) for name in self.words.ending_in(rest)]

    def _may_stand(self, start: Start, rest: str, *, known: bool) -> bool:
        """Whether its place allows for a loss; asked before the article's words are counted, which costs more."""
        if self.zipf(rest) < NO_WORD:
            return self.places.paragraph(start.at) is not None
        return known and self.place(start) is not None

    def place(self, start: Start) -> Before | None:
        """How the paragraph before ends, where ``start`` opens a paragraph of prose that follows no open sentence."""
        block = self.places.paragraph(start.at)
        if block is None or not self.places.stands_alone(block):
            return None
        before = self.places.before(start.at)
        if before == "open" or (before == "introduced" and not self.places.introduced(block)):
            return None
        return before

    def _weighed(self, word: str, zipf: float, rest: str, start: Start) -> Completion:
        in_article = len(rest) > 2 and self.words.count(word) > 0
        return Completion(word, zipf, zipf - self.zipf(rest), in_article, self._fits(word, rest, start))

    def _fits(self, word: str, rest: str, start: Start) -> bool:
        """Whether elsewhere in the article ``word`` stands before what follows ``start``, and ``rest`` does not."""
        following = normal(start.following, self.lang)
        if not following or start.after:
            return False
        return self.words.pairs(word, following) > 0 and self.words.pairs(rest, following) < 2


def _near(zipf: float, own: float) -> bool:
    return zipf - own >= (GAP_OF_STARTERS if zipf >= STARTER else GAP_OF_TWINS)


def hit(start: Start, found: list[Completion], confidence: float) -> Hit:
    """The hit on a first word, with the likeliest completions of ``found``, the likeliest first."""
    if not found:
        return Hit(
            start.at, start.at + len(start.word), values={"word": start.word, "likely": ""}, confidence=confidence
        )
    likely = [each.word for each in found[:2] if each.weight >= found[0].weight - TIE]
    capital = [word if word.isupper() else word[:1].upper() + word[1:] for word in dict.fromkeys(likely)]
    values = {"word": start.word, "likely": " or ".join(map(quoted, capital))}
    return Hit(start.at, start.at + len(start.word), values=values, confidence=confidence)


def quoted(word: str) -> str:
    """A word as messages show it."""
    return f"'{word}'"
