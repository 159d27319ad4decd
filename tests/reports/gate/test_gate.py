"""The gate: it fails for a reason, and never passes without having looked."""

import pytest

from scrapelint.reports import ExitCode, Limit, Policy, ScoreLimits, SummaryBuilder, score_article
from scrapelint.reports.result import Mark
from scrapelint.validators import Article, Finding, Source

NEVER = "never"


def finding(rule="object-object", family="leak", severity="error", start=0, end=15):
    return Finding(rule, family, severity, "text", start, end, "[object Object]", "m")


def report(*found, site="a.example", marks=None):
    weights = {"object-object": 0.35, "double-space": 0.01, "straight-quote": 0.12}
    return score_article(Article("x" * 4000, site=site), found, weights, marks)


def verdict(policy, *reports, unreadable=0, interrupted=False, rules_on=None):
    builder = SummaryBuilder(policy, rules_on)
    for number, each in enumerate(reports, 1):
        builder.add(each, f"feed.jsonl:{number}")
    for line in range(unreadable):
        builder.add_unreadable(Source("feed.jsonl", 1000 + line), "not JSON")
    builder.interrupted = interrupted
    return builder.finish().verdict


def rated(name, limit, broken, clean, *, rules=("object-object", "double-space"), found=None):
    policy = Policy(NEVER, max_rate={name: Limit.parse(limit)}, rules=dict.fromkeys(rules, "leak"))
    return verdict(policy, *[report(found or finding())] * broken, *[report()] * clean)


def test_clean_articles_pass():
    judged = verdict(Policy(), *[report()] * 10)
    assert (judged.passed, judged.exit_code, judged.reasons, judged.notes) == (True, ExitCode.PASSED, (), ())


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
def test_findings_fail_by_their_severity_and_the_worst_are_named(fail_on, severity, code):
    one, two = finding(severity=severity), finding(severity=severity, start=100, end=2100)
    judged = verdict(Policy(fail_on), report(one), report(one, two), *[report()] * 8)
    assert judged.exit_code == code
    worst = "feed.jsonl:2 (object-object), feed.jsonl:1 (object-object)"
    if code:
        assert judged.reasons == (f"3 findings of severity {severity} in 2 of 10 articles; none may be: {worst}",)


def test_a_low_score_fails_and_names_the_worst():
    judged = verdict(Policy(NEVER, ScoreLimits(worst=80)), report(), report(finding()), report())
    assert judged.exit_code is ExitCode.FAILED
    (reason,) = judged.reasons
    assert reason.startswith("1 article of 3 scored below 80; the worst: feed.jsonl:2 (7")


def test_the_mean_and_percentiles_are_judged():
    reports = [report(finding()) for _ in range(2)] + [report()] * 18
    worst = reports[0].score
    assert verdict(Policy(NEVER, ScoreLimits(mean=97)), *reports).exit_code is ExitCode.PASSED
    assert "the mean score is 97." in verdict(Policy(NEVER, ScoreLimits(mean=98)), *reports).reasons[0]
    assert verdict(Policy(NEVER, ScoreLimits.of({"p10": 90})), *reports).passed
    (reason,) = verdict(Policy(NEVER, ScoreLimits.of({"p9": 90})), *reports).reasons
    assert f"the 9th percentile of the scores is {worst:g}; at least 90" in reason


def test_every_broken_condition_is_told():
    policy = Policy("error", ScoreLimits(worst=90, mean=99), {"leak": Limit(count=0)})
    assert len(verdict(policy, report(finding()), report()).reasons) == 4


def test_a_share_that_is_surely_too_great_fails_with_figure_limit_and_examples():
    judged = rated("leak", "0.5%", 41, 55)
    assert judged.exit_code is ExitCode.FAILED
    (reason,) = judged.reasons
    assert reason.startswith(
        "leak in 41 of 96 articles (42.7 %), at least 34.1 % with 95 % confidence; at most 0.5 %: "
    )
    assert reason.endswith(": feed.jsonl:1, feed.jsonl:2, feed.jsonl:3")


def test_a_share_that_chance_may_have_brought_over_the_limit_is_never_green_and_no_failure():
    judged = rated("leak", "0.5%", 1, 19)
    assert judged.exit_code is ExitCode.UNKNOWN
    assert (
        "is over 0.5 %, but 20 are too few to tell (at least 0.256 % with 95 % confidence): feed.jsonl:1"
        in judged.reasons[0]
    )


