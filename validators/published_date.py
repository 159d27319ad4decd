"""Dates of publication that cannot be, that lie in the future, or that nobody can read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_tz
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "concerns", "find", "read_date"]

WEB = date(1990, 1, 1)
"""Before it no page was published; archives that scanned their newspapers have older ones, so it is only told."""
TOLERANCE = timedelta(days=2)
"""Clocks and time zones differ by up to a day; a day more for feeds that are checked elsewhere."""

_NUMBER = re.compile(r"-?\d{1,20}(?:\.\d+)?$")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_EAST = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_CLOCK = re.compile(r"[T ](\d{2}):(\d{2})(?::(\d{2}))?")
_WRITTEN = re.compile(
    r"(?<!\d)(?:(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?([^\W\d]{3,})\.?,?\s+(?:de\s+)?(\d{4})|([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen sty янв oca", "feb fév fev lut фев şub", "mar mär maa mrt мар", "apr avr abr kwi апр nis",
            "may mai mag mei maj мая", "jun jui giu cze июн haz", "jul juil lug lip июл tem", "aug aoû ago sie авг ağu",
            "sep set wrz сен eyl", "oct okt out ott paź окт eki", "nov lis ноя kas", "dec dez dic déc gru дек ara",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
"""The first letters of the months' names, where these tell the month; 'jui' may be either of two."""


class Params(BaseModel):
    """Options of ``published_date``.

    Whether a date lies in the future depends on the day. So that a run is of one mind, and a test can be, the day is
    part of the options: set in the rule, or else that on which the rules were read.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["impossible", "future", "old", "unreadable"] = Field(description="What is told.")
    today: date = Field(default_factory=lambda: datetime.now(UTC).date(), description="The day that is the present.")


def concerns(document: Document) -> bool:
    value = document.article.published
    return bool(value) and len(value) <= 200 and not value.isspace()


def find(document: Document, params: Params) -> Iterator[Hit]:
    value = document.article.published
    read = read_date(value)
    if read == params.kind or (isinstance(read, date) and _told(read, params)):
        yield Hit(0, len(value), "published", {"value": value})


def _told(day: date, params: Params) -> bool:
    return (params.kind == "future" and day > params.today + TOLERANCE) or (params.kind == "old" and day < WEB)


@lru_cache(maxsize=4096)
def read_date(value: str) -> date | Literal["impossible", "unreadable", ""]:
    """The day that a text tells; 'impossible' for one that no calendar has and for the zero of a clock.

    'unreadable' where it tells none; '' where it may tell one in a way that is not known here.
    """
    value = value.strip()
    if _NUMBER.match(value):
        return _from_number(value)
    if found := _YEAR_FIRST.match(value) or _EAST.search(value):
        return _day(int(found[1]), int(found[2]), int(found[3]), value)
    if found := _YEAR_LAST.search(value):
        first, second, year = map(int, found.groups())
        either = _day(year, second, first, value)
        return either if either != "impossible" else _day(year, first, second, value)
    if found := _WRITTEN.search(value):
        name, number, written = (found[2], found[1], found[3]) if found[1] else (found[4], found[5], found[6])
        month = _MONTHS.get(name.lower()[:4]) or _MONTHS.get(name.lower()[:3])
        if month:
            return _day(int(written), month, int(number), value)
    if (parts := parsedate_tz(value)) and parts[0] > 1000:
        return _day(parts[0], parts[1], parts[2], value)
    return "" if re.search(r"\d{2}", value) else "unreadable"


def _from_number(value: str) -> date | Literal["impossible", "unreadable", ""]:
    digits = value.split(".", maxsplit=1)[0]
    if len(digits) in (8, 12, 14) and 1900 <= int(digits[:4]) <= 2200 and "." not in value:
        return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:8]), value)
    if len(digits) == 4 and "." not in value:
        return ""  # a year alone says little, and nothing wrong
    seconds = float(value)
    for _ in range(3):  # milliseconds, microseconds, nanoseconds
        if abs(seconds) >= 1e11:
            seconds /= 1000
    try:
        day = datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return "impossible"
    return "impossible" if day <= date(1970, 1, 2) else day


def _day(year: int, month: int, number: int, value: str) -> date | Literal["impossible"]:
    clock = _CLOCK.search(value)
    if clock and (int(clock[1]) > 24 or int(clock[2]) > 59 or int(clock[3] or 0) > 60):
        return "impossible"
    try:
        day = date(year, month, number)
    except ValueError:
        return "impossible"
    # The zeros of clocks: of Unix, of .NET and of databases.
    return "impossible" if day in (date(1970, 1, 1), date(1, 1, 1)) else day
