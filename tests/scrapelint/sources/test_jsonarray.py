"""JSON documents: arrays, objects round an array, single records; streamed, and mended round damage."""

from __future__ import annotations

import json
import time
import tracemalloc
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.errors import SourceError
from scrapelint.sources import Limits, Unreadable, read_articles
from scrapelint.sources.jsonarray import read_documents
from scrapelint.sources.model import Broken, Parsed
from scrapelint.validators import Article

Item = Article | Unreadable


def read(path: Path, content: bytes | str, **options: Any) -> list[Item]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_articles([str(path)], **options))


def records(count: int) -> list[dict[str, str]]:
    return [{"id": f"a{n}", "text": f'Text {n} with }},{{ and "quotes" \\ in it.'} for n in range(count)]


def ids(items: list[Item]) -> list[str]:
    return [item.id if isinstance(item, Article) else "!" for item in items]


def reasons(items: list[Item]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Unreadable)]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return tmp_path / "feed.json"


@pytest.mark.parametrize("indent", [None, 0, 2])
def test_an_array_of_records(feed: Path, indent: int | None) -> None:
    items = read(feed, json.dumps(records(3), indent=indent))
    assert ids(items) == ["a0", "a1", "a2"]
    assert [item.text for item in items if isinstance(item, Article)] == [each["text"] for each in records(3)]


def test_lines_are_those_where_a_record_begins(feed: Path) -> None:
    items = read(feed, json.dumps(records(3), indent=2))
    assert [item.source.line for item in items if item.source] == [2, 6, 10]


@pytest.mark.parametrize("key", ["articles", "items", "data", "results", "docs", "@graph", "Records"])
@pytest.mark.parametrize("indent", [None, 1])
def test_an_object_with_a_list_of_records(feed: Path, key: str, indent: int | None) -> None:
    document = {
        "status": "ok",
        "total": 3,
        "request": {"q": "a"},
        "tags": ["x"],
        key: records(3),
        "next": {"page": [2]},
    }
    assert ids(read(feed, json.dumps(document, indent=indent))) == ["a0", "a1", "a2"]


def test_a_list_inside_two_objects(feed: Path) -> None:
    hits = [{"_id": str(n), "_source": each} for n, each in enumerate(records(2))]
    items = read(feed, json.dumps({"took": 3, "hits": {"total": {"value": 2}, "hits": hits, "more": 1}, "x": [1]}))
    assert len(items) == 2
    assert all(isinstance(item, Article) and item.text.startswith("Text") for item in items)


def test_one_record_is_not_taken_for_a_list_that_it_contains(feed: Path) -> None:
    for document in (
        {"items": [{"src": "a.jpg"}], "title": "One", "body": "The text."},
        {"title": "One", "body": "The text.", "data": [{"k": 1}]},
        {"article": {"body": "The text.", "items": [{"src": "a.jpg"}]}},
    ):
        for indent in (None, 2):
            [item] = read(feed, json.dumps(document, indent=indent))
            assert isinstance(item, Article)
            assert item.text == "The text."


def test_json_lines_named_json_and_an_array_named_jsonl(tmp_path: Path) -> None:
    lines = "\n".join(map(json.dumps, records(3)))
    assert ids(read(tmp_path / "a.json", lines)) == ["a0", "a1", "a2"]
    assert ids(read(tmp_path / "b.jsonl", json.dumps(records(3)))) == ["a0", "a1", "a2"]
    assert ids(read(tmp_path / "c.jsonl", json.dumps(records(3), indent=1))) == ["a0", "a1", "a2"]
    pretty = "\n".join(json.dumps(each, indent=2) for each in records(3))
    assert ids(read(tmp_path / "d.json", pretty)) == ["a0", "a1", "a2"]
    assert ids(read(tmp_path / "e.json", "{broken\n" + lines)) == ["!", "a0", "a1", "a2"]


