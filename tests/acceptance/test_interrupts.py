"""`scrapelint check` ended by a signal: what was checked is told, and no process is left."""

import json
import os
import signal
import subprocess
import time
from contextlib import suppress

import pytest

TEXT = "The lighthouse on the point was lit again on Friday, after a winter in the dark.\n"
FEED = (json.dumps({"title": "The light", "body": TEXT}) + "\n").encode() * 16_000
"""More than is held back to tell what the input is, and than one process checks alone."""
RULES = ("--select", "php-var-dump,markdown-link,mixed-quotes")
"""A few, so that the wait is short."""


@pytest.mark.parametrize(
    ("jobs", "number", "send"),
    [
        ("1", signal.SIGINT, os.killpg),  # as a terminal does, to all processes of the command
        ("2", signal.SIGINT, os.killpg),
        ("1", signal.SIGTERM, os.kill),
        ("2", signal.SIGTERM, os.kill),
        ("2", signal.SIGTERM, os.killpg),  # as `timeout` and services do
        ("2", signal.SIGHUP, os.killpg),
    ],
)
def test_interrupted_it_tells_what_it_has_checked(environment, tmp_path, jobs, number, send):
    # Files and not pipes, which would fill up while nobody reads them.
    told, said = tmp_path / "told.jsonl", tmp_path / "said.txt"
    with told.open("wb") as stdout, said.open("wb") as stderr:
        child = subprocess.Popen(
            ["scrapelint", "check", "-", *RULES, "--format", "jsonl", "--output", "out.json", "--jobs", jobs],
            stdin=subprocess.PIPE, stdout=stdout, stderr=stderr, cwd=tmp_path, env=environment, start_new_session=True,
            preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # noqa: PLW1509  # ignored under `nohup`
        )  # fmt: skip
    with child:
        child.stdin.write(FEED)
        child.stdin.flush()
        for _ in range(200):
            if told.stat().st_size:
                break
            time.sleep(0.1)
        send(child.pid, number)
        assert child.wait(timeout=30) == 2
        child.stdin.close()
    *articles, last = [json.loads(line) for line in told.read_text().splitlines()]
    assert {article["score"] for article in articles} == {100.0}
    assert last["summary"]["interrupted"]
    assert last["summary"]["articles"] == len(articles) > 0
    assert "interrupted after" in said.read_text()
    assert json.loads((tmp_path / "out.json").read_text())["summary"]["interrupted"]
    assert {path.name for path in tmp_path.iterdir()} == {"told.jsonl", "said.txt", "out.json"}


def test_killed_it_leaves_no_process_behind(environment, tmp_path):
    told = tmp_path / "told.jsonl"
    with told.open("wb") as stdout:
        child = subprocess.Popen(
            ["scrapelint", "check", "-", *RULES, "--format", "jsonl", "--jobs", "2"],
            stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.PIPE, cwd=tmp_path, env=environment,
            start_new_session=True,
        )  # fmt: skip
    with child:
        try:
            child.stdin.write(FEED)
            child.stdin.flush()
            for _ in range(600):
                if told.read_bytes().count(b"\n") > 500:  # which one process has not checked alone
                    break
                time.sleep(0.1)
            child.kill()
            child.communicate(timeout=60)  # stderr ends when nobody is left who could write to it
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
