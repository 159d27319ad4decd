"""Suppressions: findings that are no defects, each with the reason why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from scrapelint.reports.gate import Outcome
from scrapelint.reports.result import ArticleReport, Mark
from scrapelint.validators import Article, Finding, is_site

__all__ = ["Suppression", "SuppressionUse", "Suppressions"]


@dataclass(frozen=True, slots=True)
class Suppression:
    """Which findings are no defects, and why. What is empty (or None) means any.

    ``name`` is what messages call it. ``rules`` are ids. ``site`` is a pattern; ``article`` a pattern of the address,
    the id or the file. ``excerpt`` stands in the finding's excerpt, whatever its case and spacing. It holds up to and
    including the day ``expires``.
    """

    name: str
    reason: str
    rules: frozenset[str] | None = None
    site: str = ""
    article: str = ""
    excerpt: str = ""
    expires: date | None = None

    def means(self, article: Article, finding: Finding) -> bool:
        """Whether it suppresses a finding of an article."""
        return (
            (self.rules is None or finding.rule in self.rules)
            and (not self.site or is_site(article.site, self.site))
            and (not self.excerpt or _plain(self.excerpt) in _plain(finding.excerpt))
            and (not self.article or any(_matches(name, self.article) for name in _names(article)))
        )


class Suppressions:
    """The suppressions of a configuration as they hold on a day."""

    def __init__(self, entries: Iterable[Suppression], today: date) -> None:
        self.entries = tuple(entries)
        self.expired = tuple(each for each in self.entries if each.expires is not None and each.expires < today)
        self._holding = tuple(each for each in self.entries if each not in self.expired)

    def marks(self, article: Article, findings: Sequence[Finding]) -> dict[int, Mark]:
        """The suppressed ones of an article's findings, by index. Of several suppressions the first is named."""
        marks = {}
        for index, finding in enumerate(findings):
            said = next((each for each in self._holding if each.means(article, finding)), None)
            if said is not None:
                marks[index] = Mark("suppression", said.name, said.reason)
        return marks


class SuppressionUse:
    """Watches a run, and tells which suppressions have expired or suppressed nothing. Breaks no gate."""

    def __init__(self, suppressions: Suppressions) -> None:
        self._suppressions = suppressions
        self._used: set[str] = set()

    def add(self, report: ArticleReport, name: str) -> None:
        del name
        self._used.update(known.mark.entry for known in report.known if known.mark.by == "suppression")

    def judge(self) -> Outcome:
        return Outcome(notes=tuple(self._notes()))

    def _notes(self) -> Iterator[str]:
        for each in self._suppressions.entries:
            if each in self._suppressions.expired:
                yield f"{each.name} has expired on {each.expires}: mend the cause, or set a new date ({each.reason})"
            elif each.name not in self._used:
                yield f"{each.name} suppressed nothing: delete it, if this is the whole feed ({each.reason})"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _matches(name: str, pattern: str) -> bool:
    return bool(name) and (name == pattern or fnmatchcase(name, pattern))  # an address may hold a '[' or '?'


def _names(article: Article) -> tuple[str, ...]:
    return article.url, article.id, article.source.path if article.source else ""
