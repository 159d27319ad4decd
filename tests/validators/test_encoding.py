"""Encodings: what wrong readings leave, what nobody sees, and what looks like either and is sound."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint import Linter
from scrapelint.fixer import Fixer
from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry, wrong_code_page

CHECKER = Checker(load_rules(["encoding"], Registry()))

SOUND = {
    "en": "“It’s the café’s best crème brûlée,” she said – and paid £5… The model’s naïve façade didn’t last.",
    "de": "„Die Größe der Fähre überrascht“, sagte Jörg Müßig – höchstens "
    "fünf Gäste dürfen für 3 € übernachten. MENÜ“ und Spaß…",
    "fr": "« Où êtes-vous allés cet été\xa0? » demande l’élève, déçu par l’œuvre à 20\xa0€. Le MARCHÉ» et le CAFÉ\xa0!",
    "es": "¿Qué pasó ayer? El niño soñó con el pingüino; la canción terminó así: «¡Adiós, corazón!». ESPAÑA…",
    "pt": "O coração não é de pedra: às três da manhã, a população já saía de São João. AMANHÃ… NÃO! “MAÇÔ – IRMÃ»",
    "it": "Perché la città è così? Più in là, però, c’è già la verità: “È lunedì”. LA CITTÀ”",
    "nl": "De ideeën van de financiële coördinator zijn geïnspireerd – één café, drie patiënten.",
    "sv": "Åsa såg en räv på ön; därför blev hon rädd och ropade ”Hjälp!” – där stod Å”.",
    "da": "På øen så børnene en kæmpestor ræv – »Åh nej«, sagde Søren. Det er svært at få øje på ÅØ»",
    "fi": "Älä mene sinne yöllä, sanoi äiti – metsässä näkyy hämärää väkeä. ”Kyllä äiti tietää.” TÄMÄ”",
    "pl": "Zażółć gęślą jaźń – „Wspólnota wróciła późną nocą”, powiedział "
    "Wójcik. PÓŁNOC, WSPÓŁPRACA, CIĘŻAR, PODRÓŻ, PÓŹNIEJ",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy – „Může být,“ řekl Jiří. MŮŽE, NEJVYŠŠÍ, ÚŽASNÉ, JEŽ„",
    "sk": "Ľubomír vĺčika našiel v kôlni, ťažko dýchal. „Nevadí,“ povedal Ďuro. STÁŽ, VÄČŠÍ",
    "hu": "Az őszi esőben a fűtött szobában ültünk; „Győr szép város” – mondta Ödön. ŐSZ” IDŐ”",
    "ro": "Ăștia au mâncat pâine și țuică în grădină – „Așa e”, a zis Ștefan. Ăştia, ÎNVĂŢĂTURĂ, FĂŞĂ, CÂŞTIG",
    "tr": "Çocuk ağaçtan düşünce “Şimdi ne yapacağız?” diye sordu; İstanbul’da hâlâ ılık. HÂLÂ”, DEĞİŞİM, GÜÇ…",
    "vi": "Hôm qua trời mưa rất to, nhưng chúng tôi vẫn đến trường đúng giờ. “Được rồi”, cô giáo nói. TÂY",
    "is": "Það er fallegt veður á Íslandi í dag, sagði Þórður og hló. „Já,“ sagði Æsa. ÞAÐ“ ÍÐ",
    "hr": "Šuma je žuta, a rijeka čista; đaci su išli kući pješice – „Dođi!” ČAŠA, ŽIVOT, NOŽ”",
    "lt": "Lietuvoje šiandien šąla, žmonės vežasi šiltus rūbus; „Gerai“, – sakė Žydrė. ŠĮ ŽODĮ",
    "lv": "Rīgā šodien līst, bērni sēž mājās un lasa grāmatas. “Labi”, saka Ēriks. ŠĶŪNIS",
    "et": "Õhtul läks külmaks, sest põhjatuul tõusis; „Jääme koju,“ ütles Ülle. ÖÖ“ TÖÖ”",
    "ru": "Вчера в городе открыли новый мост. «Мы ждали этого десять лет», – сказал мэр. «СССР», «ТАСС», СССР… ЕС”",
    "uk": "Учора в місті відкрили новий міст. «Ми чекали цього десять років», "
    "– сказав мер Євген Їжак. Рік, Січень, Від Росії, РФ»",
    "sr": "Јуче је у граду отворен нови мост. „Чекали смо десет година“, рекао је Љубиша. Рјеч, Њива",
    "bg": "Вчера в града откриха нов мост. „Чакахме го десет години“, каза кметът. СЪД“",
    "el": "Χθες άνοιξε η νέα γέφυρα στην πόλη. «Περιμέναμε δέκα χρόνια», είπε ο δήμαρχος. ΞΑΝΑ» ΟΤΟ» ΝΑΤΟ…",
    "he": "אתמול נפתח הגשר החדש בעיר. ”חיכינו עשר שנים”, אמר ראש העיר – ״סוף סוף״.",
    "ar": "افتُتح أمس الجسر الجديد في المدينة. وقال رئيس البلدية: «انتظرنا عشر سنوات». ماذا نفعل؟ نعم،",
    "fa": "دیروز پل جدید شهر افتتاح شد. شهردار گفت: «ده سال منتظر بودیم.» عکس\u200cها را ببینید؛ آیا می\u200cشود؟ کتک",
    "ur": "کل شہر میں نیا پل کھول دیا گیا۔ میئر نے کہا، ”ہم نے دس سال انتظار کیا۔“ ٹھیک ہے، شکر",
    "hi": "कल शहर में नया पुल खुला। “हमने दस साल इंतज़ार किया,” मेयर ने कहा।",
    "th": "เมื่อวานนี้เธอเปิดสะพานแห่งใหม่ในเมือง แบบแขกไทย “เรารอมาสิบปี” นายกเทศมนตรีกล่าว เธอโกง ใกล้",
    "ka": "გუშინ ქალაქში ახალი ხიდი გაიხსნა. „ათი წელი ველოდით“, თქვა მერმა.",
    "hy": "Երեկ քաղաքում բացվեց նոր կամուրջը։ «Տասը տարի սպասեցինք», – ասաց քաղաքապետը։",
    "zh": "昨天，这座城市的新桥通车了。“我们等了十年，”市长说。最近物价上涨……",
    "zh-TW": "昨天，這座城市的新橋通車了。「我們等了十年，」市長說。",
    "ja": "昨日、市内で新しい橋が開通した。「十年間待っていました」と市長は話した。カタカナも。",
    "ko": "어제 도시에 새 다리가 개통되었다. “우리는 10년을 기다렸다”고 시장이 말했다.",
}
LATIN_PAGES = ["cp1252", "cp1250", "cp1254", "cp437", "cp850", "mac_roman", "iso8859_15"]
PAGES = [*LATIN_PAGES, "cp1251", "cp1253", "cp1256", "cp1257", "koi8_r", "cp866"]


def found(text: str, lang: str = "en") -> list[tuple[str, str]]:
    findings = CHECKER.check(Article(text, lang=lang))
    return [(f.rule, text[f.start : f.end]) for f in findings if f.severity != "info"]


def misread(text: str, page: str) -> str:
    """The text's UTF-8 read in a page of one byte a character; undefined bytes become controls, as in browsers."""
    return "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("lang", SOUND)
