"""A few words twice in a row: blocks that were glued together."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.repetition.repeats import doubled

__all__ = ["Params", "concerns", "find", "prepare"]


class Params(BaseModel):
    """A ``doubled_phrase`` rule has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def concerns(document: Document) -> bool:
    """Whether anything stands twice in a row."""
    return bool(document.once(doubled))


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # all validators take their options
    """Yield the later copy; related is the first."""
    for each in document.once(doubled):
        yield Hit(*each.span, values={"words": each.words}, confidence=0.9, related=(each.first,))
