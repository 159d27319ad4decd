"""Lines and columns of a position."""

import pytest

from scrapelint.reports.place import FilePlace, file_place, line_and_column, place_in
from scrapelint.validators import Article, Finding, Source


@pytest.mark.parametrize(
    ("text", "position", "place"),
    [
        ("abc", 0, (1, 1)),
        ("a\nbc", 3, (2, 2)),
        ("a\r\nbc", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("é\n\nü", 3, (3, 1)),
        ("", 0, (1, 1)),
    ],
)
def test_lines_and_columns_count_from_one(text, position, place):
    assert line_and_column(text, position) == place


def test_a_text_file_is_named_and_a_record_counts_inside_its_field():
    assert place_in(Article("a\nb", source=Source("a.txt")), "text", 2) == "a.txt:2:1"
    assert place_in(Article("a\nb", source=Source("feed.jsonl", 7)), "text", 2) == "text:2:1"
    assert place_in(Article("a", title="xy", source=Source("a.txt")), "title", 1) == "title:1:2"


def found(field, start, end):
    return Finding("a", "leak", "error", field, start, end, "", "")


def test_a_file_that_is_the_article_is_told_to_the_character():
    article = Article("Pier\n\nab", "Pier", source=Source("a.txt"), title_span=(0, 4))
    assert file_place(article, found("text", 6, 8)) == FilePlace("a.txt", 3, 1, 6, 8)
    assert file_place(article, found("title", 1, 3)) == FilePlace("a.txt", 1, 2, 1, 3)
    assert file_place(article, found("published", 0, 0)) == FilePlace("a.txt", 1)


def test_a_record_is_told_by_its_line_and_an_article_without_file_by_none():
    assert file_place(Article("ab", source=Source("feed.jsonl", 7)), found("text", 1, 2)) == FilePlace("feed.jsonl", 7)
    assert file_place(Article("ab"), found("text", 1, 2)) == FilePlace("", 1)


def test_without_the_text_no_line_is_made_up():
    article = Article("", source=Source("a.txt"))
    assert file_place(article, found("text", 6, 8)) == FilePlace("a.txt", 1)
    assert place_in(article, "text", 6) == "text, character 7"
