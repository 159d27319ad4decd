"""The JSON result that other programs read, as models: the source of its published schema.

Writers make plain dictionaries for speed; a test holds real output against these models.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from scrapelint.reports.result import ArticleReport
from scrapelint.reports.summary import Summary
from scrapelint.rules.models import Family
from scrapelint.validators import Finding

__all__ = ["Result", "article_dict", "line_schema", "result_schema", "summary_dict"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SourceModel(_Model):
    path: str
    line: int | None = Field(None, description="Line of the record, from 1; null where the file is the article.")


class FindingModel(_Model):
    rule: str
    family: Family
    severity: Literal["error", "warning", "info"]
    field: str
    start: int = Field(ge=0, description="Code points into the field as it was read.")
    end: int = Field(ge=0)
    excerpt: str
    message: str
    related: list[tuple[int, int]]
    confidence: float = Field(ge=0, le=1)
    points: float = Field(ge=0, le=100)
    fix: Literal["safe", "unsafe", "none"]


class KnownModel(FindingModel):
    by: Literal["baseline", "suppression"] = Field(description="What knows it.")
    reason: str


class ArticleModel(_Model):
    id: str
    source: SourceModel | None
    site: str
    url: str
    lang: str
    title: str
    score: float = Field(ge=0, le=100)
    grade: Literal["good", "fair", "poor"]
    findings: list[FindingModel]
    known: list[KnownModel] = Field(description="Findings that fail nothing; suppressed ones cost no points.")


class CountModel(_Model):
    findings: int
    articles: int


class SiteModel(_Model):
    articles: int
    findings: int
    mean_score: float
    rules: dict[str, int] = Field(description="Articles with a finding, by rule.")
    empty: dict[str, int] = Field(description="Articles in which a field is empty, by field.")


class GateModel(_Model):
    passed: bool
    reasons: list[str]
    notes: list[str] = Field(description="What is told and fails nothing, as expectations of lower severity.")
    exit_code: Literal[0, 1, 2, 3] = Field(description="What the process answered.")


class UnreadableModel(_Model):
    source: SourceModel
    reason: str


class SummaryModel(_Model):
    articles: int
    unreadable: int
    unreadable_records: list[UnreadableModel] = Field(description="The first hundred of them.")
    interrupted: bool
    unseen: list[str] = Field(
        [], description="Reasons of the gate for which nothing can be said of the run as a whole."
    )
    checked_with: dict[str, str] = Field(
        {}, description="Of an interrupted run, digests of what its findings depend on, by which another can go on."
    )
    mean_score: float | None
    grades: dict[str, int]
    rules: list[str] = Field(description="Ids of the rules that looked.")
    known: dict[Literal["baseline", "suppression"], int]
    by_severity: dict[str, int]
    by_rule: dict[str, CountModel]
    by_family: dict[str, CountModel]
    by_site: dict[str, SiteModel]
    gate: GateModel


class Result(_Model):
    """What ``--format json`` writes; ``jsonl`` writes an ArticleModel a line, then ``{"summary": …}``."""

    scrapelint: str
    summary: SummaryModel
    articles: list[ArticleModel]


class _SummaryLine(_Model):
    """The last line of JSON Lines."""

    summary: SummaryModel


def result_schema() -> dict[str, Any]:
    """The JSON Schema of a result."""
    return Result.model_json_schema()


def line_schema() -> dict[str, Any]:
    """The JSON Schema of a line of a result in JSON Lines."""
    return TypeAdapter(ArticleModel | _SummaryLine).json_schema()


def article_dict(report: ArticleReport) -> dict[str, Any]:
    """An article of the result."""
    article = report.article
    source = article.source
    return {
        "id": article.id,
        "source": {"path": source.path, "line": source.line} if source else None,
        "site": article.site,
        "url": article.url,
        "lang": article.lang,
        "title": article.title,
        "score": report.score,
        "grade": report.grade,
        "findings": [_finding_dict(scored.finding, scored.points) for scored in report.findings],
        "known": [
            {**_finding_dict(known.finding, known.points), "by": known.mark.by, "reason": known.mark.reason}
            for known in report.known
        ],
    }


def _finding_dict(finding: Finding, points: float) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity,
        "field": finding.field,
        "start": finding.start,
        "end": finding.end,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "related": finding.related,
        "confidence": finding.confidence,
        "points": points,
        "fix": finding.fix,
    }


def summary_dict(summary: Summary) -> dict[str, Any]:
    """The summary of the result; counts are sorted, most frequent first, sites worst first."""

    def counts(findings: dict[str, int], articles: dict[str, int]) -> dict[str, Any]:
        ordered = sorted(findings, key=lambda name: (-findings[name], name))
        return {name: {"findings": findings[name], "articles": articles[name]} for name in ordered}

    return {
        "articles": summary.articles,
        "unreadable": summary.unreadable,
        "unreadable_records": [
            {"source": {"path": source.path, "line": source.line}, "reason": reason}
            for source, reason in summary.unreadable_records
        ],
        "interrupted": summary.interrupted,
        "unseen": list(summary.unseen),
        "checked_with": dict(summary.checked_with),
        "mean_score": summary.mean_score,
        "grades": {name: summary.grades[name] for name in ("good", "fair", "poor")},
        "rules": sorted(summary.rules),
        "known": {by: summary.known[by] for by in ("baseline", "suppression")},
        "by_severity": {name: summary.severities[name] for name in ("error", "warning", "info")},
        "by_rule": counts(summary.rule_findings, summary.rule_articles),
        "by_family": counts(summary.family_findings, summary.family_articles),
        "by_site": {
            name: {
                "articles": site.articles,
                "findings": site.findings,
                "mean_score": site.mean_score,
                "rules": dict(sorted(site.rules.items())),
                "empty": dict(sorted(site.empty.items())),
            }
            for name, site in sorted(summary.sites.items(), key=lambda item: (item[1].mean_score, item[0]))
        },
        "gate": {
            "passed": summary.verdict.passed,
            "reasons": list(summary.verdict.reasons),
            "notes": list(summary.verdict.notes),
            "exit_code": int(summary.verdict.exit_code),
        },
    }
