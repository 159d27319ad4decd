"""Validators are found by name, ours and those of others."""

import sys
import types
from importlib.metadata import EntryPoint

from pydantic import BaseModel

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Hit, Registry


def test_modules_with_a_find_are_validators_and_the_rest_are_not():
    names = Registry().names()
    assert {"pattern", "var_dump", "duplicate_paragraph", "truncated_head", "quote_marks"} <= set(names)
    assert not {"engine", "quotation", "repetition", "wording", "__init__"} & set(names)


def test_an_unknown_name_is_nobody():
    assert Registry().get("no_such_thing") is None
    assert Registry().get("../engine") is None


def test_another_package_adds_its_own(monkeypatch):
    module = types.ModuleType("their_validator")

    class Params(BaseModel):
        pass

    def find(document, params):
        yield Hit(0, 1)

    module.Params, module.find = Params, find
    monkeypatch.setitem(sys.modules, "their_validator", module)
    point = EntryPoint("theirs", "their_validator", "scrapelint.validators")
    monkeypatch.setattr("scrapelint.validators.engine.registry.entry_points", lambda group: [point])
    registry = Registry()
    assert registry.get("theirs").find is find
    assert "theirs" in registry.names()


def test_a_validator_that_is_not_concerned_is_asked_once_for_all_its_rules(monkeypatch, tmp_path):
    module = types.ModuleType("their_validator")
    asked = []

    class Params(BaseModel):
        pass

    def find(document, params):
        yield Hit(0, 1)

    def concerns(document):
        asked.append(document.text)
        return "x" in document.text

    module.Params, module.find, module.concerns = Params, find, concerns
    monkeypatch.setitem(sys.modules, "their_validator", module)
    point = EntryPoint("theirs", "their_validator", "scrapelint.validators")
    monkeypatch.setattr("scrapelint.validators.engine.registry.entry_points", lambda group: [point])
    why = "why: It serves this test alone, no other."
    rule = f"\n- {{id: %s, family: leak, severity: error, validator: theirs, message: m, {why}}}"
    (tmp_path / "r.yaml").write_text("ruleset: ours\ndescription: d\nrules:" + rule % "one" + rule % "two", "utf-8")
    checker = Checker(load_rules(["r.yaml"], Registry(), tmp_path))
    assert checker.check(Article("calm")) == ()
    assert asked == ["calm"]
    assert [finding.rule for finding in checker.check(Article("x"))] == ["one", "two"]