def test_a_sound_text_is_left_alone(lang):
    assert found(SOUND[lang], lang) == []


@pytest.mark.parametrize("lang", SOUND)
def test_capitals_are_left_alone(lang):
    assert found(SOUND[lang].upper(), lang) == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", SOUND)
def test_utf8_read_in_another_page_is_found(lang, page):
    spoilt = misread(SOUND[lang], page)
    covered = sum(len(part) for rule, part in found(spoilt, lang) if rule == "mojibake")
    assert covered >= 0.6 * sum(not char.isascii() for char in spoilt)


@pytest.mark.parametrize("lang", ["fr", "de", "pl", "tr", "ru", "el", "ar", "hi", "ja"])
def test_the_message_tells_what_was_written(lang):
    # The commonest accident of all: UTF-8 read as Windows-1252.
    spoilt = misread(SOUND[lang], "cp1252")
    meant = [
        f.message.split("should read '")[1].split("' (")[0]
        for f in CHECKER.check(Article(spoilt))
        if f.rule == "mojibake"
    ]
    whole = [each for each in meant if not each.endswith("…")]  # a message quotes so much and no more
    assert whole
    assert all(each in SOUND[lang] for each in whole)


@pytest.mark.parametrize("lang", ["fr", "de", "es", "ru", "el"])
def test_mojibake_of_mojibake_is_undone_to_the_end(lang):
    twice = misread(misread(SOUND[lang], "cp1252"), "cp1252")
    messages = [f.message for f in CHECKER.check(Article(twice)) if f.rule == "mojibake"]
    assert messages
    assert not any("read 'Ã" in message or "read 'â€" in message for message in messages)


