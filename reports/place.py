"""Where a finding stands, as a person or an editor can go there."""

from __future__ import annotations

from scrapelint.validators import Article

__all__ = ["line_and_column", "place_in"]


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Line and column of a position, both from 1, columns in code points; CR LF, CR and LF end a line."""
    before = text[:position]
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    return line, position - max(before.rfind("\n"), before.rfind("\r"))


def place_in(article: Article, field: str, start: int) -> str:
    """``file:line:column`` where the file is the article, else ``field:line:column`` inside the record."""
    line, column = line_and_column(article.value(field), start)
    source = article.source
    if source is not None and source.line is None and field == "text":
        return f"{source.path}:{line}:{column}"
    return f"{field}:{line}:{column}"
