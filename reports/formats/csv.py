"""CSV for spreadsheets (RFC 4180): a row a finding, a line a row.

Articles without findings have no row, and line ends and invisible characters are shown by signs: json and parquet have
all of it as it was read.
"""

from __future__ import annotations

import csv

from scrapelint import lazyre as re
from scrapelint.reports.formats.base import Target
from scrapelint.reports.identity import identities
from scrapelint.reports.result import ArticleReport
from scrapelint.reports.safe import visible
from scrapelint.reports.summary import Summary

__all__ = ["COLUMNS", "OPENING", "SUFFIXES", "Writer"]

SUFFIXES = (".csv",)
OPENING = rb'"path","line","id","site","url"'
COLUMNS = (
    *("path", "line", "id", "site", "url", "lang", "title", "score", "grade"),
    *("rule", "family", "severity", "field", "start", "end", "excerpt", "message", "confidence", "points", "fix"),
    "fingerprint",
)
_FORMULA = re.compile(r"[\s⏎]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet computes: owasp.org/www-community/attacks/CSV_Injection, also in full width."""


class Writer:
    def __init__(self, target: Target) -> None:
        # Every text is quoted, so that a file read with another separator does not begin cells in mid-text.
        self._rows = csv.writer(target.stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        self._rows.writerow(COLUMNS)

    def article(self, report: ArticleReport) -> None:
        article, source = report.article, report.article.source
        place = (source.path, source.line or "") if source else ("", "")
        about = (*place, article.id, article.site, article.url, article.lang, article.title)
        for scored, same in zip(report.findings, identities(report), strict=True):
            finding = scored.finding
            row = (
                *(*about, report.score, report.grade),
                *(finding.rule, finding.family, finding.severity, finding.field, finding.start, finding.end),
                *(finding.excerpt, finding.message, finding.confidence, scored.points, finding.fix, same),
            )
            self._rows.writerow([_cell(value) if isinstance(value, str) else value for value in row])

    def finish(self, summary: Summary) -> None:
        """Nothing comes last: a table has no place for a summary."""


def _cell(text: str) -> str:
    """A text on one line, behind an apostrophe where a spreadsheet would take it for a formula."""
    text = visible(text)
    return f"'{text}" if _FORMULA.match(text) else text
