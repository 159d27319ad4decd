"""Texts that stop short, and sentences that begin in their middle.

A teaser is stored in place of the article ('Read more', '[…]'), a field was too short, an embedded post got lost
behind its introduction. An ending without a full stop is mostly legitimate (credits, captions, headings, tables,
verse, related links), so it has to speak: a word that leaves a sentence open, a comma, a colon that introduces
nothing, or the very end of an article whose paragraphs otherwise all end in a full stop.

In 6,000 English articles: of 74 introductions at a text's end 24 were read, and all but one or two are right; of 26
before a contrast or a missing post, all read, 8 in 10; 6 open sentences, 5 right; 8 ends without a full stop, 6 right.
Paragraphs without one: 40 read before a last tightening, about half right. With the last word of a paragraph, and the
article there, cut in 430 articles, 82 % are found as a cut text or word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.endings.introductions import leads_nowhere
from scrapelint.validators.endings.lines import Open, open_lines
from scrapelint.validators.endings.open_words import languages_left_open, may_strand
from scrapelint.validators.endings.prose import Prose, inner_end, is_dense
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.wording.guess import language

__all__ = ["Params", "concerns", "find", "prepare"]

Kind = Literal["open", "introduction", "end", "full-stop"]


class Params(BaseModel):
    """Options of a rule on lines without an end."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind = Field(
        "open",
        description="What tells: `open` (a word or comma that leaves the sentence open), `introduction` (a colon that "
        "nothing follows), `end` (nothing but the article's end), `full-stop` (a paragraph in its middle).",
    )


def concerns(document: Document) -> bool:
    return bool(document.once(_analyse))


def find(document: Document, params: Params) -> Iterator[Hit]:
    for kind, hit in document.once(_analyse):
        if kind == params.kind:
            yield hit


SHORT_SENTENCE, DENSE_SENTENCE = 60, 24
"""Code points of a line of more than one sentence, and of one without spaces."""
WORDS, WORDS_AT_END = 6, 4
"""Words of a line that is a sentence and no label, in the middle of a text and at its end. Of 6,000 English articles
nine end in an introduction of four or five words ('Listen to the captain here:'), and in no label that is taken for
one."""
DENSE_TORN, DENSE_REST = 60, 10
"""Code points of a paragraph without spaces that stops in the middle of a text, and of its last sentence: 'Reporter Li
Ming' has six in Chinese."""
COMMA_WORDS = 8
"""The same before a comma: 'Yours sincerely,' and lines of verse have fewer."""
SENTENCE = 140
"""Code points from which a line of one sentence is prose: headings, related links and captions are shorter."""
VERSE = 70
"""Code points of a line of verse, at most: of 773 lines of songs and poems four have more."""
LAST_WORDS, NAMES = 8, 2
"""How many of the last words may start with a capital where the last one does: credits and citations have more."""
LONG = 200
"""Code points of a line that is no related link."""
BUTTON = 4
"""Words up to which what follows a full stop is a button, a heading or a credit that was scraped with the paragraph."""
SHOWN = 60
"""Code points that a finding spans at most: the last words."""

_BULLET = re.compile(r"[-•*●–—▪◦·>|#+✓►]")
_ITEM = re.compile(r"[-•*●–—▪◦·>|#+✓►]|\(?[\w]{1,3}[.)]\s|[\"“„«‘'(\[]")
_LABEL = re.compile(r"\W{0,2}\w[\w'’-]*(?: [\w'’-]+){0,4} ?[:：]|[【（(\[]")
_SPEAKS = re.compile(
    r"\b(?:sa(?:id|ys)|wr(?:ote|ites)|told|note[ds]|reads?|adds|added|explain(?:ed|s)|argue[ds]|"
    r"observe[ds]|report(?:ed|s)|put it)\b"
)
_TEASER = re.compile(r"(?:…|\.{3})[)\]]? *(?:[^\s…]+ ?){0,4}$")
"""The button for the rest of the text, which is told as such."""
_KANA, _PARTICLES = re.compile("[\u3041-\u30fa]"), frozenset("をにがはのへと")
"""What Japanese is told by, which may end in a noun, and what none of its sentences ends in."""
_NOT_PROSE = re.compile(r"[{}=<>\\|`#@→]| » |https?:|www\.|\.com\b|\.twitter\.")


