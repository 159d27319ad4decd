"""Parquet: every row becomes an article; what cannot be read is told."""

from __future__ import annotations

import gzip
import io
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scrapelint.sources import Limits, Unreadable, read_articles
from scrapelint.validators import Article

Item = Article | Unreadable


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return tmp_path / "feed.parquet"


def write(path: Path, rows: list[dict[str, Any]], **options: Any) -> None:
    pq.write_table(pa.Table.from_pylist(rows), path, **options)


def read(path: Path, **options: Any) -> list[Item]:
    return list(read_articles([str(path)], **options))


def problem(item: Item) -> str:
    assert isinstance(item, Unreadable)
    return item.reason


def test_each_row_is_an_article_with_its_number(feed: Path) -> None:
    write(feed, [{"id": n, "title": f"Title {n}", "body": f"Größe {n}.\r\n"} for n in range(250)], row_group_size=70)
    items = read(feed)
    assert [item.id for item in items if isinstance(item, Article)] == [str(n) for n in range(250)]
    assert [item.text for item in items if isinstance(item, Article)] == [f"Größe {n}.\r\n" for n in range(250)]
    assert [item.source.line for item in items if item.source] == [*range(1, 251)]


def test_what_json_has_not_is_read_as_json_would_have_it(feed: Path) -> None:
    row = {
        "text": "Grey.",
        "published": datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
        "day": date(2026, 3, 4),
        "price": Decimal("1.50"),
        "raw": b"\xff\x00",
        "tags": ["a", "b"],
        "author": {"name": "A. Writer", "born": date(1980, 1, 1)},
    }
    write(feed, [row])
    [item] = read(feed)
    assert isinstance(item, Article)
    assert item.published == "2026-03-04T05:06:00+00:00"
    assert item.extra == {
        "day": "2026-03-04",
        "price": 1.5,
        "tags": ["a", "b"],
        "author.name": "A. Writer",
        "author.born": "1980-01-01",
    }


def test_a_row_without_a_text_is_told_with_its_number(feed: Path) -> None:
    write(feed, [{"text": "One."}, {"text": None}, {"text": "Three."}])
    one, two, three = read(feed)
    assert isinstance(one, Article)
    assert problem(two) == "the field 'text' is null, not a text"
    assert two.source is not None
    assert two.source.line == 2
    assert isinstance(three, Article)


def test_a_row_that_is_too_large_is_told(feed: Path) -> None:
    write(feed, [{"text": "One."}, {"text": "ü" * 600}, {"text": "Three."}])
    _, two, three = read(feed, limits=Limits(record=1000))
    assert "the record has 1,200 bytes, more than the 1,000" in problem(two)
    assert isinstance(three, Article)


def test_a_text_that_is_no_utf_8_costs_one_row(feed: Path) -> None:
    texts = pa.array([b"One.", b"Gr\xfcn.", b"Three."], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"text": texts}), feed)
    one, two, three = read(feed)
    assert isinstance(one, Article)
    assert "the row has a text that is not UTF-8" in problem(two)
    assert isinstance(three, Article)


def test_a_damaged_file_is_told(feed: Path) -> None:
    write(feed, [{"text": f"Text {n}. " * 50} for n in range(1000)], row_group_size=200, compression="none")
    raw = bytearray(feed.read_bytes())
    feed.write_bytes(raw[:-20])
    [cut] = read(feed)
    assert "the file is no Parquet that can be read" in problem(cut)
    half = len(raw) // 2
    raw[half : half + 40_000] = b"\xff" * 40_000
    feed.write_bytes(raw)
    *before, last = read(feed)
    assert all(isinstance(item, Article) for item in before[:200])
    assert isinstance(last, Unreadable) or any(isinstance(item, Unreadable) for item in before)


def test_a_pipe_or_a_compressed_file_is_told(feed: Path, tmp_path: Path) -> None:
    write(feed, [{"text": "One."}])

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    [piped] = read_articles(["-"], stdin=Pipe(feed.read_bytes()))
    assert "cannot be read as it comes in" in problem(piped)
    packed = tmp_path / "feed.parquet.gz"
    packed.write_bytes(gzip.compress(feed.read_bytes()))
    [item] = read(packed)
    assert "in a compressed file" in problem(item)


def test_it_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    write(tmp_path / "feed.data", [{"text": "One."}])
    [item] = read(tmp_path / "feed.data")
    assert isinstance(item, Article)


def test_without_pyarrow_it_is_told_how_to_get_it(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(feed, [{"text": "One."}])
    monkeypatch.setitem(sys.modules, "pyarrow.lib", None)
    [item] = read(feed)
    assert "pip install 'scrapelint[parquet]'" in problem(item)
