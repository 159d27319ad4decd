"""The command as a whole: how it ends."""

import gc
import signal
import sys

import pytest

from scrapelint.cli.main import run
from scrapelint.cli.signals import end_as_interrupted

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.fixture(autouse=True)
def _as_it_was():
    """A command changes how garbage is collected and signals are dealt with in its process, which here goes on."""
    threshold, handlers = gc.get_threshold(), [signal.getsignal(number) for number in SIGNALS]
    yield
    for number, handler in zip(SIGNALS, handlers, strict=True):
        signal.signal(number, handler)
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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_commands_interrupts_this_one_once(number):
    seen = []
    signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, lambda got, _: seen.append(got))
    end_as_interrupted()
    for _ in range(2):  # `timeout` sends it twice
        signal.raise_signal(number)
    assert seen == [signal.SIGINT]


def test_a_signal_that_ends_commands_does_so_where_interrupts_are_ignored():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # as in what a shell runs in the background
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_as_interrupted()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)


def test_a_signal_that_is_ignored_stays_so():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as by `nohup`
    end_as_interrupted()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
