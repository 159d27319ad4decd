"""Goes on where a run was interrupted, by the result that it left."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from scrapelint import __version__
from scrapelint.errors import SourceError
from scrapelint.linter import Linter
from scrapelint.reports import ArticleReport, Summary
from scrapelint.reports.place import name_of
from scrapelint.results import read_result
from scrapelint.sources import Unreadable
from scrapelint.texts import is_of
from scrapelint.validators import Article

__all__ = ["Unfinished", "checked_with", "unfinished"]

OTHER = {"scrapelint": "another version of scrapelint", "rules": "other rules", "feed": "another feed, or other fields"}
"""What messages call a difference, by the keys of ``checked_with``."""


class Unfinished(NamedTuple):
    """What an interrupted run left to go on from; or, with no article, why there is nothing."""

    path: str
    articles: int
    remark: str

    def again(
        self, linter: Linter, records: Iterator[Article | Unreadable], on_unreadable: Callable[[Unreadable], None]
    ) -> Iterator[ArticleReport]:
        """Its reports as a check of their articles would give them, which are taken off ``records``.

        What is known of a finding, and thereby the score, may have changed since. Raises SourceError where the records
        are no longer those that were checked, and as ``read_result`` does.
        """
        for report in read_result(self.path) if self.articles else ():
            if isinstance(report, Summary):
                continue
            article = _next(records, on_unreadable)
            if article is None or article.source != report.article.source or not is_of(report, article):
                name = name_of(report.article)
                raise SourceError(f"{name}: is no longer what was checked before; check all anew, without --resume")
            found = [each.finding for each in report.findings] + [each.finding for each in report.known]
            found.sort(key=lambda finding: (finding.field, finding.start, finding.end, finding.rule))
            yield from linter.reports([article], [found])


def checked_with(linter: Linter, fields: Mapping[str, str]) -> dict[str, str]:
    """What the findings of a run depend on, each as a digest; what is known of findings is not among it.

    ``fields`` are those that the feed is read with. Of a feed that was read ahead, what comes again in it counts.
    """
    feed = linter.feed
    again = () if feed is None else (feed.keys, feed.counts, feed.texts.keys)
    counted = [blake2b(each.tobytes(), digest_size=8).hexdigest() for each in again]
    return {"scrapelint": __version__, "rules": _digest(linter.settings), "feed": _digest([dict(fields), counted])}


def unfinished(path: str, now: Mapping[str, str]) -> Unfinished:
    """The interrupted run whose result is at ``path``, if it was ``checked_with`` the same as is in use ``now``.

    Raises SourceError where there is something else than a result.
    """
    if not Path(path).is_file():
        return Unfinished(path, 0, "is not there yet, so all is checked")
    (summary,) = [item for item in read_result(path) if isinstance(item, Summary)]
    if not summary.interrupted or not summary.articles:
        return Unfinished(path, 0, "is of a run that was not interrupted, so all is checked anew")
    other = [OTHER[what] for what, digest in now.items() if summary.checked_with.get(what) != digest]
    if other:
        return Unfinished(path, 0, f"was checked with {' and '.join(other)}, so all is checked anew")
    return Unfinished(path, summary.articles, f"has {summary.articles:,} checked articles, and the check goes on there")


def _next(records: Iterator[Article | Unreadable], on_unreadable: Callable[[Unreadable], None]) -> Article | None:
    for record in records:
        if isinstance(record, Article):
            return record
        on_unreadable(record)
    return None


def _digest(value: Any) -> str:
    return blake2b(json.dumps(value, sort_keys=True, default=_plain).encode(), digest_size=8).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, set | frozenset):
        return sorted(value)
    return str(value)
