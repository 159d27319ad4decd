"""What a run writes is kept apart from what it reads."""

import json
import os

import pytest

from scrapelint.cli.outputs import open_outputs
from scrapelint.cli.targets import Targets
from scrapelint.errors import OutputError
from scrapelint.reports import Policy, SummaryBuilder
from scrapelint.writing import plan_outputs

LINE = json.dumps({"id": "a", "text": "The lighthouse was lit again on Friday."}) + "\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feed.jsonl").write_text(LINE, "utf-8")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "feed.jsonl").write_text(LINE, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "outputs",
    [
        ["json:a.out", "csv:a.out"],
        ["a.json", "jsonl:d/../a.json"],
        ["parquet:q.parquet", "csv:q.findings.parquet"],
        ["d/", "d/result.json"],
        ["json:feed.jsonl", "csv:link"],
    ],
)
def test_two_outputs_cannot_be_one(folder, outputs):
    (folder / "link").symlink_to("feed.jsonl")
    with pytest.raises(OutputError, match="another output goes there"):
        Targets(plan_outputs(None, outputs).paths)


@pytest.mark.parametrize("target", ["feed.jsonl", "./feed.jsonl", "link", "hard"])
@pytest.mark.parametrize("used", ["feed.jsonl", "link"])
def test_what_is_in_use_is_not_written_over_by_any_name(folder, target, used):
    (folder / "link").symlink_to("feed.jsonl")
    os.link("feed.jsonl", "hard")
    with pytest.raises(OutputError, match=rf"{target}: is in use as a feed; name another"):
        Targets([target]).refuse({"a feed": [used]})


def test_what_is_not_there_yet_and_what_a_folder_holds_is_in_use_too(folder):
    with pytest.raises(OutputError, match="history"):
        Targets(["runs.db"]).refuse({"the history": ["./runs.db"]})
    with pytest.raises(OutputError, match="d/: is in use"):
        Targets(["d/"]).refuse({"a feed": ["feed.jsonl", "d/feed.jsonl"]})
    Targets(["d/new.json"]).refuse({"a feed": ["feed.jsonl", "d"], "the baseline": [None]})


def test_devices_may_be_named_twice():
    Targets([os.devnull, os.devnull]).refuse({"a feed": [os.devnull]})


@pytest.mark.parametrize("output", ["r.json", "r.jsonl", "r.ndjson", "gitlab:r.json", "sarif:r.json", "r.md"])
def test_results_of_the_last_run_are_no_feeds(folder, output):
    plan = plan_outputs(None, [output.replace("r.", "d/r.")])
    with open_outputs(plan, {}) as writers:
        writers[0].finish(SummaryBuilder(Policy(), frozenset()).finish())
    assert Targets(plan.paths).own(["feed.jsonl", "d"]) == {plan.paths[0]}


def test_of_a_directory_to_check_nothing_else_is_written_over(folder):
    for name in ("notes.txt", "none.jsonl"):
        (folder / "d" / name).write_text(LINE if name == "notes.txt" else "", "utf-8")
    assert Targets(["d/none.jsonl", "d/new.jsonl"]).own(["d"], ["feed.jsonl"]) == {"d/none.jsonl"}
    assert Targets([]).own(["d"], ["d/notes.txt", None]) == {"d/notes.txt"}
    for target in ("d/feed.jsonl", "d/notes.txt"):
        with pytest.raises(OutputError, match=f"{target}: is among what is checked"):
            Targets([target]).own(["d"])
