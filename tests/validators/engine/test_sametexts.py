"""Articles of one text: told apart by where they stand, whatever the signs and spaces, in bounded memory."""

import pytest

from scrapelint.validators import Article, Source
from scrapelint.validators.engine import sametexts
from scrapelint.validators.engine.feedcounts import count_feed
from scrapelint.validators.engine.re2text import Utf8

TEXT = "The ferry left on Monday with forty passengers and a dog, and nobody waited at the quay to wave. " * 3
OTHER = TEXT.replace("forty", "fifty")


def article(text, line=None, path="feed.jsonl", **fields):
    return Article(text, source=Source(path, line) if line else None, **fields)


def again(articles):
    """What is told of each article of a feed."""
    texts = count_feed(articles).texts
    return [texts.again(each, Utf8(each.text)) for each in articles]


def test_all_but_the_first_are_told_with_its_place():
    articles = [article(text, line) for line, text in enumerate((OTHER, TEXT, "a", TEXT, TEXT), 1)]
    told = (3, "line 2 of feed.jsonl")
    assert again(articles) == [None, None, None, told, told]


@pytest.mark.parametrize(
    "same",
    [
        TEXT.upper(),
        TEXT.replace(" ", "\r\n\r\n"),
        TEXT.replace(" ", "\u00a0").replace(".", "…”"),
        f"  **{TEXT}**  ",
    ],
)
def test_case_spaces_and_signs_do_not_matter(same):
    assert again([article(TEXT, 1), article(same, 2)])[1] == (2, "line 1 of feed.jsonl")


@pytest.mark.parametrize("other", [OTHER, TEXT.replace("Monday", "May 4"), TEXT + " 1", "é" + TEXT])
def test_other_words_and_figures_do(other):
    assert again([article(TEXT, 1), article(other, 2)]) == [None, None]


def test_signs_of_other_scripts_do_not_matter_and_their_letters_do():
    text = "渡轮周一离开了码头，没有人挥手。" * 9
    assert again([article(text, 1), article(text.replace("，", " ").replace("。", "\n"), 2)])[1]
    assert again([article(text, 1), article(text.replace("一", "二"), 2)]) == [None, None]


def test_brief_texts_are_notices_that_many_pages_show():
    brief = "x" * (sametexts.LEAST - 1)
    assert again([article(brief, 1), article(brief, 2)]) == [None, None]
    assert again([article(brief + "x", 1), article(brief + "x", 2)])[1]


def test_files_are_named_by_their_paths():
    assert again([article(TEXT, None, id="a"), Article(TEXT, source=Source("b.txt"))])[1] == (2, "")
    assert again([Article(TEXT, source=Source("a.txt")), Article(TEXT, source=Source("b.txt"))])[1] == (2, "a.txt")


def test_what_has_no_place_is_told_apart_by_its_fields():
    for name in ("id", "url", "title"):
        assert again([Article(TEXT, **{name: each}) for each in "ab"]) == [None, (2, "")]
    assert again([Article(TEXT), Article(TEXT)]) == [None, None]  # nothing tells which is which


def test_of_an_endless_feed_the_first_articles_are_compared(monkeypatch):
    monkeypatch.setattr(sametexts, "MOST", 3)
    articles = [article(text, line) for line, text in enumerate((TEXT, OTHER, TEXT, OTHER, TEXT), 1)]
    first = (2, "line 1 of feed.jsonl")
    assert again(articles) == [None, None, first, None, first]


NUMBERS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven")
PARAGRAPHS = [f"{n} of the boats that lie at the old pier have to leave it before the storms come in." for n in NUMBERS]


def earlier(*texts):
    """Where the article stands, by its line, of which each of a feed is a version."""
    articles = [article("\n\n".join(text), line) for line, text in enumerate(texts, 1)]
    found = count_feed(articles).texts
    told = [found.earlier(each) for each in articles]
    return [place and int(place.split()[1]) for place in told]


def test_most_paragraphs_of_another_article_make_a_version_of_it():
    edited = [*PARAGRAPHS[:5], "This one is another, and so long that it counts among those that are compared here."]
    assert earlier(PARAGRAPHS[:6], edited) == [None, 1]
    assert earlier(PARAGRAPHS[:6], PARAGRAPHS[6:], edited, edited[:5]) == [None, None, 1, 1]


def test_a_version_may_have_more_or_fewer_paragraphs_in_another_order():
    assert earlier(PARAGRAPHS[:9], PARAGRAPHS[:7][::-1]) == [None, 1]
    assert earlier(PARAGRAPHS[:5], PARAGRAPHS[:6]) == [None, 1]


def test_a_few_paragraphs_of_another_article_or_half_of_them_do_not():
    assert earlier(PARAGRAPHS[:3], PARAGRAPHS[:4]) == [None, None]
    half = [*PARAGRAPHS[:4], *(each.replace("pier", "quay") for each in PARAGRAPHS[4:8])]
    assert earlier(PARAGRAPHS[:8], half) == [None, None]


def test_reports_that_differ_in_their_figures_are_no_versions():
    reports = [[f"{each} It was the {day}th day of the month." for each in PARAGRAPHS] for day in (4, 5)]
    assert earlier(*reports) == [None, None]


def test_brief_paragraphs_do_not_count():
    brief = [each[:50] for each in PARAGRAPHS]
    assert earlier(brief, brief[:-1]) == [None, None]


def test_what_a_site_puts_on_many_pages_is_no_version():
    pages = [[*PARAGRAPHS[:6], f"This is page {page}, which says something of its own."] for page in range(30)]
    assert earlier(*pages) == [None] * 30


def test_a_copy_is_no_version():
    assert earlier(PARAGRAPHS, PARAGRAPHS) == [None, None]
