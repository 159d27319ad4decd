"""What is known about the terminal and what runs us: the only place that asks the environment."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "has_color", "step_summary", "width_of"]

PIPE_WIDTH = 100
"""Cells of a line where the output is no terminal and COLUMNS is not set: CI logs show more than 80."""


def has_color(stream: TextIO) -> bool:
    """Whether to write colours: to a terminal, unless NO_COLOR is set; FORCE_COLOR forces them."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """Cells of a line of ``stream``."""
    if os.environ.get("COLUMNS", "").isdigit() or stream.isatty():
        return max(40, shutil.get_terminal_size().columns)
    return PIPE_WIDTH


def step_summary() -> str:
    """The file whose Markdown GitHub Actions shows on the page of the run; '' elsewhere."""
    return os.environ.get("GITHUB_STEP_SUMMARY", "")


def console(stream: TextIO | None = None) -> Console:
    """A console of rich that executes no markup and guesses nothing."""
    from scrapelint.reports.formats.text import Console

    stream = stream or sys.stdout
    color = has_color(stream)
    return Console(
        file=stream,
        width=width_of(stream),
        force_terminal=color,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
