"""What a command says while it reads: how far it is, which fields were guessed, and what could not be read."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from scrapelint.cli.progress import Progress

if TYPE_CHECKING:
    from scrapelint.linter import Linter
    from scrapelint.sources import Unreadable

__all__ = ["Reading", "ahead"]


def ahead(
    linter: Linter,
    paths: Sequence[str],
    fields: Mapping[str, str],
    *,
    without: Container[str] = (),
    quiet: bool = True,
) -> Linter:
    """The linter, knowing what a feed shows that is read ahead; a waiting person sees how far it is."""
    from scrapelint.ahead import read_ahead

    with Progress(quiet=quiet, doing=" read ahead") as progress:
        return read_ahead(linter, paths, fields, progress.advance, without)


class Reading:
    """Says it on stderr, a line each."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._seen: set[tuple[tuple[str, str], ...]] = set()

    def fields(self, path: str, guessed: Mapping[str, str]) -> None:
        """Tell a guess of the fields, once: a directory may hold thousands of files of one shape."""
        from scrapelint.reports.safe import visible

        key = tuple(guessed.items())
        if key not in self._seen:
            self._seen.add(key)
            told = ", ".join(role if name == role else f"{role}={name}" for role, name in guessed.items())
            self._progress.say(f"{visible(path)}: fields {visible(told)}")

    def unreadable(self, record: Unreadable) -> None:
        """Tell a record that could not be read."""
        from scrapelint.reports.safe import visible

        source = record.source
        place = source.path if source.line is None else f"{source.path}:{source.line}"
        self._progress.say(f"{visible(place)}: unreadable: {visible(record.reason)}")