def _analyse(document: Document) -> tuple[tuple[Kind, Hit], ...]:
    lines = document.once(open_lines)
    return tuple(_Search(document).hits(lines)) if lines else ()


class _Search:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.prose = document.once(Prose)
        self.end = len(self.text.rstrip())

    def hits(self, lines: list[Open]) -> Iterator[tuple[Kind, Hit]]:
        for line in lines:
            if line.sign in ":：":
                found = self._introduction(line)
            elif line.sign in ",،、，":
                found = self._comma(line)
            elif line.sign.isalpha():
                found = self._word(line)
            else:
                found = None
            if found is not None and self._counts(found[1]):
                yield found

    def _counts(self, hit: Hit) -> bool:
        document = self.document
        inner = document.machine.touches(hit.start, hit.end) or document.is_wrapped_at(hit.end)
        return not (inner or hit.start in document.code)

    # -- the last sign or word leaves the sentence open ---------------------------------------------------------

    def _introduction(self, line: Open) -> tuple[Kind, Hit] | None:
        shown = self.text[line.start : line.end]
        following = self.prose.next_line(line.end)
        brief = shown.count(" ") < WORDS - 1 and not is_dense(shown)
        if brief and (following or shown.count(" ") < WORDS_AT_END - 1 or not self._is_clause(shown)):
            return None
        if following and not (self.prose.is_prose(following) and leads_nowhere(shown, following)):
            return None
        if _NOT_PROSE.search(shown):
            return None
        return "introduction", self._hit(line, 0.8 if following else 0.9, mark=line.sign)

    @staticmethod
    def _is_clause(shown: str) -> bool:
        """Whether few words before a colon are no label: but for the first they are mostly in lower case."""
        words = shown.split()
        return words[-1][0].islower() and 2 * sum(word[0].isupper() for word in words[1:]) < len(words) - 1

    def _comma(self, line: Open) -> tuple[Kind, Hit] | None:
        shown = self.text[line.start : line.end]
        if shown.count(" ") < COMMA_WORDS - 1 or _ITEM.match(shown.lstrip()) or _NOT_PROSE.search(shown):
            return None
        said = _SPEAKS.search(shown, max(inner_end(shown), len(shown) - SHOWN))
        if said or not self._breaks_off(line) or self._is_item(line) or self._is_verse(line):
            return None
        return "open", self._hit(line, 0.8, mark=line.sign)

    def _is_verse(self, line: Open) -> bool:
        """Whether it is a short line between short ones, with nothing between them."""
        above = self.text.rfind("\n", 0, max(line.start - 1, 0)) + 1
        below = self.text.find("\n", line.end + 1)
        sizes = line.start - above, line.end - line.start, (below if below >= 0 else len(self.text)) - line.end
        return all(1 < size <= VERSE for size in sizes)

    def _is_item(self, line: Open) -> bool:
        """Whether it is one of a list whose items end alike, or that a colon introduces."""
        before, after = self.prose.line_before(line.start), self.prose.next_line(line.end)
        return before[-1:] in (",", ";", ":", line.sign) or after[-1:] in (",", ";") or after.endswith((" and", " or"))

    def _word(self, line: Open) -> tuple[Kind, Hit] | None:
        word = line.word
        langs = languages_left_open(word)
        if not langs and self.text.endswith(". ", line.start, line.end - len(word)):
            langs = languages_left_open(word.lower())  # the first word of a sentence, and the last of the text
        long = line.end - line.start >= SHORT_SENTENCE or not word.isascii()
        if not (langs or long) or (word != word.lower() and line.end < self.end):
            return None  # a name, mostly: of a photographer, of a place
        if langs and (found := self._open_word(line, word, langs)) is not None:
            return found
        return self._no_stop(line) if long else None

    def _open_word(self, line: Open, word: str, langs: frozenset[str]) -> tuple[Kind, Hit] | None:
        shown = self.text[line.start : line.end].strip()
        words = shown.count(" ") + 1
        if words < WORDS_AT_END or _NOT_PROSE.search(shown) or _LABEL.match(shown) or _BULLET.match(shown):
            return None
        if not self._breaks_off(line):
            return None
        at_end = self.prose.is_last(line)
        if self._is_item(line) or (not at_end and (words < WORDS or may_strand(word))):
            return None
        if shown[0].islower() or self.document.once(language) not in langs:
            return None
        if not (inner_end(shown) or self.prose.finishes or (at_end and self.prose.last and not may_strand(word))):
            return None
        return "open", self._hit(line, 0.9 if at_end else 0.8, mark=word)

    def _breaks_off(self, line: Open) -> bool:
        """Whether what follows, if anything, is no more of the same sentence and no list."""
        following = self.prose.next_line(line.end)
        if not following or self.prose.is_last(line):
            return not following[:1].islower()
        sentence = self.prose.is_prose(following) or (following[-1] in ".!?" and following.count(" ") >= WORDS_AT_END)
        return not following[0].islower() and _ITEM.match(following) is None and sentence

    # -- nothing but the place speaks ---------------------------------------------------------------------------

    def _no_stop(self, line: Open) -> tuple[Kind, Hit] | None:
        """A paragraph of prose without a full stop, where the others have theirs."""
        shown = self.text[line.start : line.end].strip()
        if not self._is_prose(shown) or _TEASER.search(shown, max(len(shown) - SHOWN, 0)):
            return None
        last = self.prose.is_last(line)
        dense = is_dense(shown)
        if not last and not (self._is_torn(shown) if dense else len(shown) >= SENTENCE):
            return None
        if self.prose.next_line(line.end)[:1].islower() or self.prose.is_footer(shown):
            return None
        if not self.prose.finishes or (self._is_listed(line) if last else self._is_run_on(shown)):
            return None
        kind: Kind = "end" if last else "open" if dense else "full-stop"
        return kind, self._hit(line, 0.7 if last or dense else 0.5, mark=shown[-2:] if kind == "open" else "")

    @staticmethod
    def _is_torn(shown: str) -> bool:
        """Whether a paragraph without spaces has whole sentences, and behind them more than who wrote it."""
        sentence = inner_end(shown)
        if not (0 < sentence <= len(shown) - DENSE_REST and len(shown) >= DENSE_TORN):
            return False
        return _KANA.search(shown) is None or shown[-1] in _PARTICLES

    def _is_listed(self, line: Open) -> bool:
        """Whether a short last line has headings or links before it, and no paragraph that it could belong to."""
        before = self.prose.line_before(line.start)
        return bool(before) and line.end - line.start < LONG and not self.prose.is_prose(before)

    @staticmethod
    def _is_run_on(shown: str) -> bool:
        """Whether a button follows the last full stop, or 'or' the semicolon of a contract's item."""
        before, last = shown[: inner_end(shown)].rstrip(), shown[inner_end(shown) :]
        button = before[-1:] in tuple(".!?…") and last.count(" ") < BUTTON
        return button or shown.rpartition(" ")[0].endswith(";")

    def _is_prose(self, shown: str) -> bool:
        """Whether a line without an end is of sentences: no heading, caption, credit, link."""
        dense, sentence = is_dense(shown), inner_end(shown)
        if len(shown) < (DENSE_SENTENCE if dense else SHORT_SENTENCE if sentence else SENTENCE):
            return False
        if len(shown) < LONG and (_LABEL.match(shown) or "? " in shown):
            return False  # 'More: …', 'Does it matter? Watch …': related links
        if dense and not is_dense(shown[max(map(shown.rfind, "。！？")) + 1 :]):
            return False  # '…です。(c)AFP/Anna HOLT'
        # A video's title comes twice in one line.
        whole = self._is_sentence(shown[sentence:], dense) and shown.count(shown[-20:]) == 1
        return whole and _NOT_PROSE.search(shown) is None

    @staticmethod
    def _is_sentence(piece: str, dense: bool) -> bool:
        """Whether a piece that starts with a capital is mostly in lower case: no name, credit, heading."""
        words = piece.split()
        if dense:
            return True
        if words[-1][0].isupper() and sum(word[0].isupper() for word in words[-LAST_WORDS:]) > NAMES:
            return False
        lower = sum(word[0].islower() or not (word[0].isupper() or word[0].isdigit()) for word in words[1:])
        return len(words) > 1 and lower * 2 >= len(words) - 1 and not piece[0].islower()

    def _hit(self, line: Open, confidence: float, mark: str) -> Hit:
        low = max(line.start, line.end - SHOWN)
        if low > line.start:
            low = self.text.find(" ", low, line.end) + 1 or low
            low += inner_end(self.text[low : line.end])
        while self.text[low].isspace():
            low += 1
        return Hit(low, line.end, values={"mark": mark, "last": self.text[low : line.end]}, confidence=confidence)
