"""Scraped text is written by strangers: nothing in it may run, load, or break the page."""

import pytest

from scrapelint.validators import Article

ATTACKS = {
    "script": "<script>document.title = 'owned'; alert(1)</script>",
    "end of script": "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "comment": "<!-- <script> --><!--<script>",
    "cdata": "<![CDATA[ ]]> ]]>",
    "template": "${alert(1)} {{constructor.constructor('alert(1)')()}} $policy $$ %s",
    "handler": "\" onmouseover=\"alert(1)\" ' onclick='alert(1)' <svg/onload=alert(1)>",
    "css": "</style><style>body{display:none}</style>",
    "prototype": "__proto__ constructor toString hasOwnProperty",
    "bidi": "abc \u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "controls": "\x00 \x01 \x07 \x1b[31m red \x7f \x85 \x9b31m \u2028 \u2029 \ufeff \u200b",
    "surrogates": "\ud800 \udfff \udc00\ud83d end",
    "noncharacters": "\ufffe \uffff \U0001ffff \U0010ffff \U000e0041",
    "long word": "x" * 1_000_000,
    "many lines": "\n" * 50_000 + "a\n" * 50_000,
    "json": '{"a": "\\u003c/script>", "b": [1, 2}',
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
@pytest.mark.parametrize("folder", [False, True], ids=["file", "folder"])
def test_it_never_runs_and_never_breaks_the_page(write, visit, attack, folder):
    story = "The harbour office said on Friday that [object Object] boats may tie up again.\n\n"
    article = Article(
        f"{story}{attack}\n\n{story}{attack} [object Object]",
        attack[:4000],
        attack[:500],
        attack[:300],
        attack[:500],
        attack[:20],
    )
    plain = Article(f"{story}The end.", "A quiet title", "2", "quiet.example")
    seen = visit(write([article, plain], folder=folder))
    for view in ("#/articles", "#/sites", "#/rules", "#/rule/object-object", "#/article/2", "#/article/1"):
        seen.go(view)
        assert (
            seen.page.evaluate(
                "document.querySelectorAll('main script, main img, main iframe, main style, main [onclick]').length"
            )
            == 0
        )
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
    seen.page.wait_for_selector(".reading")
    assert "[object Object]" in "".join(seen.texts("mark"))
    seen.page.keyboard.press("n")
    for fold in seen.page.locator(".fold").all()[:3]:
        if fold.is_visible():
            fold.click()
    seen.page.locator(".crumb a").first.click()
    seen.page.wait_for_selector("table.rows")
    seen.page.locator("table.rows td a").first.click()  # its site
    seen.page.wait_for_selector("h1")
    assert "There is no such site" not in seen.page.inner_text("main")
    assert seen.page.title() != "owned"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "https://a.example/\nx",
        "file:///etc/passwd",
    ],
)
def test_only_addresses_of_the_web_become_links(write, visit, url):
    seen = visit(write([Article("A text [object Object] here.", "Title", "1", "a.example", url)]), "#/article/1")
    links = seen.page.evaluate("[...document.querySelectorAll('main a')].map(each => each.getAttribute('href'))")
    assert [link for link in links if not link.startswith("#/")] == []


def test_an_address_of_the_web_is_a_link_that_tells_nothing_about_the_reader(write, visit):
    seen = visit(
        write([Article("A text [object Object] here.", "Title", "1", "a.example", "https://a.example/x")]),
        "#/article/1",
    )
    assert "noreferrer" in seen.page.get_attribute("main a[target=_blank]", "rel")


def test_characters_that_act_or_hide_are_shown_by_name(write, visit):
    text = "The \u202eharbour\u202c office\x00 said\u200b so [object Object] on\x1b[0m Friday."
    seen = visit(write([Article(text, "T\u202eitle", "1", "a.example")]), "#/article/1")
    shown = seen.texts(".ctl")
    for name in ("U+202E", "U+202C", "␀", "U+200B", "␛"):
        assert name in shown
    assert (
        "\u202e"
        not in seen.page.evaluate(
            "document.documentElement.textContent.replace(document.querySelector('#texts0').textContent, '')"
        ).split("scrapelint", 1)[0]
    )
    assert "\u202e" not in seen.page.inner_text("main")
    assert "\u202e" not in seen.page.title()


def test_right_to_left_text_runs_right_to_left(write, visit):
    text = "قال مكتب الميناء يوم الجمعة إن القوارب [object Object] يمكنها أن ترسو.\n\nAn English paragraph follows it."
    seen = visit(write([Article(text, "خبر", "1", "a.example", lang="ar")]), "#/article/1")
    first, second = seen.page.evaluate(
        "[...document.querySelectorAll('.prose p')].map(p => getComputedStyle(p).direction)"
    )
    assert (first, second) == ("rtl", "ltr")


def test_the_policy_forbids_all_but_the_pages_own_script_and_style(write):
    page = write([Article("A text.", "Title")]).read_text("utf-8")
    policy = page.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_policy_stops_a_script_that_got_in_all_the_same(write, visit):
    path = write([Article("A text.", "Title")])
    page = path.read_text("utf-8")
    path.write_text(
        page.replace(
            "</main>", "<script>document.title = 'owned'</script><b onclick=x style='color:red'></b></main>", 1
        ),
        "utf-8",
    )
    seen = visit(path)
    assert seen.page.title() != "owned"
    assert len(seen.complaints) >= 2  # the browser says what it refused
    seen.complaints.clear()
