"""`scrapelint rules`, `test-rules` and `schema` as a user runs them."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
RULE = """\
ruleset: ours
rules:
  - id: no-lorem
    family: structure
    pattern: '(?i)lorem ipsum'
    message: Filler text
    why: The editor's filler was published.
    examples:
      flags: ['Lorem ipsum dolor.']
      passes: ['A lemur sat there.']
"""


def test_rules_are_listed_with_severity_and_message(scrapelint):
    ran = scrapelint("rules")
    assert ran.returncode == 0
    for name in ("php-var-dump", "duplicate-paragraph", "lost-first-letter", "unopened-quote", "repeated-title"):
        assert name in ran.stdout
    assert "{" not in ran.stdout
    assert max(len(line) for line in ran.stdout.splitlines()) <= 80


def test_a_rule_is_explained(scrapelint):
    ran = scrapelint("rules", "near-duplicate-paragraph")
    assert ran.returncode == 0
    for word in ("family duplication", "similarity: 0.5", "Flags", "Passes"):
        assert word in ran.stdout


def test_an_example_tells_what_stands_beside_it(scrapelint):
    shown = scrapelint("rules", "recurring-line").stdout
    assert "[beside 2 more of the site] The mill stood still" in shown
    assert "[beside 1 more of the site] The mill stood still" in shown


def test_a_family_names_its_rules_and_an_unknown_word_the_nearest(scrapelint):
    assert "unopened-quote" in scrapelint("rules", "quotes").stdout
    unknown = scrapelint("rules", "unopend-quote")
    assert unknown.returncode == 2
    assert "Did you mean 'unopened-quote'" in unknown.stderr


def test_built_in_rules_pass_their_own_examples(scrapelint):
    ran = scrapelint("test-rules", ROOT / "rules/encoding.yaml")  # `make lint` has all of them
    assert ran.returncode == 0
    assert ", 0 failed" in ran.stdout


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (RULE, 0, "1 rules, 2 examples, 0 failed"),
        (RULE.replace("Lorem ipsum dolor.", "A llama."), 1, "not flagged"),
        (RULE.replace("A lemur sat there.", "The lorem ipsum."), 1, "flagged by no-lorem"),
        (RULE.partition("      passes")[0], 0, "without examples to flag or to pass: no-lorem"),
        (RULE.partition("    examples")[0], 2, "no rule was tested"),
        ("ruleset: ours\nrules: []\n", 2, "no rule was tested"),
        ("ruleset: ours\nrulez: []\n", 2, "Did you mean 'rules'"),
    ],
)
def test_rules_of_a_user_are_tested(scrapelint, tmp_path, text, code, said):
    (tmp_path / "ours.yaml").write_text(text, "utf-8")
    ran = scrapelint("test-rules", "ours.yaml")
    assert said in ran.stdout + ran.stderr
    assert ran.returncode == code


@pytest.mark.parametrize("kind", ["rules", "config", "result", "line"])
def test_schemas_are_json_schemas(scrapelint, kind):
    schema = json.loads(scrapelint("schema", kind).stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")


def test_a_result_is_valid_by_the_published_schema(scrapelint):
    schema = Draft202012Validator(json.loads(scrapelint("schema", "result").stdout))
    result = json.loads(scrapelint("check", "-", "--format", "json", stdin="It cost [object Object] in all.\n").stdout)
    assert result["articles"][0]["findings"]
    assert [error.message for error in schema.iter_errors(result)] == []
    schema = Draft202012Validator(json.loads(scrapelint("schema", "line").stdout))
    lines = scrapelint("check", "-", "--format", "jsonl", stdin="It cost [object Object] in all.\n").stdout.splitlines()
    assert [error.message for line in lines for error in schema.iter_errors(json.loads(line))] == []
    assert not schema.is_valid({"findings": []})
