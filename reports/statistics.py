"""Exact tests for small counts, in logarithms, so that a million articles are no trouble either."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, lgamma, log, log1p

__all__ = ["at_least", "at_most", "discoveries", "odds_ratio", "rise"]

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
    low, high = 0.0, count / trials
    for _ in range(HALVINGS):
        share = (low + high) / 2
        if _binomial_tail(count, trials, share) > 1 - confidence:
            high = share
        else:
            low = share
    return low


def at_most(count: int, trials: int, confidence: float = 0.95) -> float:
    """The greatest share (0 to 1) that makes ``count`` of ``trials`` no surprise; see ``at_least``."""
    return 1.0 - at_least(trials - count, trials, confidence)


def _binomial_tail(count: int, trials: int, share: float) -> float:
    """The chance of ``count`` or more of ``trials``, where ``share`` is at most count / trials."""
    if share <= 0.0:
        return 0.0
    if share >= 1.0:
        return 1.0
    term = exp(_log_choose(trials, count) + count * log(share) + (trials - count) * log1p(-share))
    odds = share / (1 - share)
    total = term
    for i in range(count, trials):
        term *= (trials - i) / (i + 1) * odds
        total += term
        if term < total * NEGLIGIBLE:
            break
    return min(1.0, total)


def rise(before: int, among_before: int, now: int, among_now: int) -> float:
    """The chance of ``now`` or more of ``among_now``, were the share the same as in ``before`` of ``among_before``.

    Fisher's exact test, one-sided. R. A. Fisher, The logic of inductive inference, Journal of the Royal Statistical
    Society 98 (1935).
    """
    marked, total = before + now, among_before + among_now
    if now * total > marked * among_now:  # above what is expected the terms fall from here on
        return min(1.0, _hypergeometric_sum(now, min(marked, among_now), 1, marked, among_now, total))
    if now <= max(0, marked - among_before):
        return 1.0
    below = _hypergeometric_sum(now - 1, max(0, marked - among_before), -1, marked, among_now, total)
    return max(0.0, 1.0 - below)


def _hypergeometric_sum(first: int, last: int, step: int, marked: int, drawn: int, total: int) -> float:
    others = total - marked
    term = exp(_log_choose(marked, first) + _log_choose(others, drawn - first) - _log_choose(total, drawn))
    result = term
    for i in range(first, last, step):
        if step > 0:
            term *= (marked - i) * (drawn - i) / ((i + 1) * (others - drawn + i + 1))
        else:
            term *= i * (others - drawn + i) / ((marked - i + 1) * (drawn - i + 1))
        result += term
        if term < result * NEGLIGIBLE:
            break
    return result


def odds_ratio(before: int, among_before: int, now: int, among_now: int) -> float:
    """How the odds have grown; half a case is added to each cell, so that none divides by nothing.

    J. B. S. Haldane, The estimation and significance of the logarithm of a ratio of frequencies, Annals of Human
    Genetics 20 (1956).
    """
    return (now + 0.5) * (among_before - before + 0.5) / ((among_now - now + 0.5) * (before + 0.5))


def discoveries(chances: Sequence[float], rate: float) -> frozenset[int]:
    """Indexes of the tests that may be believed, so that of all believed a share of at most ``rate`` is false.

    Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical Society B 57
    (1995).
    """
    ordered = sorted(range(len(chances)), key=lambda index: chances[index])
    last = 0
    for rank, index in enumerate(ordered, 1):
        if chances[index] <= rank / len(chances) * rate:
            last = rank
    return frozenset(ordered[:last])


def _log_choose(total: int, chosen: int) -> float:
    return lgamma(total + 1) - lgamma(chosen + 1) - lgamma(total - chosen + 1)
