"""Lines and columns of a position."""

import pytest

from scrapelint.reports.place import line_and_column, place_in
from scrapelint.validators import Article, Source


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
