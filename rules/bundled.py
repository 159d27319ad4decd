"""The rule sets that come with scrapelint: YAML is parsed once, and lies in Python's bytecode cache from then on.

What is cached is trusted as much as a module that lies beside it, and made anew when its sources change.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from scrapelint.errors import Problem

__all__ = ["HERE", "BundledFile", "derived"]

HERE = Path(__file__).parent.resolve()
"""Where they lie."""


class BundledFile:
    """One of these files: ``data`` as YamlFile reads it, without the 40 ms that parsing all of them takes.

    Where nothing can be written, YAML is parsed at every start.
    """

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self.data: Any = _cached(_Loader(path))

    def problem(self, message: str, loc: tuple[int | str, ...] = (), hint: str = "", *, key: bool = False) -> Problem:
        """Describe what is wrong at ``loc``, as YamlFile does."""
        from scrapelint.rules.yamlfile import YamlFile

        return YamlFile(Path(self.path)).problem(message, loc, hint, key=key)


def derived(path: Path, make: Callable[[Any], Any]) -> Any:
    """What ``make``, a function of a module, makes of the data of a bundled file, in JSON.

    It may take long, so it is made once, and anew when the file or the module changes; None where it cannot be kept.
    """
    return _cached(_DerivedLoader(path, make))


def _cached(loader: SourceFileLoader) -> Any:
    module = ModuleType(loader.name)
    loader.exec_module(module)
    return json.loads(module.data)


class _Loader(SourceFileLoader):
    """Takes a YAML file for the source of a module that says the same in JSON."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.stem, str(path))

    def source_to_code(self, data: bytes, path: str) -> CodeType:  # type: ignore[override]  # as its caller calls it
        return compile(f"data = {json.dumps(self.made(data))!r}", path, "exec")

    def made(self, data: bytes) -> Any:
        """What the module is to hold."""
        from scrapelint.rules.yamlfile import YamlFile

        return YamlFile(Path(self.path), data.decode("utf-8-sig")).data


class _DerivedLoader(_Loader):
    """The same for what is made of that, which has a name of its own in the cache."""

    def __init__(self, path: Path, make: Callable[[Any], Any]) -> None:
        super().__init__(path.with_suffix(f".{make.__name__}.yaml"))
        self._make = make
        self._sources = [str(path), str(sys.modules[make.__module__].__file__)]

    def made(self, data: bytes) -> Any:
        return self._make(super().made(data)) if self._is_kept else None

    @property
    def _is_kept(self) -> bool:
        cached = Path(cache_from_source(self.path))
        folder = next(folder for folder in cached.parents if folder.exists())
        return not sys.dont_write_bytecode and folder.is_dir() and os.access(folder, os.W_OK)

    def path_stats(self, path: str) -> dict[str, Any]:
        del path  # of a file that does not exist
        source, code = (super(_DerivedLoader, self).path_stats(each) for each in self._sources)
        return {**source, "mtime": max(source["mtime"], code["mtime"])}

    def get_data(self, path: str) -> bytes:
        return super().get_data(self._sources[0] if path == self.path else path)