@pytest.mark.parametrize("page", ["gbk", "cp932"])
@pytest.mark.parametrize("lang", ["ja", "zh"])
def test_utf8_read_in_a_page_of_two_bytes_is_found(lang, page):
    spoilt = SOUND[lang].encode().decode(page, "ignore")
    assert "mojibake" in {rule for rule, _ in found(spoilt, lang)}


@pytest.mark.parametrize(
    ("lang", "written", "read"),
    [
        ("ru", "cp1251", "cp1252"),
        ("ru", "koi8_r", "cp1251"),
        ("ru", "cp1251", "koi8_r"),
        ("uk", "cp1251", "cp1252"),
        ("el", "cp1253", "cp1252"),
        ("he", "cp1255", "cp1252"),
        ("ar", "cp1256", "cp1252"),
        ("fa", "cp1256", "cp1252"),
        ("tr", "cp1254", "cp1252"),
        ("hu", "cp1250", "cp1252"),
        ("cs", "cp1250", "cp1252"),
        ("pl", "cp1250", "cp1252"),
    ],
)
def test_a_page_of_one_byte_read_as_another_is_told_by_its_words(lang, written, read):
    spoilt = SOUND[lang].encode(written, "ignore").decode(read, "ignore")
    assert "wrong-code-page" in {rule for rule, _ in found(spoilt, lang)}


def test_french_is_told_from_misread_czech_without_a_lexicon(monkeypatch):
    monkeypatch.setattr(wrong_code_page, "lexicon", lambda lang: pytest.fail(f"loads the lexicon of {lang}"))
    text = "Où êtes-vous allés en août ? Voilà l’accès, la première fois, près du chêne, à côté du modèle."
    assert found(text, "fr") == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("He said “no,â€ and left.", "â€"),
        ("Et voilÃ , il pleut.", "Ã"),
        ("Theyâre late.", "â"),
        ("He donÕt know.", "Õ"),
        ("The cafã© has closed.", "ã©"),
        ("About 5 km.Â  Then left.", "Â"),
    ],
)
def test_what_is_left_of_mojibake_is_found(text, part):
    assert ("mojibake-remains", part) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧 ❤️ 🏳️\u200d🌈 1️⃣ 👩🏽\u200d🚒 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم نامه\u200cها را بخوانم",
        "उन्\u200dहें क्\u200cष ශ්\u200dරී",
        "เมื่อ\u200bวาน ភាសា\u200bខ្មែរ မြန်မာ\u200bစာ",
        "שלום \u200fABC\u200f עולם \u202bABC\u202c",
        "葛\U000e0100城",
        "cos\u2061(x)",
    ],
)
def test_invisible_characters_pass_where_they_do_something(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "so be it… \u200d “Or not.”",
        "\u200f@somebody said",
        "\ufeffThe first line",
        "a word\u2060 joined",
        "a \u202eb c",
        "\u2066@somebody\u2069 said",
        "One \ufe0f picture lost",
        "Two\u2028lines",
        "A \u3164 filler",
    ],
)
def test_invisible_characters_are_told_where_they_do_nothing(text):
    assert [rule for rule, _ in found(text)][:1] == ["invisible-character"]


