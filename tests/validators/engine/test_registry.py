"""Validators are found by name, ours and those of others."""

import sys
import types
from importlib.metadata import EntryPoint

from pydantic import BaseModel

from scrapelint.validators import Hit, Registry


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
