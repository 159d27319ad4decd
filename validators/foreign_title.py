"""A title of which the text says nothing: it belongs to another story, or to the section."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "concerns", "find"]

STEM = 4
"""Letters that two forms of a word share. Of 5,128 English titles 4 are accused by this measure (plays on words, all of
them), of the same titles put to other texts 34 %. With five letters, counted at the start of words, it was 0.15 % and
56 %, and in languages that bend their words seven articles of a hundred."""
LEAST_WORD = 4
LEAST_TEXT = 1200
"""Code points; shorter texts share too little even with a title of their own."""
MOST_TEXT = 200_000
QUOTES = frozenset("\"“„«‘'「『")
"""A title that begins with a quotation is a sentence of the story, not its subject."""
HEAD = 1200
SEPARATORS = "|–—·»-"
_WORD = re.compile(r"[^\W\d_]+")
_SITE = re.compile(r"\s[|–—·»-]\s[^|–—·»]*$")
_ALPHABET = re.compile(r"[a-z\u00df-\u024f\u0370-\u058f]+$")
# What says nothing of a story, in the languages where it is not shorter than a content word.
_EMPTY = (
    "about after again against also among another because been before being between both could down during each "
    "even every first from have here into just like made make makes many more most much must near never next only "
    "other over said same says should since some such than that their them then there these they this those three "
    "through time today told under until upon very want wants week well were what when where which while will "
    "with without would year years your news video photos latest live update breaking report opinion nach über "
    "gegen eine einen einem einer nicht auch dans pour avec sans plus entre contre para como entre pero sobre "
    "desde dopo dalla della delle degli anche para mais voor naar niet deze door jest oraz przez które после "
    "перед через чтобы может"
)
_EMPTY_STEMS = frozenset(word[:STEM] for word in _EMPTY.split())


class Params(BaseModel):
    """Options of ``foreign_title``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: int = Field(4, ge=2, description="Content words that a title must have to be judged.")
    confidence: float = Field(0.4, ge=0, le=1)
    """Where titles are rarely mixed up, what is found is mostly a play on words."""


def concerns(document: Document) -> bool:
    text = document.text
    return bool(document.title) and LEAST_TEXT <= len(text) <= MOST_TEXT and not _is_told(document.title, text[:HEAD])


def _is_told(title: str, head: str) -> bool:
    """Whether a look that costs little finds two words of the title at the start of the text."""
    told = ""
    for word in title.split():
        if len(word) < STEM:
            if word in SEPARATORS:
                break  # the site's name may follow
            continue
        stem = word[:STEM]
        low = stem.lower()
        if low not in _EMPTY_STEMS and low != told and (low in head or stem in head) and _ALPHABET.match(low):
            if told:
                return True
            told = low
    return False


def find(document: Document, params: Params) -> Iterator[Hit]:
    title, text = document.title, document.text
    if title.lstrip()[0:1] in QUOTES:
        return
    stems = {word[:STEM] for word in _WORD.findall(_SITE.sub("", title)) if len(word) >= LEAST_WORD}
    if len(stems) < params.words:
        return
    stems = {stem for stem in map(str.lower, stems) if _ALPHABET.match(stem)} - _EMPTY_STEMS
    if len(stems) < params.words:
        return
    shared = _shared(text, stems)
    if (shared == 0 or (shared == 1 and len(stems) >= params.words + 2)) and _same_script(next(iter(stems)), text):
        start = len(document.article.title) - len(document.article.title.lstrip())
        yield Hit(start, len(title.rstrip()), "title", {"title": title.strip()}, params.confidence)


def _shared(text: str, stems: set[str]) -> int:
    """How many of the stems the text has; two are told for more, which make no difference."""
    low = text.lower()
    shared = 0
    for stem in stems:
        if stem in low:
            shared += 1
            if shared == 2:
                break
    return shared


def _same_script(stem: str, text: str) -> bool:
    """Whether the text is in the title's alphabet, whose words can be looked for by their first letters."""
    letters = [char for char in text[:400].lower() if char.isalpha()]
    alike = sum(bool(_ALPHABET.match(char)) and (char < "\u0370") == (stem < "\u0370") for char in letters)
    return alike * 10 >= len(letters) * 9
