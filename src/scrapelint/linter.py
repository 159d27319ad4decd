"""The Python API: articles in, scored reports out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapelint.config import LoadedConfig, load_config
from scrapelint.errors import ConfigError
from scrapelint.reports import ArticleReport, Policy, score_article
from scrapelint.reports.known import Baseline, Suppressions
from scrapelint.reports.result import Mark
from scrapelint.rules import Examples, RuleBook
from scrapelint.validators import Article, Checker, Finding, Registry

if TYPE_CHECKING:
    from scrapelint.validators.engine.feedcounts import FeedCounts

__all__ = ["Linter"]

FEW = 20_000
"""Code points of the first articles for which no patterns are made that serve others as well: mostly there are none."""


class Linter:
    """Checks and scores articles by a configuration. It can be pickled, for worker processes.

    ``config`` is a loaded configuration or the path of one; without it the recommended rules hold.
    ``rules`` adds rule sets (built-in names or paths), ``select`` and ``ignore`` take rule ids and families.
    Findings that a suppression of the configuration or ``baseline`` knows are told apart; suppressions expire by
    ``today`` (in UTC, if absent). Raises ConfigError and RuleError; a linter without any rule would find nothing
    anywhere, so that is a ConfigError too.

    >>> Linter().check(Article("The price is [object Object] today.")).findings[0].finding.rule
    'object-object'
    """

    def __init__(
        self,
        config: LoadedConfig | Path | str | None = None,
        *,
        rules: Collection[str] = (),
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        baseline: Baseline | None = None,
        today: date | None = None,
    ) -> None:
        if not isinstance(config, LoadedConfig):
            config = load_config(None if config is None else Path(config))
        registry = Registry()
        self.book = config.rule_book(registry, tuple(rules))
        self.policy: Policy = config.policy(self.book)
        self.suppressions = Suppressions(config.suppressions(self.book), today or datetime.now(UTC).date())
        self.baseline = baseline
        self._selection = _Selection(tuple(select), tuple(ignore), config.site_ignores(self.book))
        self._checker = self._selection.checker(self.book, registry)
        if not self._checker.selected:
            raise ConfigError("no rule reports: each is off, ignored or not selected, or `extends` names no rule set")
        self._has_begun = False
        self.feed: FeedCounts | None = None
        self._weights = {name: bound.rule.damage for name, bound in self.book.rules.items()}

    def __getstate__(self) -> dict[str, Any]:
        # Compiled patterns do not travel, nor do examples, which are most of a rule's bytes and serve nobody there.
        bare = {"examples": Examples()}
        rules = {name: replace(b, rule=b.rule.model_copy(update=bare)) for name, b in self.book.rules.items()}
        state = {key: value for key, value in self.__dict__.items() if key != "_checker"}
        return {**state, "book": RuleBook(rules, Registry())}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._checker = self._selection.checker(self.book, Registry())
        if self.feed is not None:
            self._checker = self._checker.knowing(self.feed)

    @property
    def reported(self) -> frozenset[str]:
        """Ids of the rules that report: selected, not ignored, not off; those on a whole feed once it is known."""
        return self._checker.reported

    def reported_on(self, site: str) -> frozenset[str]:
        """Ids of the rules that report on a site: those ``reported``, without those that are ignored there."""
        return self._checker.reported_on(site)

    @property
    def settings(self) -> Mapping[str, Any]:
        """What findings depend on, beside the feed and the day: the rules in use, their options, where they report."""
        rules = {
            name: (bound.rule.model_dump(exclude={"examples"}), bound.params.model_dump(exclude_unset=True))
            for name, bound in self.book.rules.items()
        }
        return {"rules": rules, "reported": self.reported, "sites": self._selection.sites}

    @property
    def reads_ahead(self) -> bool:
        """Whether a rule has something to say only of a feed that was read ahead."""
        return self._checker.reads_ahead

    def knowing(self, feed: FeedCounts) -> Linter:
        """A linter by the same configuration that also knows what comes again in a feed.

        >>> linter = Linter()
        >>> linter = linter.knowing(count_feed(read_articles(["feed.jsonl"])))  # doctest: +SKIP
        """
        other = object.__new__(Linter)
        other.__dict__.update({**self.__dict__, "feed": feed, "_checker": self._checker.knowing(feed)})
        return other

    def check(self, article: Article) -> ArticleReport:
        """Check one article. Pure: the same article gives the same report anywhere, at any time."""
        return self.check_all((article,))[0]

    def check_all(self, articles: Sequence[Article]) -> list[ArticleReport]:
        """Check some articles together, with the same results in less time: a hundred take two thirds of it."""
        return self.reports(articles, self.findings(articles))

    def findings(self, articles: Sequence[Article]) -> list[tuple[Finding, ...]]:
        """What is found in each article, known or not: most of the work of a check."""
        few = not self._has_begun and sum(len(article.text) for article in articles) <= FEW
        self._has_begun = True
        return (self._checker.only_for(articles) if few else self._checker).check_all(articles)

    def reports(self, articles: Sequence[Article], found: Sequence[Sequence[Finding]]) -> list[ArticleReport]:
        """The reports of articles in which ``findings`` found this."""
        return [
            score_article(article, findings, self._weights, self._known(article, findings))
            for article, findings in zip(articles, found, strict=True)
        ]

    def _known(self, article: Article, findings: Sequence[Finding]) -> Mapping[int, Mark]:
        """Which findings a suppression or the baseline knows, by their index."""
        marks = self.suppressions.marks(article, findings) if self.suppressions.entries else {}
        if self.baseline is not None:
            marks |= self.baseline.marks(article, findings, marks)
        return marks


@dataclass(frozen=True, slots=True)
class _Selection:
    """Which rules of a book report, and where."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    sites: Mapping[str, frozenset[str]]

    def checker(self, book: RuleBook, registry: Registry) -> Checker:
        return Checker(book, registry, select=self.select, ignore=self.ignore, sites=self.sites)
