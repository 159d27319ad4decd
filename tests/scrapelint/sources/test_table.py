"""CSV and TSV: every good row becomes an article, every bad one is told with its line, and nothing else is lost."""

from __future__ import annotations

import csv
import gzip
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.sources import Limits, Unreadable, read_articles
from scrapelint.sources.model import Broken, DamagedStreamError, Parsed
from scrapelint.sources.table import read_table
from scrapelint.validators import Article

Item = Article | Unreadable


def read(path: Path, content: bytes | str, **options: Any) -> list[Item]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_articles([str(path)], **options))


def shown(items: list[Item]) -> list[str]:
    """The text of each article; of what cannot be read, its line."""
    return [item.text if isinstance(item, Article) else f"line {item.source.line}" for item in items]


def problem(item: Item) -> str:
    assert isinstance(item, Unreadable)
    return item.reason


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return tmp_path / "feed.csv"


def test_each_row_is_an_article_with_the_line_where_it_begins(feed: Path) -> None:
    items = read(feed, 'id,headline,body\n1,Fog,"It was grey.\n\nIt was ""cold"", too."\n\n2,Sun,"It, too, came."\n')
    one, two = items
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.id, one.title, one.text) == ("1", "Fog", 'It was grey.\n\nIt was "cold", too.')
    assert (two.id, two.title, two.text) == ("2", "Sun", "It, too, came.")
    assert [item.source and item.source.line for item in (one, two)] == [2, 6]


def test_line_ends_inside_a_cell_are_kept(feed: Path) -> None:
    [item] = read(feed, b'id,text\r\n1,"One.\r\nTwo.\nThree.\rFour."\r\n')
    assert isinstance(item, Article)
    assert item.text == "One.\r\nTwo.\nThree.\rFour."


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ";"), ("a.csv", "\t"), ("a.csv", "|"), ("a.tsv", "\t")])
def test_what_separates_cells_is_told_by_the_header(tmp_path: Path, name: str, separator: str) -> None:
    rows = [["id", "the title, in full", "text"], ["1", "Fog, again", "Grey, all day."]]
    [item] = read(tmp_path / name, "\n".join(separator.join(row) for row in rows))
    assert isinstance(item, Article)
    assert item.text == "Grey, all day."


def test_a_table_is_known_by_its_header_without_an_ending(tmp_path: Path) -> None:
    assert shown(read(tmp_path / "feed", "id,body\n1,Grey.\n")) == ["Grey."]
    assert shown(list(read_articles(["-"], stdin=io.BytesIO(b"url;text\nx;Grey.\n")))) == ["Grey."]


@pytest.mark.parametrize(
    "content",
    [
        "Text, body and soul\nare what it is about.\n",
        "Grey, cold\nIt was grey.\n",
        "body\n1\n",
        "In the story, content was low;body was not\n",
    ],
)
def test_prose_is_no_table(tmp_path: Path, content: str) -> None:
    assert shown(read(tmp_path / "prose", content)) == [content]


def test_quotation_marks_of_tsv_may_be_part_of_the_text(tmp_path: Path) -> None:
    content = 'id\ttext\n1\t"Grey," she said.\n2\t"Grey again.\n3\tBlue.\n4\t"Blue\nand ""green""."\n'
    items = read(tmp_path / "feed.tsv", content)
    assert shown(items) == ['"Grey," she said.', '"Grey again.', "Blue.", 'Blue\nand "green".']
    assert [item.source and item.source.line for item in items] == [2, 3, 4, 5]


def test_a_table_may_be_compressed_and_in_utf_16(tmp_path: Path) -> None:
    content = "id,text\n1,Größe.\n"
    assert shown(read(tmp_path / "feed.csv.gz", gzip.compress(content.encode()))) == ["Größe."]
    assert shown(read(tmp_path / "feed.csv", content.encode("utf-16"))) == ["Größe."]


def test_a_cell_of_any_length_is_read(feed: Path) -> None:
    long = "Grey. " * 100_000
    assert shown(read(feed, f"id,text\n1,{long}\n")) == [long]


def test_a_row_with_too_few_cells_is_told_and_one_with_empty_ones_is_not(feed: Path) -> None:
    items = read(feed, "id,text\n1,One.\n2\n3,Three.,,\n4,Four.,more\n5,Five.\n")
    assert shown(items) == ["One.", "line 3", "Three.", "line 5", "Five."]
    assert problem(items[1]) == "the row has 1 cells, and the header 2"


def test_a_quotation_mark_that_is_not_closed_costs_one_record(feed: Path) -> None:
    items = read(feed, 'id,text\n1,"One."\n2,"Two.\n3,"Three."\n4,"Four,\nfive."\n')
    assert shown(items) == ["One.", "line 3", "Three.", "Four,\nfive."]
    assert "something else than the separator follows" in problem(items[1])


def test_one_that_is_not_closed_at_all_costs_one_record(feed: Path) -> None:
    items = read(feed, 'id,text\n1,"One.\n2,Two.\n3,Three.\n')
    assert shown(items) == ["line 2", "Two.", "Three."]
    assert problem(items[0]) == "a cell that begins with a quotation mark does not end"


def test_one_that_swallows_more_than_a_record_may_have_costs_one_record(feed: Path) -> None:
    rows = "".join(f"{number},Text {number}.\n" for number in range(100))
    items = read(feed, f'id,text\nx,"One.\n{rows}', limits=Limits(record=200))
    assert shown(items) == ["line 2", *(f"Text {number}." for number in range(100))]
    assert "more than the 200 that a record may have" in problem(items[0])


