"""The lines of many texts in one table: the same as each text has by itself."""

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.validators import Article, Document
from scrapelint.validators.engine.linetable import LineTable, line_table, prepare

LINE_ENDS = re.compile("[\n\r\u2028\u2029]")
texts = st.lists(
    st.text(alphabet="aA.\n\r\u2028\u2029 \t\x85\xa0\u3000é“”本𝄞\ud800\u0428", max_size=24), min_size=1, max_size=5
)


def documents(*texts):
    return [Document(Article(text)) for text in texts]


@given(texts)
def test_every_line_stands_where_the_table_says(texts):
    table = LineTable(documents(*texts))
    lines = [[*filter(None, LINE_ENDS.split(text))] for text in texts]
    assert [table.line(number) for number in range(len(table.of))] == [line for each in lines for line in each]
    assert table.firsts.tolist() == [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    assert [bytes(table.octets[begin:end]) for begin, end in zip(table.begins, table.ends, strict=True)] == [
        line.encode("utf-8", "replace") for each in lines for line in each
    ]


@given(texts)
def test_a_byte_within_a_line_stands_where_the_table_says(texts):
    table = LineTable(documents(*texts))
    for number, (begin, start) in enumerate(zip(table.begins.tolist(), table.points.tolist(), strict=True)):
        line = table.line(number)
        within = np.array([begin + len(line[:point].encode("utf-8", "replace")) for point in range(len(line))])
        points = table.points_within(np.full(len(line), number), within)
        assert points.tolist() == [*range(start, start + len(line))]


@given(texts)
def test_the_filled_lines_are_those_of_the_documents(texts):
    written = documents(*texts)
    table = LineTable(written)
    shown = [table.line(number).strip() for number in table.filled.tolist()]
    assert shown == [line for document in written for line in document.line_texts]
    assert table.filled_counts == [len(document.line_texts) for document in written]


def test_the_first_and_last_bytes_of_a_line_are_a_number():
    table = LineTable(documents("ab\n“", "c"))
    assert [hex(number) for number in table.heads(2)] == ["0x6162", "0xe280", "0x630a"]
    assert [hex(number) for number in table.tails(3)] == ["0xa6162", "0xe2809c", "0xa0a63"]


def test_a_document_that_was_prepared_has_its_lines_in_the_table_of_all():
    one, other = documents("a\nb", "c\nd")
    prepare((one, other))
    table, number = other.once(line_table)
    assert table is one.once(line_table)[0]
    assert [table.line(line) for line in range(*table.firsts[number : number + 2])] == ["c", "d"]
