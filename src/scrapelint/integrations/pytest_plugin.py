"""The plugin of pytest: the fixture ``assert_articles``, and ``--scrapelint-feed``, which makes tests of articles.

pytest imports this module in every run of every project where scrapelint is installed, so that it imports nothing that
it may not need.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial

import pytest

__all__ = ["assert_articles"]


@pytest.fixture
def assert_articles(request: pytest.FixtureRequest) -> Callable[..., None]:
    """scrapelint.integrations.pytest.assert_articles, with the configuration that is nearest to the test's file."""
    from scrapelint.config import find_config
    from scrapelint.integrations.pytest import assert_articles

    return partial(assert_articles, config=find_config(request.path.parent))


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("scrapelint", "scraped articles")
    group.addoption(
        "--scrapelint-feed",
        action="append",
        default=[],
        metavar="FEED",
        help="Make a test of every article of a feed, a text, or a directory; may repeat.",
    )
    group.addoption(
        "--scrapelint-by",
        choices=("article", "site"),
        default="article",
        help="Make a test of every article, or of every site.",
    )
    group.addoption(
        "--scrapelint-min-score", type=_score, metavar="N", help="Fail what scores less than N, from 0 to 100."
    )
    group.addoption(
        "--scrapelint-select",
        action="append",
        default=[],
        metavar="IDS",
        help="Report only these rules or families; commas or repeated.",
    )
    group.addoption(
        "--scrapelint-ignore",
        action="append",
        default=[],
        metavar="IDS",
        help="Do not report these rules or families.",
    )
    group.addoption(
        "--scrapelint-config", metavar="FILE", help="Configuration; found upwards from the working directory if absent."
    )


def _score(given: str) -> float:
    score = float(given)
    if not 0 <= score <= 100:
        raise argparse.ArgumentTypeError(f"a score is between 0 and 100; {given} is not")
    return score


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "scrapelint: an article or a site of a feed given with --scrapelint-feed.")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the tests of the feeds before others select (-k, -m, --last-failed) among them.

    A feed is no argument of pytest's: it may be a directory, in which pytest would look for Python files.
    """
    feeds = config.getoption("scrapelint_feed")
    if feeds:
        from scrapelint.integrations.pytest_items import Feed

        for path in dict.fromkeys(feeds):
            items.extend(session.genitems(Feed.from_parent(session, name=path)))
