"""Reads the quotation marks of one paragraph: which open, which close, which are odd.

Marks are few and their faults ambiguous (in ``"A," he said. "B.`` any of three may be the odd one), so
the reading with the least fault is searched for: every mark may open, close or stand alone, each at a
price, and a narrow beam of the cheapest readings moves from mark to mark. Linear in the marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Literal, NamedTuple

from scrapelint.validators.quotation.conventions import DOUBLE, PAIRS, SINGLE, STRAIGHT
from scrapelint.validators.quotation.tokens import ALONE, NEVER, UNFACED, Mark

__all__ = ["Conventions", "Fault", "FaultKind", "read"]

BEAM = 8
"""Readings kept. With 32, 11 of 1,630 findings on 6,000 articles were other ones; with 4, 20."""
DEPTH = 4
"""Quotations inside one another; three levels are the most that style guides describe."""

# Prices of pairs, on the scale of a mark alone (1): all below the price of two marks alone.
MIXED = 0.6
MIXED_SINGLE = 0.3
REVERSED = 0.8
FOREIGN = 0.9
LEVELS = 1.3
NESTED_ALIKE = 0.3
UNUSUAL = 0.2
"""A pair that other languages use: too slight a fault to change the reading."""
CLOSED_SINGLE = 0.85
"""“… ’ where words have no apostrophe at their end: likelier than that nothing closes."""
EMPTY = 0.7
"""Marks with nothing between: mostly one was typed twice."""
PASSED_OVER = 0.01

FaultKind = Literal["alone", "mixed", "reversed", "doubled", "apostrophe"]


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
    inward: bool = False
    """»…«"""
    angled: bool = False
    """»…»"""
    apostrophes: bool = True
    """Words end in an apostrophe, as English ones do"""
    weights: Mapping[str, int] = Counter()
    """How many marks there are of each mark's kind: in a mixed pair the rarer one is odd."""


class _Open(NamedTuple):
    mark: Mark
    alike: bool = False
    """Whether a quotation with the same marks stood inside."""


class _State(NamedTuple):
    price: float
    stack: tuple[_Open, ...]
    faults: tuple[Fault, ...]


_CARRIED = _Open(Mark(-1, -1, "", NEVER, NEVER, 0.0))
"""Stands for the quotation that the paragraph before left open."""


def read(
    found: list[Mark], conventions: Conventions, *, carried: bool = False, carry: str = ""
) -> tuple[list[Fault], bool]:
    """The faults of a paragraph in the order of the text, and whether it leaves a quotation open rightly.

    ``carried`` says that the paragraph before left one open, which a mark may close without having been opened
    here. ``carry`` is the mark with which the next paragraph goes on with a quotation: what is open at the end
    is no fault then.
    """
    plain = None if carried else _plain(found, conventions, carry)
    if plain is not None:
        return plain
    beam = [_State(0.0, (_CARRIED,) if carried else (), ())]
    for mark in found:
        options: dict[tuple[int, ...], _State] = {}
        for state in beam:
            for new in _options(state, mark, conventions):
                key = tuple(opened.mark.start for opened in new.stack)
                if key not in options or new.price < options[key].price:
                    options[key] = new
        beam = sorted(options.values(), key=_outlook)[:BEAM] if len(options) > BEAM else list(options.values())
    return _best(beam, carry)


def _plain(found: list[Mark], conventions: Conventions, carry: str) -> tuple[list[Fault], bool] | None:
    """The reading of a paragraph where every mark says by itself what it does; None where one does not.

    A short cut to what the beam would find: pairs, some perhaps of two kinds, and at most one mark left open.
    """
    stack: list[Mark] = []
    faults: list[Fault] = []
    for mark in found:
        if mark.closes <= UNFACED and stack:
            price, fault = _pair(stack[-1], mark, conventions)
            if price <= MIXED:
                stack.pop()
                if fault is not None:
                    faults.append(fault)
                continue
        if mark.opens == 0.0:
            if any(opened.glyph == mark.glyph for opened in stack):
                return None
            stack.append(mark)
        elif mark.alone > 0.0 or mark.glyph == "‘":
            return None
    unsure = any(0.0 < mark.alone < ALONE for mark in found)
    if len(stack) > 1 or (faults and unsure):
        return None
    if stack and _kept((_Open(stack[0]),), carry) < 0:
        if faults or stack[0].glyph not in DOUBLE or any(mark.alone < ALONE for mark in found):
            return None
        return [Fault("alone", stack[0])], False
    return sorted(faults, key=_start), bool(stack)


