"""Where a finding stands, as a person or an editor can go there."""

from __future__ import annotations

from typing import NamedTuple

from scrapelint.validators import Article, Finding

__all__ = ["FilePlace", "file_place", "line_and_column", "name_of", "place_in"]


def name_of(article: Article) -> str:
    """What a message calls an article: its place in the input, or its id."""
    source = article.source
    if source is None:
        return article.id or article.url or "(no name)"
    return source.path if source.line is None else f"{source.path}:{source.line}"


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Line and column of a position, both from 1, columns in code points; CR LF, CR and LF end a line."""
    before = text[:position]
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    return line, position - max(before.rfind("\n"), before.rfind("\r"))


def place_in(article: Article, field: str, start: int) -> str:
    """``file:line:column`` where the file is the article, else ``field:line:column`` inside the record."""
    text = article.value(field)
    if start > len(text):  # read back from a result, without its text
        return f"{field}, character {start + 1:,}"
    line, column = line_and_column(text, start)
    source = article.source
    if source is not None and source.line is None and field == "text":
        return f"{source.path}:{line}:{column}"
    return f"{field}:{line}:{column}"


class FilePlace(NamedTuple):
    """A place in a file: of a record its first line alone; where the file is the article, the very characters.

    ``path`` is '' where an article came from no file. ``line`` and ``column`` count from 1, ``start`` and ``end`` are
    code points from the beginning of the file; None where they are not known.
    """

    path: str
    line: int
    column: int | None = None
    start: int | None = None
    end: int | None = None


def file_place(article: Article, finding: Finding) -> FilePlace:
    """Where a finding stands in the file that its article came from.

    An article that was read back from a result may be without its text, and then has no column.
    """
    source = article.source
    if source is None:
        return FilePlace("", 1)
    if source.line is not None:
        return FilePlace(source.path, source.line)
    shift = 0
    if finding.field == "title" and article.title_span is not None:
        shift = article.title_span[0]
    elif finding.field != "text":
        return FilePlace(source.path, 1)
    start, end = finding.start + shift, finding.end + shift
    if end > len(article.text):
        return FilePlace(source.path, 1)
    return FilePlace(source.path, *line_and_column(article.text, start), start, end)
