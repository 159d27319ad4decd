"""What belongs together: the links under a heading, and the lines and sentences that only signs separate."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from scrapelint import lazyre as re
from scrapelint.validators.engine.spans import Span

__all__ = ["blocks", "is_most_of_one", "listed"]

HEADLINE = (12, 140)
"""Code points of a headline in a list of links."""
LISTED = 12
"""Headlines that a heading announces, at most."""
GAP = 40
"""Code points of white space and signs between parts of a block."""
_NEXT_LINE = re.compile(r"\s*([^\n]*[^\s])")
_LINK = re.compile(r"[-*•]?\s*!?\[[^\n]*\)$|[-*•]\s*\S")


def listed(text: str, end: int) -> int:
    """Where the headlines and links end that follow a heading at ``end``."""
    for _ in range(LISTED):
        line = _NEXT_LINE.match(text, end)
        if line is None or not (_LINK.match(line[1]) or _is_headline(line[1])):
            break
        end = line.end(1)
    return end


def _is_headline(line: str) -> bool:
    low, high = HEADLINE
    return low <= len(line) <= high and line[-1] not in ".:;,。：" and ". " not in line


def blocks(text: str, spans: Iterable[Span]) -> list[Span]:
    """Join what only white space and signs separate."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        low, high = joined[-1] if joined else (0, 0)
        if joined and start - high <= GAP and not any(map(str.isalnum, text[high:start])):
            joined[-1] = low, max(high, end)
        else:
            joined.append((start, end))
    return [(start, _word_end(text, end)) for start, end in joined]


def _word_end(text: str, end: int) -> int:
    """One more where the last letter of a word that is glued to the next was read as a line end."""
    letters = text[end - 1 : end + 1]
    glued = letters.isalpha() and letters.islower() and text[end + 1 : end + 2].isupper()
    return end + 1 if glued else end


def is_most_of_one(start: int, end: int, told: Sequence[Span]) -> bool:
    """Whether a mark is half or more of one of the blocks, which are in order: that says it all."""
    index = bisect_right(told, start, key=itemgetter(0)) - 1
    low, high = told[index] if index >= 0 else (0, 0)
    return end <= high <= low + 2 * (end - start)
