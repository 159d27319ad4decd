"""Expectations about scraped articles for users of Great Expectations, on frames of pandas and of Spark.

>>> import great_expectations as gx
>>> from scrapelint.integrations.great_expectations import ExpectColumnValuesToBeFreeOfDebugLeaks
>>> suite = gx.ExpectationSuite("articles", [ExpectColumnValuesToBeFreeOfDebugLeaks(column="text", mostly=0.99)])

All of them take ``column``, the column of texts, and further

``config``
    path of a scrapelint configuration; without it the recommended rules hold. It is read where the suite runs; the
    workers of Spark need the package, and no files.
``fields``
    columns by role (title, url, id, site, lang, published), where the guess from common names would go wrong. What a
    rule finds may depend on the language and the title, so tables that have them give the same findings as the
    command line does.
``at_least``
    the least severity of a finding that counts: "warning" unless told otherwise.

Rows without a text are passed over, as everywhere in the library. Where no row has a text nothing was looked at, which
is an exception and not a success. Results hold no bodies: an unexpected value is shown by the rule and the excerpt of
its finding, at most 80 code points, and a row by the ``unexpected_index_column_names`` of the result format.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from great_expectations.compatibility.pydantic import Field
from great_expectations.expectations.expectation import ColumnAggregateExpectation

from scrapelint.integrations.checked import CheckedColumn, Offender
from scrapelint.integrations.expectation import Articles, ColumnMap, OfRules, column_of

__all__ = [
    "ExpectColumnMeanQualityScoreToBeAtLeast",
    "ExpectColumnShareOfValuesWithFindingsToBeAtMost",
    "ExpectColumnValuesToBeFreeOfDebugLeaks",
    "ExpectColumnValuesToBeFreeOfDuplicatedParagraphs",
    "ExpectColumnValuesToBeFreeOfTruncatedWords",
    "ExpectColumnValuesToHaveBalancedQuotes",
    "ExpectColumnValuesToHaveQualityScoreAtLeast",
    "ExpectColumnValuesToPassRules",
]

EXAMPLES = 20
"""Rows that the result of a batch expectation names; as many as the library shows of unexpected values."""


class _FreeOf(OfRules, ColumnMap):
    """Asks every text to be free of the findings of some rules."""

    def offenders(self, column: CheckedColumn, limit: int) -> tuple[int, list[tuple[Any, str]]]:
        count, offenders = column.carrying(self.rule_ids(self.dict()), limit)
        return count, [(each.index, _shown(each)) for each in offenders]


class ExpectColumnValuesToPassRules(_FreeOf):
    """Expect the texts of a column to have no findings of some rules.

    ``rules`` are ids of rules, families, or names of rule sets. Raises RuleError for one that does not exist.
    """

    rules: list[str] = Field(min_items=1, description="Ids of rules, families, or names of rule sets.")

    map_metric: ClassVar[str] = "column_values.scrapelint.rules"
    sentence: ClassVar[str] = "$column values must have no findings of $rules"


class _FreeOfFamily(_FreeOf):
    family: ClassVar[str] = ""

    @classmethod
    def words_of(cls, values: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ARG003 - the same for all arguments
        return (cls.family,)


class ExpectColumnValuesToBeFreeOfDebugLeaks(_FreeOfFamily):
    """Expect the texts of a column to hold no debug output, raw JSON, templates, scripts (the family ``leak``)."""

    family: ClassVar[str] = "leak"
    map_metric: ClassVar[str] = "column_values.scrapelint.leak"
    sentence: ClassVar[str] = "$column values must be free of debug output and code that leaked into the prose"


class ExpectColumnValuesToBeFreeOfDuplicatedParagraphs(_FreeOfFamily):
    """Expect the texts of a column to say nothing twice (the family ``duplication``)."""

    family: ClassVar[str] = "duplication"
    map_metric: ClassVar[str] = "column_values.scrapelint.duplication"
    sentence: ClassVar[str] = "$column values must be free of paragraphs that stand twice"


class ExpectColumnValuesToBeFreeOfTruncatedWords(_FreeOfFamily):
    """Expect the texts of a column to hold no words that lost letters (the family ``truncated-word``)."""

    family: ClassVar[str] = "truncated-word"
    map_metric: ClassVar[str] = "column_values.scrapelint.truncated_word"
    sentence: ClassVar[str] = "$column values must be free of words that were cut"


class ExpectColumnValuesToHaveBalancedQuotes(_FreeOfFamily):
    """Expect the texts of a column to have a partner for every quotation mark (the family ``quotes``)."""

    family: ClassVar[str] = "quotes"
    map_metric: ClassVar[str] = "column_values.scrapelint.quotes"
    sentence: ClassVar[str] = "$column values must have balanced quotation marks"


class ExpectColumnValuesToHaveQualityScoreAtLeast(ColumnMap):
    """Expect the texts of a column to score ``min_score`` or more, of 100."""

    min_score: float = Field(ge=0, le=100, description="The least score, from 0 to 100.")

    map_metric: ClassVar[str] = "column_values.scrapelint.score"
    sentence: ClassVar[str] = "$column values must have a quality score of at least $min_score"

    def offenders(self, column: CheckedColumn, limit: int) -> tuple[int, list[tuple[Any, str]]]:
        count, offenders = column.below(self.min_score, limit)
        return count, [(each.index, f"{each.score:g} ({', '.join(each.excerpts)})") for each in offenders]


class ExpectColumnShareOfValuesWithFindingsToBeAtMost(OfRules, ColumnAggregateExpectation):  # type: ignore[misc]
    """Expect at most the share ``max_share`` (0 to 1) of a column's texts to have findings of ``rules``.

    ``rules`` are ids of rules, families, or names of rule sets. Raises RuleError for one that does not exist.
    """

    rules: list[str] = Field(min_items=1, description="Ids of rules, families, or names of rule sets.")
    max_share: float = Field(ge=0, le=1, description="The largest share of texts with findings, from 0 to 1.")

    sentence: ClassVar[str] = "at most $max_percent % of $column values may have findings of $rules"

    def _validate(
        self, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
    ) -> Any:
        del runtime_configuration, execution_engine
        column = column_of(metrics)
        count, offenders = column.carrying(self.rule_ids(self.dict()), EXAMPLES)
        share = count / column.texts
        examples = [{"index": each.index, "found": _shown(each)} for each in offenders]
        details = {"texts": column.texts, "with_findings": count, "examples": examples}
        return {"success": share <= self.max_share, "result": {"observed_value": share, "details": details}}


class ExpectColumnMeanQualityScoreToBeAtLeast(Articles, ColumnAggregateExpectation):  # type: ignore[misc]
    """Expect the mean of the scores of a column's texts to be ``min_score`` or more, of 100."""

    min_score: float = Field(ge=0, le=100, description="The least mean score, from 0 to 100.")

    sentence: ClassVar[str] = "the mean quality score of $column values must be at least $min_score"

    def _validate(
        self, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
    ) -> Any:
        del runtime_configuration, execution_engine
        column = column_of(metrics)
        mean = column.mean_score()
        details = {"texts": column.texts}
        return {"success": mean >= self.min_score, "result": {"observed_value": mean, "details": details}}


def _shown(offender: Offender) -> str:
    return "; ".join(f"{rule}: {excerpt}" for rule, excerpt in offender.excerpts.items())
