"""`expectations:` and `--data-docs` as a user runs them."""

import json
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from scrapelint.reports.models import Result

TEXT = "The lighthouse on the point was lit again on Friday, after a winter in the dark."
SCRIPT = "<script>alert(1)</script>"


def feed(*articles):
    return "".join(json.dumps({"text": TEXT, **article}) + "\n" for article in articles)


CLEAN = feed({"id": "1", "url": "https://a.example/1"}, {"id": "2", "url": "https://a.example/2"})
TWICE = feed({"id": "1", "url": "https://a.example/1"}, {"id": "2", "url": "https://a.example/1"})


@pytest.fixture
def configured(tmp_path):
    def configured(*expectations):
        lines = "".join(f"  - {{type: {each}}}\n" for each in expectations)
        (tmp_path / "scrapelint.yaml").write_text(f"expectations:\n{lines}", "utf-8")

    return configured


UNIQUE = "expect_column_values_to_be_unique, column: url"


REGEX = "expect_column_values_to_match_regex, column: url, regex: '('"


@pytest.mark.parametrize(
    ("expectations", "stdin", "code", "said"),
    [
        ([UNIQUE], CLEAN, 0, "1 of 1 expectation met"),
        ([UNIQUE], TWICE, 1, "FAILED: expect_column_values_to_be_unique(column='url') (critical): 2 of 2 rows not so"),
        ([f"{UNIQUE}, severity: warning", f"{UNIQUE}, severity: info"], TWICE, 0, "(warning): 2 of 2 rows not so"),
        ([REGEX], CLEAN, 2, "could not be evaluated"),
        ([UNIQUE], "", 2, "none of 1 expectation was evaluated: the table of articles is empty"),
    ],
)
def test_expectations_decide_the_exit_code(scrapelint, configured, expectations, stdin, code, said):
    configured(*expectations)
    ran = scrapelint("check", "-", stdin=stdin, COLUMNS="200")
    assert ran.returncode == code, ran.stdout
    assert said in ran.stdout
    assert ("PASSED" in ran.stdout) == (code == 0)


def test_expectations_that_cannot_be_are_exit_code_2_with_the_place(scrapelint, configured):
    configured("expect_column_values_to_be_uniqe, column: url", "expect_column_values_to_be_unique, column: link")
    ran = scrapelint("check", "-", stdin=CLEAN)
    assert ran.returncode == 2
    assert "scrapelint.yaml:2:12: there is no expectation" in ran.stderr
    assert "scrapelint.yaml:3:55: the table of articles has no column" in ran.stderr
    assert "PASSED" not in ran.stdout


def test_a_broken_expectation_is_told_beside_broken_articles_and_in_json(scrapelint, configured):
    configured(UNIQUE, "expect_column_values_to_not_be_null, column: title, severity: warning")
    ran = scrapelint("check", "-", "--format", "json", stdin=TWICE + feed({"text": "It cost [object Object]."}))
    gate = Result.model_validate_json(ran.stdout).summary.gate
    assert ran.returncode == 1
    assert len(gate.reasons) == 2
    assert "severity error" in gate.reasons[0]
    assert "expect_column_values_to_be_unique" in gate.reasons[1]
    assert [note.split("(")[0] for note in gate.notes] == [
        "expect_column_values_to_not_be_null",
        "0 of 2 expectations met",
    ]
    assert all(reason in ran.stderr for reason in gate.reasons)


def test_nothing_of_the_library_comes_out_on_stderr(scrapelint, configured):
    configured(UNIQUE, REGEX)
    ran = scrapelint("check", "-", "--data-docs", "docs", stdin=CLEAN)
    assert [line.split(":")[0] for line in ran.stderr.splitlines()] == ["-"]


def test_scraped_text_in_a_reason_cannot_act_on_the_terminal(scrapelint, configured):
    configured("expect_column_values_to_be_unique, column: title")
    ran = scrapelint("check", "-", stdin=feed({"title": "\x1b[31mred"}, {"title": "\x1b[31mred"}))
    assert ran.returncode == 1
    assert "\x1b" not in ran.stdout


class Elements(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


HOSTILE = (
    "expect_column_values_to_be_unique, column: title",
    "expect_column_values_to_be_unique, column: url",
    "expect_compound_columns_to_be_unique, column_list: [title, url]",
    "expect_column_most_common_value_to_be_in_set, column: title, value_set: ['<script>']",
    "expect_column_distinct_values_to_be_in_set, column: title, value_set: ['<script>']",
    "expect_column_values_to_be_dateutil_parseable, column: title, description: '<script>'",
    "expect_column_values_to_match_regex, column: title, regex: '<script>('",
    "expect_column_values_to_be_in_set, column: site, value_set: ['<script>']",
    "expect_column_kl_divergence_to_be_less_than, column: title, threshold: 0.1, partition_object: {values: ['<script>', b], weights: [0.5, 0.5]}",  # noqa: E501
)


def test_data_docs_execute_nothing_and_load_nothing(scrapelint, configured, tmp_path):
    configured(*HOSTILE)
    article = {"id": SCRIPT, "title": f"{SCRIPT} $column", "url": f"https://a.example/{SCRIPT}", "site": SCRIPT}
    ran = scrapelint("check", "-", "--data-docs", "out/docs", stdin=feed(article, article))
    assert ran.returncode == 1, ran.stderr
    page = (tmp_path / "out" / "docs" / "index.html").read_text("utf-8")
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; $column") >= 3
    elements = Elements(page).found
    assert "script" not in {tag for tag, _ in elements}
    assert not [attrs for _, attrs in elements if any(name.startswith("on") for name in attrs)]
    loading = {value for _, attrs in elements for name, value in attrs.items() if name in ("src", "href")}
    assert loading
    assert all(target.startswith("#section-") for target in loading)


def test_data_docs_name_the_articles_and_read_as_sentences(scrapelint, configured, tmp_path):
    configured(UNIQUE)
    scrapelint("check", "-", "--data-docs", "docs", stdin=TWICE)
    page = (tmp_path / "docs" / "index.html").read_text("utf-8")
    assert "Not met: expect_column_values_to_be_unique" in page
    assert "must be unique" in page
    assert "-:1, -:2" in page


def test_data_docs_without_expectations_or_a_place_are_refused(scrapelint, configured, tmp_path):
    ran = scrapelint("check", "-", "--data-docs", "docs", stdin=CLEAN)
    assert (ran.returncode, "no `expectations:`" in ran.stderr) == (2, True)
    configured(UNIQUE)
    (tmp_path / "file").write_text("")
    ran = scrapelint("check", "-", "--data-docs", "file/docs", stdin=CLEAN)
    assert (ran.returncode, "file/docs: cannot be made" in ran.stderr) == (2, True)


@pytest.mark.parametrize("wanted", [False, True])
def test_the_library_is_imported_for_expectations_alone(configured, environment, tmp_path, wanted):
    (tmp_path / "scrapelint.yaml").write_text("gate: {fail_on: error}\n")
    if wanted:
        configured(UNIQUE)
    (tmp_path / "feed.jsonl").write_text(CLEAN)
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "scrapelint", "check", "feed.jsonl"],
        capture_output=True, text=True, check=True, cwd=tmp_path, env=environment,
    )  # fmt: skip
    for heavy in ("great_expectations", "pandas"):
        assert (f" {heavy}\n" in told.stderr) == wanted
    assert " pyspark\n" not in told.stderr or wanted
