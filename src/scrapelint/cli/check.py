"""`scrapelint check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from scrapelint.cli.options import ConfigOption, FieldOption, RulesOption, fields_of, words_of

if TYPE_CHECKING:
    from scrapelint.config import LoadedConfig
    from scrapelint.linter import Linter
    from scrapelint.outputs import AtomicFile
    from scrapelint.reports import Policy
    from scrapelint.reports.formats import Writer
    from scrapelint.runner import Overall
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
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="text, json or jsonl.", show_default=False)
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="Write a result there, in the format of its ending; may repeat."),
    ] = None,
    fail_on: Annotated[
        FailOnOption | None, typer.Option(help="The least severity that fails the run.  [default: error]")
    ] = None,
    fail_under: Annotated[
        float | None, typer.Option(metavar="N", min=0, max=100, help="Fail if an article scores less than N.")
    ] = None,
    data_docs: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write Data Docs of the configured expectations there.")
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
    overall = _overall(loaded, linter, data_docs)
    try:
        code = _check(paths, linter, policy, fields, _Plan(format_, tuple(output or ()), quiet, verbose), overall)
    except BrokenPipeError as error:
        # Who read the report went away before the verdict, so nothing was said. What is still in the buffer must go
        # somewhere, or Python fails once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(2) from error
    raise typer.Exit(code)


class _Plan:
    """Which formats go where."""

    def __init__(self, format_: str | None, outputs: tuple[str, ...], quiet: bool, verbose: bool) -> None:
        from scrapelint.errors import OutputError, suggest
        from scrapelint.reports.formats import format_names, format_of

        names = format_names()
        if format_ is not None and format_ not in names:
            raise OutputError(f"there is no format '{format_}'. {suggest(format_, names)}")
        self.quiet, self.verbose = quiet, verbose
        self.files: list[tuple[str, str]] = []
        self.stdout = format_ or "text"
        for path in outputs:
            if path == "-":
                continue
            named = format_of(path)
            if named is None and format_ is None:
                raise OutputError(
                    f"{path}: its ending names no format; use one of {', '.join(names)} as the ending, or --format"
                )
            if named is None:
                self.stdout = "text"
            self.files.append((path, named or format_ or "text"))


def _overall(loaded: LoadedConfig, linter: Linter, data_docs: Path | None) -> Overall | None:
    """What judges the articles all together; Great Expectations is imported only where there is something to judge."""
    from scrapelint.errors import ConfigError

    if loaded.config.expectations:
        from scrapelint.integrations.dataset import Dataset

        return Dataset(loaded, linter, data_docs)
    if data_docs is not None:
        raise ConfigError("--data-docs: there are no `expectations:` in the configuration to write Data Docs of")
    return None


def _check(
    paths: Sequence[str],
    linter: Linter,
    policy: Policy,
    fields: Mapping[str, str],
    plan: _Plan,
    overall: Overall | None,
) -> int:
    from scrapelint.cli.progress import Progress
    from scrapelint.cli.terminal import has_color, width_of
    from scrapelint.outputs import AtomicFile
    from scrapelint.reports.formats import Target, open_writer
    from scrapelint.reports.safe import visible
    from scrapelint.runner import run
    from scrapelint.sources import read_articles

    files: list[AtomicFile] = []
    progress = Progress(quiet=plan.quiet)

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

    try:
        writers: list[Writer] = []
        for path, name in plan.files:
            files.append(AtomicFile(path))
            writers.append(open_writer(name, Target(files[-1].stream, verbose=plan.verbose)))
        out = sys.stdout
        _harden(out)
        writers.append(open_writer(plan.stdout, Target(out, width_of(out), has_color(out), plan.quiet, plan.verbose)))
        records = read_articles(paths, fields=fields, stdin=sys.stdin.buffer, on_fields=tell_fields)
        with progress:
            summary = run(
                linter,
                records,
                writers,
                policy,
                overall=overall,
                on_unreadable=tell_unreadable,
                on_article=progress.advance,
            )
        out.flush()
        for file in files:
            file.commit()
    except BaseException:
        for file in files:
            file.discard()
        raise
    if plan.stdout != "text":
        for reason in (*summary.verdict.reasons, *summary.verdict.notes):
            progress.say(visible(reason))
    return summary.verdict.exit_code


def _harden(stream: object) -> None:
    """A terminal's encoding may lack characters of the text: show them escaped, never fail."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _policy(loaded: LoadedConfig, fail_on: FailOnOption | None, fail_under: float | None) -> Policy:
    from scrapelint.reports import FailOn, Policy

    configured = loaded.policy
    chosen = next((name for name in get_args(FailOn) if fail_on == name), configured.fail_on)
    return Policy(chosen, configured.fail_under if fail_under is None else fail_under)
