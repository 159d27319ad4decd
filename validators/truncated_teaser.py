"""Teasers stored in place of an article: 'Read more', '[…]', 'an ellipsis …' where the text stops.

The same words stand in the middle of articles as links to other stories, and at the foot of pages. So they count
where an ellipsis stands before them, or where no prose follows and prose stands right before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
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


_DOTS = r"(?:…|\.{3}|\. \. \.|[\[(](?:…|\.{3}|&(?:hellip|#8230|#x2026);)[\])])[ \x{a0}]*(?:[\n\r\x{2028}\x{2029}]|\z)"
STUBS_MAX = 3
"""Stubs of an article of prose; a page with more is a list of teasers."""
SNIPPET = 700
"""Code points of a whole text that is one of the snippets that feeds and interfaces hand out."""
SENTENCE_WORDS = 8
"""Words from which a line is a sentence, and none of a page's labels."""
OPEN_WORDS = 4
"""The same where the last word leaves the sentence open, 'The keeper, who was…', or a bracket stands round the dots."""
LINES = 24
"""Lines at a text's end, blank ones too, in which its last ellipsis is looked for: a foot has fewer."""
_LINES_IN_DOTS = re.compile(r"(?:…|\.{3}|\. \. \.|&(?:hellip|#8230|#x2026);)[\])\"'”’»]{0,2}[ \t\xa0]*(?:\n|\Z)")
_ENDS_IN_DOTS = re.compile(rf"(?P<dots>{ELLIPSIS})[\s\"'”’»]*\Z")
_AFTER = re.compile(r"[\s\]\[()>»›→⟶▶►▼▾➔➜+…\.–—|&*\"'”]{0,8}\Z")
AFTER = 8
"""Code points of arrows and brackets that may stand behind a stub at its line's end."""
_BEFORE = re.compile(r"[.!?…。！？؟۔।\"'”’»)\]][\s\[(<«»→|*-]{0,4}\Z")
_LAST = re.compile(r"[^\W\d_]+\Z")


def triggers(params: Params) -> tuple[str, ...]:
    return (STUB,) if params.kind == "stub" else (_DOTS,)


def find(document: Document, params: Params) -> Iterator[Hit]:
    found = list(_stubs(document) if params.kind == "stub" else _ellipses(document))
    for hit in found if len(found) <= STUBS_MAX else ():
        if not document.machine.covers(hit.start, hit.end) and hit.start not in document.code:
            yield hit


def _stubs(document: Document) -> Iterator[Hit]:
    prose = document.once(Prose)
    limit = seen = -1  # the end of the line that the last match stands in, and of the last line with a finding
    for match in document.utf8("text").finditer(STUB):
        if match.start >= limit:
            limit = prose.text.find("\n", match.start)
            limit = limit if limit >= 0 else len(prose.text)
        if limit == seen or not _AFTER.match(prose.text[match.end : min(limit, match.end + AFTER + 1)]):
            continue
        start = prose.text.rfind("\n", 0, match.start) + 1
        line = prose.text[start:limit]
        before = line[: match.start - start]
        seen = limit
        at_end = prose.last <= limit
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
    start, line = _last_in_dots(prose.text)
    dots = _ENDS_IN_DOTS.search(line.rstrip())
    if dots is None or prose.text[start : start + len(line)].rstrip()[-1] in "\"'”’»":
        return
    before = line[: dots.start("dots")]
    is_open = before.endswith(",") or _leaves_open(before)
    last = not prose.next_line(start + len(line))
    bracketed = dots["dots"][0] in "[("
    speaks = is_open or (bracketed and last)
    if not (prose.is_prose(line) or (speaks and before.count(" ") >= OPEN_WORDS - 1)):
        return
    if prose.last > start + len(line) or (not bracketed and len(_LINES_IN_DOTS.findall(prose.text)) > 1):
        return
    if before[-1:].isspace() or is_open or (last and (bracketed or len(prose.text) < SNIPPET)):
        confidence = 0.85
    elif last and prose.finishes:
        confidence = 0.6
    else:
        return
    yield _hit(start + dots.start("dots"), start + dots.end("dots"), prose.text, confidence)


def _last_in_dots(text: str) -> tuple[int, str]:
    """The start and text of the last line that ends in an ellipsis, of the last few; (0, '') if there is none."""
    end = len(text)
    for _ in range(LINES):
        start = text.rfind("\n", 0, end) + 1
        if _LINES_IN_DOTS.search(text, max(start, end - 12), end):
            return start, text[start:end]
        if not start:
            break
        end = start - 1
    return 0, ""


def _leaves_open(before: str) -> bool:
    last = _LAST.search(before)
    return last is not None and bool(languages_left_open(last[0]))


def _hit(start: int, end: int, text: str, confidence: float) -> Hit:
    return Hit(start, end, values={"stub": text[start:end].strip()}, confidence=confidence)
