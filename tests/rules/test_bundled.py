"""What comes with scrapelint is read from the bytecode cache, and is what its YAML says."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from scrapelint.rules import BUILTIN, load_rules
from scrapelint.rules.bundled import HERE, BundledFile, derived
from scrapelint.rules.yamlfile import YamlFile
from scrapelint.validators import Registry


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return Path(shutil.copy(HERE / "spacing.yaml", tmp_path))


@pytest.mark.parametrize("name", BUILTIN)
def test_a_set_is_what_its_yaml_says(name):
    path = HERE / f"{name}.yaml"
    assert BundledFile(path).data == YamlFile(path).data


def test_rules_are_the_same_with_a_cache_and_without(monkeypatch):
    books = []
    for without in (False, True):
        monkeypatch.setattr(sys, "dont_write_bytecode", without)
        books.append(load_rules(["recommended"], Registry()).rules)
    assert books[0] == books[1]


def test_yaml_is_parsed_once(path, monkeypatch):
    first = BundledFile(path).data
    monkeypatch.setattr("scrapelint.rules.yamlfile.YamlFile", None)
    assert BundledFile(path).data == first


def test_a_change_is_seen(path):
    BundledFile(path)
    path.write_text("ruleset: other\n")
    assert BundledFile(path).data == {"ruleset": "other"}


def test_a_damaged_cache_is_made_anew(path):
    first = BundledFile(path).data
    (cached,) = (path.parent / "__pycache__").iterdir()
    cached.write_bytes(b"?" * 100)
    assert BundledFile(path).data == first


def test_nothing_need_be_written(path):
    (path.parent / "__pycache__").write_text("in the way, even for root")
    assert BundledFile(path).data == YamlFile(path).data


def test_a_problem_is_told_at_its_place(path):
    place = ("rules", 0, "id")
    assert BundledFile(path).problem("wrong", place) == YamlFile(path).problem("wrong", place)


def names_of(ruleset):
    """Stands for what takes long to make."""
    MADE.append(ruleset["ruleset"])
    return [rule["id"] for rule in ruleset.get("rules", [])]


MADE = []


@pytest.fixture
def made():
    MADE.clear()
    return MADE


def test_what_is_made_of_a_set_is_made_once(path, made):
    first = derived(path, names_of)
    assert "joined-words" in first
    assert derived(path, names_of) == first
    assert BundledFile(path).data["ruleset"] == "spacing"
    assert made == ["spacing"]


@pytest.mark.parametrize("changed", ["the set", "the module"])
def test_what_is_made_of_a_set_is_made_anew_after_a_change(path, made, monkeypatch, changed, tmp_path):
    monkeypatch.setattr(sys.modules[__name__], "__file__", str(shutil.copy(__file__, tmp_path)))
    derived(path, names_of)
    (made_by := Path(sys.modules[__name__].__file__)).touch()
    later = made_by.stat().st_mtime + 10
    os.utime(path if changed == "the set" else made_by, (later, later))
    derived(path, names_of)
    assert made == ["spacing", "spacing"]


def test_what_cannot_be_kept_is_not_made(path, made, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert derived(path, names_of) is None
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (path.parent / "__pycache__").write_text("in the way, even for root")
    assert derived(path, names_of) is None
    assert made == []