def test_an_empty_array_or_file_yields_nothing(feed: Path) -> None:
    for content in ("", "  \n", "[]", "[\n]\n", '{"articles": []}'):
        assert [item for item in read(feed, content) if isinstance(item, Article)] == []
    assert read(feed, "") == read(feed, "[]") == []


def test_a_file_cut_inside_a_record_delivers_what_came_before(feed: Path) -> None:
    whole = json.dumps(records(3), indent=2)
    items = read(feed, whole[: whole.index("Text 2") + 4])
    assert ids(items) == ["a0", "a1", "!"]
    assert reasons(items) == ["the record breaks off before line 12, column 18 (half-written?)"]
    assert items[2].source is not None
    assert items[2].source.line == 10


def test_a_file_cut_between_records_is_told(feed: Path) -> None:
    for content in (json.dumps(records(2))[:-1], '{"articles": ' + json.dumps(records(2))):
        items = read(feed, content)
        assert ids(items) == ["a0", "a1", "!"]
        assert "before its list of records is closed" in reasons(items)[0]


def test_a_broken_record_does_not_take_the_others_with_it(feed: Path) -> None:
    items = read(
        feed, '[{"id": "a", "text": "x"},\n {"id": "b",, "k": [{"z": 1}, {"z": 2}]},\n {"id": "c", "text": "z"}]'
    )
    assert ids(items) == ["a", "!", "c"]
    assert "line 2, column 13" in reasons(items)[0]


def test_a_missing_quote_costs_one_record(feed: Path) -> None:
    good = json.dumps(records(6))
    items = read(feed, good.replace('"id": "a2"', '"id": "a2', 1))
    assert ids(items) == ["a0", "a1", "!", "a3", "a4", "a5"]
    twice = good.replace('"id": "a1"', '"id": "a1', 1).replace('"id": "a4"', '"id": a4"', 1)
    assert ids(read(feed, twice)) == ["a0", "!", "a2", "a3", "!", "a5"]


def test_a_missing_bracket_costs_one_record(feed: Path) -> None:
    items = read(feed, '[{"id": "a", "text": "x"}, {"id": "b", "tags": ["t", "text": "y"}, {"id": "c", "text": "z"}]')
    assert ids(items) == ["a", "!", "c"]


def test_missing_commas_cost_nothing_and_garbage_is_told(feed: Path) -> None:
    items = read(feed, '[{"id": "a", "text": "x"} {"id": "b", "text": "x"}, oops }} 7, {"id": "c", "text": "x"}]')
    assert ids(items) == ["a", "b", "!", "c"]


def test_scalars_and_lists_in_the_array_are_told_one_by_one(feed: Path) -> None:
    items = read(feed, '[{"id": "a", "text": "x"}, 17, "s", null, [1, [2]], {"id": "b", "text": "x"}]')
    assert ids(items) == ["a", "!", "!", "!", "!", "b"]
    assert "a number" in reasons(items)[0]
    assert "a list" in reasons(items)[3]


def test_text_after_the_array_is_told(feed: Path) -> None:
    items = read(feed, json.dumps(records(1)) + "\nTraceback (most recent call last)")
    assert ids(items) == ["a0", "!"]
    assert "line 2, column 1" in reasons(items)[0]


def test_a_column_counts_characters_on_one_long_line(feed: Path) -> None:
    before = json.dumps([{"text": "é" * 700_000}], ensure_ascii=False)[:-1]
    items = read(feed, before + ', {"text": oops}]')
    assert f"line 1, column {len(before) + 12:,}" in reasons(items)[0]


def test_bytes_that_are_not_utf8_and_deep_nesting_are_told(feed: Path) -> None:
    deep = b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    items = read(feed, b'[{"id": "a", "text": "caf\xe9"}, ' + deep + b', {"id": "c", "text": "x"}]')
    assert ids(items) == ["!", "!", "c"]
    assert "0xE9" in reasons(items)[0]
    assert "nested too deeply" in reasons(items)[1]


