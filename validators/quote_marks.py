"""Mismatched quotation marks: alone, facing the wrong way, paired with another kind, typed twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import WRAP_MAX, Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.language.quotation import DOUBLE, SINGLE
from scrapelint.validators.language.quote_parse import NEVER, Conventions, Fault, Mark, marks, read
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
    found = _all(document)
    letters = _letters(document, found)
    return tuple(odd for odd in found if _after(document, odd) not in letters) if letters else found


def _letters(document: Document, found: tuple[_Odd, ...]) -> frozenset[str]:
    """What begins with a mark that is a letter there and no quotation mark: Hawaiian ʻokina, Arabic ayn (‘Abd, ‘Ewa).

    Such a word comes back with its mark, or the article has the mark inside other words as well.
    """
    words = Counter(_after(document, odd) for odd in found if odd.kind == "unclosed" and odd.fault.mark.glyph in "‘'")
    if not words:
        return frozenset()
    inside = _OKINA.search(document.text) is not None
    return frozenset(word for word, times in words.items() if word and (times > 1 or (inside and word[1:2].isupper())))


def _after(document: Document, odd: _Odd) -> str:
    match = _MARKED_WORD.match(document.field(odd.field), odd.fault.mark.start)
    return match[0] if match else ""


_OKINA = re.compile(r"‘(?<=[^\W\d_]‘)(?=[^\W\d_])(?!(?:s|t|d|m|re|ve|ll)\b)")
_MARKED_WORD = re.compile(r"[‘'][^\W\d_]{1,30}")


def _all(document: Document) -> tuple[_Odd, ...]:
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
    text = document.text
    carried, expected, covered = 0, -1, 0
    for start, end in _paragraphs(document, lines):
        found = _marks(document, start, end, conventions)
        if not found or start < covered:
            continue
        if start != expected:
            carried = 0
        elif carried and found[0].start == start and found[0].glyph in _REOPENING:
            found[0] = found[0]._replace(glyph=_REOPENING[found[0].glyph], opens=0.0, closes=NEVER)
        following = list(_following(text, end))
        expected = following[0].start() if following else -1
        carry = _goes_on([later[0] for later in following])
        faults, carried = read(found, conventions, carried=carried, carry=carry)
        if not faults:
            continue
        if not carry and _left_open(faults):
            longer = _continued(document, start, end, conventions, sum(fault.kind == "alone" for fault in faults))
            if longer is not None:
                covered, found, faults = longer
        # Fences were left out before; asking for other code costs more, and lines of code are short.
        may_be_code = end - start < CODE_LINE_MAX or text.find("`", start, end) >= 0
        for fault in faults:
            if not (may_be_code and document.code.touches(fault.mark.start, fault.mark.end)):
                yield _judge(fault, found, "text")


def _left_open(faults: list[Fault]) -> bool:
    return faults[-1].kind == "alone" and faults[-1].mark.opens < faults[-1].mark.closes


def _continued(
    document: Document, start: int, end: int, conventions: Conventions, odd: int
) -> tuple[int, list[Mark], list[Fault]] | None:
    """The paragraph read on to where its last quotation is closed, if a line break has only cut it in two.

    It must have fewer than ``odd`` marks alone then. Such a break stands before a small letter, or alone in a text that sets blank lines between its paragraphs (verse).
    """
    text = document.text
    blank_lines = "\n\n" in text
    for later in islice(_LINE.finditer(text, end), CONTINUED_MAX):
        alone = blank_lines and text.count("\n", end, later.start()) == 1
        if not alone and not later[0][0].islower():
            return None
        end = later.end()
        found = _marks(document, start, end, conventions)
        faults, _ = read(found, conventions)
        if sum(fault.kind == "alone" for fault in faults) < odd:
            return end, found, faults
    return None


CONTINUED_MAX = 6
"""Lines looked at for the end of a quotation that a line break cut: a stanza."""


def _paragraphs(document: Document, lines: list[int]) -> Iterator[Span]:
    """The paragraphs of these lines, each once, in order."""
    text, done = document.text, -1
    for line in lines:
        newline = text.find("\n", line)
        end = len(text) if newline < 0 else newline
        if line < done:
            continue
        piece = text[line:end]
        trimmed = piece.strip()
        if not trimmed:
            continue
        alone = end - line > WRAP_MAX + 5 or (text[line - 2 : line] in _BLANK and text[end : end + 2] in _BLANK)
        if alone and not _BREAK.search(trimmed):
            start = line + piece.index(trimmed[0])
            yield start, start + len(trimmed)
            done = end
            continue
        # Wrapped hard, perhaps, or with line ends of its own; asking the document costs more.
        blocks = document.paragraphs
        index = bisect_right(blocks, line, key=lambda block: block.start) - 1
        if index < 0 or blocks[index].end <= line:
            index += 1
        while index < len(blocks) and blocks[index].start < end:
            yield blocks[index].start, blocks[index].end
            done = blocks[index].end
            index += 1


_REOPENING = {"»": "«", "”": "“", "’": "‘"}
"""Spanish and French open the further paragraphs of a quotation with its closing mark."""
CODE_LINE_MAX = 200
"""Code points a line may have to be looked up as code."""
_BLANK = frozenset({"", "\n", "\n\n"})
_BREAK = re.compile("[\r\u2028\u2029]")


def _marks(document: Document, start: int, end: int, conventions: Conventions) -> list[Mark]:
    found = marks(document.text, start, end, guillemets=conventions.guillemets)
    if document.machine or "```" in document.text or "~~~" in document.text:
        found = (mark for mark in found if not _no_prose(document, mark))
    first = list(islice(found, MARKS_LIMIT + 1))
    return first if len(first) <= MARKS_LIMIT else []


def _no_prose(document: Document, mark: Mark) -> bool:
    return document.machine.touches(mark.start, mark.end) or document.code.touches(mark.start, mark.end)


def _following(text: str, end: int) -> Iterator[re.Match[str]]:
    """The next lines that are not blank, from their first character: as many as an interruption may have, and one."""
    return islice(_LINE.finditer(text, end), INTERRUPTION + 1)


_LINE = re.compile(r"\S[^\n\r\u2028\u2029]*")


def _goes_on(following: list[str]) -> str:
    """The mark with which the quotation goes on: each paragraph of a long one opens with it. '' where it does not.

    A caption, an advertisement or a link may stand between; then what follows must be nothing but quotation.
    """
    for skipped, later in enumerate(following):
        head = later[0]
        if head in _HEADS:
            inner = _DOUBLES if head in DOUBLE else _CLOSERS
            return head if not skipped or not inner.search(later, 2, len(later) - 3) else ""
        if _DOUBLES.search(later):
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
    curly = left + right + text.count("„") + text.count("«")
    return Conventions(
        swedish=opening >= 2 and not left and (lang in _SWEDISH or (lang != "en" and opening > straight)),
        low_high=closing >= 2 and not right and lang not in {"en", ""},
        mirrored=min(opening, closing) >= 2 and min(opening, closing) * 2 > max(left, right),
        guillemets=lang == "fr" or min(text.count("«"), text.count("»")) >= 2,
        straight=None if curly == straight else straight > curly,
    )


_SWEDISH = frozenset({"sv", "fi", "da", "no", "nb", "nn", "et", "is", "he"})
# The mark comes first, so that the search runs from one to the next; what stands before it is looked back at.
_OPENS_RIGHT = re.compile(r"”(?<![^\s(]”)(?=\w)")
_CLOSES_LEFT = re.compile(r"“(?<=[\w.,!?…]“)(?!\w)")
