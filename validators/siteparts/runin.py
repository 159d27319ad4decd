"""A line of the page that a scraper set before a sentence, where nothing but its words parts it from it."""

from __future__ import annotations

from collections.abc import Iterator

from scrapelint import lazyre as re
from scrapelint.validators.engine.re2text import compile_pattern
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.siteparts.places import sentence_of

__all__ = ["run_in"]

FOLLOWS = ' \t\xa0,;:.!?…|"”“«»–—-'
"""What is beside a line, and no part of it."""
UNIT = 3
"""Words of a line that is told so: 'Read more.' may be advice within a paragraph."""
CAPITALS, LOUD = 4, 6
"""Letters of a label of one word in capitals ('SEE: The ferry is late.'), and of a line of one ('PUBLICIDAD')."""
DASHES = frozenset("-–—")
_BEHIND = re.compile(r"(?P<marks>[.!…:|]*)(?:\s+(?P<next>\S)|\s*\Z)")


def run_in(text: str, start: int, end: int, label: str, line: str, longest: int, *, inside: bool) -> Iterator[Span]:
    """What one of two patterns matches at ``start``: a label with its headline, or a line of several words.

    A headline ends where a sentence does; where that is more than ``longest`` code points on, the label is told alone.
    ``inside`` a paragraph capitals alone tell a line.
    """
    if (stop := _matched(label, text, start, end)) and _is_label(text[start:stop]):
        low, high = sentence_of(text, start, stop)
        yield (low, high) if high - low <= longest else (start, stop)
    elif stop := _matched(line, text, start, end):
        said = text[start:stop].rstrip(FOLLOWS)
        stop = start + len(said)
        loud = inside and said.isupper() and len(said) >= LOUD
        dashed = text[start - 2 : start - 1] in DASHES and text[stop + 1 : stop + 2] in DASHES
        if dashed or ((loud or len(said.split()) >= UNIT) and _begins(text, stop)):
            yield start, stop


def _is_label(said: str) -> bool:
    """Whether it has several words and a colon or dash behind them, or is in capitals."""
    words = said.strip(" \t\xa0:：|–—*_-")
    if words.isupper():
        return len(words) >= CAPITALS and (" " in words or said.rstrip() != words)
    return " " in words and said.rstrip(" \t\xa0") != words


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins behind a line that ends at ``place``; in Arabic or Hindi only a mark tells."""
    behind = _BEHIND.match(text, place)
    if behind is None:
        return False
    following = behind["next"]
    return (
        following is None
        or behind["marks"] != ""
        or following.isupper()
        or not (following.isalpha() or following == "(")
    )


def _matched(pattern: str, text: str, start: int, end: int) -> int:
    """Where a match that begins at ``start`` ends; 0 if there is none."""
    found = compile_pattern(pattern).match(text[start:end].encode("utf-8", "replace")) if pattern else None
    return start + len(found[0].decode("utf-8", "ignore")) if found else 0
