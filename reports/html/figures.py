"""The figures of all articles that the page shows, gathered in memory that does not grow with the articles."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scrapelint.reports.html.shapes import Shapes
from scrapelint.reports.result import ArticleReport
from scrapelint.reports.sites import MAX_SITES, OTHER_SITES
from scrapelint.rules.models import FAMILIES, Rule

__all__ = ["BINS", "Figures"]

BINS = 20
"""Bars of the plot of scores, five points each; the last one holds 95 to 100."""
SITE_BINS = 10
"""Bars of a site's small plot."""
TOP = 6
"""Rules named of a site, sites named of a rule."""


@dataclass(slots=True)
class _Site:
    articles: int = 0
    findings: int = 0
    score_sum: float = 0.0
    bins: list[int] = field(default_factory=lambda: [0] * SITE_BINS)
    families: list[int] = field(default_factory=lambda: [0] * len(FAMILIES))
    rules: Counter[int] = field(default_factory=Counter)
    costs: dict[int, float] = field(default_factory=dict)
    """Points lost to each rule."""


@dataclass(slots=True)
class _Rule:
    name: str
    family: str
    severity: str
    findings: int = 0
    articles: int = 0
    points: float = 0.0
    bins: list[int] = field(default_factory=lambda: [0] * SITE_BINS)
    shapes: Shapes = field(default_factory=Shapes)


def _bin(score: float, bins: int) -> int:
    return min(bins - 1, int(score * bins / 100))


class Figures:
    """Counts by site, rule and family, and the shapes of each rule's findings."""

    def __init__(self) -> None:
        self.bins = [0] * BINS
        self.clean = 0
        self._sites: dict[str, int] = {}
        self._rules: dict[str, int] = {}
        self._site_figures: list[_Site] = []
        self._rule_figures: list[_Rule] = []

    def site(self, name: str) -> int:
        """The number of a site; sites past MAX_SITES share one."""
        if name not in self._sites and len(self._sites) >= MAX_SITES:
            name = OTHER_SITES
        if name not in self._sites:
            self._sites[name] = len(self._site_figures)
            self._site_figures.append(_Site())
        return self._sites[name]

    def rule(self, name: str, family: str = "", severity: str = "") -> int:
        """The number of a rule."""
        if name not in self._rules:
            self._rules[name] = len(self._rule_figures)
            self._rule_figures.append(_Rule(name, family, severity))
        return self._rules[name]

    def add(self, report: ArticleReport, number: int) -> tuple[int, list[int | float]]:
        """Count an article, the ``number``-th of the run; returns its site, and by rule: number, findings, points."""
        site_number = self.site(report.article.site)
        site = self._site_figures[site_number]
        self.bins[_bin(report.score, BINS)] += 1
        self.clean += not report.costly
        site.articles += 1
        site.findings += len(report.costly)
        site.score_sum += report.score
        site.bins[_bin(report.score, SITE_BINS)] += 1
        counts: dict[int, int] = {}
        points: dict[int, float] = {}
        for scored in report.costly:
            finding = scored.finding
            index = self.rule(finding.rule, finding.family, finding.severity)
            counts[index] = counts.get(index, 0) + 1
            points[index] = points.get(index, 0.0) + scored.points
            covered = report.article.value(finding.field)[finding.start : min(finding.end, finding.start + 400)]
            self._rule_figures[index].shapes.add(covered or finding.excerpt, number, site_number)
        for family in {self._rule_figures[each].family for each in counts}:
            site.families[FAMILIES.index(family)] += 1
        packed: list[int | float] = []
        for index, count in counts.items():
            rule = self._rule_figures[index]
            rule.findings += count
            rule.articles += 1
            rule.points += points[index]
            rule.bins[_bin(report.score, SITE_BINS)] += 1
            site.rules[index] += 1
            site.costs[index] = site.costs.get(index, 0.0) + points[index]
            packed += (index, count, round(points[index], 1))
        return site_number, packed

    def sites(self) -> list[list[Any]]:
        """By site: name, articles, findings, mean score, plot, articles by family, most frequent rules, costliest rule.

        The last is -1 where no finding costs anything.
        """
        return [
            [
                name,
                site.articles,
                site.findings,
                round(site.score_sum / site.articles, 1),
                site.bins,
                site.families,
                site.rules.most_common(TOP),
                max(site.costs, key=lambda index: site.costs[index], default=-1),
            ]
            for name, index in self._sites.items()
            for site in (self._site_figures[index],)
        ]

    def rules(self) -> list[list[Any]]:
        """By rule: name, family, severity, findings, articles, points, plot, number of sites, sites with most of it."""
        carried: list[list[tuple[int, int]]] = [[] for _ in self._rule_figures]
        for number, site in enumerate(self._site_figures):
            for index, count in site.rules.items():
                carried[index].append((count, number))
        return [
            [
                rule.name,
                rule.family,
                rule.severity,
                rule.findings,
                rule.articles,
                round(rule.points, 1),
                rule.bins,
                len(sites),
                [[number, count] for count, number in heapq.nlargest(TOP, sites, key=lambda s: (s[0], -s[1]))],
            ]
            for rule, sites in zip(self._rule_figures, carried, strict=True)
        ]

    def details(self, known: Mapping[str, Rule]) -> list[dict[str, Any]]:
        """By rule what its page says: message, why, fix, examples where the rule is known, and the shapes found."""
        return [{**_about(known.get(rule.name)), **rule.shapes.packed()} for rule in self._rule_figures]


def _about(rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"message": "", "why": "", "fix": "none", "flags": [], "passes": []}
    return {
        "message": rule.message,
        "why": rule.why,
        "fix": rule.fix,
        "flags": [[each.beside, each.text, each.found or ""] for each in rule.examples.flags],
        "passes": [[each.beside, each.text] for each in rule.examples.passes],
    }
