"""Turns the figures of a run into a verdict and an exit code. A run that checked nothing never passes."""

from scrapelint.reports.gate.limits import Limit, Percentiles, ScoreLimits
from scrapelint.reports.gate.policy import FailOn, Policy, RulesOn
from scrapelint.reports.gate.verdict import Condition, ExitCode, Outcome, Verdict, judge

__all__ = [
    "Condition",
    "ExitCode",
    "FailOn",
    "Limit",
    "Outcome",
    "Percentiles",
    "Policy",
    "RulesOn",
    "ScoreLimits",
    "Verdict",
    "judge",
]
