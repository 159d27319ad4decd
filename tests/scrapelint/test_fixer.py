"""Articles mended: the defect is gone, nothing else is, and a second time changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint import Article, Linter
from scrapelint.fixer import Fixer
from scrapelint.validators.engine.examples import feed_of
from scrapelint.validators.engine.fix import apply_edits

LINTER = Linter()
LEAKS = Linter(select=["leak"])
FIXABLE = {name: bound.rule for name, bound in LINTER.book.rules.items() if bound.rule.fix != "none"}
PROSE = [
    "The lighthouse on the point was lit again on Friday, after a winter in the dark.",
    "Boats may tie up at the old pier until the end of October, the harbour office said.",
    "“It looks smaller than I remember,” said the keeper’s daughter, who is eighty-one.",
    "Die Brücke über die Ilm wird erst im Herbst des kommenden Jahres fertig.",
]
DEFECTS = [
    'string(5) "hello"',
    "It rained. <!-- ad slot: top --> It stopped.",
    "Fish &amp;amp; chips cost &pound;4.",
    "Itâ€™s the first time the two crews have worked together.",
    "The harbour  board , which meets on Mondays, said no.",
    "The oﬃce was ﬂooded.",
    "A Zu\xadsam\xadmen\xadhang of un\u200bseen things.",
    "It\x92s late, and the cafe\u0301 is closed.",
    "The p\u0430ge was empty.",
    "They agreed.The crews went home.",
    "Share this article on Facebook | Twitter | WhatsApp",
    "Array ( [0] => one [1] => two )",
]


def article_of(example):
    return Article(example.text, title=example.title, lang=example.lang, site=example.site, extra=example.extra)


@pytest.mark.parametrize("name", FIXABLE)
def test_what_a_rule_fixes_is_gone_afterwards(name):
    bare = Linter(select=[name])
    mended = 0
    for example in FIXABLE[name].examples.flags:
        linter = bare.knowing(feed_of(example)) if example.pages else bare
        # Prose before and after: from an article that is nothing but the defect, nothing could be taken.
        for article in (
            article_of(example),
            article_of(example.model_copy(update={"text": "\n\n".join([PROSE[0], example.text, PROSE[1]])})),
        ):
            findings = [each.finding for each in linter.check(article).findings]
            edits = {edit for finding in findings for edit in finding.edits if finding.fix != "none"}
            fixed = Fixer(linter, unsafe=True).fix(article)
            left = [each.finding for each in linter.check(fixed.after).findings]
            assert not [finding for finding in left if finding.fix != "none" and fixed.changed]
            assert fixed.changed <= bool(edits)
            mended += fixed.changed
    assert mended


def test_every_fixable_rule_says_truly_what_its_findings_bring():
    for example in FIXABLE["mojibake"].examples.flags:
        for each in LINTER.check(article_of(example)).findings:
            assert (each.finding.fix == "none") == (each.finding.edits == ())
    (uncertain,) = LINTER.check(Article("It cost [object Object] in all.")).findings
    assert uncertain.finding.fix == "none"


@given(
    st.lists(st.sampled_from([*PROSE, *DEFECTS]), max_size=9),
    st.sampled_from(["\n\n", "\n", "\r\n\r\n"]),
    st.booleans(),
)
def test_fixing_what_was_fixed_changes_nothing(parts, between, unsafe):
    fixer = Fixer(LINTER, unsafe=unsafe)
    article = Article(between.join(parts) + between, lang="en", title=parts[0][:40] if parts else "")
    once = fixer.fix(article)
    again = fixer.fix(once.after)
    assert again.after == once.after
    assert not again.changed
    assert LINTER.check(once.after).score >= LINTER.check(article).score
    text = article.text
    for edits in once.rounds.get("text", []):
        text = apply_edits(text, edits)
    assert text == once.after.text


@given(st.text(max_size=300))
def test_no_text_breaks_a_fix(text):
    fixer = Fixer(LINTER, unsafe=True)
    once = fixer.fix(Article(text, lang="en"))
    assert not fixer.fix(once.after).changed


def test_safe_fixes_alone_are_made_unless_more_is_asked_for():
    article = Article("\n\n".join([PROSE[0], "The p\u0430ge  was empty.", PROSE[1]]), lang="en")
    assert Fixer(LINTER).fix(article).rules == {"double-space": 1}
    assert Fixer(LINTER, unsafe=True).fix(article).rules == {"double-space": 1, "mixed-script": 1}


def test_a_sound_article_is_left_alone_to_the_object():
    article = Article("\n\n".join(PROSE), lang="en")
    assert Fixer(LINTER, unsafe=True).fix(article).after is article


def test_an_article_of_which_nothing_would_be_left_is_left_alone():
    article = Article('string(5) "hello"')
    assert Fixer(LINTER, unsafe=True).fix(article).after is article


def test_a_title_in_the_text_is_found_again_when_the_text_has_changed():
    text = "\u200bThe oﬃce  is open\n\n" + "\n\n".join(PROSE)
    article = Article(text, title="The oﬃce  is open", title_span=(1, 18), lang="en")
    fixed = Fixer(LINTER).fix(article)
    assert fixed.changed
    assert fixed.after.title == fixed.after.text[slice(*fixed.after.title_span)] == "The office is open"


def test_a_menu_is_taken_out_with_its_buttons():
    menu = "Home\nHarbour news\nSport\nWeather\nJobs\nContact"
    fixed = Fixer(LINTER, unsafe=True).fix(Article("\n\n".join([menu, *PROSE[:3]]), lang="en"))
    assert fixed.after.text == "\n\n".join(PROSE[:3])
    assert fixed.rules == {"menu-lines": 1}


PARAGRAPHS = [
    "The lighthouse on the point was lit again on Friday, after a winter in the dark.",
    "{leak}",
    "Boats may tie up at the old pier until October, the harbour office said.",
    'She called it "a good day" for the island.',
    "A new roof for the boat shed will cost nine thousand pounds.",
]


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\r\r", "\u2029"])
@pytest.mark.parametrize(
    "leak",
    [
        "Array ( [0] => one",
        'a:2:{s:5:"width";i:640;s:4:"fi',
        "array ( 0 => 'rain', 1 =",
        'string(5) "hello',
        "<!-- ad slot",
        '{"id": 5, "size": [1, 2',
    ],
)
def test_of_a_leak_that_was_cut_off_no_fix_takes_the_paragraphs_behind_it(leak, end):
    broken = end.join(PARAGRAPHS).replace("{leak}", leak)
    assert Fixer(LEAKS).fix(Article(broken)).after.text == broken
    mended = Fixer(LEAKS, unsafe=True).fix(Article(broken)).after.text
    assert [piece for piece in mended.split(end) if piece] == [each for each in PARAGRAPHS if each != "{leak}"]


def test_surrogates_that_were_escaped_are_no_letters():
    text = "Fish &amp; chips, and the fair was &#55357;&#56832; fun, said the harbour master."
    assert Fixer(LEAKS).fix(Article(text)).after.text == text.replace("&amp;", "&")
