"""The history as a user keeps it: recorded by runs, shown in the terminal, compared with."""

import json
import re

import pytest

TEXT = (
    "The harbour office said on Friday that small boats may tie up at the old pier again.\n\n"
    "The berths cost nothing until the end of October, and a guard will watch over them at night.\n\n"
)
LEAK = "The price of a berth after that is [object Object] for each metre of the boat.\n"
CHECK = ("check", "feed.jsonl", "--quiet", "--fail-on", "never", "--history", "history.db")


def feed(path, broken, articles=40):
    records = [
        {
            "url": f"https://quay.example/{n}",
            "title": f"Story {n} of the harbour",
            "text": f"{TEXT}Berth {n} is the first of them.\n\n{LEAK * (n < broken)}",
        }
        for n in range(articles)
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")


def test_runs_are_recorded_and_their_trend_is_shown_in_80_columns(scrapelint, tmp_path):
    for broken in (0, 1, 20):
        feed(tmp_path / "feed.jsonl", broken)
        assert scrapelint(*CHECK).returncode == 0
    ran = scrapelint("history", "--history", "sqlite:///history.db")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("passed") == 3
    (line,) = [line for line in ran.stdout.splitlines() if "object-object" in line]
    assert line.split() == ["quay.example", "object-object", "▁▁█", "20/40"]
    assert max(map(len, ran.stdout.splitlines())) <= 80


def test_a_run_is_compared_with_the_last_that_was_sound_and_never_with_itself(scrapelint, tmp_path):
    against = (*CHECK, "--against", "history")
    feed(tmp_path / "feed.jsonl", 0)
    first = scrapelint(*against)
    assert (first.returncode, "no earlier run to compare with" in first.stdout) == (0, True)
    feed(tmp_path / "feed.jsonl", 30)
    for _ in range(2):  # what was told once is told again, until it is mended
        ran = scrapelint(*against)
        assert ran.returncode == 1
        assert "object-object on quay.example: 0 of 40 before, 30 of 40 now" in " ".join(ran.stdout.split())
    feed(tmp_path / "feed.jsonl", 1)
    assert scrapelint(*against).returncode == 0
    assert "1 worse" in scrapelint("history", "--history", "history.db").stdout


def test_the_configuration_names_the_history_beside_it(scrapelint, tmp_path):
    feed(tmp_path / "feed.jsonl", 0)
    (tmp_path / "scrapelint.yaml").write_text("history: {url: sqlite:///kept.db, project: quay}\n")
    (tmp_path / "deep").mkdir()
    assert scrapelint("check", "../feed.jsonl", cwd=tmp_path / "deep").returncode == 0
    assert (tmp_path / "kept.db").exists()
    assert "passed" in scrapelint("history").stdout
    assert scrapelint("history", "--project", "other").returncode == 2


@pytest.mark.parametrize("where", ["no/such/folder/history.db", "damaged.db", "postgresql://u@/d?host=/nonexistent"])
def test_a_history_that_cannot_be_used_loses_no_result_and_is_never_green(scrapelint, tmp_path, where):
    feed(tmp_path / "feed.jsonl", 1)
    (tmp_path / "damaged.db").write_bytes(b"no database" * 500)
    command = ("check", "feed.jsonl", "--history", where, "--output", "out.json", "--fail-on")
    passed, failed = scrapelint(*command, "never"), scrapelint(*command, "error")
    for ran, code in ((passed, 2), (failed, 1)):
        assert ran.returncode == code
        assert "the run was not recorded" in ran.stderr
        assert "Traceback" not in ran.stderr
        assert json.loads((tmp_path / "out.json").read_text())["summary"]["articles"] == 40
    compared = scrapelint(*command, "never", "--against", "history")
    assert compared.returncode == 2
    assert "nothing to compare with" in " ".join(compared.stdout.split())
    assert scrapelint("history", "--history", where).returncode == 2


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["history"], "no history is kept"),
        (["history", "--history", "empty.db"], "holds no run yet"),
        (["history", "--history", "nothing://x"], "not the URL of a database"),
        (["check", "feed.jsonl", "--against", "history"], "no history is kept"),
    ],
)
def test_what_cannot_be_shown_is_told(scrapelint, tmp_path, command, said):
    feed(tmp_path / "feed.jsonl", 0, 1)
    ran = scrapelint(*command)
    assert ran.returncode == 2
    assert said in ran.stderr


def test_the_report_tells_the_change_and_draws_the_runs(scrapelint, tmp_path):
    for broken in (0, 30):
        feed(tmp_path / "feed.jsonl", broken)
        scrapelint(*CHECK, "--against", "history", "--output", "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    head = json.loads(re.search(r'id="head">(.*?)</script>', page, re.DOTALL)[1])
    assert [run["families"] for run in head["history"]] == [{}, {"leak": 0.75}]
    assert head["change"]["against"] == "history"
    assert "object-object on quay.example: 0 of 40 before, 30 of 40 now" in head["change"]["notes"]
    figures = {figure["name"]: (figure["old"], figure["new"]) for figure in head["change"]["figures"]}
    assert figures["articles"] == (40, 40)
    assert figures["findings an article"] == (0, 0.75)
