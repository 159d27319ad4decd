"""Text of the site in the article."""

import re
import re._parser as sre_parser
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry, boilerplate
from scrapelint.validators.engine.re2text import Utf8, compile_pattern
from scrapelint.validators.siteparts.cues import DIGITS, LETTERS, beginnings, parted, said, uncounted

BOOK = load_rules(["boilerplate"], Registry())
CHECKER = Checker(BOOK)
BEFORE = "The ferry left at noon, and nobody on the quay had seen the second mate."
AFTER = "It came back in the evening with forty passengers and a goat on board."
SIGNS = ".,:;!?…–—|•·»«“”„()[]、。！？：「」・،؛؟۔।★→☰📷×÷\u200d\ufe0f\ue001"


def told(text, lang="en"):
    return [(f.rule, text[f.start : f.end]) for f in CHECKER.check(Article(text, lang=lang)) if f.severity != "info"]


def check(line, lang="en"):
    return told(f"{BEFORE}\n\n{line}\n\n{AFTER}", lang)


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("share-buttons", "Share on Facebook"),
        ("share-buttons", "Facebook  Twitter  Email"),
        ("share-buttons", "Auf Facebook teilen"),
        ("share-buttons", "Partager sur Facebook"),
        ("share-buttons", "Compartir en Twitter"),
        ("share-buttons", "Udostępnij na Facebooku"),
        ("share-buttons", "Поделиться в соцсетях"),
        ("newsletter-signup", "Sign up for our newsletter"),
        ("newsletter-signup", "Newsletter abonnieren und nichts verpassen"),
        ("newsletter-signup", "Inscrivez-vous à notre lettre d’information"),
        ("newsletter-signup", "Suscríbete a nuestro boletín"),
        ("newsletter-signup", "Assine nossa newsletter"),
        ("newsletter-signup", "Iscriviti alla newsletter"),
        ("newsletter-signup", "Schrijf je in voor de nieuwsbrief"),
        ("newsletter-signup", "Подпишитесь на рассылку"),
        ("navigation", "Loading..."),
        ("navigation", "Video loading"),
        ("navigation", "Play video"),
        ("advertisement-label", "PR"),
        ("cookie-notice", "We use cookies to make the site better."),
        ("cookie-notice", "Utilizamos cookies para mejorar su experiencia."),
        ("related-link", "Read more: The goat of the ferry"),
        ("related-link", "Lesen Sie auch: Die Ziege von der Fähre"),
        ("related-link", "Lire aussi : La chèvre du bac"),
        ("related-link", "Leia também: A cabra da balsa"),
        ("related-link", "Leggi anche: La capra del traghetto"),
        ("related-link", "Lees ook: De geit van de pont"),
        ("related-link", "Czytaj także: Koza z promu"),
        ("related-link", "Читайте также: Коза с парома"),
        ("related-link", "بیشتر بخوانید: بز کشتی"),
        ("related-link", "相关阅读：渡轮上的山羊"),
        ("advertisement-label", "Advertisement"),
        ("advertisement-label", "Publicité"),
        ("advertisement-label", "Реклама"),
        ("advertisement-label", "広告"),
        ("comment-counter", "37 Comments"),
        ("comment-counter", "Commentaires (12)"),
        ("copyright-line", "© 2026 The Harbour Post"),
        ("copyright-line", "Alle Rechte vorbehalten."),
        ("copyright-line", "جميع الحقوق محفوظة"),
        ("tag-list", "Tags: goats, ferries"),
        ("tag-list", "Etiquetas: cabras, barcos"),
        ("tag-list", "برچسب‌ها: بز، کشتی"),
        ("follow-prompt", "Follow us on Facebook"),
        ("follow-prompt", "Síguenos en Facebook"),
        ("navigation", "Skip to main content"),
        ("navigation", "Inicio  Política  Deportes  Cultura"),
        ("source-note", "This story was originally published in The Harbour Post."),
    ],
)
def test_a_line_of_the_site_is_told_whole(rule, line):
    assert check(line) == [(rule, line)]


