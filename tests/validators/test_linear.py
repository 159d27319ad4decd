"""Checking does not grow faster than the text, on texts that were made to be slow."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import hostile  # from the folder of benchmarks

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry
from scrapelint.validators.engine.feedcounts import count_feed

CHECKER = Checker(load_rules(["recommended"], Registry()))
SMALL, TIMES = 8_000, 4
ALLOWED = 2
"""Calls on a text of TIMES the length, over TIMES the calls; some of the work starts only in longer texts."""


def calls(text: str) -> int:
    """Calls of Python and C functions that a check makes: its work, but for what one call of C does inside.

    Every line comes again on other pages, so that the rules on a feed that was read ahead have work too.
    """
    checker = CHECKER.knowing(count_feed(Article(f"{text}\n{name}", name) for name in ("one", "two", "three")))
    count = 0

    def note(frame, event, arg):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        checker.check(Article(text, title="A title of the text", lang="en"))
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    for make in hostile.TEXTS.values():  # what is loaded or compiled at first use must not count
        CHECKER.check(Article(make(2_000), title="A title of the text", lang="en"))


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_work_grows_with_the_length_of_a_hostile_text(name):
    make = hostile.TEXTS[name]
    small, large = calls(make(SMALL)), calls(make(SMALL * TIMES))
    assert large <= small * TIMES * ALLOWED + 2_000


PIECES = [
    '"',
    "“",
    "‘",
    "a",
    "Ab",
    " ",
    "\n",
    ".",
    "{{",
    "<b",
    "(",
    "[",
    "&amp;",
    'string(3) "',
    "é",
    "Ã©",
    "\u200b",
    "。",
]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
def test_work_grows_with_the_repetitions_of_any_piece(piece):
    times = SMALL // 4 // len(piece) + 1
    calls(piece * times * TIMES)  # loads what such a text needs: lists of words, the tables of code pages
    small, large = calls(piece * times), calls(piece * times * TIMES)
    assert large <= small * TIMES * ALLOWED + 2_000
