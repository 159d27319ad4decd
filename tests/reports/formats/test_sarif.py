"""SARIF: valid by the standard's schema, exact places, stable identities, bounded."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from scrapelint.reports.formats import sarif
from scrapelint.reports.result import Known, Mark
from scrapelint.validators import Source

SCHEMA = json.loads((Path(__file__).parents[2] / "data" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


@pytest.fixture
def run(write):
    def run_of(reports, **more):
        log = json.loads(write("sarif", reports, **more).text)
        VALIDATOR.validate(log)
        return log["runs"][0]

    return run_of


def region(location):
    return location["physicalLocation"]["region"]


def test_every_log_is_valid(run, reports):
    assert run(reports)["columnKind"] == "unicodeCodePoints"


def test_the_schema_refuses_what_is_no_log():
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({"version": "2.1.0", "runs": [{"results": []}]})


def test_a_place_in_a_text_file_is_told_by_line_column_and_code_points(run, case):
    (report,) = case("a text file")
    results = run([report])["results"]
    assert [region(result["locations"][0]) for result in results if result["ruleId"] == "dump"] == [
        {"startLine": 3, "startColumn": 21, "endLine": 3, "endColumn": 27, "charOffset": 26, "charLength": 6},
        {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 7, "charOffset": 33, "charLength": 6},
    ]
    assert {report.article.text[26:32], report.article.text[33:39]} == {"int(5)"}
    (title,) = (result for result in results if result["ruleId"] == "title-rule")
    assert region(title["locations"][0])["charLength"] == len("Pier")
    assert results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "texts/a%20b.txt"


def test_a_place_in_a_record_is_its_line_and_the_code_points_of_its_field(run, case):
    dump = run(case("an article of a feed"))["results"][0]
    assert region(dump["locations"][0]) == {"startLine": 7}
    inner, other = dump["relatedLocations"]
    assert inner["physicalLocation"]["artifactLocation"]["uri"] == "feed.jsonl!/7/text"
    assert region(inner) == {
        "startLine": 1,
        "startColumn": 10,
        "endLine": 1,
        "endColumn": 16,
        "charOffset": 9,
        "charLength": 6,
    }
    assert region(other)["charOffset"] == 0


def test_without_its_text_a_place_is_told_by_code_points_alone(run, case):
    (result,) = run(case("an article without its text"))["results"]
    assert region(result["locations"][0]) == {"startLine": 1}
    assert region(result["relatedLocations"][0]) == {"charOffset": 9, "charLength": 6}


def test_a_rule_brings_its_help_with_examples(run, case):
    rules = {rule["id"]: rule for rule in run(case("an article of a feed"))["tool"]["driver"]["rules"]}
    help_ = rules["dump"]["help"]
    assert "A debugging call was left in." in help_["text"]
    assert "Passes:\n\n```\nAn int.\n```" in help_["markdown"]
    assert "````\nint(5)\n```\nfence\n````" in help_["markdown"]
    assert rules["dump"]["shortDescription"]["text"] == "A dump of … bytes"
    assert rules["title-rule"] == {"id": "title-rule"}


def test_a_fingerprint_does_not_change_when_lines_move_and_is_numbered_inside_an_article(run, case):
    (report,) = case("a text file")

    def fingerprints(report):
        results = run([report])["results"]
        return {result["partialFingerprints"]["primaryLocationLineHash"] for result in results}

    article = replace(report.article, text="\n\n" + report.article.text)
    assert len(fingerprints(report)) == 3
    assert fingerprints(replace(report, article=article)) == fingerprints(report)


def test_the_worst_findings_are_kept_and_the_cut_is_told(run, case, monkeypatch):
    monkeypatch.setattr(sarif, "MOST", 2)
    log = run(case("a text file"))
    assert [result["level"] for result in log["results"]] == ["error", "error"]
    (note,) = log["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("2 of 3 findings are in this file")
    assert (log["properties"]["findings"], log["properties"]["findingsShown"]) == (3, 2)


def test_a_service_keeps_all_that_is_written():
    assert sarif.MOST == 5000


def test_the_invocation_tells_the_verdict_and_what_could_not_be_read(run, case):
    (invocation,) = run(case("one clean article"), unreadable=[(Source("feed.jsonl", 3), "not JSON")])["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    (note,) = invocation["toolExecutionNotifications"]
    assert (note["message"]["text"], region(note["locations"][0])) == ("not JSON", {"startLine": 3})
    assert run(case("a text file"))["invocations"][0]["exitCode"] == 1


def test_a_quoted_text_makes_no_link_in_a_message(run, case):
    for result in run(case("hostile articles"))["results"]:
        assert "](" not in result["message"]["text"]


def test_known_findings_stand_behind_the_others_as_suppressed(run, case):
    (report,) = case("a text file")
    before = {r["partialFingerprints"]["scrapelint/v1"] for r in run([report])["results"]}
    worst = max(report.findings, key=lambda scored: scored.points)
    mark = Mark("suppression", "1", "The wire sends it so.")
    known = Known(worst.finding, 0.0, mark)
    report = replace(report, findings=tuple(s for s in report.findings if s is not worst), known=(known,))
    results = run([report])["results"]
    assert [result["ruleId"] for result in results if "suppressions" in result] == [worst.finding.rule]
    assert results[-1]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "The wire sends it so."}
    ]
    assert {result["partialFingerprints"]["scrapelint/v1"] for result in results} == before
