"""The gate: it fails for a reason, and never passes without having looked."""

import pytest

from scrapelint.reports import ExitCode, Policy
from scrapelint.reports.gate import judge

DEFAULT = Policy()


def verdict(policy=DEFAULT, **figures):
    known = {
        "articles": 10,
        "unreadable": 0,
        "by_severity": {},
        "articles_by_severity": {},
        "below": 0,
        "lowest": (100.0, "feed.jsonl:1"),
    }
    return judge(policy, **{**known, **figures})


def test_clean_articles_pass():
    assert verdict() == verdict()
    assert verdict().passed
    assert verdict().exit_code is ExitCode.PASSED


@pytest.mark.parametrize(
    ("fail_on", "severity", "code"),
    [
        ("error", "error", 1),
        ("error", "warning", 0),
        ("warning", "warning", 1),
        ("warning", "info", 0),
        ("never", "error", 0),
    ],
)
def test_findings_fail_by_their_severity(fail_on, severity, code):
    judged = verdict(Policy(fail_on), by_severity={severity: 3}, articles_by_severity={severity: 2})
    assert judged.exit_code == code
    if code:
        assert judged.reasons == (f"3 findings of severity {severity} in 2 of 10 articles",)


def test_a_low_score_fails_and_names_the_worst():
    judged = verdict(Policy("never", 70), below=1, lowest=(41.5, "feed.jsonl:7"))
    assert judged.exit_code is ExitCode.FAILED
    assert judged.reasons == ("1 article scored below 70; the worst, feed.jsonl:7, 41.5",)


@pytest.mark.parametrize("unseen", [{"articles": 0}, {"unreadable": 1}, {"interrupted": True}])
def test_what_was_not_looked_at_is_never_green(unseen):
    judged = verdict(Policy("never"), **unseen)
    assert not judged.passed
    assert judged.exit_code is ExitCode.UNKNOWN
    assert judged.reasons


def test_a_known_failure_is_not_hidden_by_an_unreadable_record():
    judged = verdict(by_severity={"error": 1}, articles_by_severity={"error": 1}, unreadable=2)
    assert judged.exit_code is ExitCode.FAILED
    assert judged.reasons[-1] == "2 records could not be read"


@pytest.mark.parametrize(
    ("first", "broken", "unseen", "code"),
    [
        ({}, [], [], 0),
        ({}, ["b"], [], 1),
        ({}, [], ["u"], 2),
        ({}, ["b"], ["u"], 1),
        ({"articles": 0}, [], ["u"], 2),
        ({"articles": 0}, ["b"], [], 1),
        ({"by_severity": {"error": 1}, "articles_by_severity": {"error": 1}}, [], ["u"], 1),
    ],
)
def test_what_is_found_later_joins_the_verdict_and_never_mends_it(first, broken, unseen, code):
    judged = verdict(**first)
    joined = judged.joined(broken, unseen, ["n"])
    assert joined.exit_code == code
    assert joined.passed == (code == 0)
    assert joined.reasons == (*judged.reasons, *broken, *unseen)
    assert joined.notes == ("n",)
