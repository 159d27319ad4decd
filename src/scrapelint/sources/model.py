"""What the readers hand to each other, and the limits that keep a run in bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from scrapelint.validators.engine.article import Source

__all__ = ["Broken", "DamagedStreamError", "Limits", "Parsed", "Unreadable"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold whatever the input is; sizes are bytes.

    ``record`` bounds memory: a larger record or text file is reported and never held. ``extra`` is the
    largest value that is kept in ``Article.extra``. ``window`` is how many records are looked at before
    the names of the fields are guessed, ``window_bytes`` how much of them is held meanwhile.
    """

    record: int = 32 * 1024 * 1024
    extra: int = 10_000
    window: int = 100
    window_bytes: int = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record or file that could not be read: the run goes on.

    ``reason`` is one sentence for a person, with the column or byte where the damage is, when known.
    """

    source: Source
    reason: str
    article_id: str = ""


class Parsed(NamedTuple):
    """A record that is a JSON object; ``line`` is its first line, ``size`` its bytes."""

    line: int
    record: Mapping[str, Any]
    size: int


class Broken(NamedTuple):
    """A record that cannot be read, and why."""

    line: int
    reason: str
    size: int = 0


class DamagedStreamError(Exception):
    """The bytes of an input end early or make no sense from here on; what came before is good.

    Never leaves this package: the readers turn it into an Unreadable.
    """
