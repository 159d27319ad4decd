"""A pipeline for Scrapy: every item is checked as it is scraped, and the crawl is judged when it ends.

    # settings.py
    ITEM_PIPELINES = {"scrapelint.integrations.scrapy.ArticlePipeline": 700}

It stands behind the pipelines that clean an item, and before those that store it. The configuration is that of
`scrapelint check`. Settings of Scrapy, none of which is needed:

- ``SCRAPELINT_CONFIG``: the configuration's path; found upwards from the working directory if absent.
- ``SCRAPELINT_FIELDS``: the items' fields by role, as ``{"text": "body"}``; else the configuration says, or a guess.
- ``SCRAPELINT_RESULT_FIELD``: the field of an item that gets its score, grade and findings, as in `--format json`.
- ``SCRAPELINT_DROP_BELOW``: items with a lower score are dropped.
- ``SCRAPELINT_OUTPUT``: results and reports, each as for `--output`: ``["result.json", "report.html"]``.

Scrapy ends with exit code 0 whatever its pipelines say. The verdict is in the log, as an error where the gate failed,
in the statistics (``scrapelint/exit_code``, ``scrapelint/reasons``), for which there is a monitor of Spidermon, and in
the results; a job of CI checks the exported feed.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from itemadapter import ItemAdapter
from scrapy import signals
from scrapy.exceptions import DropItem

from scrapelint.errors import ConfigError, OutputError, SourceError
from scrapelint.integrations.configured import make_linter
from scrapelint.reports import ArticleReport, SummaryBuilder, Verdict
from scrapelint.reports.formats import Target, Writer
from scrapelint.reports.gate.examples import counted
from scrapelint.reports.models import article_dict
from scrapelint.reports.place import name_of
from scrapelint.reports.safe import visible
from scrapelint.sources import Unreadable
from scrapelint.sources.fields import Fields, Plan, make_plan
from scrapelint.sources.model import Limits
from scrapelint.sources.records import to_article
from scrapelint.writing import open_writers, plan_outputs

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler

__all__ = ["ArticlePipeline"]

INTERRUPTED = "shutdown"
"""Why Scrapy says that a spider was closed when a signal ended it; limits that its user set are no interrupt."""
TOLD = 3
"""Rules that the log names for a dropped item."""
RESULT = ("score", "grade", "findings")
"""What of a result an item gets; the rest it has."""
SHAPES = 1000
"""Kinds of items whose fields are held; dictionaries may each have others."""
_LIMITS = Limits()
_log = logging.getLogger("scrapelint")


class ArticlePipeline:
    """Checks the items of a crawl that are articles; others pass as they are, and are counted.

    An item is one if it has the field that the text is in, or, where none is set, a field that may be it; and if
    another item of its class, other than a dictionary, was one. Articles are checked alone: what only many of them show
    (lines and texts that come again), expectations and the history of runs are left to `scrapelint check`.

    Raises, before the crawl begins, ConfigError and RuleError for what is wrong in the configuration or the settings,
    SourceError for a role that there is not, and OutputError where nothing can be written.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._linter, loaded = make_linter(settings.get("SCRAPELINT_CONFIG"))
        names: dict[str, str] = {str(role): name for role, name in loaded.config.fields.items()}
        names.update(settings.getdict("SCRAPELINT_FIELDS"))
        self._fields = Fields.from_mapping(names)
        self._result_field: str = settings.get("SCRAPELINT_RESULT_FIELD") or ""
        self._drop_below = _score(settings.get("SCRAPELINT_DROP_BELOW"))
        self._files = plan_outputs(None, settings.getlist("SCRAPELINT_OUTPUT"), default=None)
        self._name = crawler.spidercls.name
        self._stats = crawler.stats
        self._builder = SummaryBuilder(self._linter.policy, self._linter.reported_on)
        self._outputs = ExitStack()
        self._writers: list[Writer] = []
        self._unwritten: list[str] = []
        self._read = self._others = 0
        self._plans: dict[tuple[type, frozenset[str]], Plan | None] = {}
        self._of_class: dict[type, Plan] = {}
        self._without_field: set[type] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.spider_closed, signals.spider_closed)
        return pipeline

    def open_spider(self, spider: Spider | None = None) -> None:
        """Open what is to be written. Scrapy before 2.14 gives all methods the spider."""
        del spider
        rules = {name: bound.rule for name, bound in self._linter.book.rules.items()}
        self._writers = self._outputs.enter_context(open_writers(self._files, Target(sys.stdout, rules=rules)))

    def process_item(self, item: Any, spider: Spider | None = None) -> Any:
        """Check an item that is an article. Raises DropItem for one whose score is too low."""
        del spider
        record = _record(item) if ItemAdapter.is_item(item) else {}
        plan = self._plan_of(type(item), record)
        if plan is None:
            self._others += 1
            self._count("other_items")
            return item
        self._read += 1
        article = to_article(record, plan, self._name, self._read, _LIMITS)
        if isinstance(article, Unreadable):
            self._builder.add_unreadable(article.source, article.reason)
            self._count("unreadable")
            _log.warning("%s:%d: unreadable: %s", self._name, self._read, visible(article.reason))
            return item
        report = self._linter.check(article)
        self._take(report)
        if self._result_field:
            self._tell(item, report)
        if report.judged_score < self._drop_below:
            self._count("dropped")
            worst = dict.fromkeys(each.finding.rule for each in sorted(report.findings, key=lambda each: -each.points))
            raise DropItem(f"score {report.judged_score:g} is below {self._drop_below:g}: {', '.join([*worst][:TOLD])}")
        return item

    def close_spider(self, spider: Spider | None = None) -> None:
        """Tell the verdict where monitors look for it, who may be asked before what ended the crawl is known."""
        del spider
        self._count_verdict(self._builder.finish().verdict)

    def spider_closed(self, reason: str) -> None:
        """Judge the crawl, and tell."""
        self._builder.interrupted = reason == INTERRUPTED
        summary = self._builder.finish()
        self._write(lambda writer: writer.finish(summary))
        try:
            self._outputs.close()
        except OutputError as error:
            self._unwritten.append(str(error))
        verdict = summary.verdict.joined((), self._unwritten)
        mean = "" if summary.mean_score is None else f", mean score {summary.mean_score:g}"
        outcome = "the gate passed" if verdict.passed else "the gate did not pass"
        others = f", {counted(self._others, 'other item')} passed over" if self._others else ""
        checked = f"{counted(summary.articles, 'article')} checked{mean}{others}"
        told = [f"{checked}: {outcome}", *map(visible, verdict.reasons)]
        _log.log(logging.INFO if verdict.passed else logging.ERROR, "%s", "\n  ".join(told))
        self._count_verdict(verdict)
        if self._stats is not None:
            self._stats.set_value("scrapelint/mean_score", summary.mean_score)

    def _plan_of(self, kind: type, record: Mapping[str, Any]) -> Plan | None:
        """Where an item has what; None if it is no article."""
        shape = kind, frozenset(record)
        if shape not in self._plans:
            try:
                plan = make_plan([record], self._fields, self._name, whole=False)
            except SourceError:
                plan = None
            if len(self._plans) == SHAPES:
                self._plans.clear()
            self._plans[shape] = plan
            if plan is not None and kind is not dict:
                self._of_class.setdefault(kind, plan)
        return self._plans[shape] or self._of_class.get(kind)

    def _take(self, report: ArticleReport) -> None:
        self._builder.add(report, name_of(report.article))
        self._write(lambda writer: writer.article(report))
        self._count("articles")
        self._count(f"grade/{report.grade}")
        for family in {finding.family for finding in report.standing}:
            self._count(f"articles_with/{family}")

    def _tell(self, item: Any, report: ArticleReport) -> None:
        """Put the result into the item; a class that has no such field loses no item for it."""
        told = article_dict(report)
        try:
            ItemAdapter(item)[self._result_field] = {name: told[name] for name in RESULT}
        except (KeyError, AttributeError, TypeError):
            if type(item) not in self._without_field:
                self._without_field.add(type(item))
                name = type(item).__name__
                _log.error("SCRAPELINT_RESULT_FIELD: %s has no field %r", name, self._result_field)

    def _write(self, what: Callable[[Writer], None]) -> None:
        """Hand the writers what they take. Where one fails there is no result, but the crawl loses no item for it."""
        try:
            for writer in self._writers:
                what(writer)
        except (OSError, OutputError) as error:
            self._writers = []
            self._unwritten.append(f"no result was written: {error}")
            with suppress(OSError, OutputError), self._outputs:
                raise  # what was begun is thrown away

    def _count_verdict(self, verdict: Verdict) -> None:
        if self._stats is not None:
            self._stats.set_value("scrapelint/exit_code", int(verdict.exit_code))
            self._stats.set_value("scrapelint/reasons", [visible(reason) for reason in verdict.reasons])

    def _count(self, what: str) -> None:
        if self._stats is not None:
            self._stats.inc_value(f"scrapelint/{what}")


def _record(item: Any) -> dict[str, Any]:
    """An item as a record of its exported feed would be."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in ItemAdapter(item).asdict().items()
    }


def _score(setting: Any) -> float:
    """The score that a setting gives; 0, below which is nothing, where it is not set."""
    try:
        score = float(setting or 0)
    except (TypeError, ValueError):
        score = -1
    if not 0 <= score <= 100:
        raise ConfigError(f"SCRAPELINT_DROP_BELOW: a score is between 0 and 100; {setting!r} is not")
    return score
