"""Earlier runs to compare with, from stored results or from the history."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scrapelint.errors import SourceError
from scrapelint.history import History
from scrapelint.reports import ArticleReport, Summary
from scrapelint.reports.compare import Earlier, RunFigures
from scrapelint.results import read_result
from scrapelint.validators import Article

__all__ = ["earlier_recorded", "earlier_result"]


def earlier_result(path: str) -> Earlier:
    """A run of which `--output` wrote the result, as json or jsonl. Raises SourceError for what is none."""
    if path == "-":
        raise SourceError("a run to compare with is read more than once, so it must be a file")
    try:
        (summary,) = [item for item in read_result(path) if isinstance(item, Summary)]
    except SourceError as error:
        raise SourceError(f"{error}; check that feed again, and keep its result with --output") from error
    if not summary.articles:
        raise SourceError(f"{path}: holds no article to compare with")
    return Earlier(RunFigures(summary.sites, summary.rules), partial(_articles, path), summary.unseen)


def _articles(path: str) -> Iterator[Article]:
    return (item.article for item in read_result(path) if isinstance(item, ArticleReport))


def earlier_recorded(history: History) -> Earlier | None:
    """The last run of a history that had got no worse; None where there is none. Raises HistoryError."""
    run = history.last_sound()
    return Earlier(RunFigures(run.sites, run.rules)) if run else None
