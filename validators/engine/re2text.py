"""RE2 over an article, in UTF-8 once, with matches told in code points.

RE2 runs in time linear in the text whatever the pattern, so a rule from anyone cannot hang a run.
Its Python binding encodes a ``str`` anew for every search; here the text is encoded once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import re2

__all__ = ["Match", "PatternError", "PatternSet", "Utf8", "compile_pattern", "is_wide"]

MAX_MEMORY = 64 * 1024 * 1024
"""Bytes for RE2's automata: a set that runs out of memory matches nothing at all, and says so only in a log."""

_NARROW = bytes(byte for byte in range(256) if not 0xCD <= byte <= 0xED or byte == 0xE2)
"""Bytes of UTF-8 that begin no letter beyond Latin: U+0340 to U+D7FF without U+2000 to U+2FFF, which are signs."""

PatternError = re2.error
Later = str | Callable[[], str]
"""A pattern, or what makes it when it is first needed."""


def _options(ignore_case: bool = False) -> Any:
    options = re2.Options()
    options.max_mem = MAX_MEMORY
    options.log_errors = False
    options.case_sensitive = not ignore_case
    return options


@lru_cache(maxsize=1024)
def compile_pattern(pattern: str) -> Any:
    """Compile for matching bytes; raises PatternError with RE2's reason."""
    return re2.compile(pattern.encode(), _options())


@lru_cache(maxsize=1024)
def _with_groups(pattern: str) -> tuple[Any, dict[str, int]]:
    """The compiled pattern and the numbers of its named groups, which the binding makes anew for whoever asks."""
    regexp = compile_pattern(pattern)
    return regexp, {name.decode(): index for name, index in regexp.groupindex.items()}  # bytes, as the pattern


def is_wide(data: bytes) -> bool:
    """Whether UTF-8 has letters beyond the commoner ones of Latin."""
    return bool(data.translate(None, _NARROW))


class Match(NamedTuple):
    """A match in code points; ``groups`` are the named groups that took part."""

    start: int
    end: int
    groups: Mapping[str, str]


NOTHING: Mapping[str, str] = {}


class Utf8:
    """A text with its UTF-8 bytes, one byte or more a code point.

    A lone surrogate, which UTF-8 cannot hold, becomes '?'; one code point stays one code point.
    """

    __slots__ = ("_ascii", "_wide", "data", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.data = text.encode("utf-8", "replace")
        self._ascii = len(self.data) == len(text)
        self._wide: bool | None = False if self._ascii else None

    @property
    def is_wide(self) -> bool:
        """Whether it has letters of other scripts than Latin, or of the rarer ones there (Vietnamese)."""
        if self._wide is None:
            self._wide = is_wide(self.data)
        return self._wide

    def finditer(self, pattern: str) -> Iterator[Match]:
        """Matches from left to right, not overlapping, in linear time.

        Where the pattern has a group named ``defect`` that took part, the match is told as that group.
        """
        regexp, names = _with_groups(pattern)
        defect = names.get("defect", 0)
        byte = point = 0  # a pair that belongs together; matches only move forward
        for match in regexp.finditer(self.data):
            low, high = match.span(defect)
            if low < 0:
                low, high = match.span()
            if self._ascii:
                start, end = low, high
            else:
                start = point + len(self.data[byte:low].decode("utf-8", "ignore"))
                end = start + len(self.data[low:high].decode("utf-8", "ignore"))
                byte, point = high, end
            if names:
                groups = {
                    name: value.decode("utf-8", "replace") for name, index in names.items() if (value := match[index])
                }
                yield Match(start, end, groups)
            else:
                yield Match(start, end, NOTHING)


class PatternSet:
    """Many patterns looked for together; tells which of them match somewhere, not where.

    ``groups`` names for each pattern the group with which it shares an automaton, one for all if absent. An automaton
    costs 3 ms a MB of text; but the states of patterns that may be under way at one place multiply: in the second half
    of a feed of 32 MB all triggers of the recommended rules took 5,700 ms a MB together, a family at a time 330, and 56
    grouped as the checker does (benchmarks/triggers.py). Those of the groups ``wide`` match only in texts that are, and
    are not even made for others.
    """

    def __init__(self, patterns: Sequence[Later], groups: Sequence[str] = (), wide: Collection[str] = ()) -> None:
        members: dict[str, list[int]] = {}
        for index, group in enumerate(groups or [""] * len(patterns)):
            members.setdefault(group, []).append(index)
        self._patterns = patterns
        self._members = tuple((group in wide, indexes) for group, indexes in members.items())

    # Compiled when a text is there to be looked at: most articles have none in most fields beside the prose.
    @cached_property
    def _for_all(self) -> list[tuple[Any, Sequence[int]]]:
        return [each for wide, indexes in self._members if not wide for each in self._compiled(indexes)]

    @cached_property
    def _for_wide(self) -> list[tuple[Any, Sequence[int]]]:
        return [each for wide, indexes in self._members if wide for each in self._compiled(indexes)]

    def _compiled(self, indexes: Sequence[int]) -> Iterator[tuple[Any, Sequence[int]]]:
        """An automaton for these patterns; where they are too large for one, for each half of them."""
        compiled = re2.Set.SearchSet(_options())
        for index in indexes:
            pattern = self._patterns[index]
            compiled.Add((pattern if isinstance(pattern, str) else pattern()).encode())
        try:
            compiled.Compile()
        except PatternError:
            if len(indexes) == 1:
                raise
            half = len(indexes) // 2
            yield from self._compiled(indexes[:half])
            yield from self._compiled(indexes[half:])
        else:
            yield compiled, indexes

    def match(self, text: Utf8) -> frozenset[int]:
        """Indexes of the patterns that match."""
        return frozenset([index for _, index in self.matches((text,))])

    def matches(self, texts: Sequence[Utf8]) -> Iterator[tuple[int, int]]:
        """For every text its number with the index of each pattern that matches; empty texts are left out.

        An automaton sees all texts before the next one does, while it is in the processor's cache.
        """
        numbered = [(number, text.data) for number, text in enumerate(texts) if text.data]
        if numbered:
            yield from _matches(self._for_all, numbered)
        if wide := [(number, text.data) for number, text in enumerate(texts) if text.is_wide]:
            yield from _matches(self._for_wide, wide)


def _matches(
    sets: Iterable[tuple[Any, Sequence[int]]], texts: Iterable[tuple[int, bytes]]
) -> Iterator[tuple[int, int]]:
    for one, indexes in sets:
        for number, data in texts:
            for each in one.Match(data) or ():
                yield number, indexes[each]
