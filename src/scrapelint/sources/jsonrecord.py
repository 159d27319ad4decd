"""One record of JSON: orjson first, the standard library where orjson refuses what still has a meaning."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import orjson

from scrapelint.sources.encoding import not_utf8

__all__ = ["Failure", "kind_of", "parse", "too_large"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a record cannot be read; ``byte`` is the place in the record, ``None`` where the reason has it already.

    ``cut`` tells that the record just ends too early.
    """

    reason: str
    byte: int | None = None
    cut: bool = False


def parse(raw: bytes) -> Any | Failure:  # noqa: PLR0911 - one for each way to fail
    """The value of one JSON text, or a Failure."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        refusal = str(error.msg)
    if refusal.startswith(("depth limit", "recursion limit")):
        return Failure("is nested too deeply")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Failure(not_utf8(raw, error))
    # A mark in mid-file: files were concatenated. It is not JSON, and it means nothing.
    mark = text.startswith("\ufeff")
    try:
        # Lone surrogates, NaN, and raw control characters inside strings.
        return json.loads(text.removeprefix("\ufeff"), strict=False)
    except json.JSONDecodeError as error:
        byte = len(text[: error.pos + mark].encode("utf-8", "surrogatepass"))
        reason = error.msg[:1].lower() + error.msg[1:].removesuffix(" starting at").removesuffix(" at")
        return Failure(reason, byte, cut="unexpected end" in refusal)
    except RecursionError:
        return Failure("is nested too deeply")
    except ValueError as error:  # an integer of more digits than Python converts
        return Failure(str(error))


def kind_of(value: object) -> str:
    """The JSON name of a value's type, with its article."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "NaN (a missing value)" if value != value else "a number"  # noqa: PLR0124 - NaN alone differs from itself
    if isinstance(value, str):
        return "a string"
    return "a list" if isinstance(value, list) else "an object"


def too_large(size: int, limit: int) -> str:
    """The reason for a record over the limit."""
    return f"the record has {size:,} bytes, more than the {limit:,} that a record may have"
