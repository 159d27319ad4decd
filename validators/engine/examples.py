"""Runs the examples that rules carry: they are the rules' tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrapelint.rules import Example, RuleBook
from scrapelint.validators.engine.article import Article
from scrapelint.validators.engine.checker import Checker
from scrapelint.validators.engine.finding import Finding

if TYPE_CHECKING:
    from scrapelint.validators.engine.feedcounts import FeedCounts

__all__ = ["Failure", "check_examples", "feed_of"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that a rule does not live up to."""

    rule: str
    kind: str
    example: Example
    reason: str


def check_examples(book: RuleBook, rulesets: frozenset[str] | None = None) -> Iterator[Failure]:
    """Yield what fails: a `flags` example its rule does not flag, a `passes` example any rule of its set flags.

    ``rulesets`` limits the test to the rules of those sets.
    """
    checkers: dict[str, Checker] = {}
    for name, bound in book.rules.items():
        if rulesets is not None and bound.ruleset not in rulesets:
            continue
        if bound.ruleset not in checkers:
            checkers[bound.ruleset] = Checker(_awake(book), select=[bound.ruleset])
        checker = checkers[bound.ruleset]
        for example in bound.rule.examples.flags:
            found = [f for f in _check(checker, example) if f.rule == name]
            reason = _unlike(example, found)
            if reason:
                yield Failure(name, "flags", example, reason)
        for example in bound.rule.examples.passes:
            for finding in _check(checker, example):
                yield Failure(name, "passes", example, f"flagged by {finding.rule}: {finding.excerpt!r}")


def _awake(book: RuleBook) -> RuleBook:
    """The book with the rules that are off switched on, so that their examples are tested too.

    No rule tells a whole page there: an example is too short to be more than the notice that it shows.
    """
    rules = {}
    for name, bound in book.rules.items():
        rule = bound.rule
        severity = "info" if rule.severity == "off" else rule.severity
        rules[name] = type(bound)(
            rule.model_copy(update={"severity": severity, "whole": False}), bound.params, bound.ruleset
        )
    return RuleBook(rules, book.kinds)


def _check(checker: Checker, example: Example) -> tuple[Finding, ...]:
    feed = feed_of(example)
    return (checker if feed is None else checker.knowing(feed)).check(_article(example))


def feed_of(example: Example) -> FeedCounts | None:
    """What comes again in the example and its other pages, which come first, if it has any."""
    if not example.pages:
        return None
    from scrapelint.validators.engine.feedcounts import count_feed  # numpy, for the few examples that need it

    pages = [Article(text, title=f"{number}", site=example.site) for number, text in enumerate(example.pages)]
    return count_feed((*pages, _article(example)))


def _article(example: Example) -> Article:
    """What the example says, an empty field too, is what its feed has."""
    return Article(
        text=example.text,
        title=example.title,
        lang=example.lang,
        url=example.url,
        published=example.published,
        site=example.site,
        extra=example.extra,
        fields=frozenset(example.model_fields_set),
    )


def _unlike(example: Example, found: list[Finding]) -> str:
    if not found:
        return "not flagged"
    if example.found is not None:
        article = _article(example)
        spans = [article.value(f.field)[f.start : f.end] for f in found]
        if example.found not in spans:
            return f"flagged {spans!r}, not {example.found!r}"
    if example.message is not None and not any(example.message in f.message for f in found):
        return f"said {[f.message for f in found]!r}, not {example.message!r}"
    return ""
