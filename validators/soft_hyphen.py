"""Soft hyphens: places where a browser may break a word, left in the text where nothing breaks it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.encodings.misread import is_misread
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.fix import Edit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """``soft_hyphen`` has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


TOGETHER_MAX = 110
"""Code points of one finding: a page hyphenated throughout has hundreds, and is told line by line."""
_STRAY = re.compile(r"(?:^|\W)\xad|\xad(?:\W|$)")


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return ("\xad",)


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # likewise
    for field in ("text", "title"):
        text = document.field(field)
        start = text.find("\xad")
        while start >= 0:
            limit = start + TOGETHER_MAX
            newline = text.find("\n", start, limit)
            end = text.rfind("\xad", start, newline if newline >= 0 else limit) + 1
            count = text.count("\xad", start, end)
            window = text[max(0, start - 1) : end + 1]
            # Inside words they once had a use; beside a space they are plain waste.
            confidence = 0.95 if _STRAY.search(window) else 0.7
            edits = tuple(Edit(at, at + 1, "") for at in range(start, end) if text[at] == "\xad")
            if not is_misread(document, field, start, start + 1):
                yield Hit(start, end, field, {"count": count}, confidence, edits=edits)
            start = text.find("\xad", end)
