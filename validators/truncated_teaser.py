"""Teasers stored in place of an article: 'Read more', '[…]', 'an ellipsis …' where the text stops.

The same words stand in the middle of articles as links to other stories, and at the foot of pages. So they count
where an ellipsis stands before them, or where no prose follows and prose stands right before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.endings.open_words import languages_left_open
from scrapelint.validators.endings.prose import Prose
from scrapelint.validators.endings.stubs import ELLIPSIS, STUB, whole_stub
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """Options of a rule on teasers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["stub", "ellipsis"] = Field(
        "stub", description="`stub` (the words of a button: 'Read more'), or an `ellipsis` and nothing after it."
    )


_DOTS = r"(?:…|\.{3}|\. \. \.|[\[(](?:…|\.{3})[\])])[ \x{a0}]*(?:[\n\r\x{2028}\x{2029}]|\z)"
STUBS_MAX = 3
"""Stubs of an article of prose; a page with more is a list of teasers."""
SNIPPET = 700
"""Code points of a whole text that is one of the snippets that feeds and interfaces hand out."""
SENTENCE_WORDS = 8
"""Words from which a line is a sentence, and none of a page's labels."""
_ENDS_IN_DOTS = re.compile(rf"(?P<dots>{ELLIPSIS})[\s\"'”’»]*\Z")
_AFTER = re.compile(r"[\s\]\[()>»›→⟶▶►▼▾➔➜+…\.–—|&*\"'”]{0,8}\Z")
_BEFORE = re.compile(r"[.!?…。！？؟۔।\"'”’»)\]][\s\[(<«»→|*-]{0,4}\Z")
_LAST = re.compile(r"[^\W\d_]+\Z")


def triggers(params: Params) -> tuple[str, ...]:
    return (STUB,) if params.kind == "stub" else (_DOTS,)


def find(document: Document, params: Params) -> Iterator[Hit]:
    found = list(_stubs(document) if params.kind == "stub" else _ellipses(document))
    for hit in found if len(found) <= STUBS_MAX else ():
        if not document.machine.touches(hit.start, hit.end) and hit.start not in document.code:
            yield hit


def _stubs(document: Document) -> Iterator[Hit]:
    prose = document.once(Prose)
    seen = -1
    for match in document.utf8("text").finditer(STUB):
        start = prose.text.rfind("\n", 0, match.start) + 1
        if start == seen:
            continue
        line = prose.line(match.start)
        before, after = line[: match.start - start], line[match.end - start :]
        if not _AFTER.match(after):
            continue
        seen = start
        at_end = prose.last <= start + len(line)
        dots = _ENDS_IN_DOTS.search(before)
        if dots is not None and (dots.start() > 0 or at_end):
            yield _hit(start + dots.start(), match.end, prose.text, 0.95)
        elif at_end and whole_stub(line) and _is_cut(prose, start):
            yield _hit(match.start, match.end, prose.text, 0.9)
        elif at_end and prose.is_prose(line) and _BEFORE.search(before):
            yield _hit(match.start, match.end, prose.text, 0.85)


def _is_cut(prose: Prose, start: int) -> bool:
    """Whether prose stands right before."""
    line = prose.line_before(start)
    return (prose.is_prose(line) or line.count(" ") >= SENTENCE_WORDS - 1) and not prose.is_footer(line)


def _ellipses(document: Document) -> Iterator[Hit]:
    """An ellipsis at the article's end, where none of its other paragraphs ends in one."""
    prose = document.once(Prose)
    found = [match.start for match in document.utf8("text").finditer(_DOTS)]
    line = prose.line(found[-1]) if found else ""
    start = prose.text.rfind("\n", 0, found[-1]) + 1 if found else 0
    dots = _ENDS_IN_DOTS.search(line.rstrip())
    if dots is None or not prose.is_prose(line) or prose.text[start : start + len(line)].rstrip()[-1] in "\"'”’»":
        return
    before = line[: dots.start("dots")]
    last = not prose.next_line(start + len(line))
    bracketed = dots["dots"][0] in "[("
    if prose.last > start + len(line) or (not bracketed and len(found) > 1):
        return
    if before[-1:].isspace() or _leaves_open(before) or (last and (bracketed or len(prose.text) < SNIPPET)):
        confidence = 0.85
    elif last and prose.finishes:
        confidence = 0.6
    else:
        return
    yield _hit(start + dots.start("dots"), start + dots.end("dots"), prose.text, confidence)


def _leaves_open(before: str) -> bool:
    last = _LAST.search(before)
    return last is not None and bool(languages_left_open(last[0]))


def _hit(start: int, end: int, text: str, confidence: float) -> Hit:
    return Hit(start, end, values={"stub": text[start:end].strip()}, confidence=confidence)
