"""Some articles on trial: whether they pass a policy, and what a person must read where they do not."""

from __future__ import annotations

from functools import partial
from io import StringIO

from scrapelint.linter import Linter
from scrapelint.reports import ArticleReport, Policy, SummaryBuilder
from scrapelint.reports.formats import Target, open_writer
from scrapelint.reports.place import name_of
from scrapelint.reports.safe import shortened, visible
from scrapelint.reports.worst import Worst
from scrapelint.sources import Unreadable
from scrapelint.validators import Article

__all__ = ["Trial"]

ARTICLES = 5
"""Articles that an explanation shows, the worst first; their number is told of the others."""
LINES = 60
"""Lines of one article: a page torn in a hundred places shows no more by its last lines than by its first."""
UNREADABLE = 5
REASON = 400
"""Code points of a reason: why the articles do not pass, or why a record could not be read."""
WIDTH = 100


class Trial:
    """Takes articles one by one and judges them together, by the same policy as `scrapelint check`.

    Its memory does not grow with their number: of the worst it keeps the text that shows them.
    """

    def __init__(self, linter: Linter, policy: Policy) -> None:
        self._linter = linter
        # Not asked by site: one that is ignored may be all that a test of one article or site sees.
        self._builder = SummaryBuilder(policy, lambda _: linter.reported)
        self._worst: Worst[str] = Worst(ARTICLES)

    def add(self, record: Article | Unreadable) -> None:
        """Check an article, or count what could not be read."""
        if isinstance(record, Unreadable):
            self._builder.add_unreadable(record.source, record.reason)
            return
        report = self._linter.check(record)
        self._builder.add(report, name_of(record))
        if report.findings:
            self._worst.add((-report.judged_score,), partial(_shown, report))

    def failure(self) -> str:
        """Why the articles do not pass, with the marked findings of the worst; '' if they pass.

        Never '' where no article was read, or where a record could not be read.
        """
        summary = self._builder.finish()
        verdict = summary.verdict
        if verdict.passed:
            return ""
        parts = ["\n".join(shortened(visible(reason), REASON) for reason in verdict.reasons), *self._worst]
        if self._worst.seen > len(self._worst):
            parts.append(f"… and {self._worst.seen - len(self._worst):,} more articles with findings")
        unread = [
            f"unreadable: {visible(str(source.path))}{f':{source.line}' if source.line else ''}: "
            f"{shortened(visible(reason), REASON)}"
            for source, reason in summary.unreadable_records[:UNREADABLE]
        ]
        if summary.unreadable > UNREADABLE:
            unread.append(f"… and {summary.unreadable - UNREADABLE:,} more that could not be read")
        return "\n\n".join([*parts, "\n".join(unread)] if unread else parts)


def _shown(report: ArticleReport) -> str:
    """An article as the terminal shows it: place, score, rules, messages, and the defects between marks."""
    stream = StringIO()
    open_writer("text", Target(stream, WIDTH)).article(report)
    lines = stream.getvalue().rstrip().split("\n")
    if len(lines) > LINES:
        lines[LINES:] = [f"  … and {len(lines) - LINES} more lines of this article"]
    return "\n".join(line.rstrip() for line in lines)
