"""What stands round a quotation mark, and where a mark is none: measures, code, mojibake, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator

from scrapelint import lazyre as re
from scrapelint.validators.engine.spans import Span

__all__ = [
    "BROKEN",
    "GERSHAYIM",
    "HIDES",
    "LOST_BREAK",
    "ZERO_WIDTH",
    "abbreviates",
    "is_broken",
    "is_code",
    "lead",
    "neighbour",
    "passages",
]

_MEASURE = re.compile(
    r"\d\s?(?:['’′]\s?\d{1,2}(?:\.\d|[¼½¾])?\s?(?:[\"”″]|''|’’)|(?<![\d.,:]\d\d\d)[\"”](?=\s?[x×]\s?\d))"
)
"""Feet and inches, minutes and seconds (5'11", 6’2”), and sizes (12" x 14")."""
_CODE = re.compile(r"(?<![`\w])(`{1,2})(?=[^`\s])[^`\n]{1,160}(?:`[^`\n]{1,160}){0,3}?(?<=\S)\1(?![`'\w])")
"""Code between back-quotes, as Markdown has it. What ends in an apostrophe is LaTeX's quotation."""
BROKEN = frozenset("ÂÃÅÎÏÐÑâ€œ™¬¢£¤¥¦§¨©ª®¯°±²³´µ¶·¸¹º¼½¾ŒšžŸƒˆ˜†‡‰") | frozenset(map(chr, range(0x80, 0xA0)))
"""UTF-8 read as code page 1252 or Latin-1 leaves quotation marks behind that nobody set (â€œ, Ã¢â‚¬â„¢, Î», Ð„);
beside them stand these. One may be right (“Île, £5”), two with no space between are not."""
_HEBREW = re.compile(r"[\u05d0-\u05ea]{1,4}[\"״]?")
GERSHAYIM = frozenset('"״')
_SURELY_BROKEN = frozenset("â€¬Ã\u0080")
ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
INVISIBLE = ZERO_WIDTH | frozenset(map(chr, [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
_DOTS = frozenset(".·")
"""Three of them make an ellipsis; Korean sets it in the middle of the line."""
_PASSED = INVISIBLE | {"\\"}
"""A backslash is left where a mark was escaped: l\\'image."""
HIDES = _PASSED | _DOTS  # behind it stands what a mark faces
LOST_BREAK = "\u2029"
_LEAD = re.compile(
    rf"(?:(?P<dots>…|\.[ \xa0]?\.[ \xa0]?\.)[\])]?[’'”»]?[,.]?|[.!?।。][’'”»]?|(?P<other>\S))"
    rf"(?P<gap>[\s{''.join(sorted(INVISIBLE))}]*)\Z"
)
LEAD_MAX = 12
"""Code points before a mark that are looked at for what it follows."""


def passages(text: str, start: int, end: int) -> Iterator[Span]:
    """Where marks are no quotation marks: measures, code."""
    for match in _MEASURE.finditer(text, start, end):
        yield match.span()
    if text.find("`", start, end) >= 0:
        for match in _CODE.finditer(text, start, end):
            yield match.span()


def is_broken(text: str, low: int, high: int, start: int, end: int) -> bool:
    """Whether the mark is a letter of mojibake, where one of its neighbours is ``BROKEN``."""
    before = text[max(low - 3, start) : low].rpartition(" ")[2]
    after = text[high : min(high + 3, end)].partition(" ")[0]
    if before[-1:] in _SURELY_BROKEN and not before[-2:-1].isupper():
        return before != ""
    broken = [char for char in before + after if char in BROKEN]
    return len(broken) >= 2 and {*broken} != {"·"}  # three of these are an ellipsis


def is_code(text: str, low: int, high: int) -> bool:
    """Whether a straight mark is of a triple one (Python's docstring), or of an empty literal: b'' and r'' strings."""
    if text[low] == '"':
        return text.find('"""', max(low - 2, 0), high + 2) >= 0
    return text[max(low - 1, 0)] in "bfru" and not text[max(low - 2, 0)].isalnum()


def abbreviates(text: str, low: int, high: int) -> bool:
    """Whether a mark between Hebrew letters belongs to an abbreviation: it stands before its last letter (or ending).

    ה"מנהרה" is a quoted word with an article before it.
    """
    after = _HEBREW.match(text, high)
    if after is None or after[0][-1] in GERSHAYIM:
        return False
    return len(after[0]) == 1 or (
        len(after[0]) <= 3 and "\u05d0" <= text[max(low - 2, 0) : low][:1] <= "\u05ea" and low > 1
    )


def neighbour(text: str, index: int, step: int, start: int, end: int) -> str:
    """The next character that can be seen, '' at the edge of the paragraph; three dots are one."""
    for _ in range(4):  # no text needs more invisible characters in a row
        if not start <= index < end:
            return ""
        if text[index] not in _PASSED:
            break
        index += step
    else:
        return ""
    if text[index] in _DOTS and text.startswith(3 * text[index], index if step > 0 else max(index - 2, start)):
        return "…"
    return text[index]


def lead(text: str, low: int, start: int) -> str:
    """The last visible character before a mark; see ``Mark.lead``."""
    if low - start > 1 and text[low - 1] == " " and (text[low - 2].isalnum() or text[low - 2] in ",:"):
        return text[low - 2]  # most marks follow a word or an attribution
    match = _LEAD.search(text, max(low - LEAD_MAX, start), low)
    if match is None:
        return ""
    if match["other"]:
        return match["other"]
    if not ZERO_WIDTH.isdisjoint(match["gap"]):
        return LOST_BREAK
    return "…" if match["dots"] else "."
