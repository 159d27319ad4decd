"""Plain text: one file is one article. Its first line is the title only where that is certain."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import islice

from scrapelint import lazyre as re

__all__ = ["find_title"]

Span = tuple[int, int]

MOST_TITLE = 150
"""Code points of a title: all but 25 of 6,000 headlines of a real feed are shorter."""
LEAST_TITLE = 18
"""Labels of sections ('From the Left') are shorter than this, and so are 2 % of all headlines."""
LEAST_TITLE_DENSE = 6
MOST_HEADING = 300
LEAST_PARAGRAPH = 80
LEAST_PARAGRAPH_DENSE = 30  # in scripts that write a word with one or two characters
WRAPPED_AT = 50
"""Lines of a paragraph that was wrapped are longer than this (mail wraps at 60 to 80), lines of verse shorter."""
FIRST_LINES = 8

LINE = re.compile(r"[^\r\n]+")
BREAKS = re.compile(r"\r\n|\r|\n")
HEADING = re.compile(r"#[ \t]+(?=\S)")
CLOSING_HASHES = re.compile(r"[ \t]#{1,6}$")
UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")

FINAL = ".。!！…．।۔։።。"
FINAL_OR_QUESTION = FINAL + "?？؟;՞"
UNFINISHED = ",:;，：；、-–—،؛"
CLOSING = "\"'”’»›“‘)]）】」』"
BULLET = re.compile(r"(?:[-*•–—·▪►>|]|\d{1,3}[.)]|[a-zA-Z][.)])[ \t]")

BYLINE = frozenset(
    {"by", "von", "par", "por", "di", "da", "de", "door", "av", "af", "przez", "автор", "text", "texto", "texte"}
    | {"photo", "photos", "photograph", "image", "images", "picture", "foto", "fotos", "bild", "bilder", "фото"}
    | {"credit", "credits", "source", "quelle", "author", "autor", "written", "reporting", "subscribe", "share", "home"}
    | {"published", "posted", "updated", "veröffentlicht", "aktualisiert", "stand", "publié", "publicado"}
)
"""First words of lines that say who, when or where from, and not what about."""

NO_TITLE = re.compile(
    r"(?i:https?://|www\.|@|©|\||\s[>»›/]\s)"  # addresses, credits, bread crumbs
    r"|\b\d{1,2}:\d{2}\b|\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\d{1,4}\s?[年月日]\s?\d{1,2}"  # times and dates
    r"|/ ?[A-Z][\w .]{1,30}$|[^\W\d]{4}[.!] +[^\W\d]"  # credits after a slash; a second sentence: captions
    r"|^\W?\d+ \w{1,9} ago$|\b\d{1,2}(?:st|nd|rd|th)?\b\D{1,20}\b(?:19|20)\d{2}\b"
    r"|(?i:\bmin(?:ute)?s? read\b|\([^()]{0,60}\b(?:photo|foto)\b)",
)
AGENCY = re.compile(r"[A-Z][A-Z .,-]+(?:, \w+)? ?\([^()]{2,30}\)$")  # NEW YORK (Agency)


def find_title(text: str, markdown: bool = False) -> Span | None:  # noqa: PLR0911 - one for each way to be sure
    """Where the title stands in ``text``, in code points, or ``None`` where no title is certain.

    Certain are a heading (``# …``, or underlined in Markdown), a first line that is repeated as one of the next two,
    and a short line without a full stop that is set off from a paragraph of prose. Verse, lists, bylines and
    datelines are not.
    """
    lines = list(islice(_lines(text), FIRST_LINES))
    if not lines:
        return None
    start, end = lines[0]
    first = text[start:end]
    if heading := HEADING.match(first):
        closed = CLOSING_HASHES.search(first)
        end = start + len(first[: closed.start()].rstrip()) if closed else end
        start += heading.end()
        return (start, end) if start < end <= start + MOST_HEADING else None
    following = [text[a:b] for a, b in lines[1:]]
    if markdown and following and UNDERLINE.match(following[0]) and len(first) <= MOST_HEADING:
        return (start, end) if _breaks(text, end, lines[1][0]) == 1 else None
    if len(first) > MOST_TITLE or first[-1] in UNFINISHED:
        return None
    if first in following[:2]:
        # Songs repeat their first line too, and go on with lines as short as that.
        return (start, end) if any(_is_prose([line], first) for line in following if line != first) else None
    if not _is_headline(first) or len(lines) < 2 or _breaks(text, end, lines[1][0]) < 2:
        return None
    return (start, end) if _is_prose(_block(text, lines[1:]), first) else None


def _lines(text: str) -> Iterator[Span]:
    """Lines that are not blank, trimmed."""
    for found in LINE.finditer(text):
        line = found[0]
        if trimmed := line.strip():
            start = found.start() + len(line) - len(line.lstrip())
            yield start, start + len(trimmed)


def _breaks(text: str, start: int, end: int) -> int:
    return len(BREAKS.findall(text, start, end))


def _block(text: str, lines: list[Span]) -> list[str]:
    """The lines up to the next blank one."""
    block: list[str] = []
    last = lines[0][0]
    for start, end in lines:
        if block and _breaks(text, last, start) > 1:
            break
        block.append(text[start:end])
        last = end
    return block


def _is_headline(line: str) -> bool:
    if line.rstrip(CLOSING)[-1:] in {"", *FINAL} or line[0].islower() or BULLET.match(line):
        return False
    words = line.split()
    if _is_dense(line):
        if len(line) < LEAST_TITLE_DENSE:
            return False
    elif len(words) < 3 or len(line) < LEAST_TITLE:
        return False
    if words[0].strip(":(_*[").lower() in BYLINE:
        return False
    return not (NO_TITLE.search(line) or AGENCY.match(line))


def _is_prose(block: list[str], title: str) -> bool:
    """Whether lines are one paragraph that is clearly longer than the title and ends as a sentence does."""
    length = sum(map(len, block))
    least = LEAST_PARAGRAPH_DENSE if _is_dense(block[0]) else LEAST_PARAGRAPH
    if length < max(least, 1.5 * len(title)) or BULLET.match(block[0]):
        return False
    narrowest = WRAPPED_AT // 2 if _is_dense(block[0]) else WRAPPED_AT
    if any(len(line) < narrowest for line in block[:-1]):
        return False
    if len(block) == FIRST_LINES - 1:  # longer than was looked at, and in long lines throughout
        return True
    return block[-1].rstrip(CLOSING)[-1:] in {*FINAL_OR_QUESTION}


def _is_dense(line: str) -> bool:
    """Whether a line is in a script that puts no space between words."""
    letters = [char for char in line[:200] if char.isalpha()]
    dense = sum(unicodedata.east_asian_width(char) in "WF" or "\u0e00" <= char <= "\u0eff" for char in letters)
    return dense * 2 > len(letters)
