"""The published schema of rule files agrees with the loader."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from scrapelint.rules import BUILTIN
from scrapelint.rules import __file__ as rules_file
from scrapelint.validators import Registry
from scrapelint.validators.engine.schema import rule_set_schema

SCHEMA = Draft202012Validator(rule_set_schema(Registry()))
RULE = {"id": "a-rule", "family": "leak", "pattern": "x", "message": "m", "why": "w"}


def errors(**changes):
    rule = {key: value for key, value in {**RULE, **changes}.items() if value is not ...}
    return [error.message for error in SCHEMA.iter_errors({"ruleset": "r", "rules": [rule]})]


@pytest.mark.parametrize("name", BUILTIN)
def test_every_built_in_rule_set_is_valid(name):
    data = yaml.safe_load((Path(rules_file).parent / f"{name}.yaml").read_text("utf-8"))
    assert [error.message for error in SCHEMA.iter_errors(data)] == []


def test_a_plain_pattern_rule_is_valid():
    assert errors() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"patern": "x"},
        {"pattern": ...},
        {"severity": "eror"},
        {"validator": "patern"},
        {"id": "No Id"},
        {"family": "leek"},
        {"confidence": 7},
        {"validator": "var_dump"},  # which takes no pattern
        {"why": ...},
    ],
)
def test_what_the_loader_refuses_is_not_valid(changes):
    assert errors(**changes)


def test_an_option_belongs_to_its_validator():
    assert errors(validator="near_duplicate", pattern=..., similarity=0.6) == []
    assert errors(similarity=0.6)


def test_the_schema_itself_is_valid():
    Draft202012Validator.check_schema(SCHEMA.schema)
