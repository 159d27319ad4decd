"""Keeps what a run writes apart from what it reads."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

__all__ = ["Targets"]

STDIN, STDOUT = 0, 1
"""Numbers of open files, which may be files of the run by another name: ``check - -o feed.jsonl < feed.jsonl``."""
HEAD = 4096
"""Bytes by which a result is told; the id of an article, of any length, may stand before what tells it."""

Identity = tuple[int, int] | str
"""What all names of a file have in common: its place on the disk, or the path of what is not there yet."""


class Targets:
    """The files and folders that a run is to write. Raises OutputError where two of them would be one.

    Devices and pipes may be named as often as one likes: nothing is lost there.
    """

    def __init__(self, paths: Iterable[str | Path]) -> None:
        from scrapelint.errors import OutputError
        from scrapelint.outputs import is_folder

        names = [str(path) for path in paths]
        self._folders = {os.path.realpath(name): name for name in names if is_folder(name)}
        self._taken: dict[Identity | None, str] = {}
        self._take(STDOUT, "standard output")
        for name in names:
            if self._over(name) is not None:
                raise OutputError(f"{name}: another output goes there already; name a file of its own for each")
            self._take(name, name)

    def refuse(self, used: Mapping[str, Iterable[str | Path | None]]) -> None:
        """Raise OutputError if a file would be written over that the run uses as what its key says; None is no file."""
        from scrapelint.errors import OutputError

        for what, paths in used.items():
            for path in paths:
                name = None if path is None else self._over(STDIN if path == "-" else path)
                if name is not None:
                    raise OutputError(f"{name}: is in use as {what}; name another file for the output")

    def own(self, feeds: Sequence[str], others: Iterable[str | Path | None] = ()) -> frozenset[str]:
        """Files in directories of ``feeds`` that are none: what this run writes, as an earlier one did, and ``others``.

        Raises OutputError for what would be written over though no earlier run seems to have written it.
        """
        from scrapelint.errors import OutputError
        from scrapelint.sources.files import inputs

        used = {_identity(path) for path in others if path is not None} - {None}
        folders = [feed for feed in feeds if os.path.isdir(feed)]  # noqa: PTH112 - no error where it cannot be told
        if not folders or not any(isinstance(each, tuple) for each in (*self._taken, *used)):
            return frozenset()
        found = []
        for path, _ in inputs(folders):
            same = _identity(path)
            if same in self._taken and not _is_result(path):
                raise OutputError(f"{path}: is among what is checked; write to a file outside of the directory")
            if same in self._taken or same in used:
                found.append(path)
        return frozenset(found)

    def _take(self, path: str | int, name: str) -> None:
        same = _identity(path)
        if same is not None:
            self._taken[same] = name

    def _over(self, path: str | Path | int) -> str | None:
        """The target that is written over ``path``, or that is a folder with it."""
        found = self._taken.get(_identity(path))
        if found is not None or isinstance(path, int) or not self._folders:
            return found
        above = (self._folders.get(str(folder)) for folder in Path(os.path.realpath(path)).parents)
        return next((name for name in above if name is not None), None)


def _identity(path: str | Path | int) -> Identity | None:
    """None for what is no file or folder, and for what is not open."""
    try:
        status = os.stat(path)  # noqa: PTH116 - the number of an open file, too
    except (OSError, ValueError):
        return None if isinstance(path, int) else os.path.realpath(path)
    kept = stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
    return (status.st_dev, status.st_ino) if kept else None


def _is_result(path: str) -> bool:
    """Whether a file is empty, or begins as results do."""
    from scrapelint.reports.formats import opens_result

    with Path(path).open("rb") as file:
        head = file.read(HEAD)
    return not head or opens_result(head)
