"""For tests: ``assert_articles`` fails with the findings of what was scraped.

>>> from scrapelint.integrations.pytest import assert_articles
>>> assert_articles("samples/feed.jsonl", select=["metadata"], min_score=90)
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, get_args

from scrapelint.ahead import read_ahead
from scrapelint.integrations.configured import make_linter
from scrapelint.integrations.trial import Trial
from scrapelint.linter import Linter
from scrapelint.reports import FailOn, Policy
from scrapelint.sources import Unreadable, read_articles, read_records
from scrapelint.validators import Article

__all__ = ["assert_articles", "make_policy", "of_one"]

One = str | os.PathLike[str] | Article | Mapping[str, Any]
Feed = One | Iterable[str | os.PathLike[str]] | Iterable[Article] | Iterable[Mapping[str, Any]]


def assert_articles(
    articles: Feed,
    *,
    min_score: float | None = None,
    fail_on: FailOn | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    fields: Mapping[str, str] | None = None,
    config: Path | str | None = None,
) -> None:
    """Check articles and fail as `scrapelint check` would, with what was found and where.

    ``articles`` is the path of a feed, an article, a record (a dictionary, its fields named as in a feed), or an
    iterable of one of these kinds; it is read as a stream. ``min_score`` (0 to 100) and ``fail_on`` ('error',
    'warning', 'never') replace what the configuration has under ``gate``; ``select`` and ``ignore`` take rule ids and
    families. ``fields`` names the fields of the records by role. ``config`` is found upwards from the working
    directory if absent.

    What the gate asks of a feed as a whole (rates, a least number of articles) is not asked of a single article or
    record. Expectations and the history of runs are left to `scrapelint check`.

    Raises AssertionError where an article does not pass, where a record cannot be read, and where there is no article
    at all; SourceError where a feed cannot be opened, ConfigError and RuleError for what is wrong there,
    ValueError for a ``min_score`` or ``fail_on`` out of range.
    """
    __tracebackhide__ = True
    linter, loaded = make_linter(config, select, ignore)
    policy = make_policy(linter.policy, min_score, fail_on)
    names: dict[str, str] = {str(role): name for role, name in loaded.config.fields.items()}
    names.update(fields or {})
    linter, records = _read(linter, articles, names)
    trial = Trial(linter, of_one(policy) if isinstance(articles, Article | Mapping) else policy)
    for record in records:
        trial.add(record)
    if why := trial.failure():
        raise AssertionError(why)


def make_policy(configured: Policy, min_score: float | None, fail_on: FailOn | None = None) -> Policy:
    """The configuration's policy with what was asked for in its place."""
    if min_score is not None and not 0 <= min_score <= 100:
        raise ValueError(f"a score is between 0 and 100; {min_score:g} is not")
    if fail_on is not None and fail_on not in get_args(FailOn):
        raise ValueError(f"fail_on is one of {', '.join(get_args(FailOn))}, not {fail_on!r}")
    scores = configured.fail_under if min_score is None else replace(configured.fail_under, worst=min_score)
    return replace(configured, fail_on=fail_on or configured.fail_on, fail_under=scores)


def of_one(policy: Policy) -> Policy:
    """What a policy asks of one article: a rate of one says nothing, and no more than one can be there."""
    return replace(policy, max_rate={}, min_articles=1, max_unreadable=Policy().max_unreadable)


def _read(linter: Linter, articles: Feed, fields: Mapping[str, str]) -> tuple[Linter, Iterator[Article | Unreadable]]:
    """What is to be checked; and the linter, which knows what was read ahead of a feed that can be read twice."""
    one = isinstance(articles, str | os.PathLike | Article | Mapping)
    every: Iterable[Any] = [articles] if one else articles  # type: ignore[assignment] # mypy does not see what `one` says
    items = iter(every)
    first = next(items, None)
    rest: Iterator[Any] = items if first is None else chain([first], items)
    if isinstance(first, str | os.PathLike):
        paths = [os.fspath(path) for path in rest]
        return read_ahead(linter, paths, fields), read_articles(paths, fields=fields)
    return linter, _articles(rest) if isinstance(first, Article) else read_records(rest, fields=fields)


def _articles(items: Iterator[Any]) -> Iterator[Article]:
    for number, item in enumerate(items, 1):
        if not isinstance(item, Article):
            raise TypeError(f"item {number} is of type {type(item).__name__}; what begins with an Article has no other")
        yield item
