"""Rule files: what is read, and what a person is told when it is wrong."""

import re

import pytest

from scrapelint.errors import RuleError
from scrapelint.rules import BUILTIN, load_rules
from scrapelint.validators import Registry

RULE = """\
ruleset: ours
rules:
  - id: no-lorem
    family: structure
    severity: error
    pattern: '(?i)lorem ipsum'
    message: "Filler text ({match})"
    why: The editor's filler was published.
"""


@pytest.fixture
def load(tmp_path):
    def load(text, *, name="ours.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load_rules([name], Registry(), tmp_path)

    return load


def complaint(load, text):
    with pytest.raises(RuleError) as caught:
        load(text)
    return str(caught.value)


def test_a_plain_pattern_rule_needs_no_python(load):
    bound = load(RULE).rules["no-lorem"]
    assert bound.rule.validator == "pattern"
    assert bound.params.pattern == "(?i)lorem ipsum"


def test_an_unknown_key_is_named_with_its_place_and_the_nearest_valid_one(load):
    said = complaint(load, RULE + "    confidense: 0.5\n")
    assert "ours.yaml:9:5: unknown key 'confidense' in rule 'no-lorem'" in said
    assert "Did you mean 'confidence'?" in said


@pytest.mark.parametrize(
    ("wrong", "place", "words"),
    [
        (("severity: error", "severity: eror"), ":5:15:", "Did you mean 'error'?"),
        (("family: structure", "family: structur"), ":4:13:", "Did you mean 'structure'?"),
        (("    message:", "    mesage: x\n    message:"), ":7:5:", "Did you mean 'message'?"),
        (("    pattern:", "    validator: patern\n    pattern:"), ":6:16:", "Did you mean 'pattern'?"),
        (("(?i)lorem ipsum", "lorem("), ":6:14:", "not a pattern that RE2 knows"),
        (("(?i)lorem ipsum", "x*"), ":6:14:", "would match everywhere"),
        (("id: no-lorem", "id: No Lorem"), ":3:9:", "'id'"),
        (("ruleset: ours\n", ""), ":1:1:", "'ruleset' is missing"),
        (("    why:", "    id: again\n    why:"), ":8:5:", "stands here twice"),
        (("rules:", "rules: ["), ":3:3:", "not valid YAML"),
    ],
)
def test_a_mistake_is_told_with_place_line_and_suggestion(load, wrong, place, words):
    said = complaint(load, RULE.replace(*wrong))
    assert f"ours.yaml{place}" in said
    assert words in said


def test_the_offending_line_is_shown_with_a_caret(load):
    said = complaint(load, RULE.replace("error", "eror"))
    assert "\n        severity: eror\n                  ^" in said


def test_all_mistakes_are_told_at_once(load):
    said = complaint(load, RULE.replace("severity: error", "severity: eror").replace("family: structure", "family: x"))
    assert "'eror'" in said
    assert "'x'" in said


def test_an_id_is_taken_once(load):
    second = RULE.split("rules:\n")[1]
    assert "the id 'no-lorem' is taken in this file" in complaint(load, RULE + second)


def test_extends_brings_in_a_built_in_set_and_overrides_change_it(load):
    book = load(RULE + "extends: [leaks]\noverrides:\n  object-object: off\n")
    assert book.rules["object-object"].rule.severity == "off"
    assert "no-lorem" in book.rules


def test_an_override_of_an_unknown_rule_or_option_is_an_error(load):
    said = complaint(load, RULE + "extends: [leaks]\noverrides: {object-objet: off}\n")
    assert "Did you mean 'object-object'?" in said
    said = complaint(load, RULE + "extends: [leaks]\noverrides: {object-object: {patern: x}}\n")
    assert "has no option 'patern'" in said
    assert ":10:29:" in said


def test_a_set_that_extends_itself_or_an_unknown_one_is_an_error(load):
    assert "extends itself" in complaint(load, RULE + "extends: [ours.yaml]\n")
    assert "Did you mean 'leaks'?" in complaint(load, RULE + "extends: [leeks]\n")


def test_an_alias_bomb_is_refused(load):
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    assert "aliases expand" in complaint(load, "a0: &a0 [x]\n" + levels)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 60 + "]" * 60,
        "a: {? " + "[" * 600 + "]" * 600 + " : 1}",
        "a: " + "[" * 50_000 + "]" * 50_000,
        "- " * 50_000 + "a",
        "? " * 50_000 + "a",
        "[a: " * 50_000,
        "\n".join(" " * n + "a:" for n in range(2_000)),
    ],
    ids=["flow", "key", "deeper flow", "sequences", "keys", "pairs", "lines"],
)
def test_deep_nesting_is_refused(load, text):
    assert "nested deeper" in complaint(load, text)


def test_an_alias_that_holds_itself_is_refused(load):
    assert "holds itself" in complaint(load, "a: &a [*a]\n")


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"ruleset: caf\xe9\n"])
def test_a_file_that_is_not_utf8_is_refused(tmp_path, raw):
    (tmp_path / "bad.yaml").write_bytes(raw)
    with pytest.raises(RuleError, match="UTF-8"):
        load_rules(["bad.yaml"], Registry(), tmp_path)


def test_python_tags_are_not_executed(load):
    assert "not valid YAML" in complaint(load, "a: !!python/object/apply:os.system ['true']\n")


def test_selection_takes_ids_families_and_sets_and_knows_the_rest():
    book = load_rules(["recommended"], Registry())
    assert book.select(["leak"]) >= {"object-object"}
    assert "object-object" not in book.select([], ["object-object"])
    assert book.select(["leaks"]) == book.select(["leaks"], ["duplication"])
    with pytest.raises(RuleError, match="Did you mean 'object-object'"):
        book.select(["object-objet"])


def test_every_built_in_set_loads():
    assert {"recommended", "leaks", "duplication", "truncated-words", "quotes"} <= set(BUILTIN)
    assert load_rules(BUILTIN, Registry()).rules.keys() == load_rules(["recommended"], Registry()).rules.keys()


def test_a_fix_that_cannot_be_made_is_a_mistake_of_the_rule(tmp_path):
    start = "ruleset: ours\nrules:\n  - {id: cost, family: spacing, pattern: 'c(?P<mark>o)st', message: m, why: w, "
    for keys, said in (
        ("removes: true}", "say `fix: safe` or `fix: unsafe` too"),
        ("fix: safe, replace: '{mark}{other}'}", "the pattern has no group 'other'"),
        ("fix: safe, decode: runes}", "decode"),
    ):
        (tmp_path / "ours.yaml").write_text(start + keys + "\n", "utf-8")
        with pytest.raises(RuleError, match=re.escape(said)):
            load_rules(["ours.yaml"], Registry(), tmp_path)
