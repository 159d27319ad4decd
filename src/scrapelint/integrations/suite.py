"""`expectations:` of the configuration become expectations of the library, or errors that name their place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from scrapelint.config import Expectation, LoadedConfig
from scrapelint.errors import ConfigError, Problem, suggest
from scrapelint.integrations.library import quiet
from scrapelint.integrations.table import COLUMNS

__all__ = ["INDEX", "build", "counted"]

INDEX = "scrapelint"
"""The key of ``meta`` under which an expectation carries its place in the configuration."""
OWN = frozenset({"id", "meta", "rendered_content", "batch_id", "result_format", "catch_exceptions", "windows"})
"""Fields of the library's model that are ours to set, or mean nothing on a table in memory."""
COLUMN_KEYS = ("column", "column_A", "column_B", "column_list")
"""Arguments that name columns which must be there. ``column_set`` is not among them: its types ask which are."""


def counted(expectations: Sequence[Expectation], words: Collection[str]) -> tuple[str, ...]:
    """Those of ``words`` (ids of rules and families) that some argument names: only they get a column.

    Four bytes for each of some 200 rules and each article would be more than all the other columns.
    """
    said = [text for each in expectations for text in _texts(each.arguments)]
    return tuple(word for word in words if any(word in text for text in said))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _texts(inner)


def build(config: LoadedConfig, words: Collection[str]) -> list[Any]:
    """The library's expectation for each one configured, in order. ``words`` are the ids that may name a column.

    Raises ConfigError for unknown types, arguments and columns, and for values that a type refuses.
    """
    taken = sorted(set(words) & set(COLUMNS))
    if taken:
        raise ConfigError(
            f"a rule may not be called '{taken[0]}' where expectations are used: their table has such a column"
        )
    with quiet():
        from great_expectations.expectations.registry import (
            get_expectation_impl,
            list_registered_expectation_implementations,
        )

        built, problems = [], []
        known = list_registered_expectation_implementations()
        for index, expected in enumerate(config.config.expectations):
            at = ("expectations", index)
            if expected.type not in known:
                hint = suggest(expected.type, known)
                problems.append(config.problem(f"there is no expectation '{expected.type}'", (*at, "type"), hint))
                continue
            model = get_expectation_impl(expected.type)
            found = [*_missing_columns(config, expected, at, words)]
            found += _unknown_arguments(config, expected, at, [name for name in model.__fields__ if name not in OWN])
            if not found:
                try:
                    built.append(model(**expected.arguments, severity=expected.severity, meta={INDEX: index}))
                except Exception as error:
                    found = [*_refused(config, expected, at, error)]
            problems += found
    if problems:
        raise ConfigError(problems)
    return built


def _missing_columns(
    config: LoadedConfig, expected: Expectation, at: tuple[str, int], words: Collection[str]
) -> Iterator[Problem]:
    known = {*COLUMNS, *words}
    for key in COLUMN_KEYS:
        named = expected.arguments.get(key)
        columns = named if isinstance(named, list) else [named]
        for position, column in enumerate(columns):
            if isinstance(column, str) and column not in known:
                loc = (*at, key, position) if isinstance(named, list) else (*at, key)
                hint = suggest(column, known) or f"It has {', '.join(COLUMNS)}, and the rules and families that report."
                yield config.problem(f"the table of articles has no column '{column}'", loc, hint)


def _unknown_arguments(
    config: LoadedConfig, expected: Expectation, at: tuple[str, int], known: Sequence[str]
) -> Iterator[Problem]:
    for key in expected.arguments:
        if key not in known:
            message = f"'{expected.type}' has no argument '{key}'"
            yield config.problem(message, (*at, key), suggest(key, known), key=True)


def _refused(config: LoadedConfig, expected: Expectation, at: tuple[str, int], error: Exception) -> Iterator[Problem]:
    """What the library's model said of the arguments, each at its place."""
    complaints = getattr(error, "errors", list)() or [{"loc": (), "msg": str(error), "type": ""}]
    told = set()
    for each in complaints:
        key = str(each["loc"][0]) if each["loc"] else ""
        if key in told:  # one complaint for each type that a union would take
            continue
        told.add(key)
        if each["type"] == "value_error.missing":
            yield config.problem(f"'{expected.type}' needs the argument '{key}'", at)
        else:
            name = f", '{key}'" if key in expected.arguments else ""
            loc = (*at, key) if key in expected.arguments else at
            yield config.problem(f"'{expected.type}'{name}: {each['msg']}", loc)
