"""`scrapelint compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from scrapelint.reports import Outcome

__all__ = ["compare"]


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The result of an earlier run, as json or jsonl.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The result of a later one.")],
) -> None:
    """Tell what got worse from one run to another, on which site, beyond chance. Exit code 1 if anything did."""
    from dataclasses import replace

    from scrapelint.earlier import earlier_result
    from scrapelint.reports import judge
    from scrapelint.reports.compare import Keys, compared

    earlier, later, keys = earlier_result(old), earlier_result(new), Keys()
    for article in later.articles() if later.articles else ():
        keys.add(article)
    outcome, _ = compared(earlier, later.figures, keys)
    outcome = replace(outcome, unseen=[*(f"{new}: {line}" for line in later.unseen), *outcome.unseen])
    _show(outcome)
    raise typer.Exit(judge([outcome]).exit_code)


def _show(outcome: Outcome) -> None:
    from rich.text import Text

    from scrapelint.cli.terminal import console
    from scrapelint.reports.safe import visible

    out = console()
    for line in outcome.broken:
        out.print(Text("worse  ", "bold red").append(visible(line), "default"))
    for line in outcome.unseen:
        out.print(Text(visible(line), "bold yellow"))
    for line in outcome.notes:
        out.print(Text(f"note   {visible(line)}", "dim"))
    if not outcome.broken and not outcome.unseen:
        out.print(Text("nothing got worse", "bold green"))
