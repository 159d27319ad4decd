"""The score: bounded, monotone, free of order, and explained by its points."""

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from scrapelint.reports import score_article
from scrapelint.validators import Article, Finding

WEIGHTS = {"a": 0.35, "b": 0.12, "c": 0.01, "d": 0.0}
TEXT = "x" * 3000


@st.composite
def findings(draw):
    start = draw(st.integers(0, len(TEXT)))
    end = draw(st.integers(start, len(TEXT)))
    return Finding(
        rule=draw(st.sampled_from("abcd")),
        family="leak",
        severity="error",
        field=draw(st.sampled_from(["text", "title"])),
        start=start,
        end=end,
        excerpt="",
        message="",
        confidence=draw(st.floats(0, 1)),
    )


def score(found, text=TEXT):
    return score_article(Article(text), found, WEIGHTS).score


def mark(rule="b", start=0, end=1, confidence=1.0):
    return Finding(rule, "quotes", "warning", "text", start, end, "", "", confidence=confidence)


@given(st.lists(findings(), max_size=60))
def test_a_score_is_bounded_and_points_add_up(found):
    report = score_article(Article(TEXT), found, WEIGHTS)
    assert 0 <= report.score <= 100
    rounding = 0.06 + 0.005 * len(found)
    assert math.isclose(sum(each.points for each in report.findings), 100 - report.score, abs_tol=rounding)


@given(st.lists(findings(), max_size=30), findings())
def test_adding_a_finding_never_raises_a_score(found, another):
    assert score([*found, another]) <= score(found)


@given(st.lists(findings(), max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(found, rng):
    shuffled = list(found)
    rng.shuffle(shuffled)
    assert score(shuffled) == score(found)


def test_no_finding_scores_100_and_is_good():
    report = score_article(Article("A clean text."), [], WEIGHTS)
    assert (report.score, report.grade) == (100.0, "good")


def test_an_empty_text_can_be_scored():
    assert score([mark(end=0)], text="") < 100


def test_the_same_defect_costs_less_in_a_longer_article():
    lengths = [100, 1_000, 4_000, 20_000, 1_000_000]
    scores = [score([mark()], "x" * length) for length in lengths]
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]


def test_a_defect_that_swallows_half_of_the_text_costs_more_than_a_stray_mark():
    assert score([mark("a", end=1500)]) < score([mark("a")]) - 10


def test_doubt_costs_less_than_certainty():
    assert score([mark(confidence=0.5)]) > score([mark()])


def test_thirty_findings_of_one_rule_are_one_fault_and_not_thirty():
    thirty = [mark("b", n, n + 1) for n in range(30)]
    assert score(thirty) > 100 * math.exp(30 * math.log(score([mark()]) / 100))


def test_bands_are_where_the_contract_puts_them():
    from scrapelint.reports.score import grade

    assert [grade(s) for s in (100, 90, 89.9, 50, 49.9, 0)] == ["good", "good", "fair", "fair", "poor", "poor"]


def test_any_sum_of_weights_stays_a_number():
    rng = random.Random(1)
    found = [mark("a", n, rng.randint(n, 3000)) for n in range(3000)]
    assert score(found) == 0.0
