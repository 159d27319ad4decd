"""Mismatched quotation marks: alone, facing the wrong way, paired with another kind, typed twice.

Not looked at are paragraphs of more than ``MARKS_LIMIT`` marks and what follows the first ``LINES_LIMIT`` lines of an
article that need a closer look; see there how far real articles stay below.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.encodings.misread import is_misread
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.quotation.conventions import DOUBLE
from scrapelint.validators.quotation.habits import conventions_of, unusual_marks
from scrapelint.validators.quotation.odd import Kind, Odd, judge, way
from scrapelint.validators.quotation.pairs import Conventions, Fault
from scrapelint.validators.quotation.paragraphs import continuations, following, paragraphs
from scrapelint.validators.quotation.reading import read
from scrapelint.validators.quotation.screen import MARKS, is_clean, suspicious_lines
from scrapelint.validators.quotation.tokens import NEVER, Mark, marks
from scrapelint.validators.quotation.tolerance import weighed

__all__ = ["Params", "concerns", "find"]

MARKS_LIMIT = 1000
"""Marks a paragraph may have; what has more is no prose, and is passed over. The most that one had in 3,000 articles
was 116."""
LINES_LIMIT = 2000
"""Lines of an article that are looked at closely, the first ones; the most that one of 6,000 articles had was 38."""
CONTINUED_MAX = 6
"""Lines looked at for the end of a quotation that a line break cut: a stanza."""
_REOPENING = {"»": "«", "”": "“", "’": "‘"}
"""Spanish and French open the further paragraphs of a quotation with its closing mark."""


class Params(BaseModel):
    """Options of a ``quote_marks`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind = Field(description="Which fault of a quotation mark the rule is about.")


def concerns(document: Document) -> bool:
    return bool(document.once(_hits))


def find(document: Document, params: Params) -> Iterator[Hit]:
    return iter(document.once(_hits).get(params.kind, ()))


def _hits(document: Document) -> dict[Kind, list[Hit]]:
    """The hits of all rules, by kind: they share one analysis, and most articles have none."""
    hits: dict[Kind, list[Hit]] = {}
    for odd in _analyse(document):
        mark, partner = odd.fault.mark, odd.fault.partner
        values = {"mark": mark.glyph, "partner": partner.glyph if partner else ""}
        related = ((partner.start, partner.end),) if partner else ()
        hits.setdefault(odd.kind, []).append(Hit(mark.start, mark.end, odd.field, values, odd.confidence, related))
    return hits


def _analyse(document: Document) -> tuple[Odd, ...]:
    lines = list(islice(suspicious_lines(document.utf8("text")), LINES_LIMIT))
    if document.machine:
        lines = sorted({*lines, *_lines_of(document.text, (edge for span in document.machine for edge in span))})
    if unusual := unusual_marks(document):
        lines = sorted(
            {*lines, *_lines_of(document.text, (match.start() for match in unusual.finditer(document.text)))}
        )
    title_clean = MARKS.isdisjoint(document.title) or is_clean(document.utf8("title"))
    if not lines and title_clean:
        return ()
    conventions = conventions_of(document)
    odd = list(_text(document, lines, conventions)) if lines else []
    if not title_clean:
        odd.extend(_title(document.title, conventions))
    odd = [one for one in odd if not is_misread(document, one.field, one.fault.mark.start, one.fault.mark.end)]
    return weighed(document, odd) if odd else ()


def _lines_of(text: str, places: Iterable[int]) -> Iterator[int]:
    """Where the lines begin that these places lie in, which are in order."""
    position = line = 0
    for place in places:
        line = text.rfind("\n", position, place) + 1 or line
        position = place
        yield line


def _title(title: str, conventions: Conventions) -> Iterator[Odd]:
    guillemets = conventions.guillemets and "«" in title  # else the crumbs of 'Ferry back » Local » News'
    found = list(islice(marks(title, 0, len(title), guillemets=guillemets), MARKS_LIMIT))
    for fault in read(found, conventions)[0]:
        yield judge(fault, found, "title")


def _text(document: Document, lines: list[int], conventions: Conventions) -> Iterator[Odd]:
    text = document.text
    blank_lines, fences = "\n\n" in text, "```" in text or "~~~" in text
    onward: tuple[int, ...] = ()  # where a quotation that was left open may go on
    covered = 0
    for start, end in paragraphs(document, lines):
        found = _marks(document, start, end, conventions, fences)
        if not found or start < covered:
            continue
        carried = start in onward
        if carried and found[0].start == start and found[0].glyph in _REOPENING and not conventions.inward:
            glyph = found[0].glyph if conventions.swedish else _REOPENING[found[0].glyph]
            found[0] = found[0]._replace(glyph=glyph, opens=0.0, closes=NEVER)
        later = _Later(text, end)
        faults, goes_on = read(found, conventions, carried=carried, carry=later)
        if goes_on or (onward and start >= onward[-1]):
            onward = tuple(line.start() for line in later.lines) if goes_on else ()
        if not faults:
            continue
        if not later.lines and faults[-1].kind == "alone" and faults[-1].mark.opens < faults[-1].mark.closes:
            longer = _continued(document, (start, end), conventions, faults, blank_lines)
            if longer is not None:
                covered, found, faults = longer
        may_be_code = _may_be_code(text, start, end)
        for fault in faults:
            if not (may_be_code and document.code.touches(fault.mark.start, fault.mark.end)):
                for one in _both(fault, conventions):
                    yield judge(_reopened(document.text, one, found), found, "text")


