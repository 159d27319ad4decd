"""The figures of a run, gathered article by article in memory that does not grow with the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrapelint.reports.change import Change, Past
from scrapelint.reports.gate import Policy, Verdict, judge
from scrapelint.reports.result import ArticleReport
from scrapelint.validators import Source

__all__ = ["SiteFigures", "Summary", "SummaryBuilder"]

KEEP = 100
"""How many unreadable records, and worst articles, a summary keeps by name."""
MAX_SITES = 10_000
"""Sites counted by name; articles of further ones are counted together under OTHER_SITES."""
OTHER_SITES = "(other sites)"


@dataclass(slots=True)
class SiteFigures:
    """Counts of one site."""

    articles: int = 0
    findings: int = 0
    score_sum: float = 0.0

    @property
    def mean_score(self) -> float:
        return round(self.score_sum / self.articles, 1)


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a run. ``*_findings`` count findings, ``*_articles`` the articles that have any.

    ``change`` and ``history`` (oldest first) are there where the run was compared with earlier ones.
    """

    articles: int
    unreadable: int
    unreadable_records: Sequence[tuple[Source, str]]
    mean_score: float | None
    grades: Counter[str]
    severities: Counter[str]
    rule_findings: Counter[str]
    rule_articles: Counter[str]
    family_findings: Counter[str]
    family_articles: Counter[str]
    sites: dict[str, SiteFigures]
    verdict: Verdict
    interrupted: bool = False
    change: Change | None = None
    history: Sequence[Past] = ()


@dataclass
class SummaryBuilder:
    """Takes reports as they come; ``finish`` judges them."""

    policy: Policy
    articles: int = 0
    unreadable: int = 0
    unreadable_records: list[tuple[Source, str]] = field(default_factory=list)
    interrupted: bool = False
    _score_sum: float = 0.0
    _below: int = 0
    _lowest: tuple[float, str] | None = None
    _grades: Counter[str] = field(default_factory=Counter)
    _severities: Counter[str] = field(default_factory=Counter)
    _severity_articles: Counter[str] = field(default_factory=Counter)
    _rule_findings: Counter[str] = field(default_factory=Counter)
    _rule_articles: Counter[str] = field(default_factory=Counter)
    _family_findings: Counter[str] = field(default_factory=Counter)
    _family_articles: Counter[str] = field(default_factory=Counter)
    _sites: dict[str, SiteFigures] = field(default_factory=dict)

    def add(self, report: ArticleReport, name: str) -> None:
        """Count an article; ``name`` is what the verdict calls it."""
        self.articles += 1
        self._score_sum += report.score
        self._grades[report.grade] += 1
        found = [scored.finding for scored in report.findings]
        for counter, each in (
            (self._rule_findings, [f.rule for f in found]),
            (self._family_findings, [f.family for f in found]),
            (self._severities, [f.severity for f in found]),
        ):
            counter.update(each)
        self._rule_articles.update({f.rule for f in found})
        self._family_articles.update({f.family for f in found})
        self._severity_articles.update({f.severity for f in found})
        if self.policy.fail_under is not None and report.score < self.policy.fail_under:
            self._below += 1
        if self._lowest is None or report.score < self._lowest[0]:
            self._lowest = (report.score, name)
        key = report.article.site
        if key not in self._sites and len(self._sites) >= MAX_SITES:
            key = OTHER_SITES
        site = self._sites.setdefault(key, SiteFigures())
        site.articles += 1
        site.findings += len(found)
        site.score_sum += report.score

    def add_unreadable(self, source: Source, reason: str) -> None:
        """Count a record that could not be read."""
        self.unreadable += 1
        if len(self.unreadable_records) < KEEP:
            self.unreadable_records.append((source, reason))

    def finish(self) -> Summary:
        """The figures so far, with the verdict of the gate."""
        verdict = judge(
            self.policy,
            articles=self.articles,
            unreadable=self.unreadable,
            by_severity=self._severities,
            articles_by_severity=self._severity_articles,
            below=self._below,
            lowest=self._lowest,
            interrupted=self.interrupted,
        )
        return Summary(
            articles=self.articles,
            unreadable=self.unreadable,
            unreadable_records=tuple(self.unreadable_records),
            mean_score=round(self._score_sum / self.articles, 1) if self.articles else None,
            grades=self._grades,
            severities=self._severities,
            rule_findings=self._rule_findings,
            rule_articles=self._rule_articles,
            family_findings=self._family_findings,
            family_articles=self._family_articles,
            sites=self._sites,
            verdict=verdict,
            interrupted=self.interrupted,
        )
