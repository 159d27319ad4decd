"""A line of the page that a scraper set before a sentence, where nothing but its words parts it from it."""

from __future__ import annotations

from collections.abc import Iterator

from scrapelint import lazyre as re
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.siteparts.places import match_end, sentence_of

__all__ = ["headline", "line"]

FOLLOWS = ' \t\xa0,;:.!?…|"”“«»–—-'
"""What is beside a line, and no part of it."""
UNIT = 3
"""Words of a line that is told so: 'Read more.' may be advice within a paragraph."""
CAPITALS = 4
"""Letters of a label of one word in capitals that is told so: 'SEE: The ferry is late.'"""
_BEHIND = re.compile(r"(?P<marks>[.!…:|]*)(?:\s+(?P<next>\S)|\s*\Z)")


def headline(text: str, start: int, end: int, label: str, longest: int) -> Iterator[Span]:
    """The label that a pattern matches at ``start``, with its headline, to where a sentence ends.

    Where that is more than ``longest`` code points on, the label is told alone.
    """
    stop = match_end(label, text, start, end)
    if stop and _is_label(text[start:stop]) and not text[stop : stop + 1].islower():
        low, high = sentence_of(text, start, stop, 0)
        yield (low, high) if high - low <= longest else (start, stop)


def line(text: str, start: int, end: int, pattern: str) -> Iterator[Span]:
    """The line of several words that a pattern matches at ``start``, before the start of a sentence."""
    said = text[start : match_end(pattern, text, start, end)].rstrip(FOLLOWS)
    if len(said.split()) >= UNIT and _begins(text, start + len(said)):
        yield start, start + len(said)


def _is_label(said: str) -> bool:
    """Whether it has several words, or is in capitals."""
    words = said.strip(" \t\xa0:：|–—*_-")
    return " " in words or (len(words) >= CAPITALS and words.isupper())


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
