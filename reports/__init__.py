"""Floor 3: findings become a score, a summary, a verdict, and output in many formats.

``score`` explains the figure, ``result`` is the one model of an article's result, ``summary`` gathers
a run, ``gate/`` judges it, ``known/`` says which findings fail nothing, ``formats/`` has one module an output format.
"""

from scrapelint.reports.gate import Condition, ExitCode, FailOn, Limit, Outcome, Policy, ScoreLimits, Verdict, judge
from scrapelint.reports.result import ArticleReport, Known, Mark, Scored, score_article
from scrapelint.reports.summary import Summary, SummaryBuilder

__all__ = [
    "ArticleReport",
    "Condition",
    "ExitCode",
    "FailOn",
    "Known",
    "Limit",
    "Mark",
    "Outcome",
    "Policy",
    "ScoreLimits",
    "Scored",
    "Summary",
    "SummaryBuilder",
    "Verdict",
    "judge",
    "score_article",
]
