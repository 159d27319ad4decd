"""Reads a feed ahead, for what a single article cannot show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from scrapelint.linter import Linter
from scrapelint.sources import read_articles
from scrapelint.validators import Article

__all__ = ["read_ahead"]

NOTHING: Mapping[str, str] = MappingProxyType({})


def read_ahead(
    linter: Linter,
    paths: Sequence[str],
    fields: Mapping[str, str] = NOTHING,
    on_article: Callable[[Article], None] = lambda _: None,
) -> Linter:
    """The linter, knowing what comes again in a feed, which is read once for that.

    The linter is given back as it is where no rule asks for that, and where a feed can be read but once: standard
    input, a pipe. What cannot be read is passed over; it is told when it is read to be checked. ``fields``
    names the feed's fields by role, as for ``read_articles``. Raises SourceError for a role that does not exist.
    """
    if not linter.reads_ahead or not all(Path(path).is_file() or Path(path).is_dir() for path in paths):
        return linter
    from scrapelint.validators.engine.feedcounts import count_feed  # numpy, where there is something to count

    def articles() -> Iterator[Article]:
        for record in read_articles(paths, fields=fields):
            if isinstance(record, Article):
                yield record
                on_article(record)

    return linter.knowing(count_feed(articles()))
