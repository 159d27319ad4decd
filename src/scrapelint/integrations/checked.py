"""The metric under our expectations: a column of texts checked once, whatever is then asked of the results.

Expectations of one suite on one column share it, so five of them read the texts once. What it keeps of a row is its
id, its score and a line for each rule; no text.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine import PandasExecutionEngine, SparkDFExecutionEngine
from great_expectations.expectations.metrics.metric_provider import MetricProvider, metric_value

from scrapelint.errors import SourceError, suggest
from scrapelint.integrations.spark import SAMPLE, check_frame
from scrapelint.integrations.worker import RowChecker
from scrapelint.linter import Linter

__all__ = ["METRIC", "CheckedColumn", "Offender"]

METRIC = "column.scrapelint.checked"


@dataclass(frozen=True, slots=True)
class Offender:
    """A row that is not as expected: its id, its score, and of each rule in question the excerpt of a finding."""

    index: Any
    score: float
    excerpts: Mapping[str, str]


class CheckedColumn(Protocol):
    """The results of a column. ``rows`` counts those of the table, ``texts`` those that have a text."""

    rows: int
    texts: int

    def carrying(self, rules: Collection[str], limit: int) -> tuple[int, list[Offender]]:
        """How many texts have findings of ``rules``, and the first ``limit`` of them."""

    def below(self, score: float, limit: int) -> tuple[int, list[Offender]]:
        """How many texts score less than ``score``, and the first ``limit`` of them."""

    def mean_score(self) -> float:
        """The mean of the scores."""


class _Provider(MetricProvider):  # type: ignore[misc]  # the library is not typed for us
    metric_name = METRIC
    domain_keys = ("batch_id", "table", "column", "row_condition", "condition_parser")
    value_keys = ("config", "fields", "index")

    @metric_value(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(
        cls,  # noqa: N805 - the library calls it so
        execution_engine: Any,
        metric_domain_kwargs: Mapping[str, Any],
        metric_value_kwargs: Mapping[str, Any],
        **_: Any,
    ) -> CheckedColumn | Exception:
        return _or_error(_Pandas, execution_engine, metric_domain_kwargs, metric_value_kwargs)

    @metric_value(engine=SparkDFExecutionEngine)  # type: ignore[untyped-decorator]
    def _spark(
        cls,  # noqa: N805
        execution_engine: Any,
        metric_domain_kwargs: Mapping[str, Any],
        metric_value_kwargs: Mapping[str, Any],
        **_: Any,
    ) -> CheckedColumn | Exception:
        return _or_error(_Spark, execution_engine, metric_domain_kwargs, metric_value_kwargs)


def _or_error(
    kind: Callable[..., CheckedColumn], engine: Any, domain: Mapping[str, Any], values: Mapping[str, Any]
) -> CheckedColumn | Exception:
    """The results, or what went wrong, which the expectations raise.

    Raised here it would make the library compute every metric of the suite anew, three times, other columns too.
    """
    try:
        frame, _, accessor = engine.get_compute_domain(domain_kwargs=domain, domain_type=MetricDomainTypes.COLUMN)
        return kind(frame, accessor["column"], **values)
    except Exception as error:
        return error


class _Pandas:
    def __init__(
        self, frame: Any, text: str, config: str | None, fields: Mapping[str, str], index: Sequence[str]
    ) -> None:
        for name in (text, *index):
            if name not in frame.columns:
                raise SourceError(f"the frame has no column {name!r}. {suggest(name, map(str, frame.columns))}")
        texts = frame[frame[text].notna()]
        plain = texts.astype(object)
        records = plain.where(plain.notna(), None).to_dict("records")
        check = RowChecker(Linter(config), text, fields, records[:SAMPLE])
        ids = texts[list(index)].to_dict("records") if index else texts.index.tolist()
        self._checked = list(zip(ids, map(check, records), strict=True))
        self.rows = len(frame)
        self.texts = len(self._checked)

    def carrying(self, rules: Collection[str], limit: int) -> tuple[int, list[Offender]]:
        hits = [(index, checked) for index, checked in self._checked if any(f.rule in rules for f in checked.found)]
        return len(hits), [_offender(index, checked, rules) for index, checked in hits[:limit]]

    def below(self, score: float, limit: int) -> tuple[int, list[Offender]]:
        hits = [(index, checked) for index, checked in self._checked if checked.score < score]
        return len(hits), [_offender(index, checked) for index, checked in hits[:limit]]

    def mean_score(self) -> float:
        return sum(checked.score for _, checked in self._checked) / self.texts


class _Spark:
    def __init__(
        self, frame: Any, text: str, config: str | None, fields: Mapping[str, str], index: Sequence[str]
    ) -> None:
        self._index = index
        self._checked = check_frame(frame, text, keep=index, fields=fields, linter=config).persist()
        # Kept as long as the metric is: nobody else could tell Spark that it is no longer needed.
        weakref.finalize(self, _release, self._checked).atexit = False
        self.rows = frame.count()
        self.texts = self._checked.count()

    def carrying(self, rules: Collection[str], limit: int) -> tuple[int, list[Offender]]:
        from pyspark.sql import functions as F  # noqa: N812

        wanted = F.array(*map(F.lit, sorted(rules)))
        return self._some(F.arrays_overlap(F.col("found.rule"), wanted), limit, rules)

    def below(self, score: float, limit: int) -> tuple[int, list[Offender]]:
        from pyspark.sql import functions as F  # noqa: N812

        return self._some(F.col("score") < score, limit)

    def _some(self, condition: Any, limit: int, rules: Collection[str] | None = None) -> tuple[int, list[Offender]]:
        hits = self._checked.where(condition)
        rows = [row.asDict() for row in hits.limit(limit).collect()] if limit else []
        offenders = []
        for row in rows:
            index = {name: row[name] for name in self._index}
            offenders.append(Offender(index, row["score"], _excerpts(row["found"], rules)))
        return hits.count(), offenders

    def mean_score(self) -> float:
        from pyspark.sql import functions as F  # noqa: N812

        return float(self._checked.agg(F.avg("score")).first()[0])


def _release(frame: Any) -> None:
    with suppress(Exception):  # the session may have ended before
        frame.unpersist()


def _offender(index: Any, checked: Any, rules: Collection[str] | None = None) -> Offender:
    return Offender(index, checked.score, _excerpts(checked.found, rules))


def _excerpts(found: Sequence[Any], rules: Collection[str] | None) -> dict[str, str]:
    return {each.rule: each.excerpt for each in found if rules is None or each.rule in rules}
