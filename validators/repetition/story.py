"""An article that was stored twice over is one defect, not dozens."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from scrapelint.validators.repetition.repeat import Repeat

__all__ = ["with_stories"]

PARAGRAPHS = 4
"""Repeated paragraphs in a row below which each is told by itself."""
SHARE = 0.3
"""Share of the text that they must make up; with its first copy that is most of the article."""
GAP = 200
"""Code points between two of them that may differ: a label, a date, an advertisement."""


def with_stories(repeats: list[Repeat], length: int) -> Iterator[Repeat]:
    """The repeats of a text of ``length`` code points in order; those that follow each other in both copies, where
    they are the story once more, become one of kind 'story'."""
    run: list[Repeat] = []
    for repeat in repeats:
        if run and not _follows(run[-1], repeat):
            yield from _joined(run, length)
            run = []
        run.append(repeat)
    yield from _joined(run, length)


def _follows(before: Repeat, repeat: Repeat) -> bool:
    return 0 <= repeat.start - before.end <= GAP and -GAP <= repeat.first[0] - before.first[1] <= GAP


def _joined(run: list[Repeat], length: int) -> list[Repeat]:
    if len(run) < PARAGRAPHS or run[-1].end - run[0].start < SHARE * length:
        return run
    if any(after.first[0] <= before.first[0] for before, after in pairwise(run)):
        return run
    span = (run[0].start, run[-1].end)
    first = (run[0].first[0], max(repeat.first[1] for repeat in run))
    if first[1] > span[0]:
        return run  # one paragraph over and over
    words = sum(repeat.words for repeat in run)
    alike = sum(repeat.words * repeat.similarity for repeat in run) / words
    return [run[0]._replace(kind="story", start=span[0], end=span[1], core=span, first=first, words=words,
                            similarity=alike, copies=len(run), retold="")]  # fmt: skip
