"""Letters and accents apart: 'e' and a combining acute where the rest of the text has 'é'."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.fix import Edit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """A ``decomposed_accent`` rule has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_CLASS = "\u0300-\u0304\u0306-\u030c\u0323\u0327\u0328\u031b\u0342\u0653-\u0655\u3099\u309a\u1161-\u1175"
"""Marks that compose with a letter before them; Hangul's vowels too."""
_CLUSTER = re.compile(f"\\S[{_CLASS}\u11a8-\u11c2]{{1,4}}")


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return (f"[{_CLASS}]",)


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # all validators take their options
    """One hit a field, at the first place: who decomposes one letter decomposes all. Its edits mend every place."""
    for field in ("text", "title"):
        edits: list[Edit] = []
        for match in _CLUSTER.finditer(document.field(field)):
            composed = unicodedata.normalize("NFC", match[0])
            if len(composed) < len(match[0]):  # a stressed vowel of Russian makes no letter
                edits.append(Edit(*match.span(), composed))
        if edits:
            start, end, meant = edits[0]
            more = f", and {len(edits) - 1} more" if len(edits) > 1 else ""
            yield Hit(start, end, field, {"meant": meant, "more": more}, 0.9, edits=tuple(edits))
