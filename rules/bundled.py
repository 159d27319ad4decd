"""The rule sets that come with scrapelint: YAML is parsed once, and lies in Python's bytecode cache from then on."""

from __future__ import annotations

import json
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from scrapelint.errors import Problem

__all__ = ["HERE", "BundledFile"]

HERE = Path(__file__).parent.resolve()
"""Where they lie."""


class BundledFile:
    """One of these files: ``data`` as YamlFile reads it, without the 40 ms that parsing all of them takes.

    What is cached is trusted as much as a module that lies beside it, and made anew when the YAML changes. Where
    nothing can be written, YAML is parsed at every start.
    """

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        module = ModuleType(path.stem)
        _Loader(path.stem, self.path).exec_module(module)
        self.data: Any = json.loads(module.data)

    def problem(self, message: str, loc: tuple[int | str, ...] = (), hint: str = "", *, key: bool = False) -> Problem:
        """Describe what is wrong at ``loc``, as YamlFile does."""
        from scrapelint.rules.yamlfile import YamlFile

        return YamlFile(Path(self.path)).problem(message, loc, hint, key=key)


class _Loader(SourceFileLoader):
    """Takes a YAML file for the source of a module that says the same in JSON."""

    def source_to_code(self, data: bytes, path: str) -> CodeType:  # type: ignore[override]  # as its caller calls it
        from scrapelint.rules.yamlfile import YamlFile

        said = json.dumps(YamlFile(Path(path), data.decode("utf-8-sig")).data)
        return compile(f"data = {said!r}", path, "exec")