@pytest.mark.parametrize(
    "line",
    [
        "More than forty people followed the goat on Facebook, and some shared its photo on Twitter.",
        "She subscribed to the newspaper for forty years and never read the advertisements in it.",
        "The council’s newsletter said that cookies would be served after the meeting.",
        "Readers commented on the story, and the harbour master shared his view.",
        "“Follow us on board,” said the mate.",
        "He read more about goats that winter than in all his life before.",
        "Related by blood, divided by a ferry: the two islands have not spoken in years.",
        "Die Werbung für die Fähre hing noch am Steg, als die Ziege kam.",
        "Il lit aussi les journaux du continent, avec trois jours de retard.",
        "Всё это читали также на материке.",
        "Home is where the goat is.",
    ],
)
def test_prose_about_such_things_passes(line):
    assert check(line) == []


def test_links_under_a_heading_are_one_block():
    block = "Related stories\n\nThe goat of the ferry\n\nWhere the second mate was all along"
    assert check(block) == [("related-link", block)]


def test_a_prompt_at_the_end_of_a_paragraph_is_told_without_it():
    text = f"{BEFORE} {AFTER} Sign up for our newsletter to hear of the goat every morning."
    (found,) = CHECKER.check(Article(text, lang="en"))
    assert text[found.start : found.end] == "Sign up for our newsletter to hear of the goat every morning."


def test_a_quoted_prompt_is_somebodys_words():
    assert check("“Stop. Sign up for our newsletter now,” the sign said, and nobody did.") == []


@given(st.text(alphabet="aA .:|\n-([)]»share more ad広告реклам0", max_size=80))
def test_spans_lie_inside_the_text(text):
    for finding in CHECKER.check(Article(text, lang="en")):
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    "line", ["Press and radio came along.", "More than forty people.", "About the goat nobody spoke."]
)
def test_a_word_of_a_label_at_the_start_of_a_sentence_wakes_no_rule(line):
    rules = [bound for bound in CHECKER.book.rules.values() if bound.rule.validator == "boilerplate"]
    cues = [compile_pattern(bound.params.cue) for bound in rules]
    assert not any(cue.search(line.encode()) for cue in cues)


def test_the_letters_of_all_phrases_are_letters_and_their_signs_are_not():
    phrases = "".join(
        phrase
        for bound in CHECKER.book.rules.values()
        if bound.rule.validator == "boilerplate"
        for table in bound.params.model_dump().values()
        if isinstance(table, dict)
        for phrase in table.values()
    )
    letter, filling = compile_pattern(f"[{LETTERS}]"), compile_pattern(f"[^{LETTERS}{DIGITS}]")
    told = {char for char in phrases if letter.match(char.encode())}
    assert {char for char in phrases if char.isalpha()} <= told
    signs = {char for char in phrases if unicodedata.category(char)[0] in "PSZ"} | set(SIGNS)
    assert all(filling.match(char.encode()) for char in signs)


def test_a_card_of_links_ends_where_the_sentence_goes_on_and_two_are_two():
    first = "Ada Marie QuillCouncil rejects the budget Ferry fares to rise MORE"
    second = "Jonathan Rook2030 plans of the harbour Farmers ask for rain insurance MORE"
    text = f"The plan of Mayor Ada Quill {first} and of Senator Jon Rook {second} (Harbour Party) was read on Friday."
    assert found(text, "inline-related-links") == [first, second]


def found(text, rule):
    return [text[f.start : f.end] for f in CHECKER.check(Article(text, lang="en")) if f.rule == rule]


@pytest.mark.parametrize(
    ("phrase", "lines"),
    [
        (r"[\w.+-]+@post[: ]?[a-z]+", ("jana.mareth@post:example", "jana@post example", "jana@postexample")),
        ("foot ?note", ("footnote", "foot  note")),
    ],
)
def test_classes_of_characters_and_spaces_that_may_be_missing_mean_in_a_phrase_what_they_mean_in_a_pattern(
    phrase, lines
):
    pattern = compile_pattern(said({"en": phrase}, {}))
    begun = compile_pattern(beginnings([{"en": phrase}], {}))
    for line in lines:
        assert begun.match(line.encode())
        assert pattern.fullmatch(line.encode())


@pytest.mark.parametrize("phrase", [r"\pL+ desk", r"[\pL’]{3,20} desk", r"[\p{L}-]+ desk", r"(\p{L}|\d)* desk"])
@pytest.mark.parametrize(("word", "is_word"), [("harbour", True), ("гавань", True), ("cámara", True), ("£££", False)])
def test_any_letter_in_a_phrase_is_one_of_any_script(phrase, word, is_word):
    pattern = compile_pattern(said({"en": phrase}, {}))
    assert (pattern.fullmatch(f"{word} desk".encode()) is not None) is is_word


