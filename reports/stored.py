"""A stored result, as the models read it, becomes what it was written from."""

from __future__ import annotations

from collections import Counter

from scrapelint.reports.gate import ExitCode, Verdict
from scrapelint.reports.models import ArticleModel, CountModel, FindingModel, SourceModel, SummaryModel
from scrapelint.reports.result import ArticleReport, Known, Mark, Scored
from scrapelint.reports.sites import SiteFigures
from scrapelint.reports.summary import Summary
from scrapelint.validators import Article, Finding, Source

__all__ = ["report_of", "summary_of"]


def report_of(stored: ArticleModel) -> ArticleReport:
    """The report of an article. Results hold no texts, so its text is '', and so is every field that is not in them."""
    article = Article(
        text="",
        title=stored.title,
        id=stored.id,
        site=stored.site,
        url=stored.url,
        lang=stored.lang,
        source=_source(stored.source) if stored.source else None,
    )
    findings = tuple(Scored(_finding(each), each.points) for each in stored.findings)
    known = tuple(Known(_finding(each), each.points, Mark(each.by, "", each.reason)) for each in stored.known)
    return ArticleReport(article, stored.score, stored.grade, findings, known)


def _finding(stored: FindingModel) -> Finding:
    return Finding(
        rule=stored.rule,
        family=stored.family,
        severity=stored.severity,
        field=stored.field,
        start=stored.start,
        end=stored.end,
        excerpt=stored.excerpt,
        message=stored.message,
        related=tuple(stored.related),
        confidence=stored.confidence,
        fix=stored.fix,
    )


def summary_of(stored: SummaryModel) -> Summary:
    """The summary of a run, with the verdict that its gate gave."""
    return Summary(
        articles=stored.articles,
        unreadable=stored.unreadable,
        unreadable_records=tuple((_source(each.source), each.reason) for each in stored.unreadable_records),
        mean_score=stored.mean_score,
        grades=Counter(stored.grades),
        severities=Counter(stored.by_severity),
        rule_findings=_findings(stored.by_rule),
        rule_articles=_articles(stored.by_rule),
        family_findings=_findings(stored.by_family),
        family_articles=_articles(stored.by_family),
        sites={
            name: SiteFigures(
                site.articles, site.findings, site.mean_score * site.articles, Counter(site.rules), Counter(site.empty)
            )
            for name, site in stored.by_site.items()
        },
        verdict=Verdict(
            stored.gate.passed,
            tuple(stored.gate.reasons),
            ExitCode(stored.gate.exit_code),
            tuple(stored.gate.notes),
        ),
        interrupted=stored.interrupted,
        known=Counter(stored.known),
        rules=frozenset(stored.rules),
        unseen=tuple(stored.unseen),
        checked_with=stored.checked_with,
    )


def _source(stored: SourceModel) -> Source:
    return Source(stored.path, stored.line)


def _findings(stored: dict[str, CountModel]) -> Counter[str]:
    return Counter({name: count.findings for name, count in stored.items()})


def _articles(stored: dict[str, CountModel]) -> Counter[str]:
    return Counter({name: count.articles for name, count in stored.items()})
