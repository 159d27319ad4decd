"""Lines that come again on a site: counted by page, in bounded memory, never too often."""

import pickle
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.validators import Article
from scrapelint.validators.engine import feedcounts
from scrapelint.validators.engine.document import pieces
from scrapelint.validators.engine.feedcounts import count_feed
from scrapelint.validators.engine.re2text import Utf8

SLOGAN = "Harbour Post, the voice of the islands"


def stories(*texts, site="post.example"):
    return [Article(f"{text}\n\nStory number {'x' * n} of many.", f"{n}", site=site) for n, text in enumerate(texts)]


def counted(articles, *lines, site="post.example"):
    return count_feed(articles).pages(site, Utf8("\n".join(lines)))


def test_a_line_of_three_pages_is_the_sites_and_one_of_two_is_not():
    assert counted(stories(SLOGAN, SLOGAN, SLOGAN, "a"), SLOGAN, "a") == ([3, 0], 4)
    assert counted(stories(SLOGAN, SLOGAN, "a", "b"), SLOGAN) == ([], 0)


def test_a_page_that_has_a_line_twice_counts_once():
    assert counted(stories(f"{SLOGAN}\n{SLOGAN}", SLOGAN, "a"), SLOGAN) == ([], 0)


@pytest.mark.parametrize("line", ["Page 2 of 14", "PAGE 31 OF 40", "  page 5 of 6  ", "Page 7, of 8"])
def test_figures_case_and_spaces_do_not_matter(line):
    assert counted(stories("Page 1 of 9", "Page 2 of 9", "page 3 of 12"), line) == ([3], 3)


@pytest.mark.parametrize("line", ["", "- - -", "12", "x"])
def test_what_says_nothing_is_no_line(line):
    assert counted(stories(*[f"{SLOGAN}\n{line}"] * 3), SLOGAN, line) == ([3, 0], 3)


def test_the_lines_of_one_site_are_not_anothers():
    articles = [*stories(SLOGAN, SLOGAN, SLOGAN), *stories("b", "c", "d", site="other.example")]
    assert counted(articles, SLOGAN, site="other.example") == ([], 0)


def test_feeds_that_name_no_site_have_one():
    assert counted(stories(SLOGAN, SLOGAN, SLOGAN, site=""), SLOGAN, site="") == ([3], 3)


def test_articles_of_one_title_are_one_page_and_without_title_those_of_one_longest_line():
    for title in ("Ferry late", ""):
        assert counted([Article(f"{SLOGAN}\n{'x' * n}", title) for n in range(9)], SLOGAN, site="") == ([], 0)


def test_articles_of_one_text_are_one_page():
    assert counted([Article(f"{SLOGAN}\nTea", f"{n}") for n in range(9)], SLOGAN, site="") == ([], 0)


def test_of_a_long_crawl_a_line_must_be_on_one_page_in_a_hundred():
    texts = [SLOGAN] * 4 + [f"{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(496)]
    assert counted(stories(*texts), SLOGAN) == ([0], 500)
    assert counted(stories(*texts, *["Tea is served"] * 6), SLOGAN, "Tea is served")[0] == [0, 6]


def test_long_lines_are_known_by_both_ends_and_the_longest_are_paragraphs():
    long = "word " * 30 + "and an end of its own, which is the same"
    other = "word " * 30 + "and another end, by which it is told apart"
    assert counted(stories(long, long, long), long, other)[0] == [3, 0]
    paragraph = "word " * 1100
    assert counted(stories(*[f"{SLOGAN}\n{paragraph}"] * 3), SLOGAN, paragraph)[0] == [3, 0]


def test_lines_end_where_documents_have_them_end():
    assert counted(stories(f"{SLOGAN}\r\na", f"{SLOGAN}\rb", f"{SLOGAN}\u2028c"), SLOGAN)[0] == [3]


@given(st.lists(st.lists(st.sampled_from("red green blue white black".split()), max_size=4), max_size=12))
def test_all_that_is_counted_is_as_it_is(texts):
    articles = [Article("\n".join([*lines, "x" * (n + 2)]), f"{n}") for n, lines in enumerate(texts)]
    true = Counter(line for lines in texts for line in set(lines))
    colours = sorted(true)
    expected = [true[colour] if true[colour] >= 3 else 0 for colour in colours]
    assert counted(articles, *colours, site="") == ((expected, len(texts)) if any(expected) else ([], 0))
    for known in (count_feed(articles), count_feed([*articles, Article("blue\n" * 3)])):
        text = "red\r\ngreen\r\n\r12\u2028blue\u2029"
        assert len(known.pages("", Utf8(text))[0]) in (0, len(pieces(text)))


def test_more_lines_than_are_held_lose_rare_ones_and_invent_none(monkeypatch):
    monkeypatch.setattr(feedcounts, "MOST", 200)
    monkeypatch.setattr(feedcounts, "TOGETHER", 100)
    words = [f"{a}{b}{c}" for a in "bcdfghjk" for b in "aeiou" for c in "lmnprst"]
    texts = [f"{SLOGAN}\n{word}\n{word[::-1]}y" for word in words]
    counts, of = counted(stories(*texts), SLOGAN, "bal")
    assert counts[1] == 0
    assert len(words) * 0.9 < counts[0] <= of <= len(words)


def test_they_travel_to_other_processes():
    known = count_feed(stories(SLOGAN, SLOGAN, SLOGAN))
    travelled = pickle.loads(pickle.dumps(known))  # noqa: S301  # made here
    assert travelled.pages("post.example", Utf8(SLOGAN)) == ([3], 3)


def test_lone_surrogates_and_no_text_at_all_are_counted_too():
    assert counted([Article("", "a"), Article("", "")], SLOGAN, site="") == ([], 0)
    assert counted(stories(*["\ud800 Post"] * 3), "\ud800 Post")[0] == [3]
    assert count_feed([]).pages("", Utf8(SLOGAN)) == ([], 0)
