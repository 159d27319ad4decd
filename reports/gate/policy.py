"""What a gate asks of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from scrapelint.reports.gate.examples import counted
from scrapelint.reports.gate.limits import Limit, ScoreLimits, percent
from scrapelint.reports.gate.rates import Rate, SiteRates
from scrapelint.reports.gate.scores import Scores
from scrapelint.reports.gate.severity import NoFindings
from scrapelint.reports.gate.verdict import Condition, Outcome
from scrapelint.rules.models import FAMILIES
from scrapelint.validators import Finding

__all__ = ["FailOn", "Policy", "RulesOn"]

FailOn = Literal["error", "warning", "never"]
RulesOn = Callable[[str], frozenset[str]]
"""Gives the ids of the rules that report on a site."""

_FAILING: Mapping[FailOn, tuple[str, ...]] = {"error": ("error",), "warning": ("error", "warning"), "never": ()}
NO_SCORES = ScoreLimits()
NONE = Limit(count=0)
SITES = 1024
"""Sites of which a rate remembers whether its rules report there: articles of one come together."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What fails a run: findings of ``fail_on`` or worse, scores under ``fail_under``, rates over ``max_rate``.

    ``max_rate`` maps a rule id, a family, or a pattern of sites (whatever is neither) to the number or share of
    articles that may carry a finding. Of a family and of a site, findings of severity info do not count; of a rule that
    is named, they do. Fewer articles than ``min_articles``, or more unreadable records than ``max_unreadable``, are no
    failure: nothing can be said then.
    """

    fail_on: FailOn = "error"
    fail_under: ScoreLimits = NO_SCORES
    max_rate: Mapping[str, Limit] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    """The family of each rule by its id, to tell those in ``max_rate`` from sites."""
    min_articles: int = 1
    max_unreadable: Limit = NONE

    def conditions(self, rules_on: RulesOn | None = None) -> list[Condition]:
        """New conditions, to be shown every article once. Without ``rules_on`` all rules are taken to report."""
        conditions: list[Condition] = []
        if self.fail_on != "never":
            conditions.append(NoFindings(_FAILING[self.fail_on]))
        if self.fail_under != NO_SCORES:
            conditions.append(Scores(self.fail_under))
        conditions.extend(self._rate(name, limit, rules_on) for name, limit in self.max_rate.items())
        return conditions

    def _rate(self, name: str, limit: Limit, rules_on: RulesOn | None) -> Condition:
        @lru_cache(maxsize=SITES)
        def looks(site: str) -> bool:
            return rules_on is None or any(name in (rule, self.rules.get(rule)) for rule in rules_on(site))

        if name in self.rules:
            return Rate(name, lambda finding: finding.rule == name, looks, limit)
        if name in FAMILIES:
            return Rate(name, lambda finding: _counts_in(finding, name), looks, limit)
        return SiteRates(name, limit)

    def seen(self, articles: int, unreadable: int, *, interrupted: bool, looked: bool) -> Outcome:
        """Whether enough was looked at to say anything; ``looked`` tells whether any rule did."""
        unseen: list[str] = []
        notes: list[str] = []
        if interrupted:
            unseen.append(f"interrupted after {counted(articles, 'article')}")
        if unreadable:
            line = f"{counted(unreadable, 'record')} could not be read"
            share = unreadable / (articles + unreadable)
            limit = self.max_unreadable
            over = unreadable > (limit.count or 0) if limit.share is None else share > limit.share
            told = line if limit == NONE else f"{line} ({percent(share)}); at most {limit}"
            (unseen if over else notes).append(told)
        if not articles:
            unseen.append("no article was checked")
        elif articles < self.min_articles:
            unseen.append(f"only {counted(articles, 'article')} checked; at least {self.min_articles:,}")
        if articles and not looked:
            unseen.append(
                "no rule looked at any article: each is ignored on these sites, or needs a feed that can be read twice"
            )
        return Outcome(unseen=unseen, notes=notes)


def _counts_in(finding: Finding, family: str) -> bool:
    return finding.family == family and finding.severity != "info"
