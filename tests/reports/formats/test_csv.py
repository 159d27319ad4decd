"""CSV: a row a finding, read back as it was, and no cell that a spreadsheet computes."""

import csv
import io

import pytest

from scrapelint.reports.formats.csv import COLUMNS
from scrapelint.reports.safe import visible


@pytest.fixture
def rows(write):
    def read(reports):
        return list(csv.DictReader(io.StringIO(write("csv", reports).text, newline=""), strict=True))

    return read


def test_every_finding_is_a_row_of_all_columns(rows, reports):
    found = rows(reports)
    assert len(found) == sum(len(report.findings) for report in reports)
    assert all(None not in row and tuple(row) == COLUMNS for row in found)


def test_a_row_tells_article_place_and_finding(rows, case):
    row = rows(case("an article of a feed"))[0]
    assert (row["path"], row["line"], row["id"], row["score"]) == ("feed.jsonl", "7", "1", "40.0")
    assert (row["rule"], row["start"], row["end"], row["points"]) == ("dump", "9", "15", "10.0")


def test_lines_end_as_rfc_4180_has_it_and_a_row_is_a_line(write, case):
    raw = write("csv", case("hostile articles")[5:6]).raw
    assert raw.count(b"\r\n") == 4
    assert raw.count(b"\r") == raw.count(b"\n") == 4


def test_no_text_begins_as_a_formula_does(rows, case):
    for row in rows(case("hostile articles")):
        for name, cell in row.items():
            assert not cell.strip().startswith(("=", "+", "-", "@")), name
            assert cell == visible(cell)


def test_other_text_stays_as_it_is(rows, case):
    titles = {row["title"] for row in rows(case("hostile articles"))}
    assert {"a,b:c", '","=1+1', "<script>alert(1)</script>", "a | b", "'=1+1"} <= titles
