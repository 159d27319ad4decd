"""Lines of a text for who looks at most of them just in passing."""

from __future__ import annotations

from scrapelint.validators.engine.document import Document

__all__ = ["shown_lines"]


def shown_lines(document: Document) -> list[str]:
    """The texts of ``document.lines``, untrimmed where that saves a look at each."""
    text = document.text
    if "\r" in text or "\u2028" in text or "\u2029" in text:
        return document.line_texts
    lines = [*filter(None, text.split("\n"))]
    return document.line_texts if any(map(str.isspace, lines)) else lines
