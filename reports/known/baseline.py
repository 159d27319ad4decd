"""A baseline: the debt of a day, so that later runs fail only on what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scrapelint.reports.gate import Outcome
from scrapelint.reports.gate.examples import counted
from scrapelint.reports.identity import article_key, identity
from scrapelint.reports.result import ArticleReport, Mark
from scrapelint.reports.safe import visible
from scrapelint.validators import Article, Finding

__all__ = ["Baseline", "BaselineUse", "Entry", "Recorder", "Update"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one identity stands for, for people who read a baseline; ``count`` is how often an article has it."""

    identity: str
    article: str
    rule: str
    field: str
    excerpt: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Update:
    """A baseline made anew, what it forgives that the old one did not, and how many entries were mended or dropped."""

    baseline: Baseline
    new: tuple[Entry, ...]
    mended: int
    dropped: int


class Baseline:
    """Entries by identity."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: Mapping[str, Entry] = {each.identity: each for each in entries}
        self.articles = frozenset(each.article for each in self.entries.values())

    def marks(self, article: Article, findings: Sequence[Finding], beside: Iterable[int] = ()) -> dict[int, Mark]:
        """The known ones of an article's findings, by index, those ``beside`` left out.

        Of findings that share an identity, as many are known as the article had when the baseline was recorded.
        """
        marks: dict[int, Mark] = {}
        if _key(article) not in self.articles:
            return marks
        left = frozenset(beside)
        seen: Counter[str] = Counter()
        for index, finding in enumerate(findings):
            if index in left:
                continue
            same = identity(article, finding)
            seen[same] += 1
            entry = self.entries.get(same)
            if entry is not None and seen[same] <= entry.count:
                marks[index] = Mark("baseline", same)
        return marks

    def updated(self, now: Recorder, rules: frozenset[str], *, prune: bool = False) -> Update:
        """The baseline as it should be after a run: without what was mended, with what the run found.

        Entries of articles that were not in the run, and of rules that were not in force (``rules`` were), are kept;
        ``prune`` drops those of absent articles.
        """
        found = now.entries
        new = tuple(each for each in found.values() if each.count > self.count(each.identity))
        kept: dict[str, Entry] = {}
        mended = dropped = 0
        for each in self.entries.values():
            if each.rule not in rules or (each.article not in now.articles and not prune):
                kept[each.identity] = each
            elif each.article not in now.articles:
                dropped += 1
            elif each.identity not in found:
                mended += 1
        return Update(Baseline({**kept, **found}.values()), new, mended, dropped)

    def count(self, same: str) -> int:
        """How many findings of an identity an article may have."""
        entry = self.entries.get(same)
        return entry.count if entry else 0


class Recorder:
    """Takes the reports of a run, and records what there is to forgive."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.articles: set[str] = set()

    def add(self, report: ArticleReport, name: str) -> None:
        del name
        article = report.article
        key = _key(article)
        self.articles.add(key)
        counts: Counter[str] = Counter()
        for scored in report.findings:
            finding = scored.finding
            same = identity(article, finding)
            counts[same] += 1
            entry = self.entries.get(same)
            if entry is None:
                self.entries[same] = Entry(same, key, finding.rule, finding.field, visible(finding.excerpt))
            elif counts[same] > entry.count:  # an article that stands twice in a feed owes no more than once
                self.entries[same] = replace(entry, count=counts[same])

    def judge(self) -> Outcome:
        return Outcome()


class BaselineUse:
    """Watches a run, and tells which entries of a baseline are stale. Breaks no gate."""

    def __init__(self, baseline: Baseline, rules: frozenset[str], name: str) -> None:
        self._baseline, self._rules, self._name = baseline, rules, name
        self._found: Counter[str] = Counter()
        self._articles: set[str] = set()

    def add(self, report: ArticleReport, name: str) -> None:
        del name
        key = _key(report.article)
        if key not in self._baseline.articles:
            return
        self._articles.add(key)
        self._found |= Counter(known.mark.entry for known in report.known if known.mark.by == "baseline")

    def judge(self) -> Outcome:
        entries = [each for each in self._baseline.entries.values() if each.rule in self._rules]
        here = [each for each in entries if each.article in self._articles]
        mended = [each for each in here if self._found[each.identity] < each.count]
        absent = {each.article for each in entries} - self._articles
        notes = []
        if mended:
            rules = ", ".join(f"{rule} {count:,}" for rule, count in Counter(e.rule for e in mended).most_common(3))
            gone = f"{self._name}: {counted(len(mended), 'known finding')} no longer there ({rules})"
            notes.append(f"{gone}; record it again, so that what was mended cannot come back unseen")
        if absent:
            notes.append(f"{self._name}: {counted(len(absent), 'article')} of it not in this feed")
        return Outcome(notes=notes)


def _key(article: Article) -> str:
    """What a baseline calls an article: nothing in it acts on a terminal, and UTF-8 can hold it."""
    return visible(article_key(article))
