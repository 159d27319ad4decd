"""Findings that fail nothing, because somebody said so: by a suppression with a reason, or by a baseline."""

from scrapelint.reports.known.baseline import Baseline, BaselineUse, Entry, Recorder, Update
from scrapelint.reports.known.suppressions import Suppression, Suppressions, SuppressionUse

__all__ = [
    "Baseline",
    "BaselineUse",
    "Entry",
    "Recorder",
    "Suppression",
    "SuppressionUse",
    "Suppressions",
    "Update",
]
