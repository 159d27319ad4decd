"""The checker: which rules report, where they may not look, and what every finding promises."""

import gc
import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry
from scrapelint.validators.engine.document import Document

BOOK = load_rules(["recommended"], Registry())
CHECKER = Checker(BOOK)
LEAK = "It cost [object Object] in all."

# Pieces that the validators look for, so that random texts come near to what they find.
PIECES = [
    "The mayor said so on Monday, in a long sentence that goes on for a while.",
    "oth sides agreed", "“", "”", '"', "‘", "’", "«", "»", "„", "「", "」", "''", "\n", "\n\n", " ", "\r\n",
    'string(5) "hello"', "string(900) \"", "Array ( [0] => x )", "{{ title }}", "{% if %}", "[object Object]",
    '{"id": 1, "url": "x"}', '{"id": [', "<p>", "</div>", "&nbsp;", "&amp;amp;", "[b]", "[text](https://x.example/)",
    "Traceback (most recent call last):", "Warning: x in /a/b.php on line 3", "function(){return 1;}", ".a { b: c; }",
    "Hamas movement, whic", "…", "...", "W hen trying", "日本語の文章です。", "مرحبا بالعالم", "é", "\u200b", "\x00",
    "\ud800", "```", "# ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(st.characters(), max_size=12), max_size=40).map("".join)


@pytest.fixture
def load(tmp_path):
    def load(text):
        (tmp_path / "r.yaml").write_text(text, "utf-8")
        return load_rules(["r.yaml"], Registry(), tmp_path)

    return load


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS | st.just(""), st.sampled_from(["", "en", "de", "fr", "ru", "ja", "xx", "en-US"]))
def test_any_text_gives_findings_that_stand_in_it(text, title, lang):
    article = Article(text, title=title, lang=lang)
    findings = CHECKER.check(article)
    assert CHECKER.check(article) == findings
    for finding in findings:
        field = article.value(finding.field)
        assert 0 <= finding.start <= finding.end <= len(field)
        assert 0 < finding.confidence <= 1
        for start, end in finding.related:
            assert 0 <= start <= end <= len(field)
    places = [(f.rule, f.field, f.start, f.end) for f in findings]
    assert len(places) == len(set(places))


def test_only_selected_rules_report():
    assert Checker(BOOK, select=["quotes"]).check(Article(LEAK)) == ()
    assert [f.rule for f in Checker(BOOK, select=["leak"]).check(Article(LEAK))] == ["object-object"]
    assert Checker(BOOK, ignore=["object-object"]).check(Article(LEAK)) == ()


def test_the_selection_does_not_change_what_the_others_see():
    dump = 'He left.\n\nstring(13) "a " quoted " b"\n\nShe stayed.'
    everything = [f for f in CHECKER.check(Article(dump)) if f.family == "quotes"]
    assert list(Checker(BOOK, select=["quotes"]).check(Article(dump))) == everything == []


@pytest.mark.parametrize(
    ("site", "pattern", "silent"),
    [
        ("example.org", "example.org", True),
        ("www.example.org", "*.example.org", True),
        ("example.org", "*.example.org", True),
        ("EXAMPLE.org", "example.ORG", True),
        ("example.com", "*.example.org", False),
        ("badexample.org", "*.example.org", False),
    ],
)
def test_a_site_may_be_spared_a_rule(site, pattern, silent):
    checker = Checker(BOOK, sites={pattern: frozenset({"object-object"})})
    assert (checker.check(Article(LEAK, site=site)) == ()) is silent


def test_what_masks_hides_what_stands_inside(load):
    book = load(
        """\
ruleset: r
rules:
  - {id: payload, family: leak, severity: error, pattern: '<<[^>]*>>', masks: true, message: m, why: w}
  - {id: word, family: structure, pattern: 'odd', message: 'said {match}', why: w}
"""
    )
    found = Checker(book).check(Article("odd << odd >> odd"))
    assert [(f.rule, f.start) for f in found] == [("word", 0), ("payload", 4), ("word", 14)]
    assert [f.start for f in Checker(book, select=["word"]).check(Article("odd << odd >> odd"))] == [0, 14]


def test_where_a_rule_tells_a_whole_page_what_is_the_sites_is_not_told_as_well(load):
    book = load(
        """\
ruleset: r
rules:
  - {id: wall, family: structure, pattern: 'Please pay', whole: true, message: m, why: w}
  - {id: button, family: boilerplate, pattern: 'Share', message: m, why: w}
  - {id: tag, family: leak, pattern: '<b>', message: m, why: w}
"""
    )
    page, article = Article("Please pay. <b> Share"), Article("Nobody paid. <b> Share")
    assert [f.rule for f in Checker(book).check(page)] == ["wall", "tag"]
    assert [f.rule for f in Checker(book).check(article)] == ["tag", "button"]


def test_a_rule_that_tells_a_whole_page_silences_no_other_where_it_is_not_reported_itself(load):
    book = load(
        """\
ruleset: r
rules:
  - {id: wall, family: structure, pattern: 'Please pay', whole: true, message: m, why: w}
  - {id: button, family: boilerplate, pattern: 'Share', message: m, why: w}
"""
    )
    page = Article("Please pay. Share", site="harbour.example")
    assert [f.rule for f in Checker(book, select=["boilerplate"]).check(page)] == ["button"]
    assert [f.rule for f in Checker(book, ignore=["wall"]).check(page)] == ["button"]
    assert [f.rule for f in Checker(book, sites={"harbour.example": frozenset({"wall"})}).check(page)] == ["button"]


def test_messages_quote_scraped_text_only_in_part(load):
    book = load("ruleset: r\nrules: [{id: a, family: leak, pattern: 'x+', message: '{match}', why: w}]\n")
    assert len(Checker(book).check(Article("x" * 5000))[0].message) == 80


def test_a_short_finding_shows_its_surroundings(load):
    book = load("ruleset: r\nrules: [{id: a, family: leak, pattern: '#', message: m, why: w}]\n")
    assert (
        Checker(book).check(Article("first line\nsome words # and more\nlast"))[0].excerpt == "…some words # and more…"
    )


def test_a_checked_article_is_gone_before_anybody_looks_for_garbage(monkeypatch):
    seen = []

    class Watched(Document):
        def __init__(self, article):
            super().__init__(article)
            seen.append(weakref.ref(self))

    monkeypatch.setattr("scrapelint.validators.engine.checker.Document", Watched)
    checker = Checker(load_rules(["recommended"], Registry()))
    text = (
        'oth sides met.string(5) "hello" and “he said\n\nThe ferry was late again on Friday, and nobody knew.\n\n' * 4
    )
    gc.collect()
    gc.disable()
    try:
        assert checker.check(Article(text, "The ferry was late again"))
        assert [each() for each in seen] == [None]
    finally:
        gc.enable()
