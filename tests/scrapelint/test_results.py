"""Results are read back as they were written, and what is not whole is refused with its place."""

import gzip
import io
import json

import pytest

from scrapelint.errors import SourceError
from scrapelint.linter import Linter
from scrapelint.reports import ArticleReport, Policy, Summary, SummaryBuilder
from scrapelint.reports.formats import Target, open_writer
from scrapelint.results import read_result
from scrapelint.validators import Article, Source

TEXTS = ("A whole sentence.", 'He left. string(5) "hello"', "The price is [object Object] \ud800 today.")
LINTER = Linter()


def reports():
    for line, text in enumerate(TEXTS, 1):
        article = Article(text, f"Title {line} \ud800", str(line), "a.example", source=Source("feed.jsonl", line))
        yield LINTER.check(article)


def written(name, articles=None, **unread):
    out, builder = io.StringIO(), SummaryBuilder(Policy(), **unread)
    writer = open_writer(name, Target(out))
    for report in reports() if articles is None else articles:
        builder.add(report, "x")
        writer.article(report)
    writer.finish(builder.finish())
    return out.getvalue()


def rewritten(name, items):
    out = io.StringIO()
    writer = open_writer(name, Target(out))
    for item in items:
        writer.finish(item) if isinstance(item, Summary) else writer.article(item)
    return out.getvalue()


@pytest.fixture
def stored(tmp_path):
    def store(text, name="r.jsonl"):
        raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        (tmp_path / name).write_bytes(raw)
        return str(tmp_path / name)

    return store


@pytest.fixture
def refused(stored):
    def read(text):
        path = stored(text)
        with pytest.raises(SourceError) as error:
            list(read_result(path))
        return str(error.value).replace(path, "r.jsonl")

    return read


@pytest.mark.parametrize("name", ["json", "jsonl"])
@pytest.mark.parametrize("unread", [{}, {"unreadable": 1, "unreadable_records": [(Source("a", 2), "not JSON")]}])
def test_a_result_is_read_back_as_it_was_written(stored, name, unread):
    text = written(name, **unread)
    assert rewritten(name, read_result(stored(text))) == text


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_result_without_articles_has_its_summary(stored, name):
    (summary,) = read_result(stored(written(name, [])))
    assert (summary.articles, summary.verdict.exit_code) == (0, 2)


def test_compressed_results_and_standard_input_are_read(stored):
    text = written("jsonl")
    assert len(list(read_result(stored(gzip.compress(text.encode()), "r.jsonl.gz")))) == 4
    assert len(list(read_result("-", io.BytesIO(text.encode())))) == 4


def test_json_that_another_tool_indented_or_sorted_is_read(stored):
    value = json.loads(written("json"))
    assert len(list(read_result(stored(json.dumps(value, indent=2))))) == 4
    assert len(list(read_result(stored(json.dumps(value, sort_keys=True))))) == 4


def test_lines_are_read_one_at_a_time(stored):
    lines = written("jsonl").splitlines()
    items = read_result(stored("\n".join((lines[0], "broken"))))
    assert isinstance(next(items), ArticleReport)
    with pytest.raises(SourceError):
        next(items)


def test_a_damaged_line_is_named(refused):
    lines = written("jsonl").splitlines()
    lines[1] = lines[1][:50]
    assert refused("\n".join(lines)) == "r.jsonl:2: the record breaks off after column 50 (half-written?)"


def test_a_damaged_document_is_named_by_its_line(refused):
    text = written("json")
    assert refused(text[:-4]) == "r.jsonl:6: the result cannot be read: expecting ',' delimiter"
    assert refused(text[: text.index('"id":"2"') + 6]) == "r.jsonl:5: the result cannot be read: unterminated string"
    assert refused(text.replace('"articles":[', '"articles":[[}')).startswith("r.jsonl:3: the result cannot be read")


def test_lines_that_are_missing_are_missed(refused):
    lines = written("jsonl").splitlines()
    assert "ends without the summary" in refused("\n".join(lines[:-1]))
    assert refused("\n".join(lines[1:])) == "r.jsonl: holds 2 articles, and its summary counts 3: it is not complete"


def test_two_results_in_a_row_are_refused(refused):
    assert refused(written("jsonl") * 2).startswith("r.jsonl:5: stands after the summary")


def test_what_is_no_result_is_refused(refused):
    assert "r.jsonl:1: is not an article of a result" in refused('{"id": 1, "text": "A feed."}\n')
    assert "source: Field required" in refused('{"id": "1", "text": "A feed."}\n')
    assert refused(" \n") == "r.jsonl: is empty; a result ends with its summary"
    assert "is not a result of scrapelint" in refused('{"articles": 3}')


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(SourceError, match="No such file"):
        list(read_result(str(tmp_path / "none.json")))


@pytest.mark.parametrize("said", ["0.99.0", "7.0"])
def test_a_result_of_a_later_version_is_refused_by_name(refused, said):
    value = json.loads(written("json"))
    assert f"was written by scrapelint {said}" in refused(json.dumps({**value, "scrapelint": said}))


def test_a_result_of_an_earlier_version_is_read(stored):
    value = json.loads(written("json"))
    assert len(list(read_result(stored(json.dumps({**value, "scrapelint": "0.0.9"}))))) == 4
