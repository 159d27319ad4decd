"""Suppressions: what they mean, until when, and that idle ones are told."""

from datetime import date

import pytest

from scrapelint.reports import score_article
from scrapelint.reports.known import Suppression, Suppressions, SuppressionUse
from scrapelint.validators import Article, Finding, Source

TODAY = date(2026, 11, 26)
ARTICLE = Article(
    "x" * 4000, id="4417", site="www.manual.example", url="https://www.manual.example/a?id=[1]", source=Source("a.txt")
)
FINDING = Finding("php-var-dump", "leak", "error", "text", 0, 15, 'string(5)  "Hello"', "m")


def known(*entries, finding=FINDING):
    return Suppressions(entries, TODAY).marks(ARTICLE, [finding])


@pytest.mark.parametrize(
    "means",
    [
        {"rules": frozenset({"php-var-dump", "print-r"})},
        {"site": "*.manual.example"},
        {"article": "https://www.manual.example/a?id=[1]"},
        {"article": "https://www.manual.example/*"},
        {"article": "4417"},
        {"article": "a.txt"},
        {"excerpt": 'STRING(5) "hello"'},
        {"rules": frozenset({"php-var-dump"}), "site": "www.manual.example", "excerpt": "hello"},
    ],
)
def test_a_finding_is_suppressed_by_rule_site_article_and_excerpt(means):
    assert known(Suppression("s", "a manual of PHP", **means))[0].reason == "a manual of PHP"


@pytest.mark.parametrize(
    "means",
    [
        {"rules": frozenset({"print-r"})},
        {"site": "*.other.example"},
        {"article": "https://www.manual.example/b*"},
        {"excerpt": "goodbye"},
        {"rules": frozenset({"php-var-dump"}), "excerpt": "goodbye"},
    ],
)
def test_everything_that_a_suppression_says_has_to_hold(means):
    assert known(Suppression("s", "why", **means)) == {}


@pytest.mark.parametrize(("expires", "holds"), [("2026-11-26", True), ("2026-11-25", False)])
def test_a_suppression_holds_through_its_last_day(expires, holds):
    assert bool(known(Suppression("s", "why", site="*", expires=date.fromisoformat(expires)))) == holds


def test_expired_and_idle_suppressions_are_told_and_used_ones_are_not():
    entries = [
        Suppression("first", "used", site="*.manual.example"),
        Suppression("second", "idle", site="*.other.example"),
        Suppression("third", "over", site="*", expires=date(2026, 1, 31)),
    ]
    suppressions = Suppressions(entries, TODAY)
    use = SuppressionUse(suppressions)
    use.add(score_article(ARTICLE, [FINDING], {"php-var-dump": 1.0}, suppressions.marks(ARTICLE, [FINDING])), "a.txt")
    outcome = use.judge()
    assert not outcome.broken
    assert not outcome.unseen
    idle, expired = outcome.notes
    assert idle.startswith("second suppressed nothing")
    assert expired.startswith("third has expired on 2026-01-31")
