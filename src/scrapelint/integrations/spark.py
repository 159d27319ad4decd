"""Checks the articles of a Spark frame: one pass, narrow results, no bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from scrapelint.config import LoadedConfig
from scrapelint.errors import SourceError, suggest
from scrapelint.integrations.worker import RowChecker
from scrapelint.linter import Linter

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["check_frame"]

SAMPLE = 100
"""Rows from which the meaning of the columns is guessed; as many as the readers of files look at."""
CHECKED = (
    "struct<score: double,"
    " found: array<struct<rule: string, family: string, severity: string, findings: int, excerpt: string>>>"
)
NOTHING: Mapping[str, str] = MappingProxyType({})


def check_frame(
    frame: DataFrame,
    text: str = "text",
    *,
    keep: Sequence[str] = (),
    fields: Mapping[str, str] = NOTHING,
    linter: Linter | LoadedConfig | Path | str | None = None,
) -> DataFrame:
    """The columns ``keep`` of a frame, with ``score`` and ``found``.

    ``score`` is from 0 to 100, ``found`` has a struct for each rule with findings: ``rule``, ``family``, ``severity``,
    how many ``findings``, and the ``excerpt`` of the first, at most 80 code points.

    Rows without a text are left out. The other columns of ``frame`` are taken for the fields of the article, under
    common names or those that ``fields`` gives by role (title, url, id, site, lang, published). ``linter`` is a linter
    or what a Linter takes as its configuration; it is read here, and workers need the package, and no files.

    The rows are checked when the result is used, and again each time: persist it for more than one use.

    Raises SourceError for columns that are not there, ConfigError and RuleError for the configuration.
    """
    from pyspark.sql import functions as F  # noqa: N812 - its name everywhere

    for name in (text, *keep):
        if name not in frame.columns:
            raise SourceError(f"the frame has no column {name!r}. {suggest(name, frame.columns)}")
    if not isinstance(linter, Linter):
        linter = Linter(linter)
    texts = frame.where(F.col(_quoted(text)).isNotNull())
    check = RowChecker(linter, text, fields, [row.asDict(recursive=True) for row in texts.limit(SAMPLE).collect()])
    columns = F.struct(*(F.col(_quoted(name)) for name in frame.columns))
    # Without Arrow, for which every worker would need pandas and pyarrow. Called not deterministic, so that Spark calls
    # it once a row and not once for each field of the result.
    checked = F.udf(_OfStruct(check), CHECKED, useArrow=False)
    kept = [F.col(_quoted(name)) for name in keep]
    rows = texts.select(*kept, checked.asNondeterministic()(columns).alias("scrapelint"))
    return rows.select(*kept, "scrapelint.score", "scrapelint.found")


class _OfStruct:
    """A RowChecker for the structs that Spark hands over."""

    def __init__(self, check: RowChecker) -> None:
        self._check = check

    def __call__(self, row: object) -> object:
        return self._check(row.asDict(recursive=True))  # type: ignore[attr-defined]


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
