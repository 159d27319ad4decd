"""Exact tests for small counts, by sums that end where terms no longer matter: a million articles are no trouble."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from math import erfc, inf, sqrt

__all__ = ["at_least", "at_most", "discoveries", "rise", "rise_together"]

NEGLIGIBLE = 1e-17
"""Share of a sum below which further terms cannot change it: less than the precision of a double."""
HALVINGS = 60
"""Steps of a bisection of [0, 1]: to 2^-60."""


def at_least(count: int, trials: int, confidence: float = 0.95) -> float:
    """The least share (0 to 1) that makes ``count`` of ``trials`` no surprise: a one-sided bound at ``confidence``.

    C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits illustrated in the case of the binomial,
    Biometrika 26 (1934). Exact: of shares below the bound, so many are found with a chance of at most
    1 - ``confidence``, also for the small counts where intervals by a formula err.
    """
    if not count:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        share = (low + high) / 2
        if _binomial_tail(count, trials, share / (1 - share)) > 1 - confidence:
            high = share
        else:
            low = share
    return low


def _binomial_tail(count: int, trials: int, odds: float) -> float:
    return _tail(count, 0, trials, lambda i: (trials - i) / (i + 1) * odds)


def at_most(count: int, trials: int, confidence: float = 0.95) -> float:
    """The greatest share (0 to 1) that makes ``count`` of ``trials`` no surprise; see ``at_least``."""
    return 1.0 - at_least(trials - count, trials, confidence)


def rise(before: int, among_before: int, now: int, among_now: int, odds: float = 1.0) -> float:
    """The chance of ``now`` or more of ``among_now``, after ``before`` of ``among_before``, had the odds grown so.

    With ``odds`` 1 it is Fisher's exact test, one-sided; else its generalisation to Fisher's noncentral hypergeometric
    distribution, as in J. Cornfield, A statistical problem arising from retrospective studies, Proceedings of the Third
    Berkeley Symposium 4 (1956).
    """
    marked = before + now
    low, high = max(0, marked - among_before), min(marked, among_now)
    spare = among_before - marked

    def ratio(i: int) -> float:
        return (marked - i) * (among_now - i) / ((i + 1) * (spare + i + 1)) * odds

    return _tail(now, low, high, ratio)


def rise_together(tables: Sequence[tuple[int, int, int, int]], odds: float = 1.0) -> tuple[float, float]:
    """The chance of as many ``now`` over several tables (as ``rise`` takes them), and the least that totals allow.

    N. Mantel and W. Haenszel, Statistical aspects of the analysis of data from retrospective studies of disease,
    Journal of the National Cancer Institute 22 (1959), with continuity correction; means and variances under ``odds``
    as in Cornfield. Each table is compared with itself, so that it does not matter if one with high rates has grown.
    """
    found = expected = variance = most = 0.0
    for before, among_before, now, among_now in tables:
        marked = before + now
        b = among_before - marked + odds * (marked + among_now)
        mean = 2 * odds * marked * among_now / (b + sqrt(b * b - 4 * (odds - 1) * odds * marked * among_now))
        cells = (mean, marked - mean, among_now - mean, among_before - marked + mean)
        if min(cells) > 0:
            found, expected, most = found + now, expected + mean, most + min(marked, among_now)
            variance += 1 / sum(1 / cell for cell in cells)
    if not variance:
        return 1.0, 1.0
    spread = sqrt(2 * variance)
    return erfc((found - expected - 0.5) / spread) / 2, erfc((most - expected - 0.5) / spread) / 2


def _tail(at: int, low: int, high: int, ratio: Callable[[int], float]) -> float:
    """The share of the terms from ``at`` on in all terms from ``low`` to ``high``.

    ``ratio(i)`` is term i + 1 by term i. Terms rise to one peak and fall from there.
    """
    upper = term = 1.0
    for i in range(at, high):
        term *= ratio(i)
        upper += term
        if term < upper * NEGLIGIBLE or upper == inf:
            break
    lower, term = 0.0, 1.0
    for i in range(at - 1, low - 1, -1):
        term /= ratio(i)
        lower += term
        if term < lower * NEGLIGIBLE or lower == inf:
            break
    if upper == inf:
        return 1.0
    return upper / (upper + lower)


def discoveries(chances: Sequence[float], least: Sequence[float], rate: float) -> frozenset[int]:
    """Indexes of the tests that may be believed, so that of all believed a share of at most ``rate`` is false.

    Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical Society B 57
    (1995). Tests that could not be believed whatever was counted, for ``least`` (the least chance that their totals
    allow) is too great, are left out: P. B. Gilbert, A modified false discovery rate multiple-comparisons procedure for
    discrete data, Journal of the Royal Statistical Society C 54 (2005), after R. E. Tarone, A modified Bonferroni
    method for discrete data, Biometrics 46 (1990).
    """
    able = sorted(least)
    size = next((k for k in range(1, len(able) + 1) if bisect_right(able, rate / k) <= k), 0)
    tests = [index for index, chance in enumerate(least) if size and chance <= rate / size]
    tests.sort(key=lambda index: chances[index])
    last = 0
    for rank, index in enumerate(tests, 1):
        if chances[index] <= rank / len(tests) * rate:
            last = rank
    return frozenset(tests[:last])
