"""`scrapelint check`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scrapelint.cli.gate import (
    AgainstOption,
    BaselineOption,
    FailOnOption,
    FailUnderOption,
    MaxRateOption,
    MaxUnreadableOption,
    MinArticlesOption,
    against_run,
    baseline_of,
    known_conditions,
    known_findings,
    policy_of,
)
from scrapelint.cli.history import HistoryOption, ProjectOption, drawn, history_of, record
from scrapelint.cli.options import ConfigOption, FieldOption, JobsOption, RulesOption, fields_of, words_of
from scrapelint.cli.outputs import (
    FormatOption,
    HtmlArticlesOption,
    OutputOption,
    open_outputs,
)
from scrapelint.cli.targets import Targets

if TYPE_CHECKING:
    from scrapelint.config import LoadedConfig
    from scrapelint.linter import Linter
    from scrapelint.reports import Policy, Summary
    from scrapelint.runner import Again, Overall
    from scrapelint.writing import Plan

__all__ = ["check"]


def check(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Feeds (.jsonl .json .csv .parquet), texts (.txt .md), directories, compressed or not; - is stdin.",
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
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where a run was interrupted, by its result at --output.")
    ] = False,
    fail_on: FailOnOption = None,
    fail_under: FailUnderOption = None,
    max_rate: MaxRateOption = None,
    min_articles: MinArticlesOption = None,
    max_unreadable: MaxUnreadableOption = None,
    baseline: BaselineOption = None,
    against: AgainstOption = None,
    history: HistoryOption = None,
    project: ProjectOption = None,
    data_docs: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write Data Docs of the configured expectations there.")
    ] = None,
    jobs: JobsOption = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the summary and the verdict.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Every place of every finding.")] = False,
) -> None:
    """Check scraped articles: say what is broken, score every article, and judge."""
    gc.disable()  # until all is there: whatever is imported and read from here stays, and is looked through for nothing

    from scrapelint.ahead import expecting
    from scrapelint.cli.reading import ahead
    from scrapelint.config import find_config, load_config
    from scrapelint.errors import OutputError
    from scrapelint.linter import Linter
    from scrapelint.sources.files import inputs
    from scrapelint.writing import plan_outputs

    plan = plan_outputs(format_, output or ())
    if resume and plan.stored is None:
        raise OutputError("--resume: a run goes on from its result; write one with --output, as .jsonl or .json")
    inputs(paths)  # what is wrong with a path is told before a second goes into reading the rules
    loaded = load_config(config or find_config(Path.cwd()))
    baseline = baseline_of(loaded, baseline)
    linter = Linter(
        loaded,
        rules=rules or (),
        select=words_of("--select", select),
        ignore=words_of("--ignore", ignore),
        baseline=known_findings(baseline),
    )
    linter = expecting(linter, paths)  # read ahead when all else is found to be in order
    policy = policy_of(loaded, linter, fail_on, fail_under, max_rate, min_articles, max_unreadable)
    fields = {str(role): name for role, name in loaded.config.fields.items()}
    fields.update(fields_of(field))
    kept = history_of(loaded, history, project)
    earlier = against_run(linter, against, kept)
    overall = [
        *known_conditions(linter, baseline),
        *_overall(loaded, linter, data_docs),
        *([earlier] if earlier else []),
    ]
    targets = Targets([*plan.paths, *([data_docs / "index.html"] if data_docs else [])])
    targets.refuse(
        {
            "a feed": paths,
            "the configuration": [loaded.path],
            "a rule file": [each for each in rules or () if Path(each).is_file()],  # else a built-in set
            "the baseline": [baseline],
            "the run to compare with": [None if against == "history" else against],
            "the history": [kept.file if kept is not None else None],
        }
    )
    own = targets.own(paths, [baseline, against])
    began = datetime.now(UTC)
    linter = ahead(linter, paths, fields, without=own, quiet=quiet)

    def completed(summary: Summary) -> Summary:
        past = drawn(kept, summary, began=began) if kept is not None else ()
        summary = replace(summary, change=earlier.change if earlier else None, history=past)
        return _resumable(summary, linter, fields) if summary.interrupted else summary

    summary = _check(
        paths,
        own,
        linter,
        policy,
        fields,
        plan,
        overall,
        _left(plan, linter, fields) if resume else None,
        completed,
        jobs=jobs,
        quiet=quiet,
        verbose=verbose,
        in_full=html_articles,
    )
    code = int(summary.verdict.exit_code)
    if kept is not None:
        code = record(kept, summary, code, began=began, worse=earlier.worse if earlier else None)
    raise typer.Exit(code)


def _overall(loaded: LoadedConfig, linter: Linter, data_docs: Path | None) -> tuple[Overall, ...]:
    """What judges the articles all together; Great Expectations is imported only where there is something to judge."""
    from scrapelint.errors import ConfigError

    if loaded.config.expectations:
        from scrapelint.integrations.dataset import Dataset

        return (Dataset(loaded, linter, data_docs),)
    if data_docs is not None:
        raise ConfigError("--data-docs: there are no `expectations:` in the configuration to write Data Docs of")
    return ()


def _resumable(summary: Summary, linter: Linter, fields: Mapping[str, str]) -> Summary:
    from scrapelint.resuming import checked_with

    return replace(summary, checked_with=checked_with(linter, fields))


def _left(plan: Plan, linter: Linter, fields: Mapping[str, str]) -> Again:
    """What an interrupted run has left at an output; how much that is, or why it is nothing, is said."""
    from scrapelint.reports.safe import visible
    from scrapelint.resuming import checked_with, unfinished

    run = unfinished(plan.stored or "", checked_with(linter, fields))
    print(visible(f"{run.path}: {run.remark}"), file=sys.stderr)
    return partial(run.again, linter)


def _check(
    paths: Sequence[str],
    own: Container[str],
    linter: Linter,
    policy: Policy,
    fields: Mapping[str, str],
    plan: Plan,
    overall: Sequence[Overall],
    again: Again | None,
    completed: Callable[[Summary], Summary],
    *,
    jobs: int,
    quiet: bool,
    verbose: bool,
    in_full: int,
) -> Summary:
    from scrapelint.cli.progress import Progress
    from scrapelint.cli.reading import Reading
    from scrapelint.processes import available
    from scrapelint.reports.safe import visible
    from scrapelint.runner import run
    from scrapelint.sources import read_articles

    gc.freeze()  # what the rules are made of is never garbage
    gc.enable()
    progress = Progress(quiet=quiet)
    reading = Reading(progress)
    rules = {name: bound.rule for name, bound in linter.book.rules.items()}
    with open_outputs(plan, rules, quiet=quiet, verbose=verbose, in_full=in_full) as writers:
        records = read_articles(paths, fields=fields, stdin=sys.stdin.buffer, on_fields=reading.fields, without=own)
        with progress:
            summary = run(
                linter,
                records,
                writers,
                policy,
                overall=overall,
                again=again,
                completed=completed,
                on_unreadable=reading.unreadable,
                on_article=progress.advance,
                processes=jobs or available(),
            )
    if plan.stdout != "text":
        for reason in (*summary.verdict.reasons, *summary.verdict.notes):
            progress.say(visible(reason))
    if summary.interrupted and summary.articles and plan.stored is not None:
        progress.say(f"to go on from there: the same command with --resume, by {visible(plan.stored)}")
    return summary
