"""Runs the rules of a book over articles, one by one or many together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from pydantic import BaseModel

from scrapelint import lazyre as re
from scrapelint.rules import Rule, RuleBook
from scrapelint.validators.engine.article import Article
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Finding, Hit, excerpt
from scrapelint.validators.engine.fix import removal
from scrapelint.validators.engine.re2text import Later, PatternSet
from scrapelint.validators.engine.registry import Concerns, Find, Prepare, Registry
from scrapelint.validators.engine.sites import is_site
from scrapelint.validators.engine.spans import Span, Spans

if TYPE_CHECKING:
    from scrapelint.validators.engine.feedcounts import FeedCounts

__all__ = ["Checker"]

PROSE = ("text", "title")
"""The fields that triggers are looked for in, unless a rule's parameter ``fields`` names others."""
TOGETHER = {
    "boilerplate.line": "lines",
    "boilerplate.close": "phrases",
    "boilerplate.inner": "sentences",
    "boilerplate.wide": "wide",
    "boilerplate": "words",
    "truncated-word": "words",
    "glued_word": "glued words",
    "shifted_letters": "glued words",
    "truncated_teaser": "phrases",
    "truncated-text": "phrases",
    "structure": "phrases",
    "encoding": "phrases",
    "metadata": "phrases",
    "doubled_sentence": "spacing",
}
"""The automaton that looks for triggers, by validator and kind, validator, or family; a family's own one if absent.

The states of patterns that may be under way at one place multiply, and on texts that were not seen before most of the
time goes into making them; but each automaton reads the whole text. Which to put together was measured
(benchmarks/triggers.py)."""
WIDE = frozenset({"wide"})
"""The automata for phrases in other letters than Latin."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
SITES_OWN = "boilerplate"
"""The family that says nothing of a page that is no article: all of it is the site's."""
SURE = 0.9
"""Confidence below which no fix is safe."""
VALUE_LIMIT = 80
"""Code points of scraped text that a message may quote."""


@dataclass(slots=True)
class _Case:
    """An article under examination."""

    document: Document
    masking: list[Finding] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Runner:
    rule: Rule
    params: BaseModel
    find: Find
    triggers: frozenset[int]
    """Indexes into the pattern set; empty where the validator wants to see every article."""
    concerns: Concerns | None

    def look(self, cases: Iterable[_Case]) -> None:
        """Add what the rule finds in each article to its case."""
        for case in cases:
            document = case.document
            for hit in self.find(document, self.params):
                case.found.append(_finding(self.rule, hit, document.field(hit.field)))


_ByConcerns = Sequence[tuple[Concerns | None, Sequence[_Runner]]]


