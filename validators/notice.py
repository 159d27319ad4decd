"""A page that says why there is no article: not found, blocked, log in, pay, agree to cookies, a refusal.

The words are the rule's; what is told here is whether they make the page. Articles about error pages, captchas and
paywalls have the same words: in quotation marks, in the midst of sentences, or among paragraphs of prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from scrapelint import lazyre as re
from scrapelint.validators import pattern
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import line_count, prepare
from scrapelint.validators.engine.re2text import Utf8, compile_pattern

__all__ = ["Params", "concerns", "find", "prepare"]

OWN_LINE = 250
"""Code points that a line with the notice may go on for: the longest line of a firewall's page has some 230."""
PROSE_MIN, PROSE_MIN_DENSE = 80, 30
"""Code points from which a line that ends as a sentence does is a paragraph, and not a link or a button."""
ARTICLE, MEAN_LINE = 1500, 150
"""Code points from which a page without prose has many short lines (links, headlines), and how long these are."""
MOST, MOST_PROSE = 4000, 1000
"""Code points that a rule may allow for a page and for its paragraphs; longer texts are not looked at."""
WINDOW = 500
"""Code points at either end of a page in which its notice is looked for."""
LEAD = 40
"""Code points that may stand between a sentence's start and the notice: 'We are sorry, but unfortunately'."""
DENSE = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af]")
_ENDS = re.compile(r"[.!?…。！？।۔؟][\"”»’)\]]*$")
_BREAK = re.compile(r"[\n\r.!?…。！？।۔؟:：|•·»–—#*>\]]")
_QUOTED = frozenset("\"“„«‘'”「『")
_MASKED = re.compile(r"(?i:spam|спам)[^\n]*\Z")
"""'This address is being protected from spambots. You need JavaScript enabled to view it' stands in articles too."""
MASK = 80
"""Code points before the notice in which the address is said to be masked."""


class Params(BaseModel):
    """Options of ``notice``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cues: tuple[str, ...] = Field(
        min_length=1,
        description="RE2 patterns, whatever the case, of what such a page says at the start of a sentence.",
    )
    titles: tuple[str, ...] = Field((), description="RE2 patterns that the whole title of such a page matches.")
    longest: int = Field(2500, le=MOST, description="Code points; longer texts are articles, whatever they say.")
    prose: int = Field(
        400, le=MOST_PROSE, description="Code points that paragraphs besides the notice may have, at most."
    )
    about: str | None = Field(
        None, description="RE2 pattern, whatever the case, of what such pages speak of: no paragraph with it is prose."
    )
    head: int | None = Field(None, description="Code points from the start within which the notice must begin.")
    confidence: float = Field(0.9, ge=0, le=1)

    @field_validator("cues", "titles")
    @classmethod
    def _compile(cls, patterns: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for each in patterns:
            pattern.check(each, info)
        return patterns

    @field_validator("about")
    @classmethod
    def _compile_about(cls, about: str | None, info: ValidationInfo) -> str | None:
        return None if about is None else pattern.check(about, info)

    @cached_property
    def alternatives(self) -> str:
        """One pattern for all cues."""
        return f"(?i)(?:{'|'.join(self.cues)})"

    @cached_property
    def whole_titles(self) -> str:
        """One pattern for all titles."""
        return rf"(?i)^\s*(?:{'|'.join(self.titles)})\s*$"


def concerns(document: Document) -> bool:
    # No triggers: words of so many kinds would be looked for in every article, and the length alone rules out most.
    return len(document.text) <= MOST and document.once(_least_prose) <= MOST_PROSE


def find(document: Document, params: Params) -> Iterator[Hit]:
    text = document.text
    most = MOST_PROSE if params.about else params.prose
    if len(text) > params.longest or document.once(_least_prose) > most:
        return
    cue = said = None
    for low, high in _windows(len(text), params.head):
        for match in Utf8(text[low:high]).finditer(params.alternatives):
            at = low + match.start
            if _begins_a_sentence(text, at) and not (_is_masked(text, at) or document.goes_on_at(at - 1)):
                cue = (at, low + match.end)
                said = text[cue[0] : cue[1]]
                break
        if said is not None:
            break
    if said is None and params.titles:
        said = next((document.title.strip() for _ in document.utf8("title").finditer(params.whole_titles)), None)
    if said is None or _prose(document, cue, params.about) > params.prose:
        return
    first = document.lines[0]
    yield Hit(first.start, first.end, values={"cue": said}, confidence=params.confidence, related=(cue,) if cue else ())


def _is_article(document: Document) -> bool:
    """Whether a text is long and in long lines, and so has more prose than any page of this kind."""
    return len(document.text) > max(ARTICLE, MEAN_LINE * line_count(document))


def _windows(length: int, head: int | None) -> tuple[tuple[int, int], ...]:
    """Where a notice may stand: at the start, and at the end unless it must begin within ``head``."""
    if head is not None:
        return ((0, head + WINDOW // 2),)
    return ((0, length),) if length <= 2 * WINDOW else ((0, WINDOW), (length - WINDOW, length))


def _begins_a_sentence(text: str, start: int) -> bool:
    window = text[max(0, start - LEAD - 1) : start]
    broken = [match.end() for match in _BREAK.finditer(window)]
    lead = window[broken[-1] :] if broken else window
    return _QUOTED.isdisjoint(lead) and (bool(broken) or start <= LEAD)


def _is_masked(text: str, start: int) -> bool:
    return _MASKED.search(text, max(0, start - MASK), start) is not None


def _prose(document: Document, cue: tuple[int, int] | None, about: str | None) -> int:
    """Code points of the paragraphs that are not the notice, nor ``about`` what it speaks of."""
    prose = 0
    for block in document.paragraphs:
        if cue and block.start <= cue[0] < block.end:
            prose += _prose_beside(block.text)
        elif (size := _prose_of(block.text)) and not (about and _speaks_of(block.text, about)):
            prose += size
    return prose


def _speaks_of(text: str, about: str) -> bool:
    return compile_pattern(f"(?i){about}").search(text.encode("utf-8", "replace")) is not None


def _least_prose(document: Document) -> int:
    """Code points of the paragraphs that are not the notice, wherever it stands; told up to ``MOST_PROSE``."""
    prose = notice = 0
    if _is_article(document) or not document.line_texts:
        return MOST_PROSE + 1
    for line in document.line_texts:
        size = _prose_of(line)
        prose += size
        notice = max(notice, size - _prose_beside(line))
        if prose - notice > MOST_PROSE:
            break
    return prose - notice


def _prose_of(line: str) -> int:
    if len(line) < PROSE_MIN_DENSE or not _ENDS.search(line[-4:]):
        return 0
    head = line[:40]
    if not head.isascii() and len(DENSE.findall(head)) * 2 > len(head):
        return len(line) * 3
    return len(line) if len(line) >= PROSE_MIN else 0


def _prose_beside(line: str) -> int:
    """Code points of prose in a line that has the notice."""
    return max(0, len(line) - OWN_LINE)
