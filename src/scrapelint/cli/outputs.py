"""Which formats go where, for every command that writes results."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

if TYPE_CHECKING:
    from scrapelint.outputs import AtomicFile
    from scrapelint.reports.formats import Writer
    from scrapelint.rules import Rule

__all__ = ["FormatOption", "OutputOption", "Plan", "open_outputs", "plan_outputs", "reader_may_leave"]

FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="Format on stdout, or of files whose ending leaves it open.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[FORMAT:]FILE",
        help="Write a result there, in the format named or that of the ending; may repeat.",
    ),
]


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to write, with their formats, and the format on stdout, or None for nothing there."""

    files: tuple[tuple[str, str], ...]
    stdout: str | None


def plan_outputs(format_: str | None, outputs: Sequence[str], *, default: str | None = "text") -> Plan:
    """Pair files with formats: FORMAT:FILE says it, else the ending does, else ``--format``.

    ``--format`` also decides where several formats share an ending ('.json'). A format that no file needs is that of
    stdout; else stdout has ``default``. Raises OutputError.
    """
    from scrapelint.errors import OutputError, suggest
    from scrapelint.reports.formats import fits, format_names, format_of

    names = format_names()
    if format_ is not None and format_ not in names:
        raise OutputError(f"there is no format '{format_}'. {suggest(format_, names)}")
    files, taken = [], False
    for output in outputs:
        if output == "-":
            default = default or "text"
            continue
        said, colon, path = output.partition(":")
        if colon and said in names and path:
            files.append((path, said))
            continue
        meant = format_of(output)
        if format_ is not None and (meant is None or (meant != format_ and fits(format_, output))):
            meant, taken = format_, True
        if meant is None:
            raise OutputError(f"{output}: its ending names no format; write FORMAT:FILE with one of {', '.join(names)}")
        files.append((output, meant))
    return Plan(tuple(files), default if taken or format_ is None else format_)


@contextmanager
def open_outputs(
    plan: Plan, rules: Mapping[str, Rule], *, quiet: bool = False, verbose: bool = False
) -> Iterator[list[Writer]]:
    """The writers of a plan. Their files appear together when all went well, and none if anything went wrong."""
    from scrapelint.cli.terminal import has_color, width_of
    from scrapelint.outputs import AtomicFile
    from scrapelint.reports.formats import Target, open_writer

    files: list[AtomicFile] = []

    def opened(path: str) -> TextIO:
        files.append(AtomicFile(path))
        return files[-1].stream

    def beside(path: str, part: str) -> TextIO:
        pure = PurePath(path)
        return opened(str(pure.with_name(f"{pure.stem}.{part}{pure.suffix}")))

    step_summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    try:
        writers = [
            open_writer(
                name,
                Target(
                    opened(path),
                    verbose=verbose,
                    rules=rules,
                    beside=partial(beside, path),
                    step_summary=step_summary,
                ),
            )
            for path, name in plan.files
        ]
        out = sys.stdout
        if plan.stdout is not None:
            _harden(out)
            target = Target(out, width_of(out), has_color(out), quiet, verbose, rules=rules, step_summary=step_summary)
            writers.append(open_writer(plan.stdout, target))
        yield writers
        out.flush()
        for file in files:
            file.commit()
    except BaseException:
        for file in files:
            file.discard()
        raise


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """End the process with exit code 2 where who read stdout went away before the end, so that nothing was said."""
    try:
        yield
    except BrokenPipeError as error:
        # What is still in the buffer must go somewhere, or Python fails once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(2) from error


def _harden(stream: object) -> None:
    """A terminal's encoding may lack characters of the text: show them escaped, never fail."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
