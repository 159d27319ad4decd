"""Which formats go where, and their writers, whose files appear together when all went well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath
from typing import TextIO

from scrapelint.errors import OutputError, suggest
from scrapelint.outputs import AtomicFile, AtomicFolder, is_folder, open_output
from scrapelint.reports.formats import Target, Writer, fits, format_names, format_of, open_writer, parts_of

__all__ = ["Plan", "open_writers", "plan_outputs"]

STORED = ("jsonl", "json")
"""Formats that ``read_result`` reads."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to write, with their formats, and the format on stdout, or None for nothing there."""

    files: tuple[tuple[str, str], ...]
    stdout: str | None

    @property
    def paths(self) -> list[str]:
        """All that is written; some formats write several files."""
        return [each for path, name in self.files for each in (path, *(_beside(path, part) for part in parts_of(name)))]

    @property
    def stored(self) -> str | None:
        """The first of the files that hold a result which can be read back."""
        return next((path for path, name in self.files if name in STORED), None)


def plan_outputs(format_: str | None, outputs: Sequence[str], *, default: str | None = "text") -> Plan:
    """Pair files with formats: FORMAT:FILE says it, else the ending does, else ``--format``.

    ``--format`` also decides where several formats share an ending ('.json'). A format that no file needs is that of
    stdout; else stdout has ``default``. Raises OutputError.
    """
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
def open_writers(plan: Plan, stdout: Target) -> Iterator[list[Writer]]:
    """The writers of a plan. Their files appear together when all went well, and none if anything went wrong.

    ``stdout`` is what is known of it; of its width, its colours and its silence the files know nothing.
    """
    files: list[AtomicFile | AtomicFolder] = []
    plain = Target(stdout.stream)
    common = replace(stdout, width=plain.width, color=plain.color, quiet=plain.quiet)

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
            writers.append(open_writer(plan.stdout, stdout))
        yield writers
        stdout.stream.flush()
        for file in files:
            file.commit()
    except BaseException:
        for file in files:
            file.discard()
        raise


def _beside(path: str, part: str) -> str:
    pure = PurePath(path)
    return str(pure.with_name(f"{pure.stem}.{part}{pure.suffix}"))
