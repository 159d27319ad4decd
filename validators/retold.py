"""Posts and quotations that an author gives twice on purpose: told for who wants to know, and no defect."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.repetition.repeats import concerns, repeats

__all__ = ["Params", "concerns", "find", "prepare"]


class Params(BaseModel):
    """Options of a ``retold`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_words: int = Field(10, ge=6, description="Shorter ones are not worth a word.")


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield the later copy; related is the first."""
    for repeat in document.once(repeats):
        if repeat.retold and repeat.run >= params.min_words:
            yield Hit(
                repeat.start,
                repeat.end,
                values={"what": repeat.retold},
                confidence=0.5,  # a guess: readers call most of them arguable
                related=(repeat.first,),
            )
