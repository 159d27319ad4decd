"""The HTML report as its reader uses it, in a real browser."""

import dataclasses
import re

import pytest

from scrapelint.reports import score_article
from scrapelint.reports.change import Change, Figure, Past
from scrapelint.validators import Article, Finding, Source

SOUND = """The lighthouse on the point was lit again on Friday, after a winter in the dark.

Boats may tie up at the old pier until the end of October, the harbour office said."""
DOUBLED = """The small boats may tie up at the old pier again from Friday, the harbour office told reporters today.

oth the fishermen and the rowing club had asked for it since the storm took the new one.

The small boats may tie up at the old pier again from Friday, the harbour office told reporters today.

Tickets cost [object Object] at the door. string(5) "hello"
"""


def articles(count=240):
    for number in range(count):
        text = DOUBLED if number % 3 == 0 else SOUND
        site = f"{'abc'[number % 2]}.example"
        title = f"Story {number:03} of the harbour"
        yield Article(
            text, title, str(number), site, f"https://{site}/{number}", "en", source=Source("feed.jsonl", number + 1)
        )


def test_the_first_screen_says_the_verdict_and_the_figures(write, visit):
    seen = visit(write(articles()))
    assert seen.texts("h1") == ["The gate failed"]
    assert "80 of 240 articles" in seen.page.inner_text(".verdict")
    assert "240" in seen.page.inner_text(".tiles")
    assert seen.page.locator(".plot rect.bar").count() >= 2
    assert "leak" in seen.page.inner_text(".bars")
    assert "The text of all 240 articles is in this report" in seen.page.inner_text(".held")


def test_articles_are_filtered_and_the_filter_stays_in_the_fragment(write, visit):
    seen = visit(write(articles()), "#/articles")
    page = seen.page
    seen.says("240 of 240 articles")
    page.select_option("select[name=rule]", "object-object")
    page.fill("input[name=site]", "a.example")
    seen.says(re.compile(r"(?<!\d)40 of 240 articles"))
    page.wait_for_url(re.compile(r"#/articles\?(?=.*rule=object-object)(?=.*site=a\.example)"))
    page.reload()
    seen.says(re.compile(r"(?<!\d)40 of 240 articles"))
    assert page.input_value("select[name=rule]") == "object-object"
    page.click("text=Clear")
    seen.says("240 of 240 articles")


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [("family", "duplication", 80), ("severity", "error", 80), ("band", "good", 160), ("q", "story 00", 10)],
)
def test_each_filter_leaves_what_it_says(write, visit, name, value, left):
    seen = visit(write(articles()), f"#/articles?{name}={value}")
    seen.says(re.compile(rf"(?<!\d){left} of 240 articles"))


def test_a_click_on_a_head_sorts_and_a_second_one_turns_it_round(write, visit):
    seen = visit(write(articles()), "#/articles")
    titles = "table.rows tbody th"
    seen.page.click("button[data-key=title]")
    seen.says("Story 000 of the harbour", titles)
    assert seen.page.get_attribute("th:has(button[data-key=title])", "aria-sort") == "ascending"
    seen.page.click("button[data-key=title]")
    seen.says("Story 239 of the harbour", titles)
    seen.page.wait_for_url(re.compile("sort=title"))
    seen.page.click("text=Next →")
    seen.says("Story 139 of the harbour", titles)


def test_an_article_shows_each_finding_in_place_and_keys_step_through_them(write, visit):
    seen = visit(write(articles()), "#/articles")
    page = seen.page
    page.click("table.rows tbody th a")
    page.wait_for_selector(".reading")
    marked = "".join(seen.texts("mark.error"))
    assert "[object Object]" in marked
    assert 'string(5) "hello"' in marked
    assert page.locator(".copy").count() == 1  # the first of the two paragraphs
    findings = page.locator(".found > li").count()
    assert findings >= 4
    page.keyboard.press("n")
    page.keyboard.press("j")
    page.wait_for_selector(".found > li.on button.pick[aria-expanded=true]")
    page.wait_for_url(re.compile("f="))
    chosen = page.inner_text(".found > li.on b")
    page.reload()
    page.wait_for_selector(".found > li.on .detail")
    assert page.inner_text(".found > li.on b") == chosen
    page.keyboard.press("k")
    assert page.locator(".found > li.on").count() == 1
    page.wait_for_url(re.compile("f=2$"))
    page.keyboard.press("]")
    page.wait_for_selector("h1:text-is('Story 003 of the harbour')")  # the fragment changes before the page does