def test_hundreds_of_soft_hyphens_are_told_by_the_stretch():
    text = "Die Bundes\u00adregierung berät den Haus\u00adhalt. " * 100
    findings = found(text)
    assert 10 < len(findings) < 60
    assert sum(part.count("\u00ad") for _, part in findings) == 200


@pytest.mark.parametrize(
    ("text", "lang", "part"),
    [
        ("They don?t know.", "en", "don?t"),
        ("The neighbour?s cat ran.", "en", "neighbour?s"),
        ("Nous avons d?j? mangé.", "fr", "d?j?"),
        ("Il parle de l?homme.", "fr", "l?homme"),
        ("La canci?n termina.", "es", "canci?n"),
        ("Die B?hne ist leer.", "de", "B?hne"),
        ("The line ???? ????? was lost.", "en", "???? ?????"),
    ],
)
def test_question_marks_in_place_of_letters_are_found(text, lang, part):
    assert ("lost-letter", part) in found(text, lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Why? he asked. What?!", "en"),
        ("See https://example.org/a?b=c or page?id=7.", "en"),
        ("Is it true?nobody knows.", "en"),
        ("What???? No!!! ???", "en"),
        ("Vraiment ? dit-il. Où ? ici", "fr"),
        ("¿Qué?¿cómo? dijo", "es"),
        ("Who?what?when?", "en"),
    ],
)
def test_real_question_marks_pass(text, lang):
    assert found(text, lang) == []


@pytest.mark.parametrize("lang", ["de", "fr", "es", "pl", "vi", "tr", "ro"])
def test_signs_that_are_parts_of_letters_read_wrongly_are_no_quotation_marks_and_no_joints(lang):
    read = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in SOUND[lang].encode())
    checker = Checker(load_rules(["recommended"], Registry()), select=["encoding", "quotes", "spacing"])
    assert {f.rule for f in checker.check(Article(read, title="A title", lang=lang))} == {"mojibake"}


def test_an_article_about_encodings_shows_what_it_speaks_of():
    assert found("Mojibake such as ‘Ã©’, or the replacement character ‘�’, comes from reading UTF-8 wrongly.") == []


def test_a_title_is_looked_at_too():
    findings = CHECKER.check(Article("It rained.", title="The townâ€™s bridge"))
    assert [(f.rule, f.field, f.start, f.end) for f in findings] == [("mojibake", "title", 8, 11)]


@pytest.mark.parametrize("lang", ["fr", "vi", "ko", "ja", "cs"])
def test_accents_apart_are_found_and_told_by_the_letter(lang):
    findings = CHECKER.check(Article(unicodedata.normalize("NFD", SOUND[lang])))
    assert {f.rule for f in findings} == {"decomposed-accent"}


SIGNS = st.sampled_from(
    [
        *"aéÃ©â€™Â ?\n\xa0\xad\u200b\u200d\u2066\u2069\ufeff\ufffd\x92\x00\x0b縺鈥Р°пя├─а\u0301👨\ufe0fא",
        "Ã¢â‚¬â„¢",
        "don?t",
        "РјС‘",
        "\ud800",
    ]
)


@given(st.lists(SIGNS | st.characters(), max_size=60).map("".join))
def test_any_text_gives_spans_inside_the_field(text):
    for finding in CHECKER.check(Article(text, title=text, lang="fr")):
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Wählen Sie »öffnen« und dann »überall«.", "de"),
        ("Притисните тастатуреПроизвољне или АлтТаб да пребаците.", "sr"),
        ("Сначала откройте пакетУдалённый, потом выйдите.", "ru"),
        ("انتظر حتى الخروج—exit هو الأمر الأخير.", "ar"),
    ],
)
def test_words_glued_together_and_quotation_marks_are_no_mojibake(text, lang):
    assert [each for each in found(text, lang) if each[0] == "mojibake"] == []