def test_a_share_within_the_limit_passes_and_few_articles_are_told():
    few, many = rated("leak", "0.5%", 0, 10), rated("leak", "0.5%", 0, 598)
    assert (few.exit_code, many.exit_code) == (0, 0)
    (note,) = few.notes
    assert note.startswith(
        "leak in 0 of 10 articles (0 %) is within 0.5 %, but 10 are too few to tell: it may be up to 25"
    )
    assert note.endswith("; 598 without one would show it")
    assert many.notes == ()


def test_a_share_of_nothing_is_broken_by_one_and_asks_for_no_proof():
    assert rated("leak", "0%", 1, 999).exit_code is ExitCode.FAILED
    assert rated("leak", "0%", 0, 10).notes == ()


def test_a_number_is_counted():
    assert rated("leak", 2, 2, 8).exit_code is ExitCode.PASSED
    assert "leak in 3 of 10 articles; at most 2: " in rated("leak", 2, 3, 7).reasons[0]
    assert rated("leak", 0, 1, 999).exit_code is ExitCode.FAILED


def test_information_counts_for_a_rule_that_is_named_and_not_for_its_family():
    info = finding("double-space", "spacing", "info")
    assert rated("spacing", 0, 5, 5, found=info).passed
    assert not rated("double-space", 0, 5, 5, found=info).passed
    assert rated("*", 0, 5, 5, found=info).passed


def test_every_site_of_a_pattern_is_judged_by_itself():
    policy = Policy(NEVER, max_rate={"*.example": Limit.parse("10%")})
    broken = [report(finding(), site="bad.example")] * 20
    others = [report(site="good.example")] * 400 + [report(finding(), site="elsewhere.test")] * 50
    judged = verdict(policy, *others, *broken)
    (reason,) = judged.reasons
    assert reason.startswith("findings on bad.example in 20 of 20 articles (100 %)")


def test_of_many_sites_the_worst_are_named_and_the_others_counted():
    policy = Policy(NEVER, max_rate={"*": Limit.parse("50%")})
    judged = verdict(policy, *[report(finding(), site=f"{n:02}.example") for n in range(20) for _ in range(9)])
    assert len(judged.reasons) == 6
    assert judged.reasons[0].startswith("findings on 00.example in 9 of 9 articles")
    assert judged.reasons[-1] == "… and so on 15 more sites"


def test_a_limit_for_a_site_that_no_article_is_of_is_never_green():
    judged = verdict(Policy(NEVER, max_rate={"gone.example": Limit(count=0)}), report())
    assert judged.exit_code is ExitCode.UNKNOWN
    assert "gone.example" in judged.reasons[0]


@pytest.mark.parametrize("unseen", [{"unreadable": 1}, {"interrupted": True}])
def test_what_was_not_looked_at_is_never_green(unseen):
    judged = verdict(Policy(NEVER), report(), **unseen)
    assert (judged.passed, judged.exit_code) == (False, ExitCode.UNKNOWN)
    assert judged.reasons


def test_no_article_is_never_green():
    judged = verdict(Policy(NEVER, ScoreLimits(worst=1, mean=1), {"leak": Limit(count=0)}))
    assert (judged.exit_code, judged.reasons) == (ExitCode.UNKNOWN, ("no article was checked",))


def test_fewer_articles_than_asked_for_are_never_green():
    judged = verdict(Policy(NEVER, min_articles=100), *[report()] * 40)
    assert judged.exit_code is ExitCode.UNKNOWN
    assert judged.reasons == ("only 40 articles checked; at least 100",)


@pytest.mark.parametrize(("limit", "unreadable", "code"), [("2%", 2, 0), ("2%", 3, 2), (2, 2, 0), (2, 3, 2), (0, 1, 2)])
def test_some_unreadable_records_may_be_allowed_and_are_told_all_the_same(limit, unreadable, code):
    judged = verdict(Policy(max_unreadable=Limit.parse(limit)), *[report()] * 98, unreadable=unreadable)
    assert judged.exit_code == code
    assert any(f"{unreadable} record" in line for line in (*judged.reasons, *judged.notes))


def test_a_known_failure_is_not_hidden_by_an_unreadable_record():
    judged = verdict(Policy(), report(finding()), unreadable=2)
    assert judged.exit_code is ExitCode.FAILED
    assert judged.reasons[-1] == "2 records could not be read"


