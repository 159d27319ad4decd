"""A first letter that a scraper lost is missed by the reader, and by the linter found."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Finding, Registry
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.examples import check_examples
from scrapelint.validators.wording.guess import code, guess, language

BOOK = load_rules(["truncated-words"], Registry())
CHECKER = Checker(BOOK)
BEFORE = "The council met on Monday evening. It went on until midnight."
AFTER = "Nobody asked for more. Everyone went home when the lights were put out."


def check(text: str, lang: str = "en", title: str = "") -> list[Finding]:
    return list(CHECKER.check(Article(text, title=title, lang=lang)))


def after_a_paragraph(line: str, lang: str = "en") -> list[tuple[str, str]]:
    text = f"{BEFORE}\n\n{line}\n\n{AFTER}"
    return [(text[f.start : f.end], f.message) for f in check(text, lang)]


def test_the_examples_hold():
    assert not list(check_examples(BOOK))


@pytest.mark.parametrize(
    ("line", "rest", "likely"),
    [
        ("oth sides agreed to meet again in the spring.", "oth", "Both"),
        ("he council said that it would look at the plans once more.", "he", "The"),
        ("his is the third time that the plans were sent back.", "his", "This"),
        ("hat plan would have cost twice as much, the mayor said.", "hat", "That"),
        ("n Tuesday the plans were sent back to the architects.", "n", "In' or 'On"),
        ("owever, the plans were sent back to the architects.", "owever", "However"),
        ("itamin D was the subject of the second talk.", "itamin", "Vitamin"),
        ("hen nobody came, the doors were shut.", "hen", "When"),
        ("“owever hard we try, we fail,” the mayor said to the reporters.", "owever", "However"),
        ("ASHINGTON (AP) — The plans were sent back to the architects.", "ASHINGTON", "WASHINGTON"),
        ("rump's plans were sent back to the architects.", "rump's", "Trump's"),
    ],
)
def test_a_lost_first_letter_is_found_and_the_likely_word_named(line, rest, likely):
    found = after_a_paragraph(line)
    assert [word for word, _ in found] == [rest]
    assert f"'{likely}'" in found[0][1]


def test_the_first_word_of_the_whole_text_needs_no_context():
    (finding,) = check("eflecting attention from the plans has been the mayor’s answer.")
    assert (finding.start, finding.end) == (0, 9)
    assert "'Reflecting'" in finding.message


def test_a_name_that_no_lexicon_knows_is_taken_from_the_article():
    text = "The mayor, Anna Qwendolski, was late.\n\nwendolski said that the train had stood for an hour."
    assert [text[f.start : f.end] for f in check(text)] == ["wendolski"]


@pytest.mark.parametrize(
    "line",
    [
        "iPhone sales were the subject of the second talk, and nobody came.",
        "eBay sales were the subject of the second talk, and nobody came.",
        "by Jane Doe",
        "kim.lee@example.org wrote to us about the plans on Monday.",
        "https://example.org/plans has all of the plans, and more.",
        "@oth said that the plans were no good, and nobody knew why.",
        "maggie: I have never seen such plans in all my life here.",
        "x-ray pictures of the wall were shown in the second talk.",
        "“the plans are no good,” the mayor said to the reporters.",
        "def plans(council): return [plan for plan in council.plans if plan.good]",
        "of course, the plans were sent back to the architects once more.",
        "and so the plans were sent back to the architects once more.",
    ],
)
def test_what_starts_in_lower_case_on_purpose_is_left_alone(line):
    assert after_a_paragraph(line) == []


def test_a_sentence_that_goes_on_after_a_break_is_left_alone():
    assert check("The mayor, who had been late, said that\n\nhe would look at the plans again in the spring.") == []
    assert check("The mayor had been late because\n\nhis train had stood in the fields for an hour.") == []


def test_lines_of_a_hard_wrapped_text_are_not_paragraphs():
    text = (
        "The mayor, who had been late because the train stood in the fields,\n"
        "his hat in his hand and his plans under his arm, told the council that\n"
        "he would look at all of it again in the spring, if they would let him do\n"
        "hat and nothing else, and the council said that it would think it over.\n"
    )
    assert check(text) == []


def test_lists_verse_chats_and_texts_in_lower_case_are_left_alone():
    assert check("The plans need:\n\nhis consent\n\nhis money\n\nhis time, of which there is little") == []
    assert check("all is quiet on the quay\nhis boat is tied\nhe sleeps below\nhis dog keeps watch for him") == []
    lower = "we write like this here. it saves time.\n\nhis plans were like that too, small and quiet.\n\nhe said so."
    assert check(lower) == []


def test_a_site_that_loses_the_letter_of_every_paragraph_is_told_of_every_one():
    lines = ["oth sides agreed to meet again in spring.", "owever, the plans were sent back.", "oth sides were late."]
    assert [f.rule for f in check("\n\n".join(lines))] == ["lost-first-letter"] * 3


def test_a_site_in_capitals_that_loses_the_letter_of_many_paragraphs_has_no_habit_of_lower_case():
    lines = ["he plans were sent back. Nobody was glad of it.", "n Tuesday it rained. The boats stayed at the quay."]
    text = "\n\n".join([*lines, "e were late again. So were all of the others.", AFTER])
    assert [text[f.start : f.end] for f in check(text)] == ["he", "n", "e"]


def test_a_word_of_the_title_is_known_in_any_language():
    text = "uuzaji alifunga duka lake mapema jana jioni kwa sababu ya mvua kubwa."
    assert [f.rule for f in check(text, "sw", title="Muuzaji afunga duka")] == ["lost-first-letter"]


def test_letters_that_serve_as_bullets_are_left_alone():
    points = ["o The plans were sent back.", "o The mayor was late again.", "o Nobody came to the second talk."]
    assert check(BEFORE + "\n\n" + "\n".join(points)) == []


def test_whole_words_of_scripts_without_case_are_left_alone():
    assert check("قال الرئيس يوم الاثنين إن الاتفاق جاهز للتوقيع.\n\nوأضاف أن المحادثات ستستمر.", "ar") == []
    assert check("市长周一表示，新计划已经准备好了。\n\n他补充说，谈判将继续进行。", "zh") == []
    assert check("नगर परिषद की बैठक सोमवार को हुई।\n\nबैठक देर रात तक चली।", "hi") == []


@pytest.mark.parametrize("lang", ["de", "", "en", "de-AT"])
def test_the_language_is_guessed_where_it_is_missing_or_wrong(lang):
    text = (
        "Der Rat der Stadt hat sich am Montag mit dem neuen Haushalt befasst, und es ist spät geworden. "
        "Die Pläne für das Bad sind nach der Sitzung nicht mehr zu sehen gewesen, sagte ein Sprecher.\n\n"
        "ürgermeisterin und Rat wollen sich noch in diesem Jahr mit den Plänen für das Bad befassen."
    )
    assert [text[f.start : f.end] for f in check(text, lang)] == ["ürgermeisterin"]


@pytest.mark.parametrize(
    ("name", "expected"), [("en-US", "en"), ("pt_BR", "pt"), ("deu", "de"), ("no", "nb"), ("", ""), ("German", "de")]
)
def test_language_names_become_codes(name, expected):
    assert code(name) == expected


def test_a_guess_needs_words():
    assert guess("") == ("", False)
    assert guess("Foto: AFP") == ("", False)


def test_an_apostrophe_that_lost_its_letter_is_found_in_french():
    text = "Le conseil s’est réuni lundi soir.\n\n’homme que l’on attendait n’est pas venu à la réunion."
    assert [text[f.start : f.end] for f in check(text, "fr")] == ["’homme"]
    assert check("Nessuno lo sa.\n\n'Ndrangheta e politica sono i temi della serata di oggi.", "it") == []


def test_a_letter_that_came_loose_is_not_found_twice():
    text = "W\nhen the ferry came in, nobody was waiting on the quay."
    assert [(f.rule, text[f.start : f.end]) for f in check(text)] == [("split-first-letter", "W\nhen")]


@pytest.mark.parametrize(
    "text",
    [
        "oth sides of the river agreed at once.\n\n" * 20_000,
        "’homme a dit que la ville est belle.\n" * 20_000,
        "T\nhe said it was a very fine day.\n" * 20_000,
        "(" * 1_000_000,
        " \n" * 500_000,
        "a" * 1_000_000,
    ],
)
def test_the_time_is_linear(text):
    start = time.process_time()
    check(text)
    assert time.process_time() - start < 20  # 1-4 s on a busy machine; what is quadratic takes minutes


PIECES = ["oth", "he", "T", "’", "“", "\n", "\r", "\u2028", " ", "est", "İ", "ß", "ǆ", ".", "Σας", "\ud800"]


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=300) | st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.sampled_from(["en", "de", "fr", "tr", "el", "", "xx", "en-US"]),
)
def test_any_text_gives_spans_inside_the_field(text, lang):
    for finding in check(text, lang, title=text[:40]):
        field = text if finding.field == "text" else text[:40]
        assert 0 <= finding.start < finding.end <= len(field)
        assert 0 <= finding.confidence <= 1


def test_a_post_in_lower_case_and_a_roman_numeral_have_lost_nothing() -> None:
    others = "\n\n".join(f"The ferry of line {n} was late again on Monday, and nobody knew why." for n in range(4))
    post = "yes truly this is the boat we all wait for pic.twitter.com/aBcD1234"
    item = "ii Holt, A., Moor, B., and Lund, C. looked at boats and piers, the first of their kind."
    assert not CHECKER.check(Article(f"{others}\n\n{post}", lang="en"))
    assert not CHECKER.check(Article(f"{others}\n\n{item}", lang="en"))


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("anemoctl tells how strong the wind is and writes it down.\n\nThe keeper starts anemoctl at noon.", "en"),
        ("tide-table shows when the water is high on the coast.\n\nThe keeper prints tide-table at noon.", "en"),
        ("anemoctl 是一个记录风速的程序，灯塔管理员每天中午启动它，然后写下结果。", "zh"),
    ],
)
def test_a_name_in_lower_case_has_lost_nothing(line, lang):
    assert after_a_paragraph(line, lang) == []


@pytest.mark.parametrize(("stated", "expected"), [("mr", "mr"), ("hi", "hi"), ("gl", "gl"), ("", "hi")])
def test_a_language_of_which_nothing_is_known_is_not_taken_for_its_neighbour(stated, expected):
    text = "परिषद की बैठक सोमवार शाम को हुई। यह आधी रात तक चली और महापौर ने उसमें भाग नहीं लिया।"
    if stated == "gl":
        text = "O concello reuniuse o luns pola tarde e a reunión non rematou ata a medianoite."
    assert language(Document(Article(text * 3, lang=stated))) == expected


def test_russian_with_a_paragraph_that_was_read_in_another_code_page_is_no_ukrainian():
    text = "Паром вернулся в порт. Этот рейс был последним, и мы ждали ещё, чтобы увидеть огни.\n\n"
    misread = "Капитан сказал, что рейс был трудным.".encode().decode("cp1251", "replace")
    assert any(letter in misread for letter in "іїєґІЇЄ")
    assert guess(text + misread) == ("ru", True)
    assert guess("Пором повернувся до порту, і її рейс був останнім.") == ("uk", True)
