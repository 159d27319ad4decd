"""What an article says twice is told once, as the later copy."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry, near_duplicate
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.examples import check_examples

BOOK = load_rules(["duplication"], Registry())
CHECKER = Checker(BOOK)
OFFICE = "The Office of the High Commissioner for Water and River Affairs and Dams (OHCWRAD)"
STUDY = "effect of walking to school in the morning on sleep in children"
VERSE = "Bring me back, oh bring me back,\nthe lamp is lit and the door stands wide."
PATH = "/home/paper/www/local/components/article/class.php"
WORDS = ["tide", "harbour", "crane", "storm", "baker", "mill", "ferry", "island"]
WORDS += ["quarry", "river", "market", "cinema", "letter", "panel", "kitchen", "plumber"]

paragraphs_of_any_kind = st.lists(st.text("abcdefghij éßжя漢", min_size=1, max_size=60), max_size=6).map(" ".join)
articles = st.lists(paragraphs_of_any_kind, max_size=8)


def findings(text, title="", title_span=None, lang="en"):
    return CHECKER.check(Article(text=text, title=title, title_span=title_span, lang=lang))


def rules(text, **given):
    return [finding.rule for finding in findings(text, **given)]


sentences = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(" ".join)
lines = st.one_of(sentences, st.sampled_from(["", " ", "Tide and mill", "漢字のまち" * 30, "Прилив и мельница " * 9]))
pages = st.lists(st.lists(lines, max_size=30).map(lambda each: "\n".join(each * 2)), min_size=1, max_size=6)


@settings(max_examples=100, deadline=None)
@given(pages)
def test_articles_checked_together_have_the_findings_that_they_have_alone(texts):
    together = CHECKER.check_all([Article(text) for text in texts])
    assert together == [CHECKER.check(Article(text)) for text in texts]


def test_the_examples_of_every_rule_hold():
    assert list(check_examples(BOOK)) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_gives_findings_inside_its_fields(text, title):
    for copy in (text, text + "\n\n" + text, title + "\n" + text):
        for finding in findings(copy, title):
            assert finding.field == "text"
            assert 0 <= finding.start < finding.end <= len(copy)
            assert all(0 <= start < end <= len(copy) for start, end in finding.related)


@settings(max_examples=150, deadline=None)
@given(articles, st.permutations(WORDS), st.integers(12, 16))
def test_a_copied_paragraph_is_found_as_the_later_copy(paragraphs, words, count):
    paragraph = " ".join(words[:count])
    text = "\n\n".join([*paragraphs[:2], paragraph, *paragraphs[2:], paragraph])
    start = len(text) - len(paragraph)
    found = [f for f in findings(text) if f.rule == "duplicate-paragraph" and f.start == start]
    assert found
    assert found[0].related[0][1] <= start
    assert text[slice(*found[0].related[0])] == paragraph


@settings(max_examples=50, deadline=None)
@given(st.permutations(WORDS), st.integers(2, 13), st.sampled_from(["Sicht", "вид", "vue"]))
def test_one_changed_word_does_not_hide_a_copy(words, at, other):
    paragraph = " ".join(words)
    changed = " ".join([*words[:at], other, *words[at + 1 :]])
    assert rules(f"{paragraph}.\n\nNothing happened.\n\n{changed}.") == ["near-duplicate-paragraph"]


@settings(max_examples=50, deadline=None)
@given(st.permutations(WORDS))
def test_the_same_text_gives_the_same_findings(words):
    text = "\n\n".join([" ".join(words), " ".join(words[4:]), " ".join(words)])
    assert findings(text) == findings(text)


def test_a_caption_repeated_within_a_longer_paragraph_is_found_on_its_sentence_alone():
    caption = "Old fishing boats, some with holes, were left to rot in the harbour of Lenz, Danish papers said."
    sentence = "Old fishing boats, some with holes, have been left to rot in the harbour of Lenz, EU officials say."
    rest = "The mayor wants them removed before the feast in June, when visitors come from afar."
    text = f"{caption}\n\nThe council met on Friday.\n\n{sentence} {rest}"
    (found,) = findings(text)
    assert found.rule == "repeated-sentence"
    assert text[found.start : found.end] == sentence
    assert [text[slice(*span)] for span in found.related] == [caption]


def test_a_title_taken_from_the_text_is_the_first_copy():
    text = "Mayor of Lenz resigns over bridge\n\nMayor of Lenz resigns over bridge\n12 May\n\nShe lost a vote."
    (found,) = findings(text, title="Mayor of Lenz resigns over bridge", title_span=(0, 33))
    assert (found.rule, found.start, found.end, found.related) == ("repeated-title", 35, 68, ((0, 33),))


def test_a_title_in_a_field_of_its_own_has_no_related_place():
    title = "Mayor of Lenz resigns over bridge"
    (found,) = findings(f"{title}\n\nShe lost a vote.", title=title)
    assert (found.rule, found.start, found.related) == ("repeated-title", 0, ())


@pytest.mark.parametrize(
    "line",
    [
        "MAYOR OF LENZ RESIGNS OVER BRIDGE",
        "## Mayor of Lenz resigns over ‘bridge’",
        "**Mayor of Lenz resigns over bridge**",
        "Mayor of Lenz resigns over bridge – The Post",
        "Mayor of Lenz resigns over bridge | News | The Post",
    ],
)
def test_a_title_is_recognised_in_another_dress(line):
    assert rules(f"{line}\n\nShe lost a vote.", title="Mayor of Lenz resigns over bridge") == ["repeated-title"]


def test_each_copy_of_a_paragraph_is_told_once():
    paragraph = "The ferry ran aground off the island with forty people and a cow on board."
    assert rules("\n\n".join([paragraph] * 3)) == ["duplicate-paragraph"] * 2


def test_code_shown_on_purpose_is_not_compared():
    code = "```\nfor each boat in the harbour print the name of the boat and its owner\n```"
    assert rules(f"First:\n\n{code}\n\nThen:\n\n{code}") == []


def test_addresses_of_links_do_not_make_two_items_alike():
    text = "\n\n".join(
        f"- [{name}](https://example.org/very/long/path/to/the/archive/of/reports/and/more/of/them/{name})"
        for name in ("Spring", "Summer", "Autumn")
    )
    assert rules(text) == []


def test_similarity_is_an_option():
    text = (
        "The ferry with forty people on board ran aground off the island early on Sunday.\n\nHelp came.\n\n"
        "The ferry with some forty people on board ran aground off the island early on Sunday."
    )
    assert rules(text) == ["near-duplicate-paragraph"]
    params = near_duplicate.Params(similarity=0.95)
    assert list(near_duplicate.find(Document(Article(text=text)), params)) == []


@pytest.mark.parametrize(
    ("lang", "paragraph"),
    [
        ("pl", "Burmistrz zapowiedział, że basen zostanie otwarty przed końcem lata mimo rosnących kosztów remontu."),
        ("ru", "Мэр пообещал открыть бассейн до конца лета, несмотря на растущую стоимость ремонта."),
        ("ar", "وعد رئيس البلدية بإعادة فتح المسبح قبل نهاية الصيف رغم ارتفاع تكاليف الأشغال"),
        ("hi", "मेयर ने वादा किया कि बढ़ती लागत के बावजूद गर्मी खत्म होने से पहले पूल फिर खोला जाएगा।"),
        ("ja", "市長は、工事費が膨らんでいるにもかかわらず、夏が終わる前にプールを再開すると約束した。"),
        ("th", "นายกเทศมนตรีสัญญาว่าจะเปิดสระว่ายน้ำอีกครั้งก่อนสิ้นฤดูร้อนแม้ค่าก่อสร้างจะสูงขึ้น"),
        ("ko", "시장은 공사비가 늘어나는데도 여름이 끝나기 전에 수영장을 다시 열겠다고 거듭 약속했다고 밝혔다."),
    ],
)
def test_copies_are_found_in_every_script(lang, paragraph):
    text = f"{paragraph}\n\n—\n\n{paragraph}"
    assert rules(text, lang=lang) == ["duplicate-paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        f"{OFFICE} spoke of the flood in the valley on Monday.\n\nA report by {OFFICE} says what the rest kept quiet.",
        "- `.pub`: now 3 crowns, was 9\n\n- `.bar`: now 3 crowns, was 9\n\n- `.inn`: now 3 crowns, was 9",
        f"First study: {STUDY} of 9 years\n\nSecond study: {STUDY} of 14 years",
        "ANNA: I never went back.\n\nPAUL: Never?\n\nANNA: Never in all these years.\n\nPAUL: Never?",
        f"{VERSE}\n\nShe sang it twice.\n\n{VERSE}",
        f"thrown in {PATH} on line 31\n\nThe bridge is closed.\n\nthrown in {PATH} on line 31",
        "Reds 2, Blues 1\n\nGreens 2, Whites 1\n\nReds 2, Blues 1",
        "— Anna Weiss (@annaweiss) 3 May 2017\n\nShe went on.\n\n— Anna Weiss (@annaweiss) 3 May 2017",
    ],
)
def test_look_alikes_are_left_alone(text):
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ferry ran aground off the island with forty people on board.\n\n" * 15_000,
        "The ferry ran aground off the island with forty people on board. " * 15_000,
        "a" * 1_000_000,
        "a b c " * 170_000,
        "漢字" * 500_000,
        "![" * 500_000,
        "](" * 500_000,
        "https://" * 120_000,
        "one two three four five six\n" * 35_000,
        "\n".join(f"{n} {n + 1} {n + 2} {n + 3} of the same kind as before and after" for n in range(20_000)),
    ],
    ids=lambda text: text[:12].strip(),
)
def test_a_megabyte_of_anything_takes_seconds_at_most(text):
    began = time.process_time()
    findings(text, title="The ferry ran aground off the island")
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("lang", "paragraph", "other"),
    [
        (
            "de",
            "Die Feuerwehr hat am Montag in der Altstadt einen Hund gerettet, der in einen Brunnen gefallen war.",
            "Die Feuerwehr hat am Montag in der Altstadt einen Dackel gerettet, der in einen Brunnen gefallen war.",
        ),
        (
            "ru",
            "Пожарные спасли в понедельник в старом городе собаку, которая упала в глубокий колодец.",
            "Пожарные спасли в понедельник утром в старом городе собаку, которая упала в глубокий колодец.",
        ),
        (
            "ar",
            "أنقذ رجال الإطفاء يوم الاثنين في المدينة القديمة كلبا سقط في بئر عميقة",
            "أنقذ رجال الإطفاء صباح يوم الاثنين في المدينة القديمة كلبا سقط في بئر عميقة",
        ),
        (
            "zh",
            "消防员周一在老城区救出了一只掉进深井里的小狗，主人激动得流下了眼泪。",
            "消防员周一早上在老城区救出了一只掉进深井里的小狗，主人激动得流下了眼泪。",
        ),
    ],
)
def test_nearly_the_same_is_found_in_every_script(lang, paragraph, other):
    assert rules(f"{paragraph}\n\n—\n\n{other}", lang=lang) == ["near-duplicate-paragraph"]


FINNISH = (
    "Kaupunki avaa vanhan uimahallin ensi keväänä, vaikka remontin kustannukset ovat nousseet melkein kolmanneksen "
    "alkuperäisestä arviosta. Hankkeen johtajan mukaan työt ovat nyt aikataulussa."
)
RUSSIAN = (
    "Город откроет старый бассейн следующей весной, хотя стоимость ремонта выросла почти на треть по сравнению "
    "с первоначальной оценкой, рассказал на встрече с жителями руководитель проекта."
)


@pytest.mark.parametrize(
    ("lang", "paragraph", "edits"),
    [
        (
            "fi",
            FINNISH,
            {"keväänä": "kevättalvella", "ovat nousseet": "nousivat", "Hankkeen johtajan": "Johtajan", "nyt ": ""},
        ),
        ("ru", RUSSIAN, {"Город ": "Городок ", "весной": "осенью", "выросла": "возросла", "на встрече с": "местным"}),
    ],
)
def test_edits_that_bend_many_words_are_found_by_their_letters(lang, paragraph, edits):
    other = paragraph
    for old, new in edits.items():
        other = other.replace(old, new)
    assert rules(f"{paragraph}\n\n—\n\n{other}", lang=lang) == ["near-duplicate-paragraph"]


PORT = [
    "The harbour of Vellmar was closed on Monday after a storm tore two cranes from the quay.",
    "Nobody was hurt, but eleven ships have to wait outside until the wrecks are cleared away.",
    "The port's director expects the work to take a week and the bill to reach two million crowns.",
    "Fishermen may use the old basin in the meantime, if they keep their lights on after dark.",
    "A second storm is forecast for the weekend, and the insurers have asked for photographs.",
]


@pytest.mark.parametrize("between", [[], ["Advertisement"], ["Share", "12 comments"]])
def test_a_story_stored_twice_is_one_finding_that_covers_the_second_copy(between):
    text = "\n\n".join([*PORT, *between, *PORT])
    (found,) = findings(text)
    assert (found.rule, text[found.start : found.end]) == ("repeated-story", "\n\n".join(PORT))
    assert [text[slice(*span)] for span in found.related] == ["\n\n".join(PORT)]


def test_three_repeated_paragraphs_are_told_one_by_one():
    assert rules("\n\n".join([*PORT, *PORT[:3]])) == ["duplicate-paragraph"] * 3


WORDS_OF_POST = "We have bought back every pipe that was sold thirty years ago, and nobody will pay more for water."


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (f'The mayor tweeted: "{WORDS_OF_POST}"', f"{WORDS_OF_POST} — Ada Okoro (@adaokoro) March 3, 2019"),
        (f"{WORDS_OF_POST} pic.twitter.com/Xy12abCD", f"“{WORDS_OF_POST}” she wrote on Sunday."),
        (f"«{WORDS_OF_POST}», schrieb sie.", f"{WORDS_OF_POST}\n\n— Ada Okoro (@adaokoro) March 3, 2019"),
    ],
)
def test_a_post_that_is_quoted_and_shown_is_information_only(first, later):
    assert {finding.severity for finding in findings(f"{first}\n\n{later}\n\nThe council meets.")} == {"info"}


def test_a_post_that_was_embedded_twice_is_a_duplicate():
    post = f"{WORDS_OF_POST} pic.twitter.com/Xy12abCD"
    assert rules(f"{post} — Ada Okoro (@adaokoro) March 3, 2019\n\n{post}") == ["near-duplicate-paragraph"]


def test_a_short_item_may_stand_in_two_lists():
    item = "- Ferry lines north of the bay and south of it"
    assert rules(f"Open\n\n- Trams\n\n{item}\n\nClosed on Sunday\n\n- Buses\n\n{item}") == []


def test_a_line_that_introduces_code_may_be_said_again():
    line = "Turn the list of towns into a table and return it:"
    text = "\n\n".join(f"{line}\n\n```\n{code}\n```" for code in ("print(towns)", "return table(towns)"))
    assert rules(text) == []


def test_the_same_answer_about_two_people_is_no_near_duplicate():
    text = "Ms Weiss did not reply to a request for comment from the paper.\n\nThe trial goes on.\n\n"
    assert rules(text + "Ms Okoro did not reply to a request for comment from the paper.") == []


def test_names_that_differ_in_capitals_alone_are_the_same_names():
    said = "The ferry will sail when the Mayor and the harbour board have paid for an engine that the secretary wants"
    again = said.replace("Mayor", "mayor").replace("secretary", "Secretary")
    others = "The town heard two speeches on Friday and went home late, wet and tired of both of them."
    assert rules(f"{others} {said}, he told the hall, and nobody laughed at him.\n\n{again}.") == [
        "contained-paragraph"
    ]


@pytest.mark.parametrize(
    ("line", "later"),
    [
        ("Enlarge this image Mirela Dorn for HPR Mirela Dorn for HPR", "Mirela Dorn for HPR"),
        ("Photo by Ida Løkke Photo by Ida Løkke Photo by Ida Løkke", "Photo by Ida Løkke Photo by Ida Løkke"),
        ("Погода и дороги сегодня Погода и дороги сегодня", "Погода и дороги сегодня"),
    ],
)
def test_a_few_words_twice_in_a_row_are_told_once(line, later):
    text = f"{line}\n\n" + "The ferry left at noon, and nobody on the quay had seen the second mate of the ship.\n"
    text += "It came back in the evening with forty passengers, a goat and nine crates of lemons on board, he said.\n"
    text += "On the island a third of the houses stand empty in winter, and the school has had two pupils since May.\n"
    (found,) = findings(text)
    assert found.rule == "doubled-phrase"
    assert text[found.start : found.end] == later
    assert found.start > found.related[0][0]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["Tide", "mill", "Ada", "harbour", "и", "Löwe"]), min_size=2, max_size=60))
def test_words_in_a_row_are_told_alike_alone_and_together(words):
    text = "Nothing of this is prose. " * 20 + " ".join(words)
    articles = [Article(text, lang="en"), Article("The ferry left.\n" * 3, lang="en"), Article(text, lang="en")]
    alone = [CHECKER.check(article) for article in articles]
    assert CHECKER.check_all(articles) == alone


def test_a_block_glued_to_its_copy_needs_no_sentence_end_between_them():
    block = (
        "With the new lamp we were able to see every ship and did not worry about the fog — the lamp does the work. "
        "It has cut the time that we spend on the stairs by half in a single winter."
    )
    text = f"The keepers are glad of it.\n\n> “{block}{block}”\n>\n> Jana Mareth, keeper\n\nThe board is not."
    (found,) = findings(text)
    assert found.rule == "repeated-sentence"
    assert text[found.start : found.end].startswith("With the new lamp")


def test_a_headline_that_begins_with_the_title_and_goes_on_is_the_title_again():
    title = "New ferry is safer in winter storms than the old"
    text = f"{title.title()}, According to the Keepers of Four Harbours\n\nThe ferry left at nine in the morning.\n"
    (found,) = findings(text, title=title)
    assert (found.rule, found.start) == ("repeated-title", 0)
    assert findings(f"{title}, and nobody wants it back.\n\nIt left at nine.", title=title) == ()
