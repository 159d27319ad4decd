"""The options of every command that writes results, and what their writers know of the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from scrapelint.reports.formats import Writer
    from scrapelint.rules import Rule
    from scrapelint.writing import Plan

__all__ = [
    "FormatOption",
    "HtmlArticlesOption",
    "OutputOption",
    "open_outputs",
]

# Told by the files, since importing the formats would slow down every command; a test holds them against each other.
_NAMES = ", ".join(
    sorted({path.stem for path in (Path(__file__).parents[1] / "reports" / "formats").glob("[!_]*")} - {"base"})
)

FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"Format on stdout, or of files whose ending leaves it open: {_NAMES}.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[FORMAT:]FILE",
        help="Write a result there, in the format named or that of the ending; DIR/ for a report of any size.",
    ),
]
HtmlArticlesOption = Annotated[
    int, typer.Option("--html-articles", metavar="N", min=0, help="Worst articles whose text a .html file holds.")
]


@contextmanager
def open_outputs(
    plan: Plan, rules: Mapping[str, Rule], *, quiet: bool = False, verbose: bool = False, in_full: int = 500
) -> Iterator[list[Writer]]:
    """The writers of a plan, as ``open_writers`` has them, with what is known of the terminal."""
    from scrapelint.cli.terminal import has_color, step_summary, width_of
    from scrapelint.reports.formats import Target
    from scrapelint.writing import open_writers

    out = sys.stdout
    shown = Target(
        out, width_of(out), has_color(out), quiet, verbose, rules, in_full=in_full, step_summary=step_summary()
    )
    with open_writers(plan, shown) as writers:
        yield writers
