"""Two words in one, told by a capital inside: 'policeSaid', 'OakeHouse', 'WednesdayThe', 'ImagesRead'.

A capital inside a word is usually meant: names (McCain, DeSantis), brands (BuzzFeed, HeartWare), code. In 5,500 English
news articles three words in four that have one are in the lexicon, and of the rest half are names that nobody
lists. So a word alone proves nothing; what tells is the article: a half that stands just before as a word of its own
(the name of a person or place, with a tag or a headline glued to it), a second half that only ever starts a
sentence, a date, a name that the article has elsewhere and that goes on behind the joint.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.joints.capital import ENGLISH_SMALL, MANY, MONTHS, PIECES, REACH, SMALL, Word
from scrapelint.validators.joints.joint import GLUE
from scrapelint.validators.wording.lexicon import Lexicon, lexicon, normal

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """A rule on words joined at a capital has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_OTHER_SMALL = (
    "a y o à k s v w z u в с к у о и з і de en el la le du au et ne se il di da al em um no na do ao os im am zu er es "
    "te op po za we pe cu ve bu ke av om på ha az és на не по из от до за но та що як"
).split()
"""Words of one letter or two, of many languages."""
_CAPITAL = (
    r"\p{Ll}{3}\p{Lu}(?:\p{Ll}|\p{Lu}{2})|"
    r"\p{Ll}{2}(?:Credit|Photo|Foto|Image|Caption|Bild|Copyright|Published|Updated|Source|Quelle|Fuente)|"
    rf"\b(?:{'|'.join(sorted(ENGLISH_SMALL))})\p{{Lu}}\p{{Ll}}{{2}}|"
    rf"(?:^|[\s(“„«\"])(?:{'|'.join(_OTHER_SMALL)})\p{{Lu}}(?:\p{{Ll}}{{3}}|\p{{Lu}}{{2}})|"
    r"\p{Ll}{3}[AIOUVWZKSEÀÉYАВИКОСУЯІЗ] \p{L}"
)
"""Three letters before it leave out iPhone, McCain, DeSantis, MacBook, WaPo, and half of all capitals inside words;
before a label two do ('MayCredit: Jana Mareth'), and small words of English may have two. Last, a word of one
letter that begins a sentence: 'kilka latW raporcie'."""
_LETTERS, _LAST_LETTERS = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]+\Z")
_GLUED_AFTER = re.compile(r"[@_/=({`\\<\d]|\.\w|-[a-z]*\d|[™®]")

CROWD, CONFIDENCE_IN_CROWD = 3, 0.8
"""Joints of known words within a line from which all of them are told."""
_GENDERED = frozenset(("in", "innen"))
_DAY = re.compile(r" \d{1,2}\b")
"""What follows a month; a label before it comes again with every date."""


def triggers(_: Params) -> tuple[str, ...]:
    return (_CAPITAL,)


def find(document: Document, _: Params) -> Iterator[Hit]:
    for field in ("text", "title"):
        words = list(_words(document, field))
        told = [word.confidence() for word in words]
        for number in _crowded(document.field(field), words, told):
            told[number] = told[number] or CONFIDENCE_IN_CROWD
        for word, confidence in zip(words, told, strict=True):
            if confidence and (field == "title" or document.has_prose_at(word.start, word.end)):
                yield Hit(word.start, word.end, field, {"left": word.left, "right": word.right}, confidence)


def _words(document: Document, field: str) -> Iterator[Word]:
    """The words that may be joined, each the first time that it stands there."""
    stated, text = document.lang[:2], document.field(field)
    end, seen = -1, set[str]()
    for match in document.utf8(field).finditer(_CAPITAL):
        if match.start < end:
            continue
        middle = match.start + next((letters for letters in (1, 2) if text[match.start + letters].isupper()), 3)
        left, right = _letters_before(text, middle), _LETTERS.match(text, middle, middle + REACH)
        start, end = middle - len(left), right.end() if right else middle
        whole = text[start:end]
        word = Word(document, text, start, middle, end)
        again = whole in seen and not (text[middle:end].lower() in MONTHS and _DAY.match(text, end))
        if (again or not _split(left, text[middle:end], stated)) and not word.is_plain():
            continue
        seen.add(whole)  # what comes again is meant: most are names of firms, of which an article is full
        if (start and _is_glue(text[start - 1])) or _GLUED_AFTER.match(text, end):
            continue
        if text[start - 1 : start] == text[end : end + 1] == '"':
            continue  # a value of some code
        yield word


def _crowded(text: str, words: list[Word], told: list[float]) -> Iterator[int]:
    """The numbers of words in lines in which so many joints stand that names do not explain them: rows of links."""
    if len(words) < CROWD and sum(word.joints() for word in words) < CROWD:
        return
    lines: list[list[int]] = [[]]
    end = 0
    for number, word in enumerate(words):
        if text.find("\n", end, word.start) >= 0:
            lines.append([])
        lines[-1].append(number)
        end = word.end
    for line in lines:
        yield from (number for number in line if words[number].is_row())
        if sum(words[number].joints() for number in line) < CROWD or words[0].is_technical():
            continue
        known = [number for number in line if told[number] or words[number].is_known()]
        if len(line) >= MANY or sum(words[number].joints() for number in known) >= CROWD:
            yield from line if len(line) >= MANY else known


def _letters_before(text: str, middle: int) -> str:
    before = text[max(0, middle - REACH) : middle]
    word = before[before.rfind(" ") + 1 :]
    if word.isalpha():
        return word
    last = _LAST_LETTERS.search(word)
    return last[0] if last else ""


def _is_glue(char: str) -> bool:
    return char in GLUE or char.isalnum()


@lru_cache(maxsize=8192)
def _split(left: str, right: str, stated: str) -> bool:
    """Whether two halves may be words of their own: together they are none that is known, as brands and names are."""
    whole = left + right
    for lang in {"en", stated}:
        known = lexicon(lang)
        if known is not None and known.zipf(normal(whole, lang)) > 0 and not _are_small(known, left, right):
            return False
    if len(PIECES.findall(whole)) > MANY:
        return True
    return not (right.lower() in _GENDERED or (len(left) > 30 or len(right) > 30))


def _are_small(known: Lexicon, left: str, right: str) -> bool:
    """Whether no name is made of these: 'byThe' is listed since it is glued so often."""
    return left.islower() and min(known.zipf(left), known.zipf(normal(right, known.lang))) >= SMALL
