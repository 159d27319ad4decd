"""The worst of a stream are kept, whatever its order, in memory for no more."""

from hypothesis import given
from hypothesis import strategies as st

from scrapelint.reports.worst import Worst


@given(st.lists(st.integers(0, 5)), st.integers(1, 6))
def test_the_worst_are_kept_and_of_equals_the_first(numbers, limit):
    worst = Worst(limit)
    for place, number in enumerate(numbers):
        worst.add((number,), lambda kept=(number, place): kept)
    expected = sorted(((n, p) for p, n in enumerate(numbers)), key=lambda item: (-item[0], item[1]))
    assert list(worst) == expected[:limit]
    assert worst.seen == len(numbers)


def test_what_is_not_kept_is_not_made():
    made = []
    worst = Worst(1)
    for number in (3, 1, 2):
        worst.add((number,), lambda number=number: made.append(number))
    assert made == [3]
