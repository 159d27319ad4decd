"""What the conditions of a gate say, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from scrapelint.reports.result import ArticleReport

__all__ = ["Condition", "ExitCode", "Outcome", "Verdict", "judge"]


class ExitCode(IntEnum):
    """What the process answers; other programs rely on these."""

    PASSED = 0
    FAILED = 1
    UNKNOWN = 2
    """Nothing can be said: bad configuration or rules, unreadable input, no article, interrupted, too few to tell."""
    FAULT = 3
    """A fault in scrapelint itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a condition found, a line each: what is broken, what could not be looked at, what is only told."""

    broken: Sequence[str] = ()
    unseen: Sequence[str] = ()
    notes: Sequence[str] = ()


class Condition(Protocol):
    """One thing that a gate asks of a run. It sees every article once and keeps figures, not articles."""

    def add(self, report: ArticleReport, name: str) -> None:
        """Take an article; ``name`` is what messages call it."""

    def judge(self) -> Outcome:
        """Judge those taken."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the gate passed, why not, and the exit code that says so; ``notes`` are told and fail nothing."""

    passed: bool
    reasons: tuple[str, ...]
    exit_code: ExitCode
    notes: tuple[str, ...] = ()

    def joined(self, broken: Sequence[str], unseen: Sequence[str], notes: Sequence[str] = ()) -> Verdict:
        """The verdict with further broken conditions, and with what further could not be looked at.

        A broken condition outweighs one that could not be looked at.
        """
        code = self.exit_code
        if broken:
            code = ExitCode.FAILED
        elif unseen and code is ExitCode.PASSED:
            code = ExitCode.UNKNOWN
        reasons = (*self.reasons, *broken, *unseen)
        return Verdict(code is ExitCode.PASSED, reasons, code, (*self.notes, *notes))


def judge(outcomes: Iterable[Outcome]) -> Verdict:
    """The verdict of a gate's conditions: what is broken first, then what could not be looked at."""
    known = tuple(outcomes)
    return Verdict(True, (), ExitCode.PASSED).joined(
        [line for each in known for line in each.broken],
        [line for each in known for line in each.unseen],
        [line for each in known for line in each.notes],
    )
