"""A word cut off where the text stops is told from all the endings that need no full stop."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Finding, Registry

CHECKER = Checker(load_rules(["truncated-words"], Registry()))
BEFORE = "The council met on Monday evening. It went on until midnight.\n\n"


def check(text: str, lang: str = "en", title: str = "") -> list[Finding]:
    return list(CHECKER.check(Article(text, title=title, lang=lang)))


def words(text: str, lang: str = "en") -> list[str]:
    return [text[f.start : f.end] for f in check(text, lang)]


@pytest.mark.parametrize(
    ("end", "word", "likely"),
    [
        ("The mayor has never answered for the plans of the movement, whic", "whic", "which"),
        ("Nobody in the town hall has said a word about police brutalit", "brutalit", "brutality"),
        ("The plans were sent to the archite…", "archite", "architects"),
        ("The plans were sent to the gover ...", "gover", "government"),
        ("The plans were sent to the gover [...]", "gover", "government"),
    ],
)
def test_a_word_cut_at_its_end_is_found_and_the_likely_word_named(end, word, likely):
    (finding,) = check(BEFORE + end)
    assert finding.excerpt.count(word)
    assert f"'{likely}" in finding.message or f"'{likely[:6]}" in finding.message


def test_a_title_cut_before_an_ellipsis_is_found():
    (finding,) = check(BEFORE, title="The mayor sends the plans back to the archite…")
    assert (finding.field, finding.start, finding.end) == ("title", 38, 45)


def test_a_word_that_the_article_has_in_full_is_the_likely_one():
    text = (
        "The witnesses came at nine, and nobody heard them.\n\nThe court has not yet said when it will hear the witnes"
    )
    (finding,) = check(text)
    assert "'witnesses'" in finding.message


@pytest.mark.parametrize(
    "end",
    [
        "A view of the old quay with the ferry and the lighthouse, taken in spring",
        "All of the papers are on the net for anyone to read, at www.example.org/gover",
        "Photos of the march on Sunday were sent in by our reader and friend qzkowalsk",
        "More of the same may be found by anyone who follows the old tag #gover",
        "He was goin… nowhere, he said, and the road went with him.",
        "Hmmm… she said, and then nothing more for the rest of the day.",
        "Photo: Agnieszka Kowals",
        "gover",
        "Tickets for the boat to the islands are sold at the quay, at the kiosk",
    ],
)
def test_ends_without_a_full_stop_are_mostly_legitimate(end):
    assert words(BEFORE + end) == []


def test_a_word_broken_between_two_lines_is_all_there():
    assert words("The plans were sent back to those who work for the gover\nnment, and that is all.") == []


@pytest.mark.parametrize(
    ("text", "lang", "word"),
    [
        ("Die Stadt hat am Montag erklärt, dass die Pläne für das Rathaus nicht mehr veröffentl", "de", "veröffentl"),
        ("Le maire a dit lundi soir que les plans de la nouvelle mairie ne sont pas disponibl", "fr", "disponibl"),
        ("El alcalde dijo el lunes que los planos del nuevo edificio no están todavía disponibl…", "es", "disponibl"),
        ("Мэр города заявил в понедельник, что планы нового здания пока не опубликова", "ru", "опубликова"),
    ],
)  # fmt: skip
def test_other_languages(text, lang, word):
    assert words(text, lang) == [word]


def test_a_language_without_a_lexicon_is_left_alone():
    assert words("Ndị obodo ahụ na-ekwu na ha achọghị ka e mee ihe ọ bụla na mpaghara ahụ gover…", "ig") == []


@pytest.mark.parametrize("text", ["gover… " * 20_000, ("word " * 9 + "brutalit\n") * 10_000, "a…" * 200_000])
def test_the_time_is_linear(text):
    start = time.process_time()
    check(text)
    assert time.process_time() - start < 20  # 1-2 s on a busy machine; what is quadratic takes minutes


PIECES = ["gover", "…", "...", "[…]", "\n", "\r", "the", "İ", "brutalit", "\xa0", "\u200b", "\ud800"]


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200) | st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.sampled_from(["en", "de", "tr", "", "xx"]),
)
def test_any_text_gives_spans_inside_the_field(text, lang):
    for finding in check(text, lang, title=text[:40]):
        field = text if finding.field == "text" else text[:40]
        assert 0 <= finding.start < finding.end <= len(field)


def test_an_unknown_last_word_is_cut_where_only_its_paragraph_lacks_the_full_stop() -> None:
    closed = "नाव सेवा सोमवार से बंद है और घाट की मरम्मत का काम अभी तक शुरू नहीं हुआ है, लोगों ने कहा।\n\n"
    text = f"{closed}{closed}विभाग ने कहा कि मरम्मत का काम अक्टूबर से शुरू होगा और इसके लिए घषझठ"
    assert words(text, "hi") == ["घषझठ"]


def test_a_line_in_another_language_has_no_unknown_last_word() -> None:
    end = "Die Fähre liegt seit Montag im Hafen und wird dort von allen Menschen gesehen, freilassend"
    text = f"{BEFORE}{BEFORE}{end}"
    assert "freilassend" not in words(text)


def test_a_short_list_of_words_tells_no_cut() -> None:
    text = (
        "A tanács hétfőn este ült össze. Éjfélig tartott az ülés. A polgármester nem volt jelen.\n\n"
        "A képviselők szerint a régi híd már nem megnyitható\n\nSenki sem kért többet. Mindenki hazament."
    )
    assert words(text, "hu") == []


@pytest.mark.parametrize(
    ("end", "lang"),
    [
        ("Hamnchefen visar hur båten ser ut inne i den nya dimprognosgrupp", "sv"),
        ("Der Hafenmeister zeigt den Gästen am Montag die alte Nebelmessstation", "de"),
    ],
)
def test_two_words_in_one_are_whole(end, lang):
    before = {"sv": "Båten låg still. Ingen sa något. Det var dimma.", "de": "Die Fähre lag still. Niemand sprach."}
    assert words(f"{before[lang]}\n\n{end}\n\n{before[lang]}", lang) == []
