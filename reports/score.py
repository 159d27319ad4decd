"""How good an article is, from 0 to 100, and what each finding cost.

The damage of one finding is

    d = weight x confidence x (length factor + SWALLOW x share of the text it covers)

with the length factor 2 L0 / (L0 + L) for an article of L code points: 1 at the reference length L0,
at most 2 in a very short article, towards 0 in a very long one. Findings of the same rule add up as a
p-norm, (sum of d^p)^(1/p) with p = NORM, because thirty raw links are one fault of the scraper, not
thirty. The score is

    100 x exp(- sum over the rules of their damage)

so that it is bounded, never rises when a finding is added, and does not depend on the order. The points
that were lost are shared out among the rules by their damage, and within a rule by d^p.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from scrapelint.validators import Finding

__all__ = ["GRADES", "grade", "points_lost"]

REFERENCE_LENGTH = 4000
"""L0, in code points: the median length of 6,000 real articles of 229 sites was 4,188."""
SWALLOW = 4.0
"""A finding that covers half of the text costs three times as much as a mark in an article of reference length."""
NORM = 1.5
"""Two findings of a rule cost 1.6 times one, ten cost 4.6 times, thirty 9.7 times (n to the power 1/NORM)."""

GRADES: tuple[tuple[float, str], ...] = ((90.0, "good"), (50.0, "fair"), (0.0, "poor"))
"""Lower bounds of the bands, best first."""


def points_lost(findings: Sequence[Finding], length: int, weights: Mapping[str, float]) -> tuple[float, ...]:
    """Points that each finding cost; the score is 100 less their sum.

    ``length`` is that of the text in code points; ``weights`` maps a rule's id to its weight.
    """
    factor = 2 * REFERENCE_LENGTH / (REFERENCE_LENGTH + length)
    powers: list[float] = []
    by_rule: dict[str, list[float]] = {}
    for finding in findings:
        rule = finding.rule
        share = (finding.end - finding.start) / length if length and finding.field == "text" else 0.0
        power = (weights[rule] * finding.confidence * (factor + SWALLOW * share)) ** NORM
        powers.append(power)
        if rule in by_rule:
            by_rule[rule].append(power)
        else:
            by_rule[rule] = [power]
    # fsum is exact, so that the order of the findings cannot show in the last digit.
    sums = {rule: math.fsum(each) for rule, each in by_rule.items()}
    damages = {rule: power ** (1 / NORM) for rule, power in sums.items()}
    total = math.fsum(damages.values())
    if not total:
        return (0.0,) * len(powers)
    lost = 100.0 * -math.expm1(-total)
    shares = {rule: lost * damages[rule] / total / power if power else 0.0 for rule, power in sums.items()}
    return tuple([shares[finding.rule] * power for finding, power in zip(findings, powers, strict=True)])


def grade(score: float) -> str:
    """The band of a score: 'good' from 90, 'fair' from 50, 'poor' below."""
    return next(name for bound, name in GRADES if score >= bound)
