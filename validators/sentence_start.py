"""Sentences that begin in their middle: what stood before them, often a link, was not taken along."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.endings.open_words import languages_left_open
from scrapelint.validators.endings.prose import Prose
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.wording.guess import language

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """No options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_MARK = r"(?:^|[\n\r\x{2028}\x{2029}])[ \t\x{a0}]*[,;،，][ \x{a0}]?[\p{L}“\"]"
_LOWER = r"\A\s*\p{Ll}+[ ,]"
_START = re.compile(r"\s*(?P<word>[^\W\d_]+)[ ,]")
_CLOSED = re.compile(r"[.!?…。！？؟۔।]['\"’”»“)\]*_]{0,4}\Z")
_BYLINE = re.compile(r"\s*\w+ [^\W\d_a-zß-ÿ]\S+ [^\W\d_a-zß-ÿ]\S*[^\n]*[^.!?…\s]\s*(?:\n|\Z)")
"""'by Anna Holt, Monday'."""
SHOWN = 40
"""Code points that a finding spans at most."""


def triggers(_: Params) -> tuple[str, ...]:
    return (_MARK, _LOWER)


def find(document: Document, _: Params) -> Iterator[Hit]:
    prose = document.once(Prose)
    for match in document.utf8("text").finditer(_MARK):
        start = next(at for at in range(match.start, match.end) if prose.text[at] in ",;،，")
        before = prose.line_before(prose.text.rfind("\n", 0, start) + 1)
        if (not before or _CLOSED.search(before)) and prose.text.count(" ", start, start + 200) > 4:
            yield _hit(document, start, 0.85)
    first = _START.match(prose.text)
    if first is None or not first["word"].islower() or not prose.is_prose(prose.line(first.start("word"))):
        return
    if _BYLINE.match(prose.text):
        return
    langs = languages_left_open(first["word"])
    # Only a text whose other paragraphs start as usual has lost something.
    if document.once(language) in langs and not _in_lower_case(prose.text):
        yield _hit(document, first.start("word"), 0.8)


def _in_lower_case(text: str) -> bool:
    sample = text[:2000]
    capitals = sum(map(str.isupper, sample))
    return capitals * 200 < len(sample)


def _hit(document: Document, start: int, confidence: float) -> Hit:
    stop = document.text.find("\n", start)
    end = min(start + SHOWN, stop if stop >= 0 else len(document.text))
    space = document.text.rfind(" ", start + 2, end)
    return Hit(start, space if end == start + SHOWN and space > 0 else end, values={}, confidence=confidence)
