"""No finding of a severity."""

from __future__ import annotations

from collections.abc import Sequence

from scrapelint.reports.gate.examples import Examples, counted
from scrapelint.reports.gate.verdict import Outcome
from scrapelint.reports.result import ArticleReport

__all__ = ["NoFindings"]


class NoFindings:
    """Broken by any finding of the given severities that is not known."""

    def __init__(self, severities: Sequence[str]) -> None:
        self._findings = dict.fromkeys(severities, 0)
        self._among = dict.fromkeys(severities, 0)
        self._worst = {severity: Examples() for severity in severities}
        self._articles = 0

    def add(self, report: ArticleReport, name: str) -> None:
        self._articles += 1
        for severity in self._findings if report.findings else ():
            found = [each for each in report.findings if each.finding.severity == severity]
            if found:
                self._findings[severity] += len(found)
                self._among[severity] += 1
                costliest = max(found, key=lambda each: each.points)
                self._worst[severity].offer(sum(each.points for each in found), f"{name} ({costliest.finding.rule})")

    def judge(self) -> Outcome:
        return Outcome(
            broken=[
                f"{counted(number, 'finding')} of severity {severity} in {self._among[severity]:,} of "
                f"{counted(self._articles, 'article')}; none may be: {self._worst[severity]}"
                for severity, number in self._findings.items()
                if number
            ]
        )