def test_a_finding_says_why_it_matters_what_it_cost_and_where_its_first_copy_is(write, visit):
    seen = visit(write(articles()), "#/article/1")
    page = seen.page
    page.click(".found button:has-text('duplicate-paragraph')")
    detail = page.inner_text(".found .detail")
    assert re.search(r"[\d.]+ points", detail)
    assert "text:5:1" in detail
    page.click("text=Go to the first copy")
    assert page.locator(".copy.on").count() == 1
    page.click(".found li:first-child button")
    page.click(".copy")  # and from the copy back to the finding
    assert "duplicate-paragraph" in page.inner_text(".found > li.on b")


def test_points_of_an_article_add_up_before_the_readers_eyes(write, visit):
    line = visit(write(articles()), "#/article/1").page.inner_text(".points")
    figures = [float(each) for each in re.findall(r"[\d.]+", re.sub(r"by \d+ other", "", line))]
    assert figures[0] == 100
    assert figures[0] - sum(figures[1:-1]) == pytest.approx(figures[-1], abs=0.35)


def test_a_leak_of_one_template_is_one_line_on_its_rules_page(write, visit):
    texts = [f'{SOUND}\n\nstring({100 + n}) "Reader {n} of {n * 7}"' for n in range(30)]
    seen = visit(
        write([Article(text, "A title of its own", str(n), "one.example") for n, text in enumerate(texts)]),
        "#/rule/php-var-dump",
    )
    (line,) = seen.texts(".shapes li")
    assert "30 articles" in line
    assert "one.example" in line
    seen.says("debugging call")  # why it matters
    assert seen.page.locator("details blockquote mark").count() >= 1  # its examples


def test_only_the_worst_articles_are_in_full_and_the_report_says_so(write, visit):
    seen = visit(write(articles(), in_full=7), "#/articles")
    seen.says("The 7 worst articles are here in full, of all 240 the figures")
    assert seen.page.locator("text=figures only").count() == 93
    seen.go("#/article/2")
    seen.says("Only the figures of this article")


def test_a_folder_holds_every_article_and_opens_without_a_server(write, visit):
    path = write(articles(), folder=True, in_full=0)
    seen = visit(path, "#/article/240")
    seen.page.wait_for_selector(".reading")
    assert seen.texts("h1") == ["Story 239 of the harbour"]
    assert [url for url in seen.requests if "/texts/" in url]


def test_a_missing_file_of_the_folder_is_told(write, visit):
    path = write(articles(), folder=True)
    for file in (path.parent / "texts").iterdir():
        file.unlink()
    seen = visit(path, "#/article/1")
    seen.says("texts/0.js is not beside this page")
    seen.complaints.clear()  # the browser says it too


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_every_view_is_accessible(write, visit, scheme, width):
    compared = Change("2026-01-01", (Figure("mean score", 80, 75.5, "higher"),), ("leak has doubled on a.example",))
    past = [Past(f"2026-01-0{day}", 240, 70.0 + day, {"leak": day / 100}) for day in (1, 2, 3)]
    path = write(articles(12), change=lambda summary: dataclasses.replace(summary, change=compared, history=past))
    seen = visit(path, color_scheme=scheme, viewport={"width": width, "height": 800})
    for view in (
        "#/",
        "#/sites",
        "#/rules",
        "#/articles",
        "#/article/1",
        "#/article/2",
        "#/rule/object-object",
        "#/site/a.example",
    ):
        seen.go(view)
        assert seen.violations() == [], view
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
    seen.page.click("#help")
    assert seen.violations() == []


def test_nothing_moves_while_the_page_opens(write, visit):
    seen = visit(write(articles()))
    moved = seen.page.evaluate(
        """() => new Promise(done => {
          let sum = 0;
          const add = list => list.getEntries().forEach(each => { sum += each.value; });
          new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 300);
        })"""
    )
    assert moved < 0.01


