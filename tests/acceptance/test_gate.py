"""The gate as a user runs it: policy, suppressions and baselines, with real files and real exit codes."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parents[2]
TEXT = (
    "The harbour office said on Friday that small boats may tie up at the old pier again.\n\n"
    "The berths cost nothing until the end of October, and a guard will watch over them at night.\n\n"
)
LEAK = "The price of a berth after that is [object Object] for each metre of the boat.\n"


def feed(path, articles, first=0):
    with path.open("w", encoding="utf-8") as stream:
        for number, leaks in enumerate(articles, first):
            url = f"https://www.quay.example/{number}"
            text = f"{TEXT}Berth {number} is the first of them.\n\n{LEAK * leaks}"
            record = {"url": url, "title": f"Story {number} of the harbour", "text": text}
            stream.write(json.dumps(record) + "\n")


@pytest.fixture
def quay(tmp_path):
    feed(tmp_path / "feed.jsonl", [0, 1, 0, 0, 1, 0, 0, 0])
    return tmp_path


def test_a_rate_on_the_command_line_fails_or_says_that_it_cannot_tell(scrapelint, quay):
    ran = scrapelint("check", "feed.jsonl", "--fail-on", "never", "--max-rate", "leak=5%")
    assert ran.returncode == 2
    assert "leak in 2 of 8 articles (25 %) is over 5 %, but 8 are too few to tell" in " ".join(ran.stdout.split())
    ran = scrapelint("check", "feed.jsonl", "--fail-on", "never", "--max-rate", "object-object=1, spacing=1")
    assert ran.returncode == 1
    assert "at most 1: feed.jsonl:2, feed.jsonl:5" in " ".join(ran.stdout.split())
    assert scrapelint("check", "feed.jsonl", "--fail-on", "never", "--max-rate", "leak=30%").returncode == 0


def test_a_policy_of_the_configuration_holds_and_the_command_line_changes_what_it_names(scrapelint, quay):
    (quay / "scrapelint.yaml").write_text(
        "gate:\n  fail_on: never\n  fail_under: {worst: 90, p50: 95}\n  max_rate: {'*.quay.example': 1}\n"
        "  min_articles: 5\n  max_unreadable: 10%\n"
    )
    ran = scrapelint("check", "feed.jsonl", "--format", "json")
    assert ran.returncode == 1
    low, site = json.loads(ran.stdout)["summary"]["gate"]["reasons"]
    assert low.startswith("2 articles of 8 scored below 90; the worst: feed.jsonl:2 (")
    assert site.startswith("findings on quay.example in 2 of 8 articles; at most 1: feed.jsonl:2, feed.jsonl:5")
    assert low in ran.stderr
    loose = ["--fail-under", "10", "--max-rate", "*.quay.example=2"]
    assert scrapelint("check", "feed.jsonl", *loose).returncode == 0
    assert scrapelint("check", "feed.jsonl", *loose, "--fail-under", "mean=99").returncode == 1
    assert scrapelint("check", "feed.jsonl", *loose, "--min-articles", "9").returncode == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--max-rate", "leek=1"], "Did you mean 'leak'?"),
        (["--max-rate", "leak"], "write NAME=0.5% or NAME=3"),
        (["--max-rate", "leak=half"], "write a share as 0.5%, or a whole number of articles"),
        (["--fail-under", "median=3"], "write worst, mean, or a percentile as p5"),
        (["--fail-under", "p5=many"], "--fail-under"),
        (["--fail-under", "120"], "less than or equal to 100"),
        (["--max-unreadable", "-3"], "--max-unreadable"),
        (["--max-unreadable", ""], "--max-unreadable"),
        (["--fail-under", "99", "--fail-under", ""], "--fail-under: nothing stands in ''"),
        (["--max-rate", ""], "--max-rate: nothing stands in ''"),
        (["--select", ","], "--select: nothing stands in ','"),
        (["--ignore", ""], "--ignore: nothing stands in ''"),
        (["--baseline", "none.json"], "record it with: scrapelint baseline FEED -o none.json"),
    ],
)
def test_a_policy_that_cannot_be_read_is_exit_code_2(scrapelint, quay, args, said):
    ran = scrapelint("check", "feed.jsonl", *args)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gate:\n  max_rate: {leek: 1%}", "scrapelint.yaml:2:14: max_rate: there is no rule or family 'leek'"),
        ("gate:\n  max_rate: {leak: 0.01}", "write a share as 0.5%"),
        ("gate:\n  fail_under: {worse: 3}", "write worst, mean, or a percentile"),
        ("gate: {min_articles: 0}", "greater than or equal to 1"),
        ("suppressions:\n  - {rule: object-objet, reason: r}", "Did you mean 'object-object'?"),
        ("suppressions:\n  - {rule: object-object}", "the key 'reason' is missing"),
        ("suppressions:\n  - {rule: object-object, reason: ''}", "'reason'"),
        ("suppressions:\n  - {reason: everything}", "say which findings"),
        ("suppressions:\n  - {rule: leak, reason: r, expires: soon}", "'expires'"),
    ],
)
def test_mistakes_in_the_configuration_are_told_with_their_place(scrapelint, quay, text, said):
    (quay / "scrapelint.yaml").write_text(text)
    ran = scrapelint("check", "feed.jsonl")
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "scrapelint.yaml:" in ran.stderr


def test_a_mistake_of_the_command_line_is_not_put_down_to_the_configuration(scrapelint, quay):
    (quay / "scrapelint.yaml").write_text("gate:\n  max_rate: {leak: 100%}")
    ran = scrapelint("check", "feed.jsonl", "--max-rate", "leek=1%")
    assert ran.returncode == 2
    assert "--max-rate: there is no rule or family 'leek'" in ran.stderr
    assert "scrapelint.yaml" not in ran.stderr


@pytest.mark.parametrize("command", [("check",), ("baseline", "-o", "out"), ("fix", "-o", "out"), ("bench",)])
def test_without_a_rule_in_force_nothing_is_done(scrapelint, quay, command):
    (quay / "scrapelint.yaml").write_text("extends: []")
    ran = scrapelint(*command, "feed.jsonl")
    assert ran.returncode == 2
    assert "no rule reports" in ran.stderr
    assert not (quay / "out").exists()


@pytest.mark.parametrize(
    ("text", "args", "said"),
    [
        ("", ["--select", "leak", "--ignore", "leak"], "no rule reports"),
        ("rules: {object-object: off}", ["--select", "object-object"], "no rule reports"),
        ("sites: {'*.example': {ignore: [all]}}", [], "no rule looked at any article"),
        ("", ["--max-rate", "leak=0", "--ignore", "leak"], "no rule looked for 'leak'"),
        ("", ["--max-rate", "object-object=0", "--select", "quotes"], "no rule looked for 'object-object'"),
        ("{rules: {html-tag: off}, gate: {max_rate: {html-tag: 1%}}}", [], "no rule looked for 'html-tag'"),
        ("{sites: {'*': {ignore: [leak]}}, gate: {max_rate: {leak: 1%}}}", [], "no rule looked for 'leak'"),
    ],
)
def test_what_no_rule_looked_for_is_never_green(scrapelint, quay, text, args, said):
    (quay / "scrapelint.yaml").write_text(text)
    ran = scrapelint("check", "feed.jsonl", "--fail-on", "never", *args)
    assert ran.returncode == 2
    assert said in " ".join((ran.stdout + ran.stderr).split())


def test_a_baseline_is_not_written_where_no_rule_looked(scrapelint, quay):
    (quay / "scrapelint.yaml").write_text("sites: {'*.example': {ignore: [all]}}")
    ran = scrapelint("baseline", "feed.jsonl", "-o", "known.json")
    assert ran.returncode == 2
    assert "no rule looked at any article" in ran.stderr
    assert not (quay / "known.json").exists()


def test_a_suppressed_finding_fails_nothing_costs_nothing_and_stays_in_the_result(scrapelint, quay):
    (quay / "scrapelint.yaml").write_text(
        "suppressions:\n"
        "  - {rule: object-object, site: '*.quay.example', reason: A price that the office fills in later.}\n"
        "  - {rule: leak, article: 'https://www.quay.example/99', reason: An article about scripts.}\n"
        "  - {rule: leak, expires: 2024-02-29, reason: Until the site is rebuilt.}\n"
    )
    ran = scrapelint("check", "feed.jsonl", "--format", "json")
    result = json.loads(ran.stdout)
    assert ran.returncode == 0
    assert {article["score"] for article in result["articles"]} == {100.0}
    (known,) = result["articles"][1]["known"]
    assert (known["rule"], known["by"], known["points"]) == ("object-object", "suppression", 0.0)
    assert known["reason"] == "A price that the office fills in later."
    assert result["summary"]["by_rule"] == {}
    assert result["summary"]["known"] == {"baseline": 0, "suppression": 2}
    idle, expired = result["summary"]["gate"]["notes"]
    assert "suppression 2 (scrapelint.yaml:3) suppressed nothing" in idle.replace(str(quay) + "/", "")
    assert "has expired on 2024-02-29" in expired


def test_after_a_baseline_only_what_is_new_fails_in_any_order(scrapelint, quay):
    made = scrapelint("baseline", "feed.jsonl", "-o", "baseline.json")
    assert made.returncode == 0, made.stderr
    assert "baseline.json: 2 findings in 2 articles" in made.stdout
    lines = (quay / "feed.jsonl").read_text().splitlines(keepends=True)
    (quay / "again.jsonl").write_text("\n" + "".join(reversed(lines)))
    ran = scrapelint(
        "check", "again.jsonl", "--baseline", "baseline.json", "--fail-on", "warning", "--fail-under", "99"
    )
    assert ran.returncode == 0, ran.stdout
    assert "2 known by a baseline, which fail nothing" in ran.stdout
    feed(quay / "more.jsonl", [1], first=70)
    ran = scrapelint("check", "again.jsonl", "more.jsonl", "--baseline", "baseline.json")
    assert ran.returncode == 1
    assert "1 finding of severity error in 1 of 9 articles" in " ".join(ran.stdout.split())
    assert "more.jsonl:1" in ran.stdout


def test_a_baseline_leaves_the_score_as_it_is(scrapelint, quay):
    before = json.loads(scrapelint("check", "feed.jsonl", "--format", "json").stdout)
    scrapelint("baseline", "feed.jsonl", "-o", "baseline.json")
    (quay / "scrapelint.yaml").write_text("gate: {baseline: baseline.json, fail_under: 90}\n")
    after = json.loads(scrapelint("check", "feed.jsonl", "--format", "json").stdout)
    assert after["summary"]["mean_score"] == before["summary"]["mean_score"] < 100
    assert after["summary"]["by_rule"] == before["summary"]["by_rule"]
    assert after["summary"]["gate"]["passed"]
    assert not before["summary"]["gate"]["passed"]


def test_renewing_a_baseline_refuses_new_debt_without_being_told_to(scrapelint, quay):
    scrapelint("baseline", "feed.jsonl", "-o", "baseline.json")
    before = (quay / "baseline.json").read_bytes()
    feed(quay / "feed.jsonl", [0, 0, 0, 0, 1, 0, 0, 1])
    refused = scrapelint("baseline", "feed.jsonl", "-o", "baseline.json")
    assert refused.returncode == 1
    assert "new findings: 1; baseline.json was left as it was" in refused.stdout
    assert "https://www.quay.example/7" in refused.stdout
    assert (quay / "baseline.json").read_bytes() == before
    told = scrapelint("check", "feed.jsonl", "--baseline", "baseline.json", "--fail-on", "never").stdout
    assert "1 known finding no longer there" in " ".join(told.split())
    accepted = scrapelint("baseline", "feed.jsonl", "-o", "baseline.json", "--accept-new")
    assert accepted.returncode == 0
    assert "1 new, 1 mended, 0 of absent articles dropped" in accepted.stdout
    assert scrapelint("check", "feed.jsonl", "--baseline", "baseline.json").returncode == 0
    feed(quay / "feed.jsonl", [0, 0, 0, 0, 1])
    assert scrapelint("baseline", "feed.jsonl", "-o", "baseline.json").returncode == 0
    assert b"quay.example/7" in (quay / "baseline.json").read_bytes()
    assert (
        "1 of absent articles dropped" in scrapelint("baseline", "feed.jsonl", "-o", "baseline.json", "--prune").stdout
    )


@pytest.mark.parametrize("content", ["", "{", '{"scrapelint_baseline": 9, "articles": []}', '{"summary": {}}'])
def test_a_baseline_that_cannot_be_used_is_exit_code_2_with_what_to_do(scrapelint, quay, content):
    (quay / "baseline.json").write_text(content)
    for command in (["check", "feed.jsonl", "--baseline"], ["baseline", "feed.jsonl", "-o"]):
        ran = scrapelint(*command, "baseline.json")
        assert ran.returncode == 2
        assert "scrapelint baseline FEED -o baseline.json" in ran.stderr
        assert "Traceback" not in ran.stderr
    assert (quay / "baseline.json").read_text() == content


@pytest.mark.parametrize("content", ["", '{"text": "half', json.dumps({"text": TEXT}) + '\n{"text": 3}\n'])
def test_no_baseline_is_written_of_what_was_not_read(scrapelint, tmp_path, content):
    (tmp_path / "feed.jsonl").write_text(content)
    assert scrapelint("baseline", "feed.jsonl", "-o", "baseline.json").returncode == 2
    assert not (tmp_path / "baseline.json").exists()


def test_a_share_of_many_figures_keeps_them_when_the_command_line_changes_another(scrapelint, quay):
    (quay / "scrapelint.yaml").write_text("gate: {fail_on: never, max_rate: {leak: 25.0004%}}\n")
    assert scrapelint("check", "feed.jsonl").returncode == 0
    assert scrapelint("check", "feed.jsonl", "--min-articles", "8").returncode == 0
    (quay / "scrapelint.yaml").write_text("gate: {fail_on: never, max_rate: {leak: 24.9996%}}\n")
    assert scrapelint("check", "feed.jsonl", "--min-articles", "8").returncode == 2


def test_editors_get_the_schema_of_the_configuration(scrapelint):
    schema = json.loads(scrapelint("schema", "config").stdout)
    (readme,) = re.findall(r"```yaml\n(extends:.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    jsonschema.validate(json.loads(json.dumps(yaml.safe_load(readme), default=str)), schema)
    for good in ({"fail_under": 70}, {"fail_under": {"worst": 1, "p5": 60}}, {"max_rate": {"leak": "0.5%", "*.a": 3}}):
        jsonschema.validate({"gate": good}, schema)
    for bad in ({"fail_under": {"worse": 1}}, {"max_rate": {"leak": "half"}}, {"min_articles": 0}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"gate": bad}, schema)
