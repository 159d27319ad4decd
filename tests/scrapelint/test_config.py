"""The configuration: where it is found, what it changes, how its mistakes are told."""

from pathlib import Path

import pytest

from scrapelint import Article, Linter
from scrapelint.config import find_config, load_config
from scrapelint.errors import ConfigError, RuleError

LEAK = Article("It cost [object Object] in all.", site="www.example.org")


@pytest.fixture
def write(tmp_path):
    def write(text, name="scrapelint.yaml"):
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / name

    return write


def severities(path):
    return [each.finding.severity for each in Linter(path).check(LEAK).findings]


def test_without_a_configuration_the_recommended_rules_hold():
    assert severities(None) == ["error"]


def test_a_rule_can_be_turned_off_or_down(write):
    assert severities(write("rules: {object-object: off}")) == []
    assert severities(write("rules: {object-object: info}")) == ["info"]
    assert severities(write("rules: {object-object: {severity: warning, confidence: 0.5}}")) == ["warning"]


def test_pyproject_does_as_well(write):
    assert severities(write("[tool.scrapelint.rules]\nobject-object = 'off'\n", "pyproject.toml")) == []


def test_a_site_can_be_spared(write):
    assert severities(write('sites: {"*.example.org": {ignore: [leak]}}')) == []
    assert severities(write('sites: {"*.example.com": {ignore: [leak]}}')) == ["error"]


def test_rule_files_are_found_beside_the_configuration(write, monkeypatch, tmp_path):
    write("ruleset: ours\nrules: [{id: cost, family: structure, pattern: cost, message: m, why: w}]\n", "ours.yaml")
    path = write("extends: [./ours.yaml]")
    monkeypatch.chdir("/")
    assert [each.finding.rule for each in Linter(path).check(LEAK).findings] == ["cost"]


def test_the_nearest_file_upwards_is_found(write, tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_config(deep) != tmp_path / "scrapelint.yaml"
    path = write("extends: [recommended]")
    assert find_config(deep) == path
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert find_config(deep) == path
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.scrapelint]\n")
    assert find_config(deep) == tmp_path / "a" / "pyproject.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rulez: {}", "scrapelint.yaml:1:1: unknown key 'rulez'"),
        ("rules:\n  object-objet: off", "scrapelint.yaml:2:"),
        ("rules:\n  object-objet: off", "Did you mean 'object-object'?"),
        ("gate: {fail_on: eror}", "Did you mean 'error'?"),
        ("gate: {fail_under: 120}", "less than or equal to 100"),
        ("gate:\n  fail_ons: error", "scrapelint.yaml:2:3: unknown key 'fail_ons'"),
        ("fields: {txt: body}", "'text'"),
        ("sites: {a.example: {ignore: [leek]}}", "Did you mean 'leak'?"),
        ("- a list", "must be a mapping"),
        ("rules: {object-object: {confidence: 7}}", "less than or equal to 1"),
    ],
)
def test_mistakes_are_told_with_their_place(write, text, said):
    with pytest.raises(ConfigError) as caught:
        Linter(write(text))
    assert said in str(caught.value)


def test_mistakes_in_pyproject_are_told_with_their_line(write):
    with pytest.raises(ConfigError) as caught:
        load_config(write("[project]\nname = 'x'\n\n[tool.scrapelint]\nextend = ['recommended']\n", "pyproject.toml"))
    assert "pyproject.toml:5:1: unknown key 'extend'" in str(caught.value)
    assert "Did you mean 'extends'?" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.scrapelint]\nrules = " + "[" * 5_000 + "]" * 5_000, "nested too deeply"),
        ("tool = 5", "must be a mapping"),
        ("tool.scrapelint = 5", "must be a mapping"),
    ],
    ids=["deep", "tool", "table"],
)
def test_a_pyproject_of_another_shape_is_told(write, text, said):
    with pytest.raises(ConfigError, match=said):
        load_config(write(text, "pyproject.toml"))


def test_an_empty_file_changes_nothing(write):
    assert severities(write("")) == ["error"]


def test_a_missing_file_is_told():
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(Path("/nonexistent/scrapelint.yaml"))


def test_a_rule_set_of_the_command_line_may_change_built_in_rules_but_not_take_their_ids(write):
    path = write("ruleset: ours\nextends: [leaks]\noverrides: {object-object: info}\n", "ours.yaml")
    assert [each.finding.severity for each in Linter(rules=[str(path)]).check(LEAK).findings] == ["info"]
    rule = "{id: object-object, family: leak, pattern: x, message: m, why: w}"
    path = write(f"ruleset: theirs\nrules: [{rule}]\n", "theirs.yaml")
    with pytest.raises(RuleError, match="taken by rule set 'leaks'"):
        Linter(rules=[str(path)])
