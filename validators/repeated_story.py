"""Articles that hold their story twice."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.repetition.repeats import concerns, repeats

__all__ = ["Params", "concerns", "find", "prepare"]


class Params(BaseModel):
    """A ``repeated_story`` rule has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # all validators take their options
    """Yield the second copy as one stretch; related is the first."""
    for repeat in document.once(repeats):
        if repeat.kind == "story":
            yield Hit(
                repeat.start,
                repeat.end,
                values={"paragraphs": repeat.copies, "words": repeat.words},
                confidence=0.97,  # as for long paragraphs; a feed of 6,000 articles has just one, which is right
                related=(repeat.first,),
            )
