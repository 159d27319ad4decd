"""Reads the quotation marks of one paragraph: which open, which close, which are odd.

Marks are few and their faults ambiguous (in ``"A," he said. "B.`` any of three may be the odd one), so
the reading with the least fault is searched for: every mark may open, close or stand alone, each at a
price, and a narrow beam of the cheapest readings moves from mark to mark. Linear in the marks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from operator import itemgetter
from typing import NamedTuple

from scrapelint.validators.quotation.conventions import DOUBLE, SINGLE
from scrapelint.validators.quotation.pairs import MIXED, Conventions, Fault, pair
from scrapelint.validators.quotation.surroundings import LOST_BREAK
from scrapelint.validators.quotation.tokens import ALONE, MISFACED, NEVER, UNFACED, Mark

__all__ = ["read"]

BEAM = 8
"""Readings kept. With 32, 11 of 1,630 findings on 6,000 articles were other ones; with 4, 20."""
MARGIN = 2.0
"""How much dearer than the cheapest a reading may be to be kept: by two marks alone."""
DEPTH = 4
"""Quotations inside one another; three levels are the most that style guides describe."""

NESTED_ALIKE = 0.3
"""A pair inside another of the same marks."""
PASSED_OVER = 0.06
"""Above the price of a mark that opens without facing so, lest the first of two such be preferred as the whole one."""
RESUMED = 0.1
"""A quotation opened anew after an ellipsis, without having been closed: how excerpts are joined."""
NAME_MAX, NAMED_MAX = 30, 80
"""Code points between the marks of a name in a name, and from the first to the one that closes both («Завод «Мир»)."""


class _Open(NamedTuple):
    mark: Mark
    alike: bool = False
    """Whether a quotation with the same marks stood inside."""


class _State(NamedTuple):
    price: float
    stack: tuple[_Open, ...]
    faults: tuple[Fault, ...]


Carry = Callable[[], frozenset[str]]
_CARRIED = _Open(Mark(-1, -1, "", NEVER, NEVER, 0.0))
"""Stands for the quotation that the paragraph before left open."""
_ONWARD = (NESTED_ALIKE, None)


def read(
    found: list[Mark], conventions: Conventions, *, carried: bool = False, carry: Carry = frozenset
) -> tuple[list[Fault], bool]:
    """The faults of a paragraph in the order of the text, and whether it leaves a quotation open rightly.

    ``carried`` says that the paragraph before left one open, which a mark may close without having been opened
    here. ``carry`` tells, when it is asked, the marks with which one of the next paragraphs may go on with a
    quotation: what is open at the end is no fault then.
    """
    plain = None if carried else _plain(found, conventions, carry)
    if plain is not None:
        return plain
    beam = [_State(0.0, (_CARRIED,) if carried else (), ())]
    for mark in found:
        options: dict[tuple[int, ...], _State] = {}
        for state in beam:
            for new in _options(state, mark, conventions):
                key = tuple([opened.mark.start for opened in new.stack])
                if key not in options or new.price < options[key].price:
                    options[key] = new
        beam = _promising(options.values())
    faults, goes_on = _best(beam, frozenset())
    if any(fault.kind == "alone" for fault in faults) and (heads := carry()):
        faults, goes_on = _best(beam, heads)
    return faults, goes_on


def _promising(states: Collection[_State]) -> list[_State]:
    if len(states) == 1:
        return list(states)
    outlooks = [(_outlook(state), state) for state in states]
    limit = min(outlooks, key=itemgetter(0))[0] + MARGIN
    kept = [each for each in outlooks if each[0] <= limit]
    if len(kept) > BEAM:
        kept = sorted(kept, key=itemgetter(0))[:BEAM]
    return [state for _, state in kept]


def _plain(found: list[Mark], conventions: Conventions, carry: Carry) -> tuple[list[Fault], bool] | None:
    """The reading of a paragraph where every mark says by itself what it does; None where one does not.

    A short cut to what the beam would find: pairs, some perhaps of two kinds, and at most one mark left open.
    """
    stack: list[Mark] = []
    faults: list[Fault] = []
    for mark in found:
        if mark.closes <= UNFACED and stack:
            price, fault = pair(stack[-1], mark, conventions)
            if price <= MIXED:
                stack.pop()
                if fault is not None:
                    faults.append(fault)
                continue
        if mark.opens == 0.0:
            if stack and stack[-1].glyph == mark.glyph and mark.lead in _RESUMING and mark.closes >= MISFACED:
                faults.extend(_again(mark, stack[-1]))
                continue
            if any(opened.glyph == mark.glyph for opened in stack):
                return None
            stack.append(mark)
        elif mark.alone > 0.0 or mark.glyph == "‘":
            return None
    unsure = any(0.0 < mark.alone < ALONE for mark in found)
    if len(stack) > 1 or (faults and unsure):
        return None
    if stack and _kept((_Open(stack[0]),), carry()) < 0:
        if faults or stack[0].glyph not in DOUBLE or any(mark.alone < ALONE for mark in found):
            return None
        return [Fault("alone", stack[0])], False
    return sorted(faults, key=_start), bool(stack)


def _outlook(state: _State) -> float:
    """The price if nothing that is open were closed any more; else readings that close nothing would crowd the beam."""
    price = state.price
    for opened in state.stack:
        price += opened.mark.alone
    return price


def _start(fault: Fault) -> int:
    return fault.mark.start


def _best(beam: list[_State], carry: frozenset[str]) -> tuple[list[Fault], bool]:
    ends = []
    for state in beam:
        kept = _kept(state.stack, carry)
        # What stands inside the quotation that goes on goes on too.
        left = [opened.mark for opened in (state.stack if kept < 0 else state.stack[:kept])]
        price = state.price + sum(mark.alone for mark in left) + NESTED_ALIKE * (kept >= 0)
        ends.append((round(price, 6), kept >= 0, [*state.faults, *(fault for mark in left for fault in _alone(mark))]))
    _, goes_on, faults = min(ends, key=itemgetter(0))
    return sorted(faults, key=_start), goes_on


def _kept(stack: tuple[_Open, ...], carry: frozenset[str]) -> int:
    """The level of quotation that a paragraph goes on with which opens with one of ``carry``; -1 if none."""
    if carry:
        singles = [mark in SINGLE for mark in carry]
        for level in range(len(stack) - 1, -1, -1):
            if (stack[level].mark.glyph in SINGLE) in singles:
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
        if mark.lead in _RESUMING:
            yield from _resuming(state, mark)
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


_RESUMING = frozenset({"…", LOST_BREAK})


def _again(mark: Mark, opened: Mark) -> tuple[Fault, ...]:
    return (Fault("reopened", mark, opened),) if mark.lead == LOST_BREAK else ()


def _resuming(state: _State, mark: Mark) -> Iterator[_State]:
    """The mark goes on with the quotation that its like opened."""
    price, stack, faults = state
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level].mark
        if opened.glyph == mark.glyph:
            yield _State(price + RESUMED, stack[: level + 1], faults + _again(mark, opened))
            return
        price += opened.alone + PASSED_OVER
        faults += _alone(opened)


def _closing(state: _State, mark: Mark, conventions: Conventions) -> Iterator[_State]:
    """The mark closes the last quotation, or one further out; those inside were never closed then."""
    price, stack, faults = state
    if len(stack) > 1 and mark.glyph in _TWINS and {opened.mark.glyph for opened in stack[-2:]} == _TWINS[mark.glyph]:
        yield _State(price + mark.closes + NESTED_ALIKE, stack[:-2], faults)
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level]
        if mark.glyph in SINGLE and opened.mark.glyph in DOUBLE and level < len(stack) - 1:
            return
        inside = level > 0 and stack[level - 1].mark.glyph in DOUBLE
        cost, fault = (
            pair(opened.mark, mark, conventions, inside=inside) if opened.mark is not _CARRIED.mark else _ONWARD
        )
        if cost < NEVER:
            rest = stack[:level]
            alike = bool(rest) and rest[-1].mark.glyph == opened.mark.glyph
            total = price + cost + mark.closes + NESTED_ALIKE * opened.alike
            after = (*faults, fault) if fault else faults
            if alike and conventions.shared and _shares(rest[-1].mark, opened.mark, mark, conventions):
                yield _State(total + NESTED_ALIKE, rest[:-1], after)
            if alike:
                rest = (*rest[:-1], rest[-1]._replace(alike=True))
            yield _State(total, rest, after)
        price += opened.mark.alone + PASSED_OVER
        faults += _alone(opened.mark)


_TWINS = {"''": {"'"}, "’’": {"‘"}}
"""What may be two marks that close quotations one inside the other, by what opened them."""


def _shares(outer: Mark, inner: Mark, closing: Mark, conventions: Conventions) -> bool:
    """Whether one mark closes both: «Завод «Мир»."""
    if conventions.shared == "speech":
        return inner.lead == ":"
    return inner.lead.isalpha() and inner.start - outer.end <= NAME_MAX and closing.start - outer.end <= NAMED_MAX
