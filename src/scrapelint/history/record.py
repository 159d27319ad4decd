"""What the history keeps of a run: figures, never texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from scrapelint import __version__
from scrapelint.reports import Summary
from scrapelint.reports.sites import SiteFigures

__all__ = ["RunRecord", "record_of"]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run. ``began`` is in UTC; ``families`` counts articles with a finding; ``worse`` is how many changes for the
    worse its comparison found, None where it was compared with nothing.
    """

    began: datetime
    version: str
    articles: int
    unreadable: int
    mean_score: float | None
    exit_code: int
    worse: int | None
    interrupted: bool
    rules: frozenset[str]
    families: Mapping[str, int]
    sites: Mapping[str, SiteFigures]
    number: int = 0
    """The run's number in its history, from 1; 0 until it is recorded."""


def record_of(summary: Summary, *, began: datetime, worse: int | None) -> RunRecord:
    """What is to be kept of a run."""
    return RunRecord(
        began,
        __version__,
        summary.articles,
        summary.unreadable,
        summary.mean_score,
        int(summary.verdict.exit_code),
        worse,
        summary.interrupted,
        summary.rules,
        dict(summary.family_articles),
        summary.sites,
    )
