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
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"""(?xim) ^ [ \t*_]* (?P<date>
    (?: (?!upda|publ|post|modi|crea|aktu|actu|atua|aggi) [^\W\d_]{{3,14}} \.? ,? [ ] )?  # the day of the week
    (?: {_MONTH} [ ] \d\d? ,? [ ] {_YEAR}
      | \d\d? (?:\.|st|nd|rd|th|er|º)? (?:[ ]de)? [ -] {_MONTH} (?:[ ]de)? [ -] {_YEAR}
      | \d\d? (?P<sign>[./-]) \d\d? (?P=sign) {_YEAR} | {_YEAR} (?P<mark>[./-]) \d\d? (?P=mark) \d\d?
      | {_YEAR} 年 \d\d? 月 \d\d? 日 | {_YEAR} 년 [ ]? \d\d? 월 [ ]? \d\d? 일 )
    (?: [ ,|;•·–—-]{{1,4}} (?:(?:at|um|à|a[ ]las|alle|о|в)[ ])? \d\d? [:.h] \d\d [^\n]{{0,20}} )?
    ) [ \t*_]* \r? $"""
)
_ANY_YEAR = re.compile(rf"{_YEAR}")


class Params(BaseModel):
    """No options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def find(document: Document, _: Params) -> Iterator[Hit]:
    head = document.text[:HEAD]
    if not _ANY_YEAR.search(head):
        return
    match = _DATE.search(head)
    if match and max(map(len, head[: match.start()].split("\n"))) < PROSE:
        yield Hit(match.start("date"), match.end("date"), values={"date": match["date"]}, confidence=0.9)
