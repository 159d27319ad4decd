"""Exact tests agree with the standard ones, and keep their promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scrapelint.reports.statistics import at_least, at_most, discoveries, rise, rise_together

counts = st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts)
def test_bounds_of_a_share_are_those_of_clopper_and_pearson(pair):
    count, trials = pair
    lower = stats.beta.ppf(0.05, count, trials - count + 1) if count else 0.0
    upper = stats.beta.ppf(0.95, count + 1, trials - count) if count < trials else 1.0
    assert at_least(count, trials) == pytest.approx(lower, abs=1e-9)
    assert at_most(count, trials) == pytest.approx(upper, abs=1e-9)


def test_none_of_n_is_the_rule_of_three():
    assert at_most(0, 598) < 0.005 < at_most(0, 597)


@given(counts, counts)
def test_a_rise_is_judged_by_fishers_exact_test(old, new):
    (b, m), (a, n) = old, new
    expected = stats.hypergeom.sf(a - 1, m + n, a + b, n)
    assert rise(b, m, a, n) == pytest.approx(expected, rel=1e-6, abs=1e-9)


@given(st.integers(1, 200), st.integers(1, 200), st.data(), st.floats(0.2, 5))
def test_odds_that_may_grow_make_it_the_noncentral_distribution(m, n, data, odds):
    b, a = data.draw(st.integers(0, m)), data.draw(st.integers(0, n))
    expected = stats.nchypergeom_fisher.sf(a - 1, m + n, a + b, n, odds)
    assert rise(b, m, a, n, odds) == pytest.approx(expected, rel=1e-6, abs=1e-9)


def test_tables_together_are_judged_by_mantel_and_haenszel():
    # Of 14 tables of one patient each the sum is binomial, so that the normal curve can be held against it.
    chance, least = rise_together([(1, 50, 3, 50)] * 14)
    exact = stats.binom.sf(41, 56, 0.5)
    assert chance == pytest.approx(exact, rel=0.35)
    assert least < chance
    assert rise_together([(0, 10, 0, 10)] * 3) == (1.0, 1.0)
    assert rise_together([]) == (1.0, 1.0)


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=9), st.floats(0.5, 3))
def test_together_no_chance_is_less_than_the_least(pairs, odds):
    chance, least = rise_together([(b, m, a, n) for (b, m), (a, n) in pairs], odds)
    assert 0 <= least <= chance <= 1


def test_what_is_certain_and_what_is_impossible_by_chance():
    assert rise(0, 1_000_000, 1_000_000, 1_000_000) == 0.0
    assert rise(1_000_000, 1_000_000, 0, 1_000_000) == 1.0
    assert rise(0, 5, 0, 5) == 1.0
    assert at_least(1_000_000, 1_000_000) > 0.99999


def test_millions_of_articles_are_no_trouble():
    assert rise(10_000, 4_000_000, 10_500, 4_000_000) == pytest.approx(
        stats.hypergeom.sf(10_499, 8_000_000, 20_500, 4_000_000), rel=1e-4
    )
    assert 0.0024 < at_least(10_000, 4_000_000) < 0.0025 < at_most(10_000, 4_000_000) < 0.0026


def every(chances, rate):
    """Discoveries among tests of which each could have been one."""
    return discoveries(chances, [0.0] * len(chances), rate)


def test_discoveries_are_those_of_benjamini_and_hochberg():
    chances = [0.039, 0.001, 0.008, 0.9, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212]
    assert every(chances, 0.05) == {1, 2}
    assert every(chances, 0.25) == {0, 1, 2, 4, 5, 6, 7, 8, 9}
    assert every([], 0.05) == frozenset()


def test_tests_that_could_never_be_believed_do_not_weigh_on_the_others():
    chances, least = [0.004, *[0.5] * 99], [0.0, *[0.3] * 99]
    assert every(chances, 0.05) == frozenset()
    assert discoveries(chances, least, 0.05) == {0}
    assert discoveries([0.3] * 9, [0.3] * 9, 0.05) == frozenset()


@given(st.lists(st.floats(0, 1), max_size=40), st.floats(0.001, 0.5))
def test_discoveries_agree_with_the_adjusted_chances(chances, rate):
    adjusted = stats.false_discovery_control(chances) if chances else []
    clear = [abs(value - rate) > 1e-12 for value in adjusted]
    found = every(chances, rate)
    assert all((index in found) == (value <= rate) for index, value in enumerate(adjusted) if clear[index])
