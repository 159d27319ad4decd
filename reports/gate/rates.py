"""Limits on the share, or the number, of articles that carry a finding.

A share is judged with its uncertainty, by the bounds of Clopper and Pearson at 95 %, one-sided:

- over the limit, and the lower bound is too: broken.
- over the limit, but so few articles that chance may have done it: nothing can be said, which is not green.
- within the limit: fine; where the upper bound is over it, a note says what the articles cannot exclude, and how many
  would.

A number is counted, and over it is over it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from scrapelint.reports.gate.examples import Examples, counted
from scrapelint.reports.gate.limits import Limit, percent
from scrapelint.reports.gate.verdict import Outcome
from scrapelint.reports.result import ArticleReport, Scored
from scrapelint.reports.sites import MAX_SITES, OTHER_SITES
from scrapelint.reports.statistics import at_least, at_most
from scrapelint.validators import Finding, is_site

__all__ = ["Rate", "SiteRates"]

SITES_SHOWN = 5
"""Sites that a verdict names for each thing that can be said of their rates, those with the highest first."""


@dataclass(slots=True)
class _Tally:
    articles: int = 0
    carrying: int = 0
    worst: Examples = field(default_factory=Examples)

    def add(self, found: list[Scored], name: str) -> None:
        self.articles += 1
        if found:
            self.carrying += 1
            self.worst.offer(sum(each.points for each in found), name)


class Rate:
    """How many articles carry a finding that ``counts``; ``name`` is that of the rule or family.

    Of articles on a site where none of its rules ``looks`` nothing is known, and they are no part of the rate.
    """

    def __init__(
        self, name: str, counts: Callable[[Finding], bool], looks: Callable[[str], bool], limit: Limit
    ) -> None:
        self._name, self._counts, self._looks, self._limit = name, counts, looks, limit
        self._tally = _Tally()
        self._passed_over = False

    def add(self, report: ArticleReport, name: str) -> None:
        if self._looks(report.article.site):
            self._tally.add([each for each in report.findings if self._counts(each.finding)], name)
        else:
            self._passed_over = True

    def judge(self) -> Outcome:
        if self._passed_over and not self._tally.articles:
            return Outcome(unseen=[f"no rule looked for '{self._name}', for which max_rate has a limit"])
        return _judge(self._name, self._tally, self._limit)


class SiteRates:
    """How many articles of each site that ``pattern`` means carry a finding of severity warning or error."""

    def __init__(self, pattern: str, limit: Limit) -> None:
        self._pattern, self._limit = pattern, limit
        self._sites: dict[str, _Tally] = {}

    def add(self, report: ArticleReport, name: str) -> None:
        site = report.article.site
        tally = self._sites.get(site)
        if tally is None:
            if not is_site(site, self._pattern):
                return
            if len(self._sites) >= MAX_SITES:
                site = OTHER_SITES
            tally = self._sites.setdefault(site, _Tally())
        tally.add([each for each in report.findings if each.finding.severity != "info"], name)

    def judge(self) -> Outcome:
        if not self._sites:
            return Outcome(unseen=[f"no article is of a site '{self._pattern}', for which max_rate has a limit"])
        highest = sorted(self._sites.items(), key=lambda item: (-item[1].carrying / item[1].articles, item[0]))
        outcomes = [_judge(f"findings on {site or '(no site)'}", tally, self._limit) for site, tally in highest]
        return Outcome(
            _first([line for each in outcomes for line in each.broken]),
            _first([line for each in outcomes for line in each.unseen]),
            _first([line for each in outcomes for line in each.notes]),
        )


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - SITES_SHOWN
    return lines if more <= 1 else [*lines[:SITES_SHOWN], f"… and so on {more:,} more sites"]


def _judge(name: str, tally: _Tally, limit: Limit) -> Outcome:
    if not tally.articles:
        return Outcome()
    figure = f"{name} in {tally.carrying:,} of {counted(tally.articles, 'article')}"
    if limit.share is not None:
        figure += f" ({percent(tally.carrying / tally.articles)})"
        return _judge_share(figure, tally, limit.share)
    if tally.carrying <= (limit.count or 0):
        return Outcome()
    return Outcome(broken=[f"{figure}; at most {limit}: {tally.worst}"])


def _judge_share(figure: str, tally: _Tally, limit: float) -> Outcome:
    carrying, articles, allowed = tally.carrying, tally.articles, percent(limit)
    if carrying > limit * articles:
        lower = at_least(carrying, articles)
        surely = f"at least {percent(lower)} with 95 % confidence"
        if lower > limit:
            return Outcome(broken=[f"{figure}, {surely}; at most {allowed}: {tally.worst}"])
        few = f"{figure} is over {allowed}, but {articles:,} are too few to tell ({surely}): {tally.worst}"
        return Outcome(unseen=[few])
    upper = at_most(carrying, articles)
    if upper <= limit or not limit:  # that there is none at all, no number of articles can show
        return Outcome()
    few = f"{figure} is within {allowed}, but {articles:,} are too few to tell: it may be up to {percent(upper)}"
    return Outcome(notes=[f"{few}; {_enough(limit):,} without one would show it"])


def _enough(share: float) -> int:
    """How many articles without a finding show, with 95 % confidence, that at most ``share`` carry one."""
    return math.ceil(math.log(0.05) / math.log1p(-share)) if share < 1 else 1
