"""A text that stops short, or begins in a sentence's middle, is told from what may end without a full stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry

CHECKER = Checker(load_rules(["truncated-text"], Registry()))
BODY = (
    "The council met on Monday evening, and it went on until midnight.\n\n"
    "Nobody left the hall before the vote on the old mill was over."
)


def found(text: str, lang: str = "en") -> list[tuple[str, str]]:
    findings = CHECKER.check(Article(text, lang=lang))
    return [(f.rule, text[f.start : f.end]) for f in findings if f.severity != "info"]


def rules(text: str, lang: str = "en") -> list[str]:
    return [rule for rule, _ in found(text, lang)]


@pytest.mark.parametrize(
    ("end", "lang"),
    [
        ("Sie will den Umbau der Mühle verschieben, weil die", "de"),
        ("Il conseille aux habitants de ne pas traverser le pont avant que les", "fr"),
        ("Burmistrz powiedział na spotkaniu z mieszkańcami, że", "pl"),
        ("Yönetim kurulu bu kararı değirmenin sahibi ve", "tr"),
        ("De wethouder zei na afloop van het debat dat hij de", "nl"),
    ],
)
def test_an_article_that_ends_on_a_word_which_leaves_its_sentence_open_stops_short(end: str, lang: str) -> None:
    before = {
        "de": "Der Rat tagte am Montag bis nach Mitternacht. Niemand verließ den Saal vor dem Ende der Abstimmung.",
        "fr": "Le conseil s’est réuni lundi soir dans la salle. Personne n’est parti avant le vote.",
        "pl": "Rada zebrała się w poniedziałek i obradowała do północy. Nikt nie wyszedł z sali przed głosowaniem.",
        "tr": "Kurul pazartesi akşamı toplandı ve gece yarısına kadar sürdü. Oylama bitene kadar kimse çıkmadı.",
        "nl": "De raad kwam maandagavond bijeen in de grote zaal. Er werd over de molen gestemd.",
    }
    assert rules(f"{before[lang]}\n\n{end}", lang) == ["stops-mid-sentence"]


@pytest.mark.parametrize("stub", ["[…] Read on", "... Continue reading"])
def test_a_button_for_the_rest_is_told_once(stub: str) -> None:
    """Not again as an end without a full stop, which the text before it has for the same reason."""
    end = "The water rose in the night. All who have a boat are asked by the owners of the mill to come to the"
    assert found(f"{BODY}\n\n{end} {stub}") == [("read-more-stub", stub)]


@pytest.mark.parametrize(
    "stub",
    [
        "Read more",
        "Continue reading →",
        "Weiterlesen",
        "Seguir leyendo",
        "Читать далее",
        "Baca selengkapnya",
        "더보기",
        "阅读全文",
    ],
)
def test_a_button_for_the_rest_of_the_text_is_a_teaser_at_its_end_only(stub: str) -> None:
    assert rules(f"{BODY}\n\n{stub}") == ["read-more-stub"]
    assert rules(f"The council met.\n\n{stub}\n\n{BODY}") == []


def test_a_button_behind_an_ellipsis_is_a_teaser_anywhere() -> None:
    assert found(f"The mayor said that the mill… Read more\n\n{BODY}")[0] == ("read-more-stub", "… Read more")


def test_a_list_of_teasers_is_no_article_that_stops_short() -> None:
    assert rules("\n\n".join(f"The mill of town number {n} is closed… Read more" for n in range(9))) == []


@pytest.mark.parametrize(
    "end",
    [
        "Photo: Anna Holt/Harbour Gazette",
        "By Anna Holt, with Ben Moor in the council",
        "Tags: mill, council, vote, river",
        "Follow our reporter on the net at @annaholt for the",
        "© 2019 Harbour Gazette. All rights reserved",
        "https://harbour-gazette.example/news/the-mill-and-the",
        "Related: What the council and the mayor knew about the mill",
    ],
)
def test_what_stands_at_a_page_s_foot_is_no_cut(end: str) -> None:
    assert rules(f"{BODY}\n\n{end}") == []


def test_a_post_that_was_not_taken_along_leaves_its_introduction_behind() -> None:
    after = "The council has owned the mill since 1911. " * 8
    assert rules(f"{BODY}\n\nOn Tuesday morning the mayor tweeted this:\n\n{after}") == ["introduces-nothing"]
    assert (
        rules(f"{BODY}\n\nOn Tuesday morning the mayor tweeted this:\n\nThe mill stays. It is ours, and that is that.")
        == []
    )


def test_a_line_that_begins_with_a_comma_has_lost_what_stood_before() -> None:
    assert rules(f"{BODY}\n\n, who has led the council for ten years, voted for the mill.") == ["begins-mid-sentence"]


def test_verse_and_lists_end_as_they_like() -> None:
    assert rules("the mill stands by the\nriver and the river\nwaits for the\nmiller, who is with the\ndead") == []
    assert rules(f"{BODY}\n\n- the mill and the\n- the bridge with the\n- the road to") == []


@given(
    st.text(alphabet=st.sampled_from('ab T.,:;…。\n\r\u2028[]()"”’-+1Readmore续ल।\u200b'), max_size=200),
    st.sampled_from(["", "en", "zh"]),
)
def test_findings_of_any_text_stand_inside_it(text: str, lang: str) -> None:
    for finding in CHECKER.check(Article(text, lang=lang)):
        assert 0 <= finding.start < finding.end <= len(text)


def test_a_line_of_wrapped_prose_stops_nowhere():
    text = (
        "The keeper climbed the tower at noon and lit the lamp for the\n"
        "Ada Fenwick, which had been due since Monday. He waited until the\n"
        "Thursday after, and nobody came.\n"
        "\t\t-- From the log of the lighthouse\n"
    )
    assert found(text) == []


def test_verse_stops_nowhere():
    text = (
        "I saw the ferry leave at noon without the second mate,\n"
        "And all the people on the pier had come an hour too late.\n"
        "The wind was in the east that day and nobody would stay,\n"
        "I counted every boat there was and wrote the sum away.\n"
    )
    assert found(text) == []