@pytest.mark.parametrize(
    ("pattern", "uncounted_pattern"),
    [
        (r"a[^\n]{0,16}b", r"a[^\n]*b"),
        (r"(x|y){1,20}z", r"(x|y)+z"),
        (r"[^\]]{2,}", r"[^\]]+"),
        (r"\]{2,3}\){2,}\d{1,2}", r"\]{2,3}\){2,}\d{1,2}"),
    ],
)
def test_a_trigger_counts_no_classes_and_no_groups(pattern, uncounted_pattern):
    assert uncounted(pattern) == uncounted_pattern


@pytest.mark.parametrize("line", ["login;", "Home,"])
def test_an_item_of_an_enumeration_is_no_button(line):
    assert check(line) == []
    assert check(line[:-1]) == [("navigation", line[:-1])]


def test_a_sentence_in_swedish_marks_is_somebodys_words():
    line = "På skylten stod det ”All rights reserved, och ingen frågade” i många år innan bron revs."
    assert check(line, "sv") == []


@pytest.mark.parametrize(
    ("rule", "tail"),
    [
        ("advertisement-label", "Article continues below advertisement"),
        ("advertisement-label", "ADVERTISEMENT"),
        ("related-link", "(Lees ook: De geit van de pont)"),
        ("related-link", "Mehr dazu lesen Sie hier."),
        ("share-buttons", "Share on Facebook. Share on Twitter."),
    ],
)
def test_what_was_a_line_is_told_at_the_end_of_a_paragraph_too(rule, tail):
    assert told(f"{BEFORE} {tail}\n\n{AFTER}") == [(rule, tail)]


def test_a_line_in_japanese_is_told_behind_a_sentence_without_a_space():
    text = "渡輪は正午に港を出たが、二等航海士を見た者は岸壁に一人もいなかった。続きを読む\n\n夕方に戻った。"
    (found,) = CHECKER.check(Article(text, lang="ja"))
    assert text[found.start : found.end] == "続きを読む"


@pytest.mark.parametrize("tail", ["More", "“Read the full letter.”", "He read on. More", "2. Sign in"])
def test_a_word_or_a_quotation_at_the_end_of_a_paragraph_is_the_articles(tail):
    text = f"{BEFORE} {tail}\n\n{AFTER}" if tail[0] != "2" else f"1. Wait\n{tail}\n3. Go"
    assert [f.rule for f in CHECKER.check(Article(text, lang="en")) if f.severity != "info"] == []


def test_no_table_has_a_phrase_twice():
    tables = [
        (bound.rule.id, place, lang, phrases.split(" | "))
        for bound in CHECKER.book.rules.values()
        if bound.rule.validator == "boilerplate"
        for place, table in bound.params.model_dump().items()
        if isinstance(table, dict)
        for lang, phrases in table.items()
    ]
    assert [where for *where, phrases in tables if len(set(phrases)) < len(phrases)] == []
    assert len(tables) > 500


PROSE = (
    "The ferry is back in service after a month in the dock, and the pier is open to all again.",
    "The second mate, who has a key to the lamp room, said that nobody had ever asked him for it.",
    "The board of the harbour meets on Monday to vote on the new timetable for the summer months.",
)
MENU = ("Home", "Harbour news", "Sport", "Weather", "Contact", "About us", "Imprint")


def told_as_menu(*lines):
    checker = Checker(load_rules(["recommended"], Registry()), select=["menu-lines"])
    text = "\n".join(lines)
    return [text[f.start : f.end].split("\n") for f in checker.check(Article(text, lang="en"))]


@pytest.mark.parametrize("lines", [(*MENU, *PROSE), (*PROSE, *MENU), (PROSE[0], *MENU, *PROSE[1:])])
def test_a_menu_is_told_above_the_text_below_it_and_within(lines):
    assert told_as_menu(*lines) == [list(MENU)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Ferry back", "By Ann Oake", "Monday", *PROSE),
        (*PROSE, "Ann Oake", "Jana Mareth", "Peter Holt", "Tomas Quill", "Ines Okoro"),
        (PROSE[0], "What the crew takes along:", *MENU, *PROSE[1:]),
        (*PROSE, "Lamps 3", "Nets 12", "Oars 4", "Ropes 9"),
        (*PROSE, "La la la", "La", "La la la", "La", "La la la", "La"),
        MENU,
    ],
)
def test_other_short_lines_are_no_menu(lines):
    assert told_as_menu(*lines) == []


