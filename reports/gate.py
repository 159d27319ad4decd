"""Turns the figures of a run into a verdict. A run that checked nothing never passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

__all__ = ["ExitCode", "FailOn", "Policy", "Verdict", "judge"]

FailOn = Literal["error", "warning", "never"]


class ExitCode(IntEnum):
    """What the process answers; other programs rely on these."""

    PASSED = 0
    FAILED = 1
    UNKNOWN = 2
    """Nothing can be said: bad configuration or rules, unreadable input, no article, interrupted."""
    FAULT = 3
    """A fault in scrapelint itself."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What fails a run: a finding of severity ``fail_on`` or worse, an article scoring less than ``fail_under``."""

    fail_on: FailOn = "error"
    fail_under: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the gate passed, why not, and the exit code that says so; ``notes`` are told and fail nothing."""

    passed: bool
    reasons: tuple[str, ...]
    exit_code: ExitCode
    notes: tuple[str, ...] = ()

    def joined(self, broken: Sequence[str], unseen: Sequence[str], notes: Sequence[str] = ()) -> Verdict:
        """The verdict with further broken conditions, and with what further could not be looked at.

        As in ``judge``, a broken condition outweighs one that could not be looked at.
        """
        code = self.exit_code
        if broken:
            code = ExitCode.FAILED
        elif unseen and code is ExitCode.PASSED:
            code = ExitCode.UNKNOWN
        reasons = (*self.reasons, *broken, *unseen)
        return Verdict(code is ExitCode.PASSED, reasons, code, (*self.notes, *notes))


_FAILING: Mapping[str, tuple[str, ...]] = {"error": ("error",), "warning": ("error", "warning"), "never": ()}


def judge(
    policy: Policy,
    *,
    articles: int,
    unreadable: int,
    by_severity: Mapping[str, int],
    articles_by_severity: Mapping[str, int],
    below: int,
    lowest: tuple[float, str] | None,
    interrupted: bool = False,
) -> Verdict:
    """Judge a run.

    ``below`` counts the articles under ``policy.fail_under``; ``lowest`` is the worst score and its
    article. Broken conditions make the verdict FAILED; where none is broken, but something was not
    looked at (no article, unreadable records, an interruption), it is UNKNOWN and never green.
    """
    broken = []
    for severity in _FAILING[policy.fail_on]:
        if by_severity.get(severity):
            count, among = by_severity[severity], articles_by_severity.get(severity, 0)
            broken.append(
                f"{_count(count, 'finding')} of severity {severity} in {among} of {_count(articles, 'article')}"
            )
    if below and policy.fail_under is not None and lowest is not None:
        broken.append(
            f"{_count(below, 'article')} scored below {policy.fail_under:g}; the worst, {lowest[1]}, {lowest[0]:g}"
        )
    unseen = []
    if interrupted:
        unseen.append(f"interrupted after {_count(articles, 'article')}")
    if unreadable:
        unseen.append(f"{_count(unreadable, 'record')} could not be read")
    if not articles:
        unseen.append("no article was checked")
    reasons = (*broken, *unseen)
    if broken:
        return Verdict(False, reasons, ExitCode.FAILED)
    if unseen:
        return Verdict(False, reasons, ExitCode.UNKNOWN)
    return Verdict(True, (), ExitCode.PASSED)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
