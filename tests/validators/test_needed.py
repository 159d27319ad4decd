"""Which phrases a short text may have: none that it has is ever left out, and most of the others are."""

import random
import re
import re._constants as sre
import re._parser as sre_parser

import pytest

from scrapelint.linter import FEW, Linter
from scrapelint.rules import load_rules
from scrapelint.rules.bundled import HERE
from scrapelint.rules.yamlfile import YamlFile
from scrapelint.validators import Article, Checker, Registry
from scrapelint.validators.boilerplate import PLACES, Params
from scrapelint.validators.engine.re2text import compile_pattern
from scrapelint.validators.siteparts.cues import phrases_of, said
from scrapelint.validators.siteparts.needed import Sought, needed_of_phrases

BOOK = load_rules(["boilerplate"], Registry())
CHECKER = Checker(BOOK)
TABLES = [
    (bound.params.words, lang, listed)
    for bound in BOOK.rules.values()
    if isinstance(bound.params, Params)
    for place in PLACES
    for lang, listed in getattr(bound.params, place).items()
]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("share this", "Share  this\xa0story"),
        ("we're hiring", "WE’RE HIRING"),
        ("paylaş ve ilet", "PAYLAŞ VE İLET"),
        ("ısı", "ISI"),
        ("ορός", "ΟΡΌΣ"),
        ("ड़ें", "\u095cें"),
        ("(read|see) more", "see more"),
        ("(please )?share", "share"),
        ("print( page)?", "print"),
        (r"\d+ ?shares?", "12share"),
        ("more …", "more"),
        ("sign up … newsletter", "sign up, newsletter"),
        ("pin{0,2} it", "pi it"),
        ("colou?r", "color"),
        ("zoo+m", "zoooom"),
        ("any ??one (is ?)??here", "anyone here"),
        ("(a|b(c|d)) all", "bd all"),
        ("(?P<defect>one) (?-i:two)", "one two"),
        (r"google\+", "Google+"),
        (r"[^\n.!?]{2,30} alert", "my alert"),
        ("(one|[0-9]+)", "7"),
    ],
)
def test_a_phrase_that_a_text_has_is_kept(monkeypatch, phrase, text):
    assert re.search(_python(said({"en": phrase}, {})), text, re.IGNORECASE), "the test itself"
    known(monkeypatch, phrase)
    assert Sought(text).among({"en": phrase}) == {"en": phrase}


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("share this", "this share"),
        ("(read|see) more", "to read and see"),
        (r"\d+ (comments|replies)", "12 shares"),
        ("(one|(two|three)) on", "four on"),
        ("sign up … newsletter", "sign off"),
    ],
)
def test_a_phrase_whose_words_are_not_there_is_left_out(monkeypatch, phrase, text):
    known(monkeypatch, phrase)
    assert Sought(text).among({"en": phrase}) == {}


def known(monkeypatch, phrase):
    needed = needed_of_phrases({"rules": [{"alone": {"en": phrase}}]})
    monkeypatch.setattr("scrapelint.validators.siteparts.needed._known", lambda: needed)


@pytest.fixture(scope="module")
def needed():
    return needed_of_phrases(YamlFile(HERE / "boilerplate.yaml").data)


@pytest.fixture
def known_phrases(needed, monkeypatch):
    monkeypatch.setattr("scrapelint.validators.siteparts.needed._known", lambda: needed)


@pytest.mark.parametrize("capitals", [0, 0.3])
@pytest.mark.usefixtures("known_phrases")
def test_no_phrase_of_the_rule_sets_is_left_out_of_what_it_matches(capitals):
    chance, matched = random.Random(1), 0
    phrases = [(words, lang, phrase) for words, lang, listed in TABLES for phrase in phrases_of(listed)]
    for words, lang, phrase in phrases:
        pattern = said({lang: phrase}, words)
        text = _some_match(sre_parser.parse(_python(pattern)), chance)
        text = "".join(_in_capitals(each) if chance.random() < capitals else each for each in text)
        if compile_pattern(f"(?i){pattern}").search(text.encode()):
            matched += 1
            assert Sought(text).among({lang: phrase}), (phrase, text)
    assert matched > 0.97 * len(phrases)  # the rest is more than this test can make matches of


@pytest.mark.usefixtures("known_phrases")
def test_a_text_needs_few_of_the_phrases():
    text = "The ferry left at noon, and nobody on the quay had seen the second mate. Share this story with a friend."
    kept = sum(
        len(phrases_of(each)) for *_, lang, listed in TABLES for each in Sought(text).among({lang: listed}).values()
    )
    assert kept < 0.05 * sum(len(phrases_of(listed)) for *_, listed in TABLES)


def test_where_nothing_is_known_of_phrases_all_are_kept(monkeypatch):
    monkeypatch.setattr("scrapelint.validators.siteparts.needed._known", dict)
    assert Sought("nothing").among({"en": "share this"}) == {"en": "share this"}


@pytest.mark.usefixtures("known_phrases")
def test_the_first_short_articles_have_the_findings_that_they_have_in_a_feed():
    texts = [example.text for bound in BOOK.rules.values() for example in bound.rule.examples.flags][::40]
    articles = [Article(f"The ferry left at noon.\n\n{text}") for text in texts]
    together = CHECKER.check_all(articles)
    assert [CHECKER.only_for([article]).check(article) for article in articles] == together
    assert all(together)


def test_a_linter_makes_few_patterns_for_a_first_short_article_alone(monkeypatch):
    linter, asked = Linter(rules=["boilerplate"]), []
    only_for = Checker.only_for
    monkeypatch.setattr(Checker, "only_for", lambda self, articles: asked.append(articles) or only_for(self, articles))
    articles = [Article("Share this story", title=str(number)) for number in range(3)]
    linter.check(articles[0])
    linter.check_all(articles)
    Linter(rules=["boilerplate"]).check(Article("x" * (FEW + 1)))
    assert asked == [(articles[0],)]


def _python(pattern):
    """An RE2 pattern as Python reads it, with one letter for each class of them."""
    pattern = re.sub(r"\\x\{(\w+)\}", lambda match: re.escape(chr(int(match[1], 16))), pattern)
    for of_re2, letter in ((r"\\p\{Ll\}", "a"), (r"\\p\{Zs\}", " "), (r"\\p(?:\{\w+\}|L)", "A")):
        pattern = re.sub(of_re2, letter, pattern)
    return pattern


def _some_match(tree, chance):
    return "".join(_some(kind, value, chance) for kind, value in tree)


def _some(kind, value, chance):
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.IN:
        return _one_of(value, chance)
    if kind is sre.BRANCH:
        return _some_match(chance.choice(value[1]), chance)
    if kind is sre.SUBPATTERN:
        return _some_match(value[-1], chance)
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        low, high, inner = value
        return "".join(_some_match(inner, chance) for _ in range(chance.choice([low, min(low + 1, high)])))
    return "" if kind is sre.AT else "-"


def _one_of(value, chance):
    if value[0][0] is sre.NEGATE:
        return "-"
    kind, found = chance.choice(value)
    if kind is sre.RANGE:
        return chr(chance.choice(found))
    return chr(found) if kind is sre.LITERAL else "1" if found is sre.CATEGORY_DIGIT else "x"


def _in_capitals(letter):
    capital = letter.upper()
    return capital if len(capital) == 1 and capital.lower() == letter else letter
