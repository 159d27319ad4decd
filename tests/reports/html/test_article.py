"""An article as data of the page."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scrapelint.reports import score_article
from scrapelint.reports.html.article import AROUND, FIELD, FINDINGS, full_article
from scrapelint.reports.html.page import script_json
from scrapelint.reports.place import line_and_column
from scrapelint.validators import Article, Finding


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def reported(text, *spans):
    findings = [Finding("rule", "leak", "error", "text", start, end, text[start:end], "m") for start, end in spans]
    return full_article(score_article(Article(text, "Title"), findings, {"rule": 0.1}), 0, 0)


@given(st.text(max_size=60), st.data())
def test_offsets_count_utf16_units(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (finding,) = reported(text, (start, end))["findings"]
    assert (finding[2], finding[3]) == (units(text[:start]), units(text[:end]))


@given(st.text(alphabet="ab \n\r", max_size=40), st.data())
def test_places_are_those_that_other_formats_tell(text, data):
    start = data.draw(st.integers(0, len(text)))
    assume(text[start - 1 : start + 1] != "\r\n")
    (finding,) = reported(text, (start, start))["findings"]
    assert (finding[8], finding[9]) == line_and_column(text, start)


def test_a_field_of_usual_length_is_whole():
    text = "Word. " * 2000
    assert reported(text, (6, 10))["texts"][1] == ["text", len(text), [[0, text]]]


def test_of_a_very_long_field_the_surroundings_of_its_findings_are_kept():
    text = "".join(chr(ord("a") + n % 26) for n in range(5 * FIELD))
    spans = [(2 * FIELD, 2 * FIELD + 5), (4 * FIELD, 4 * FIELD + 90_000)]
    _, length, pieces = reported(text, *spans)["texts"][1]
    assert length == len(text)
    assert sum(len(piece) for _, piece in pieces) < FIELD
    for offset, piece in pieces:
        assert text[offset : offset + len(piece)] == piece
    for place in (2 * FIELD, 4 * FIELD, 4 * FIELD + 90_000):
        assert any(offset <= place - AROUND and place + AROUND <= offset + len(piece) for offset, piece in pieces)


def test_an_article_with_countless_findings_marks_the_costliest_and_tells_of_the_others():
    made = reported("x " * 3000, *[(2 * n, 2 * n + 1) for n in range(2500)])
    assert len(made["findings"]) == FINDINGS
    assert made["unmarked"] == 2500 - FINDINGS
    ((rule, severity, lost),) = made["lost"]
    assert (rule, severity) == ("rule", "error")
    assert lost == pytest.approx(100 - made["score"])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9))
def test_the_sum_that_explains_a_score_comes_out_as_it_is_shown(damages):
    """In tenths: '100 - 35.6 - 31.6 = 32.7' makes a reader doubt the rest."""
    weights = {f"rule-{number}": damage for number, damage in enumerate(damages)}
    findings = [Finding(rule, "leak", "error", "text", 0, 2, "xx", "m") for rule in weights]
    made = full_article(score_article(Article("xx", "Title"), findings, weights), 0, 0)
    shown = sum(round(10 * points) for _, _, points in made["lost"])
    assert 1000 - shown == round(10 * made["score"])
    points = [points for _, _, points in made["lost"]]
    assert points == [round(each, 1) for each in points]


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=80))
def test_data_cannot_end_the_script_that_holds_them(text):
    shown = script_json([text, "</script><!--", "\u2028"])
    assert not set("<>&\u2028\u2029\n") & set(shown)
