"""The result of checking one article: the one model that every output is made from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrapelint.reports.score import grade, points_lost
from scrapelint.validators import Article, Finding

__all__ = ["ArticleReport", "Scored", "said", "score_article"]


@dataclass(frozen=True, slots=True)
class Scored:
    """A finding and the points that it cost."""

    finding: Finding
    points: float


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """An article with its score (0 to 100, one decimal), its grade, and its findings in the order of the text."""

    article: Article
    score: float
    grade: str
    findings: tuple[Scored, ...]


def score_article(article: Article, findings: Sequence[Finding], weights: Mapping[str, float]) -> ArticleReport:
    """Score the findings of an article; ``weights`` maps a rule's id to its weight."""
    if not findings:
        return ArticleReport(article, 100.0, grade(100.0), ())
    points = points_lost(findings, len(article.text), weights)
    score = round(max(0.0, 100.0 - math.fsum(points)), 1)
    scored = tuple(Scored(finding, round(lost, 2)) for finding, lost in zip(findings, points, strict=True))
    return ArticleReport(article, score, grade(score), scored)


def said(finding: Finding) -> str:
    """The message, and the excerpt where the message does not quote it: all that a line of a log can tell."""
    if not finding.excerpt or finding.excerpt in finding.message:
        return finding.message
    return f"{finding.message}: {finding.excerpt}"
