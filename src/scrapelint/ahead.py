"""Reads a feed ahead, for what a single article cannot show."""

from __future__ import annotations

import stat
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from scrapelint.linter import Linter
from scrapelint.sources import STDIN, read_articles
from scrapelint.sources.files import inputs
from scrapelint.sources.remote import is_remote
from scrapelint.validators import Article

__all__ = ["expecting", "read_ahead"]

NOTHING: Mapping[str, str] = MappingProxyType({})


def expecting(linter: Linter, paths: Sequence[str]) -> Linter:
    """The linter, as ``read_ahead`` will give it back, but that it knows nothing yet: by it a run is prepared.

    What its rules on a whole feed find is awaited then, and a limit on them can be judged.
    """
    if not _reads(linter, paths):
        return linter
    from scrapelint.validators.engine.feedcounts import count_feed

    return linter.knowing(count_feed(()))


def read_ahead(
    linter: Linter,
    paths: Sequence[str],
    fields: Mapping[str, str] = NOTHING,
    on_article: Callable[[Article], None] = lambda _: None,
    without: Container[str] = (),
) -> Linter:
    """The linter, knowing what comes again in a feed, which is read once for that.

    The linter is given back as it is where no rule asks for that, and where a feed can be read but once: standard
    input, a pipe. What cannot be read is passed over; it is told when it is read to be checked. ``fields``
    and ``without`` are as for ``read_articles``. Raises SourceError as that does.
    """
    if not _reads(linter, paths):
        return linter
    from scrapelint.validators.engine.feedcounts import count_feed  # numpy, where there is something to count

    def articles() -> Iterator[Article]:
        for record in read_articles(paths, fields=fields, without=without):
            if isinstance(record, Article):
                yield record
                on_article(record)

    return linter.knowing(count_feed(articles()))


def _reads(linter: Linter, paths: Sequence[str]) -> bool:
    return linter.reads_ahead and all(_can_be_read_twice(file.path) for file in inputs(paths) if not file.problem)


def _can_be_read_twice(path: str) -> bool:
    if path == STDIN:
        return False
    if is_remote(path):
        return True
    try:
        return stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return True  # not even once, which is told when it is to be checked
