"""The linter of a project, by the configuration that stands above the working directory: set up once a process."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from scrapelint.config import LoadedConfig, find_config, load_config
from scrapelint.linter import Linter
from scrapelint.reports.known.baselinefile import read_baseline

__all__ = ["make_linter"]


def make_linter(
    config: Path | str | None, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Linter, LoadedConfig]:
    """A linter and the configuration that it follows; None finds one upwards from the working directory."""
    path = Path(config) if config is not None else find_config(Path.cwd())
    changed = path.stat().st_mtime_ns if path is not None and path.exists() else 0
    return _linter(path, changed, tuple(select), tuple(ignore))


# Setting a linter up takes a third of a second, and a test module may call hundreds of times.
@lru_cache(maxsize=8)
def _linter(
    path: Path | None, changed: int, select: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[Linter, LoadedConfig]:
    del changed  # there so that an edited file is read again
    loaded = load_config(path)
    baseline = read_baseline(loaded.baseline) if loaded.baseline else None
    return Linter(loaded, select=select, ignore=ignore, baseline=baseline), loaded
