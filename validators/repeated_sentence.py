"""Sentences that an article says twice: captions taken from the body, pull quotes, blocks glued together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.language.repeats import Repeat, repeats

__all__ = ["Params", "find"]


VERBATIM = 0.8
REWORDED = 0.65
GLUED = 7
NAME = 20


class Params(BaseModel):
    """Options of a ``repeated_sentence`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["sentence", "paragraph", "quote"] = Field(
        "sentence",
        description="`paragraph`: the whole paragraph stands in an earlier, longer one; `quote`: such a quotation, "
        "lifted out of the text; `sentence`: what is left, sentences within a longer paragraph.",
    )
    min_words: int = Field(12, ge=6, description="Shorter repetitions are stock phrases or meant.")


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield the later copy of every repetition of that kind; related is the first."""
    for repeat in document.once(repeats):
        if _kind(document, repeat) == params.kind and _counts(repeat, params.min_words) and not _name(document, repeat):
            yield Hit(
                repeat.start,
                repeat.end,
                values={"words": repeat.words},
                confidence=0.9 if repeat.run >= 2 * params.min_words else 0.8,
                related=(repeat.first,),
            )


def _kind(document: Document, repeat: Repeat) -> str:
    if repeat.kind == "inside":
        return "quote" if document.text[repeat.start] in "\"“„«‹「『'‘" else "paragraph"
    return "sentence" if repeat.kind in ("part", "run") else ""


def _counts(repeat: Repeat, least: int) -> bool:
    if repeat.kind == "inside":
        return repeat.run >= least
    if repeat.adjacent:
        return repeat.run >= GLUED and repeat.similarity >= VERBATIM
    if repeat.kind == "run":
        return repeat.run >= 1.5 * least and repeat.similarity >= VERBATIM
    return repeat.run >= least and repeat.similarity >= (VERBATIM if repeat.run < 1.15 * least else REWORDED)


def _name(document: Document, repeat: Repeat) -> bool:
    """Whether it is hardly more than a long name: 'the Office of the High Commissioner for Human Rights (OHCHR)'."""
    if repeat.adjacent or repeat.kind == "inside" or repeat.words > NAME:
        return False
    words = [word for word in document.text[repeat.start : repeat.end].split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.6 * len(words)