def test_a_record_that_breaks_off_is_one_however_many_lines_it_has(feed: Path) -> None:
    items = read(feed, 'id,text\n1,"One."\n2,"Two,\nand more,\n\nof it, and more')
    assert shown(items) == ["One.", "line 3"]


def test_a_cell_of_many_lines_that_is_too_large_is_one_record(feed: Path) -> None:
    lines = "It was grey, and so on.\n" * 100
    items = read(feed, f'id,text\n1,One.\n2,"{lines}"\n3,Three.\n', limits=Limits(record=200))
    assert shown(items) == ["One.", "line 3", "Three."]


def test_marks_that_are_not_doubled_cost_one_record(feed: Path) -> None:
    items = read(feed, 'id,by,text\n1,A,"He said "No" twice,\nand went.\n\nIt was grey."\n2,B,"Two."\n')
    assert shown(items) == ["line 2", "Two."]


def test_a_mark_inside_a_cell_that_is_not_quoted_is_a_mark(feed: Path) -> None:
    assert shown(read(feed, 'id,text\n1,A 5" pipe.\n2,Two.\n')) == ['A 5" pipe.', "Two."]


def test_a_line_that_is_too_long_is_measured_and_not_held(feed: Path) -> None:
    feed.write_bytes(b"id,text\n1,One.\n2," + b"x" * 30_000_000 + b"\n3,Three.\n")
    tracemalloc.start()
    items = list(read_articles([str(feed)], limits=Limits(record=1_000_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert shown(items) == ["One.", "line 3", "Three."]
    assert "30,000,003 bytes" in problem(items[1])
    assert peak < 8_000_000


def test_what_is_no_utf_8_is_told_with_its_place(feed: Path) -> None:
    items = read(feed, b"id,text\n1,One.\n2,Gr\xfcn.\n3,Three.\n")
    assert shown(items) == ["One.", "line 3", "Three."]
    assert "byte 0xFC at column 5" in problem(items[1])


def test_a_table_without_a_text_is_told_with_its_columns(feed: Path) -> None:
    [item] = read(feed, "path,line\na,1\n")
    assert "cannot tell which field holds the text of the articles; fields seen: path, line" in problem(item)


def test_a_broken_header_is_told_once(feed: Path) -> None:
    [item] = read(feed, 'id,"text"x\n1,One.\n2,Two.\n')
    assert isinstance(item, Unreadable)
    assert item.source.line == 1


def test_of_two_columns_with_one_name_the_first_counts_and_one_without_a_name_does_not(feed: Path) -> None:
    [item] = read(feed, ",text,text,note\n0,One.,Two.,x\n")
    assert isinstance(item, Article)
    assert item.text == "One."
    assert item.extra == {"note": "x"}


@pytest.mark.parametrize("content", ["", "\n\n", "id,text\n", "\n\nid,text\n\n"])
def test_a_table_without_rows_has_no_article(feed: Path, content: str) -> None:
    assert read(feed, content) == []


def test_a_stream_that_breaks_off_ends_with_that() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"id,text\n1,One.\n2,T"
        raise DamagedStreamError("the gzip data end early")

    one, two = read_table(pieces(), 1000)
    assert isinstance(one, Parsed)
    assert two == Broken(3, "the gzip data end early", 0)


CELLS = st.text(st.sampled_from('ab ,;"\n\r\té漢\U0001f600'), max_size=8)


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6), piece=st.integers(1, 9), end=st.sampled_from("\r\n"))
def test_what_a_writer_of_tables_wrote_is_read_again(rows: list[tuple[str, ...]], piece: int, end: str) -> None:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n" if end == "\r" else "\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("a", "b", "c"), *rows])
    raw = written.getvalue().encode()
    items = list(read_table((raw[place : place + piece] for place in range(0, len(raw), piece)), 10_000))
    assert [tuple(item.record.values()) for item in items if isinstance(item, Parsed)] == [r for r in rows if any(r)]
    assert not any(isinstance(item, Broken) for item in items)


@given(text=st.text(st.sampled_from('ab,"\n'), max_size=60), limit=st.sampled_from([12, 1000]))
def test_whatever_stands_there_it_ends_and_lines_only_grow(text: str, limit: int) -> None:
    lines = [item.line for item in read_table([b"x,y\n", text.encode()], limit)]
    assert lines == sorted(set(lines))
    assert all(2 <= line <= text.count("\n") + 2 for line in lines)


def test_quotation_marks_without_end_take_no_longer_than_their_bytes() -> None:
    handed = 0

    def pieces() -> Iterator[bytes]:
        nonlocal handed
        for _ in range(2_000):
            handed += 1
            yield b'1,"a\n'

    found = list(read_table([b"x,y\n", *pieces()], 100_000))
    assert handed == 2_000
    assert len(found) == 2_000


@pytest.mark.parametrize("change", ["dropped", "doubled"])
def test_one_mark_too_few_or_too_many_costs_two_records_at_most(change: str) -> None:
    rows = [[f"{n}", f"Title {n}", f'It was "cold", they said.\n\nThe {n}th day, and grey.'] for n in range(6)]
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["id", "title", "text"], *rows])
    whole = written.getvalue()
    marks = [place for place, char in enumerate(whole) if char == '"' and place > whole.index("\n")]
    for place in marks:
        damaged = whole[:place] + ("" if change == "dropped" else '""') + whole[place + 1 :]
        items = list(read_table([damaged.encode()], 10_000))
        read_ = [list(item.record.values()) for item in items if isinstance(item, Parsed)]
        assert sum(row in read_ for row in rows) >= 4, damaged
        assert any(isinstance(item, Broken) for item in items) or len(read_) == 6, damaged
