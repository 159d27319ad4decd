"""Findings that differ only in what varies from page to page have one shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.reports.shape import shape


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('string(12) "Hello reader"', 'string(5) "Adieu"'),
        ("Photo: Ann Ode, 12.05.2024", "Photo: Bo Li Lund, 1/2/25"),
        ('{"id":"a1","title":"One story"}', '{"id":"99","title":"Another (long) one, with \\"marks\\""}'),
        ("array(2) { [0]=> int(5) }", "array(3) { [0]=> int(77) }"),
        ("Follow @x on https://a.example/u?id=1", "Follow @x on https://b.example/"),
        ("session 4f3c2a1b9d8e", "session 00ff11aa22bb33"),
        ("Write to ann@a.example", "Write to bo.li@mail.b.example"),
        ("Read  more\n on this", "Read more on this"),
    ],
)
def test_the_same_leak_of_a_template_has_the_same_shape(first, second):
    assert shape(first) == shape(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ADVERTISEMENT FEATURE", "ADVERTISEMENT BREAK"),
        ("Sign up here", "Share this here"),
        ('{"id":"1"}', '{"title":"1"}'),
        ("“", "”"),
    ],
)
def test_leaks_of_different_kinds_have_different_shapes(first, second):
    assert shape(first) != shape(second)


def test_names_that_begin_a_sentence_are_words_like_any_other():
    assert shape("Advertisement. Continue below") == "Advertisement. Continue below"


@given(st.text(max_size=400))
def test_a_shape_holds_no_figures_and_is_short(text):
    shown = shape(text)
    assert len(shown) <= 101
    assert not any(char.isdecimal() for char in shown.replace("‹0›", ""))
