"""Counts by site, in memory that does not grow with the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from scrapelint.reports.result import ArticleReport

__all__ = ["MAX_SITES", "OTHER_SITES", "SiteFigures", "SiteTable", "worst_sites"]

MAX_SITES = 10_000
"""Sites counted by name; articles of further ones are counted together under OTHER_SITES."""
OTHER_SITES = "(other sites)"
FIELDS = ("text", "title", "url", "id", "lang", "published")
"""The fields whose empty values are counted."""


@dataclass(slots=True)
class SiteFigures:
    """Counts of one site."""

    articles: int = 0
    findings: int = 0
    score_sum: float = 0.0
    rules: Counter[str] = field(default_factory=Counter)
    """Articles that carry a finding, by rule."""
    empty: Counter[str] = field(default_factory=Counter)
    """Articles in which a field is empty, by field."""

    @property
    def mean_score(self) -> float:
        return round(self.score_sum / self.articles, 1)

    @property
    def points_lost(self) -> float:
        """By all its articles together."""
        return 100.0 * self.articles - self.score_sum


def worst_sites(sites: Mapping[str, SiteFigures]) -> list[tuple[str, SiteFigures]]:
    """The sites with findings, those first that lose most points together.

    By their mean score, sites of one article would stand before those whose template is broken.
    """
    broken = [(name, site) for name, site in sites.items() if site.findings]
    return sorted(broken, key=lambda item: (-item[1].points_lost, item[0]))


class SiteTable:
    """Figures by site. Findings that a baseline knows are counted, suppressed ones are not."""

    def __init__(self) -> None:
        self.sites: dict[str, SiteFigures] = {}

    def add(self, report: ArticleReport) -> None:
        """Count an article."""
        article = report.article
        key = article.site
        if key not in self.sites and len(self.sites) >= MAX_SITES:
            key = OTHER_SITES
        site = self.sites.setdefault(key, SiteFigures())
        found = [finding.rule for finding in report.standing]
        site.articles += 1
        site.findings += len(found)
        site.score_sum += report.score
        site.rules.update(set(found))
        site.empty.update(name for name in FIELDS if not article.value(name).strip())
