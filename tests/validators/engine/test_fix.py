"""Edits that mend a finding: what is taken out leaves the text as an editor would."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.validators.engine.fix import Edit, apply_edits, independent, removal

WORD = re.compile("[ab]+")


def without(marked):
    """The text without what stands between ⟦ and ⟧, or None where that is not certain."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    edits = removal(text, start, end)
    return apply_edits(text, edits) if edits else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One.\n\n⟦Two.⟧\n\nThree.\n", "One.\n\nThree.\n"),
        ("One.\r\n\r\n⟦Two.⟧\r\n\r\n\r\nThree.\r\n", "One.\r\n\r\nThree.\r\n"),
        ("One.\n ⟦Two.⟧ \nThree.", "One.\nThree."),
        ("One.\n\n⟦Two.\n\nThree.⟧\n", "One.\n"),
        ("One.\n\n⟦Two.⟧", "One."),
        ("⟦One.⟧\n\n  Two.", "  Two."),
        ("One.\u2029⟦Two.⟧\u2029Three.", "One.\u2029Three."),
        ("He left. ⟦junk⟧ Nobody saw.", "He left. Nobody saw."),
        ("He left ⟦junk⟧. Nobody saw.", "He left. Nobody saw."),
        ("He left.⟦junk⟧ Nobody saw.", "He left. Nobody saw."),
        ("⟦junk⟧ He left.\nNobody saw.", "He left.\nNobody saw."),
        ("He left. ⟦junk⟧\nNobody saw.", "He left.\nNobody saw."),
        ("He left ⟦junk\n\nmore⟧ in the end.", "He left in the end."),
        ("He left.⟦junk⟧Nobody saw.", None),
        ("⟦junk⟧", None),
        ("\n⟦junk⟧\n", None),
    ],
)
def test_what_is_removed_takes_its_blank_lines_and_spaces_along(before, after):
    assert without(before) == after


def test_a_fix_that_touches_another_is_made_next_time():
    first, second, third = ((Edit(0, 4, ""), Edit(9, 9, "x")), (Edit(4, 6, ""),), (Edit(6, 8, ""),))
    assert independent([first, second, third]) == [Edit(0, 4, ""), Edit(6, 8, ""), Edit(9, 9, "x")]
    assert independent([second, first, third]) == [Edit(4, 6, "")]


@given(st.text("ab \n.\r\u2028", min_size=1), st.data())
def test_a_removal_takes_the_span_and_nothing_but_white_space_besides(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    edits = removal(text, start, end)
    left = apply_edits(text, edits)
    if edits:
        assert "".join(left.split()) == "".join((text[:start] + text[end:]).split())
        sides = (text[:start], text[end:])
        assert len(WORD.findall(left)) == sum(len(WORD.findall(side)) for side in sides)  # no two run together
    else:
        assert left == text