@pytest.mark.parametrize("page", ["gbk", "cp949"])
@pytest.mark.parametrize("lang", ["de", "es", "it", "pl", "cs", "sv", "hu"])
def test_accented_letters_read_in_a_page_of_two_bytes_are_found(lang, page):
    text = " ".join(word for word in SOUND[lang].split() if word.isalpha() and not word.isupper())
    spoilt = "".join(
        letter if letter.isascii() else letter.encode().decode(page, "ignore") for letter in f"{text} {text}"
    )
    wide = sum(char >= "\u2e80" for char in spoilt)
    covered = sum(char >= "\u2e80" for rule, part in found(spoilt, lang) if rule == "mojibake" for char in part)
    assert wide > 1
    assert covered >= 0.7 * wide


def test_chinese_and_korean_between_latin_letters_are_words():
    assert found("这台windows没mac好，但是app每天都能用，大家都很喜欢。", "zh") == []
    assert found("새 app처럼 보이는 windows체제는 아직 없다.", "ko") == []


def test_the_frame_of_a_table_is_no_mojibake():
    assert found("┌──────┬─────┐\n│ Boat │ Day │\n├──────┼─────┤\n│ Ada  │ Mon │\n└──────┴─────┘") == []
    assert found("Die F├ñhre f├╝r alle.") == [("mojibake", "├ñ"), ("mojibake", "├╝")]


UNMOVED = {
    "en": "The ferry is back, and the pier is open to everybody who has waited for it. The board meets on Monday.",
    "de": "Die Fähre ist zurück, und der Kai ist für alle offen, die nicht warten wollten. Der Rat und das Amt ruhen.",
    "fr": "Le bac est de retour, et le quai est ouvert pour tous ceux que des vents ont retenus pour une nuit.",
}


@pytest.mark.parametrize("lang", UNMOVED)
def test_a_paragraph_whose_letters_were_moved_is_told_with_what_it_meant(lang):
    sound = UNMOVED[lang]
    moved = "".join(char if char == " " else chr(ord(char) + 1) for char in sound)
    text = f"{sound}\n\n{moved}\n\n{moved}\n\n{sound}"
    (found,) = [f for f in CHECKER.check(Article(text, lang=lang)) if f.rule == "shifted-letters"]
    assert text[found.start : found.end] == f"{moved}\n\n{moved}"
    assert sound[:40] in found.message


def test_the_sound_words_of_a_persian_article_are_none_because_another_paragraph_is_spoilt():
    sound = "کشتی روز دوشنبه حرکت نکرد و کسی عکس آن را در بندر ندید."
    spoilt = "هیئت مدیره روز دوشنبه دوباره تشکیل جلسه داد.".encode().decode("cp1256", "replace")
    text = f"{sound}\n\n{spoilt}\n\n{sound}"
    found = [f for f in CHECKER.check(Article(text, lang="fa")) if f.rule == "mojibake"]
    assert found
    assert all(f.start > len(sound) and f.end <= len(text) - len(sound) for f in found)


def test_two_capitals_at_a_words_start_are_a_letter_that_was_read_wrongly():
    text = "Die Fähre fuhr um neun, und es ging ĂĽber das Wasser zum Kai."
    assert [text[f.start : f.end] for f in CHECKER.check(Article(text, lang="de"))] == ["ĂĽ"]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("The old mayor\u200bsaid it again to the harbour board.", None),
        ("The har\u200bbour board met again on a Monday.", "The harbour board met again on a Monday."),
        ("The harbour board\x1fmet again on a Monday.", None),
        ("It was \x1cgood\x1d again for the harbour board.", "It was “good” again for the harbour board."),
        ("It was so.\x1cThe harbour board met again.", None),
        ("It was so.\x0bThe harbour board\r\nmet again.", "It was so.\r\nThe harbour board\r\nmet again."),
    ],
)
def test_no_safe_fix_joins_two_words(text, mended):
    fixed = Fixer(Linter(select=["encoding"])).fix(Article(text, lang="en")).after.text
    assert fixed == (mended or text)
