"""What an output format is, and how one is found by name or by the ending of a file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import ModuleType
from typing import Protocol, TextIO

from scrapelint import lazyre as re
from scrapelint.reports.result import ArticleReport
from scrapelint.reports.summary import Summary
from scrapelint.rules import Rule

__all__ = ["Target", "Writer", "fits", "format_names", "format_of", "open_writer", "opens_result", "parts_of"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a format writes to and what may be shown there.

    ``width`` is in terminal cells. A format that writes bytes takes ``stream.buffer``. ``rules`` are those in force, by
    id, as far as they are known. ``folder`` is set where the output is a directory: ``stream`` is then its index, and
    the format may write further files beside it. ``beside`` opens another file of the same output, given what stands
    before its ending; None where the output is no file. ``in_full`` is the number of articles whose text a single page
    holds. ``step_summary`` is the file whose Markdown a CI service shows on the page of the run, if any.
    """

    stream: TextIO
    width: int = 80
    color: bool = False
    quiet: bool = False
    verbose: bool = False
    rules: Mapping[str, Rule] = field(default_factory=dict)
    folder: Path | None = None
    beside: Callable[[str], TextIO] | None = None
    in_full: int = 500
    step_summary: str = ""


class Writer(Protocol):
    """Takes an article's report at a time, then the summary.

    The module's ``SUFFIXES`` are the endings of its files. Where formats share one, it means the format that is called
    so ('.json' is json); the others are chosen by name. The module of a format that can write a folder says
    ``FOLDER = True``. One that writes further files names them in ``BESIDE``, as for ``Target.beside``. ``OPENING`` is
    the pattern of bytes by which a file of the format is told from a feed.
    """

    def __init__(self, target: Target) -> None: ...

    def article(self, report: ArticleReport) -> None:
        """Write an article, in the order of the input."""

    def finish(self, summary: Summary) -> None:
        """Write what comes last. Called once, also after an interruption."""


_PACKAGE, _OWN = __name__.rsplit(".", 1)


def format_names() -> tuple[str, ...]:
    """Names of the formats: the modules of this package beside this one. Imports none of them."""
    modules = pkgutil.iter_modules(importlib.import_module(_PACKAGE).__path__)
    return tuple(info.name for info in modules if info.name != _OWN)


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{_PACKAGE}.{name}")


def _modules() -> Iterator[tuple[str, ModuleType]]:
    return ((name, _module(name)) for name in format_names())


def format_of(path: str) -> str | None:
    """The format of files with this ending, or None; of a folder (it ends in a slash) the one that writes such.

    The longest ending counts: '.sarif.json' is no '.json'.
    """
    if path.endswith(("/", "\\")):
        return next((name for name, module in _modules() if getattr(module, "FOLDER", False)), None)
    name = PurePath(path).name.lower()
    found = [
        (len(suffix), suffix == f".{format_}", format_)
        for format_, module in _modules()
        for suffix in module.SUFFIXES
        if name.endswith(suffix)
    ]
    return max(found)[2] if found else None


def fits(name: str, path: str) -> bool:
    """Whether files of the format ``name`` may have this ending."""
    return PurePath(path).name.lower().endswith(_module(name).SUFFIXES)


def parts_of(name: str) -> tuple[str, ...]:
    """What ``Target.beside`` is given by the format ``name``, for its further files of an output."""
    parts: tuple[str, ...] = getattr(_module(name), "BESIDE", ())
    return parts


def opens_result(head: bytes) -> bool:
    """Whether a file that begins so is in one of the formats that can be told by that."""
    return any(re.match(module.OPENING, head) for _, module in _modules() if hasattr(module, "OPENING"))


def open_writer(name: str, target: Target) -> Writer:
    """A writer of the format ``name``; raises LookupError for an unknown one."""
    if name not in format_names():
        raise LookupError(name)
    writer: Writer = _module(name).Writer(target)
    return writer
