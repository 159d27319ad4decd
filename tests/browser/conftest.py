"""A real Chromium that opens reports; what it asks the network for and says on its console is kept."""

import os
import shutil
from dataclasses import dataclass, field
from importlib.resources import files

import pytest

from scrapelint import Linter
from scrapelint.reports import SummaryBuilder
from scrapelint.reports.formats import Target, open_writer

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@pytest.fixture(scope="module")  # while it lives its event loop runs, in which no other test should be caught
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("the report must be tested in Chromium, and none is installed")
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page with what it did that a report must not do."""

    page: object
    requests: list = field(default_factory=list)
    complaints: list = field(default_factory=list)

    def go(self, fragment):
        """Open a view; it is there when the page's own handler, added before this one, has run."""
        self.page.evaluate(
            """fragment => new Promise(done => {
              if (location.hash === fragment) return done();
              addEventListener('hashchange', done, { once: true });
              location.hash = fragment;
            })""",
            fragment,
        )
        self.page.wait_for_selector("main h1")

    def says(self, what, selector="main"):
        """Wait until it says so (asking again from outside: the page's policy forbids polling inside it)."""
        from playwright.sync_api import expect

        expect(self.page.locator(selector).first).to_contain_text(what)

    def texts(self, selector):
        return self.page.locator(selector).all_inner_texts()

    def violations(self):
        """What axe objects to, as rule and element."""
        self.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8") + ";0")
        found = self.page.evaluate("tags => axe.run({ runOnly: tags })", AXE_TAGS)["violations"]
        return [(each["id"], each["nodes"][0]["html"][:200], each["nodes"][0]["failureSummary"]) for each in found]


@pytest.fixture
def visit(chromium):
    """Open a report: ``visit(path, "#/articles", color_scheme="dark")``. At the end, it must have been quiet."""
    opened = []

    def open_page(path, fragment="", **context):
        page = chromium.new_context(**context).new_page()
        seen = Visit(page)
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("console", lambda message: seen.complaints.append(message.text))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (seen.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("main h1")
        opened.append((seen, path))
        return seen

    yield open_page
    for seen, path in opened:
        assert seen.complaints == []
        allowed = path.parent.as_uri() + "/"
        assert [url for url in seen.requests if not url.startswith((allowed, "data:,"))] == []
        seen.page.context.close()


@pytest.fixture(scope="session")
def linter():
    return Linter()


@pytest.fixture
def write(linter, tmp_path):
    """Check articles and write their report: ``write([Article(…)], folder=True)``."""

    def make(articles, *, folder=False, change=None, **options):
        place = tmp_path / "report"
        place.mkdir()
        path = place / "index.html"
        builder = SummaryBuilder(linter.policy)
        rules = {name: bound.rule for name, bound in linter.book.rules.items()}
        with path.open("w", encoding="utf-8", errors="backslashreplace") as stream:
            writer = open_writer("html", Target(stream, folder=place if folder else None, rules=rules, **options))
            for each in articles:
                report = linter.check(each) if not hasattr(each, "findings") else each
                builder.add(report, report.article.id)
                writer.article(report)
            summary = builder.finish()
            writer.finish(change(summary) if change else summary)
        return path

    return make
