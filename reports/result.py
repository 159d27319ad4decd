"""The result of checking one article: the one model that every output is made from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from scrapelint.reports.score import grade, points_lost
from scrapelint.validators import Article, Finding

__all__ = ["ArticleReport", "Known", "Mark", "Scored", "said", "score_article"]


class Scored(NamedTuple):
    """A finding and the points that it cost."""

    finding: Finding
    points: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a finding is known: which entry of the baseline, or which suppression, says so, and its reason."""

    by: Literal["baseline", "suppression"]
    entry: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that fails nothing, because it is known. A suppressed one costs no points; one of the baseline does."""

    finding: Finding
    points: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """An article with its score (0 to 100, one decimal), its grade, and its findings in the order of the text.

    ``findings`` are those that count, ``known`` those that a baseline or a suppression knows. The points of both add up
    to 100 - score: a baseline makes no article better. What a gate judges is ``judged_score``, without the points of
    known findings.
    """

    article: Article
    score: float
    grade: str
    findings: tuple[Scored, ...]
    known: tuple[Known, ...] = ()
    unknown_score: float | None = None
    """The score of ``findings`` alone; None where it is ``score``."""

    @property
    def judged_score(self) -> float:
        """The score that a gate judges."""
        return self.score if self.unknown_score is None else self.unknown_score

    @property
    def standing(self) -> list[Finding]:
        """The findings that are defects of the article, whether a baseline knows them or not."""
        return [scored.finding for scored in self.costly]

    @property
    def costly(self) -> tuple[Scored, ...]:
        """The same with the points that they cost, which add up to 100 - score; what a baseline knows is last."""
        if not self.known:
            return self.findings
        known = tuple(Scored(each.finding, each.points) for each in self.known if each.mark.by == "baseline")
        return self.findings + known


def score_article(
    article: Article,
    findings: Sequence[Finding],
    weights: Mapping[str, float],
    marks: Mapping[int, Mark] | None = None,
) -> ArticleReport:
    """Score the findings of an article; ``weights`` maps a rule's id to its weight.

    ``marks`` says by their index which findings are known, and why.
    """
    if not findings:
        return ArticleReport(article, 100.0, grade(100.0), ())
    if not marks:
        score, scored = _scored(article, findings, weights)
        return ArticleReport(article, score, grade(score), scored)
    suppressed = {index for index, mark in marks.items() if mark.by == "suppression"}
    counting = [index for index in range(len(findings)) if index not in suppressed]
    score, scored = _scored(article, [findings[index] for index in counting], weights)
    by_index = dict(zip(counting, scored, strict=True))
    unknown = tuple(each for index, each in by_index.items() if index not in marks)
    known = tuple(
        Known(findings[index], by_index[index].points if index in by_index else 0.0, marks[index])
        for index in sorted(marks)
    )
    alone = None
    if len(unknown) < len(scored):
        alone, _ = _scored(article, [each.finding for each in unknown], weights)
    return ArticleReport(article, score, grade(score), unknown, known, alone)


def _scored(
    article: Article, findings: Sequence[Finding], weights: Mapping[str, float]
) -> tuple[float, tuple[Scored, ...]]:
    points = points_lost(findings, len(article.text), weights)
    score = round(max(0.0, 100.0 - math.fsum(points)), 1)
    return score, tuple(map(Scored, findings, [round(100 * lost) / 100 for lost in points]))


def said(finding: Finding) -> str:
    """The message, and the excerpt where the message does not quote it: all that a line of a log can tell."""
    if not finding.excerpt or finding.excerpt in finding.message:
        return finding.message
    return f"{finding.message}: {finding.excerpt}"
