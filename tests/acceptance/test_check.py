"""`scrapelint check` as a user runs it: the installed command, real files, real exit codes."""

import bz2
import csv
import gzip
import json
import lzma
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

from scrapelint.reports.models import ArticleModel, Result

CLEAN = """\
The lighthouse on the point was lit again on Friday, after a winter in the dark.

“It looks smaller than I remember,” said the keeper’s daughter, who is eighty-one.

Boats may tie up at the old pier until the end of October, the harbour office said.
"""
PAYLOAD = '[{"id":"1","pic":"/a.jpg","title":"Ein Titel mit ü"}]'
DUMP = f'string({len(PAYLOAD.encode())}) "{PAYLOAD}"'
BROKEN = f"""\
Harbour Office Reopens the Old Pier to Small Boats

Harbour Office Reopens the Old Pier to Small Boats

Small boats may tie up at the old pier again from Friday, the harbour office told reporters.

oth the fishermen and the rowing club had asked for it since the storm took the new one.

The berths cost nothing until October. It was a matter of fairness;" the harbour master said.

Small boats may tie up at the old pier again from Friday, the harbour office told the reporters. A guard will watch.

{DUMP}
"""


def records(*texts, **more):
    return "".join(
        json.dumps({"id": n, "title": f"Story {n}", "body": text, **more}) + "\n" for n, text in enumerate(texts)
    )


def test_a_clean_article_passes_with_full_marks(scrapelint):
    ran = scrapelint("check", "-", "--format", "json", stdin=CLEAN)
    assert ran.returncode == 0, ran.stdout
    (article,) = json.loads(ran.stdout)["articles"]
    assert article["findings"] == []
    assert (article["score"], article["grade"]) == (100.0, "good")


def test_every_defect_of_a_broken_article_is_found_in_its_place(scrapelint, tmp_path):
    (tmp_path / "story.txt").write_text(BROKEN, "utf-8")
    ran = scrapelint("check", "story.txt", "--format", "json")
    (article,) = json.loads(ran.stdout)["articles"]
    found = {BROKEN[f["start"] : f["end"]]: f for f in article["findings"]}
    title = BROKEN.splitlines()[0]
    (again,) = (text for text in found if text.startswith("Small boats"))
    assert BROKEN.index(again) == BROKEN.rindex("Small boats")
    assert found.keys() == {title, "oth", '"', again, DUMP}
    assert found[title]["start"] == BROKEN.index(title, 5)
    assert found[title]["related"] == [[0, len(title)]]
    assert "Both" in found["oth"]["message"]
    assert {f["family"] for f in found.values()} == {"duplication", "truncated-word", "quotes", "leak"}
    assert article["grade"] == "poor"
    assert ran.returncode == 1


def test_the_report_shows_place_rule_and_marked_defect(scrapelint, tmp_path):
    (tmp_path / "story.txt").write_text(BROKEN, "utf-8")
    ran = scrapelint("check", "story.txt")
    assert "story.txt:7:1" in ran.stdout
    assert "⟦oth⟧ the fishermen" in ran.stdout
    assert "FAILED: " in ran.stdout
    assert max(len(line) for line in ran.stdout.splitlines()) <= 80


def test_json_keeps_its_contract(scrapelint):
    ran = scrapelint("check", "-", "--format", "json", stdin=records(BROKEN, CLEAN, site="a.example"))
    result = Result.model_validate_json(ran.stdout)
    assert result.summary.articles == 2
    assert list(json.loads(ran.stdout)) == ["scrapelint", "summary", "articles"]
    assert json.loads(ran.stdout)["articles"][1]["source"] == {"path": "-", "line": 2}
    assert result.summary.by_site["a.example"].articles == 2


def test_json_lines_stream_articles_and_end_with_the_summary(scrapelint):
    ran = scrapelint("check", "-", "--format", "jsonl", stdin=records(BROKEN, CLEAN))
    *articles, last = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [ArticleModel.model_validate(article).id for article in articles] == ["0", "1"]
    assert list(last) == ["summary"]


