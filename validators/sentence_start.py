"""Sentences that begin in their middle: what stood before them, often a link, was not taken along."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.endings.open_words import languages_left_open
from scrapelint.validators.endings.prose import Prose
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.truncated_head import lost_letters
from scrapelint.validators.wording.guess import language
from scrapelint.validators.wording.lexicon import lexicon

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """No options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_MARK = r"(?:^|[\n\r\x{2028}\x{2029}])[ \t\x{a0}]*[,;،，][ \x{a0}]?[\p{L}“\"]"
_LOWER = r"\A\s*\p{Ll}+[ ,]"
_INNER = r"[.!?…][\"”’»)]{0,3}[ \t\x{a0}]*\r?\n\s*\p{Ll}[\p{L}'’]*,? "
_START = re.compile(r"\s*(?P<word>[^\W\d_]+)[ ,]")
_CLOSED = re.compile(r"[.!?…。！？؟۔।]['\"’”»“)\]*_]{0,4}\Z")
_BYLINE = re.compile(r"\s*\w+ [^\W\d_a-zß-ÿ]\S+ [^\W\d_a-zß-ÿ][^\n]*[^.!?…\s]\s*(?:\n|\Z)")
"""'by Anna Holt, Monday'."""
_INNER_WORD = re.compile(r"\n\s*(?!(?:see|read|watch|via|by|photo|image|source)\b)([^\W\d_][^\W\d_'’]*),? ")
_POST = re.compile(r"pic\.twitter\.com|https?:|\(@\w{1,15}\)|— ")
FEW, CAPITALS = 2, 5
"""Lines in lower case that an article may have, and those with a capital that it must have, to be one of habit."""
FINISHED, SENTENCE = 50, 60
"""Code points of the finished line above, and of one that is a sentence: labels and items of lists are shorter."""
COMMON = 4.5
"""How common (zipf) the first word is: names that are written in lower case reach 4.4 ('iphone')."""
SHOWN = 40
"""Code points that a finding spans at most."""


def triggers(_: Params) -> tuple[str, ...]:
    return (_MARK, _LOWER, _INNER)


def find(document: Document, _: Params) -> Iterator[Hit]:
    prose = document.once(Prose)
    for match in document.utf8("text").finditer(_MARK):
        start = next(at for at in range(match.start, match.end) if prose.text[at] in ",;،，")
        before = prose.line_before(prose.text.rfind("\n", 0, start) + 1)
        if (not before or _CLOSED.search(before)) and prose.text.count(" ", start, start + 200) > 4:
            yield _hit(document, start, 0.85)
    yield from _inner(document, prose)
    first = _START.match(prose.text)
    if first is None or not first["word"].islower() or not prose.is_prose(prose.line(first.start("word"))):
        return
    if _BYLINE.match(prose.text):
        return
    langs = languages_left_open(first["word"])
    # Only a text whose other paragraphs start as usual has lost something.
    if document.once(language) in langs and not _in_lower_case(prose.text):
        yield _hit(document, first.start("word"), 0.8)


def _inner(document: Document, prose: Prose) -> Iterator[Hit]:
    """Paragraphs in lower case where the one above is finished and all others begin with a capital."""
    found = [match.start for match in document.utf8("text").finditer(_INNER)]
    if not 0 < len(found) <= FEW:
        return
    firsts = [line[0] for line in document.line_texts]
    if sum(map(str.islower, firsts)) > FEW or sum(map(str.isupper, firsts)) < CAPITALS:
        return
    told = {hit.start for _, hit in document.once(lost_letters)}
    known = lexicon(document.once(language))
    for end in found:
        match = _INNER_WORD.search(prose.text, end)
        if match is None or known is None or known.zipf(match[1]) < COMMON or match.start(1) in told:
            continue
        line, above = prose.line(match.start(1)).strip(), prose.line(end).strip()
        if len(line) < SENTENCE or len(above) < FINISHED or not _CLOSED.search(line) or _POST.search(line):
            continue
        yield _hit(document, match.start(1), 0.75)


def _in_lower_case(text: str) -> bool:
    sample = text[:2000]
    capitals = sum(map(str.isupper, sample))
    return capitals * 200 < len(sample)


def _hit(document: Document, start: int, confidence: float) -> Hit:
    stop = document.text.find("\n", start)
    end = min(start + SHOWN, stop if stop >= 0 else len(document.text))
    space = document.text.rfind(" ", start + 2, end)
    return Hit(start, space if end == start + SHOWN and space > 0 else end, values={}, confidence=confidence)
