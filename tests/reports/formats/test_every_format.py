"""What holds for every format, also for one that is added tomorrow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.reports import Policy, SummaryBuilder, score_article
from scrapelint.reports.formats import Target, fits, format_names, format_of, open_writer, opens_result
from scrapelint.validators import Article, Finding

FORMATS = format_names()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_every_kind_of_article(name, write, reports):
    assert write(name, reports).raw


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])  # the page tells when it was written
def test_the_same_result_is_written_the_same_way(name, write, reports):
    first, second = write(name, reports), write(name, reports)
    assert first.raw == second.raw
    assert first.beside == second.beside


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
def test_texts_are_utf8_and_end_with_a_line_end(name, write, case):
    assert write(name, case("hostile articles")).text.endswith("\n")


@pytest.mark.parametrize("name", ["text", "markdown", "junit", "csv"])
def test_what_a_log_shows_commands_no_ci_service(name, write, case):
    lines = write(name, case("hostile articles"), verbose=True).text.splitlines()
    assert not [line for line in lines if line.lstrip().startswith("::")]
    assert not [line for line in lines if "##[" in line]


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab", "markdown"])
def test_what_has_the_ending_of_a_feed_is_told_from_one_by_its_beginning(name, write, reports):
    assert opens_result(write(name, reports).raw[:4096])


@pytest.mark.parametrize(
    "feed",
    [
        '{"id":"a","source":"wire","text":"b"}',
        '[\n{"description":"a","text":"b"}]',
        "## Scraped today",
        '{"articles":[{',
    ],
)
def test_feeds_are_no_results(feed):
    assert not opens_result(feed.encode())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("out.sarif", "sarif"),
        ("out.sarif.json", "sarif"),
        ("out.json", "json"),
        ("OUT.JSON", "json"),
        ("out.jsonl", "jsonl"),
        ("gl-code-quality-report.json", "gitlab"),
        ("a.b/junit.xml", "junit"),
        ("comment.md", "markdown"),
        ("out.csv", "csv"),
        ("out.parquet", "parquet"),
        ("out.txt", "text"),
        ("out.html", "html"),
        ("out/", "html"),
        ("out", None),
        ("json", None),
    ],
)
def test_the_ending_of_a_file_names_its_format(path, name):
    assert format_of(path) == name


def test_formats_that_share_an_ending_fit_it():
    assert [name for name in FORMATS if fits(name, "out.json")] == ["gitlab", "json", "sarif"]


@given(st.lists(st.tuples(st.text(st.characters(), max_size=60), st.text(st.characters(), max_size=60)), max_size=4))
def test_no_text_stops_a_format(texts):
    import io

    for name in FORMATS:
        raw = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="\n")
        beside = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        writer = open_writer(name, Target(raw, beside=lambda _, beside=beside: beside))
        builder = SummaryBuilder(Policy())
        for text, title in texts:
            found = Finding("a", "leak", "error", "text", 0, len(text), text, title)
            report = score_article(Article(text, title, title, title, title), [found], {"a": 0.3})
            builder.add(report, title)
            writer.article(report)
        writer.finish(builder.finish())
