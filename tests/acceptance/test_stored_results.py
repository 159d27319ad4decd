"""Outputs of a run and `scrapelint report`, as a user runs them."""

import json

import jsonschema
import pytest

CLEAN = (
    "The lighthouse on the point was lit again on Friday, after a winter in the dark.\n\n"
    "Boats may tie up at the old pier until the end of October, the harbour office said."
)
FEED = "".join(
    json.dumps({"id": str(n), "title": f"Story {n}", "body": body}) + "\n"
    for n, body in enumerate([CLEAN, 'He left. string(5) "hello"'])
)
OUTPUTS = {
    "out.sarif": '"version":"2.1.0"',
    "out.xml": "<testsuites",
    "out.md": "## scrapelint",
    "out.csv": '"path","line"',
    "out.json": '"scrapelint":',
    "out.jsonl": '"summary"',
    "gl-code-quality-report.json": '"fingerprint"',
}


@pytest.fixture
def feed(tmp_path):
    (tmp_path / "feed.jsonl").write_text(FEED, "utf-8")
    return tmp_path / "feed.jsonl"


def outputs(*names):
    return [part for name in names for part in ("--output", name)]


def test_several_formats_are_written_at_once(scrapelint, feed, tmp_path):
    ran = scrapelint("check", "feed.jsonl", *outputs(*OUTPUTS, "out.parquet"))
    assert ran.returncode == 1
    assert "FAILED" in ran.stdout
    for name, words in OUTPUTS.items():
        assert words in (tmp_path / name).read_text("utf-8"), name
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {"feed.jsonl", "out.parquet", "out.findings.parquet", *OUTPUTS}


def test_a_format_is_paired_with_a_file(scrapelint, feed, tmp_path):
    ran = scrapelint("check", "feed.jsonl", "--format", "gitlab", *outputs("a.json", "sarif:b.json"))
    assert "fingerprint" in json.loads((tmp_path / "a.json").read_text("utf-8"))[0]
    assert "runs" in json.loads((tmp_path / "b.json").read_text("utf-8"))
    assert "FAILED" in ran.stdout


