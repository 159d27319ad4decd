"""Paragraphs that stand in an article twice, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.endings.prose import is_closed, is_dense
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.repetition.repeats import concerns, repeats

__all__ = ["Params", "concerns", "find", "prepare"]

_SIGNATURE = re.compile(r"^[\s—–-]*[^@]{0,60}\(@\w{1,30}\)")
"""The name and handle under an embedded post; several posts of a person on one day have the same."""

_ASKS = "?？؟"
"""What is asked three times and more is asked of several people."""

_FIGURE = re.compile(r"[\W_]*\d")
"""Prices, scores and times of two things may well be the same."""

_VERSE = re.compile(r"[,;—–-]\r?\n[ \t]*\Z")
"""A short line right below one that ends in a comma is a line of verse, and verse has refrains."""

_ITEM = re.compile(r"(?:[-–—•·*+]{1,2}|\(?(?:\d{1,3}|[IVX]{1,5})[.)])[ \t]")
"""A short item may be the same in two lists: a product, an ingredient, a version."""


DENSE_LESS = 3
"""Words fewer that a whole sentence needs in a script without spaces, or with few, which says as much in them."""


class Params(BaseModel):
    """Options of a ``duplicate_paragraph`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_words: int = Field(8, ge=2, description="Shorter paragraphs may repeat: labels, names of speakers, refrains.")
    min_words_adjacent: int = Field(2, ge=2, description="The same for a paragraph right below the one it repeats.")
    min_words_refrain: int = Field(12, ge=1, description="The same for one that stands three times and more.")


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield every later copy; related is the first."""
    for repeat in document.once(repeats):
        if repeat.kind != "exact" or repeat.retold:
            continue
        least = params.min_words_adjacent if repeat.adjacent else params.min_words
        if repeat.words < least and _is_dense_sentence(document.text[repeat.start : repeat.end]):
            least -= DENSE_LESS
        if repeat.words < least or repeat.distinct < 0.6 * min(repeat.words, least):
            continue
        text = document.text[repeat.start : min(repeat.end, repeat.start + 120)]
        if _SIGNATURE.match(text) or (repeat.words < params.min_words and _FIGURE.match(text)):
            continue
        if repeat.copies > 2 and not repeat.adjacent and repeat.words < params.min_words_refrain:
            continue
        if repeat.copies > 2 and not repeat.adjacent and document.text[repeat.end - 1] in _ASKS:
            continue
        short = repeat.words < params.min_words_refrain
        if short and not repeat.adjacent and _ITEM.match(text):
            continue
        if short and not repeat.adjacent and _VERSE.search(document.text, max(repeat.start - 12, 0), repeat.start):
            continue
        confidence = 0.97 if repeat.words >= 15 else 0.9
        yield Hit(
            repeat.start, repeat.end, values={"words": repeat.words}, confidence=confidence, related=(repeat.first,)
        )


def _is_dense_sentence(text: str) -> bool:
    return is_closed(text) and is_dense(text)
