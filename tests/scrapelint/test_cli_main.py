"""The command as a whole: how it ends."""

import gc
import sys

import pytest

from scrapelint.cli.main import run


@pytest.fixture(autouse=True)
def _as_it_was():
    """A command changes how garbage is collected in its process, which here goes on."""
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)
    gc.enable()


@pytest.mark.parametrize(
    ("raised", "code", "told"),
    [
        (KeyboardInterrupt(), 2, "scrapelint: interrupted\n"),
        (PermissionError(13, "Permission denied", "a/\x1b[2Jb"), 2, "scrapelint: a/␛[2Jb: Permission denied\n"),
        (OSError(28, "No space left on device"), 2, "scrapelint: reading or writing failed: No space left on device\n"),
        (BrokenPipeError(32, "Broken pipe"), 2, ""),
    ],
)
def test_what_ends_a_command_is_told_in_a_line(monkeypatch, capsys, raised, code, told):
    assert ended_by(raised, monkeypatch) == code
    assert capsys.readouterr().err == told


def test_a_fault_of_our_own_is_told_with_its_place(monkeypatch, capsys):
    assert ended_by(ZeroDivisionError("in a rule"), monkeypatch) == 3
    told = capsys.readouterr().err
    assert "ZeroDivisionError: in a rule" in told
    assert "fault in scrapelint itself" in told


def ended_by(error, monkeypatch):
    """The exit code of a command in which ``error`` is raised."""

    def fail(paths):
        raise error

    monkeypatch.setattr("scrapelint.sources.files.inputs", fail)
    monkeypatch.setattr(sys, "argv", ["scrapelint", "check", "feed.jsonl"])
    with pytest.raises(SystemExit) as ended:
        run()
    return ended.value.code