def test_outputs_follow_the_ending_and_may_repeat(scrapelint, tmp_path):
    ran = scrapelint(
        "check", "-", "--output", "a.json", "--output", "b.jsonl", "--output", "c.txt", stdin=records(BROKEN)
    )
    assert Result.model_validate_json((tmp_path / "a.json").read_text("utf-8")).summary.articles == 1
    assert len((tmp_path / "b.jsonl").read_text("utf-8").splitlines()) == 2
    assert "FAILED" in (tmp_path / "c.txt").read_text("utf-8")
    assert "FAILED" in ran.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "b.jsonl", "c.txt"]


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [("", bytes), (".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress), (".zst", zstandard.compress)],
)
def test_compressed_feeds_are_read(scrapelint, tmp_path, suffix, pack):
    (tmp_path / f"feed.jsonl{suffix}").write_bytes(pack(records(CLEAN, BROKEN).encode()))
    ran = scrapelint("check", f"feed.jsonl{suffix}", "--format", "json")
    assert json.loads(ran.stdout)["summary"]["articles"] == 2


def test_a_directory_is_read_as_a_whole(scrapelint, tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(CLEAN, "utf-8")
    (tmp_path / "in" / "deep" / "b.jsonl").write_text(records(CLEAN, CLEAN), "utf-8")
    (tmp_path / "in" / "c.json").write_text(json.dumps([{"text": CLEAN}]), "utf-8")
    ran = scrapelint("check", "in", "--format", "json")
    assert json.loads(ran.stdout)["summary"]["articles"] == 4
    assert ran.returncode == 0


def test_markdown_is_a_leak_in_text_and_not_in_a_markdown_file(scrapelint, tmp_path):
    text = f"# The lighthouse is lit again\n\n{CLEAN}\nSee [the harbour office](https://example.org/office) for more.\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    (tmp_path / "b.txt").write_text(text, "utf-8")
    assert json.loads(scrapelint("check", "a.md", "--format", "json").stdout)["articles"][0]["findings"] == []
    assert "markdown-link" in scrapelint("check", "b.txt").stdout


def test_the_guess_of_the_fields_is_told_and_can_be_corrected(scrapelint):
    feed = json.dumps({"headline": "H", "body": CLEAN, "raw": BROKEN}) + "\n"
    guessed = scrapelint("check", "-", stdin=feed)
    assert "text=body" in guessed.stderr
    assert "title=headline" in guessed.stderr
    assert scrapelint("check", "-", "--field", "text=raw", stdin=feed).returncode == 1
    assert scrapelint("check", "-", "--field", "text=body", stdin=feed).returncode == 0


def test_the_gate_can_be_set(scrapelint, tmp_path):
    feed = records('It was a matter of fairness;" the harbour master said.\n\n' + CLEAN)
    assert scrapelint("check", "-", stdin=feed).returncode == 0
    assert scrapelint("check", "-", "--fail-on", "warning", stdin=feed).returncode == 1
    assert scrapelint("check", "-", "--fail-under", "99", stdin=feed).returncode == 1
    assert scrapelint("check", "-", "--fail-on", "never", stdin=records(BROKEN)).returncode == 0
    (tmp_path / "scrapelint.yaml").write_text("gate: {fail_on: warning}\n")
    assert scrapelint("check", "-", stdin=feed).returncode == 1
    assert scrapelint("check", "-", "--fail-on", "error", stdin=feed).returncode == 0


def test_quiet_leaves_the_summary(scrapelint):
    ran = scrapelint("check", "-", "--quiet", stdin=records(BROKEN))
    assert "⟦" not in ran.stdout
    assert "FAILED" in ran.stdout


def test_identical_findings_are_grouped(scrapelint):
    text = CLEAN + "\n\n".join(f"Nummer {n} kostet [object Object] am Tor." for n in range(9))
    ran = scrapelint("check", "-", stdin=records(text))
    assert "object-object  ×9" in ran.stdout
    assert ran.stdout.count("⟦[object Object]⟧") == 1


@pytest.mark.parametrize(
    ("args", "stdin", "said"),
    [
        (["nothere.jsonl"], "", "nothere.jsonl"),
        (["-"], "", "no article"),
        (["-"], "\n\n", "no article"),
        (["-"], '{"a": 1}\n', "a"),
        (["-"], '{"text": null}\n', "null"),
        (["-", "--select", "leek"], CLEAN, "Did you mean 'leak'?"),
        (["-", "--ignore", "object-objet"], CLEAN, "Did you mean 'object-object'?"),
        (["-", "--field", "txt=body"], CLEAN, "Did you mean 'text'?"),
        (["-", "--field", "text=bdy"], '{"body": "x"}\n', "body"),
        (["-", "--format", "xml"], CLEAN, "text"),
        (["-", "--output", "a.pdf"], CLEAN, "a.pdf"),
        (["-", "--output", "no/such/folder/a.json"], CLEAN, "cannot be written"),
        (["-", "--rules", "no.yaml"], CLEAN, "no.yaml"),
        (["-", "--config", "no.yaml"], CLEAN, "no.yaml"),
        (["-", "--unknown"], CLEAN, "--unknown"),
        (["-", "--fail-on", "eror"], CLEAN, "eror"),
        ([], "", "PATH"),
    ],
)
def test_nothing_can_be_said_is_exit_code_2_with_the_reason(scrapelint, args, stdin, said):
    ran = scrapelint("check", *args, stdin=stdin)
    assert ran.returncode == 2
    assert said in ran.stderr + ran.stdout
    assert "Traceback" not in ran.stderr


def test_broken_rules_are_exit_code_2_with_the_place(scrapelint, tmp_path):
    (tmp_path / "r.yaml").write_text("ruleset: r\nrules:\n  - id: x\n    famly: leak\n", "utf-8")
    ran = scrapelint("check", "-", "--rules", "r.yaml", stdin=CLEAN)
    assert ran.returncode == 2
    assert "r.yaml:3:5" in ran.stderr


def test_one_bad_record_is_told_and_the_others_are_checked(scrapelint, tmp_path):
    good = records(CLEAN)
    bad = [
        '{"body": "half',
        '{"body": 17}',
        '{"body": null}',
        '{"body": {"a": 1}}',
        "[1, 2]",
        '{"title": "no text"}',
        "\x00\x01",
    ]
    feed = good + "".join(line + "\n" for line in bad) + good
    (tmp_path / "feed.jsonl").write_text(feed)
    ran = scrapelint("check", "feed.jsonl", "--format", "json")
    summary = json.loads(ran.stdout)["summary"]
    assert summary["articles"] == 2
    assert summary["unreadable"] == len(bad)
    assert [r["source"]["line"] for r in summary["unreadable_records"]] == [2, 3, 4, 5, 6, 7, 8]
    for line in range(2, 9):
        assert f"feed.jsonl:{line}: " in ran.stderr
    assert ran.returncode == 2
    assert not summary["gate"]["passed"]


def test_a_wrong_encoding_a_binary_file_and_a_damaged_archive_are_told(scrapelint, tmp_path):
    (tmp_path / "latin.txt").write_bytes("Das Café öffnet um acht Uhr.\n".encode("latin-1"))
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (tmp_path / "cut.jsonl.gz").write_bytes(
        gzip.compress(records(*[CLEAN + str(n) for n in range(500)]).encode())[:-200]
    )
    for name in ("latin.txt", "image.txt", "cut.jsonl.gz"):
        ran = scrapelint("check", name, "--format", "json")
        assert ran.returncode == 2, name
        assert name in ran.stderr
        assert json.loads(ran.stdout)["summary"]["unreadable"] >= 1


def test_a_huge_record_is_passed_over_and_not_held(scrapelint, tmp_path):
    with (tmp_path / "feed.jsonl").open("w") as feed:
        feed.write(records(CLEAN))
        feed.write('{"body": "')
        for _ in range(50):
            feed.write("x" * 1_000_000)
        feed.write('"}\n')
        feed.write(records(CLEAN))
    ran = scrapelint("check", "feed.jsonl", "--format", "json")
    summary = json.loads(ran.stdout)["summary"]
    assert (summary["articles"], summary["unreadable"], ran.returncode) == (2, 1, 2)


def test_hostile_text_does_not_reach_the_terminal(scrapelint):
    nasty = 'oth sides \x1b[31mred\x1b]0;title\x07 [bold]x[/bold] \u202e left and agreed to it;" she said, \x9b2J.'
    ran = scrapelint(
        "check", "-", stdin=json.dumps({"title": "\x1b[2J", "body": CLEAN + "\n" + nasty}) + "\n", FORCE_COLOR="1"
    )
    shown = re.sub(r"\x1b\[[0-9;]*m", "", ran.stdout)  # the report's own colours
    assert shown != ran.stdout
    assert "\x1b" not in shown
    assert "\x1b[31mred" not in ran.stdout
    assert "\u202e" not in shown
    assert "\x9b" not in shown
    assert "\x07" not in shown


def test_colour_is_for_terminals_and_no_color_is_respected(scrapelint):
    assert "\x1b" not in scrapelint("check", "-", stdin=records(BROKEN)).stdout
    assert "\x1b" in scrapelint("check", "-", stdin=records(BROKEN), FORCE_COLOR="1").stdout
    assert "\x1b" not in scrapelint("check", "-", stdin=records(BROKEN), FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_terminal_gets_colour_and_a_progress_line_and_a_pipe_none(environment, tmp_path):
    (tmp_path / "feed.jsonl").write_text(records(*[BROKEN] * 1000), "utf-8")
    child = pexpect.spawn(
        "scrapelint", ["check", "feed.jsonl", "--quiet"], cwd=str(tmp_path), env={**environment, "TERM": "xterm"},
        encoding="utf-8", timeout=120, dimensions=(24, 80),
    )  # fmt: skip
    child.expect("characters a second")
    child.expect("FAILED")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1


@pytest.mark.parametrize("format_", ["text", "jsonl"])
def test_a_reader_that_goes_away_is_no_fault_and_no_verdict(environment, tmp_path, format_):
    (tmp_path / "feed.jsonl").write_text(records(*[BROKEN] * 2000), "utf-8")
    command = f"scrapelint check feed.jsonl --format {format_} --output out.json | head -n 1; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert "fault in scrapelint" not in ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["feed.jsonl"]


def test_an_existing_result_survives_a_run_that_fails(scrapelint, tmp_path):
    (tmp_path / "out.json").write_text("before")
    assert scrapelint("check", "nothere.jsonl", "--output", "out.json").returncode == 2
    assert (tmp_path / "out.json").read_text() == "before"


def test_the_bundled_sample_shows_every_family(scrapelint):
    sample = Path(__file__).parents[2] / "samples" / "feed.jsonl"
    ran = scrapelint("check", sample, "--format", "json")
    result = json.loads(ran.stdout)
    assert ran.returncode == 1
    assert {"duplication", "leak", "truncated-word", "quotes"} <= result["summary"]["by_family"].keys()
    assert result["summary"]["articles"] >= 12
    assert len({article["lang"] for article in result["articles"]}) >= 8
    clean = [article["id"] for article in result["articles"] if not article["findings"]]
    assert {"ferry-returns", "biblioteka", "tutorial"} <= set(clean)


def imported(*arguments, cwd):
    """What a command prints, and the modules that it imports."""
    program = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
    told = subprocess.run(
        [sys.executable, "-c", program + "from scrapelint.cli.main import run; run()", *arguments],
        capture_output=True, text=True, check=True, cwd=cwd,
    )  # fmt: skip
    return told.stdout, set(told.stderr.split())


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"]], ids=" ".join)
def test_version_and_help_are_instant(arguments, tmp_path):
    said, modules = imported(*arguments, cwd=tmp_path)
    assert "scrapelint" in said
    heavy = {
        "pydantic",
        "yaml",
        "re2",
        "numpy",
        "pandas",
        "great_expectations",
        "wordfreq",
        "rich.console",
        "sqlalchemy",
    }
    assert not heavy & modules


def test_a_check_imports_nothing_it_does_not_need(tmp_path):
    (tmp_path / "a.txt").write_text(CLEAN, "utf-8")
    _, modules = imported("check", "a.txt", cwd=tmp_path)
    heavy = {"pandas", "great_expectations", "wordfreq", "ftfy", "sqlalchemy", "tomllib", "msgpack"}
    unasked = {"earlier", "history", "results", "reports.compare", "reports.html", "reports.known.baselinefile"}
    assert not (heavy | {f"scrapelint.{name}" for name in unasked}) & modules
    formats = {name for name in modules if name.startswith("scrapelint.reports.formats.")}
    assert formats == {"scrapelint.reports.formats.base", "scrapelint.reports.formats.text"}


def test_a_feed_is_the_same_in_whatever_file_it_comes(scrapelint, tmp_path):
    rows = [{"id": str(n), "title": f"Story {n}", "body": f"{CLEAN}\n{DUMP}\n\nThis was {n}."} for n in range(3)]
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with (tmp_path / "feed.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "feed.parquet")

    def told(name):
        ran = scrapelint("check", name, "--format", "json")
        assert ran.returncode == 1
        return [{**article, "source": None} for article in json.loads(ran.stdout)["articles"]]

    lines = told("feed.jsonl")
    assert all(article["findings"] for article in lines)
    assert told("feed.csv") == told("feed.parquet") == lines
