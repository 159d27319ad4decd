"""Floor 3: findings become a score, a summary, a verdict, and output in many formats.

``score`` explains the figure, ``result`` is the one model of an article's result, ``summary`` gathers
a run, ``gate`` judges it, ``formats/`` has one module an output format.
"""

from scrapelint.reports.gate import ExitCode, FailOn, Policy, Verdict
from scrapelint.reports.result import ArticleReport, Scored, score_article
from scrapelint.reports.summary import Summary, SummaryBuilder

__all__ = [
    "ArticleReport",
    "ExitCode",
    "FailOn",
    "Policy",
    "Scored",
    "Summary",
    "SummaryBuilder",
    "Verdict",
    "score_article",
]
