"""Words cut off at their end, where a text stops: at an ellipsis, at a paragraph's or the article's end.

Teasers and fields of a database are cut after so many characters, and then the last word with them ('the
gover…', 'the movement, whic'). An ending without a full stop is mostly legitimate (captions, credits,
handles, tables, verse); what tells is a last word that is in no lexicon and nowhere else in the article,
and that a far commoner word begins with.

With 1,000 English articles cut inside a random word, 63 % are found: 29 % of the cuts leave another word
('the' of these), and of the rest 9 in 10 are found; in 6,000 such articles as they are, none is found wrongly.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.endings.lines import WORD, open_lines
from scrapelint.validators.endings.prose import Prose
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.wording.guess import code, language
from scrapelint.validators.wording.lexicon import Lexicon, lexicon, normal
from scrapelint.validators.wording.vocabulary import vocabulary

__all__ = ["Params", "find", "prepare", "triggers"]

Before = Literal["ellipsis", "end"]


class Params(BaseModel):
    """Options of a rule on words cut off at their end."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: Before = Field(
        "ellipsis",
        description="What the word stands before: an `ellipsis`, or the `end` of a paragraph without any mark.",
    )
    min_words: int = Field(5, ge=1, description="Words a paragraph needs for its end to count; no label, no list item.")


_DOTS = {"…": ("[…]", "(…)"), "...": ("[...", "(...")}
"""What makes an ellipsis, and with an opening bracket before it: the one sign in brackets has its closing one too."""
_ELLIPSIS = rf"\p{{L}}\p{{Ll}}{{2}}[ \x{{a0}}]{{0,2}}(?:{'|'.join(map(re.escape, [*_DOTS, *chain(*_DOTS.values())]))})"
_INDIC = r"\u0900-\u0963\u0971-\u0de5"  # vowel signs are no letters to ``re``
_SIGNS_OF_VOWELS = frozenset(map(chr, (*range(0x900, 0x964), *range(0x971, 0xDE6))))
_WORD = re.compile(rf"(?:^|(?<=[\s(\[“„«‘\"']))(?P<word>(?:[^\W\d_]|[{_INDIC}]){{3,24}})\Z")
_REST = re.compile(r"\s{1,4}([^\W\d_]{1,24})")
_CODE = re.compile(r"[{}=<>\\|`@#]|\w\(|\w_\w|::|->|https?:|www\.")

_WITHOUT_SPACES = ("ja", "ko", "zh")  # or with more in a word than their lists, which are of stems and particles

NO_WORD = 3.3
"""Zipf below which a last word is no word: 'gover' 2.1, 'whic' 2.2, 'brutalit' 0; slang ('goin' 4.0) has more."""
KNOWN = 2.7
"""Zipf that the whole word needs: 'brutality' 3.6; rarer ones are names and compounds."""
PLAIN_WORD = 3.5
"""Zipf from which a word is known in the language that the article states, so that nothing else is asked."""
GAP = 2.1
"""How much commoner the whole word is: 2.4 is 250 times; 'gover' to 'government' 3.6."""
GAP_IN_ARTICLE = 1.5
"""The same for a word that the article has in full elsewhere."""
GAP_OF_NAMES = 3.0
"""The same for what starts with a capital, among which are names."""
MIN_UNKNOWN, FEW, GAP_IN_PLACE = 4, 4, 1.0
"""At the end of a paragraph that lacks its full stop, where the others have theirs: letters that a word needs in a
language without lexicon, letters that are lost, and the gap: 'kłani' to 'kłania' is not listed to 3.2."""
UNKNOWN_WORDS = 8
"""Words that the paragraph needs where nothing tells what the word was, or no capital that it is a name; else five do:
in 6,000 articles as they are nothing more is found with five, and two more cuts in 432 written to have some."""
STEM = 4
"""Letters, at least, that a word must share with a listed one to be a form of it: 'mappába' of 'mappa'."""
COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "is", "fi", "hu", "et"})
"""Languages that write compounds as one word, of which no list has all: on 8,184 sound pages in these, 11 of 26
findings were such words; of 240 words cut there as many are found as without (221)."""
PLAIN_BEFORE = 4.0
"""Zipf that two of the three words before an unknown one need: 'का 7.1, इसके 5.5, लिए 6.2'."""
SHORTEST = 24
"""Code points of a line that has so many words as count."""
SEEN = 400
"""Code points before a paragraph's end that are looked at."""


