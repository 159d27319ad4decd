"""Standard streams as a user's shell or CI leaves them: closed, full, without a reader, in a narrow encoding."""

import json
import os
import subprocess

import pytest

BODY = "The Caf\u00c3\u00a9 on the point was lit again on Friday,  after a winter in the dark.\n"


@pytest.fixture
def shell(environment, tmp_path):
    """Run a command line of bash, where there are a feed and a result."""
    (tmp_path / "feed.jsonl").write_text(json.dumps({"body": BODY}) + "\n", "utf-8")
    (tmp_path / "old").write_text("before")

    def run(line, **env):
        return subprocess.run(
            ["bash", "-c", line],
            stdin=subprocess.DEVNULL, cwd=tmp_path, env={**environment, **env}, capture_output=True, check=False,
        )  # fmt: skip

    return run


@pytest.mark.parametrize("stdout", [">/dev/full", ">&-"])
@pytest.mark.parametrize("command", ["check feed.jsonl -o json:old", "fix feed.jsonl --diff", "schema", "--version"])
def test_output_that_cannot_be_written_was_not_said(shell, tmp_path, command, stdout):
    ran = shell(f"scrapelint {command} {stdout}")
    assert ran.returncode == 2
    told = ran.stderr.decode().splitlines()[-1]
    assert told.startswith("scrapelint: reading or writing failed: ")
    assert b"Traceback" not in ran.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"feed.jsonl", "old"}
    assert (tmp_path / "old").read_text() == "before"


@pytest.mark.parametrize(
    "command", ["check feed.jsonl -o json:old", "fix feed.jsonl -o old", "fix feed.jsonl --in-place"]
)
def test_a_disk_that_is_full_leaves_what_was_there(shell, tmp_path, command):
    feed = (tmp_path / "feed.jsonl").read_text("utf-8") * 200
    (tmp_path / "feed.jsonl").write_text(feed, "utf-8")
    ran = shell(f"ulimit -f 1; scrapelint {command}")
    assert ran.returncode == 2
    assert b"File too large" in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"feed.jsonl": feed, "old": "before"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("scrapelint check - <&-", 2),
        ("scrapelint report - <&-", 2),
        ("scrapelint check feed.jsonl --fail-on never <&- 2>&-", 0),
        ("scrapelint check feed.jsonl --fail-on never >&- 2>&- <&-", 2),
        ("scrapelint check nowhere.jsonl 2>/dev/full", 2),
        ("scrapelint fix feed.jsonl -o mended.jsonl >&-", 0),  # which has nothing to say there
    ],
)
def test_streams_that_are_closed_or_full_are_no_fault(shell, line, code):
    ran = shell(line)
    assert ran.returncode == code
    assert b"Traceback" not in ran.stderr + ran.stdout


@pytest.mark.parametrize("command", [["fix", "feed.jsonl", "--diff"], ["schema"], ["rules"], ["--version"]])
@pytest.mark.usefixtures("shell")
def test_a_reader_that_went_away_was_told_nothing(environment, tmp_path, command):
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ran = subprocess.run(
            ["scrapelint", *command],
            stdout=writer, stderr=subprocess.PIPE, cwd=tmp_path, env=environment, check=False,
        )  # fmt: skip
    finally:
        os.close(writer)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr
    assert b"Broken pipe" not in ran.stderr


@pytest.mark.parametrize("command", ["rules", "rules pull-quote", "fix feed.jsonl --diff"])
def test_what_an_encoding_lacks_is_shown_escaped(shell, command):
    ran = shell(f"scrapelint {command}", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert b"\\u" in ran.stdout or b"\\x" in ran.stdout


def test_a_name_that_no_file_can_have_is_told(shell):
    name = "a" * 300 + ".json"
    ran = shell(f"scrapelint baseline feed.jsonl -o {name}")
    assert ran.returncode == 2
    assert f"scrapelint: {name}: " in ran.stderr.decode()
    assert b"File name too long" in ran.stderr
