"""Articles and sites of a feed as tests of pytest.

A feed is read as a stream three times: once ahead, for what a single article cannot show, once to name the tests, once
to run them. No text is held in between.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import pytest

from scrapelint.ahead import read_ahead
from scrapelint.errors import ScrapelintError
from scrapelint.integrations.configured import make_linter
from scrapelint.integrations.pytest import make_policy, of_one
from scrapelint.integrations.trial import Trial
from scrapelint.reports import Policy
from scrapelint.reports.safe import visible
from scrapelint.sources import STDIN, Unreadable, read_articles
from scrapelint.validators import Article, Source

__all__ = ["Feed"]

Record = Article | Unreadable

NAME = 60
"""Code points of what a test's name tells of its article."""
_UNSAFE = re.compile(r"[^\w.-]+|::+")


class FailedArticlesError(Exception):
    """What a person reads where a test of this module fails."""


class Feed(pytest.Collector):
    """The path of `--scrapelint-feed`: its tests are those of its articles or sites."""

    @classmethod
    def from_parent(cls, parent: pytest.Session, *, name: str, **kw: Any) -> Self:  # type: ignore[override]
        # The path leads the ids of the tests; '::' in it would part them.
        return super().from_parent(parent, name=name, nodeid=name.replace("::", ":"), path=Path(name).absolute(), **kw)

    def collect(self) -> Iterable[pytest.Item]:
        option = self.config.option
        if self.name == STDIN:
            raise self.CollectError("--scrapelint-feed -: a feed is read more than once; save it in a file first")
        try:
            self.linter, loaded = make_linter(
                option.scrapelint_config, _words(option.scrapelint_select), _words(option.scrapelint_ignore)
            )
            self.policy: Policy = make_policy(self.linter.policy, option.scrapelint_min_score)
            self._fields = {str(role): name for role, name in loaded.config.fields.items()}
            self.linter = read_ahead(self.linter, [self.name], self._fields)
            self._place = 0
            self._stream: Iterator[Record] = iter(())
            by_site = option.scrapelint_by == "site"
            items = list(self._sites() if by_site else self._articles())
        except ScrapelintError as error:
            raise self.CollectError(f"scrapelint: {error}") from error
        if not items:
            raise self.CollectError(f"scrapelint: {self.name}: no article to check; an empty feed is no sound one")
        return items

    def _articles(self) -> Iterator[pytest.Item]:
        for place, record in enumerate(self._read()):
            yield ArticleItem.from_parent(self, name=_name(record, self.name), place=place, source=record.source)

    def _sites(self) -> Iterator[pytest.Item]:
        """A test for each site, in the order in which they first come; one for each record that cannot be read."""
        sites: dict[str, None] = {}
        for place, record in enumerate(self._read()):
            if isinstance(record, Unreadable):
                yield ArticleItem.from_parent(self, name=_name(record, self.name), place=place, source=record.source)
            elif record.site not in sites:
                sites[record.site] = None
                yield SiteItem.from_parent(self, name=_safe(record.site) or "no-site", site=record.site)

    def _read(self) -> Iterator[Record]:
        return read_articles([self.name], fields=self._fields)

    def record(self, place: int) -> Record:
        """The record at ``place``, counted from 0. Tests run in the order of the feed, so that it is read on."""
        if place < self._place:
            self._place, self._stream = 0, iter(())
        if self._place == 0:
            self._stream = self._read()
        for record in self._stream:
            self._place += 1
            if self._place > place:
                return record
        raise FailedArticlesError(f"{self.name} has fewer records than when its tests were collected")

    def verdicts(self) -> dict[str, str]:
        """By site, why it fails, or ''. All sites that are tested are checked in one go when the first one is asked."""
        if not hasattr(self, "_verdicts"):
            wanted = [item.site for item in self.session.items if isinstance(item, SiteItem) and item.parent is self]
            policy = replace(self.policy, min_articles=1)  # which is asked of the whole feed
            trials = {site: Trial(self.linter, policy) for site in wanted}
            for record in self._read():
                if isinstance(record, Article) and record.site in trials:
                    trials[record.site].add(record)
            self._verdicts = {site: trial.failure() for site, trial in trials.items()}
        return self._verdicts

    def teardown(self) -> None:
        self._place, self._stream = 0, iter(())


class _Item(pytest.Item):
    parent: Feed

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)
        self.add_marker("scrapelint")

    @abstractmethod
    def why(self) -> str:
        """Why the articles fail; '' if they pass."""

    def runtest(self) -> None:
        if why := self.why():
            raise FailedArticlesError(why)

    def heading(self) -> str:
        """What stands above a failure. It must not be the name: pytest shows a name's dots as '::'."""
        return f"{self.name} in {visible(self.parent.name)}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, FailedArticlesError | ScrapelintError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class ArticleItem(_Item):
    """An article, or a record that cannot be read, which fails."""

    def __init__(self, *, place: int, source: Source | None, **kw: Any) -> None:
        super().__init__(**kw)
        self._place = place
        self._source = source

    def why(self) -> str:
        trial = Trial(self.parent.linter, of_one(self.parent.policy))
        trial.add(self.parent.record(self._place))
        return trial.failure()

    def reportinfo(self) -> tuple[Path, int | None, str]:
        line = self._source.line if self._source else None
        path = Path(self._source.path).absolute() if self._source else self.path
        return path, line and line - 1, self.heading()


class SiteItem(_Item):
    """The articles of a site, judged together."""

    def __init__(self, *, site: str, **kw: Any) -> None:
        super().__init__(**kw)
        self.site = site

    def why(self) -> str:
        return self.parent.verdicts()[self.site]

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.heading()


def _name(record: Record, feed: str) -> str:
    """Where a record stands and what it is called: '4-brueckenbau'. The feed of one text has the name of its file."""
    source = record.source
    parts = []
    if source is not None:
        inside = source.path.removeprefix(feed).strip("/\\")
        parts = [part for part in (inside, source.line and str(source.line)) if part]
    if isinstance(record, Unreadable):
        parts += [record.article_id, "unreadable"]
    else:
        parts.append(next(filter(_safe, (record.id, record.title, record.url)), ""))
    return "-".join(filter(None, map(_safe, parts))) or _safe(Path(feed).name)


def _safe(text: str) -> str:
    """Letters and digits of a name, other characters as '-': it stands on terminals, command lines and in XML."""
    return _UNSAFE.sub("-", text[: 4 * NAME])[:NAME].strip("-")


def _words(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip() for each in given for word in each.split(",") if word.strip())
