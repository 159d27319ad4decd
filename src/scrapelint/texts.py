"""Texts for results that were read back: the feeds are read once more, alongside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from scrapelint.errors import SourceError
from scrapelint.reports import ArticleReport
from scrapelint.sources import Unreadable, read_articles
from scrapelint.sources.remote import is_remote
from scrapelint.validators import Article, Source
from scrapelint.validators.engine.finding import excerpt

__all__ = ["Texts", "is_of"]


class Texts:
    """Finds the article of a report again, at its recorded place or in ``feeds``, where these were moved to.

    ``feeds`` are files, or directories of them, and go by their names; a single file stands for any. ``fields`` are
    those that the feed was checked with. Results are followed in their order, so that each feed is read once.
    """

    def __init__(self, feeds: Sequence[str], fields: Mapping[str, str]) -> None:
        self.missing = 0
        """Articles with findings whose text was not found, or is no longer the one that was checked."""
        self._feeds = feeds
        self._fields = fields
        self._path: str | None = None
        self._records: Iterator[Article | Unreadable] = iter(())
        self._next: Article | Unreadable | None = None

    def restore(self, report: ArticleReport) -> ArticleReport:
        """The report with its article as it was read, if every finding still is where it was; else as it is."""
        if not report.findings:
            return report  # nothing would be shown of it
        source = report.article.source
        found = self._find(source) if source is not None else None
        if found is None or not is_of(report, found):
            self.missing += 1
            return report
        return replace(report, article=replace(found, source=source))

    def _find(self, source: Source) -> Article | None:
        if source.path != self._path or (self._next is not None and _line(self._next.source) > (source.line or 0)):
            self._open(source.path)
        while self._next is not None and _line(self._next.source) < (source.line or 0):
            self._step()
        here = self._next
        return here if isinstance(here, Article) and _line(here.source) == (source.line or 0) else None

    def _open(self, path: str) -> None:
        self._path = path
        where = self._place(path)
        try:
            self._records = read_articles([where], fields=self._fields) if where else iter(())
        except SourceError:  # it is gone, which is no fault
            self._records = iter(())
        self._step()

    def _step(self) -> None:
        self._next = next(self._records, None)

    def _place(self, path: str) -> str | None:
        if not self._feeds:
            # A result may come from anyone: what it names is not fetched from elsewhere unless the user names it, too.
            return None if path == "-" or is_remote(path) else path
        if is_remote(path) and any(f"{path}/".startswith(f"{feed.rstrip('/')}/") for feed in self._feeds):
            return path  # or where it was copied to
        name = PurePath(path).name
        for feed in self._feeds:
            if Path(feed).is_dir():
                if (Path(feed) / name).is_file():
                    return str(Path(feed) / name)
            elif PurePath(feed).name == name or len(self._feeds) == 1:
                return feed
        return None


def _line(source: Source | None) -> int:
    return (source.line or 0) if source is not None else 0


def is_of(report: ArticleReport, found: Article) -> bool:
    """Whether a report that was read back can be of this article: it has its names, and what the findings show."""
    known = report.article
    if any(getattr(found, name) != getattr(known, name) for name in ("id", "url", "title")):
        return False
    for finding in (*(each.finding for each in report.findings), *(each.finding for each in report.known)):
        text = found.value(finding.field)
        if finding.end > len(text) or excerpt(text, finding.start, finding.end) != finding.excerpt:
            return False
    return True
