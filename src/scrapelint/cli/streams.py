"""The standard streams, as a command finds and leaves them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

__all__ = ["leave", "make_ready", "say"]


def make_ready() -> None:
    """Put something in the place of streams that are closed, and show escaped what stdout's encoding lacks.

    To read or write what was closed then fails as it does in other programs, and no file that is opened later is taken
    for it, since each stands in under the number of its own. What is told on a closed stderr is told nobody.
    """
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_WRONLY), "r", encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open as long as the process lives
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def say(message: str) -> None:
    """Tell on stderr what ended a command."""
    with suppress(OSError):  # there is nowhere else to tell it
        print(message, file=sys.stderr)


def leave() -> None:
    """Send to nowhere what could not be written, or Python fails once more when it closes the streams."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
