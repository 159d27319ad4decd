"""`scrapelint check`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from scrapelint.cli.options import ConfigOption, FieldOption, RulesOption, fields_of, words_of
from scrapelint.cli.outputs import (
    FormatOption,
    HtmlArticlesOption,
    OutputOption,
    Plan,
    open_outputs,
    plan_outputs,
    reader_may_leave,
)

if TYPE_CHECKING:
    from scrapelint.config import LoadedConfig
    from scrapelint.linter import Linter
    from scrapelint.reports import Policy
    from scrapelint.sources import Unreadable

__all__ = ["check"]


class FailOnOption(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


def check(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Feeds (.jsonl, .json), texts (.txt, .md), directories of them; .gz .bz2 .xz .zst too; - for stdin.",
            show_default=False,
        ),
    ],
    config: ConfigOption = None,
    rules: RulesOption = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="IDS", help="Report only these rules or families; commas or repeated.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="IDS", help="Do not report these rules or families.")
    ] = None,
    field: FieldOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    html_articles: HtmlArticlesOption = 500,
    fail_on: Annotated[
        FailOnOption | None, typer.Option(help="The least severity that fails the run.  [default: error]")
    ] = None,
    fail_under: Annotated[
        float | None, typer.Option(metavar="N", min=0, max=100, help="Fail if an article scores less than N.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the summary and the verdict.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Every place of every finding.")] = False,
) -> None:
    """Check scraped articles: say what is broken, score every article, and judge."""
    from scrapelint.config import find_config, load_config
    from scrapelint.linter import Linter

    loaded = load_config(config or find_config(Path.cwd()))
    linter = Linter(loaded, rules=rules or (), select=words_of(select), ignore=words_of(ignore))
    policy = _policy(loaded, fail_on, fail_under)
    fields = {str(role): name for role, name in loaded.config.fields.items()}
    fields.update(fields_of(field))
    plan = plan_outputs(format_, output or ())
    with reader_may_leave():
        code = _check(paths, linter, policy, fields, plan, quiet=quiet, verbose=verbose, in_full=html_articles)
    raise typer.Exit(code)


def _check(
    paths: Sequence[str],
    linter: Linter,
    policy: Policy,
    fields: Mapping[str, str],
    plan: Plan,
    *,
    quiet: bool,
    verbose: bool,
    in_full: int,
) -> int:
    from scrapelint.cli.progress import Progress
    from scrapelint.reports.safe import visible
    from scrapelint.runner import run
    from scrapelint.sources import read_articles

    progress = Progress(quiet=quiet)
    seen: set[tuple[tuple[str, str], ...]] = set()

    def tell_fields(path: str, guessed: Mapping[str, str]) -> None:
        key = tuple(guessed.items())
        if key in seen:  # a directory may hold thousands of files of one shape
            return
        seen.add(key)
        told = ", ".join(f"{role}={name}" for role, name in guessed.items())
        progress.say(f"{visible(path)}: fields {visible(told)}")

    def tell_unreadable(record: Unreadable) -> None:
        place = record.source.path if record.source.line is None else f"{record.source.path}:{record.source.line}"
        progress.say(f"{visible(place)}: unreadable: {visible(record.reason)}")

    rules = {name: bound.rule for name, bound in linter.book.rules.items()}
    with open_outputs(plan, rules, quiet=quiet, verbose=verbose, in_full=in_full) as writers:
        records = read_articles(paths, fields=fields, stdin=sys.stdin.buffer, on_fields=tell_fields)
        with progress:
            summary = run(linter, records, writers, policy, on_unreadable=tell_unreadable, on_article=progress.advance)
    if plan.stdout != "text":
        for reason in summary.verdict.reasons:
            progress.say(visible(reason))
    return summary.verdict.exit_code


def _policy(loaded: LoadedConfig, fail_on: FailOnOption | None, fail_under: float | None) -> Policy:
    from scrapelint.reports import FailOn, Policy

    configured = loaded.policy
    chosen = next((name for name in get_args(FailOn) if fail_on == name), configured.fail_on)
    return Policy(chosen, configured.fail_under if fail_under is None else fail_under)