def triggers(params: Params) -> tuple[str, ...]:
    return (_ELLIPSIS,) if params.before == "ellipsis" else ()


def find(document: Document, params: Params) -> Iterator[Hit]:
    stated = lexicon(code(document.lang))
    for field, end, last in _ellipses(document) if params.before == "ellipsis" else _line_ends(document):
        if stated is not None and stated.written(last) >= PLAIN_WORD:
            continue
        text = document.field(field)
        word = _WORD.search(text, max(0, end - 25), end)
        words = params.min_words
        if params.before == "end" and last.upper() == last:  # a script without case
            words = max(words, UNKNOWN_WORDS)
        if word is not None and _is_prose(text, end, words):
            hit = _judged(document, field, word.start("word"), end, params.before)
            if hit is not None and (field == "title" or _counts(document, hit)):
                yield hit


def _counts(document: Document, hit: Hit) -> bool:
    return hit.start not in document.code and not document.is_wrapped_at(hit.end)


_End = tuple[str, int, str]
"""A field, where in it a word ends, and what stands there behind the last space."""


def _ellipses(document: Document) -> Iterator[_End]:
    # What _ELLIPSIS matches; half of all articles have such dots somewhere, and a search for them runs at memory speed.
    for field in ("text", "title"):
        text = document.field(field)
        for dots in _DOTS:
            at = text.find(dots)
            while at >= 0:
                end = _end_before(text, at, dots)
                if end >= 3 and _is_lower(text[end - 2 : end]) and text[end - 3].isalpha():
                    yield field, end, _last_word(text, end)
                at = text.find(dots, at + len(dots))


def _end_before(text: str, at: int, dots: str) -> int:
    """Where what stands before an ellipsis at ``at``, its bracket and a space or two ends; -1 at a lone bracket."""
    if text[at - 1 : at] in ("[", "("):
        at -= 1
        if not text.startswith(_DOTS[dots], at):
            return -1
    before = text[max(0, at - 2) : at]
    return at - len(before) + len(before.rstrip(" \xa0"))


def _is_lower(letters: str) -> bool:
    if letters.isascii():
        return letters.isalpha() and letters.islower()
    return all(unicodedata.category(letter) == "Ll" for letter in letters)


def _line_ends(document: Document) -> list[_End]:
    title = document.title
    found = [("text", end, last) for start, end, _, last in document.once(open_lines) if _is_word(last, end - start)]
    if title and _is_word(last := _last_word(title, len(title)), len(title)):
        found.append(("title", len(title), last))
    return found


def _is_word(last: str, length: int) -> bool:
    """Whether a line ends in a word in lower case: a capital begins a name, of a photographer or a place."""
    return (
        length >= SHORTEST
        and len(last) < WORD
        and last == last.lower()
        and (last[-1:].isalpha() or last[-1:] in _SIGNS_OF_VOWELS)
    )


def _last_word(text: str, end: int) -> str:
    return text[text.rfind(" ", max(0, end - 25), end) + 1 : end]


def _is_prose(text: str, end: int, words: int) -> bool:
    """Whether so many words of a sentence run up to ``end``, and not a label, a list item or code."""
    low = max(0, end - SEEN)
    line = text[max(low, text.rfind("\n", low, end) + 1) : end]
    return line.count(" ") >= words - 1 and _CODE.search(line) is None