def _outlook(state: _State) -> float:
    """The price if nothing that is open were closed any more; else readings that close nothing would crowd the beam."""
    return state.price + sum(opened.mark.alone for opened in state.stack)


def _start(fault: Fault) -> int:
    return fault.mark.start


def _best(beam: list[_State], carry: str) -> tuple[list[Fault], bool]:
    ends = []
    for state in beam:
        kept = _kept(state.stack, carry)
        # What stands inside the quotation that goes on goes on too.
        left = [opened.mark for opened in (state.stack if kept < 0 else state.stack[:kept])]
        price = state.price + sum(mark.alone for mark in left) + NESTED_ALIKE * (kept >= 0)
        ends.append((round(price, 6), kept >= 0, [*state.faults, *(fault for mark in left for fault in _alone(mark))]))
    _, goes_on, faults = min(ends, key=itemgetter(0))
    return sorted(faults, key=_start), goes_on


def _kept(stack: tuple[_Open, ...], carry: str) -> int:
    """The level of quotation that the next paragraph, which opens with ``carry``, goes on with; -1 if none."""
    if carry:
        for level in range(len(stack) - 1, -1, -1):
            if (stack[level].mark.glyph in SINGLE) == (carry in SINGLE):
                # “A, he said. “B.” opens twice: it is the first that lacks its partner, whatever follows.
                return -1 if stack[level].alike else level
    return -1


def _alone(mark: Mark) -> tuple[Fault, ...]:
    return (Fault("alone", mark),) if mark.alone >= ALONE else ()


def _options(state: _State, mark: Mark, conventions: Conventions) -> Iterator[_State]:
    if mark.closes < NEVER:
        yield from _closing(state, mark, conventions)
    price, stack, faults = state
    if mark.opens < NEVER:
        if len(stack) < DEPTH:
            yield _State(price + mark.opens, (*stack, _Open(mark)), faults)
        else:
            outermost = stack[0].mark
            rest = (*stack[1:], _Open(mark))
            yield _State(price + outermost.alone + mark.opens, rest, faults + _alone(outermost))
    backwards = mark.glyph == "‘" and mark.opens >= NEVER
    # Of two openers in a row, the first is the one that was never closed: it is left open and not passed over.
    alone = mark.alone + PASSED_OVER * (mark.opens < mark.closes)
    yield _State(price + alone, stack, faults + ((Fault("apostrophe", mark),) if backwards else _alone(mark)))


def _closing(state: _State, mark: Mark, conventions: Conventions) -> Iterator[_State]:
    """The mark closes the last quotation, or one further out; those inside were never closed then."""
    price, stack, faults = state
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level]
        if mark.glyph in SINGLE and opened.mark.glyph in DOUBLE and level < len(stack) - 1:
            return
        cost, fault = _pair(opened.mark, mark, conventions)
        if cost < NEVER:
            rest = stack[:level]
            if rest and rest[-1].mark.glyph == opened.mark.glyph:
                rest = (*rest[:-1], rest[-1]._replace(alike=True))
            total = price + cost + mark.closes + NESTED_ALIKE * opened.alike
            yield _State(total, rest, (*faults, fault) if fault else faults)
        price += opened.mark.alone + PASSED_OVER
        faults += _alone(opened.mark)


_Verdict = tuple[float, Fault | None]


def _pair(opened: Mark, closing: Mark, conventions: Conventions) -> _Verdict:
    """The price of this pair, and what is wrong with it."""
    first, last = opened.glyph, closing.glyph
    if first + last in PAIRS:
        return _lawful(opened, closing, conventions)
    if opened is _CARRIED.mark:
        return NESTED_ALIKE, None
    if first == '""':
        cost, fault = _pair(opened._replace(glyph='"'), closing, conventions)
        return cost, fault or Fault("doubled", opened, closing)
    if first in DOUBLE and last in DOUBLE:
        return _double(opened, closing, conventions)
    return _single(opened, closing, conventions)


def _lawful(opened: Mark, closing: Mark, conventions: Conventions) -> _Verdict:
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


def _single(opened: Mark, closing: Mark, conventions: Conventions) -> _Verdict:
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
    if conventions.weights[odd.glyph] > conventions.weights[other.glyph]:
        odd, other = other, odd
    return LEVELS, Fault("mixed", odd, other)


def _double(opened: Mark, closing: Mark, conventions: Conventions) -> _Verdict:
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
