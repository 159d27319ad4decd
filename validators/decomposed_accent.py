"""Letters and accents apart: 'e' and a combining acute where the rest of the text has 'é'."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.fix import Edit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """Options of ``decomposed_accent``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    most: int = Field(
        20, ge=1, description="Findings of one article, at most: one written so throughout is told by its first."
    )


_CLASS = "\u0300-\u0304\u0306-\u030c\u0323\u0327\u0328\u031b\u0342\u0653-\u0655\u3099\u309a\u1161-\u1175"
"""Marks that compose with a letter before them; Hangul's vowels too."""
_CLUSTER = re.compile(f"\\S[{_CLASS}\u11a8-\u11c2]{{1,4}}")


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return (f"[{_CLASS}]",)


def find(document: Document, params: Params) -> Iterator[Hit]:
    for field in ("text", "title"):
        count = 0
        for match in _CLUSTER.finditer(document.field(field)):
            composed = unicodedata.normalize("NFC", match[0])
            if len(composed) >= len(match[0]):
                continue  # a stressed vowel of Russian, an accent of phonetics: there is no such letter
            yield Hit(*match.span(), field, {"meant": composed}, 0.9, edits=(Edit(*match.span(), composed),))
            count += 1
            if count >= params.most:
                break