def test_a_format_that_no_file_needs_is_for_stdout(scrapelint, feed, tmp_path):
    ran = scrapelint("check", "feed.jsonl", "--format", "github", "--output", "a.sarif")
    assert ran.stdout.startswith("::error title=scrapelint%3A php-var-dump,file=feed.jsonl,line=2::")
    assert json.loads((tmp_path / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_step_summary_is_found_by_the_environment(scrapelint, feed, tmp_path):
    scrapelint("check", "feed.jsonl", "--format", "github", GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert "## scrapelint: ❌ failed" in (tmp_path / "summary.md").read_text("utf-8")


def test_an_ending_that_names_no_format_is_told_before_anything_is_read(scrapelint, tmp_path):
    ran = scrapelint("check", "none.jsonl", "--output", "a.unknown")
    assert ran.returncode == 2
    assert "a.unknown: its ending names no format; write FORMAT:FILE" in ran.stderr


@pytest.mark.parametrize("result", ["r.json", "r.jsonl"])
def test_a_stored_result_becomes_what_the_run_would_have_written(scrapelint, feed, tmp_path, result):
    scrapelint("check", "feed.jsonl", *outputs(result, *OUTPUTS))
    direct = {name: (tmp_path / name).read_bytes() for name in OUTPUTS}
    for name in OUTPUTS:
        (tmp_path / name).unlink()
    ran = scrapelint("report", result, *outputs(*OUTPUTS))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert {name: (tmp_path / name).read_bytes() for name in OUTPUTS} == direct


def test_a_report_goes_to_stdout_where_no_file_is_named(scrapelint, feed):
    scrapelint("check", "feed.jsonl", *outputs("r.jsonl"))
    ran = scrapelint("report", "r.jsonl")
    assert ran.returncode == 0
    assert '⟦string(5) "hello"⟧' in ran.stdout
    assert scrapelint("report", "r.jsonl", "--format", "github").stdout.startswith("::error ")


def test_a_feed_that_was_moved_is_told_and_named(scrapelint, feed, tmp_path):
    scrapelint("check", "feed.jsonl", *outputs("r.jsonl"))
    feed.rename(tmp_path / "moved.jsonl")
    ran = scrapelint("report", "r.jsonl")
    assert 'text, character 10  string(5) "hello"' in ran.stdout
    assert "1 article without text: the feed is gone or was changed; --feed tells where it is" in ran.stderr
    assert scrapelint("report", "r.jsonl", "--feed", "moved.jsonl").stderr == ""


def test_a_damaged_result_says_where_and_leaves_no_file(scrapelint, feed, tmp_path):
    scrapelint("check", "feed.jsonl", *outputs("r.jsonl"))
    whole = (tmp_path / "r.jsonl").read_text("utf-8")
    (tmp_path / "r.jsonl").write_text(whole[:-100], "utf-8")
    ran = scrapelint("report", "r.jsonl", *outputs("a.sarif", "a.parquet"))
    assert ran.returncode == 2
    assert ran.stderr.startswith("scrapelint: r.jsonl:3: the record breaks off")
    assert {path.name for path in tmp_path.iterdir()} == {"feed.jsonl", "r.jsonl"}


def test_the_published_schema_describes_real_results(scrapelint, feed):
    schema = json.loads(scrapelint("schema", "result").stdout)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(json.loads(scrapelint("check", "feed.jsonl", "--format", "json").stdout))
    validator.validate(json.loads(scrapelint("check", "-", "--format", "json", stdin="not JSON, {\n").stdout))
    *articles, last = map(json.loads, scrapelint("check", "feed.jsonl", "--format", "jsonl").stdout.splitlines())
    for value, name in (*((article, "ArticleModel") for article in articles), (last["summary"], "SummaryModel")):
        jsonschema.Draft202012Validator({**schema["$defs"][name], "$defs": schema["$defs"]}).validate(value)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"scrapelint": "0.1.0", "summary": {}, "articles": []})


def test_nothing_that_a_run_uses_is_written_over(scrapelint, feed, tmp_path):
    (tmp_path / "own.yaml").write_text("{}", "utf-8")
    scrapelint("baseline", "feed.jsonl", "-o", "known.json")
    scrapelint("check", "feed.jsonl", "-o", "last.jsonl", "--history", "runs.db")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for args in (
        ("check", "feed.jsonl", "-o", "feed.jsonl"),
        ("check", "-", "--baseline", "known.json", "-o", "known.json"),
        ("check", "-", "--against", "last.jsonl", "-o", "last.jsonl"),
        ("check", "-", "--history", "runs.db", "-o", "json:runs.db"),
        ("check", "-", "--config", "own.yaml", "-o", "json:own.yaml"),
        ("report", "last.jsonl", "-o", "last.jsonl"),
        ("report", "last.jsonl", "-o", "feed.jsonl"),
        ("bench", "feed.jsonl", "--output", "feed.jsonl"),
    ):
        ran = scrapelint(*args, stdin=FEED)
        assert (ran.returncode, ran.stdout) == (2, ""), args
        assert f"{args[-1].removeprefix('json:')}: is in use as" in ran.stderr
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before, args


def test_a_run_does_not_read_what_an_earlier_one_wrote_in_the_same_directory(scrapelint, feed):
    baseline = [scrapelint("baseline", ".", "-o", "known.json") for _ in range(2)][-1]
    assert (baseline.returncode, baseline.stderr.count("unreadable")) == (0, 0)
    args = ("check", ".", "--baseline", "known.json", "-o", "r.jsonl", "-o", "r.md")
    first, second = (scrapelint(*args) for _ in range(2))
    assert second.stdout == first.stdout
    assert (first.returncode, second.returncode) == (0, 0)
