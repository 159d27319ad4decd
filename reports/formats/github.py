"""GitHub Actions: the worst findings as annotations, and a summary on the page of the run.

Workflow commands are lines on stdout (docs.github.com/actions/reference/workflow-commands-for-github-actions).
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from scrapelint.errors import OutputError
from scrapelint.reports.formats.base import Target
from scrapelint.reports.formats.markdown import LIMIT, Digest
from scrapelint.reports.place import file_place
from scrapelint.reports.result import ArticleReport, Scored, said
from scrapelint.reports.safe import shortened, sound, visible
from scrapelint.reports.summary import Summary
from scrapelint.reports.worst import Worst, badness

__all__ = ["SUFFIXES", "Writer"]

SUFFIXES: tuple[str, ...] = ()
ANNOTATIONS = 10
"""Of each level; a step shows no more."""
STEP_SUMMARY = 1024 * 1024
"""Bytes of a step's summary; of a larger one nothing is shown."""
MESSAGE = 500
"""Code points of an annotation."""


class Writer:
    def __init__(self, target: Target) -> None:
        self._target = target
        self._worst: dict[str, Worst[str]] = {level: Worst(ANNOTATIONS) for level in ("error", "warning")}
        self._digest = Digest()

    def article(self, report: ArticleReport) -> None:
        self._digest.add(report)
        for scored in report.findings:
            if scored.finding.severity in self._worst:
                self._worst[scored.finding.severity].add(badness(scored), partial(_command, report, scored))

    def finish(self, summary: Summary) -> None:
        for worst in self._worst.values():
            for command in worst:
                self._target.stream.write(command + "\n")
        self._target.stream.write(_verdict(summary, told=len(self._worst["error"]) > 0) + "\n")
        if self._target.step_summary:
            _append(Path(self._target.step_summary), self._digest, summary)


def _command(report: ArticleReport, scored: Scored) -> str:
    finding = scored.finding
    place = file_place(report.article, finding)
    properties = {"title": f"scrapelint: {finding.rule}"}
    if place.path not in {"", "-"}:
        properties |= {"file": place.path, "line": str(place.line)}
        if place.column is not None:
            properties["col"] = str(place.column)
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{finding.severity} {told}::{_data(shortened(said(finding), MESSAGE))}"


def _verdict(summary: Summary, *, told: bool) -> str:
    """The verdict as a notice; a failure that no annotation tells of, as an error."""
    verdict = summary.verdict
    level = "notice" if verdict.passed or told else "error"
    count = f"{summary.articles:,} article{'' if summary.articles == 1 else 's'}"
    reasons = "; ".join(verdict.reasons) or f"the gate passed, {count} checked"
    return f"::{level} title=scrapelint::{_data(shortened(reasons, MESSAGE))}"


def _data(text: str) -> str:
    """What follows a command, on its line: the runner reads back these three and no others."""
    return sound(visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _append(path: Path, digest: Digest, summary: Summary) -> None:
    """Add to what other commands of the step wrote there, as much as there is room for."""
    try:
        room = STEP_SUMMARY - (path.stat().st_size if path.exists() else 0)
        text = digest.text(summary, min(LIMIT, (room - 2) // 4)).encode("utf-8", "replace")  # of up to 4 bytes each
        if 0 < len(text) <= room - 2:
            with path.open("ab") as stream:
                stream.write(b"\n" + text + b"\n")
    except OSError as error:
        raise OutputError(f"{path}: the step's summary cannot be written: {error.strerror}") from error