def _judged(document: Document, field: str, start: int, end: int, before: Before) -> Hit | None:
    if field == "text" and document.machine.touches(start, end):
        return None
    lang = document.once(language)
    if lang in _WITHOUT_SPACES:
        return None
    known = lexicon(lang)
    written = document.field(field)[start:end]
    word = normal(written, lang)
    lower = written == written.lower()
    likely = "" if known is None else _whole(document, word, known, GAP if lower else GAP_OF_NAMES)
    confidence = 0.85
    if not likely and before == "end" and field == "text":
        form = _form(document, word, known)
        # Whether the others end in a full stop costs more to tell than what the word may be.
        if (form or _is_unknown(document, start, word, known)) and document.once(Prose).closed > 1:
            if not form and not _is_prose(document.text, end, UNKNOWN_WORDS):
                return None
            if not form:
                return Hit(start, end, field, {"word": written, "likely": ""}, confidence=0.7)
            likely = form
    if not likely or (known is not None and _goes_on(document.field(field), end, word, known)):
        return None
    values = {"word": written, "likely": f": '{likely if lower else likely.capitalize()}'?"}
    return Hit(start, end, field, values, confidence)


def _is_unknown(document: Document, start: int, word: str, known: Lexicon | None) -> bool:
    """Whether no lexicon and no other place of the article has a word: where the full stop is lost too, it is cut."""
    if known is None or known.zipf(word) or known.zipf(word[:-1]) or len(word) < MIN_UNKNOWN:
        return False
    if _is_compound(word, known) or (known.is_short and _is_form(word, known)):
        return False
    # In a line of another language every word is unknown.
    before = document.text[max(0, start - 60) : start].split()[-3:]
    plain = sum(known.written(each) >= PLAIN_BEFORE for each in before)
    return plain > 1 and not document.once(vocabulary).repeats(word)


def _is_compound(word: str, known: Lexicon) -> bool:
    """Whether it may be two words in one, in a language that writes them so: its end is a word of its own."""
    if known.lang not in COMPOUNDING:
        return False
    return any(known.zipf(word[at:]) >= KNOWN for at in range(STEM, len(word) - STEM + 1))


def _is_form(word: str, known: Lexicon) -> bool:
    """Whether it may be a form that a short list lacks, of a word that it has, or a word of English."""
    english = lexicon("en") if word.isascii() else None
    return known.tail(word[: max(STEM, len(word) // 2)])[1] != "" or (english is not None and english.zipf(word) > 0)


def _form(document: Document, word: str, known: Lexicon | None) -> str:
    """The word that ``word`` lacks a few letters of, where the full stop is lost too: rarer ones will do."""
    # The lexicon is asked first: counting the article's words costs more.
    likely = _listed_form(word, known) if known is not None else ""
    if not likely and (known is not None or len(word) < MIN_UNKNOWN):
        return ""
    words = document.once(vocabulary)
    if words.repeats(word):
        return ""
    return likely or next(iter(words.beginning(word)), "")


def _listed_form(word: str, known: Lexicon) -> str:
    listed = known.zipf(word)
    zipf, whole = known.tail(word)
    if listed >= NO_WORD or len(whole) - len(word) > FEW:
        return ""
    if not listed:
        return whole if len(word) > 2 else ""
    return whole if zipf >= KNOWN and zipf - listed >= GAP_IN_PLACE else ""


def _whole(document: Document, word: str, known: Lexicon, gap: float) -> str:
    """The word that ``word`` is the likely beginning of; '' where it is a word itself, or of none."""
    own = known.zipf(word) or known.floor - 0.5
    zipf, whole = known.tail(word)
    if own >= NO_WORD or zipf < KNOWN - 1 or zipf - own < GAP_IN_ARTICLE:
        return ""
    if known.lang == "en" and word.endswith("in") and known.zipf(word + "g") >= KNOWN:
        return ""  # goin, nothin: spoken so
    words = document.once(vocabulary)
    if words.repeats(word):
        return ""
    for candidate in words.beginning(word)[:3]:
        if known.zipf(candidate) - own >= GAP_IN_ARTICLE and known.zipf(candidate) >= KNOWN - 1:
            return candidate
    return whole if zipf >= KNOWN and zipf - own >= gap else ""


def _goes_on(text: str, end: int, word: str, known: Lexicon) -> bool:
    """Whether the rest of the word opens the next line: a word broken between lines, and all there."""
    following = _REST.match(text, end)
    return following is not None and known.zipf(word + normal(following[1], known.lang)) > 0
