"""Lines that come again on a site: the site's where they stand at the text's edge or say enough."""

import pytest

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry
from scrapelint.validators.engine.feedcounts import count_feed

BOOK = load_rules(["recommended"], Registry())
CHECKER = Checker(BOOK)
BRIEF = "Islands and harbours"
SENTENCE = "Please note that we serve tea to all who find a mistake in this paper."
STORY = "The ferry left on Monday with forty passengers and a dog, and nobody waited at the quay to wave."
SECOND = "It comes back on Wednesday if the wind goes down, the captain said before he sailed for the isles."
OTHERS = (
    "A bakery in the old town has closed after sixty years, since nobody wanted to get up at three any more.",
    "The council meets on Tuesday to talk about the bridge, the third time this year that it has done so.",
)


def found(text, *others, checker=CHECKER):
    """What is told of an article whose site has these other pages, by rule."""
    article = Article(text, "Ferry", lang="en")
    pages = [Article(other, f"Page {'x' * n}") for n, other in enumerate(others)]
    findings = checker.knowing(count_feed([article, *pages])).check(article)
    return [(f.rule, text[f.start : f.end]) for f in findings if f.family == "boilerplate"]


def around(line):
    """Other pages that have a line in the midst of them."""
    return [f"{other}\n\n{line}\n\n{other[::-1]}" for other in OTHERS]


def test_a_sentence_is_the_sites_wherever_it_stands():
    text = f"{STORY}\n\n{SENTENCE}\n\n{SECOND}"
    assert found(text, *around(SENTENCE)) == [("recurring-line", SENTENCE)]


def test_a_brief_line_between_paragraphs_is_a_heading():
    assert found(f"{STORY}\n\n{BRIEF}\n\n{SECOND}", *around(BRIEF)) == []


@pytest.mark.parametrize("before", ["", "Ferry late\n\nby a friend of ours\n\nmore tomorrow\n\n"])
def test_a_brief_line_at_the_edge_is_not(before):
    assert found(f"{before}{BRIEF}\n\n{STORY}", *around(BRIEF)) == [("recurring-label", BRIEF)]
    assert found(f"{STORY}\n\n{BRIEF}\n\n{before}".rstrip(), *around(BRIEF)) == [("recurring-label", BRIEF)]


def test_a_brief_line_in_the_midst_of_a_list_is_an_item():
    items = "flour\nbutter\nsalt\nhoney"
    assert found(f"{items}\n{BRIEF}\n{items}x\n{STORY}", *around(BRIEF)) == []


def test_the_paragraphs_of_a_story_in_several_versions_are_its_own():
    versions = [f"{STORY}\n\n{SECOND}\n\n{SENTENCE}\n\n{other}" for other in OTHERS]
    assert found(f"{STORY}\n\n{SECOND}\n\n{SENTENCE}", *versions) == []


def test_lines_that_follow_each_other_are_one_finding():
    run = f"{BRIEF}\n\n{SENTENCE}"
    assert found(f"{run}\n\n{STORY}", *around(run)) == [("recurring-line", run)]


def test_headings_and_code_of_a_text_are_not_the_sites():
    for line in ("## What happens next in the harbour this week", "```python", "– – – – – – –"):
        assert found(f"{line}\n\n{STORY}", *around(line)) == []


def test_it_says_nothing_where_another_rule_does():
    line = "Share this article with your friends on Facebook"
    assert [rule for rule, _ in found(f"{STORY}\n\n{line}\n\n{SECOND}", *around(line))] == ["share-buttons"]


def test_it_speaks_where_another_rule_tells_a_small_part():
    line = f"{SENTENCE[:-1]} and all the others, who may be many (Photo: Jana Mareth)"
    told = dict(found(f"{STORY}\n\n{line}\n\n{SECOND}", *around(line)))
    assert told["recurring-line"] == line


def test_of_one_article_alone_nothing_is_told():
    text = f"{STORY}\n\n{SENTENCE}\n\n{SECOND}"
    assert CHECKER.check(Article(text)) == ()
    assert found(text) == []


def test_a_checker_that_knows_leaves_the_other_as_it_was():
    text = f"{STORY}\n\n{SENTENCE}\n\n{SECOND}"
    assert found(text, *around(SENTENCE))
    assert CHECKER.check(Article(text)) == ()
