"""The rule sets that come with scrapelint."""

import pytest

from scrapelint.rules import load_rules
from scrapelint.validators import Registry
from scrapelint.validators.engine.examples import check_examples

BOOK = load_rules(["recommended"], Registry())


@pytest.mark.parametrize("bound", BOOK.rules.values(), ids=BOOK.rules.keys())
def test_a_rule_says_why_and_carries_three_examples_of_each_kind(bound):
    assert len(bound.rule.why.split()) >= 6
    assert len(bound.rule.examples.flags) >= 3
    assert len(bound.rule.examples.passes) >= 3


def test_every_example_holds():
    assert list(check_examples(BOOK)) == []


def test_an_example_that_fails_is_found():
    name, bound = next(iter(BOOK.rules.items()))
    examples = bound.rule.examples
    swapped = examples.model_copy(update={"flags": examples.passes, "passes": examples.flags})
    broken = type(bound)(bound.rule.model_copy(update={"examples": swapped}), bound.params, bound.ruleset)
    failures = list(check_examples(type(BOOK)({**BOOK.rules, name: broken}, BOOK.kinds)))
    assert {failure.kind for failure in failures if failure.rule == name} == {"flags", "passes"}


def test_the_placeholders_of_every_message_are_filled():
    from scrapelint.validators import Article, Checker

    for name, bound in BOOK.rules.items():
        checker = Checker(BOOK, select=[name])
        for example in bound.rule.examples.flags:
            for finding in checker.check(Article(example.text, title=example.title, lang=example.lang)):
                if finding.rule == name and "{" in bound.rule.message:
                    assert finding.message != bound.rule.message, name