def test_a_record_of_50_mb_is_reported_with_its_size_and_never_held(feed: Path) -> None:
    with feed.open("wb") as file:
        file.write(b'[{"id": "a", "text": "x"}, {"id": "b", "text": "')
        for _ in range(50):
            file.write(b'\\"},{\\\\x' * 125_000)
        file.write(b'"}, {"id": "c", "text": "z"}]')
    tracemalloc.start()
    items = list(read_articles([str(feed)], limits=Limits(record=4_000_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ids(items) == ["a", "!", "c"]
    assert "50,000,023 bytes" in reasons(items)[0]
    assert peak < 25_000_000


def test_a_huge_record_without_end_is_told(feed: Path) -> None:
    items = read(feed, '[{"id": "a", "text": "x"}, {"text": "' + "y" * 3_000_000, limits=Limits(record=1_000_000))
    assert ids(items) == ["a", "!"]
    assert "has no end" in reasons(items)[0]


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 3_000_000,
        b"]" * 3_000_000,
        b"[" + b"}" * 3_000_000,
        b'[{"a":[1},' * 300_000,
        b'[{"a":"' * 300_000,
        b"\\" * 3_000_000,
        b'[{"a":"' + b"\\" * 3_000_001 + b'"}]',
        b'{"' * 1_000_000,
        b'[{"a":"},' * 300_000,
        b"[1," * 1_000_000,
        b'["' + b'\\"' * 1_500_000,
    ],
)
def test_hostile_bytes_take_linear_time(content: bytes) -> None:
    started = time.process_time()
    for _ in read_documents(iter([content[n : n + 65536] for n in range(0, len(content), 65536)]), 1_000_000):
        pass
    assert time.process_time() - started < 20


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(
    st.lists(st.dictionaries(st.text(), VALUES, max_size=5), max_size=6),
    st.sampled_from([None, 0, 2]),
    st.booleans(),
    st.integers(1, 40),
)
def test_whatever_the_records_and_the_pieces_they_all_arrive(
    rows: list[dict[str, Any]], indent: int | None, ascii_only: bool, piece: int
) -> None:
    try:
        raw = json.dumps(rows, indent=indent, ensure_ascii=ascii_only).encode()
    except UnicodeEncodeError:
        return
    pieces = (raw[n : n + piece] for n in range(0, len(raw), piece))
    items = list(read_documents(pieces, 1_000_000))
    assert [item.record for item in items if isinstance(item, Parsed)] == rows
    assert len(items) == len(rows)


@given(st.text(alphabet='[]{}",:\\ \nab1', max_size=200), st.integers(1, 7))
def test_any_bytes_end_without_a_crash(text: str, piece: int) -> None:
    raw = text.encode()
    list(read_documents(iter([raw[n : n + piece] for n in range(0, len(raw), piece)]), 50))
    with suppress(SourceError):
        list(read_articles(["-"], stdin=BytesIO(raw)))


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("mark", list('"{}[],:'))
def test_any_one_mark_that_is_missing_costs_little_and_is_told(mark: str, indent: int | None) -> None:
    rows = [{"id": n, "text": 'He said "no", [and] {left}.', "tags": ["a", {"b": 1}]} for n in range(8)]
    raw = json.dumps(rows, indent=indent)
    for place in (place for place, char in enumerate(raw) if char == mark and place):
        items = list(read_documents(iter([(raw[:place] + raw[place + 1 :]).encode()]), 1_000_000))
        read = {item.record.get("id") for item in items if isinstance(item, Parsed)}
        lost = sum(row["id"] not in read for row in rows)
        assert lost <= 2
        assert not lost or any(isinstance(item, Broken) for item in items)


def test_a_file_in_which_too_much_is_damaged_is_given_up() -> None:
    raw = b'[{"a": 1},' + b'{"a":[1},' * 3000
    items = list(read_documents(iter([raw]), 20_000))
    assert isinstance(items[-1], Broken)
    assert len(items) < 3000
