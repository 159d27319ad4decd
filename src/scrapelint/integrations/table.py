"""The narrow table of articles that data-set expectations look at: figures and metadata, never the bodies."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from scrapelint.reports import ArticleReport
from scrapelint.validators.published_date import read_date

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "ArticleTable"]

TEXTS = ("source", "id", "url", "site", "title", "lang", "published")
"""Columns of text; a field that an article lacks is null there. ``source`` names the article as messages do."""
FIGURES = ("age_days", "words", "characters", "score", "findings")
"""Columns of figures. ``words`` are parted by white space; for scripts without it ``characters`` says more.
``age_days`` counts the days from the day of publication to that of the run; null where the date cannot be read."""
COLUMNS = (*TEXTS, *FIGURES)
"""Every table has these; the columns of rules and families bear their ids and hold counts of findings."""
LONGEST = 2_000
"""Code points of a cell: longer titles and addresses are cut, so that one hostile record cannot fill the memory."""


class ArticleTable:
    """Collects a row of each article, column by column. About 0.5 kB an article, measured on 100,000.

    ``counts`` are the ids of rules and families that get a column. ``today`` is the day that ages are counted to.
    """

    def __init__(self, counts: Collection[str] = (), today: date | None = None) -> None:
        self._today = today or datetime.now(UTC).date()
        self._texts: dict[str, list[str | None]] = {name: [] for name in TEXTS}
        self._figures = {name: array("d") for name in FIGURES}
        self._counts = {name: array("I") for name in counts}

    def __len__(self) -> int:
        return len(self._texts["source"])

    def add(self, report: ArticleReport, name: str) -> None:
        """Add an article; ``name`` is what messages call it."""
        article = report.article
        texts = (name, article.id, article.url, article.site, article.title, article.lang, article.published)
        for cells, text in zip(self._texts.values(), texts, strict=True):
            cells.append(_cell(text))
        figures = (
            self._age(article.published),
            len(article.text.split()),
            len(article.text),
            report.score,
            len(report.findings),
        )
        for numbers, figure in zip(self._figures.values(), figures, strict=True):
            numbers.append(figure)
        if self._counts:
            found = Counter(word for each in report.findings for word in (each.finding.rule, each.finding.family))
            for word, counts in self._counts.items():
                counts.append(found[word])

    def _age(self, published: str) -> float:
        day = read_date(published) if published and len(published) <= 200 else ""
        return (self._today - day).days if isinstance(day, date) else float("nan")

    def frame(self) -> pd.DataFrame:
        """The table as a frame of pandas."""
        import pandas as pd

        # Of dtype object, so that null is None whichever version of pandas it is.
        texts = {name: pd.Series(column, dtype=object) for name, column in self._texts.items()}
        figures = {name: pd.Series(column, dtype=float) for name, column in self._figures.items()}
        counts = {name: pd.Series(column, dtype="int64") for name, column in self._counts.items()}
        whole = {name: figures[name].astype("int64") for name in ("words", "characters", "findings")}
        return pd.DataFrame({**texts, **figures, **whole, **counts})


def _cell(text: str) -> str | None:
    """A text as a cell; lone surrogates, which pandas and the library refuse, as they would be written in Python."""
    text = text[:LONGEST]
    return (text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()) or None
