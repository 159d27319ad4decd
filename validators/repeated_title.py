"""The title again as a line of the text."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.repetition.titles import title_repeats

__all__ = ["Params", "concerns", "find", "prepare"]


class Params(BaseModel):
    """A ``repeated_title`` rule has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def concerns(document: Document) -> bool:
    """Whether the title stands anywhere again."""
    return bool(title_repeats(document))


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # all validators take their options
    """Yield every line that is the title again; related is the title where it stands in the same text."""
    span = document.article.title_span
    for again in title_repeats(document):
        yield Hit(
            *again.span,
            values={"how": "word for word" if again.alike == 1 else "nearly"},
            confidence=0.95 if again.alike == 1 else 0.85,
            related=(span,) if span else (),
        )
