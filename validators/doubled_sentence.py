"""A sentence and its copy, glued together without a space: 'Nobody was hurt.Nobody was hurt.'

A caption was taken twice, or a page has a text for the screen and one for screen readers. Two sentences with a space
between them are how people speak, so only those are told that nobody writes so: without the space, or in Chinese and
Japanese, which have none, where they are long.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.engine.spans import Spans
from scrapelint.validators.repetition.repeats import repeats

__all__ = ["Params", "find", "prepare", "triggers"]

LONGEST = 300
"""Code points before a joint in which its sentence is looked for; longer copies are told as repeated sentences."""
WORDS, LETTERS, DENSE = 3, 10, 10
"""Words and letters of such a sentence at least, and its code points in scripts without spaces."""
_JOINT = (
    r"[\p{Ll}\p{Lo}\p{M}\d]{2}[\"”»’)]?[.!?…][\"”’»)]?[\p{Lu}\p{Arabic}\p{Hebrew}\p{Hangul}\p{Devanagari}«“„¿¡]"
    r"|[。！？][」』”]?[\p{Han}\p{Hiragana}\p{Katakana}「『“]"
)
_STOP = re.compile(r"[.!?…。！？؟।][\"”’»)」』]*")
_BEGINS = re.compile(r"(?:[.!?…؟।][\"”’»)]*\s+|[。！？][」』”]?|\n)(?=\S)")


class Params(BaseModel):
    """Options of ``doubled_sentence``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    confidence: float = Field(0.95, ge=0, le=1)


def triggers(_: Params) -> tuple[str, ...]:
    return (_JOINT,)


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield every copy that is glued to its first; related is the first."""
    text = document.text
    told = 0
    for match in document.utf8("text").finditer(_JOINT):
        stop = _STOP.search(text, match.start, match.end)
        if stop is None or stop.end() < told:
            continue
        middle = stop.end()
        start = _begins(text, middle, stop.start())
        size = middle - start
        if text.startswith(text[start:middle], middle) and _counts(text[start:middle]):
            told = middle + size
            if document.once(_repeated).touches(middle, told):
                continue
            words = text.count(" ", start, middle) + 1
            yield Hit(middle, told, values={"words": words}, confidence=params.confidence, related=((start, middle),))


def _repeated(document: Document) -> Spans:
    """What other rules tell as a repetition."""
    return Spans([(repeat.start, repeat.end) for repeat in document.once(repeats)])


def _begins(text: str, middle: int, stop: int) -> int:
    """Where the sentence begins that ends at ``middle``."""
    low = max(0, middle - LONGEST)
    ends = [match.end() for match in _BEGINS.finditer(text, low, stop)]
    return ends[-1] if ends else low


def _counts(sentence: str) -> bool:
    if " " not in sentence.strip():
        return len(sentence) >= DENSE and sentence[0] > "\u2e80"
    return sentence.count(" ") >= WORDS - 1 and sum(map(str.isalpha, sentence)) >= LETTERS
