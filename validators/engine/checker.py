"""Runs the rules of a book over articles, one at a time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from scrapelint.rules import Rule, RuleBook
from scrapelint.validators.engine.article import Article
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Finding, Hit, excerpt
from scrapelint.validators.engine.re2text import PatternSet
from scrapelint.validators.engine.registry import Find, Registry
from scrapelint.validators.engine.sites import is_site
from scrapelint.validators.engine.spans import Spans

__all__ = ["Checker"]

PROSE = ("text", "title")
"""The fields that triggers are looked for in, unless a rule's parameter ``fields`` names others."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
VALUE_LIMIT = 80
"""Code points of scraped text that a message may quote."""


@dataclass(frozen=True, slots=True)
class _Runner:
    rule: Rule
    params: BaseModel
    find: Find
    triggers: frozenset[int]
    """Indexes into the pattern set; empty where the validator wants to see every article."""


class Checker:
    """``check(article)`` returns the findings of an article, in the order of the text.

    It keeps no state between articles. ``select`` and ``ignore`` take rule ids and families. Rules
    that mask (they find what is no prose) always run, so that the other findings do not depend on the
    selection; what was not selected is not reported. ``sites`` maps a site, or a pattern of sites, to the
    ids of the rules that do not report there.
    """

    def __init__(
        self,
        book: RuleBook,
        registry: Registry | None = None,
        *,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        sites: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        registry = registry or Registry()
        self._sites = dict(sites or {})
        self.book = book
        self.reported = book.select(tuple(select), tuple(ignore))
        patterns: list[str] = []
        groups: list[str] = []
        beside: dict[str, list[tuple[str, _Runner]]] = {}
        self._maskers: list[_Runner] = []
        self._runners: list[_Runner] = []
        for bound in book.rules.values():
            rule = bound.rule
            if rule.id not in self.reported and not rule.masks:
                continue
            validator = registry.get(rule.validator)
            if validator is None:
                raise LookupError(f"validator '{rule.validator}' was there when the rules were read")
            triggers = validator.triggers(bound.params) if validator.triggers else ()
            indexes = frozenset(range(len(patterns), len(patterns) + len(triggers)))
            patterns.extend(triggers)
            groups.extend([rule.family] * len(triggers))
            runner = _Runner(rule, bound.params, validator.find, indexes)
            (self._maskers if rule.masks else self._runners).append(runner)
            for name in set(getattr(bound.params, "fields", PROSE)).difference(PROSE):
                beside.setdefault(name, []).extend((trigger, runner) for trigger in triggers)
        self._patterns = PatternSet(patterns, groups)
        # A field beside the prose ('site', 'author') wakes only the rules that look at it.
        self._beside = {
            name: (PatternSet([trigger for trigger, _ in pairs]), [runner for _, runner in pairs])
            for name, pairs in beside.items()
        }
        # Most rules have nothing to do in most articles, so they are not even asked.
        self._wakes = {index: runner for runner in self._maskers + self._runners for index in runner.triggers}
        self._always = {runner.rule.id: runner for runner in self._maskers + self._runners if not runner.triggers}

    def check(self, article: Article) -> tuple[Finding, ...]:
        """All findings of the reported rules, sorted by place, no two of them the same."""
        document = Document(article)
        triggered = self._patterns.match(document.utf8("text"))
        if document.title:
            triggered |= self._patterns.match(document.utf8("title"))
        awake = self._always.copy()
        for runner in map(self._wakes.__getitem__, triggered):
            awake[runner.rule.id] = runner
        for name, (patterns, runners) in self._beside.items():
            if article.value(name):
                for index in patterns.match(document.utf8(name)):
                    awake[runners[index].rule.id] = runners[index]
        masking = self._run([r for r in awake.values() if r.rule.masks], document)
        document.machine = Spans([(f.start, f.end) for f in masking if f.field == "text"])
        others = self._run([r for r in awake.values() if not r.rule.masks], document)
        return self._sorted(masking, others, document)

    def _run(self, runners: Iterable[_Runner], document: Document) -> list[Finding]:
        return [
            _finding(runner.rule, hit, document.field(hit.field))
            for runner in runners
            for hit in runner.find(document, runner.params)
        ]

    def _sorted(self, masking: list[Finding], others: list[Finding], document: Document) -> tuple[Finding, ...]:
        kept = _outermost(masking) + [
            f for f in others if f.field != "text" or not document.machine.covers(f.start, f.end)
        ]
        reported = self.reported - self._ignored_on(document.article.site) if self._sites else self.reported
        unique = {(f.rule, f.field, f.start, f.end): f for f in kept if f.rule in reported}
        return tuple(sorted(unique.values(), key=lambda f: (f.field, f.start, f.end, f.rule)))

    def _ignored_on(self, site: str) -> frozenset[str]:
        ignored = [ids for pattern, ids in self._sites.items() if is_site(site, pattern)]
        return frozenset[str]().union(*ignored)


def _outermost(masking: list[Finding]) -> list[Finding]:
    """Of findings that mask, one inside another says nothing new (JSON inside a var_dump)."""
    outer: list[Finding] = []
    # Outer before inner; of two rules with one span, the same one wins in every run.
    for finding in sorted(masking, key=lambda f: (f.field, f.start, -f.end, f.rule)):
        if not outer or outer[-1].field != finding.field or finding.end > outer[-1].end:
            outer.append(finding)
    return outer


def _finding(rule: Rule, hit: Hit, text: str) -> Finding:
    def fill(match: re.Match[str]) -> str:
        value = str(hit.values.get(match[1], match[0]))
        return value if len(value) <= VALUE_LIMIT else value[: VALUE_LIMIT - 1] + "…"

    return Finding(
        rule=rule.id,
        family=rule.family,
        severity=rule.severity,
        field=hit.field,
        start=hit.start,
        end=hit.end,
        excerpt=excerpt(text, hit.start, hit.end),
        message=_PLACEHOLDER.sub(fill, rule.message) if "{" in rule.message else rule.message,
        related=hit.related,
        confidence=hit.confidence,
        fix=rule.fix,
    )
