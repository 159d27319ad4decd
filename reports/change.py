"""How a run differs from an earlier one, as outputs show it. Who compares fills it in; a run alone has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

__all__ = ["Change", "Figure", "Past"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure then and now; ``better`` says which way it should move, '' where neither is good or bad."""

    name: str
    old: float
    new: float
    better: Literal["higher", "lower", ""] = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Against which run (its date or name), the figures, and lines worth reading ('leak has doubled on a.example')."""

    against: str
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier run: ISO date, articles, mean score, and by family the share of articles with a finding, 0 to 1."""

    date: str
    articles: int
    mean_score: float
    families: Mapping[str, float]
