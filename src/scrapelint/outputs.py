"""Output files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from scrapelint.errors import OutputError

__all__ = ["AtomicFile"]


class AtomicFile:
    """A text file written beside its place and moved there by ``commit``; ``discard`` leaves what was there.

    Raises OutputError if it cannot be made, written to, or moved.
    """

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        if self.path.is_dir():
            raise OutputError(f"{path}: is a directory; name a file in it")
        try:
            handle, temporary = tempfile.mkstemp(prefix=f".{self.path.name}.", suffix=".tmp", dir=self.path.parent)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
        self._temporary = Path(temporary)
        # errors: a lone surrogate in scraped text must not stop the run.
        self.stream: TextIO = os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n")

    def commit(self) -> None:
        try:
            self.stream.close()
            umask = os.umask(0)
            os.umask(umask)
            self._temporary.chmod(0o666 & ~umask)  # mkstemp makes files for their owner alone
            self._temporary.replace(self.path)
        except OSError as error:
            self.discard()
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}") from error

    def discard(self) -> None:
        with suppress(OSError):  # the disk may be full: what matters is that the temporary file goes
            self.stream.close()
        self._temporary.unlink(missing_ok=True)
