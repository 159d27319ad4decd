"""The article as a scraper stored it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Article", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from.

    ``line`` counts from 1 and is the line of the record in a file of records; ``None`` where the
    file itself is the article, so that a place in the text is a place in the file.
    """

    path: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One scraped article.

    ``text`` and ``title`` are kept exactly as they were read, line endings too: every offset in a
    finding counts code points in them. ``title_span`` is set where the title was taken out of the
    text itself (a plain text file whose first line is the headline), so that this first occurrence
    is not taken for a repetition. ``media_type`` is 'text/markdown' where the text is meant to hold Markdown, so
    that its syntax is no leak. ``fields`` names what the feed tells of its articles ('url', 'published' …): where one
    of these is empty here, this record lacks it; what no record of the feed has, nobody misses.
    """

    text: str
    title: str = ""
    id: str = ""
    site: str = ""
    url: str = ""
    lang: str = ""
    published: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    source: Source | None = None
    title_span: tuple[int, int] | None = None
    media_type: str = "text/plain"
    fields: frozenset[str] = frozenset()

    def value(self, name: str) -> str:
        """The field ``name``, one of the article's own or one of ``extra``, as text; '' where there is none.

        Of a list, each on a line.
        """
        if name in _OWN:
            own: str = getattr(self, name)
            return own
        return _as_text(self.extra[name]) if name in self.extra else ""


_OWN = frozenset({"text", "title", "id", "site", "url", "lang", "published"})


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(filter(None, map(_as_text, value)))
    if isinstance(value, dict):
        return _as_text(value.get("name"))  # authors and publishers, as schema.org has them
    return "" if value is None or isinstance(value, bool) else str(value)
