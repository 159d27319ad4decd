"""What the report keeps of a run does not grow with the run."""

import io
import random

import pytest

from scrapelint.reports.html.rows import Rows
from scrapelint.reports.html.shapes import KEPT, Shapes
from scrapelint.reports.html.texts import Worst


def words(number):
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:06}")


def test_a_frequent_shape_is_kept_however_many_rare_ones_come_by():
    shapes = Shapes()
    for number in range(20 * KEPT):
        shapes.add(f"rare {words(number)}", 2 * number, 0)
        if number % 5 == 0:
            shapes.add("the same everywhere", 2 * number + 1, number % 100)
    packed = shapes.packed()
    first = packed["shapes"][0]
    assert first[0] == "the same everywhere"
    assert first[2] == 4 * KEPT
    assert len(packed["shapes"]) == KEPT
    assert sum(each[2] for each in packed["shapes"]) + packed["rest"] == 24 * KEPT


def test_findings_of_one_article_count_it_once():
    shapes = Shapes()
    for _ in range(3):
        shapes.add("again", 7, 1)
    ((mask, example, findings, articles, sites, _, places),) = shapes.packed()["shapes"]
    assert (mask, example, findings, articles, sites, places) == ("again", "again", 3, 1, 1, [7])


@pytest.mark.parametrize("limit", [0, 1, 10, 500])
def test_the_worst_articles_are_kept_and_of_equal_ones_the_first(limit):
    draw = random.Random(3)
    scores = [round(draw.random() * 20, 1) for _ in range(400)]
    worst, rows = Worst(limit), Rows(limit)
    for number, score in enumerate(scores):
        rows.add(score, str(number))
        if worst.wants(score):
            worst.add(score, number, str(number))
    expected = sorted(range(400), key=lambda number: (scores[number], number))[:limit]
    assert [number for number, _ in worst.index()["where"]] == expected
    assert [int(row) for row in rows.read()] == expected
    page = io.StringIO()
    worst.write(page)
    assert page.getvalue().count("<script") == (1 if expected else 0)
