"""Fields beside the text: what is missing, and what cannot be right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint import Linter
from scrapelint.rules import load_rules
from scrapelint.sources import read_articles
from scrapelint.validators import Article, Checker, Registry
from scrapelint.validators.published_date import read_date

CHECKER = Checker(load_rules(["metadata"], Registry()))
TEXT = "The bridge opens in May, the council said."


def rules(**fields: object) -> set[str]:
    return {finding.rule for finding in CHECKER.check(Article(TEXT, **fields))}  # type: ignore[arg-type]


def of_feed(tmp_path, *lines: str) -> list[set[str]]:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("\n".join(lines), "utf-8")
    found = []
    for article in read_articles([str(feed)]):
        assert isinstance(article, Article)
        found.append({finding.rule for finding in CHECKER.check(article)})
    return found


def test_what_the_feed_never_tells_is_not_missed(tmp_path) -> None:
    assert of_feed(tmp_path, f'{{"text": "{TEXT}"}}', f'{{"text": "{TEXT}"}}') == [set(), set()]
    assert rules() == set()


def test_what_other_records_have_is_missed_where_it_is_empty_null_or_absent(tmp_path) -> None:
    full = f'{{"text": "{TEXT}", "title": "Bridge", "url": "https://norwick.example/1", "date": "2019-05-04"}}'
    empty = f'{{"text": "{TEXT}", "title": "", "url": null}}'
    assert of_feed(tmp_path, full, empty) == [set(), {"missing-title", "missing-url", "missing-date"}]


def test_a_field_that_is_empty_throughout_is_missed(tmp_path) -> None:
    assert of_feed(tmp_path, f'{{"text": "{TEXT}", "url": ""}}') == [{"missing-url"}]


def test_a_plain_text_file_misses_nothing(tmp_path) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8")
    [article] = read_articles([str(tmp_path / "bridge.txt")])
    assert isinstance(article, Article)
    assert not CHECKER.check(article)


def test_a_clean_article_scores_a_hundred() -> None:
    article = Article(
        "The harbour bridge opens in May, a year late. " * 12,
        title="Harbour bridge opens in May",
        url="https://norwick.example/bridge",
        published="2019-05-04T10:00:00Z",
        site="norwick.example",
        lang="en",
        extra={"author": "Ines Calder"},
        fields=frozenset({"text", "title", "url", "published", "site", "lang"}),
    )
    assert Linter(select=["metadata"]).check(article).score == 100


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-05-04T10:00:00.123+02:00", "2019-05-04"),
        ("20190504", "2019-05-04"),
        ("20190504101500", "2019-05-04"),
        ("1556964000", "2019-05-04"),
        ("1556964000.5", "2019-05-04"),
        ("1556964000000", "2019-05-04"),
        ("Sat, 04 May 2019 10:00:00 GMT", "2019-05-04"),
        ("May 4, 2019", "2019-05-04"),
        ("4. Mai 2019", "2019-05-04"),
        ("4 de mayo de 2019", "2019-05-04"),
        ("4 мая 2019", "2019-05-04"),
        ("2019年5月4日", "2019-05-04"),
        ("2019년 5월 4일", "2019-05-04"),
        ("04.05.2019", "2019-05-04"),
        ("05/24/2019", "2019-05-24"),
    ],
)
def test_dates_are_read_however_they_are_written(value: str, day: str) -> None:
    assert str(read_date(value)) == day


@pytest.mark.parametrize(
    "value",
    [
        "2019-13-01",
        "2019-02-29",
        "0000-00-00",
        "1970-01-01",
        "0",
        "-1",
        "32/01/2019",
        "2019-05-04T25:00",
    ],
)
def test_dates_that_no_calendar_has_are_told(value: str) -> None:
    assert read_date(value) == "impossible"


def test_the_future_begins_after_two_days() -> None:
    now = datetime.now(UTC)
    assert "future-date" not in rules(published=(now + timedelta(days=1)).isoformat())
    assert "future-date" in rules(published=(now + timedelta(days=5)).isoformat())


def test_the_day_that_is_the_present_can_be_set(tmp_path) -> None:
    (tmp_path / "r.yaml").write_text(
        "ruleset: r\nextends: [metadata]\noverrides: {future-date: {today: 2001-01-01}}\n", "utf-8"
    )
    checker = Checker(load_rules(["r.yaml"], Registry(), tmp_path))
    assert {f.rule for f in checker.check(Article(TEXT, published="2002-01-01"))} == {"future-date"}


def test_a_finding_stands_in_its_own_field() -> None:
    [finding] = CHECKER.check(Article(TEXT, extra={"authors": ["Ada Fenwick", "https://norwick.example/ada"]}))
    assert (finding.field, finding.start, finding.end) == ("authors", 12, 39)
    assert finding.excerpt == "https://norwick.example/ada"


def test_authors_inside_objects_are_looked_at() -> None:
    assert rules(extra={"author.name": "admin"}) == {"author-is-account"}
    assert rules(extra={"author": [{"name": "https://norwick.example/ada"}]}) == {"author-is-address"}
    assert rules(extra={"author.url": "https://norwick.example/ada"}) == set()


def test_a_pattern_rule_looks_at_any_field(tmp_path) -> None:
    (tmp_path / "r.yaml").write_text(
        "ruleset: r\nrules:\n  - {id: amp, family: metadata, pattern: '/amp', fields: [url, alternate], "
        "message: m, why: w}\n",
        "utf-8",
    )
    checker = Checker(load_rules(["r.yaml"], Registry(), tmp_path))
    found = checker.check(Article("/amp", url="https://norwick.example/amp", extra={"alternate": "feed/amp/1/2"}))
    assert [(f.field, f.excerpt) for f in found] == [
        ("alternate", "feed/amp/1/2"),
        ("url", "https://norwick.example/amp"),
    ]


ODD = ["2019-02-30", "http://localhost/", "admin", "<b>x</b>", "null", "xx", " \n"]
VALUES = st.text(max_size=30) | st.sampled_from(ODD)


@settings(max_examples=300, deadline=None)
@given(VALUES, VALUES, VALUES, VALUES, VALUES, VALUES | st.lists(VALUES, max_size=3) | st.none() | st.integers())
def test_any_fields_give_spans_inside_them(title, url, published, site, lang, author) -> None:
    article = Article(
        TEXT, title=title, url=url, published=published, site=site, lang=lang, extra={"author": author},
        fields=frozenset({"title", "url", "published"}),
    )  # fmt: skip
    for finding in CHECKER.check(article):
        assert 0 <= finding.start <= finding.end <= len(article.value(finding.field))
