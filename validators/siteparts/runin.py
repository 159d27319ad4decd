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
CAPITALS = 4
"""Letters of a label of one word, in capitals, that is told so: 'SEE: The ferry is late.'"""
_BEHIND = re.compile(r"[.!…:|]*(?:\s*\Z|\s+[^\W\d_a-zß-öø-ÿа-я]|\s+[^\w\s(]|\s+\d)")
"""What follows such a line: the start of a sentence."""


def run_in(text: str, start: int, end: int, label: str, line: str, longest: int) -> Iterator[Span]:
    """What one of two patterns matches at ``start``: a label with its headline, or a line of several words.

    A headline ends where a sentence does; where that is more than ``longest`` code points on, the label is told alone.
    """
    if stop := _matched(label, text, start, end):
        said = text[start:stop].strip(" \t:：|–—*_-")
        if " " in said or (len(said) >= CAPITALS and said.isupper()):
            low, high = sentence_of(text, start, stop)
            yield (low, high) if high - low <= longest else (start, stop)
    elif stop := _matched(line, text, start, end):
        said = text[start:stop].rstrip(FOLLOWS)
        if len(said.split()) >= UNIT and _BEHIND.match(text, start + len(said)):
            yield start, start + len(said)


def _matched(pattern: str, text: str, start: int, end: int) -> int:
    """Where a match that begins at ``start`` ends; 0 if there is none."""
    found = compile_pattern(pattern).match(text[start:end].encode("utf-8", "replace")) if pattern else None
    return start + len(found[0].decode("utf-8", "ignore")) if found else 0
