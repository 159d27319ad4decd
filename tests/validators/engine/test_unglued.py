"""Glued paragraphs, apart again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.validators import Article
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.re2text import Utf8
from scrapelint.validators.engine.unglued import unglued


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The ferry left.It came back.", "The ferry left\nIt came back."),
        ("“The ferry left.”Nobody saw it.", "“The ferry left.\nNobody saw it."),
        ("The ferry left.ImagesRead on.Now", "The ferry left\nImage\nRead on\nNow"),
        ("배가 떠났다.밤에 돌아왔다.", "배가 떠났다\n밤에 돌아왔다."),
    ],
)
def test_the_last_sign_before_a_joint_becomes_a_line_feed(text, apart):
    assert unglued(text, Utf8(text)) == apart


@pytest.mark.parametrize(
    "text",
    ["The ferry left. It came back.", "Write to Jana.Mareth@example.org", "BuzzFeed and iPhone", "e.g. example.com"],
)
def test_where_no_sentences_are_glued_there_is_nothing_to_read_apart(text):
    assert unglued(text, Utf8(text)) == ""
    assert Document(Article(text)).unglued is None


@given(st.text(alphabet="aB.”\n é다가।"))
def test_every_place_stays_where_it_is(text):
    apart = unglued(text, Utf8(text))
    assert len(apart) in (0, len(text))
    assert all(one in ("\n", other) for one, other in zip(apart, text, strict=False))
