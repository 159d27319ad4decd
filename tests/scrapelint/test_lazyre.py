import importlib
import pkgutil
import re

import pytest

import scrapelint
from scrapelint import lazyre


@pytest.fixture
def compiled(monkeypatch):
    """The patterns that are compiled from now on, in order."""
    seen = []
    compile_ = re.compile

    def watched(pattern, flags=0):
        seen.append(pattern)
        return compile_(pattern, flags)

    monkeypatch.setattr(re, "compile", watched)
    return seen


def test_a_pattern_is_compiled_when_it_is_used_and_not_again_for_the_next_call(compiled):
    word = lazyre.compile("[a-z]+", re.IGNORECASE)
    assert compiled == []
    assert [word.search(text)[0] for text in ("1 One", "2 two")] == ["One", "two"]
    assert compiled == ["[a-z]+"]


def test_it_is_used_as_any_pattern():
    word = lazyre.compile(r"(?P<first>\w)\w*")
    assert word.pattern == r"(?P<first>\w)\w*"
    assert word.match("one", 1)["first"] == "n"
    assert word.sub("-", "one two") == "- -"
    assert lazyre.compile(b"[\x80-\xff]").findall("é".encode()) == [b"\xc3", b"\xa9"]


def test_a_wrong_pattern_is_told_where_it_is_used():
    wrong = lazyre.compile("(")
    with pytest.raises(re.error, match="unterminated"):
        wrong.search("")


def test_modules_that_a_check_imports_compile_no_pattern_before_its_use():
    modules = [
        importlib.import_module(info.name)
        for package in ("reports", "sources", "validators")
        for info in pkgutil.walk_packages(
            importlib.import_module(f"{scrapelint.__name__}.{package}").__path__, f"scrapelint.{package}."
        )
        if not info.name.endswith(".parquet")
    ]
    assert len(modules) > 100
    assert [module.__name__ for module in modules if getattr(module, "re", lazyre) is not lazyre] == []


def test_it_has_all_that_re_has():
    assert [name for name in re.__all__ if not hasattr(lazyre, name)] == []
