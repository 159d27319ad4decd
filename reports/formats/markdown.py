"""Markdown for the comment of a pull request, or any page that shows it: the verdict, the figures, the worst."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scrapelint.reports.formats.base import Target
from scrapelint.reports.markup import code, prose
from scrapelint.reports.result import ArticleReport, Scored
from scrapelint.reports.sites import worst_sites
from scrapelint.reports.summary import Summary
from scrapelint.reports.worst import Worst, badness

__all__ = ["LIMIT", "OPENING", "SUFFIXES", "Digest", "Writer"]

SUFFIXES = (".md", ".markdown")
OPENING = rb"## scrapelint: "
LIMIT = 60_000
"""Code points; GitHub refuses a comment of more than 65,536."""
ROWS = 10
"""Rows of a table of rules or sites."""
ARTICLES = 25
"""Worst articles that are shown, with PLACES findings each."""
PLACES = 3
CUT = "\n*The rest is left out: a comment has room for no more.*\n"

_VERDICTS = {0: "✅ passed", 1: "❌ failed"}


class Writer:
    def __init__(self, target: Target) -> None:
        self._stream = target.stream
        self._digest = Digest()

    def article(self, report: ArticleReport) -> None:
        self._digest.add(report)

    def finish(self, summary: Summary) -> None:
        self._stream.write(self._digest.text(summary, LIMIT))


class Digest:
    """Gathers what a page of Markdown says of a run, in memory for the worst articles alone."""

    def __init__(self) -> None:
        self._worst: Worst[str] = Worst(ARTICLES)

    def add(self, report: ArticleReport) -> None:
        """Take in an article."""
        if report.findings:
            self._worst.add((-report.score,), partial(_article, report))

    def text(self, summary: Summary, limit: int) -> str:
        """The page, of at most ``limit`` code points: whole lines, and a word about what is left out."""
        lines: list[str] = []
        size = len(CUT)
        for line in self._lines(summary):
            size += len(line) + 1
            if size > limit:
                return "\n".join((*lines, CUT)) if len(CUT) <= limit else ""
            lines.append(line)
        return "\n".join((*lines, ""))

    def _lines(self, summary: Summary) -> Iterator[str]:
        verdict = summary.verdict
        yield f"## scrapelint: {_VERDICTS.get(int(verdict.exit_code), '⚠️ not checked')}"
        yield ""
        for reason in verdict.reasons:
            yield f"- {prose(reason)}"
        if verdict.reasons:
            yield ""
        mean = "" if summary.mean_score is None else f", mean score {summary.mean_score:g}"
        unread = f", {summary.unreadable:,} unreadable" if summary.unreadable else ""
        yield f"{summary.articles:,} article{'' if summary.articles == 1 else 's'}{unread}{mean}: " + ", ".join(
            f"{summary.grades[grade]:,} {grade}" for grade in ("good", "fair", "poor")
        )
        yield from _rules(summary)
        yield from _sites(summary)
        if len(self._worst):
            shown = "" if self._worst.seen == len(self._worst) else f" of {self._worst.seen:,} with findings"
            yield from _head(f"Worst articles ({len(self._worst)}{shown})", "Score | Article and findings", "--: | :--")
            yield from self._worst


def _rules(summary: Summary) -> Iterator[str]:
    ordered = sorted(
        summary.rule_findings, key=lambda rule: (-summary.rule_articles[rule], -summary.rule_findings[rule], rule)
    )
    if ordered:
        yield from _head("Rules", "Rule | Findings | Articles", ":-- | --: | --:")
        for rule in ordered[:ROWS]:
            yield f"| {code(rule)} | {summary.rule_findings[rule]:,} | {summary.rule_articles[rule]:,} |"
    if len(ordered) > ROWS:
        yield f"| and {len(ordered) - ROWS} more | | |"


def _sites(summary: Summary) -> Iterator[str]:
    broken = worst_sites(summary.sites)
    if len(summary.sites) > 1 and broken:
        columns = "Site | Points lost | Mean score | Articles | Findings"
        yield from _head("Where points are lost", columns, ":-- | --: | --: | --: | --:")
        for name, site in broken[:ROWS]:
            figures = f"{site.points_lost:,.0f} | {site.mean_score:.1f} | {site.articles:,} | {site.findings:,}"
            yield f"| {code(name)} | {figures} |"
        if len(broken) > ROWS:
            yield f"| and {len(broken) - ROWS:,} more | | | | |"


def _head(title: str, columns: str, rule: str) -> Iterator[str]:
    yield from ("", f"### {title}", "", f"| {columns} |", f"| {rule} |")


def _article(report: ArticleReport) -> str:
    """A row: what the article is called, and its worst findings."""
    article, source = report.article, report.article.source
    place = "" if source is None else source.path if source.line is None else f"{source.path}:{source.line}"
    names = [code(name, 120) for name in (article.title, article.url or article.id, place) if name] or ["(no name)"]
    worst: Worst[str] = Worst(PLACES)
    for scored in report.findings:
        worst.add(badness(scored), partial(_finding, scored))
    rest = [f"and {worst.seen - PLACES:,} more"] if worst.seen > PLACES else []
    return f"| {report.score:g} | " + "<br>".join((" · ".join(names), *worst, *rest)) + " |"


def _finding(scored: Scored) -> str:
    finding = scored.finding
    quoted = not finding.excerpt or finding.excerpt in finding.message
    told = prose(finding.message, 200) + ("" if quoted else f": {code(finding.excerpt)}")
    return f"{finding.severity} {code(finding.rule)} {told}"
