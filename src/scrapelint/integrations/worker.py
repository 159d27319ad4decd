"""Rows of a table become articles and are checked, on the driver or in a worker process of Spark.

It imports no Great Expectations: a worker that has to takes 19 to 24 seconds for its first row, and 3 without.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from scrapelint.errors import SourceError
from scrapelint.linter import Linter
from scrapelint.reports import ArticleReport
from scrapelint.sources.fields import Fields, make_plan
from scrapelint.sources.model import Limits, Unreadable
from scrapelint.sources.records import to_article

__all__ = ["Checked", "Found", "RowChecker"]

LIMITS = Limits()


class Found(NamedTuple):
    """What an article carries of one rule: how many findings, and the excerpt of the first."""

    rule: str
    family: str
    severity: str
    findings: int
    excerpt: str


class Checked(NamedTuple):
    """The result of a row: its score, from 0 to 100, and what was found, a rule each."""

    score: float
    found: list[Found]


class RowChecker:
    """Checks a row as the command line checks a record with the same fields.

    It travels to worker processes with everything that it needs, so that they read no file; each of them compiles the
    rules once. ``text`` is the column of the articles' text, ``fields`` names columns by role where the guess from
    common names (title, lang, url …) would go wrong, ``sample`` is a number of rows to guess from.

    Raises SourceError where the sample is empty, or has not the columns that are named.
    """

    def __init__(
        self, linter: Linter, text: str, fields: Mapping[str, str], sample: Sequence[Mapping[str, Any]]
    ) -> None:
        if not sample:
            raise SourceError(f"no row has a text in the column {text!r}")
        self._pickled = pickle.dumps(linter)
        given = Fields.from_mapping({**fields, "text": text})
        self._plan = make_plan([_record(row) for row in sample], given, "the table", whole=True)

    def __call__(self, row: Mapping[str, Any]) -> Checked:
        """The result of a row. Raises TypeError where its text is none."""
        article = to_article(_record(row), self._plan, "", 0, LIMITS)
        if isinstance(article, Unreadable):
            raise TypeError(article.reason)
        return _checked(_linter(self._pickled).check(article))


@lru_cache(maxsize=4)
def _linter(pickled: bytes) -> Linter:
    linter: Linter = pickle.loads(pickled)  # noqa: S301 - made by RowChecker, and Spark ships code in the same way
    return linter


def _record(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as a record of JSON has it: days and times as text."""
    return {str(name): value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _checked(report: ArticleReport) -> Checked:
    found: dict[str, Found] = {}
    for scored in report.findings:
        finding = scored.finding
        first = found.get(finding.rule)
        if first is None:
            first = Found(finding.rule, finding.family, finding.severity, 0, finding.excerpt)
        found[finding.rule] = first._replace(findings=first.findings + 1)
    return Checked(report.score, list(found.values()))
