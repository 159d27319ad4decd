"""Runs a linter over a stream of articles and hands each report to the writers."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from types import FrameType, TracebackType
from typing import Protocol, Self

from scrapelint.errors import WorkerError
from scrapelint.linter import Linter
from scrapelint.processes import check_batches
from scrapelint.reports import ArticleReport, Policy, Summary, SummaryBuilder
from scrapelint.reports.formats import Writer
from scrapelint.reports.place import name_of
from scrapelint.sources import Unreadable
from scrapelint.validators import Article

__all__ = ["Again", "Overall", "OverallOutcome", "run"]

Records = Iterator[Article | Unreadable]
Again = Callable[[Records, Callable[[Unreadable], None]], Iterable[ArticleReport]]
"""Gives the reports of the first records, and takes these off; what cannot be read is handed on."""

TOGETHER, MOST_TEXT = 100, 1_000_000
"""Articles, or code points of text, that are checked together: more gain little (benchmarks/batches.py)."""


class OverallOutcome(Protocol):
    """What is added to a verdict: broken conditions, what could not be looked at, what is only told."""

    @property
    def broken(self) -> Sequence[str]: ...
    @property
    def unseen(self) -> Sequence[str]: ...
    @property
    def notes(self) -> Sequence[str]: ...


class Overall(Protocol):
    """What judges the articles of a run all together, as the expectations of a configuration do."""

    def add(self, report: ArticleReport, name: str) -> None:
        """Take an article; ``name`` is what messages call it."""

    def judge(self) -> OverallOutcome:
        """Judge those taken. Not called after an interruption."""


def run(
    linter: Linter,
    records: Iterable[Article | Unreadable],
    writers: Sequence[Writer],
    policy: Policy,
    *,
    overall: Sequence[Overall] = (),
    again: Again | None = None,
    completed: Callable[[Summary], Summary] = lambda summary: summary,
    on_unreadable: Callable[[Unreadable], None] = lambda _: None,
    on_article: Callable[[Article], None] = lambda _: None,
    processes: int = 1,
) -> Summary:
    """Check every record, in order, in memory that does not grow with their number.

    ``processes`` check a feed of many batches; the order and the results are the same with any number of them.
    ``again`` gives the reports of the first records, which an earlier run had checked before it was interrupted.
    ``completed`` adds what is known of earlier runs to the summary before the writers get it.

    ^C ends the run after the articles in hand: the writers get what was checked, and the summary says
    that it was interrupted. A second ^C ends it at once, and so does one among the earlier reports: what is written
    would hold less than they do. Raises WorkerError as ``check_batches`` does, and what ``again`` does.
    """
    builder = SummaryBuilder(policy, linter.reported_on)

    def unreadable(record: Unreadable) -> None:
        builder.add_unreadable(record.source, record.reason)
        on_unreadable(record)

    def take(report: ArticleReport) -> None:
        name = name_of(report.article)
        builder.add(report, name)
        for each in overall:
            each.add(report, name)
        for writer in writers:
            writer.article(report)
        on_article(report.article)

    records = iter(records)
    for report in again(records, unreadable) if again else ():
        take(report)
    with _Interrupt() as interrupt:
        batches = _together(interrupt.each(records), unreadable)
        for reports in interrupt.borne(check_batches(linter, batches, processes)):
            for report in reports:
                take(report)
        builder.interrupted = interrupt.seen
        summary = builder.finish()
        for each in () if interrupt.seen else overall:
            outcome = each.judge()
            verdict = summary.verdict.joined(outcome.broken, outcome.unseen, outcome.notes)
            summary = replace(summary, verdict=verdict)
        summary = completed(summary)
        for writer in writers:
            writer.finish(summary)
    return summary


def _together(
    records: Iterable[Article | Unreadable], on_unreadable: Callable[[Unreadable], None]
) -> Iterator[list[Article]]:
    """The articles, some at a time."""
    articles: list[Article] = []
    size = 0
    for record in records:
        if isinstance(record, Unreadable):
            on_unreadable(record)
            continue
        articles.append(record)
        size += len(record.text)
        if len(articles) == TOGETHER or size >= MOST_TEXT:
            yield articles
            articles, size = [], 0
    if articles:
        yield articles


class _Interrupt:
    """Turns ^C into a flag, so that no line of output is cut in two; while input is awaited, ^C acts at once."""

    def __init__(self) -> None:
        self.seen = False
        self._reading = False
        self._previous: Callable[[int, FrameType | None], object] | int | None = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._previous = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._previous is not None:
            signal.signal(signal.SIGINT, self._previous)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._reading or self.seen:
            self.seen = True
            raise KeyboardInterrupt
        self.seen = True

    def each(self, records: Iterable[Article | Unreadable]) -> Iterator[Article | Unreadable]:
        iterator = iter(records)
        while not self.seen:
            self._reading = True
            try:
                record = next(iterator, None)
            except KeyboardInterrupt:
                return
            finally:
                self._reading = False
            if record is None:
                return
            yield record

    def borne(self, checked: Iterable[list[ArticleReport]]) -> Iterator[list[ArticleReport]]:
        """What was checked. The signal that ended this run may have killed the processes that it started."""
        try:
            yield from checked
        except WorkerError:
            if not self.seen:
                raise
