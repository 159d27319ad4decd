"""GitLab's code quality report: findings in the widget and the diff of a merge request."""

from __future__ import annotations

from scrapelint.reports.formats.base import Target
from scrapelint.reports.formats.jsonl import dump_sound
from scrapelint.reports.identity import Occurrences, identities
from scrapelint.reports.place import file_place
from scrapelint.reports.result import ArticleReport, said
from scrapelint.reports.safe import shortened, visible
from scrapelint.reports.summary import Summary

__all__ = ["OPENING", "SUFFIXES", "Writer"]

SUFFIXES = ("gl-code-quality-report.json", ".json")
OPENING = rb'\[\]\n|\[\n\{"description":"(?:[^"\\]|\\.)*","check_name":'
SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
"""Of GitLab's five; 'critical' and 'blocker' are left to what breaks more than an article."""
DESCRIPTION = 500
"""Code points of a description."""


class Writer:
    def __init__(self, target: Target) -> None:
        self._stream = target.stream
        self._separator = "[\n"
        self._occurrences = Occurrences()

    def article(self, report: ArticleReport) -> None:
        for scored, same in zip(report.findings, identities(report), strict=True):
            finding = scored.finding
            place = file_place(report.article, finding)
            entry = {
                "description": shortened(visible(said(finding)), DESCRIPTION),
                "check_name": finding.rule,
                "fingerprint": self._occurrences.name(same),  # an article may come twice; GitLab shows an entry of each
                "severity": SEVERITIES[finding.severity],
                "location": {"path": _path(place.path), "lines": {"begin": place.line}},
            }
            self._stream.write(self._separator + dump_sound(entry))
            self._separator = ",\n"

    def finish(self, summary: Summary) -> None:
        del summary  # the report has no place for it
        self._stream.write("[]\n" if self._separator == "[\n" else "\n]\n")


def _path(path: str) -> str:
    """GitLab wants paths from the root of the repository, without './'."""
    return visible(path.replace("\\", "/").removeprefix("./")) if path not in {"", "-"} else "stdin"
