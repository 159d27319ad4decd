"""Which files a run reads, checked before anything is read."""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scrapelint.errors import SourceError
from scrapelint.sources.detect import KNOWN, suffix_of
from scrapelint.sources.remote import is_remote, remote_files

__all__ = ["STDIN", "Input", "inputs"]

STDIN = "-"


class Input(NamedTuple):
    """A file to read; ``problem`` says why it cannot be."""

    path: str
    problem: str = ""


def inputs(paths: Sequence[str], without: Container[str] = ()) -> Iterator[Input]:
    """The files of all paths, those of a directory sorted by name, and but for those that are ``without``.

    Raises SourceError at once where a path is missing, may not be read, or is a directory without inputs.
    """
    if not paths:
        raise SourceError("nothing to read: name a file, a directory, or - for standard input")
    for path in paths:
        _check(path, without)
    return (found for path in paths for found in _files(path, without))


def _check(path: str, without: Container[str]) -> None:
    if path == STDIN:
        return
    if is_remote(path):
        if next(_files(path, without), None) is None:
            raise _nothing(path)
        return
    place = Path(path)
    try:
        mode = place.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise SourceError(f"{path}: no such file or directory.{_near(place)}") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: cannot be opened: {getattr(error, 'strerror', None) or error}") from error
    directory = stat.S_ISDIR(mode)
    if not os.access(path, os.R_OK | os.X_OK if directory else os.R_OK):
        raise SourceError(f"{path}: may not be read (permission denied); its mode is {stat.filemode(mode)}")
    if directory and next(_files(path, without), None) is None:
        raise _nothing(path)


def _nothing(path: str) -> SourceError:
    return SourceError(
        f"{path}: the directory has nothing to check: looked for files ending in {', '.join(sorted(KNOWN))}, "
        "each also .gz, .bz2, .xz or .zst, and skipped hidden ones"
    )


def _near(place: Path) -> str:
    folder = place.parent
    if not folder.is_dir():
        return f" The directory {str(folder)!r} does not exist."
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError:
        return ""
    near = difflib.get_close_matches(place.name, names, n=2, cutoff=0.6)
    shown = " or ".join(repr(str(folder / name)) for name in near)
    return f" Did you mean {shown}?" if near else ""


def _files(path: str, without: Container[str]) -> Iterator[Input]:
    if is_remote(path):
        below = remote_files(path)
        yield from (Input(found) for found in ([path] if below is None else filter(_is_shown, below)))
    elif path == STDIN or not Path(path).is_dir():
        yield Input(path)
    else:
        yield from (found for found in _walk(path) if found.path not in without)


def _is_shown(path: str) -> bool:
    """Whether a file below a remote folder is to be read: neither hidden nor in a hidden folder."""
    return suffix_of(path) in KNOWN and "/." not in path


def _walk(folder: str) -> Iterator[Input]:
    """Links to files are followed, links to directories are not: they may lead in circles."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Input(folder, problem=f"the directory cannot be read: {error.strerror or error}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_directory(entry, links=False):
            yield from _walk(entry.path)
        elif suffix_of(entry.name) in KNOWN and not _is_directory(entry, links=True):
            yield Input(entry.path)


def _is_directory(entry: os.DirEntry[str], *, links: bool) -> bool:
    """Not where that cannot be found out, as of a link that leads to itself: why is told when it is opened."""
    try:
        return entry.is_dir(follow_symlinks=links)
    except OSError:
        return False
