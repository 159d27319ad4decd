"""Pages that are no articles, and articles that only speak of such pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint import Linter
from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry

CHECKER = Checker(load_rules(["structure"], Registry()))
LINTER = Linter(select=["structure"])
PROSE = "The council of Norwick met on Monday and spoke of the harbour bridge until late in the night, the clerk said. "
STORY = "\n\n".join(PROSE + f"There were {number} chairs in the hall, and none was empty." for number in range(2, 12))


def rules(text: str, title: str = "", lang: str = "en") -> set[str]:
    return {finding.rule for finding in CHECKER.check(Article(text, title=title, lang=lang))}


PAGES = [
    ("error-page", "404 Not Found\nnginx/1.18.0", "en"),
    ("error-page", "502 Bad Gateway", "en"),
    ("error-page", "Oops! This page doesn’t exist.\nBack to the home page", "en"),
    ("error-page", "Diese Seite wurde leider nicht gefunden.", "de"),
    ("error-page", "Lo sentimos, la página solicitada no está disponible.", "es"),
    ("error-page", "A página que você procura não foi encontrada.", "pt"),
    ("error-page", "La pagina richiesta non è stata trovata.", "it"),
    ("error-page", "De pagina die je zoekt is niet gevonden", "nl"),
    ("error-page", "Strona, której szukasz, nie istnieje.", "pl"),
    ("error-page", "متاسفانه صفحه مورد نظر یافت نشد.", "fa"),
    ("error-page", "페이지를 찾을 수 없습니다.", "ko"),
    ("block-page", "Checking your browser before accessing norwick.example.\nRay ID: 7d1f", "en"),
    ("block-page", "Our systems have detected unusual traffic from your computer network.", "en"),
    ("block-page", "Accès refusé\n\nVérifiez que vous êtes humain", "fr"),
    ("block-page", "ロボットではありません", "ja"),
    ("block-page", "Só falta um passo\n\nPrecisamos confirmar que você não é um robô.", "pt"),
    ("block-page", "Wir müssen kurz prüfen, ob Sie ein Mensch sind.", "de"),
    ("block-page", "Prosimy potwierdzić, że nie jesteś robotem.", "pl"),
    ("block-page", "لطفا جاوا اسکریپت مرورگر خود را فعال کنید", "fa"),
    ("pay-wall", "Log in to read this article.\n\nE-mail\nPassword", "en"),
    ("pay-wall", "Este contenido es exclusivo para suscriptores.", "es"),
    ("pay-wall", "Dit artikel is exclusief voor abonnees.", "nl"),
    ("pay-wall", "هذا المحتوى متاح للمشتركين فقط.", "ar"),
    ("region-block", "This video is not available in your country.", "en"),
    ("cookie-wall", "Utilizziamo i cookie per migliorare la tua esperienza.\nAccetta tutti", "it"),
    ("model-refusal", "Je suis désolé, mais je ne peux pas résumer cet article.", "fr"),
    ("model-refusal", "Üzgünüm, ancak bu konuda yardımcı olamam.", "tr"),
    ("model-refusal", "عذراً، لا يمكنني الوصول إلى هذا الرابط.", "ar"),
    ("parked-domain", "Le nom de domaine hafenpost.example est à vendre !", "fr"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "lang"), PAGES)
def test_a_page_that_is_no_article_is_told_in_many_languages(rule: str, text: str, lang: str) -> None:
    assert rule in rules(text, lang=lang)


@pytest.mark.parametrize(("rule", "text", "lang"), PAGES)
def test_it_is_graded_poor(rule: str, text: str, lang: str) -> None:
    assert LINTER.check(Article(text, lang=lang)).grade == "poor"


@pytest.mark.parametrize(("rule", "text", "lang"), PAGES)
def test_an_article_that_quotes_such_a_page_passes(rule: str, text: str, lang: str) -> None:
    first = text.split("\n", maxsplit=1)[0]
    assert rule not in rules(f"{STORY}\n\n“{first}”\n\n{STORY}", lang=lang)
    assert rule not in rules(f"{STORY}\n\n{first}\n\n{STORY}", lang=lang)


def test_the_finding_stands_on_the_first_line_and_points_at_the_words() -> None:
    text = "\n  Norwick Courier \n\nThe page you are looking for could not be found.\n"
    [finding] = [f for f in CHECKER.check(Article(text)) if f.rule == "error-page"]
    assert text[finding.start : finding.end] == "Norwick Courier"
    [(start, end)] = finding.related
    assert text[start:end].startswith("The page you are looking for")


def test_an_error_page_with_a_list_of_links_is_one_still() -> None:
    links = "\n".join(f"Short headline number {number}" for number in range(60))
    assert "error-page" in rules(f"Page not found\n\n{links}")


def test_an_article_of_a_normal_kind_passes() -> None:
    assert not rules(STORY, title="Council speaks of the harbour bridge")


@pytest.mark.parametrize("lang", ["", "en", "en-US", "eng", "English", "xx"])
def test_a_text_in_its_own_language_passes_however_this_is_written(lang: str) -> None:
    assert "other-language" not in rules(STORY, lang=lang)


@pytest.mark.parametrize("lang", ["de", "fr", "ru", "ja", "ar", "zh-CN", "el", "fi"])
def test_english_declared_as_another_language_is_told(lang: str) -> None:
    assert "other-language" in rules(STORY, lang=lang)


@pytest.mark.parametrize("lang", ["nb", "nn", "no", "sv"])
def test_languages_that_are_near_are_not_told_apart(lang: str) -> None:
    text = (
        "Det var en lang dag i havnen, og ingen af dem, der var med, har siden talt om det, de så på broen den nat. "
        * 3
    )
    assert "other-language" not in rules(text, lang=lang)


def test_serbian_passes_in_both_its_scripts() -> None:
    assert "other-language" not in rules(
        "Мост ће бити отворен у мају, рекао је градоначелник у понедељак. " * 4, lang="sr"
    )
    assert "other-language" not in rules(
        "Most će biti otvoren u maju, rekao je gradonačelnik u ponedeljak. " * 4, lang="sr"
    )


def test_a_title_that_shares_a_bent_word_with_its_text_passes() -> None:
    assert "title-of-another-story" not in rules(STORY, title="Harbours, zebras, violins, comets")
    assert "title-of-another-story" in rules(STORY, title="Zebras, violins, comets, pyramids")


def test_a_title_in_another_script_is_not_judged() -> None:
    assert "title-of-another-story" not in rules(STORY, title="Зебры скрипки кометы пирамиды")


def test_a_list_of_results_and_a_poem_are_no_front_page() -> None:
    results = "\n".join(f"Norwick {n} United, Lowmoor Rovers {n + 1}" for n in range(12))
    verse = "\n".join(
        ["The fog came down upon the town", "It closed the harbour door", "The bell was heard at noon"] * 5
    )
    assert "headline-list" not in rules(results)
    assert "headline-list" not in rules(verse)


PIECES = st.sampled_from(
    [
        *(
            "404 Not Found",
            "Access denied",
            "Subscribe to continue reading",
            "I'm sorry, but I can't help with",
            "cookies",
        ),
        *("Lorem ipsum dolor sit amet, consectetur", "Index of /", "Parent Directory", "Read more", "4 May 2019", ". "),
        *(
            "抱歉，您访问的页面不存在",
            "the of and to in",
            "der die und den von",
            "[a](https://x.example)",
            "\r\n",
            "\ud800",
        ),
        *("\n", "\n\n", " ", "“", "”"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join),
    st.text(max_size=60) | st.just("Just a moment..."),
    st.sampled_from(["", "en", "de", "zh", "ja", "xx", "sr"]),
)
def test_any_text_gives_spans_inside_it(text: str, title: str, lang: str) -> None:
    for finding in CHECKER.check(Article(text, title=title, lang=lang)):
        size = len(text) if finding.field == "text" else len(title)
        assert 0 <= finding.start < finding.end <= size


@pytest.mark.parametrize("cue", ["the moat is drained", "мост разведён", "城门已关闭"])
def test_a_cue_alone_is_enough_for_a_notice(tmp_path: Path, cue: str) -> None:
    """No list of words beside the cues, which somebody could forget to add to, decides which notices are seen."""
    (tmp_path / "own.yaml").write_text(OWN_NOTICE.format(cue=cue), "utf-8")
    checker = Checker(load_rules([str(tmp_path / "own.yaml")], Registry()))
    assert [finding.rule for finding in checker.check(Article(f"{cue.capitalize()}."))] == ["moat-page"]
    assert not checker.check(Article(f"{cue.capitalize()}.\n\n{STORY}"))


OWN_NOTICE = """
ruleset: own
description: A notice of our own.
rules:
  - id: moat-page
    family: structure
    severity: error
    validator: notice
    cues: ['{cue}']
    message: "A page that says why there is no article"
    why: The page was stored in place of the article that it stands for.
    examples:
      flags: ['{cue}', '{cue}.', '{cue}!']
      passes: ['The herald spoke.', 'A herald spoke.', 'Heralds spoke.']
