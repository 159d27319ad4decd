"""Output files and folders that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from scrapelint.errors import OutputError

__all__ = ["AtomicFile", "AtomicFolder", "is_folder", "open_output"]

MARK = ".scrapelint-report"
"""A file in every folder written here: only such a folder is replaced by the next run."""


def is_folder(path: str) -> bool:
    """Whether an output of this name is a folder: it ends in a slash, or is one already."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)  # noqa: PTH112 - no error where it cannot be told


def open_output(path: str) -> AtomicFile | AtomicFolder:
    """Raises OutputError if nothing can be written there."""
    return AtomicFolder(path) if is_folder(path) else AtomicFile(path)


class AtomicFile:
    """A text file written beside its place and moved there by ``commit``; ``discard`` leaves what was there.

    A link stays a link, and a file that is replaced keeps its permissions. What is no file, as a pipe or a device, is
    written to as it is, at once. Raises OutputError if it cannot be made, written to, or moved.
    """

    folder = None

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self._place = Path(os.path.realpath(path))
        self._temporary: Path | None = None
        try:
            mode = _mode(path)
            self._mode = 0o666 & ~_umask() if mode is None else stat.S_IMODE(mode)
            handle = self._make() if mode is None or stat.S_ISREG(mode) else os.open(path, os.O_WRONLY)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
        # errors: a lone surrogate in scraped text must not stop the run.
        self.stream: TextIO = os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n")

    def _make(self) -> int:
        place = self._place
        handle, temporary = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".tmp", dir=place.parent)
        self._temporary = Path(temporary)
        return handle

    def commit(self) -> None:
        try:
            self.stream.close()
            if self._temporary is not None:
                self._temporary.chmod(self._mode)  # mkstemp makes files for their owner alone
                self._temporary.replace(self._place)
        except OSError as error:
            self.discard()
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}") from error

    def discard(self) -> None:
        with suppress(OSError):  # the disk may be full: what matters is that the temporary file goes
            self.stream.close()
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)


class AtomicFolder:
    """A folder written beside its place and moved there by ``commit``; ``stream`` is the index.html in it.

    A folder that an earlier run wrote is replaced; any other that holds something is left alone. Raises OutputError
    for such a one, or if the folder cannot be made, written to, or moved.
    """

    def __init__(self, path: str) -> None:
        self.path = Path(os.path.realpath(path))  # a link stays a link
        if self.path.is_dir() and any(self.path.iterdir()) and not (self.path / MARK).is_file():
            raise OutputError(f"{path}: is a directory that holds other things; name a new one, or a file in it")
        if self.path.exists() and not self.path.is_dir():
            raise OutputError(f"{path}: is a file; name a directory")
        try:
            self.folder = Path(tempfile.mkdtemp(prefix=f".{self.path.name}.", suffix=".tmp", dir=self.path.parent))
            (self.folder / MARK).touch()
            index = self.folder / "index.html"
            self.stream: TextIO = index.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from error

    def commit(self) -> None:
        old = self.folder.with_suffix(".old")
        try:
            self.stream.close()
            self.folder.chmod(0o777 & ~_umask())
            if self.path.is_dir():  # a folder cannot be replaced in one step; this leaves the shortest gap
                self.path.rename(old)
            self.folder.rename(self.path)
        except OSError as error:
            if old.is_dir() and not self.path.exists():
                old.rename(self.path)
            self.discard()
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}") from error
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        with suppress(OSError):
            self.stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _mode(path: str) -> int | None:
    """Kind and permissions of what is there, links followed; None where there is nothing yet."""
    try:
        return os.stat(path).st_mode  # noqa: PTH116 - '/dev/fd/63' is no path that could be resolved first
    except FileNotFoundError:
        return None


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
