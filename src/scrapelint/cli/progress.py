"""What a waiting person sees, on stderr: a progress line on a terminal, messages anywhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

    from scrapelint.validators import Article

__all__ = ["Progress"]

PATIENCE = 1.0
"""Seconds before the progress line appears: short runs need none."""
EVERY = 64
"""Articles between two looks at the clock."""


class Progress:
    """Counts articles and shows them on a terminal after a while; never in a pipe, never where output scrolls."""

    def __init__(self, *, quiet: bool, doing: str = "") -> None:
        # Where the report itself scrolls on the terminal, a progress line would only be in its way.
        self._wanted = sys.stderr.isatty() and (quiet or not sys.stdout.isatty())
        self._doing = doing
        self._bar: RichProgress | None = None
        self._articles = 0
        self._code_points = 0
        self._begin = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, article: Article) -> None:
        """Count an article that was checked."""
        self._articles += 1
        self._code_points += len(article.text)
        if self._wanted and self._articles % EVERY == 0:
            self._show()

    def _show(self) -> None:
        seconds = time.monotonic() - self._begin
        if self._bar is None:
            if seconds < PATIENCE:
                return
            from rich.progress import Progress as RichProgress
            from rich.progress import SpinnerColumn, TextColumn

            from scrapelint.cli.terminal import console

            self._bar = RichProgress(
                SpinnerColumn(), TextColumn("{task.description}"), console=console(sys.stderr), transient=True
            )
            self._bar.add_task("")
            self._bar.start()
        speed = self._code_points / seconds / 1e6
        self._bar.update(
            self._bar.task_ids[0],
            description=f"{self._articles:,} articles{self._doing}, {speed:.1f} million characters a second",
        )

    def say(self, message: str) -> None:
        """Print a line to stderr, above the progress line where there is one."""
        if self._bar is not None:
            self._bar.console.print(message, markup=False)
        else:
            print(message, file=sys.stderr)
