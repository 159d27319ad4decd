"""Paragraphs that stand in an article twice, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.language.repeats import repeats

__all__ = ["Params", "find"]

_SIGNATURE = re.compile(r"^[\s—–-]*[^@]{0,60}\(@\w{1,30}\)")
"""The name and handle under an embedded post; several posts of a person on one day have the same."""


class Params(BaseModel):
    """Options of a ``duplicate_paragraph`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_words: int = Field(8, ge=1, description="Shorter paragraphs may repeat: labels, names of speakers, refrains.")
    min_words_adjacent: int = Field(2, ge=1, description="The same for a paragraph right below the one it repeats.")


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield every later copy; related is the first."""
    for repeat in document.once(repeats):
        if repeat.kind != "exact":
            continue
        least = params.min_words_adjacent if repeat.adjacent else params.min_words
        if repeat.words < least or repeat.distinct < 0.6 * min(repeat.words, least):
            continue
        if _SIGNATURE.match(document.text[repeat.start : repeat.end][:120]):
            continue
        confidence = 0.97 if repeat.words >= 15 else 0.9
        yield Hit(repeat.start, repeat.end, values={"words": repeat.words}, confidence=confidence, related=(repeat.first,))
