"""Mojibake: UTF-8 that was read in a code page of one byte a character, once or several times over."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint.validators.encodings import misread
from scrapelint.validators.encodings.subject import is_about_encodings
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.fix import Edit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """``mojibake`` has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return misread.triggers()


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # likewise
    found = document.once(misread.misread)
    if not any(found.values()) or document.once(is_about_encodings):
        return
    for field, runs in found.items():
        text = document.field(field)
        for run in runs:
            values = {"match": text[run.start : run.end], "meant": run.meant, "page": run.page}
            edits = (Edit(run.start, run.end, run.meant),) if run.certain else ()
            yield Hit(run.start, run.end, field, values, 0.99 if run.certain else 0.85, edits=edits)
