"""Runs as plain data: for charts, and for the trends of `scrapelint history`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scrapelint.history.record import RunRecord
from scrapelint.reports.change import Past
from scrapelint.validators import is_site

__all__ = ["Trend", "past_runs", "trends"]


def past_runs(runs: Sequence[RunRecord]) -> list[Past]:
    """The whole runs that checked anything, as reports draw them."""
    return [
        Past(
            run.began.isoformat(sep=" ", timespec="minutes").removesuffix("+00:00"),
            run.articles,
            run.mean_score,
            {family: round(articles / run.articles, 6) for family, articles in sorted(run.families.items())},
        )
        for run in runs
        if run.mean_score is not None and not run.interrupted
    ]


@dataclass(frozen=True, slots=True)
class Trend:
    """A rule on a site: in how many of how many articles, run by run; None where the site had none."""

    site: str
    rule: str
    counts: tuple[tuple[int, int] | None, ...]

    @property
    def shares(self) -> tuple[float | None, ...]:
        """Shares of articles with a finding, 0 to 1."""
        return tuple(None if each is None else each[0] / each[1] for each in self.counts)


def trends(runs: Sequence[RunRecord], site: str = "*", rule: str = "") -> list[Trend]:
    """Trends of the sites that ``site``, a pattern, means; of one rule, or of all.

    What is most frequent in the last run that has the site comes first.
    """
    names = {name for run in runs for name in run.sites if is_site(name, site)}
    found = []
    for name in names:
        figures = [run.sites.get(name) for run in runs]
        rules = {each for site_figures in figures if site_figures for each in site_figures.rules}
        found += [
            Trend(name, each, tuple((f.rules[each], f.articles) if f and f.articles else None for f in figures))
            for each in rules
            if rule in ("", each)
        ]
    return sorted(found, key=lambda trend: (-_last(trend), trend.site, trend.rule))


def _last(trend: Trend) -> float:
    return next((share for share in reversed(trend.shares) if share is not None), 0.0)
