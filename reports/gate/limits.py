"""Limits as people write them: ``0.5%``, ``3``, ``70``, ``mean=85``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scrapelint import lazyre as re

__all__ = ["Limit", "Percentiles", "ScoreLimits"]

Percentiles = tuple[tuple[int, float], ...]

_SHARE = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*%")
_COUNT = re.compile(r"\d+")
_PERCENTILE = re.compile(r"p([1-9]\d?)")


@dataclass(frozen=True, slots=True)
class Limit:
    """How many may be: a share of them (0 to 1), or a count. One of the two is None."""

    share: float | None = None
    count: int | None = None

    @classmethod
    def parse(cls, value: object) -> Limit:
        """Read ``0.5%`` or a whole number. Raises ValueError with what to write instead."""
        if isinstance(value, Limit):
            return value
        text = str(value).strip()
        if not isinstance(value, bool) and _COUNT.fullmatch(text):
            return cls(count=int(text))
        match = _SHARE.fullmatch(text)
        if match is None:
            raise ValueError(f"write a share as 0.5%, or a whole number of articles, and not {text}")
        share = float(match[1]) / 100
        if share > 1:
            raise ValueError(f"{text} is more than all")
        return cls(share=share)

    def __str__(self) -> str:
        return f"{self.count:,}" if self.share is None else percent(self.share)


@dataclass(frozen=True, slots=True)
class ScoreLimits:
    """The least score (0 to 100) of the worst article, of the mean, and of percentiles; None where there is none.

    ``percentiles`` pairs a percentage with a score: (5, 60.0) asks that at most 5 % of the articles, rounded down,
    score less than 60.
    """

    worst: float | None = None
    mean: float | None = None
    percentiles: Percentiles = ()

    @classmethod
    def of(cls, limits: Mapping[str, float]) -> ScoreLimits:
        """Read ``{"worst": 40, "mean": 85, "p5": 60}``. Raises ValueError for any other name."""
        percentiles = []
        for name, score in limits.items():
            match = _PERCENTILE.fullmatch(name)
            if match is not None:
                percentiles.append((int(match[1]), score))
            elif name not in ("worst", "mean"):
                raise ValueError(f"there is no figure '{name}'; write worst, mean, or a percentile as p5")
        return cls(limits.get("worst"), limits.get("mean"), tuple(sorted(percentiles)))


def percent(share: float) -> str:
    """A share with as many figures as tell it from its neighbours: 42.7 %, 0.5 %, 0.013 %."""
    return f"{share * 100:.3g} %"
