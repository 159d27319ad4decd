"""The figures of the first screen, and the verdict in words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from scrapelint.reports.gate import ExitCode
from scrapelint.reports.html.figures import Figures
from scrapelint.reports.summary import Summary
from scrapelint.rules.models import FAMILIES

__all__ = ["head", "sentences"]

_VERDICTS = {ExitCode.PASSED: "Passed", ExitCode.FAILED: "Failed"}


def sentences(summary: Summary) -> list[str]:
    """The verdict, its reasons, and the figures in a sentence."""
    word = _VERDICTS.get(summary.verdict.exit_code, "Nothing can be said")
    mean = "" if summary.mean_score is None else f", mean score {summary.mean_score:g} of 100"
    articles = f"{summary.articles:,} article{'' if summary.articles == 1 else 's'}{mean}"
    return [f"{word}: {articles}", *summary.verdict.reasons]


def head(summary: Summary, figures: Figures) -> dict[str, Any]:
    """What the page knows at once."""
    return {
        "verdict": {
            "word": _VERDICTS.get(summary.verdict.exit_code, "Nothing can be said"),
            "code": int(summary.verdict.exit_code),
            "reasons": list(summary.verdict.reasons),
            "remarks": list(summary.remarks),
        },
        "articles": summary.articles,
        "clean": figures.clean,
        "unreadable": summary.unreadable,
        "unreadableRecords": [[source.path, source.line, why] for source, why in summary.unreadable_records],
        "mean": summary.mean_score,
        "grades": [summary.grades[name] for name in ("good", "fair", "poor")],
        "severities": [summary.severities[name] for name in ("error", "warning", "info")],
        "bins": figures.bins,
        "families": [[name, summary.family_findings[name], summary.family_articles[name]] for name in FAMILIES],
        "sites": figures.sites(),
        "rules": figures.rules(),
        "change": asdict(summary.change) if summary.change else None,
        "history": [asdict(past) for past in summary.history],
    }
