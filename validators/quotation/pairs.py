"""Which two marks make a quotation, at what price, and what is wrong with the pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal, NamedTuple

from scrapelint.validators.quotation.conventions import DOUBLE, PAIRS, SINGLE, STRAIGHT
from scrapelint.validators.quotation.tokens import ALONE, NEVER, Mark

__all__ = ["MIXED", "Conventions", "Fault", "FaultKind", "Verdict", "pair"]

# Prices of pairs, on the scale of a mark alone (1): all below the price of two marks alone.
MIXED = 0.6
MIXED_SINGLE = 0.3
REVERSED = 0.8
FOREIGN = 0.9
LEVELS = 1.3
UNUSUAL = 0.2
"""A pair that other languages use: too slight a fault to change the reading."""
CLOSED_SINGLE = 0.85
"""“… ’ where words have no apostrophe at their end: likelier than that nothing closes."""
EMPTY = 0.7
"""Marks with nothing between: mostly one was typed twice."""
FaultKind = Literal["alone", "mixed", "reversed", "doubled", "reopened", "apostrophe"]


class Fault(NamedTuple):
    """What is wrong with a mark."""

    kind: FaultKind
    mark: Mark
    partner: Mark | None = None


class Conventions(NamedTuple):
    """Which unusual pairs an article keeps to throughout."""

    swedish: bool = False
    """”…” and ’…’"""
    right_only: bool = False
    """”…” and hardly any “ or „, so that these are the odd ones"""
    low: bool = False
    """„ opens, so that what else does is odd"""
    low_closer: str = ""
    """What alone closes „: “ or ”; '' where either may"""
    low_high: bool = False
    """“…“, where nothing is closed otherwise"""
    mirrored: bool = False
    """”…“, as some right-to-left texts store them"""
    guillemets: bool = False
    """« and » both occur"""
    spaced: bool = True
    """« these » are set with a space inside somewhere"""
    inward: bool = False
    """»…«"""
    angled: bool = False
    """»…»"""
    apostrophes: bool = True
    """Words end in an apostrophe, as English and Italian ones do"""
    shared: Literal["", "names", "speech"] = ""
    """One mark closes two quotations alike that end together: of names in Russian, after a colon in French"""
    weights: Mapping[str, int] = Counter()
    """How many marks there are of each mark's kind: in a mixed pair the rarer one is odd."""


Verdict = tuple[float, Fault | None]


def pair(opened: Mark, closing: Mark, conventions: Conventions, *, inside: bool = False) -> Verdict:
    """The price of this pair, and what is wrong with it. ``inside`` says that it stands in a double quotation."""
    first, last = opened.glyph, closing.glyph
    if first + last in PAIRS:
        return _lawful(opened, closing, conventions)
    if first == '""':
        cost, fault = pair(opened._replace(glyph='"'), closing, conventions)
        return cost, fault or Fault("doubled", opened, closing)
    if first in DOUBLE and last in DOUBLE:
        return _double(opened, closing, conventions)
    return _single(opened, closing, conventions, inside)


def _lawful(opened: Mark, closing: Mark, conventions: Conventions) -> Verdict:
    """A pair that is right in some language, but perhaps not in this one."""
    match opened.glyph + closing.glyph:
        case '""' if opened.end == closing.start:
            return EMPTY, None
        case "“”" | "„”" if conventions.right_only:
            return UNUSUAL, Fault("reversed", opened, closing)
        case "„“" | "„”" if conventions.low_closer not in {"", closing.glyph}:
            return UNUSUAL, Fault("reversed", closing, opened)
        case "»»" if not conventions.angled:
            return REVERSED, Fault("reversed", *((closing, opened) if conventions.inward else (opened, closing)))
    return 0.0, None


def _single(opened: Mark, closing: Mark, conventions: Conventions, inside: bool) -> Verdict:
    """A pair of which one mark or both are single."""
    first, last = opened.glyph, closing.glyph
    if first in SINGLE and last in SINGLE:
        if first == "’":
            return (0.0 if conventions.swedish and last == "’" else NEVER), None
        return MIXED_SINGLE, Fault("mixed", closing, opened)
    if first == "‘" and last == "’’":
        return MIXED_SINGLE, Fault("doubled", closing, opened)
    if not conventions.apostrophes and last in "’'" and opened.alone >= ALONE > closing.alone:
        return CLOSED_SINGLE, Fault("mixed", closing, opened)
    if opened.alone < ALONE or closing.alone < ALONE:  # an apostrophe, rather
        return NEVER, None
    odd, other = (opened, closing) if first in SINGLE else (closing, opened)
    # Inside a double quotation it is the single mark that is right.
    if inside or conventions.weights[odd.glyph] > conventions.weights[other.glyph]:
        odd, other = other, odd
    return LEVELS, Fault("mixed", odd, other)


def _double(opened: Mark, closing: Mark, conventions: Conventions) -> Verdict:
    first, last = opened.glyph, closing.glyph
    match first + last:
        case "””":
            return (0.0, None) if conventions.swedish else (REVERSED, Fault("reversed", opened, closing))
        case "““" | "‘‘‘‘":
            odd = (opened, closing) if conventions.low else (closing, opened)
            return (0.0, None) if conventions.low_high else (REVERSED, Fault("reversed", *odd))
        case "”“" if conventions.swedish:
            return UNUSUAL, Fault("reversed", closing, opened)
        case "”“":
            # Both are wrong; it must stay cheaper than two marks alone.
            return (0.0, None) if conventions.mirrored else (REVERSED * 1.5, Fault("reversed", opened, closing))
        case "««":
            return FOREIGN, Fault("reversed", *((opened, closing) if conventions.inward else (closing, opened)))
    weights = conventions.weights
    odd = (opened, closing) if weights[first] < weights[last] else (closing, opened)
    return MIXED if first in STRAIGHT or last in STRAIGHT else FOREIGN, Fault("mixed", *odd)
