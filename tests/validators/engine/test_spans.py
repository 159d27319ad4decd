"""Sets of stretches of text agree with sets of positions."""

from hypothesis import given
from hypothesis import strategies as st

from scrapelint.validators import Spans

spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair))))


@given(spans, st.integers(0, 60), st.integers(1, 12))
def test_membership_covering_and_touching_agree_with_a_set(pairs, start, length):
    held = {position for low, high in pairs for position in range(low, high)}
    asked = set(range(start, start + length))
    found = Spans(pairs)
    assert (start in found) == (start in held)
    assert found.touches(start, start + length) == bool(asked & held)
    assert found.covers(start, start + length) == (asked <= held)
    assert found.shared(start, start + length) == len(asked & held)
    assert bool(found) == bool(held)
    assert list(found) == sorted(found)
