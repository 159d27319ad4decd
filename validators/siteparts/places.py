"""Where in a line a prompt begins and ends, and whether somebody is quoted there."""

from __future__ import annotations

from scrapelint import lazyre as re
from scrapelint.validators.engine.re2text import compile_pattern
from scrapelint.validators.engine.spans import Span

__all__ = ["WINDOW", "is_quoted", "line_of", "match_end", "sentence_of", "trimmed"]

WINDOW = 400
"""Code points to each side of a cue that are looked at; no prompt is longer, and a text may be all one line."""
TAIL = 120
"""What follows a prompt on its line, if no longer than that, belongs to it ('Cancel at any time.')."""

_END = re.compile(r"[.!?…؟۔]+[\"”’»)\]]*(?=\s|$)|[。！？!?]+|[\n\r\u2028\u2029]")
_MARKS = re.compile('[“”«»„「」『』"]')
_OPENS = re.compile(r"[\s(\[—–:-]")
"""What stands before a mark that opens: a text may be all one line, of which only the end is looked at."""
_CLOSED_BY = {"“": "”", "”": "”", "«": "»", "„": "“", "「": "」", "『": "』", "»": "«"}


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def match_end(pattern: str, text: str, start: int, end: int) -> int:
    """Where the match of a pattern that begins at ``start`` ends, in code points; 0 if there is none, or no pattern."""
    found = compile_pattern(pattern).match(text[start:end].encode("utf-8", "replace")) if pattern else None
    return start + len(found[0].decode("utf-8", "ignore")) if found else 0


def line_of(text: str, start: int, end: int) -> Span:
    """The line round a span, at most WINDOW code points to each side."""
    low, high = max(0, start - WINDOW), min(len(text), end + WINDOW)
    begin = text.rfind("\n", low, start) + 1 or low
    newline = text.find("\n", end, high)
    return begin, newline if newline >= 0 else high


def sentence_of(text: str, start: int, end: int, tail: int = TAIL) -> Span:
    """The sentence that holds a cue, to the end of its line where no more than ``tail`` code points are left of it."""
    low, high = line_of(text, start, end)
    begin = low
    for match in _END.finditer(text, low, start):
        begin = match.end()
    stop = _END.search(text, max(end - 1, start), high)
    close = stop.end() if stop else high
    return trimmed(text, begin, high if high - close <= tail else close)


def is_quoted(text: str, position: int, low: int) -> bool:
    """Whether a quotation that began on this line, at or after ``low``, is open at ``position``."""
    closer = ""
    for found in _MARKS.finditer(text, low, position) if position - low <= 2 * WINDOW else ():
        mark, place = found[0], found.start()
        if closer:
            closer = "" if mark == closer else closer
        elif (
            mark in "「『"
            or place == low
            or _OPENS.match(text[place - 1])
            or (mark == "“" and text[place - 1] > "\u3000")
        ):
            closer = '"' if mark == '"' else _CLOSED_BY.get(mark, "")
    return bool(closer)
