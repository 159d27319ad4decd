"""What the analysis of repetitions finds."""

from __future__ import annotations

from typing import NamedTuple

from scrapelint.validators.engine.spans import Span

__all__ = ["Repeat"]


class Repeat(NamedTuple):
    """A stretch of text that repeats an earlier one.

    ``kind``: a whole paragraph word for word (``exact``), a whole paragraph nearly so (``near``), a paragraph that
    stands inside an earlier, longer one (``inside``), whole sentences (``part``) or a run of words (``run``) within a
    longer paragraph, or many paragraphs in a row (``story``). ``words`` it has, of which ``run`` match, the first to
    the last of them in ``core``; ``similarity`` (0-1) is the Jaccard index of whole paragraphs, else the share that
    matches. ``adjacent``: right behind its first copy. ``lifted``: the first copy is a paragraph of its own;
    ``alone``: the later one is. ``distinct`` words, and ``copies`` of the same paragraph with the first, are counted
    for whole paragraphs only; of a story, ``copies`` counts its paragraphs. ``letters``: Jaccard index of the letters
    of sentences, where their words alone leave it in doubt. ``retold``: told again on purpose, as a 'post' or a
    'quotation'.
    """

    kind: str
    start: int
    end: int
    first: Span
    core: Span
    words: int
    similarity: float
    run: int
    adjacent: bool = False
    lifted: bool = False
    alone: bool = False
    distinct: int = 0
    copies: int = 2
    letters: float = 0.0
    retold: str = ""
