"""Counts findings that look alike, in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from scrapelint.reports.shape import shape

__all__ = ["KEPT", "Shapes"]

KEPT = 200
"""Shapes of a rule that are kept; when there are three times as many, the rarest go (lossy counting)."""
SITES = 64
"""Sites that a shape remembers; more are 'more than'."""
PLACES = 5
"""Articles that a shape names."""
EXAMPLE = 160
"""Code points of the example of a shape."""


@dataclass(slots=True)
class _Shape:
    example: str
    varied: bool = False
    findings: int = 0
    articles: int = 0
    last: int = -1
    sites: set[int] = field(default_factory=set)
    places: list[int] = field(default_factory=list)


class Shapes:
    """The shapes of one rule's findings. Frequent ones are kept whatever the order, as in lossy counting (Manku and
    Motwani 2002); their counts may then lack what was seen before they were kept, and ``pruned`` says so.
    """

    def __init__(self) -> None:
        self._shapes: dict[str, _Shape] = {}
        self.pruned = 0

    def add(self, text: str, article: int, site: int) -> None:
        """Count a finding with this text in an article; the findings of an article come one after another."""
        key = shape(text)
        kept = self._shapes.get(key)
        if kept is None:
            if len(self._shapes) >= 3 * KEPT:
                self._prune()
            kept = self._shapes[key] = _Shape(text[:EXAMPLE])
        kept.varied = kept.varied or text[:EXAMPLE] != kept.example
        kept.findings += 1
        if kept.last != article:
            kept.last = article
            kept.articles += 1
            if len(kept.places) < PLACES:
                kept.places.append(article)
            if len(kept.sites) <= SITES:
                kept.sites.add(site)

    def _ordered(self) -> list[tuple[str, _Shape]]:
        return sorted(self._shapes.items(), key=lambda item: (-item[1].articles, -item[1].findings))

    def _prune(self) -> None:
        ordered = self._ordered()
        self.pruned += sum(each.findings for _, each in ordered[KEPT:])
        self._shapes = dict(ordered[:KEPT])

    def packed(self) -> dict[str, Any]:
        """The most frequent shapes: mask, example, findings, articles, number of sites, some sites, some articles.

        Where all findings have the same text, nothing is masked.
        """
        ordered = self._ordered()
        return {
            "shapes": [
                [
                    key if each.varied else " ".join(each.example.split()),
                    each.example,
                    each.findings,
                    each.articles,
                    len(each.sites),
                    sorted(each.sites)[:1],
                    each.places,
                ]
                for key, each in ordered[:KEPT]
            ],
            "rest": self.pruned + sum(each.findings for _, each in ordered[KEPT:]),
        }
