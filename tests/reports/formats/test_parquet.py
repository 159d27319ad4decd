"""Parquet: two tables that pyarrow reads and joins."""

import io
import json
import sys

import pyarrow.parquet as pq
import pytest

from scrapelint.errors import OutputError
from scrapelint.reports.formats import Target, parquet
from scrapelint.reports.models import SummaryModel


@pytest.fixture
def tables(write):
    def read(reports):
        files = write("parquet", reports)
        return [pq.read_table(io.BytesIO(raw)) for raw in (files.raw, files.beside["findings"])]

    return read


def test_every_article_and_every_finding_is_a_row(tables, reports):
    articles, findings = tables(reports)
    assert articles["article"].to_pylist() == list(range(len(reports)))
    assert articles["findings"].to_pylist() == [len(report.findings) for report in reports]
    assert findings.num_rows == sum(len(report.findings) for report in reports)
    joined = findings.select(["article", "rule"]).join(articles.select(["article", "id"]), "article")
    assert None not in joined["id"].to_pylist()


def test_values_keep_their_types(tables, case):
    articles, findings = tables(case("an article of a feed"))
    row = articles.to_pylist()[0]
    assert (row["path"], row["line"], row["score"], row["grade"]) == ("feed.jsonl", 7, 40.0, "poor")
    row = findings.to_pylist()[0]
    assert (row["rule"], row["start"], row["related"], row["points"]) == ("dump", 9, [{"start": 0, "end": 3}], 10.0)


def test_the_summary_is_in_the_metadata(write, case):
    raw = write("parquet", case("an article of a feed")).raw
    summary = json.loads(pq.read_metadata(io.BytesIO(raw)).metadata[b"scrapelint.summary"])
    assert SummaryModel.model_validate(summary).articles == 1


def test_more_rows_than_a_row_group(tables, case, monkeypatch):
    monkeypatch.setattr(parquet, "ROWS", 4)
    articles, findings = tables(case("hostile articles"))
    assert findings.num_rows == 3 * articles.num_rows


def test_a_missing_package_is_told_with_the_command_that_brings_it(write, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"pip install 'scrapelint\[parquet\]'"):
        write("parquet", ())


def test_two_tables_do_not_go_to_one_stream():
    with pytest.raises(OutputError, match=r"--output NAME\.parquet"):
        parquet.Writer(Target(io.StringIO()))


def test_after_a_failure_nothing_is_written_to_a_closed_file(case):
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    writer = parquet.Writer(Target(streams[0], beside=lambda _: streams[1]))
    writer.article(case("an article of a feed")[0])
    for stream in streams:
        stream.close()
    del writer  # a failure of its destructor would be a warning, and so an error here
