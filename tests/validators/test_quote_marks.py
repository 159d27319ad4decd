"""Mismatched quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Finding, Registry
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.examples import check_examples
from scrapelint.validators.engine.re2text import Utf8
from scrapelint.validators.engine.spans import Spans
from scrapelint.validators.quotation.pairs import Conventions
from scrapelint.validators.quotation.reading import read
from scrapelint.validators.quotation.screen import suspicious_lines
from scrapelint.validators.quotation.tokens import marks
from scrapelint.validators.quote_marks import Params, find

BOOK = load_rules(["quotes"], Registry())
CHECKER = Checker(BOOK)


def check(text: str, lang: str = "en", title: str = "") -> list[Finding]:
    return [f for f in CHECKER.check(Article(text, title=title, lang=lang)) if f.severity != "info"]


def found(text: str, lang: str = "en") -> list[tuple[str, int]]:
    return [(finding.rule, finding.start) for finding in check(text, lang)]


def test_the_rules_examples_hold():
    assert list(check_examples(BOOK)) == []


def test_the_finding_stands_on_the_odd_mark_and_not_on_the_last():
    text = '"We left, he said. "It was late," she said. "Very late."'
    assert found(text) == [("unclosed-quote", 0)]
    text = 'It was late," she said. "Very late." He said: "Yes."'
    assert found(text) == [("unopened-quote", text.index('"'))]


def test_a_mark_typed_on_the_wrong_side_of_a_space_is_no_missing_partner():
    assert found('"It was late, "she said. "Very late."') == []


@pytest.mark.parametrize("mark", ["“", '"', "„", "«"])
def test_a_long_quotation_opens_every_paragraph(mark):
    close = {"“": "”", '"': '"', "„": "“", "«": "»"}[mark]
    text = "\n\n".join(
        [f"{mark}It snowed for days.", f"{mark}Then it thawed.", f"{mark}Then it froze.{close} She wept."]
    )
    assert found(text) == []
    assert [rule for rule, _ in found(text.replace(close + " She", " She"))] == ["unclosed-quote"]


def test_a_long_quotation_that_opens_once_is_right_but_in_english():
    text = "Он ответил: «Снег шёл неделю.\n\nПотом он растаял.\n\nПотом подморозило». И вышел."
    assert found(text, "ru") == []
    assert len(found(text.replace("»", ""), "ru")) == 1
    assert len(found("He said: “It snowed for days.\n\nThen it thawed.\n\nThen it froze.” He left.")) == 2


def test_a_long_quotation_may_be_nested():
    assert found("“He told me: ‘It snowed for days.\n\n“‘Then it thawed.’”\n\nShe wept.") == []


def test_a_caption_may_stand_inside_a_long_quotation():
    text = "“It snowed for days.\n\nPhoto of a snowy yard\n\nRead more about snow\n\n“Then it thawed.”"
    assert found(text) == []


def test_a_quotation_of_its_own_after_a_sentence_of_prose_does_not_go_on():
    text = "“It snowed for days.\n\nHe looked at the snowy yard.\n\n“Then it thawed,” said his brother."
    assert found(text) == [("unclosed-quote", 0)]
    assert found(text.replace("yard.", "yard")) == []  # a caption


def test_a_quotation_is_not_carried_over_where_the_first_of_two_openers_lacks_its_partner():
    assert found("“It snowed, he said. “For days.”\n\n“Then it thawed,” she said.") == [("unclosed-quote", 0)]


def test_a_line_break_inside_a_sentence_or_stanza_closes_no_quotation():
    assert found("She called it “the longest\n\nwinter of all” and left.") == []
    assert found("“Snow on the roof,\nsnow on the road.”\n\nThat is how it goes.") == []


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\u2028"])
def test_any_line_end_ends_a_paragraph(ends):
    text = ends.join(["He said no.", "", "“It snowed, he said.", "", "She left.", ""])
    assert found(text) == [("unclosed-quote", text.index("“"))]


def test_a_hard_wrapped_paragraph_is_one():
    lines = [
        "The woman at the counter looked up and told them “that the ferry",
        "would not run before the morning tide and that they had better",
    ]
    assert found("\n".join([*lines, "look for a room in the town” and went back to her paper."])) == []


def test_spans_count_code_points_beyond_the_basic_plane():
    text = "😀😀 “It snowed, he said."
    assert found(text) == [("unclosed-quote", 3)]


def test_the_title_is_read_too():
    findings = check("All was well.", title="Mayor: “No snow this year")
    assert [(f.rule, f.field, f.start) for f in findings] == [("unclosed-quote", "title", 7)]


def test_a_mixed_pair_points_at_its_partner():
    text = '“It snowed," he said. “For days.”'
    (finding,) = check(text)
    assert (finding.rule, finding.start, finding.related) == ("mixed-quotes", text.index('"'), ((0, 1),))


def test_the_kind_of_mark_that_the_article_uses_less_is_the_odd_one():
    assert found('"It snowed,” he said. “For days.” “And days.”') == [("mixed-quotes", 0)]
    assert found('“It snowed," he said. "For days." "And days."') == [("mixed-quotes", 0)]


def test_marks_inside_machine_output_pair_with_none_outside():
    text = 'He said: "string(3) "no" and left."'
    document = Document(Article(text))
    document.machine = Spans([(10, 24)])
    assert list(find(document, Params(kind="unclosed"))) == []
    document = Document(Article('He said: "dump" and left.'))
    document.machine = Spans([(10, 15)])
    assert [hit.start for hit in find(document, Params(kind="unclosed"))] == [9]


def test_code_is_no_prose():
    assert found("Write it so:\n\n```\nprint(\"it's)\nx = '\n```\n\nand run it.") == []
    assert found("Set `x = \"` and ``y = '`` first.") == []


def test_letters_that_look_like_a_mark_are_none():
    assert found("The road from ‘Aiea to O‘ahu’s north shore, past ‘Ewa, is wet.") == []
    assert found("‘Abd al-Malik and his brother met ‘Abd al-Aziz at noon.") == []


def test_which_marks_close_a_low_one_depends_on_the_language_and_the_articles_habit():
    polish, german = "Napisał: „Jutro”. Dodał: „Nigdy“.", "Er schrieb: „Morgen“. Dann: „Niemals”."
    assert found(polish, "pl") == [("reversed-quote", polish.index("“"))]
    assert found(german, "de") == [("reversed-quote", german.index("”"))]
    assert found(german.replace("“", "”"), "de") == []  # throughout
    assert found(polish) == []  # a language that says nothing
    german = "Er schrieb “Morgen“. Dann: „Niemals“."
    assert found(german, "de") == [("reversed-quote", german.index("“"))]


def test_marks_that_face_right_are_right_in_swedish_only():
    text = "”Vi ses i morgon“, sade hon. ”Vid bron.” ”Ja.”"
    assert found(text, "sv") == [("reversed-quote", text.index("“"))]
    text = "Han sade: “Vid bron.” ”Ja.” ”Ja då.” ”Kanske.”"
    assert found(text, "sv") == [("reversed-quote", text.index("“"))]
    text = "Il dit « demain ». Elle répond »jamais ». Puis « oui »."
    assert found(text, "fr") == [("reversed-quote", text.index("»jamais"))]
    assert [mark for _, mark in found("She said ”no“ and “yes” and “no”.")] == [9, 12]


def test_in_a_mixed_pair_the_kind_that_is_rarer_is_odd():
    text = "Он назвал «дом» и «сад». Потом ”лес»."
    assert found(text, "ru") == [("mixed-quotes", text.index("”"))]
    text = '‘It rained,’ he said. ‘For days," she said. ‘Weeks.’'
    assert found(text) == [("mixed-quotes", text.index('"'))]
    text = "वह बोला, “हम कल आएँगे’।"
    assert found(text, "hi") == [("mixed-quotes", text.index("’"))]


def test_of_two_opening_marks_with_one_sentence_between_the_second_is_odd():
    text = "„Takové noci jsou dlouhé. „A zimy ještě delší.“"
    assert found(text, "cs") == [("unclosed-quote", text.rindex("„"))]


def test_an_inner_quotation_closes_itself_before_the_outer_one():
    text = "“大家都高兴。”她说，“队长只说了一句：‘再来一次。’"
    assert found(text, "zh") == [("unclosed-quote", text.rindex("“"))]
    assert found("‘‘He told me, ‘No.’’’ She left.") == []


def test_hebrew_abbreviations_have_no_quotation_mark():
    text = 'הדובר אמר: "לא נמכור את הנמל השנה, והמתנ"ס יישאר.'
    assert found(text, "he") == [("unclosed-quote", text.index('"'))]
    assert found('המנכ"לית קראה את ה"הארץ" ואת ה"לא".', "he") == []


def test_a_quotation_over_paragraphs_opens_where_a_paragraph_begins_or_after_a_colon():
    text = "村長は「港は売らないと述べた。\n\n船は来ない。\n\n議員は明日決める」と言った。"
    assert [rule for rule, _ in found(text, "ja")] == ["unclosed-quote", "unopened-quote"]
    assert found(text.replace("村長は", ""), "ja") == []
    english = check("“It snowed for days.\n\nThen it thawed.\n\nThen it froze.” He left.")
    assert all(finding.confidence < 0.7 for finding in english)


def test_part_of_a_word_in_marks_opens_no_quotation():
    assert found("The ‘snow’drift of the year, and a 'slush'fund too.") == []


def test_mojibake_is_not_taken_for_marks():
    assert found("He said Ã¢â‚¬Å“no\u009d and canÃ¢â‚¬„¢t.") == []
    for text, codec in (
        ("Το λιμάνι, Γη και Δήμος", "cp1252"),
        ("Де ліс, Єва й Діма", "cp1252"),
        ("żółty “dom”", "cp1252"),
    ):
        assert found(text.encode().decode(codec, "ignore")) == []
    assert [rule for rule, _ in found("«Île de Ré, dit-il. Âge : 5 £.", "fr")] == ["unclosed-quote"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de-CH", "«Das ist gut», sagte er. «Ja.»"),
        ("sv", "Han sade att ”allt är bra”.\n\nHon sade ”nej”."),
        ("fi", "»Tulemme», hän sanoi. »Hyvä.»"),
        ("fr", "«\u202fC’est l’été\u202f», note l’“expert”."),
        ("es", "«Dijo “no” y se fue», contó. “Vale”."),
        ("pl", "Napisał: „To «dobre» słowo”."),
        ("ja", "「一つ目の段落。\n\n「二つ目の『段落』」"),
        ("zh", "他说“好”，她说“不”。《海》是书。"),
        ("ko", "그는 “네”라고 말했다. ‘좋다’고 했다."),
        ("uk", "П'ять об'єктів у «Києві»."),
        ("hu", "„Igen” – mondta. „»Nem«, mondta ő.”"),
        ("cs", "„Ano,“ řekl. ‚Ne.‘"),
        ("af", "Dit is 'n boek en 'n pen."),
        ("tr", "Ankara'da “evet” dedi. İstanbul’un."),
        ("hi", "उन्होंने कहा, “हाँ” और ‘नहीं’।"),
        ("hy", "«Այո», ասաց։"),
        ("ar", "قال: «نعم»، ثم قال “لا”."),
        ("th", 'เขาพูดว่า “ใช่” และ "ไม่"'),
    ],
)
def test_the_conventions_of_languages_are_right(lang, text):
    assert found(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "“It snowed… “Then it thawed… “Then it froze.” Ann Example, The Example Post"),
        ("en", "Others say “it snowed [...] “Then it thawed.”"),
        ("en", '"It snowed . . . "Then it thawed."'),
        ("en", "“It snowed…\n\n“Then it thawed… “Then it froze.”\n\nAnn Example"),
        ("en", "They wrote, “it snowed… ‘For days.’… “Then it thawed.”"),
        ("de", "„Es schneite … „Dann taute es.“"),
        ("es", "«Nevó… «Luego vino el deshielo»."),
    ],
)
def test_a_quotation_may_open_anew_after_an_ellipsis(lang, text):
    assert found(text, lang) == []


@pytest.mark.parametrize("trace", ["\u200b", " \u200d ", "\ufeff", "\u2060 "])
def test_an_invisible_character_betrays_paragraphs_of_a_quotation_that_were_run_together(trace):
    text = f"“It snowed for days…{trace}“Then it thawed.” She wept."
    assert found(text) == [("reopened-quote", text.rindex("“"))]
    assert found(text.replace("days…", "days.”")) == []


@pytest.mark.parametrize(
    ("lang", "first", "between", "last"),
    [
        ("en", "“It snowed for days.", "ADVERTISEMENT", "“Then it thawed,” she said."),
        ("en", "“It snowed for days.", "READ MORE: Snow closes “Mill Road”", "“Then it thawed.”"),
        ("en", "“It snowed for days.", "‘No more snow,’ says mayor", "“Then it thawed.”"),
        ("en", "'It snowed for days.", "A snowy yard (Photo: Ann Example)", "'Then it thawed,' she said."),
        ("de", "„Es schneite tagelang.", "Lesen Sie auch: Schnee sperrt Mühlweg", "„Dann taute es“, sagte sie."),
        ("fr", "« Il a neigé des jours.", "Lire aussi : « Le chemin rouvre »", "« Puis vint le dégel », dit-elle."),
        ("fr", "« Il a neigé des jours.", "Publicité", "» Puis vint le dégel », dit-elle."),
        ("es", "“Nevó durante días.", "Lea también: La calle reabre", "”Luego vino el deshielo”, dijo."),
        ("pt", "“Nevou durante dias.", "Leia mais: Rua reabre", "“Depois veio o degelo”, disse."),
        ("ru", "«Снег шёл неделю.", "Читайте также: Дорога открыта", "«Потом он растаял», — сказала она."),
        ("pl", "„Śnieg padał tydzień.", "Czytaj też: Droga otwarta", "„Potem stopniał” – powiedziała."),
        ("ar", "«تساقط الثلج أياما.", "اقرأ أيضا: الطريق مفتوح", "«ثم ذاب»، قالت."),
        ("zh", "“雪下了好几天。", "图片：院子里的雪", "“后来化了。”她说。"),
        ("ja", "「雪が何日も降った。", "関連記事：道路が再開", "「そして溶けた」と言った。"),
        ("ko", "“눈이 며칠 내렸다.", "사진=예시 기자", "“그리고 녹았다”고 말했다."),
    ],
)
def test_a_caption_or_link_may_split_a_quotation_in_every_convention(lang, first, between, last):
    assert found(f"{first}\n\n{between}\n\n{last}", lang) == []
    assert len(found(f"{first}\n\nX.\n\nY.\n\n{last}", lang)) >= 1  # two sentences of prose are no caption


def test_a_caption_that_was_stored_twice_is_one():
    text = "“It snowed.\n\nThe yard was white.\n\nThe yard was white.\n\n“Then it thawed.”"
    assert found(text) == []


def test_one_mark_may_close_two_quotations_alike_where_the_language_has_it_so():
    assert found("Завод «Колос «Север» и дом «Мир».", "ru") == []
    assert found('ООО "Завод "Колос" закрыто.', "ru") == []
    assert found("«Колос, — сказала она. «Север» и дом «Мир».", "ru") == [("unclosed-quote", 0)]
    assert found("« Elle m’a dit : « Non. » Puis elle est partie.", "fr") == []
    assert found("‘They all said, ‘No thanks,’’ she said.") == []
    assert found("'They all said, 'No thanks,'' she said.") == []


def test_two_commas_open_where_keyboards_have_no_low_mark():
    assert found(',,Jutro" – powiedziała. ,,Może” – dodał.', "pl") == []
    assert found("One,,two and three.") == []


def test_an_apostrophe_before_a_quotation_is_one():
    text = 'Le "Petit Port se vend bien. L\'"Escale" aussi, et l’« Île ».'
    assert found(text, "fr") == [("unclosed-quote", text.index('"'))]


def test_a_single_mark_inside_a_double_quotation_is_the_right_one():
    text = "“Ask him: ‘Who is there” and then: ‘Who else?’” she said."
    assert found(text) == [("mixed-quotes", text.index("”"))]


def test_a_mark_that_faces_the_wrong_way_and_its_other_partner_are_both_odd():
    text = 'She said: ”It snowed." He said: “It thawed.” “Yes.”'
    assert found(text) == [("reversed-quote", 10), ("mixed-quotes", text.index('"'))]


def test_right_to_left_texts_may_turn_every_pair_and_chinese_ones_may_keep_to_one_mark():
    assert found("”سنأتي غدا“، قالت.", "ur") == []
    assert found("他说：”我们来。”她说：”也许。”", "zh") == []
    assert [rule for rule, _ in found("他说：”我们来。”她说：“也许。”", "zh")] == ["reversed-quote"]


def test_mixed_pairs_that_an_article_sets_throughout_are_less_sure():
    text = "“It snowed,'' he said. “For days,'' he said. “For weeks.''"
    assert {finding.confidence for finding in check(text)} == {0.7}
    assert {finding.confidence for finding in check(text + " “Yes,” “no,” she said.")} == {0.95}


def test_code_between_fences_and_emphasis_need_no_closer_look():
    text = 'He wrote:\n\n```py\nx = "it\'s\n```\n\n_"so"_ and **“so”**.\n'
    assert list(suspicious_lines(Utf8(text))) == []
    assert list(suspicious_lines(Utf8("```\nx = \"it's\n\nand so on"))) == [0, 4]  # the fence is never closed


def test_a_title_and_a_text_are_no_one_quotation():
    findings = check("It snowed” he said", title="Mayor: “No snow", lang="de")
    assert [(f.rule, f.field) for f in findings] == [("unopened-quote", "text"), ("unclosed-quote", "title")]


SOUP = st.text(st.sampled_from("“”„«»‹›「」『』\"'‘’‚`´״ \n\r.,!a5Ж語\u200b\ud800(—…s"), max_size=120)


@given(st.one_of(st.text(max_size=200), SOUP), SOUP, st.sampled_from(["", "en", "sv", "de", "fr", "ar"]))
def test_any_text_is_read_without_a_crash_and_spans_lie_on_marks(text, title, lang):
    article = Article(text, title=title, lang=lang)
    for finding in CHECKER.check(article):
        field = text if finding.field == "text" else title
        assert 0 <= finding.start < finding.end <= len(field)
        assert finding.end - finding.start <= 2
        for start, end in finding.related:
            assert 0 <= start < end <= len(field)
        assert 0 <= finding.confidence <= 1


@given(SOUP)
def test_lines_that_the_screen_lets_pass_have_no_fault(line):
    line = "".join(char for char in line if char not in "\r\n")
    if not list(suspicious_lines(Utf8(line))):
        faults, _ = read(list(marks(line, 0, len(line))), Conventions())
        assert [fault for fault in faults if fault.kind != "apostrophe"] == []


@pytest.mark.parametrize(
    "mark",
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "«",
        "`",
        "''",
        '"a" ',
        "“a ",
        "`a` b` ",
        "5'",
        '5" x 5',
        "“‘",
        '“a"\n',
        "“a\n\n",
        "‘a\n\n",
        "```\n",
        "…\u200b “",
        ",,a",
    ],
)
def test_two_hundred_thousand_marks_are_got_through(mark):
    CHECKER.check(Article(mark * (200_000 // len(mark)), title=mark * 1000))


def test_an_article_may_quote_in_the_way_of_another_language_beside_its_own():
    arabic = "يسمى هذا الجسر ”الجسر القديم“ في المدينة.\n\nThe sign says “old bridge” and “no entry” and “toll”."
    assert found(arabic, "ar") == []
    swedish = "Han läste ”Bron i dimman” på båten.\n\nThe sign says “old bridge” and “no entry” and “toll”."
    assert found(swedish, "sv") == []
    assert [rule for rule, _ in found(swedish, "en")] == ["reversed-quote"]


def test_italian_words_end_in_an_apostrophe_where_a_keyboard_has_no_accents():
    text = "Il guardiano disse: \"Be', il faro e' spento perche' 'sto vento non si ferma.\" Poi usci'."
    assert found(text, "it") == []
