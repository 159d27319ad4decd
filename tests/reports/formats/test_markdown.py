"""Markdown: what a renderer of others makes of it is text, tables and nothing that acts; and it is bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from scrapelint.reports import Policy
from scrapelint.reports.formats.markdown import LIMIT, Digest
from scrapelint.reports.markup import code, fenced, prose
from scrapelint.reports.safe import visible
from scrapelint.reports.summary import SummaryBuilder
from scrapelint.validators import Source

RENDERER = MarkdownIt("gfm-like", {"linkify": False, "html": True})


def tokens(text):
    found = []
    for token in RENDERER.parse(text):
        found += [token, *(token.children or ())]
    return found


def shown(text):
    return "".join(token.content for token in tokens(text) if token.type in {"text", "code_inline", "fence"})


def test_a_page_tells_verdict_figures_rules_sites_and_the_worst(write, case):
    text = write("markdown", [*case("an article of a feed"), *case("a text file"), *case("one clean article")]).text
    assert text.startswith(
        "## scrapelint: ❌ failed\n\n- 3 findings of severity error in 2 of 3 articles; none may be: "
    )
    assert "3 articles, mean score 60: 1 good, 0 fair, 2 poor" in text
    assert "| `dump` | 3 | 2 |" in text
    assert "| `a.example` | 60 | 70.0 | 2 | 2 |" in text
    assert (
        "| 40 | `Pier` · `https://a.example/1` · `feed.jsonl:7`<br>error `dump` A dump of 6 bytes: `The pier int(5).`"
        in text
    )


@pytest.mark.parametrize(("reports", "words"), [((), "⚠️ not checked"), ("one clean article", "✅ passed")])
def test_the_verdict_is_in_the_heading(write, case, reports, words):
    assert write("markdown", case(reports) if reports else ()).text.startswith(f"## scrapelint: {words}\n")


def test_a_page_has_room_for_a_comment_and_says_what_is_left_out(write, case):
    digest, builder = Digest(), SummaryBuilder(Policy())
    for report in case("hostile articles"):
        digest.add(report)
        builder.add(report, "x")
    summary = builder.finish()
    whole = digest.text(summary, LIMIT)
    assert len(whole) <= LIMIT
    for limit in range(0, len(whole), 97):
        text = digest.text(summary, limit)
        assert len(text) <= limit
        assert not text or text.endswith("*The rest is left out: a comment has room for no more.*\n")


def test_many_long_articles_stay_below_the_limit(write, case):
    (report,) = case("hostile articles")[:1]
    article = report.article.__class__(
        "x", "\u202e|" * 9999, "i" * 9999, "s" * 9999, "u" * 9999, source=Source("p" * 9999)
    )
    text = write("markdown", [type(report)(article, 1.0, "poor", report.findings) for _ in range(100)]).text
    assert len(text) <= LIMIT
    assert "of 100 with findings" in text


def test_hostile_text_makes_no_html_link_picture_or_cell(write, case):
    for report in case("hostile articles"):
        text = write("markdown", [report]).text
        found = tokens(text)
        assert {token.content for token in found if token.type in {"html_inline", "html_block"}} <= {"<br>"}
        assert not [token for token in found if token.type in {"link_open", "image", "html_block"}]
        assert shown(text).count("Worst articles") == 1


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1, max_size=80))
def test_code_shows_the_text_as_it_is(text):
    cell = tokens(f"| a |\n| - |\n| {code(text)} |")
    expected = visible(text).strip()
    assert [token.content for token in cell if token.type == "code_inline"] == ([expected] if expected else [])


@given(st.text("abc @#<>&[]()!*_`|~\\:/.-+=1wwwghttps", min_size=1, max_size=60))
def test_prose_is_nothing_but_text(text):
    found = tokens(prose(text))
    assert {token.type for token in found} <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}


@pytest.mark.parametrize(
    "text", ["@someone", "#12", "https://evil.example", "www.evil.example", "a@evil.example", "GH-3"]
)
def test_what_services_link_by_themselves_is_parted(text):
    assert text not in prose(text)
    assert prose(text).replace("\u2060", "").replace("\\", "") == text


def test_a_fence_is_longer_than_what_it_holds():
    (fence,) = [token for token in tokens(fenced("a\n````\nb")) if token.type == "fence"]
    assert fence.content == "a\n````\nb\n"
