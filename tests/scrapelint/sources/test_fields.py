"""Which field holds what: guessed from names and values, or set by the user."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.errors import SourceError
from scrapelint.sources import Fields, Unreadable, read_articles
from scrapelint.sources.records import host_of
from scrapelint.validators import Article

LONG = "It rained all day, and the river rose by two metres before the evening. " * 3


def run(*records: Any, **options: Any) -> tuple[list[Article | Unreadable], Mapping[str, str]]:
    told: list[Mapping[str, str]] = []
    feed = BytesIO("".join(json.dumps(each) + "\n" for each in records).encode())
    items = list(read_articles(["-"], stdin=feed, on_fields=lambda _path, names: told.append(names), **options))
    assert len(told) <= 1
    return items, told[0] if told else {}


def refused(*records: Any, **options: Any) -> str:
    """Why a whole feed was not read."""
    items, _ = run(*records, **options)
    assert isinstance(items[-1], Unreadable)
    return items[-1].reason


def one(record: Any, **options: Any) -> Article:
    [item], _ = run(record, **options)
    assert isinstance(item, Article)
    return item


@pytest.mark.parametrize(
    "name",
    [
        "text",
        "Body",
        "content",
        "article_text",
        "articleBody",
        "maintext",
        "full_text",
        "fulltext",
        "plain-text",
        "body_text",
        "Article.Text",
        "story",
        "page_content",
        "ARTICLE_BODY",
        "textContent",
    ],
)
def test_common_names_of_the_text(name: str) -> None:
    _, names = run({"nr": 1, name: LONG})
    assert names == {"text": name}


@pytest.mark.parametrize(
    ("role", "name", "value"),
    [
        ("title", "headline", "Rain"),
        ("title", "Title", "Rain"),
        ("url", "canonical_url", "https://a.example/1"),
        ("url", "permalink", "https://a.example/1"),
        ("id", "_id", "7"),
        ("id", "uuid", "7"),
        ("id", "docId", "7"),
        ("published", "datePublished", "2024-01-01"),
        ("published", "pub_date", "2024-01-01"),
        ("published", "date_publish", "2024-01-01"),
        ("lang", "inLanguage", "de"),
        ("lang", "locale", "de"),
        ("site", "source_domain", "a.example"),
        ("site", "publisher", "The Example"),
    ],
)
def test_common_names_of_the_rest(role: str, name: str, value: str) -> None:
    [article], names = run({"text": LONG, name: value})
    assert names == {"text": "text", role: name}
    assert getattr(article, role) == value


def test_the_longest_of_several_texts_is_taken_and_markup_does_not_count_as_length() -> None:
    assert run({"text": "A teaser.", "body": LONG})[1]["text"] == "body"
    assert run({"content": f"<div class='article-body'><p>{LONG}</p></div>", "text": LONG})[1]["text"] == "text"
    assert run({"text": None, "body": LONG}, {"text": None, "body": "x"})[1]["text"] == "body"


def test_the_better_filled_field_is_taken() -> None:
    rows = [{"text": LONG, "url": None, "link": f"https://a.example/{n}"} for n in range(3)]
    assert run(*rows)[1]["url"] == "link"


@pytest.mark.parametrize(
    ("record", "text", "title"),
    [
        ({"article": {"body": LONG, "title": "Rain"}, "author": {"name": "N"}}, "article.body", "article.title"),
        ({"_id": "1", "_source": {"text": LONG, "headline": "Rain"}}, "_source.text", "_source.headline"),
        ({"title": {"rendered": "Rain"}, "content": {"rendered": LONG}}, "content.rendered", "title.rendered"),
        ({"text": LONG, "metadata": {"title": "Rain"}, "image": {"title": "Photo"}}, "text", "metadata.title"),
        ({"text": LONG, "title": "Rain", "source": {"name": "N", "id": "n"}}, "text", "title"),
    ],
)
def test_one_level_of_nesting_is_guessed(record: Any, text: str, title: str) -> None:
    [article], names = run(record)
    assert (names["text"], names["title"]) == (text, title)
    assert isinstance(article, Article)
    assert (article.text, article.title) == (LONG, "Rain")


def test_names_of_authors_and_images_are_no_titles_or_addresses() -> None:
    _, names = run({"text": LONG, "author": {"name": "N", "url": "u", "id": 1}, "image": {"url": "i", "title": "p"}})
    assert names == {"text": "text"}


def test_fields_set_by_the_user_win_and_may_be_dotted() -> None:
    record = {"text": LONG, "kopf": {"titel": {"lang": "Regen"}}, "a.b": "https://x.example/", "id": 3}
    article = one(record, fields={"title": "kopf.titel.lang", "url": "a.b"})
    assert (article.title, article.url, article.id) == ("Regen", "https://x.example/", "3")


def test_a_text_field_that_no_record_has_is_an_error_with_a_suggestion() -> None:
    said = refused({"id": 1, "body": LONG}, fields={"text": "bdy"})
    assert "no record of - has the field 'bdy', set for text; fields seen: id, body. Did you" in said
    said = refused(*[{"id": 1, "body": LONG}] * 300, fields={"text": "bdy"})
    assert "none of the first 100 records of - has the field 'bdy'" in said


def test_another_field_may_come_late_but_must_come() -> None:
    rows = [{"text": LONG}] * 150
    items, _ = run(*rows, {"text": LONG, "sprache": "de"}, fields={"lang": "sprache"})
    assert isinstance(items[-1], Article)
    assert items[-1].lang == "de"
    assert "'sprache', set for lang" in refused(*rows, fields={"lang": "sprache"})
    assert "'sprache', set for lang" in refused(*rows[:2], fields={"lang": "sprache"})


def test_no_text_field_at_all_is_an_error_that_says_what_to_do() -> None:
    assert "fields seen: nr, cuerpo. Say which with --field text=NAME" in refused({"nr": 1, "cuerpo": LONG})


def test_a_role_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"no 'txt' .*Did you mean 'text'"):
        Fields.from_mapping({"txt": "body"})


def test_the_guess_is_told_once_a_file_and_not_for_an_empty_one() -> None:
    assert run()[1] == {}
    assert run(*[{"text": LONG}] * 300)[1] == {"text": "text"}


def test_values_become_text_and_null_becomes_nothing() -> None:
    article = one({"text": "x", "title": None, "id": 12, "url": ["u"], "date": 1.5, "lang": True})
    assert (article.title, article.id, article.url, article.published, article.lang) == ("", "12", "", "1.5", "")
    assert article.extra["url"] == ["u"]


def test_identifiers_and_dates_of_mongodb_are_unwrapped() -> None:
    article = one({"_id": {"$oid": "5f1a"}, "text": "x", "date": {"$date": {"$numberLong": "17"}}})
    assert (article.id, article.published) == ("5f1a", "17")


def test_other_short_fields_are_kept() -> None:
    record = {"text": "x", "n": 1, "flag": False, "none": None, "long": "y" * 10_001, "tags": ["a", "b"]}
    record |= {"authors": [{"name": "A"}], "deep": [[1]], "meta": {"words": 3, "big": "z" * 10_001}, "many": [1] * 500}
    assert one(record).extra == {"n": 1, "flag": False, "tags": ["a", "b"], "authors": [{"name": "A"}], "meta.words": 3}


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Example.org/a?b=//c", "example.org"),
        ("http://user:pw@news.example.co.uk:8080/x", "news.example.co.uk"),
        ("//cdn.example.org", "cdn.example.org"),
        ("example.org/path", "example.org"),
        ("/relative/path", ""),
        ("http://[", "["),
        ("", ""),
        ("not a url", ""),
    ],
)
def test_the_host_of_a_url(url: str, host: str) -> None:
    assert host_of(url) == host


def test_the_site_falls_back_to_the_host_of_the_url() -> None:
    assert one({"text": "x", "url": "https://www.example.org/1"}).site == "example.org"
    assert one({"text": "x", "site": "https://www.example.org", "url": "https://b.example"}).site == "example.org"
    assert one({"text": "x", "publisher": "The Example", "url": "https://b.example"}).site == "The Example"
    assert one({"text": "x"}).site == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["text", "body", "title", "url", "_id", "id", "site", "lang", "date", "meta", "article", "x"])


@given(st.lists(st.dictionaries(NAMES, JSON | st.dictionaries(NAMES, JSON, max_size=3)), min_size=1, max_size=5))
def test_whatever_the_records_hold_nothing_is_lost_and_nothing_crashes(rows: list[dict[str, Any]]) -> None:
    items, names = run(*rows)
    if "text" not in names:
        (item,) = items
        assert isinstance(item, Unreadable)
        assert "--field text=" in item.reason
        return
    assert len(items) == len(rows)
    for item in items:
        if isinstance(item, Article):
            values = (item.text, item.title, item.id, item.site, item.url, item.lang, item.published)
            assert all(isinstance(value, str) for value in values)
