"""The options of the gate, for every command that has one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scrapelint.cli.options import words_of

if TYPE_CHECKING:
    from scrapelint.config import LoadedConfig
    from scrapelint.history import History
    from scrapelint.linter import Linter
    from scrapelint.reports import Condition, Policy
    from scrapelint.reports.compare import Against
    from scrapelint.reports.known import Baseline

__all__ = [
    "AgainstOption",
    "BaselineOption",
    "FailOnOption",
    "FailUnderOption",
    "MaxRateOption",
    "MaxUnreadableOption",
    "MinArticlesOption",
    "against_run",
    "baseline_of",
    "known_conditions",
    "known_findings",
    "policy_of",
]


class FailOn(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


FailOnOption = Annotated[FailOn | None, typer.Option(help="The least severity that fails the run.  [default: error]")]
FailUnderOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="[FIGURE=]N", help="Fail if an article scores less than N; or FIGURE: mean, or a percentile as p5."
    ),
]
MaxRateOption = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=N|N%", help="Fail if more articles carry a finding of this rule, family or site."),
]
MinArticlesOption = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Of fewer articles nothing can be said.  [default: 1]")
]
MaxUnreadableOption = Annotated[
    str | None, typer.Option(metavar="N|N%", help="So many records may be unreadable.  [default: 0]")
]
BaselineOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Known findings, which fail nothing; see `scrapelint baseline`.")
]
AgainstOption = Annotated[
    str | None,
    typer.Option(metavar="RUN", help="Fail if anything got worse since RUN: a json or jsonl result, or `history`."),
]


def policy_of(
    loaded: LoadedConfig,
    linter: Linter,
    fail_on: FailOn | None,
    fail_under: Sequence[str] | None,
    max_rate: Sequence[str] | None,
    min_articles: int | None,
    max_unreadable: str | None,
) -> Policy:
    """What the configuration asks of the run, with what the command line says instead. Raises ConfigError."""
    from scrapelint.gating import gate_of

    options: dict[str, Any] = {
        "fail_on": None if fail_on is None else fail_on.value,
        "fail_under": dict(_pair(each, "worst") for each in words_of("--fail-under", fail_under)),
        "max_rate": dict(_pair(each) for each in words_of("--max-rate", max_rate)),
        "min_articles": min_articles,
        "max_unreadable": max_unreadable,
    }
    given = {name: value for name, value in options.items() if value is not None}
    return loaded.policy(linter.book, gate_of(loaded.config.gate, given))


def _pair(written: str, default: str = "") -> tuple[str, str]:
    from scrapelint.errors import ConfigError

    name, equals, value = written.rpartition("=")
    if not equals and not default:
        raise ConfigError(f"--max-rate {written}: write NAME=0.5% or NAME=3, with a rule, family or site")
    return (name if equals else default).strip(), value.strip()


def baseline_of(loaded: LoadedConfig, option: Path | None) -> Path | None:
    """The baseline's file, of the command line or else of the configuration."""
    return option or loaded.baseline


def known_findings(baseline: Path | None) -> Baseline | None:
    """What the baseline's file holds. Raises BaselineError."""
    if baseline is None:
        return None
    from scrapelint.reports.known.baselinefile import read_baseline

    return read_baseline(baseline)


def known_conditions(linter: Linter, baseline: Path | None) -> list[Condition]:
    """What tells of suppressions and baseline entries that are of no use any more."""
    from scrapelint.reports.known import BaselineUse, SuppressionUse

    conditions: list[Condition] = []
    if linter.suppressions.entries:
        conditions.append(SuppressionUse(linter.suppressions))
    if linter.baseline is not None:
        conditions.append(BaselineUse(linter.baseline, linter.reported, str(baseline)))
    return conditions


def against_run(linter: Linter, run: str | None, history: History | None) -> Against | None:
    """What compares the run with an earlier one.

    A result file is read first, so that a bad one is told before the work. The history is asked when the run is over,
    and the run is recorded after that: it is never compared with itself.
    """
    if run is None:
        return None
    from scrapelint.earlier import earlier_recorded, earlier_result
    from scrapelint.errors import HistoryError
    from scrapelint.reports.compare import Against

    if run != "history":
        earlier = earlier_result(run)
        return Against(lambda: earlier, run, linter.reported)
    if history is None:
        raise HistoryError("--against history: no history is kept: name one with --history or in the configuration")
    return Against(lambda: earlier_recorded(history), "history", linter.reported)
