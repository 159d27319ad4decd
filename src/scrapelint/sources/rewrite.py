"""Puts new values into the bytes of a feed and leaves every other byte as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scrapelint import lazyre as re
from scrapelint.validators.engine.fix import Edit

__all__ = ["JsonText", "json_strings", "replaced", "value_of"]

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[{}\[\]:,]', re.DOTALL)
_PIECE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)
"""What stands for one code point inside a string of JSON."""


class JsonText(NamedTuple):
    """A string value of a JSON text: the names that lead to it, and its bytes ``[start, end)`` with the quotes."""

    path: tuple[str, ...]
    start: int
    end: int


def json_strings(raw: bytes) -> Iterator[JsonText]:
    """Every string value of well-formed JSON texts, one or several, in their order; lists add no name."""
    names: list[str | None] = []
    """The name under which each open object or list holds what comes next; None in a list."""
    is_object: list[bool] = []
    key: tuple[int, int] | None = None
    for match in _TOKEN.finditer(raw):
        token = match[0]
        if token in b"{[":
            is_object.append(token == b"{")
            names.append(None)
        elif token in b"}]":
            if is_object:
                is_object.pop()
                names.pop()
        elif token == b":":
            if key and names:
                names[-1] = value_of(raw[slice(*key)])
        elif token == b",":
            if names:
                names[-1] = None
        elif is_object and is_object[-1] and names[-1] is None:
            key = match.span()
        else:
            yield JsonText(tuple(name for name in names if name is not None), *match.span())


def value_of(raw: bytes) -> str:
    """What a string of JSON reads."""
    value: str = json.loads(raw.decode("utf-8", "replace"), strict=False)
    return value


def replaced(raw: bytes, old: str, rounds: Sequence[Sequence[Edit]]) -> bytes | None:
    """A string of JSON that read ``old``, with rounds of edits made; what they do not touch stays byte by byte.

    None where the string reads something else.
    """
    inside = raw[1:-1].decode("utf-8", "surrogatepass")
    pieces = _PIECE.findall(inside)
    if len(pieces) != len(old) or value_of(raw) != old:
        return None
    in_ascii = inside.isascii() and not old.isascii()  # a feed that escapes goes on escaping
    for edits in rounds:
        made: list[str] = []
        position = 0
        for edit in sorted(edits):
            made += pieces[position : edit.start]
            made += (json.dumps(char, ensure_ascii=in_ascii)[1:-1] for char in edit.replacement)
            position = edit.end
        pieces = made + pieces[position:]
    return b'"' + "".join(pieces).encode("utf-8", "surrogatepass") + b'"'
