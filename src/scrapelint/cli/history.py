"""`scrapelint history`, and the recording of runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scrapelint.cli.options import ConfigOption

if TYPE_CHECKING:
    from rich.console import Console

    from scrapelint.config import LoadedConfig
    from scrapelint.history import History, RunRecord
    from scrapelint.reports import Summary
    from scrapelint.reports.change import Past
    from scrapelint.reports.compare import Against

__all__ = ["HistoryOption", "ProjectOption", "history", "history_of", "record", "with_past"]

DRAWN = 30
"""Earlier runs that outputs draw."""
TICKS = "▁▂▃▄▅▆▇█"
VERDICTS = {0: ("passed", "green"), 1: ("failed", "bold red"), 2: ("not told", "yellow")}

HistoryOption = Annotated[
    str | None,
    typer.Option("--history", metavar="FILE|URL", help="The history of runs: an SQLite file, or a database's URL."),
]
ProjectOption = Annotated[
    str | None, typer.Option("--project", metavar="NAME", help="Whose runs, where a history holds several projects'.")
]


def history_of(loaded: LoadedConfig, url: str | None, project: str | None) -> History | None:
    """The history that the command line or the configuration names, if any."""
    named = url or loaded.history_url
    if named is None:
        return None
    from scrapelint.history import History

    return History(named, loaded.history_project if project is None else project)


def record(history: History, summary: Summary, code: int, *, began: datetime, worse: int | None) -> int:
    """Record a run whose result is written already, and return its exit code.

    Where that fails, it is told; a failed run stays one, and of a passed one is not told that all is well.
    """
    from scrapelint.errors import HistoryError
    from scrapelint.history import record_of
    from scrapelint.reports.safe import visible

    try:
        history.add(record_of(summary, began=began, worse=worse))
    except HistoryError as error:
        print(f"scrapelint: the run was not recorded: {visible(str(error))}", file=sys.stderr)
        return code or 2
    return code


def with_past(history: History | None, against: Against | None, summary: Summary) -> Summary:
    """The summary of a run with what it was compared with, and with the runs before it, for outputs to show."""
    from scrapelint.errors import HistoryError
    from scrapelint.history.trend import past

    runs: list[Past] = []
    if history is not None:
        with suppress(HistoryError):  # it is told when the run is to be recorded
            runs = past(history.runs(DRAWN))
    return replace(summary, change=against.change if against else None, history=runs)


def history(
    url: HistoryOption = None,
    project: ProjectOption = None,
    last: Annotated[int, typer.Option(metavar="N", min=1, max=40, help="So many runs.")] = 20,
    site: Annotated[str, typer.Option(metavar="PATTERN", help="Only these sites.")] = "*",
    rule: Annotated[str, typer.Option(metavar="ID", help="Only this rule.")] = "",
    rows: Annotated[int, typer.Option(metavar="N", min=1, help="So many trends, the most frequent first.")] = 20,
    config: ConfigOption = None,
) -> None:
    """Show the last runs, and the trend of every rule on every site."""
    from scrapelint.cli.terminal import console
    from scrapelint.config import find_config, load_config
    from scrapelint.errors import HistoryError

    found = history_of(load_config(config or find_config(Path.cwd())), url, project)
    if found is None:
        raise HistoryError("no history is kept: name one with --history, or as `history:` in the configuration")
    runs = found.runs(last)
    if not runs:
        raise HistoryError("the history holds no run yet; `scrapelint check --history …` records one")
    out = console()
    _show_runs(out, runs)
    _show_trends(out, runs, site, rule, rows)


def _show_runs(out: Console, runs: Sequence[RunRecord]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("run", "UTC", "articles", "unreadable", "mean score"):
        table.add_column(name, justify="left" if name == "UTC" else "right", no_wrap=True)
    table.add_column("gate", no_wrap=True)
    for run in runs:
        word, style = VERDICTS.get(run.exit_code, VERDICTS[2])
        worse = f", {run.worse} worse" if run.worse else ""
        table.add_row(
            f"{run.number}",
            f"{run.began:%Y-%m-%d %H:%M}",
            f"{run.articles:,}",
            f"{run.unreadable:,}",
            "" if run.mean_score is None else f"{run.mean_score:.1f}",
            Text(("interrupted" if run.interrupted else word) + worse, style),
        )
    out.print(table)
    out.print(f"\nmean score  {sparkline([run.mean_score for run in runs])}")


def _show_trends(out: Console, runs: Sequence[RunRecord], site: str, rule: str, rows: int) -> None:
    from rich.table import Table

    from scrapelint.history.trend import trends
    from scrapelint.reports.safe import visible

    found = trends(runs, site, rule)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("site", no_wrap=True, overflow="ellipsis", ratio=1)
    table.add_column("rule", no_wrap=True, overflow="ellipsis", ratio=1)
    table.add_column("trend", no_wrap=True, min_width=len(runs))
    table.add_column("now", no_wrap=True, justify="right")
    for trend in found[:rows]:
        now = trend.counts[-1]
        told = "silent" if now is None else f"{now[0]:,}/{now[1]:,}"
        table.add_row(visible(trend.site) or "(no site)", trend.rule, sparkline(trend.shares), told)
    if found:
        out.print()
        out.print(table)
    if len(found) > rows:
        out.print(f"… and {len(found) - rows:,} more (--rows, --site, --rule)")


def sparkline(values: Sequence[float | None]) -> str:
    """A bar for each value, the greatest of them full; a dot where there is none."""
    top = max((value for value in values if value is not None), default=0.0)
    return "".join(
        "·" if value is None else TICKS[round(value / top * (len(TICKS) - 1)) if top else 0] for value in values
    )