class _Later:
    """The lines with which a quotation may go on, looked for when their first characters are asked for."""

    def __init__(self, text: str, end: int) -> None:
        self._text, self._end = text, end
        self.lines: list[re.Match[str]] = []

    def __call__(self) -> frozenset[str]:
        self.lines = list(continuations(self._text, self._end))
        return frozenset(line[0][0] for line in self.lines)


def _both(fault: Fault, conventions: Conventions) -> Iterator[Fault]:
    """Of ”…“ both marks face the wrong way, unless the language closes with “; of ”…" the first does."""
    yield fault
    other = fault.partner
    if other is None:
        return
    mirrored = fault.kind == "reversed" and fault.mark.glyph + other.glyph == "”“" and not conventions.low
    opens = fault.kind == "mixed" and other.glyph == "”" and other.start < fault.mark.start and not conventions.swedish
    if mirrored or opens:
        yield Fault("reversed", other, fault.mark)


def _reopened(text: str, fault: Fault, found: list[Mark]) -> Fault:
    """The second of two opening marks, where but one sentence stands between them that nobody is named in as speaker.

    An attribution is set off by a comma or follows another sentence's end: “It snowed, he said. “For days.”
    """
    mark = fault.mark
    if fault.kind != "alone" or mark.glyph not in DOUBLE or way(mark) <= 0:
        return fault
    later = islice(found, bisect_right(found, mark.start, key=attrgetter("start")), None)
    after = next((other for other in later if other.glyph in DOUBLE), None)
    if after is None or after.glyph != mark.glyph or way(after) <= 0:
        return fault
    return fault._replace(mark=after) if _ONE_SENTENCE.fullmatch(text, mark.end, after.start) else fault


def _may_be_code(text: str, start: int, end: int) -> bool:
    """Whether a paragraph has what it must have to be looked up as code, since asking costs."""
    if text[start] in ">#@" or any(text.find(sign, start, end) >= 0 for sign in "{}=;<>$\\`"):
        return True
    return _CALL.search(text, start, end) is not None


def _marks(document: Document, start: int, end: int, conventions: Conventions, fences: bool = False) -> list[Mark]:
    found = marks(document.text, start, end, guillemets=conventions.guillemets, spaced=conventions.spaced)
    if document.machine or fences:
        found = (mark for mark in found if document.has_prose_at(mark.start, mark.end))
    first = list(islice(found, MARKS_LIMIT + 1))
    return first if len(first) <= MARKS_LIMIT else []


def _continued(
    document: Document, paragraph: Span, conventions: Conventions, faults: list[Fault], blank_lines: bool
) -> tuple[int, list[Mark], list[Fault]] | None:
    """The paragraph read on to where its last quotation is closed, if a line break has only cut it in two.

    Such a break stands before a small letter, or alone in a text that sets blank lines between its paragraphs (verse).
    """
    text = document.text
    start, end = paragraph
    for line in following(text, end, CONTINUED_MAX):
        alone = blank_lines and text.count("\n", end, line.start()) == 1
        if not alone and not line[0].lstrip("([")[:1].islower():
            return None
        end = line.end()
        found = _marks(document, start, end, conventions)
        longer, _ = read(found, conventions)
        if _alone(longer) < _alone(faults):
            return end, found, longer
    return None


def _alone(faults: list[Fault]) -> int:
    return sum(fault.kind == "alone" for fault in faults)


_CALL = re.compile(r"\((?<=\w\()")
_ONE_SENTENCE = re.compile(r"[^.,;:!?…،؛؟。、，！？–—\n]{15,400}[.!?…।]\s+")
