"""Limits on the scores of a run: of the worst article, of the mean, of percentiles."""

from __future__ import annotations

from collections.abc import Iterator

from scrapelint.reports.gate.examples import Examples, counted
from scrapelint.reports.gate.limits import ScoreLimits
from scrapelint.reports.gate.verdict import Outcome
from scrapelint.reports.result import ArticleReport

__all__ = ["Scores"]

STEPS = 10
"""Scores have one decimal, so that counts of each tell every percentile exactly, in memory of a fixed size."""


class Scores:
    """Judges the scores without what known findings cost."""

    def __init__(self, limits: ScoreLimits) -> None:
        self._limits = limits
        self._counts = [0] * (100 * STEPS + 1)
        self._worst = Examples()

    def add(self, report: ArticleReport, name: str) -> None:
        self._counts[round(report.judged_score * STEPS)] += 1
        self._worst.offer(-report.judged_score, f"{name} ({report.judged_score:g})")

    def judge(self) -> Outcome:
        articles = sum(self._counts)
        return Outcome(broken=tuple(self._broken(articles)) if articles else ())

    def _broken(self, articles: int) -> Iterator[str]:
        limits, worst = self._limits, f"; the worst: {self._worst}"
        if limits.worst is not None:
            below = sum(number for score, number in enumerate(self._counts) if score / STEPS < limits.worst)
            if below:
                yield f"{counted(below, 'article')} of {articles:,} scored below {limits.worst:g}{worst}"
        if limits.mean is not None:
            mean = sum(score * number for score, number in enumerate(self._counts)) / STEPS / articles
            if mean < limits.mean:
                yield f"the mean score is {mean:.1f}; at least {limits.mean:g}{worst}"
        for percentile, least in limits.percentiles:
            score = self._percentile(percentile, articles)
            if score < least:
                yield f"the {_ordinal(percentile)} percentile of the scores is {score:g}; at least {least:g}{worst}"

    def _percentile(self, percentile: int, articles: int) -> float:
        """The score that at most ``percentile`` % of the articles, rounded down, fall short of."""
        short = percentile * articles // 100
        for score, number in enumerate(self._counts):
            short -= number
            if short < 0:
                return score / STEPS
        raise AssertionError("a percentage below 100 leaves an article")


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number not in (11, 12, 13) else "th"
    return f"{number}{ending}"
