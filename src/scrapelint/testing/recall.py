"""How much of what is broken in known places a linter finds: recall without labels."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from scrapelint.linter import Linter
from scrapelint.testing.breakage import Breakage, Injected, breakages
from scrapelint.validators import Article, Finding

__all__ = ["Recall", "measure_recall"]

NEAR = 2
"""Code points by which a finding may miss the broken stretch."""


@dataclass
class Recall:
    """One way of breaking articles at one level: how many were broken, found, and by which rules.

    ``missed`` keeps the first few that were not found, with the name of the article, to be looked at.
    """

    breakage: str
    level: str
    families: tuple[str, ...]
    broken: int = 0
    found: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        """The share that was found, 0 to 1; None where no article could be broken in this way."""
        return self.found / self.broken if self.broken else None


def measure_recall(
    linter: Linter,
    articles: Iterable[Article],
    *,
    ways: Sequence[Breakage] | None = None,
    each: int = 50,
    seed: int = 0,
    keep: int = 5,
) -> Iterator[Recall]:
    """Break up to ``each`` articles in every way and level, one defect an article, and count what is found.

    An article is broken in a way only if the linter reports nothing of its families there: what a rule finds already
    would hide what it finds of the breakage. ``articles`` are read once; of more than are needed, those whose turn
    comes first are used. The same ``seed`` breaks the same articles in the same places. ``keep`` misses of each row are
    described. A finding counts from severity warning.
    """
    chosen = tuple(breakages() if ways is None else ways)
    rows = {(way.name, level): Recall(way.name, level, way.families) for way in chosen for level in way.levels}
    for number, article in enumerate(articles):
        wanting = [(way, level) for way in chosen for level in way.levels if rows[way.name, level].broken < each]
        if not wanting:
            break
        told = {finding.family for finding in _findings(linter, article)}
        for way, level in wanting:
            if not told.isdisjoint(way.families):
                continue
            # Every defect is drawn by itself, so that adding a way of breaking does not change the others.
            random = Random(zlib.crc32(f"{seed} {number} {way.name} {level}".encode()))
            injected = way(article, level, random)
            if injected is not None:
                _count(rows[way.name, level], linter, injected, keep)
    yield from rows.values()


def _findings(linter: Linter, article: Article) -> list[Finding]:
    return [scored.finding for scored in linter.check(article).findings if scored.finding.severity != "info"]


def _count(row: Recall, linter: Linter, injected: Injected, keep: int) -> None:
    row.broken += 1
    hits = {
        finding.rule
        for finding in _findings(linter, injected.article)
        if finding.family in row.families and _touches(finding, injected)
    }
    row.found += bool(hits)
    row.rules.update(hits)
    if not hits and len(row.missed) < keep:
        text = injected.article.text
        low, high = max(0, injected.start - 30), min(len(text), injected.end + 30)
        name = injected.article.id or injected.article.url
        row.missed.append(
            f"{name}: {text[low : injected.start]}⟦{text[injected.start : injected.end]}⟧{text[injected.end : high]}"
        )


def _touches(finding: Finding, injected: Injected) -> bool:
    spans = [(finding.start, finding.end)]
    if finding.family in {"duplication", "quotes"}:  # which of two copies, or of two marks, is the odd one is open
        spans += finding.related
    return finding.field == injected.field and any(
        start < injected.end + NEAR and injected.start < end + NEAR for start, end in spans
    )