def test_change_and_trends_are_shown_when_there_are_earlier_runs(write, visit):
    compared = Change(
        "2026-01-01",
        (Figure("mean score", 80, 75.5, "higher"), Figure("articles", 240, 240)),
        ("leak has doubled on a.example",),
    )
    past = [Past("2026-01-01", 240, 80.0, {"leak": 0.1}), Past("2026-01-02", 240, 75.5, {"leak": 0.2})]
    seen = visit(write(articles(), change=lambda summary: dataclasses.replace(summary, change=compared, history=past)))
    text = seen.page.inner_text("main")
    assert "Against 2026-01-01" in text
    assert "▼ −4.5, worse" in text
    assert "leak has doubled on a.example" in text
    assert seen.page.locator(".trend").count() == 3


def test_keys_can_be_looked_up_and_turned_off(write, visit):
    seen = visit(write(articles()), "#/article/1")
    page = seen.page
    page.wait_for_selector(".found > li.on")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.uncheck("dialog input")
    page.click("dialog button")
    before = page.url
    page.keyboard.press("n")
    assert page.url == before


def test_excerpts_stand_for_a_text_that_was_not_at_hand(write, visit):
    finding = Finding("object-object", "leak", "error", "text", 400, 415, "[object Object]", "An object was printed")
    report = score_article(Article("", "A story", "1", "a.example"), [finding], {"object-object": 0.3})
    seen = visit(write([report]), "#/article/1")
    seen.says("these are the excerpts")
    assert seen.texts(".snippet mark") == ["[object Object]"]


def test_overlapping_findings_all_show(write, visit):
    text = "One two three four five six seven."
    spans = [(0, 13, "error"), (4, 18, "warning"), (8, 23, "info"), (8, 13, "error")]
    found = [
        Finding(f"rule-{n}", "leak", severity, "text", start, end, text[start:end], "m")
        for n, (start, end, severity) in enumerate(spans)
    ]
    report = score_article(Article(text, "Title", "1", "a.example"), found, {f"rule-{n}": 0.1 for n in range(4)})
    seen = visit(write([report]), "#/article/1")
    marked = "i => [...document.querySelectorAll(`mark[data-f~='${i}']`)].map(each => each.textContent).join('')"
    shown = [seen.page.evaluate(marked, index) for index in range(4)]
    assert sorted(shown) == sorted(text[start:end] for start, end, _ in spans)
    whole = """() => { const prose = document.querySelector('.prose').cloneNode(true);
      prose.querySelectorAll('.tag').forEach(tag => tag.remove()); return prose.textContent; }"""
    assert seen.page.evaluate(whole) == text


def test_offsets_hold_behind_characters_outside_the_basic_plane(write, visit):
    text = "😀😀 said [object Object] and 𝒜 left."
    seen = visit(write([Article(text, "Title", "1", "a.example", lang="en")]), "#/article/1")
    assert "[object Object]" in seen.texts("mark.error")


def test_long_texts_fold_around_their_findings_and_open(write, visit):
    line = "Paragraph {} says that the harbour was calm and that nobody went out to sea on that day."
    quiet = "\n\n".join(line.format(n) for n in range(200))
    seen = visit(
        write(
            [
                Article(
                    f"{quiet}\n\nTickets cost [object Object] here.\n\n{quiet.replace('calm', 'rough')}",
                    "Title",
                    "1",
                    "a.example",
                    lang="en",
                )
            ]
        ),
        "#/article/1",
    )
    assert seen.page.locator(".prose p").count() < 30
    seen.page.locator(".fold").first.click()
    assert seen.page.locator(".prose p").count() > 150


@pytest.mark.parametrize("texts", [[], [""], [SOUND]], ids=["none", "empty", "one"])
def test_runs_of_no_one_or_nameless_articles_make_a_page(write, visit, texts):
    seen = visit(write([Article(text) for text in texts]))
    for view in (
        "#/sites",
        "#/rules",
        "#/articles",
        "#/article/1",
        "#/site/nowhere",
        "#/rule/none",
        "#/nonsense",
        "#/article/%E0%A4%A",
    ):
        seen.go(view)
    assert seen.violations() == []


def test_print_shows_the_text_and_all_findings_without_controls(write, visit):
    seen = visit(write(articles()), "#/article/1")
    seen.page.emulate_media(media="print")
    assert not seen.page.locator("nav#nav").is_visible()
    assert not seen.page.locator(".steps").first.is_visible()
    assert all(
        seen.page.locator(".found > li").nth(n).is_visible() for n in range(seen.page.locator(".found > li").count())
    )
