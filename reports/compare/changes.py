"""What got worse between two runs.

Articles change from crawl to crawl, so runs are compared by rates: for every site and rule, how many articles carry a
finding; for every site and field, in how many it is empty. Each rise is tested exactly, with some wandering of the
rates allowed, and over all tests together the false discovery rate is held down; ``statistics`` has the sources. What
rose on no site enough to be sure, and a little on many, is looked for over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scrapelint.reports.sites import OTHER_SITES, SiteFigures
from scrapelint.reports.statistics import discoveries, rise, rise_together

__all__ = ["RateChange", "RunFigures", "changes_of", "silent_sites", "worsened"]

FALSE_RATE = 0.01
"""The share of false alarms among all alarms that is put up with."""
WANDERING = 1.5
"""By how much the odds of a defect may grow from crawl to crawl without a fault. Articles are no independent draws: a
week with more agency reports has more of what agencies do. In `benchmarks/gate.py`, where rates wander by 15 %, of 400
comparisons 49 raised a false alarm with 1, 15 with 1.25, one with 1.5; a template that breaks 40 % of the articles of
one site was named in 98, 98 and 95 of 100. In a million articles 5.0 % and 5.2 % differ surely, and it is nothing
either.
"""


@dataclass(frozen=True, slots=True)
class RunFigures:
    """What a comparison needs of a run. ``rules`` are the ids of those that looked."""

    sites: Mapping[str, SiteFigures]
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class RateChange:
    """How often something was so on a site, or on several together.

    It was so in ``before`` of ``among_before`` articles, and in ``now`` of ``among_now``. ``kind`` says what ``name``
    is: a rule that had findings, or a field that was empty. ``chance`` is the probability that as great a rise comes
    about without a fault, ``least`` that of the greatest rise that the totals allow.
    """

    site: str
    kind: Literal["rule", "empty"]
    name: str
    before: int
    among_before: int
    now: int
    among_now: int
    chance: float
    least: float

    def __str__(self) -> str:
        what = self.name if self.kind == "rule" else f"no {self.name}"
        return (
            f"{what} on {self.site or '(no site)'}: {self.before:,} of {self.among_before:,} before, "
            f"{self.now:,} of {self.among_now:,} now"
        )


def changes_of(old: RunFigures, new: RunFigures) -> list[RateChange]:
    """Every site and rule, or field, that can be compared: sites of both runs, rules that looked in both."""
    return list(_changes(old, new))


def _changes(old: RunFigures, new: RunFigures) -> Iterator[RateChange]:
    rules = old.rules & new.rules
    for site in sorted(old.sites.keys() & new.sites.keys() - {OTHER_SITES}):
        a, b = old.sites[site], new.sites[site]
        for name in sorted(rules & (a.rules.keys() | b.rules.keys())):
            yield _change(site, "rule", name, a.rules[name], a.articles, b.rules[name], b.articles)
        for name in sorted(a.empty.keys() | b.empty.keys()):
            yield _change(site, "empty", name, a.empty[name], a.articles, b.empty[name], b.articles)


def _change(
    site: str, kind: Literal["rule", "empty"], name: str, before: int, among_before: int, now: int, among_now: int
) -> RateChange:
    chance = rise(before, among_before, now, among_now, WANDERING)
    most = min(before + now, among_now)
    least = rise(before + now - most, among_before, most, among_now, WANDERING)
    return RateChange(site, kind, name, before, among_before, now, among_now, chance, least)


def worsened(changes: Sequence[RateChange]) -> list[RateChange]:
    """Those of all changes that are no chance, the surest first; then what rose a little on many sites together."""
    worse = _believed(changes)
    named = {(each.site, each.kind, each.name) for each in worse}
    return worse + _believed(list(_together([e for e in changes if (e.site, e.kind, e.name) not in named])))


def _believed(changes: Sequence[RateChange]) -> list[RateChange]:
    believed = discoveries([each.chance for each in changes], [each.least for each in changes], FALSE_RATE)
    worse = [each for index, each in enumerate(changes) if index in believed]
    return sorted(worse, key=lambda each: (each.chance, each.site, each.name))


def _together(changes: Iterable[RateChange]) -> Iterator[RateChange]:
    """Each rule, and each field, over all the sites that have it."""
    groups: dict[tuple[Literal["rule", "empty"], str], list[RateChange]] = {}
    for each in changes:
        groups.setdefault((each.kind, each.name), []).append(each)
    for (kind, name), group in groups.items():
        if len(group) > 1:
            tables = [(each.before, each.among_before, each.now, each.among_now) for each in group]
            before, among_before, now, among_now = (sum(column) for column in zip(*tables, strict=True))
            chance, least = rise_together(tables, WANDERING)
            site = f"{len(group):,} sites together"
            yield RateChange(site, kind, name, before, among_before, now, among_now, chance, least)


def silent_sites(old: RunFigures, new: RunFigures) -> list[tuple[str, int]]:
    """Sites that had articles and have none, with how many they had; those that had most first."""
    gone = [(site, old.sites[site].articles) for site in old.sites.keys() - new.sites.keys() - {OTHER_SITES}]
    return sorted(gone, key=lambda each: (-each[1], each[0]))