@pytest.mark.parametrize("by", ["baseline", "suppression"])
def test_known_findings_break_no_condition(by):
    known = report(finding(), marks={0: Mark(by, "x")})
    policy = Policy("warning", ScoreLimits(worst=100, mean=100), {"leak": Limit(count=0), "*": Limit(count=0)})
    assert verdict(policy, known, report()).passed
    assert not verdict(policy, known, report(finding())).passed


def test_a_baseline_makes_no_article_better_but_a_suppressed_finding_costs_nothing():
    plain = report(finding())
    assert report(finding(), marks={0: Mark("baseline", "x")}).score == plain.score < 80
    assert report(finding(), marks={0: Mark("suppression", "x")}).score == 100.0
    mixed = report(finding(), finding(start=50, end=65), marks={0: Mark("baseline", "x")})
    assert mixed.score < mixed.judged_score == plain.score
    assert sum(each.points for each in (*mixed.findings, *mixed.known)) == pytest.approx(100 - mixed.score, abs=0.1)


@pytest.mark.parametrize("written", ["half", "0.005", "101%", "-1", "", True, "1 %%"])
def test_a_limit_that_is_neither_share_nor_count_is_refused(written):
    with pytest.raises(ValueError, match=r"write a share|more than all"):
        Limit.parse(written)


@pytest.mark.parametrize("name", ["worse", "p0", "p100", "percentile", "5"])
def test_a_score_of_an_unknown_figure_is_refused(name):
    with pytest.raises(ValueError, match="write worst, mean, or a percentile as p5"):
        ScoreLimits.of({name: 50})


@pytest.mark.parametrize(
    ("reports", "broken", "unseen", "code"),
    [
        ([report()], [], [], 0),
        ([report()], ["b"], [], 1),
        ([report()], [], ["u"], 2),
        ([report()], ["b"], ["u"], 1),
        ([], [], ["u"], 2),
        ([], ["b"], [], 1),
        ([report(finding())], [], ["u"], 1),
    ],
)
def test_what_is_found_later_joins_the_verdict_and_never_mends_it(reports, broken, unseen, code):
    judged = verdict(Policy(), *reports)
    joined = judged.joined(broken, unseen, ["n"])
    assert joined.exit_code == code
    assert joined.passed == (code == 0)
    assert joined.reasons == (*judged.reasons, *broken, *unseen)
    assert joined.notes == (*judged.notes, "n")


def spare(site):
    """Rules that look everywhere but on one site."""
    return frozenset() if site == "spared.example" else frozenset({"object-object"})


def test_a_run_in_which_no_rule_looked_is_never_green():
    spared = report(site="spared.example")
    judged = verdict(Policy(NEVER), spared, rules_on=spare)
    assert judged.exit_code is ExitCode.UNKNOWN
    assert judged.reasons[0].startswith("no rule looked at any article")
    assert verdict(Policy(NEVER), spared, report(), rules_on=spare).passed
    assert verdict(Policy(NEVER), rules_on=spare).reasons == ("no article was checked",)


@pytest.mark.parametrize("limit", ["0", "50%"])
@pytest.mark.parametrize("name", ["double-space", "spacing", "object-object", "leak"])
def test_a_rate_of_what_no_rule_looked_for_is_never_green(name, limit):
    rules = {"object-object": "leak", "double-space": "spacing"}
    policy = Policy(NEVER, max_rate={name: Limit.parse(limit)}, rules=rules)
    assert verdict(policy, *[report()] * 9).passed
    looked = [] if name in ("double-space", "spacing") else [report()] * 9
    spared = [report(site="spared.example")] * 9
    judged = verdict(policy, *looked, *spared, rules_on=spare)
    assert judged.passed is bool(looked)
    if not looked:
        unlooked = f"no rule looked for '{name}', for which max_rate has a limit"
        assert unlooked in judged.reasons
        assert judged.notes == ()


def test_articles_on_which_a_rule_did_not_look_are_no_part_of_its_rate():
    policy = Policy(NEVER, max_rate={"leak": Limit.parse("50%")}, rules={"object-object": "leak"})
    reports = [*[report(finding())] * 60, *[report(site="spared.example")] * 60]
    (reason,) = verdict(policy, *reports, rules_on=spare).reasons
    assert reason.startswith("leak in 60 of 60 articles")
