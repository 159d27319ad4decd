"""Finds code that an article shows on purpose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrapelint.validators.engine.spans import Spans

if TYPE_CHECKING:
    from scrapelint.validators.engine.document import Document

__all__ = ["code_spans"]

_FENCE = re.compile(r"(?m)^[ \t]*(```+|~~~+)")


def code_spans(document: Document) -> Spans:
    """Fenced blocks of Markdown."""
    spans, opened = [], None
    for match in _FENCE.finditer(document.text):
        if opened is None:
            opened = match
        elif match[1].startswith(opened[1]):
            spans.append((opened.start(1), match.end()))
            opened = None
    return Spans(spans)
