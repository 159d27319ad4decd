"""Mends articles by the fixes that findings bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from scrapelint.linter import Linter
from scrapelint.reports import ArticleReport
from scrapelint.sources.plaintext import find_title
from scrapelint.validators import Article
from scrapelint.validators.engine.fix import Edit, apply_edits, independent

__all__ = ["FIELDS", "Fixed", "Fixer"]

FIELDS = ("text", "title")
"""The fields that are mended."""
PASSES = 50
"""Times an article is mended and looked at again: one fix may make place for another, and some rules tell of a defect
that is everywhere only so often. What has not come to rest by then stays as it was."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """An article before and after, with how often each rule's fix was made.

    ``rounds`` has by field the edits, each round of them in code points of what the one before left.
    """

    before: Article
    after: Article
    rules: Counter[str]
    rounds: Mapping[str, list[list[Edit]]]

    @property
    def changed(self) -> bool:
        return bool(self.rules)


class Fixer:
    """Makes the safe fixes of a linter's findings, or with ``unsafe`` all.

    Fixing what was fixed changes nothing. An article that would score less afterwards stays as it was: something that
    only looked like a defect held it together.
    """

    def __init__(self, linter: Linter, *, unsafe: bool = False) -> None:
        self._linter = linter
        self._wanted = {"safe", "unsafe"} if unsafe else {"safe"}

    def fix(self, article: Article) -> Fixed:
        """The article with what can be mended mended. Pure."""
        first = report = self._linter.check(article)
        made: Counter[str] = Counter()
        rounds: dict[str, list[list[Edit]]] = {}
        for _ in range(PASSES):
            edits, rules = self._round(report)
            if not edits:
                break
            made += rules
            for field, each in edits.items():
                rounds.setdefault(field, []).append(each)
            mended = {field: apply_edits(report.article.value(field), each) for field, each in edits.items()}
            report = self._linter.check(_with(report.article, mended))
        else:
            return _left(article)
        if report.score < first.score or not report.article.text.strip():
            return _left(article)
        return Fixed(article, report.article, made, rounds)

    def _round(self, report: ArticleReport) -> tuple[dict[str, list[Edit]], Counter[str]]:
        """By field all fixes that do not get into each other's way, and how many of each rule."""
        chosen: dict[str, list[Edit]] = {}
        rules: Counter[str] = Counter()
        for field in FIELDS:
            fixes = [
                (scored.finding.edits, scored.finding.rule)
                for scored in report.findings
                if scored.finding.field == field and scored.finding.fix in self._wanted
            ]
            if fixes:
                # A menu that is taken out takes its buttons along.
                fixes.sort(key=lambda each: (each[0][0].start, -each[0][-1].end))
                chosen[field] = independent(fix for fix, _ in fixes)
                made = set(chosen[field])
                rules.update(rule for fix, rule in fixes if made.issuperset(fix))
        return chosen, rules


def _with(article: Article, mended: Mapping[str, str]) -> Article:
    """The article as it will be read with its fields mended; a title that stands in the text is looked for anew."""
    article = replace(article, **mended)  # type: ignore[arg-type] # fields of FIELDS are texts
    if article.title_span is None:
        return article
    span = find_title(article.text, markdown=article.media_type == "text/markdown")
    return replace(article, title_span=span, title=article.text[slice(*span)] if span else "")


def _left(article: Article) -> Fixed:
    """An article that stays as it is."""
    return Fixed(article, article, Counter(), {})
