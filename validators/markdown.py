"""Markdown's headings and emphasis left raw; their signs also occur in prose, so a second look decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """Options of ``markdown``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["heading", "emphasis"] = Field("heading", description="What to look for.")


_TRIGGERS = {"heading": r"(?m)^[ \t]{0,3}#{1,6}[ \t]+\S", "emphasis": r"\*\*[^\s*]|__[^\s_]"}
_HEADING = re.compile(r"(?m)^[ \t]{0,3}((#{1,6})[ \t]+(?=[^\s#])[^\n]*[^\s])[ \t]*$")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*\*|__)(?=[^\s*_])([^\n]{1,1000}?)(?<=[^\s\\])\1(?![\w*])")
_EVIDENCE = re.compile(r"(?m)^#{2,6} \S|\]\((?:https?://|/|images/)|^```|\*\*[^\s*][^*\n]{0,200}\*\*")
HEADING_MAX = 200
"""Code points of a heading; a longer line that starts with # is a paragraph about a hashtag or a number."""


def triggers(params: Params) -> tuple[str, ...]:
    return (_TRIGGERS[params.kind],)


def find(document: Document, params: Params) -> Iterator[Hit]:
    yield from _headings(document) if params.kind == "heading" else _emphasis(document)


def _headings(document: Document) -> Iterator[Hit]:
    text = document.text
    evidence: bool | None = None
    for match in _HEADING.finditer(text):
        if match.end(1) - match.start(1) > HEADING_MAX or document.code.covers(*match.span(1)):
            continue
        if len(match[2]) == 1:
            # '# 1 in the charts', '# blessed': a single sign needs other Markdown beside it.
            if evidence is None:
                evidence = _EVIDENCE.search(text) is not None
            if not evidence:
                continue
        yield Hit(*match.span(1))


def _emphasis(document: Document) -> Iterator[Hit]:
    text = document.text
    for match in _EMPHASIS.finditer(text):
        if not document.code.covers(*match.span()) and any(char.isalnum() for char in match[2]):
            yield Hit(*match.span())
