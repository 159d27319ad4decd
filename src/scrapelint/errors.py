"""Every error that scrapelint raises on purpose.

::

    ScrapelintError            something the user can mend; the command line ends with exit code 2
    ├── RuleError              a rule set or rule is wrong; carries one or more Problems
    ├── ConfigError            the configuration is wrong; carries one or more Problems
    ├── BaselineError          a baseline is missing, damaged, or of another version
    ├── HistoryError           the history cannot be reached, is damaged, or of another version
    ├── SourceError            an input cannot be opened or holds nothing to check
    ├── OutputError            a result cannot be written
    └── WorkerError            a process that checked articles died

A record inside an input that cannot be read is not an exception: the run goes on, and the record is
counted as unreadable.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = [
    "BaselineError",
    "ConfigError",
    "HistoryError",
    "OutputError",
    "Problem",
    "RuleError",
    "ScrapelintError",
    "SourceError",
    "WorkerError",
    "suggest",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file that a person wrote.

    ``line`` and ``column`` count from 1; ``None`` where the place is not known. ``shown`` is the
    offending line as it stands in the file.
    """

    message: str
    path: str = ""
    line: int | None = None
    column: int | None = None
    shown: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        text = f"{place}: {self.message}" if place else self.message
        if self.shown:
            text += f"\n    {self.shown}"
            if self.column:
                text += f"\n    {' ' * (self.column - 1)}^"
        if self.hint:
            text += f"\n    {self.hint}"
        return text


class ScrapelintError(Exception):
    """Root of the tree: bad input of any kind, with a message that says what to do."""


class _ProblemsError(ScrapelintError):
    def __init__(self, problems: Problem | Sequence[Problem] | str) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RuleError(_ProblemsError):
    """A rule set cannot be read, or a rule in it is wrong."""


class ConfigError(_ProblemsError):
    """The configuration cannot be read, or a key or value in it is wrong."""


class SourceError(ScrapelintError):
    """An input is missing, cannot be opened, or its articles cannot be told."""


class BaselineError(ScrapelintError):
    """A baseline is missing, damaged, or of another version."""


class HistoryError(ScrapelintError):
    """The history of runs cannot be reached, is damaged, or of another version."""


class OutputError(ScrapelintError):
    """A result cannot be written."""


class WorkerError(ScrapelintError):
    """A process that checked articles died, and with it what it had in hand."""


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the valid words nearest to ``word``, or the valid words, or ''."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=2, cutoff=0.6)
    if near:
        return "Did you mean " + " or ".join(repr(each) for each in near) + "?"
    if 0 < len(words) <= 16:
        return "Known: " + ", ".join(words) + "."
    return ""
