"""Mismatched quotation marks: alone, facing the wrong way, paired with another kind, typed twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Block, Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.language.quotation import DOUBLE, SINGLE
from scrapelint.validators.language.quote_parse import Conventions, Fault, Mark, marks, read
from scrapelint.validators.language.quote_screen import is_clean, suspicious_lines

__all__ = ["Params", "find"]

Kind = Literal["unclosed", "unopened", "stray", "reversed", "mixed", "doubled", "apostrophe"]


class Params(BaseModel):
    """Options of a ``quote_marks`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind = Field(description="Which fault of a quotation mark the rule is about.")


class _Odd(NamedTuple):
    kind: Kind
    field: str
    fault: Fault
    confidence: float


def find(document: Document, params: Params) -> Iterator[Hit]:
    for odd in document.once(_analyse):
        if odd.kind == params.kind:
            mark, partner = odd.fault.mark, odd.fault.partner
            values = {"mark": mark.glyph, "partner": partner.glyph if partner else ""}
            related = ((partner.start, partner.end),) if partner else ()
            yield Hit(mark.start, mark.end, odd.field, values, odd.confidence, related)


def _analyse(document: Document) -> tuple[_Odd, ...]:
    lines = list(suspicious_lines(document.utf8("text")))
    title_clean = not document.title or is_clean(document.utf8("title"))
    if not lines and title_clean:
        return ()
    conventions = _conventions(document)
    odd = list(_text(document, lines, conventions)) if lines else []
    if not title_clean:
        odd.extend(_title(document.title, conventions))
    return tuple(odd)


MARKS_LIMIT = 1000
"""Marks a paragraph may have; what has more is no prose, and is passed over."""


def _text(document: Document, lines: list[int], conventions: Conventions) -> Iterator[_Odd]:
    paragraphs = document.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    carried, expected, done = 0, -1, -1
    for line in lines:
        # A line begins where its paragraph does, before white space that the paragraph lacks, or inside it.
        index = bisect_right(starts, line) - 1
        if index < 0 or paragraphs[index].end <= line:
            index += 1
        if index <= done or index >= len(paragraphs):
            continue
        done, paragraph = index, paragraphs[index]
        found = _marks(document, paragraph, conventions)
        if not found:
            continue
        faults, carried = read(
            found,
            conventions,
            carried=carried if index == expected else 0,
            carry=_goes_on(paragraphs, index),
        )
        expected = index + 1
        for fault in faults:
            yield _judge(fault, found, "text")


def _marks(document: Document, paragraph: Block, conventions: Conventions) -> list[Mark]:
    found = marks(document.text, paragraph.start, paragraph.end, guillemets=conventions.guillemets)
    if document.machine or document.code:
        found = (mark for mark in found if not _no_prose(document, mark))
    first = list(islice(found, MARKS_LIMIT + 1))
    return first if len(first) <= MARKS_LIMIT else []


def _no_prose(document: Document, mark: Mark) -> bool:
    return document.machine.touches(mark.start, mark.end) or document.code.touches(mark.start, mark.end)


def _goes_on(paragraphs: tuple[Block, ...], index: int) -> str:
    """The mark with which the quotation goes on: each paragraph of a long one opens with it. '' where it does not.

    A caption, an advertisement or a link may stand between; then what follows must be nothing but quotation.
    """
    for skipped, later in enumerate(paragraphs[index + 1 : index + 2 + INTERRUPTION]):
        head = later.text[0]
        if head in _HEADS:
            inner = _DOUBLES if head in DOUBLE else _CLOSERS
            return head if not skipped or not inner.search(later.text, 2, len(later.text) - 3) else ""
        if _DOUBLES.search(later.text):
            return ""
    return ""


INTERRUPTION = 3
"""Paragraphs that may stand between two of a quotation."""
_DOUBLES = re.compile(r"[\"“”„«»「」『』]|''")
_CLOSERS = re.compile(r"[,.!?…][’']")
_HEADS = frozenset("“„\"«»”「『《〝‟＂‘'`’")


def _title(title: str, conventions: Conventions) -> Iterator[_Odd]:
    found = list(islice(marks(title, 0, len(title), guillemets=conventions.guillemets), MARKS_LIMIT))
    faults, _ = read(found, conventions)
    for fault in faults:
        yield _judge(fault, found, "title")


def _judge(fault: Fault, found: list[Mark], field: str) -> _Odd:
    mark = fault.mark
    if fault.kind != "alone":
        return _Odd(fault.kind, field, fault, _CONFIDENCE[fault.kind])
    twin = next((m for m in found if m.glyph == mark.glyph and m is not mark and _beside(m, mark)), None)
    if twin is not None and _way(twin) == _way(mark):
        return _Odd("doubled", field, fault._replace(partner=twin), _CONFIDENCE["doubled"])
    kind: Kind = "unclosed" if mark.opens < mark.closes else "unopened" if mark.closes < mark.opens else "stray"
    # A single mark may be an apostrophe that no list of elisions knows.
    return _Odd(kind, field, fault, 0.75 if mark.glyph in SINGLE else _CONFIDENCE[kind])


_CONFIDENCE: dict[str, float] = {
    "unclosed": 0.9,
    "unopened": 0.95,
    "stray": 0.8,
    "reversed": 0.95,
    "mixed": 0.95,
    "doubled": 0.9,
    "apostrophe": 0.9,
}


def _way(mark: Mark) -> int:
    return (mark.closes > mark.opens) - (mark.closes < mark.opens)


def _beside(one: Mark, other: Mark) -> bool:
    return 0 <= max(one.start, other.start) - min(one.end, other.end) <= 1


def _conventions(document: Document) -> Conventions:
    text, lang = document.text, document.lang[:2]
    opening = len(_OPENS_RIGHT.findall(text))
    closing = len(_CLOSES_LEFT.findall(text))
    left, right = text.count("“"), text.count("”")
    straight = text.count('"')
    return Conventions(
        swedish=opening >= 2 and not left and (lang in _SWEDISH or (lang != "en" and opening > straight)),
        low_high=closing >= 2 and not right and lang not in {"en", ""},
        mirrored=min(opening, closing) >= 2 and min(opening, closing) * 2 > max(left, right),
        guillemets=min(text.count("«"), text.count("»")) >= 2,
        curly=left + right + text.count("„") + text.count("«") >= straight,
    )


_SWEDISH = frozenset({"sv", "fi", "da", "no", "nb", "nn", "et", "is", "he"})
_OPENS_RIGHT = re.compile(r"(?:^|(?<=[\s(]))”(?=\w)", re.MULTILINE)
_CLOSES_LEFT = re.compile(r"(?<=[\w.,!?…])“(?!\w)")
