"""JUnit XML, which every CI service reads: a suite a site, a case an article; findings of severity error fail it."""

from __future__ import annotations

import html
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence

from scrapelint.reports.formats.base import Target
from scrapelint.reports.place import place_in
from scrapelint.reports.result import ArticleReport, Scored, said
from scrapelint.reports.safe import shortened, visible
from scrapelint.reports.summary import Summary

__all__ = ["SUFFIXES", "Writer"]

SUFFIXES = (".xml",)
SPOOL = 8 * 1024 * 1024
"""Bytes of cases kept in memory; a suite is complete only at the end, so more of them wait on disk."""
FINDINGS = 100
"""Findings that a case lists of each kind; the others are counted."""
NO_SITE = "(no site)"
GATE = "scrapelint"
"""The suite whose only case is the verdict, so that a gate that fails for a score is not green here."""
_NO_CHARACTERS = str.maketrans("", "", "\ufffe\uffff")  # what ``visible`` leaves of what XML 1.0 forbids


class Writer:
    def __init__(self, target: Target) -> None:
        self._stream = target.stream
        self._spool = tempfile.SpooledTemporaryFile(SPOOL)  # noqa: SIM115  # closed in finish
        self._places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._failed: Counter[str] = Counter()

    def article(self, report: ArticleReport) -> None:
        site = report.article.site or NO_SITE
        errors = [scored for scored in report.findings if scored.finding.severity == "error"]
        self._failed[site] += bool(errors)
        case = _case(report, site, errors).encode("utf-8")
        self._places[site].append((self._spool.tell(), len(case)))
        self._spool.write(case)

    def finish(self, summary: Summary) -> None:
        verdict = summary.verdict
        tests = sum(map(len, self._places.values())) + 1
        failures = self._failed.total() + (verdict.exit_code == 1)
        errors = int(verdict.exit_code == 2)
        self._stream.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<testsuites name="scrapelint" tests="{tests}" failures="{failures}" errors="{errors}">\n'
        )
        with self._spool as spool:
            for site, places in sorted(self._places.items()):
                count = f'tests="{len(places)}" failures="{self._failed[site]}" errors="0" skipped="0"'
                self._stream.write(f"<testsuite name={_quoted(site)} {count}>\n")
                for offset, size in places:
                    spool.seek(offset)
                    self._stream.write(spool.read(size).decode("utf-8"))
                self._stream.write("</testsuite>\n")
        self._stream.write(_gate(summary) + "</testsuites>\n")


def _case(report: ArticleReport, site: str, errors: Sequence[Scored]) -> str:
    article, source = report.article, report.article.source
    place = "" if source is None else source.path if source.line is None else f"{source.path}:{source.line}"
    name = " ".join(part for part in (place, article.title or article.url or article.id) if part) or "article"
    head = f"<testcase classname={_quoted(site)} name={_quoted(name)}"
    if source is not None:
        head += f' file={_quoted(source.path)} line="{source.line or 1}"'
    others = [scored for scored in report.findings if scored.finding.severity != "error"]
    body = [f"score {report.score:g} ({report.grade})", *([visible(article.url)] if article.url else [])]
    parts = [head + ">"]
    if errors:
        first = errors[0].finding
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        parts.append(
            f"<failure type={_quoted(first.rule)} message={_quoted(shortened(first.message, 300) + more)}>"
            f"{_escaped(_lines(report, errors))}</failure>"
        )
    parts.append(f"<system-out>{_escaped(body + _lines(report, others))}</system-out>")
    return "\n".join((*parts, "</testcase>\n"))


def _lines(report: ArticleReport, findings: Sequence[Scored]) -> list[str]:
    lines = []
    for scored in findings[:FINDINGS]:
        finding = scored.finding
        place = place_in(report.article, finding.field, finding.start)
        lines.append(visible(f"{finding.severity} {finding.rule} at {place}: {shortened(said(finding), 400)}"))
    return lines + ([f"and {len(findings) - FINDINGS:,} more"] if len(findings) > FINDINGS else [])


def _gate(summary: Summary) -> str:
    verdict = summary.verdict
    kind = {0: "", 1: "failure"}.get(int(verdict.exit_code), "error")
    reasons = [visible(reason) for reason in verdict.reasons]
    failed = f'<{kind} type="gate" message={_quoted("; ".join(reasons))}>{_escaped(reasons)}</{kind}>\n' if kind else ""
    failures, errors = int(kind == "failure"), int(kind == "error")
    return (
        f'<testsuite name="{GATE}" tests="1" failures="{failures}" errors="{errors}" skipped="0">\n'
        f'<testcase classname="{GATE}" name="gate">\n{failed}</testcase>\n</testsuite>\n'
    )


def _quoted(text: str) -> str:
    return f'"{_escaped([visible(text)])}"'


def _escaped(lines: Sequence[str]) -> str:
    """Lines that ``visible`` made harmless, as XML text."""
    return html.escape("\n".join(lines).translate(_NO_CHARACTERS))
