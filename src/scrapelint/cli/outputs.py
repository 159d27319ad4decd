"""Which formats go where, for every command that writes results."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

if TYPE_CHECKING:
    from scrapelint.outputs import AtomicFile, AtomicFolder
    from scrapelint.reports.formats import Writer
    from scrapelint.rules import Rule

__all__ = [
    "FormatOption",
    "HtmlArticlesOption",
    "OutputOption",
    "Plan",
    "open_outputs",
    "plan_outputs",
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


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to write, with their formats, and the format on stdout, or None for nothing there."""

    files: tuple[tuple[str, str], ...]
    stdout: str | None

    @property
    def paths(self) -> list[str]:
        """All that is written; some formats write several files."""
        from scrapelint.reports.formats import parts_of

        return [each for path, name in self.files for each in (path, *(_beside(path, part) for part in parts_of(name)))]


def plan_outputs(format_: str | None, outputs: Sequence[str], *, default: str | None = "text") -> Plan:
    """Pair files with formats: FORMAT:FILE says it, else the ending does, else ``--format``.

    ``--format`` also decides where several formats share an ending ('.json'). A format that no file needs is that of
    stdout; else stdout has ``default``. Raises OutputError.
    """
    from scrapelint.errors import OutputError, suggest
    from scrapelint.outputs import is_folder
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
        if not (colon and said in names and path):
            said, path = "", output
        of_folder = format_of("/") if is_folder(path) else None
        meant = said or of_folder or format_of(path)
        if not said and format_ is not None and (meant is None or (meant != format_ and fits(format_, path))):
            meant, taken = format_, True
        if meant is None:
            raise OutputError(f"{output}: its ending names no format; write FORMAT:FILE with one of {', '.join(names)}")
        if of_folder and meant != of_folder:
            raise OutputError(f"{path}: is a directory, which {meant} does not write; name a file in it")
        files.append((path, meant))
    return Plan(tuple(files), default if taken or format_ is None else format_)


@contextmanager
def open_outputs(
    plan: Plan, rules: Mapping[str, Rule], *, quiet: bool = False, verbose: bool = False, in_full: int = 500
) -> Iterator[list[Writer]]:
    """The writers of a plan. Their files appear together when all went well, and none if anything went wrong."""
    from scrapelint.cli.terminal import has_color, step_summary, width_of
    from scrapelint.outputs import open_output
    from scrapelint.reports.formats import Target, open_writer

    files: list[AtomicFile | AtomicFolder] = []
    out = sys.stdout
    common = Target(out, verbose=verbose, rules=rules, in_full=in_full, step_summary=step_summary())

    def beside(path: str, part: str) -> TextIO:
        files.append(open_output(_beside(path, part)))
        return files[-1].stream

    def target(path: str) -> Target:
        file = open_output(path)
        files.append(file)
        return replace(common, stream=file.stream, folder=file.folder, beside=partial(beside, path))

    try:
        writers = [open_writer(name, target(path)) for path, name in plan.files]
        if plan.stdout is not None:
            terminal = replace(common, width=width_of(out), color=has_color(out), quiet=quiet)
            writers.append(open_writer(plan.stdout, terminal))
        yield writers
        out.flush()
        for file in files:
            file.commit()
    except BaseException:
        for file in files:
            file.discard()
        raise


def _beside(path: str, part: str) -> str:
    pure = PurePath(path)
    return str(pure.with_name(f"{pure.stem}.{part}{pure.suffix}"))
