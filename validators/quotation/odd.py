"""The kinds of odd marks, and how sure each is."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import Literal, NamedTuple

from scrapelint.validators.quotation.conventions import SINGLE
from scrapelint.validators.quotation.pairs import Fault
from scrapelint.validators.quotation.tokens import Mark

__all__ = ["Kind", "Odd", "judge", "way"]

Kind = Literal["unclosed", "unopened", "stray", "reversed", "mixed", "doubled", "reopened", "apostrophe"]

CONFIDENCE: dict[Kind, float] = {
    "unclosed": 0.92,
    "unopened": 0.92,
    "stray": 0.8,
    "reversed": 0.95,
    "mixed": 0.95,
    "doubled": 0.9,
    "reopened": 0.75,
    "apostrophe": 0.9,
}
"""Of random findings read by eye in 6,000 English articles, right were: unclosed 22 of 22, unopened 24 of 25,
reversed all of some 30, mixed all but a few of 60; set a little lower, since other languages and sites were not in that
sample. Of stray and doubled ones there were 1 and 5, too few to tell. Reopened: of five that readers labelled, four
were sure to them and one arguable."""
CONFIDENCE_SINGLE = 0.75
"""A single mark may be an apostrophe that no list of elisions knows."""


class Odd(NamedTuple):
    """An odd mark in a field of the article."""

    kind: Kind
    field: str
    fault: Fault
    confidence: float


def judge(fault: Fault, found: list[Mark], field: str) -> Odd:
    """Which kind of odd mark a fault is, among the marks of its paragraph."""
    mark = fault.mark
    if fault.kind != "alone":
        return Odd(fault.kind, field, fault, CONFIDENCE[fault.kind])
    index = bisect_left(found, mark.start, key=attrgetter("start"))
    near = found[max(0, index - 2) : index + 3]  # another mark may stand between
    twin = next((m for m in near if m.glyph == mark.glyph and m is not mark and _beside(m, mark)), None)
    if twin is not None and way(twin) == way(mark):
        if twin.start > mark.start:
            twin, fault = mark, fault._replace(mark=twin)
        return Odd("doubled", field, fault._replace(partner=twin), CONFIDENCE["doubled"])
    kind: Kind = ("unopened", "stray", "unclosed")[way(mark) + 1]
    return Odd(kind, field, fault, CONFIDENCE_SINGLE if mark.glyph in SINGLE else CONFIDENCE[kind])


def way(mark: Mark) -> int:
    """1 for a mark that rather opens, -1 for one that rather closes, 0 for neither."""
    return (mark.closes > mark.opens) - (mark.closes < mark.opens)


def _beside(one: Mark, other: Mark) -> bool:
    return 0 <= max(one.start, other.start) - min(one.end, other.end) <= 1