class Checker:
    """``check(article)`` returns the findings of an article, in the order of the text.

    It keeps no state between articles. ``select`` and ``ignore`` take rule ids and families. Rules
    that mask (they find what is no prose) always run, so that the other findings do not depend on the
    selection; what was not selected is not reported. ``sites`` maps a site, or a pattern of sites, to the
    ids of the rules that do not report there. ``selected`` are the ids of those that are asked for and not off.
    ``reads_ahead`` tells whether a rule has something to say only of a feed that was read ahead; it is among those that
    are ``reported`` by a checker that is ``knowing`` the feed.
    """

    def __init__(
        self,
        book: RuleBook,
        registry: Registry | None = None,
        *,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        sites: Mapping[str, frozenset[str]] | None = None,
        text: str | None = None,
    ) -> None:
        registry = registry or Registry()
        self._sites = dict(sites or {})
        self._only = partial(Checker, book, registry, select=select, ignore=ignore, sites=sites)
        self.feed: FeedCounts | None = None
        self.book = book
        self.selected = book.select(tuple(select), tuple(ignore))
        ahead: set[str] = set()
        patterns: list[Later] = []
        groups: list[str] = []
        beside: dict[str, list[tuple[Later, _Runner]]] = {}
        self._preparing: list[Prepare] = []
        self._maskers: list[_Runner] = []
        self._runners: list[_Runner] = []
        for bound in book.rules.values():
            rule = bound.rule
            if rule.id not in self.selected and not rule.masks:
                continue
            validator = registry.get(rule.validator)
            if validator is None:
                raise LookupError(f"validator '{rule.validator}' was there when the rules were read")
            if validator.reads_ahead:
                ahead.add(rule.id)
            beyond = set(getattr(bound.params, "fields", PROSE)).difference(PROSE)
            triggers = validator.kinds_of_triggers(bound.params, None if beyond else text)
            if text is not None and validator.triggers_in and not triggers:
                continue  # none of what the rule looks for can be in the text
            indexes = frozenset(range(len(patterns), len(patterns) + len(triggers)))
            patterns.extend(pattern for _, pattern in triggers)
            groups.extend(automaton(rule, kind) for kind, _ in triggers)
            runner = _Runner(rule, bound.params, validator.find, indexes, validator.concerns)
            if validator.prepare and validator.prepare not in self._preparing:
                self._preparing.append(validator.prepare)
            (self._maskers if rule.masks else self._runners).append(runner)
            for name in beyond:
                beside.setdefault(name, []).extend((pattern, runner) for _, pattern in triggers)
        self.reads_ahead = bool(ahead)
        self.reported = self.selected.difference(ahead)
        self._patterns = PatternSet(patterns, groups, WIDE)
        self._yielding = frozenset(runner.rule.id for runner in self._runners if runner.rule.yields)
        self._pages = frozenset(runner.rule.id for runner in self._runners if runner.rule.whole)
        # A field beside the prose ('site', 'author') wakes only the rules that look at it.
        self._beside = {
            name: (PatternSet([trigger for trigger, _ in pairs]), [runner for _, runner in pairs])
            for name, pairs in beside.items()
        }
        # Most rules have nothing to do in most articles, so they are not even asked.
        self._wakes = {index: runner for runner in self._maskers + self._runners for index in runner.triggers}
        self._always = [_by_concerns(runners) for runners in (self._maskers, self._runners)]

    def knowing(self, feed: FeedCounts) -> Checker:
        """A checker with the same rules that also knows what comes again in a feed."""
        other = copy(self)
        other.feed, other.reported = feed, self.selected
        return other

    def only_for(self, articles: Sequence[Article]) -> Checker:
        """A checker that finds the same in these articles, and is fit for no others.

        For short ones it is made in a fraction of the time: most of what is looked for cannot be in them.
        """
        other = self._only(text="\n".join([f"{article.title}\n{article.text}" for article in articles]))
        return other if self.feed is None else other.knowing(self.feed)

    def check(self, article: Article) -> tuple[Finding, ...]:
        """All findings of the reported rules, sorted by place, no two of them the same."""
        return self.check_all((article,))[0]

    def check_all(self, articles: Sequence[Article]) -> list[tuple[Finding, ...]]:
        """The findings of each article, the same as ``check`` gives.

        A rule looks at all articles before the next one does, so that its automata are still in the processor's cache:
        a hundred at a time take two thirds of the time of one by one (benchmarks/batches.py).
        """
        cases = [_Case(Document(article)) for article in articles]
        for case in cases:
            case.document.feed = self.feed
        for prepare in self._preparing:
            prepare([case.document for case in cases])
        woken = self._woken(cases)
        maskers, others = self._always
        self._run(maskers, [each for each in woken if each[0].rule.masks], cases)
        for case in cases:
            if case.found:
                case.masking, case.found = case.found, []
                case.document.machine = Spans([(f.start, f.end) for f in case.masking if f.field == "text"])
        self._run(others, [each for each in woken if not each[0].rule.masks], cases)
        found = [self._sorted(case) if case.masking or case.found else () for case in cases]
        for case in cases:
            case.document.forget()
        return found

    def _woken(self, cases: Sequence[_Case]) -> list[tuple[_Runner, list[_Case]]]:
        """The rules whose triggers match, each once, with the articles in which they do."""
        woken: dict[str, tuple[_Runner, dict[int, _Case]]] = {}

        def wake(runner: _Runner, number: int, case: _Case) -> None:
            woken.setdefault(runner.rule.id, (runner, {}))[1][number] = case

        for name in PROSE:
            for number, index in self._patterns.matches([case.document.utf8(name) for case in cases]):
                wake(self._wakes[index], number, cases[number])
        # What a validator reads apart (``Document.unglued``) may have triggers that the text as it stands has not.
        glued = [(number, other) for number, case in enumerate(cases) if (other := case.document.unglued)]
        for which, index in self._patterns.matches([other.utf8("text") for _, other in glued]):
            wake(self._wakes[index], glued[which][0], cases[glued[which][0]])
        for name, (patterns, runners) in self._beside.items():
            for number, case in enumerate(cases):
                if case.document.article.value(name):
                    for index in patterns.match(case.document.utf8(name)):
                        wake(runners[index], number, case)
        return [(runner, list(where.values())) for runner, where in woken.values()]

    def _run(
        self, always: _ByConcerns, woken: Sequence[tuple[_Runner, Sequence[_Case]]], cases: Sequence[_Case]
    ) -> None:
        for concerns, runners in always:
            concerned = [case for case in cases if concerns is None or concerns(case.document)]
            for runner in runners:
                runner.look(concerned)
        for runner, where in woken:
            runner.look([case for case in where if runner.concerns is None or runner.concerns(case.document)])

    def _sorted(self, case: _Case) -> tuple[Finding, ...]:
        document, kept = case.document, case.found
        if case.masking:
            outer, machine = _outermost(case.masking), document.machine
            kept = outer + [f for f in kept if f.field != "text" or not machine.covers(f.start, f.end)]
        reported = self.reported_on(document.article.site)
        # Only what is reported may speak for what is not told, or a page would pass without a word.
        if any(f.rule in self._pages and f.rule in reported for f in kept):
            kept = [f for f in kept if f.family != SITES_OWN]
        if any(f.rule in self._yielding for f in kept):
            sure = [f for f in kept if f.rule not in self._yielding]
            told = _by_field(sure)
            kept = sure + [f for f in kept if f.rule in self._yielding and not _is_told(f, told)]
        unique = {(f.field, f.start, f.end, f.rule): f for f in kept if f.rule in reported}
        return tuple([unique[place] for place in sorted(unique)])

    def reported_on(self, site: str) -> frozenset[str]:
        """Ids of the rules that report on a site."""
        return self.reported.difference(*(ids for pattern, ids in self._sites.items() if is_site(site, pattern)))


