"""RE2 over UTF-8, told in code points."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.validators.engine import re2text
from scrapelint.validators.engine.re2text import PatternError, PatternSet, Utf8, compile_pattern

PATTERNS = ["a+", "é", "[日本]+", "b(?P<defect>c)", "(?P<word>d)x?"]


@given(st.text(st.sampled_from("abcdxé日本\U0001f600 ")), st.sampled_from(PATTERNS))
def test_places_are_those_of_the_standard_library(text, pattern):
    ours = [(match.start, match.end) for match in Utf8(text).finditer(pattern)]
    group = "defect" if "defect" in pattern else 0
    assert ours == [match.span(group) for match in re.finditer(pattern, text)]


def test_a_lone_surrogate_counts_as_one_code_point():
    assert [(m.start, m.end) for m in Utf8("\ud800\udfffab").finditer("ab")] == [(2, 4)]


def test_named_groups_are_told():
    assert [m.groups for m in Utf8("é dx").finditer("(?P<word>d)x?")] == [{"word": "d"}]


@given(st.text(st.sampled_from("abcdxé日本 ")))
def test_one_pass_over_many_patterns_finds_what_each_alone_finds(text):
    alone = {index for index, pattern in enumerate(PATTERNS) if re.search(pattern, text)}
    assert PatternSet(PATTERNS).match(Utf8(text)) == alone


def test_an_empty_set_matches_nothing():
    assert PatternSet([]).match(Utf8("x")) == frozenset()


def test_patterns_that_are_too_large_for_one_automaton_have_several(monkeypatch):
    monkeypatch.setattr(re2text, "MAX_MEMORY", 2**20)
    patterns = PatternSet([rf"{letter}\PL{{0,15}}z" for letter in "abcde"])
    assert patterns.match(Utf8("a, z; b-z; c")) == {0, 1}
    assert 1 < len(patterns._for_all) <= 5


def test_a_pattern_that_is_too_large_alone_is_refused(monkeypatch):
    patterns = PatternSet([r"\PL{0,900}z"])
    monkeypatch.setattr(re2text, "MAX_MEMORY", 2**20)
    with pytest.raises(PatternError):
        patterns.match(Utf8("z"))


@pytest.mark.parametrize("pattern", ["(", "(?=a)", r"(a)\1", "a{2000}"])
def test_what_re2_cannot_do_in_linear_time_is_refused(pattern):
    with pytest.raises(PatternError):
        compile_pattern(pattern)


def test_a_pattern_that_blows_up_elsewhere_ends():
    assert not list(Utf8("a" * 200_000 + "!").finditer("(a+)+$"))