"""


def test_wrapped_prose_is_prose() -> None:
    text = (
        "Two hundred years ago today the keeper of the light was busy\n"
        "performing security drills with his three sons, as the orders\n"
        "of the admiralty asked of every keeper on that coast. The guns\n"
        "had been cleaned, the oil was measured, and the boat was tied up\n"
        "below the stairs. His daughter, who was to write it all down\n"
        "later, sat in the kitchen and counted the sails that went by, as\n"
        "she did every morning when the fog had gone and the sea was calm\n"
        "enough for fishing off the skerries to the north of the island.\n"
    )
    assert [f.rule for f in CHECKER.check(Article(text)) if f.family == "structure"] == []


def test_a_long_page_of_headlines_and_counters_between_its_labels_is_a_page_of_labels() -> None:
    part = [f"{number} boats that came home in May ({number} comments)" for number in range(2, 22)]
    page = [line for headline in part for line in (headline, "Ferries", f"{headline[:20]} 12:40", headline[::-1])]
    assert "page-of-labels" in rules("\n\n".join(page))
    assert "page-of-labels" not in rules("\n\n".join([*page, PROSE * 3]))
    assert "page-of-labels" not in rules("\n\n".join(page[:40]))  # a few such lines may be a list


def test_lone_surrogates_at_the_edges_of_headlines_are_read():
    lines = (
        "The Harbour Ferry Runs Late Again on a Monday\ud83d",
        "\ud83dThe New School Opens Its Doors in the Spring",
    )
    assert "error-page" not in rules("\n".join(lines))
