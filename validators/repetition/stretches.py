"""Stretches of words as stretches of text, and the sentences to which they belong."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from scrapelint import lazyre as re
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.repetition.cut import Cut

__all__ = ["THIRD", "sentences_of", "span_of"]

THIRD = 3
"""A sentence belongs to a repetition when at least one part in so many of its words does."""
SENTENCE_WORDS = 60
"""Words on either side of a repeated stretch in which its sentences' ends are looked for."""

# Both begin with the one set of characters that may end a sentence, so that the search skips from one to the next.
_SENTENCE = re.compile(r"[.!?…。！？।۔؟](?:(?<=[。！？।۔؟])|[\"'”’»)\]]{0,3}\s)")
_CLOSING = re.compile(r"[^\w\s([{“‘«„#@]{1,3}")


def span_of(words: Cut, block: int, tokens: Span) -> Span:
    """Code points of the tokens in the article, with the full stop and the closing marks that follow them."""
    start, end = words.starts[tokens[0]], words.ends[tokens[1] - 1]
    match = _CLOSING.match(words.text, end)
    moved = words.blocks[block].start - words.begins[block]
    return start + moved, (match.end() if match else end) + moved


def sentences_of(words: Cut, block: int, span: Span) -> Span:
    """Tokens of the sentences of ``block`` to which ``span`` belongs; ``span`` if there are none."""
    starts, reach = words.starts, SENTENCE_WORDS * words.scale
    low, high = max(words.low[block], span[0] - reach), min(words.high[block], span[1] + reach)
    bounds = [low]
    for match in _SENTENCE.finditer(words.text, starts[low], words.ends[high - 1]):
        bounds.append(bisect_left(starts, match.start(), low, high))
        if bounds[-1] >= span[1]:
            break
    else:
        bounds.append(high)
    covered = [
        (begin, end)
        for begin, end in pairwise(bounds)
        if end > begin and THIRD * (min(end, span[1]) - max(begin, span[0])) >= end - begin
    ]
    return (covered[0][0], covered[-1][1]) if covered else span
