"""A run compared with an earlier one, as a condition of the gate."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import Literal

from scrapelint.errors import ScrapelintError
from scrapelint.reports.change import Change, Figure
from scrapelint.reports.compare.changes import RunFigures, changes_of, silent_sites, worsened
from scrapelint.reports.gate import Outcome
from scrapelint.reports.identity import article_key
from scrapelint.reports.result import ArticleReport
from scrapelint.reports.sites import SiteTable
from scrapelint.validators import Article

__all__ = ["Against", "Earlier", "Keys", "compared"]

SHOWN = 5
"""Silent sites, and vanished articles, that are named."""
WORSE_SHOWN = 20
"""Changes for the worse that a verdict lists, the surest first: what breaks everywhere is one fault."""


class Earlier:
    """An earlier run: its figures, and its articles as often as they are asked for; without ``articles``, none.

    ``unseen`` says why nothing can be said of it as a whole.
    """

    def __init__(
        self,
        figures: RunFigures,
        articles: Callable[[], Iterator[Article]] | None = None,
        unseen: Sequence[str] = (),
    ) -> None:
        self.figures = figures
        self.articles = articles
        self.unseen = unseen


class Keys:
    """The articles of a run, 8 bytes for each that has a name."""

    def __init__(self) -> None:
        self.digests = array("Q")

    def add(self, article: Article) -> None:
        """Keep an article's."""
        self.digests.extend(_digests(article))


class Against:
    """Takes the articles of a run, and tells what is worse than in an earlier one.

    ``earlier`` is called when the run is over. It may raise a ScrapelintError, and gives None where this is the first
    run, with nothing to compare with. ``name`` is what messages call the earlier run, ``rules`` are the ids of those
    that look.
    """

    def __init__(self, earlier: Callable[[], Earlier | None], name: str, rules: frozenset[str]) -> None:
        self._earlier, self._name, self._rules = earlier, name, rules
        self._table, self._keys = SiteTable(), Keys()
        self.worse: int | None = None
        """How many changes for the worse were found; None until, and where, nothing was compared."""
        self.change: Change | None = None
        """The comparison as a report shows it; None likewise."""

    def add(self, report: ArticleReport, name: str) -> None:
        del name
        self._table.add(report)
        self._keys.add(report.article)

    def judge(self) -> Outcome:
        try:
            earlier = self._earlier()
        except ScrapelintError as error:  # what was checked is still to be told
            return Outcome(unseen=[f"nothing to compare with: {error}"])
        if earlier is None:
            return Outcome(notes=[f"{self._name}: no earlier run to compare with"])
        now = RunFigures(self._table.sites, self._rules)
        outcome, self.worse = compared(earlier, now, self._keys)
        if self.worse is not None:
            self.change = Change(self._name, _figures(earlier.figures, now), (*outcome.broken, *outcome.notes))
        return outcome


def compared(earlier: Earlier, new: RunFigures, keys: Keys) -> tuple[Outcome, int | None]:
    """What got worse is broken; silent sites, vanished articles and what was not compared are only told.

    Also returns how many changes for the worse there are; None where nothing could be compared.
    """
    old = earlier.figures
    if not old.sites.keys() & new.sites.keys():
        return Outcome(unseen=["no site has articles in both runs, so nothing can be compared"]), None
    if not old.rules & new.rules:
        return Outcome(unseen=["no rule looked in both runs, so nothing can be compared"]), None
    worse = worsened(changes_of(old, new))
    broken = [str(each) for each in worse[:WORSE_SHOWN]]
    if len(worse) > WORSE_SHOWN:
        broken.append(
            f"… and {len(worse) - WORSE_SHOWN:,} more, on {len({each.site for each in worse}):,} sites in all"
        )
    notes = [*_silent(old, new), *_vanished(earlier, keys), *_uncompared(old, new)]
    return Outcome(broken, notes=notes), len(worse)


def _figures(old: RunFigures, new: RunFigures) -> tuple[Figure, ...]:
    """What both runs can be told by in a word."""
    better: dict[str, Literal["higher", "lower", ""]] = {"mean score": "higher", "findings an article": "lower"}
    then = _of_run(old)
    return tuple(Figure(name, then[name], value, better.get(name, "")) for name, value in _of_run(new).items())


def _of_run(run: RunFigures) -> dict[str, float]:
    sites = run.sites.values()
    articles = sum(site.articles for site in sites)
    return {
        "articles": articles,
        "sites": len(sites),
        "mean score": round(sum(site.score_sum for site in sites) / articles, 1),
        "findings an article": round(sum(site.findings for site in sites) / articles, 2),
    }


def _vanished(earlier: Earlier, keys: Keys) -> Iterator[str]:
    if earlier.articles is None:
        return
    import numpy as np

    digests = (digest for article in earlier.articles() for digest in _digests(article))
    before = np.unique(np.fromiter(digests, np.uint64))
    gone = np.setdiff1d(before, np.frombuffer(keys.digests, np.uint64))
    if not gone.size:
        return
    wanted, names = set(gone[:SHOWN].tolist()), []
    for article in earlier.articles():
        for digest in wanted.intersection(_digests(article)):
            wanted.remove(digest)
            names.append(article_key(article).partition(" ")[2])
        if not wanted:
            break
    more = f" and {gone.size - len(names):,} more" if gone.size > len(names) else ""
    yield f"{gone.size:,} of {before.size:,} articles have vanished: {', '.join(names)}{more}"


def _silent(old: RunFigures, new: RunFigures) -> Iterator[str]:
    silent = silent_sites(old, new)
    if silent:
        names = ", ".join(f"{site or '(no site)'} ({articles:,} before)" for site, articles in silent[:SHOWN])
        more = f" and {len(silent) - SHOWN:,} more" if len(silent) > SHOWN else ""
        yield f"{'a site has' if len(silent) == 1 else f'{len(silent):,} sites have'} gone silent: {names}{more}"


def _uncompared(old: RunFigures, new: RunFigures) -> Iterator[str]:
    for rules, when in ((new.rules - old.rules, "now"), (old.rules - new.rules, "before")):
        if rules:
            names = ", ".join(sorted(rules)[:SHOWN]) + (f" and {len(rules) - SHOWN} more" if len(rules) > SHOWN else "")
            yield f"not compared, for only {when} they looked: {names}"


def _digests(article: Article) -> tuple[int, ...]:
    """What an article is followed by from run to run; nothing where it has no name, for results hold no texts."""
    key = article_key(article)
    if not key or key.startswith("text "):
        return ()
    return (int.from_bytes(blake2b(key.encode("utf-8", "backslashreplace"), digest_size=8).digest()),)
