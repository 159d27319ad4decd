"""What our expectations have in common: their options, the metric they ask for, and how they read in Data Docs."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Literal

from great_expectations.compatibility.pydantic import Field, root_validator
from great_expectations.expectations.expectation import (
    BatchExpectation,
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
from scrapelint.integrations.checked import METRIC, CheckedColumn
from scrapelint.linter import Linter

__all__ = ["Articles", "ColumnMap", "OfRules", "column_of"]

MOST = 200
"""Rows that the most complete result names, as the library has it (its MAX_RESULT_RECORDS)."""
SEVERITIES = ("info", "warning", "error")

Fields = dict[str, str]
Severity = Literal["error", "warning", "info"]


class Articles(BatchExpectation):  # type: ignore[misc]  # the library is not typed for us
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


class OfRules(Articles):
    """Expectations that ask for the findings of some rules."""

    at_least: Severity = Field("warning", description="The least severity of a finding that counts.")

    @root_validator(skip_on_failure=True)  # type: ignore[untyped-decorator]
    def _rules_are_there(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805 - pydantic calls it so
        cls.rule_ids(values)
        return values

    @classmethod
    def words_of(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Ids, families or names of rule sets, of the arguments."""
        return tuple(values["rules"])

    @classmethod
    def rule_ids(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """Ids of the rules whose findings count. Raises RuleError for unknown words and for rules that do not run."""
        linter = _linter(values["config"])
        words = cls.words_of(values)
        counting = SEVERITIES[SEVERITIES.index(values["at_least"]) :]
        rules = linter.book.rules
        ids = frozenset(name for name in linter.book.select(words) if rules[name].rule.severity in counting)
        if not ids:
            raise RuleError(
                f"no rule of {', '.join(words)} runs with the severity {values['at_least']} or a higher one"
            )
        return ids


class ColumnMap(Articles, ColumnMapExpectation):  # type: ignore[misc]
    """Asks every text the same question; subclasses say which are not as expected."""

    @abstractmethod
    def offenders(self, column: CheckedColumn, limit: int) -> tuple[int, list[tuple[Any, str]]]:
        """How many texts are not as expected, and of the first ``limit`` the id and what is shown of it."""

    def _validate(
        self, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
    ) -> Any:
        form = parse_result_format(self._get_result_format(runtime_configuration))
        limits = {"BOOLEAN_ONLY": 0, "COMPLETE": MOST}
        limit = limits.get(form["result_format"], form["partial_unexpected_count"])
        column = column_of(metrics)
        count, offenders = self.offenders(column, limit)
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


def column_of(metrics: Mapping[str, Any]) -> CheckedColumn:
    """The results that were asked for. Raises what went wrong when they were made."""
    results: CheckedColumn | Exception = metrics[METRIC]
    if isinstance(results, Exception):
        raise results
    return results


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
