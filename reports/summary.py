"""The figures of a run, gathered article by article in memory that does not grow with the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scrapelint.reports.change import Change, Past
from scrapelint.reports.gate import Policy, RulesOn, Verdict, judge
from scrapelint.reports.gate.examples import counted
from scrapelint.reports.result import ArticleReport
from scrapelint.reports.sites import SiteFigures, SiteTable
from scrapelint.validators import Source

__all__ = ["Summary", "SummaryBuilder"]

KEEP = 100
"""How many unreadable records a summary keeps by name."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a run. ``*_findings`` count findings, ``*_articles`` the articles that have any.

    Findings that a baseline knows are counted, for they are still there; suppressed ones are not, for they are no
    defects. ``known`` counts both by what knows them. ``rules`` are the ids of the rules that looked. ``unseen`` are
    those of the verdict's reasons for which nothing can be said of the run as a whole, as an interrupt. ``change`` and
    ``history`` (oldest first) are there where the run was compared with earlier ones, and ``checked_with`` where it was
    interrupted: by it another run can tell whether it may go on from there.
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
    known: Counter[str] = field(default_factory=Counter)
    rules: frozenset[str] = frozenset()
    unseen: Sequence[str] = ()
    checked_with: Mapping[str, str] = field(default_factory=dict)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader should know beside the verdict: its notes, and how many findings it does not judge."""
        said = {"baseline": "known to the baseline", "suppression": "suppressed"}
        known = [
            f"{counted(self.known[by], 'finding')} {words}, which fail nothing"
            for by, words in said.items()
            if self.known[by]
        ]
        return (*known, *self.verdict.notes)


@dataclass
class SummaryBuilder:
    """Takes reports as they come; ``finish`` judges them. Without ``rules_on`` it is not asked which rules looked."""

    policy: Policy
    rules_on: RulesOn | None = None
    articles: int = 0
    unreadable: int = 0
    unreadable_records: list[tuple[Source, str]] = field(default_factory=list)
    interrupted: bool = False
    _score_sum: float = 0.0
    _grades: Counter[str] = field(default_factory=Counter)
    _severities: Counter[str] = field(default_factory=Counter)
    _rule_findings: Counter[str] = field(default_factory=Counter)
    _rule_articles: Counter[str] = field(default_factory=Counter)
    _family_findings: Counter[str] = field(default_factory=Counter)
    _family_articles: Counter[str] = field(default_factory=Counter)
    _sites: SiteTable = field(default_factory=SiteTable)
    _known: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._conditions = self.policy.conditions(self.rules_on)

    def add(self, report: ArticleReport, name: str) -> None:
        """Count an article; ``name`` is what the verdict calls it."""
        self.articles += 1
        self._score_sum += report.score
        self._grades[report.grade] += 1
        found = report.standing
        self._known.update(known.mark.by for known in report.known)
        self._rule_findings.update(f.rule for f in found)
        self._family_findings.update(f.family for f in found)
        self._severities.update(f.severity for f in found)
        self._rule_articles.update({f.rule for f in found})
        self._family_articles.update({f.family for f in found})
        self._sites.add(report)
        for condition in self._conditions:
            condition.add(report, name)

    def add_unreadable(self, source: Source, reason: str) -> None:
        """Count a record that could not be read."""
        self.unreadable += 1
        if len(self.unreadable_records) < KEEP:
            self.unreadable_records.append((source, reason))

    def finish(self) -> Summary:
        """The figures so far, with the verdict of the gate."""
        rules = frozenset[str]().union(*{self.rules_on(site) for site in self._sites.sites} if self.rules_on else ())
        looked = bool(rules) or self.rules_on is None
        seen = self.policy.seen(self.articles, self.unreadable, interrupted=self.interrupted, looked=looked)
        verdict = judge([*(condition.judge() for condition in self._conditions), seen])
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
            sites=self._sites.sites,
            verdict=verdict,
            interrupted=self.interrupted,
            known=self._known,
            rules=rules,
            unseen=tuple(seen.unseen),
        )