def automaton(rule: Rule, kind: str) -> str:
    """The name of the automaton that looks for a rule's triggers of a kind."""
    names = (f"{rule.validator}.{kind}", rule.validator, rule.family)
    return next((TOGETHER[name] for name in names if name in TOGETHER), rule.family)


def _by_concerns(runners: Iterable[_Runner]) -> _ByConcerns:
    """Rules without triggers, together with those that share their validator's test."""
    groups: dict[Concerns | None, list[_Runner]] = {}
    for runner in runners:
        if not runner.triggers:
            groups.setdefault(runner.concerns, []).append(runner)
    return [(concerns, tuple(group)) for concerns, group in groups.items()]


def _outermost(masking: list[Finding]) -> list[Finding]:
    """Of findings that mask, one inside another says nothing new (JSON inside a var_dump)."""
    outer: list[Finding] = []
    # Outer before inner; of two rules with one span, the same one wins in every run.
    for finding in sorted(masking, key=lambda f: (f.field, f.start, -f.end, f.rule)):
        if not outer or outer[-1].field != finding.field or finding.end > outer[-1].end:
            outer.append(finding)
    return outer


def _by_field(findings: Iterable[Finding]) -> dict[tuple[str, str], Spans]:
    """What the findings of a family tell of a field."""
    found: dict[tuple[str, str], list[Span]] = {}
    for each in findings:
        found.setdefault((each.family, each.field), []).append((each.start, each.end))
    return {where: Spans(spans) for where, spans in found.items()}


def _is_told(finding: Finding, others: Mapping[tuple[str, str], Spans]) -> bool:
    """Whether others of its family tell most of what a finding tells."""
    told = others.get((finding.family, finding.field))
    return told is not None and 2 * told.shared(finding.start, finding.end) >= finding.end - finding.start


def _finding(rule: Rule, hit: Hit, text: str) -> Finding:
    start, end, edits = hit.start, hit.end, hit.edits
    if rule.fix == "none":
        edits = ()
    elif rule.removes:
        edits = removal(text, start, end)
    # Named arguments would take half as long again.
    return Finding(
        rule.id,
        rule.family,
        rule.severity,
        hit.field,
        start,
        end,
        excerpt(text, start, end),
        _message(rule.message, hit.values) if "{" in rule.message else rule.message,
        hit.related,
        hit.confidence,
        "none" if not edits else rule.fix if hit.confidence >= SURE and hit.bounded else "unsafe",
        edits,
    )


def _message(template: str, values: Mapping[str, object]) -> str:
    """The rule's message with the values of a finding in it; a name that has none stays."""
    said = list(_parts(template))
    for place in range(1, len(said), 2):
        value = str(values.get(said[place], f"{{{said[place]}}}"))
        said[place] = value if len(value) <= VALUE_LIMIT else value[: VALUE_LIMIT - 1] + "…"
    return "".join(said)


@lru_cache(maxsize=1024)
def _parts(template: str) -> list[str]:
    """The text of a message and, in every second place, the name of what is filled in."""
    return _PLACEHOLDER.split(template)
