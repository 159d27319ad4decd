"""The date of the page, on a line of its own above the text."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "find"]

HEAD, PROSE = 600, 120
"""Code points in which it is looked for, and those of a line that begins the text: below, a date heads a chronicle."""
_MONTH = (
    r"(?:jan|feb|fév|fev|mar|mär|apr|avr|abr|ma[iy]|mag|ju[nil]|giu|lug|aug|août|ago|sep|set|o[ck]t|out|ott|nov|de[cz]|déc|dic|"
    r"sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|"
    r"oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara)[^\W\d_]*\.?"
)
_DATE = re.compile(
    rf"""(?xi) [ \t*_]* (?P<date>
    (?: (?!upda|publ|post|modi|crea|aktu|actu|atua|aggi) [^\W\d_]{{3,14}} \.? ,? [ ] )?  # the day of the week
    (?: {_MONTH} [ ] \d\d? ,? [ ] (?:19|20)\d\d
      | \d\d? (?:\.|st|nd|rd|th|er|º)? (?:[ ]de)? [ -] {_MONTH} (?:[ ]de)? [ -] (?:19|20)\d\d
      | \d\d? (?P<sign>[./-]) \d\d? (?P=sign) (?:19|20)\d\d | (?:19|20)\d\d (?P<mark>[./-]) \d\d? (?P=mark) \d\d?
      | (?:19|20)\d\d 年 \d\d? 月 \d\d? 日 | (?:19|20)\d\d 년 [ ]? \d\d? 월 [ ]? \d\d? 일 )
    (?: [ ,|;•·–—-]{{1,4}} (?:(?:at|um|à|a[ ]las|alle|о|в)[ ])? \d\d? [:.h] \d\d [^\n]{{0,20}} )?
    ) \s* [*_]* \s* $"""
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Params(BaseModel):
    """No options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def find(document: Document, _: Params) -> Iterator[Hit]:
    start = 0
    for line in document.text[:HEAD].split("\n"):
        if len(line) >= PROSE:
            return
        match = _DATE.match(line) if _YEAR.search(line) else None
        if match:
            low, high = match.span("date")
            yield Hit(start + low, start + high, values={"date": match["date"]}, confidence=0.9)
            return
        start += len(line) + 1
