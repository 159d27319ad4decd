"""A finding stays the same when its article moves or is edited elsewhere, and differs where it is another."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.reports import ArticleReport, Scored
from scrapelint.reports.identity import Occurrences, identities, identity
from scrapelint.validators import Article, Finding, Source

ARTICLE = Article(
    "The pier is open.", "Pier", "7", "a.example", "https://a.example/pier", source=Source("feed.jsonl", 3)
)
FINDING = Finding("php-var-dump", "leak", "error", "text", 10, 30, 'string(12) "Old Pier"', "A message")


def test_an_identity_is_the_same_on_every_machine():
    assert identity(ARTICLE, FINDING) == "b0308efb71254db906ae15b944819a6a"


@pytest.mark.parametrize(
    "change",
    [
        {"start": 99, "end": 119},
        {"message": "Another message"},
        {"severity": "warning"},
        {"confidence": 0.5},
        {"excerpt": 'STRING(3)\n  "old\tpier" '},
    ],
)
def test_places_words_of_the_rule_case_space_and_figures_do_not_count(change):
    assert identity(ARTICLE, replace(FINDING, **change)) == identity(ARTICLE, FINDING)


@pytest.mark.parametrize(
    "change", [{"rule": "print-r"}, {"field": "title"}, {"excerpt": 'string(12) "New Pier"'}, {"excerpt": ""}]
)
def test_another_rule_field_or_defect_is_another_finding(change):
    assert identity(ARTICLE, replace(FINDING, **change)) != identity(ARTICLE, FINDING)


@pytest.mark.parametrize(
    ("article", "edited"),
    [
        (ARTICLE, replace(ARTICLE, text="Edited.", title="Edited", id="8", source=Source("other.jsonl", 4))),
        (replace(ARTICLE, url=""), replace(ARTICLE, url="", text="Edited.", source=None)),
        (Article("Text.", source=Source("./texts/a.txt")), Article("Edited.", source=Source("texts\\a.txt"))),
        (Article("Text.", "Pier 12"), Article("Edited.", "PIER 13", source=Source("feed.jsonl", 4))),
        (Article("Text.", source=Source("feed.jsonl", 1)), Article("Text.", source=Source("feed.jsonl", 2))),
    ],
    ids=["url", "id", "file", "title", "text"],
)
def test_an_article_is_known_by_the_best_name_it_has(article, edited):
    assert identity(article, FINDING) == identity(edited, FINDING)


@pytest.mark.parametrize(
    ("article", "other"),
    [
        (ARTICLE, replace(ARTICLE, url="https://a.example/quay")),
        (replace(ARTICLE, url=""), replace(ARTICLE, url="", id="8")),
        (Article("Text.", source=Source("a.txt")), Article("Text.", source=Source("b.txt"))),
        (Article("Text.", "Pier"), Article("Text.", "Quay")),
        (Article("Text."), Article("Other.")),
        (Article("", url="7"), Article("", id="7")),
    ],
)
def test_the_same_defect_in_another_article_is_another_finding(article, other):
    assert identity(article, FINDING) != identity(other, FINDING)


@given(st.text(st.characters()), st.text(st.characters()))
def test_every_text_has_an_identity_even_with_lone_surrogates(text, excerpt):
    assert len(identity(Article(text), replace(FINDING, excerpt=excerpt))) == 32


def test_parts_that_read_alike_side_by_side_stay_apart():
    assert identity(ARTICLE, replace(FINDING, field="a", excerpt="b c")) != identity(
        ARTICLE, replace(FINDING, field="a b", excerpt="c")
    )


def test_what_cannot_be_told_apart_in_an_article_is_numbered():
    report = ArticleReport(ARTICLE, 40.0, "poor", tuple(Scored(each, 1.0) for each in (FINDING, FINDING)))
    assert identities(report) == (identity(ARTICLE, FINDING), identity(ARTICLE, FINDING) + "-2")


def test_occurrences_are_numbered_from_the_second_on():
    occurrences = Occurrences()
    assert [occurrences.name(each) for each in ("a", "b", "a", "a")] == ["a", "b", "a-2", "a-3"]
