"""JSON Lines: every good line becomes an article, every bad one is told with its place."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from scrapelint.sources import Limits, Unreadable, read_articles
from scrapelint.validators import Article

Item = Article | Unreadable


def read(path: Path, content: bytes | str, **options: Any) -> list[Item]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_articles([str(path)], **options))


def record(number: int, **more: Any) -> str:
    return json.dumps({"id": f"a{number}", "title": f"Title {number}", "text": f"Text of article {number}.", **more})


def texts(items: list[Item]) -> list[str]:
    return [item.text if isinstance(item, Article) else f"line {item.source.line}" for item in items]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return tmp_path / "feed.jsonl"


def test_each_line_is_an_article_with_its_place(feed: Path) -> None:
    one, two = read(feed, f"{record(1)}\n{record(2)}\n")
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.id, one.title, one.text) == ("a1", "Title 1", "Text of article 1.")
    assert one.source is not None
    assert one.source.path == str(feed)
    assert [item.source.line for item in (one, two) if item.source] == [1, 2]
    assert one.title_span is None


def test_crlf_and_blank_lines_keep_the_line_numbers(feed: Path) -> None:
    items = read(feed, f"\r\n{record(1)}\r\n\r\n   \r\n{record(2)}")
    assert [item.source.line for item in items if item.source] == [2, 5]
    assert texts(items) == ["Text of article 1.", "Text of article 2."]


def test_line_endings_inside_the_text_stay(feed: Path) -> None:
    [article] = read(feed, json.dumps({"text": "a\r\nb\rc\n\nd\u2028e"}))
    assert isinstance(article, Article)
    assert article.text == "a\r\nb\rc\n\nd\u2028e"


def test_an_empty_feed_yields_nothing(feed: Path) -> None:
    assert read(feed, b"") == []
    assert read(feed, b"\n \n\r\n") == []


def test_a_broken_line_names_line_and_column_and_the_run_goes_on(feed: Path) -> None:
    items = read(feed, f'{record(1)}\n{{"text": "é", oops}}\n{record(3)}\n')
    assert texts(items) == ["Text of article 1.", "line 2", "Text of article 3."]
    assert isinstance(items[1], Unreadable)
    assert "not valid JSON at column 15" in items[1].reason


def test_a_half_written_last_line_is_told_as_such(feed: Path) -> None:
    items = read(feed, f'{record(1)}\n{{"id": "a2", "text": "It was a dar')
    assert texts(items) == ["Text of article 1.", "line 2"]
    assert isinstance(items[1], Unreadable)
    assert items[1].reason == "the record breaks off after column 34 (half-written?)"


def test_a_record_in_single_quotes_gets_a_hint(feed: Path) -> None:
    items = read(feed, f"{record(1)}\n{{'text': 'a python dict'}}\n")
    assert isinstance(items[1], Unreadable)
    assert "double quotes" in items[1].reason


@pytest.mark.parametrize(
    ("line", "kind"), [("[1, 2]", "a list"), ('"text"', "a string"), ("17", "a number"), ("null", "null")]
)
def test_a_record_that_is_no_object_is_unreadable(feed: Path, line: str, kind: str) -> None:
    items = read(feed, f"{record(1)}\n{line}\n{record(2)}")
    assert texts(items) == ["Text of article 1.", "line 2", "Text of article 2."]
    assert isinstance(items[1], Unreadable)
    assert items[1].reason == f"the record is {kind}, not an object"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("null", "null"),
        ("3.5", "a number"),
        ("NaN", "NaN"),
        ("true", "a boolean"),
        ("[]", "a list"),
        ("{}", "an object"),
    ],
)
def test_a_text_of_another_type_is_unreadable_and_keeps_its_id(feed: Path, value: str, kind: str) -> None:
    items = read(feed, f'{record(1)}\n{{"id": 7, "text": {value}}}\n')
    assert isinstance(items[1], Unreadable)
    assert items[1].article_id == "7"
    assert "'text'" in items[1].reason
    assert kind in items[1].reason


def test_a_missing_text_is_unreadable_but_an_empty_one_is_an_article(feed: Path) -> None:
    items = read(feed, f'{record(1)}\n{{"id": "b"}}\n{{"text": ""}}\n')
    assert isinstance(items[1], Unreadable)
    assert "no field 'text'" in items[1].reason
    assert isinstance(items[2], Article)
    assert items[2].text == ""


def test_what_orjson_refuses_but_has_a_meaning_is_read(feed: Path) -> None:
    items = read(feed, '{"text": "a\\ud800b", "score": NaN}\n{"text": "tab\there"}\n\ufeff{"text": "after a mark"}\n')
    assert texts(items) == ["a\ud800b", "tab\there", "after a mark"]


def test_the_last_of_duplicate_keys_wins(feed: Path) -> None:
    assert texts(read(feed, '{"text": "one", "text": "two"}\n')) == ["two"]


def test_bytes_that_are_not_utf8_are_named_with_a_likely_encoding(feed: Path) -> None:
    bad = '{"text": "Ein schöner Tag im Café"}'.encode("windows-1252")
    items = read(feed, record(1).encode() + b"\n" + bad + b"\n" + record(3).encode())
    assert texts(items) == ["Text of article 1.", "line 2", "Text of article 3."]
    assert isinstance(items[1], Unreadable)
    assert "byte 0xF6 at column 18 (byte 17) is not UTF-8" in items[1].reason
    assert "windows-1252" in items[1].reason


def test_deep_nesting_is_reported_and_does_not_crash(feed: Path) -> None:
    deep = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    nearly = '{"text": "x", "a": ' + '{"b":' * 1010 + "1" + "}" * 1011
    items = read(feed, f"{record(1)}\n{deep}\n{nearly}\n{record(4)}\n")
    assert isinstance(items[1], Unreadable)
    assert "nested too deeply" in items[1].reason
    assert texts(items)[2:] == ["x", "Text of article 4."]


def test_a_line_over_the_limit_that_arrives_whole_is_told_too(feed: Path) -> None:
    items = read(feed, f"{record(1)}\n{record(2, pad='p' * 999)}\n{record(3)}\n", limits=Limits(record=500))
    assert texts(items) == ["Text of article 1.", "line 2", "Text of article 3."]


def test_a_number_of_5000_digits_is_reported_and_does_not_crash(feed: Path) -> None:
    items = read(feed, f'{record(1)}\n{{"text": "x", "a": NaN, "n": {"9" * 5000}}}\n')
    assert isinstance(items[1], Unreadable)


def test_a_record_of_50_mb_is_reported_with_its_size_and_never_held(feed: Path) -> None:
    with feed.open("wb") as file:
        file.write(record(1).encode() + b'\n{"text": "')
        for _ in range(50):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + record(3).encode() + b"\n")
    tracemalloc.start()
    items = list(read_articles([str(feed)], limits=Limits(record=4_000_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert texts(items) == ["Text of article 1.", "line 2", "Text of article 3."]
    assert isinstance(items[1], Unreadable)
    assert "50,000,012 bytes" in items[1].reason
    assert peak < 12_000_000


def test_the_limit_of_a_record_is_32_mib_unless_told_otherwise(feed: Path) -> None:
    big = json.dumps({"text": "y" * (33 * 1024 * 1024)})
    items = read(feed, f"{record(1)}\n{big}\n{record(3)}")
    assert texts(items) == ["Text of article 1.", "line 2", "Text of article 3."]


def test_many_records_arrive_in_order_in_small_memory(feed: Path) -> None:
    feed.write_text("".join(record(n, pad="p" * 2000) + "\n" for n in range(5000)))
    tracemalloc.start()
    count = 0
    for count, item in enumerate(read_articles([str(feed)]), 1):
        assert isinstance(item, Article)
        assert item.id == f"a{count - 1}"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 5000
    assert peak < 6_000_000


def test_broken_lines_before_the_first_good_one_come_first(feed: Path) -> None:
    items = read(feed, "oops\n" * 150 + record(1))
    assert len(items) == 151
    assert isinstance(items[-1], Article)
    assert items[-1].source is not None
    assert items[-1].source.line == 151
