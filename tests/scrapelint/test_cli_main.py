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


def test_an_interrupt_before_anything_was_checked_is_told_and_says_nothing(monkeypatch, capsys):
    def interrupted(paths):
        raise KeyboardInterrupt

    monkeypatch.setattr("scrapelint.sources.files.inputs", interrupted)
    monkeypatch.setattr(sys, "argv", ["scrapelint", "check", "feed.jsonl"])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 2
    assert capsys.readouterr().err == "scrapelint: interrupted\n"