PARAGRAPH = f"{BEFORE} {AFTER}"
HEADLINES = ["Harbour Board Votes to Close the Northern Pier", "Second Mate Says He Was 'Never Asked' for the Key"]


def rows(*lines, above=PARAGRAPH):
    text = "\n\n".join([above, *lines, PARAGRAPH])
    return [text[f.start : f.end] for f in CHECKER.check(Article(text, lang="en")) if f.rule == "headline-rows"]


def test_headlines_in_a_row_are_links_to_other_stories():
    assert rows(*HEADLINES) == ["\n\n".join(HEADLINES)]


@pytest.mark.parametrize(
    "lines",
    [
        HEADLINES[:1],
        [HEADLINES[0], PARAGRAPH, HEADLINES[1]],
        [f"{line}." for line in HEADLINES],
        [f"- {line}" for line in HEADLINES],
        [line.capitalize() for line in HEADLINES],
        ["He has written these books:", *HEADLINES],
        [f"The Good Harbour Hand Lotion With {smell} and Salt" for smell in ("Lime", "Mint", "Rose")],
        [f"{number} Ways to Light a Lamp With Wet Matches" for number in ("Two", "Ten")] * 5,
        ["Photo by Jana Mareth of the Harbour Post and Others"] * 2,
    ],
)
def test_headings_items_titles_and_products_are_no_links(lines):
    assert rows(*lines) == []


def test_headlines_above_the_first_paragraph_are_the_articles_own():
    assert rows(*HEADLINES, above="4 May 2026") == []


def _does_without(parsed):
    """Whether what was parsed may match a text in Latin letters."""
    for kind, value in parsed:
        name = str(kind)
        if name == "LITERAL" and Utf8(chr(value)).is_wide:
            return False
        if name == "BRANCH" and not any(map(_does_without, value[1])):
            return False
        if name == "SUBPATTERN" and not _does_without(value[-1]):
            return False
        if name.endswith("_REPEAT") and value[0] and not _does_without(value[2]):
            return False
        if name == "IN" and all(str(each) == "LITERAL" and Utf8(chr(of)).is_wide for each, of in value):
            return False
    return True


def test_phrases_in_other_letters_than_latin_match_no_text_in_latin_ones():
    """Such texts are not looked through for them."""
    for name, bound in BOOK.rules.items():
        if bound.rule.validator != "boilerplate":
            continue
        for place in boilerplate.PLACES:
            _, wide = parted(getattr(bound.params, place))
            for lang, listed in wide.items():
                pattern = re.sub(r"\\[pP](?:\{\w+\}|\w)|\\x\{\w+\}", "x", said({lang: listed}, bound.params.words))
                assert not _does_without(sre_parser.parse(pattern)), (name, place, listed)


@pytest.mark.parametrize(
    ("rule", "inner"),
    [
        ("related-link", "Baca juga: Dermaga lama diperbaiki tahun depan!"),
        ("navigation", "Hide caption 3 of 9"),
        ("share-buttons", "Teilen Merken Drucken Versenden"),
    ],
)
def test_what_was_a_line_is_told_in_the_middle_of_a_paragraph_too(rule, inner):
    assert told(f"{BEFORE} {inner} {AFTER} {BEFORE} {AFTER}") == [(rule, inner)]


@pytest.mark.parametrize(
    "inner",
    ["Read more.", "“Article continues below advertisement” stood on the mast.", "More.", "A year ago, he had one."],
)
def test_advice_and_quotations_in_the_middle_of_a_paragraph_are_the_articles(inner):
    assert told(f"{BEFORE} {inner} {AFTER} {BEFORE} {AFTER}") == []


def test_a_label_that_was_glued_to_a_paragraph_is_told():
    text = f"{BEFORE}Read more: The harbour in winter{BEFORE}It sailed again at night.Nobody saw the goat again."
    assert told(text) == [("related-link", "Read more: The harbour in winter")]


def test_a_line_may_run_into_the_paragraph_that_it_begins():
    text = f"{BEFORE}\n\nHide caption 3 of 9 {AFTER} {BEFORE} {AFTER} {BEFORE} {AFTER}"
    assert told(text) == [("navigation", "Hide caption 3 of 9")]
