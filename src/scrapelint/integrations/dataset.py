"""Runs the expectations of a configuration on the table of articles and says which were not met.

The library passes silently where it must not: it drops an expectation that it does not know, passes what is asked of
an empty table or column, counts an exception inside an expectation as a plain failure, and lets no severity change
anything. Here each of these is a reason for exit code 2, a severity decides, and every expectation is accounted for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapelint.config import LoadedConfig
from scrapelint.integrations.library import ephemeral_context, quiet
from scrapelint.integrations.suite import INDEX, build, counted
from scrapelint.integrations.table import ArticleTable
from scrapelint.linter import Linter
from scrapelint.reports import ArticleReport

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Dataset", "Outcome"]

EXAMPLES = 3
"""Values that a reason shows."""
SHOWN = 60
"""Code points of a value that a reason shows."""
ABOUT_NULLS = (
    "expect_column_to_exist",
    "expect_column_values_to_be_null",
    "expect_column_values_to_not_be_null",
    "expect_column_proportion_of_non_null_values_to_be_between",
)
"""Types that an empty column answers; of all others, a column without a value tells nothing."""


@dataclass(slots=True)
class Outcome:
    """What the expectations add to a verdict.

    ``broken`` are critical expectations that were not met, ``unseen`` those that could not be evaluated, ``notes``
    those of lower severity that were not met, and how many were.
    """

    broken: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The outcome for a person, the worst first."""
        lines = [f"Not met: {reason}" for reason in self.broken]
        lines += [f"Not evaluated: {reason}" for reason in self.unseen]
        return lines + self.notes


class Dataset:
    """Takes the articles of a run, then judges them all together.

    The rules that ``linter`` reports, and their families, may name a column. ``docs`` is a folder for Data Docs.
    Raises ConfigError, with the place, for expectations that cannot be evaluated on any table.
    """

    def __init__(self, config: LoadedConfig, linter: Linter, docs: Path | None = None) -> None:
        words = {*linter.reported, *(linter.book.rules[name].rule.family for name in linter.reported)}
        self._expectations = build(config, words)
        self._docs = docs
        self._table = ArticleTable(counted(config.config.expectations, words))

    def add(self, report: ArticleReport, name: str) -> None:
        """Take an article; ``name`` is what messages call it."""
        self._table.add(report, name)

    def judge(self) -> Outcome:
        """Evaluate every expectation. Raises OutputError if the Data Docs cannot be written."""
        total = len(self._expectations)
        if not len(self._table):
            return Outcome(
                unseen=[f"none of {_count(total, 'expectation')} was evaluated: the table of articles is empty"]
            )
        outcome = Outcome()
        with quiet():
            frame = self._table.frame()
            try:
                batch, result = self._run(frame)
            except Exception as error:
                return Outcome(unseen=[f"none of {_count(total, 'expectation')} was evaluated: {_said(error)}"])
            seen = {each.expectation_config.meta[INDEX]: each for each in result.results}
            for expectation in self._expectations:
                self._add(outcome, expectation, seen.get(expectation.meta[INDEX]), batch)
            met = total - len(outcome.broken) - len(outcome.unseen) - len(outcome.notes)
            outcome.notes.append(f"{met} of {_count(total, 'expectation')} met")
            if self._docs is not None:
                from scrapelint.integrations.datadocs import write

                write(result, outcome.lines(), self._docs)
        return outcome

    def _run(self, frame: pd.DataFrame) -> tuple[Any, Any]:
        import great_expectations as gx

        source = ephemeral_context().data_sources.add_pandas("scrapelint")
        definition = source.add_dataframe_asset("articles").add_batch_definition_whole_dataframe("run")
        batch = definition.get_batch(batch_parameters={"dataframe": frame})
        suite = gx.ExpectationSuite("articles", expectations=self._expectations)
        # Only a report of everything has the ids of the rows beside the values.
        form = {"result_format": "COMPLETE", "unexpected_index_column_names": ["source"]}
        return batch, batch.validate(suite, result_format=form)

    def _add(self, outcome: Outcome, expectation: Any, result: Any, batch: Any) -> None:
        name = _name(expectation)
        if result is None:
            outcome.unseen.append(f"{name} was not evaluated")
            return
        problem = _exception(result.exception_info) or _nothing_seen(expectation, result.result, batch)
        if problem:
            outcome.unseen.append(f"{name} could not be evaluated: {problem}")
        elif not result.success:
            severity = expectation.severity.value
            reason = f"{name} ({severity}): {_observed(result.result)}"
            (outcome.broken if severity == "critical" else outcome.notes).append(reason)


def _name(expectation: Any) -> str:
    """What messages call an expectation: its description, or its type with the arguments that tell it from others."""
    if expectation.description:
        return _short(expectation.description)
    arguments = expectation.configuration.kwargs
    return f"{expectation.expectation_type}({_short(', '.join(f'{k}={v!r}' for k, v in arguments.items()), 2 * SHOWN)})"


def _exception(info: Any) -> str:
    """The message of an exception inside an expectation; there is one of the expectation, or one of each metric."""
    infos = [info] if "raised_exception" in info else list(info.values())
    for each in infos:
        if each["raised_exception"]:
            return _short(str(each["exception_message"]) or "an exception without a message", 4 * SHOWN)
    return ""


def _nothing_seen(expectation: Any, result: dict[str, Any], batch: Any) -> str:
    """Why an expectation that raised nothing has looked at nothing, or ''."""
    domain = {key: getattr(expectation, key, None) for key in ("row_condition", "condition_parser")}
    rows = batch.data.execution_engine.get_domain_records({key: value for key, value in domain.items() if value})
    if not len(rows):
        return "no row meets its row_condition"
    columns = [getattr(expectation, key, None) for key in ("column", "column_A", "column_B")]
    if expectation.expectation_type not in ABOUT_NULLS:
        for column in filter(None, columns):
            if rows[column].isna().all():
                return f"no article has a value in the column '{column}'"
    considered = result.get("element_count")
    if considered is not None and considered == result.get("missing_count"):
        return "no row has the values that it compares"
    return ""


def _observed(result: dict[str, Any]) -> str:
    if "element_count" not in result:
        observed = result.get("observed_value")
        if observed is None and result.get("partial_unexpected_list"):
            return f"unexpected {_short(_plain(result['partial_unexpected_list']))}"
        return f"observed {_short(_plain(observed))}"
    count, among = result["unexpected_count"], result["element_count"] - result.get("missing_count", 0)
    text = f"{count:,} of {_count(among, 'row')} not so"
    rows = [index["source"] for index in result.get("partial_unexpected_index_list") or ()]
    shown = [
        f"{_short(_plain(value))} ({row})"
        for value, row in zip(result.get("partial_unexpected_list") or (), rows, strict=False)
    ]
    more = " …" if len(shown) > EXAMPLES else ""
    return f"{text}: {', '.join(shown[:EXAMPLES])}{more}" if shown else text


def _plain(value: Any) -> str:
    """A value without numpy's wrapping."""
    value = getattr(value, "item", lambda: value)()
    return f"{value:.6g}" if isinstance(value, float) else repr(value) if isinstance(value, str) else str(value)


def _said(error: Exception) -> str:
    return _short(f"{type(error).__name__}: {error}", 4 * SHOWN)


def _short(text: str, limit: int = SHOWN) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
