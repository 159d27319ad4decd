"""Paragraphs that repeat an earlier one but for a few words."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.repetition.repeats import concerns, repeats

__all__ = ["Params", "concerns", "find", "prepare"]

_ITEM = re.compile(r"[-–—•·*]{1,2}[ \t]+|\(?(?:\d{1,3}|[IVX]{1,5})[.)]\s")
ITEM_SIMILARITY = 0.8
"""Items of a list are alike in shape; two of one study, alike to 62 %, differed in the years they covered."""


class Params(BaseModel):
    """Options of a ``near_duplicate`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    similarity: float = Field(0.5, ge=0.5, le=1, description="Jaccard index of the words or letters of both.")
    min_words: int = Field(8, ge=4, description="Shorter paragraphs are too easily alike.")


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield every later copy; related is the first."""
    for repeat in document.once(repeats):
        if repeat.retold:
            continue
        if repeat.kind == "near" and repeat.similarity >= params.similarity and repeat.words >= params.min_words:
            if repeat.similarity < ITEM_SIMILARITY and _ITEM.match(document.text, repeat.start):
                continue
            percent = f"{100 * repeat.similarity:.0f} %"
            yield Hit(
                repeat.start,
                repeat.end,
                values={"similarity": percent, "words": repeat.words},
                confidence=min(0.95, 0.75 + repeat.similarity / 4),
                related=(repeat.first,),
            )
