"""JSON Lines: one record a line, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator

from scrapelint.sources.jsonrecord import Failure, kind_of, parse, too_large
from scrapelint.sources.model import Broken, DamagedStreamError, Parsed

__all__ = ["read_lines"]


def read_lines(pieces: Iterator[bytes], limit: int) -> Iterator[Parsed | Broken]:
    """Every line that is not blank; a line of more than ``limit`` bytes is measured and not held."""
    number = 1
    held: list[bytes] = []  # the pieces of the line that is not complete yet
    size = 0
    try:
        for piece in pieces:
            *lines, rest = piece.split(b"\n")
            for line in lines:
                if size:
                    size += len(line)
                    if size > limit:
                        yield Broken(number, too_large(size, limit), size)
                    else:
                        yield from _record(b"".join((*held, line)), number, limit)
                    held.clear()
                    size = 0
                else:
                    yield from _record(line, number, limit)
                number += 1
            size += len(rest)
            if size > limit:
                held.clear()
            elif rest:
                held.append(rest)
    except DamagedStreamError as damage:
        yield Broken(number, str(damage), size)
        return
    if size > limit:
        yield Broken(number, too_large(size, limit), size)
    else:
        yield from _record(b"".join(held), number, limit)


def _record(raw: bytes, number: int, limit: int) -> Iterator[Parsed | Broken]:
    if not raw or raw.isspace():
        return
    if len(raw) > limit:
        yield Broken(number, too_large(len(raw), limit), len(raw))
        return
    value = parse(raw)
    if isinstance(value, dict):
        yield Parsed(number, value, len(raw))
    elif isinstance(value, Failure):
        yield Broken(number, _reason(raw, value), len(raw))
    else:
        yield Broken(number, f"the record is {kind_of(value)}, not an object", len(raw))


def _reason(raw: bytes, failure: Failure) -> str:
    if failure.byte is None:
        return f"the record cannot be read: {failure.reason}"
    if failure.cut:
        end = len(raw.rstrip().decode("utf-8", "replace"))
        return f"the record breaks off after column {end:,} (half-written?)"
    column = len(raw[: failure.byte].decode("utf-8", "replace")) + 1
    hint = "; JSON wants double quotes" if raw.lstrip().startswith(b"{'") else ""
    return f"not valid JSON at column {column:,}: {failure.reason}{hint}"
