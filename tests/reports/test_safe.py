"""Scraped text is shown, never executed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.reports.safe import shortened, sound, visible


def test_escape_sequences_are_shown():
    assert visible("\x1b[31mred\x1b]8;;http://x\x07") == "␛[31mred␛]8;;http://x␇"
    assert visible("\x9b2J") == "<U+009B>2J"


def test_bidi_and_invisible_characters_are_named():
    assert visible("a\u202eb\u200bc\u2066d") == "a<U+202E>b<U+200B>c<U+2066>d"


def test_line_ends_become_one_sign():
    assert visible("a\r\nb\nc\rd\u2028e") == "a⏎b⏎c⏎d⏎e"


def test_what_letters_and_emoji_need_stays():
    assert visible("می\u200cخواهم 👩\u200d🚒") == "می\u200cخواهم 👩\u200d🚒"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", ": :error::x"),
        ("  ::add-mask::x", "  : :add-mask::x"),
        ("a long text ::error title=x::y", "a long text : :error title=x::y"),
        ("site::Set-Output name=a::b", "site: :Set-Output name=a::b"),
        ("std::string", "std::string"),
        ("std::errors_of the day", "std::errors_of the day"),
        ("a ##[error]x", "a ## [error]x"),
        ("##vso[task.complete]", "## vso[task.complete]"),
        ("## Heading [1]", "## Heading [1]"),
    ],
)
def test_no_command_of_a_ci_service_is_left(text, shown):
    assert visible(text) == shown


def test_a_long_text_is_cut_with_an_ellipsis():
    assert [shortened(text, 4) for text in ("abcd", "abcde", "ab de")] == ["abcd", "abc…", "ab…"]


def test_a_lone_surrogate_becomes_a_character():
    assert sound("a\ud800b😀") == "a\ufffdb😀"


@given(st.text(st.characters(), max_size=200))
def test_nothing_that_acts_is_left(text):
    joiners = "\u200c\u200d"
    for char in visible(text):
        if char in joiners:
            continue
        assert unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(char) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
