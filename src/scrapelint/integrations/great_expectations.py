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
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Literal

from great_expectations.compatibility.pydantic import Field, root_validator
from great_expectations.expectations.expectation import (
    BatchExpectation,
    ColumnAggregateExpectation,
    ColumnMapExpectation,
    render_suite_parameter_string,
)
from great_expectations.expectations.expectation_configuration import parse_result_format
from great_expectations.render import (
    LegacyDiagnosticRendererType,
    LegacyRendererType,
    RenderedStringTemplateContent,
    RenderedTableContent,
)
from great_expectations.render.renderer.renderer import renderer
from great_expectations.render.renderer_configuration import RendererValueType
from great_expectations.validator.metric_configuration import MetricConfiguration

from scrapelint.errors import RuleError
from scrapelint.integrations.checked import METRIC, CheckedColumn, Offender
from scrapelint.linter import Linter

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
MOST = 200
"""Rows that the most complete result names, as the library has it (its MAX_RESULT_RECORDS)."""
SEVERITIES = ("info", "warning", "error")

Fields = dict[str, str]
Severity = Literal["error", "warning", "info"]


class _Articles(BatchExpectation):  # type: ignore[misc]  # the library is not typed for us
    """What all of them share: the options, the metric that they ask for, and how they read in Data Docs."""

    config: str | None = Field(None, description="Path of a scrapelint configuration.")
    fields: Fields = Field({}, description="Columns by role, where the guess would go wrong.")

    sentence: ClassVar[str] = ""

    def get_validation_dependencies(self, execution_engine: Any = None, runtime_configuration: Any = None) -> Any:
        dependencies = BatchExpectation.get_validation_dependencies(self, execution_engine, runtime_configuration)
        index = dependencies.result_format.get("unexpected_index_column_names") or ()
        values = {"config": self.config, "fields": self.fields, "index": list(index)}
        dependencies.set_metric_configuration(METRIC, MetricConfiguration(METRIC, self._get_domain_kwargs(), values))
        return dependencies

    @classmethod
    def _params(cls, kwargs: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments as the sentence shows them."""
        shown = {key: ", ".join(value) if isinstance(value, list) else value for key, value in kwargs.items()}
        if isinstance(kwargs.get("max_share"), float | int):
            shown["max_percent"] = f"{kwargs['max_share'] * 100:g}"
        return shown

    @classmethod
    def _sentence(cls, kwargs: Mapping[str, Any]) -> str:
        mostly = kwargs.get("mostly", 1)
        if not isinstance(mostly, float | int) or mostly >= 1:
            return f"{cls.sentence}."
        return f"{cls.sentence}, at least {mostly * 100:g} % of the time."

    @classmethod
    def _prescriptive_template(cls, renderer_configuration: Any) -> Any:
        kwargs = renderer_configuration.kwargs
        for name, value in cls._params(kwargs).items():
            renderer_configuration.add_param(name=name, param_type=RendererValueType.STRING, value=str(value))
        renderer_configuration.template_str = cls._sentence(kwargs)
        return renderer_configuration

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)  # type: ignore[untyped-decorator]
    @render_suite_parameter_string  # type: ignore[untyped-decorator]
    def _prescriptive_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> list[Any]:
        kwargs = (configuration or result.expectation_config).kwargs
        styling = (runtime_configuration or {}).get("styling")
        template = {"template": cls._sentence(kwargs), "params": cls._params(kwargs), "styling": styling}
        return [RenderedStringTemplateContent(content_block_type="string_template", string_template=template)]


class _OfRules(_Articles):
    """Expectations that ask for the findings of some rules."""

    at_least: Severity = Field("warning", description="The least severity of a finding that counts.")

    @root_validator(skip_on_failure=True)  # type: ignore[untyped-decorator]
    def _rules_are_there(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805 - pydantic calls it so
        cls._ids(values)
        return values

    @classmethod
    def _words(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Ids, families or names of rule sets, of the arguments."""
        return tuple(values["rules"])

    @classmethod
    def _ids(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """Ids of the rules whose findings count. Raises RuleError for unknown words and for rules that do not run."""
        linter = _linter(values["config"])
        words = cls._words(values)
        counting = SEVERITIES[SEVERITIES.index(values["at_least"]) :]
        rules = linter.book.rules
        ids = frozenset(name for name in linter.book.select(words) if rules[name].rule.severity in counting)
        if not ids:
            raise RuleError(
                f"no rule of {', '.join(words)} runs with the severity {values['at_least']} or a higher one"
            )
        return ids


class _ColumnMap(_Articles, ColumnMapExpectation):  # type: ignore[misc]
    """Asks every text the same question; subclasses say which are not as expected."""

    def _offenders(self, column: CheckedColumn, limit: int) -> tuple[int, list[tuple[Any, str]]]:
        """How many texts are not as expected, and of the first ``limit`` the id and what is shown of it."""
        raise NotImplementedError

    def _validate(
        self, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
    ) -> Any:
        form = parse_result_format(self._get_result_format(runtime_configuration))
        limits = {"BOOLEAN_ONLY": 0, "COMPLETE": MOST}
        limit = limits.get(form["result_format"], form["partial_unexpected_count"])
        column = _column(metrics)
        count, offenders = self._offenders(column, limit)
        index = [{**ids, self.column: shown} if isinstance(ids, dict) else ids for ids, shown in offenders]
        has_ids = form.get("unexpected_index_column_names") or not all(isinstance(ids, dict) for ids, _ in offenders)
        # Under the names of the library's own metrics, so that the library makes its usual result of them.
        return super()._validate(
            {
                "table.row_count": column.rows,
                "column_values.nonnull.unexpected_count": column.rows - column.texts,
                f"{self.map_metric}.unexpected_count": count,
                f"{self.map_metric}.unexpected_values": [shown for _, shown in offenders],
                f"{self.map_metric}.unexpected_index_list": index if has_ids else None,
            },
            runtime_configuration,
            execution_engine,
        )

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.UNEXPECTED_TABLE)  # type: ignore[untyped-decorator]
    def _diagnostic_unexpected_table_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> Any:
        blocks = super()._diagnostic_unexpected_table_renderer(configuration, result, runtime_configuration)
        for block in blocks or ():
            if isinstance(block, RenderedTableContent):
                block.table = [[_escaped(cell) for cell in row] for row in block.table]
        return blocks


class _FreeOf(_OfRules, _ColumnMap):
    """Asks every text to be free of the findings of some rules."""

    def _offenders(self, column: CheckedColumn, limit: int) -> tuple[int, list[tuple[Any, str]]]:
        count, offenders = column.carrying(self._ids(self.dict()), limit)
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
    def _words(cls, values: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ARG003 - the same for all arguments
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


class ExpectColumnValuesToHaveQualityScoreAtLeast(_ColumnMap):
    """Expect the texts of a column to score ``min_score`` or more, of 100."""

    min_score: float = Field(ge=0, le=100, description="The least score, from 0 to 100.")

    map_metric: ClassVar[str] = "column_values.scrapelint.score"
    sentence: ClassVar[str] = "$column values must have a quality score of at least $min_score"

    def _offenders(self, column: CheckedColumn, limit: int) -> tuple[int, list[tuple[Any, str]]]:
        count, offenders = column.below(self.min_score, limit)
        return count, [(each.index, f"{each.score:g} ({', '.join(each.excerpts)})") for each in offenders]


class ExpectColumnShareOfValuesWithFindingsToBeAtMost(_OfRules, ColumnAggregateExpectation):  # type: ignore[misc]
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
        column = _column(metrics)
        count, offenders = column.carrying(self._ids(self.dict()), EXAMPLES)
        share = count / column.texts
        examples = [{"index": each.index, "found": _shown(each)} for each in offenders]
        details = {"texts": column.texts, "with_findings": count, "examples": examples}
        return {"success": share <= self.max_share, "result": {"observed_value": share, "details": details}}


class ExpectColumnMeanQualityScoreToBeAtLeast(_Articles, ColumnAggregateExpectation):  # type: ignore[misc]
    """Expect the mean of the scores of a column's texts to be ``min_score`` or more, of 100."""

    min_score: float = Field(ge=0, le=100, description="The least mean score, from 0 to 100.")

    sentence: ClassVar[str] = "the mean quality score of $column values must be at least $min_score"

    def _validate(
        self, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
    ) -> Any:
        del runtime_configuration, execution_engine
        column = _column(metrics)
        mean = column.mean_score()
        details = {"texts": column.texts}
        return {"success": mean >= self.min_score, "result": {"observed_value": mean, "details": details}}


def _column(metrics: Mapping[str, Any]) -> CheckedColumn:
    """The results that were asked for. Raises what went wrong when they were made."""
    results: CheckedColumn | Exception = metrics[METRIC]
    if isinstance(results, Exception):
        raise results
    return results


def _shown(offender: Offender) -> str:
    return "; ".join(f"{rule}: {excerpt}" for rule, excerpt in offender.excerpts.items())


def _escaped(cell: Any) -> Any:
    """A cell as a template's parameter: these the library escapes, and plain cells it does not."""
    template = {"template": "$cell", "params": {"cell": str(cell)}}
    return RenderedStringTemplateContent(content_block_type="string_template", string_template=template)


def _linter(config: str | None) -> Linter:
    """The linter of a configuration, read once for each state of its file."""
    return _read(config, None if config is None else Path(config).stat().st_mtime_ns if Path(config).exists() else None)


@lru_cache(maxsize=8)
def _read(config: str | None, modified: int | None) -> Linter:
    del modified
    return Linter(config)
