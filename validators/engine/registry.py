"""Finds validators by name: the modules of this package, then the entry points of others."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Protocol

from pydantic import BaseModel

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.re2text import Later

__all__ = ["ENTRY_POINTS", "Registry", "Validator"]

ENTRY_POINTS = "scrapelint.validators"
"""Entry-point group by which another package adds a validator: name = "package.module"."""
PACKAGE = "scrapelint.validators"


class Find(Protocol):
    def __call__(self, document: Document, params: BaseModel, /) -> Iterator[Hit]: ...


class Triggers(Protocol):
    def __call__(self, params: BaseModel, /) -> tuple[str, ...] | Mapping[str, Later]: ...


class TriggersIn(Protocol):
    def __call__(self, params: BaseModel, text: str, /) -> Mapping[str, Later]: ...


class Concerns(Protocol):
    def __call__(self, document: Document, /) -> bool: ...


class Prepare(Protocol):
    def __call__(self, documents: Sequence[Document], /) -> None: ...


@dataclass(frozen=True, slots=True)
class Validator:
    """A kind of defect.

    ``params`` is the model of its options. ``find`` yields hits. ``triggers``, where a module has it,
    returns RE2 patterns of which at least one must match in the text or title before ``find`` can
    have anything to say, or one of each kind, or what makes it when it is first needed, by the kind's name; those of a
    family are looked for in one pass, but for kinds that have more in common with others (``checker.TOGETHER``).
    ``triggers_in``, where a module has it, returns only those that a short text may have, where no other text will be
    looked at: most of many are not even made.
    ``concerns``, where a module has it,
    is asked once an article, and no rule of the validator when it says no: the cheap test that its rules share.
    ``READS_AHEAD``, where a module has it, says that its rules have nothing to tell unless a feed was read ahead.
    ``prepare``, where a module has it, sees all documents that are checked together before that, and leaves with
    ``Document.keep`` what costs less when it is done for many.
    """

    name: str
    params: type[BaseModel]
    find: Find
    reads_ahead: bool
    triggers: Triggers | None
    triggers_in: TriggersIn | None
    concerns: Concerns | None
    prepare: Prepare | None

    def kinds_of_triggers(self, params: BaseModel, text: str | None = None) -> list[tuple[str, Later]]:
        """The kind, '' where there is but one, and the pattern of each trigger; of a ``text``, where that is all."""
        found: tuple[str, ...] | Mapping[str, Later]
        if text is not None and self.triggers_in:
            found = self.triggers_in(params, text)
        else:
            found = self.triggers(params) if self.triggers else ()
        return list(found.items()) if isinstance(found, Mapping) else [("", pattern) for pattern in found]


class Registry:
    """The validators that are installed, imported only when a rule names them."""

    def __init__(self) -> None:
        self._known: dict[str, Validator] = {}

    def get(self, name: str) -> Validator | None:
        """The validator of that name, or None if there is none."""
        if name not in self._known:
            module = self._builtin(name) or self._foreign(name)
            if module is None:
                return None
            optional = (getattr(module, hook, None) for hook in ("triggers", "triggers_in", "concerns", "prepare"))
            ahead = getattr(module, "READS_AHEAD", False)
            self._known[name] = Validator(name, module.Params, module.find, ahead, *optional)
        return self._known[name]

    def names(self) -> tuple[str, ...]:
        """All names, sorted. Imports every validator; for messages and generated documents."""
        package = importlib.import_module(PACKAGE)
        builtin = [
            info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg and self.get(info.name)
        ]
        return tuple(sorted({*builtin, *self._entry_points}))

    @cached_property
    def _entry_points(self) -> dict[str, EntryPoint]:
        return {point.name: point for point in entry_points(group=ENTRY_POINTS)}

    @staticmethod
    def _builtin(name: str) -> ModuleType | None:
        if not name.isidentifier():
            return None
        try:
            module = importlib.import_module(f"{PACKAGE}.{name}")
        except ModuleNotFoundError as error:
            if error.name == f"{PACKAGE}.{name}":
                return None
            raise
        return module if hasattr(module, "find") and hasattr(module, "Params") else None

    def _foreign(self, name: str) -> ModuleType | None:
        point = self._entry_points.get(name)
        return point.load() if point is not None else None
