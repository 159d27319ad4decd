"""Reports made by hand, and a way to write them in any format."""

import io
from dataclasses import replace

import pytest

from scrapelint.reports import ArticleReport, Policy, Scored, SummaryBuilder
from scrapelint.reports.formats import Target, open_writer
from scrapelint.rules import Rule
from scrapelint.validators import Article, Finding, Source
from scrapelint.validators.engine.finding import excerpt

RULES = {
    "dump": Rule.model_validate(
        {
            "id": "dump",
            "family": "leak",
            "severity": "error",
            "message": "A dump of {n} bytes",
            "why": "A debugging call was left in.",
            "examples": {"flags": ["int(5)\n```\nfence"], "passes": ["An int."]},
        }
    )
}
DEFAULT = Policy()
HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n::error::owned",
    "::error::owned",
    "##[error]owned",
    "%0A::error::owned",
    "a,b:c",
    "\x1b]8;;http://evil.example\x07click",
    "nul \x00 vt \x0b c1 \x9b",
    "lone \ud800 \udfff",
    "nonchar \ufffe \uffff",
    "]]></failure></testcase>",
    "<script>alert(1)</script>",
    "<!-- -->&amp;&lt;",
    "![x](https://evil.example/p.png)",
    "[x](javascript:alert(1))",
    "`tick` ``two`` `",
    "a | b",
    "@someone and #12 and GH-3",
    "https://evil.example www.evil.example a@evil.example",
    "\u202eright to left",
    '","=1+1',
    "{0} %s \\",
)


def finding(text, found, rule="dump", severity="error", message="A dump of 6 bytes", field="text", **more):
    start = text.index(found)
    end = start + len(found)
    return Finding(rule, "leak", severity, field, start, end, excerpt(text, start, end), message, **more)


def reported(article, *findings, score=None, points=10.0):
    score = (100.0 if not findings else 40.0) if score is None else score
    grade = "good" if score >= 90 else "fair" if score >= 50 else "poor"
    return ArticleReport(article, score, grade, tuple(Scored(each, points) for each in findings))


def hostile(n, text):
    """An article that holds a hostile text wherever a scraped text can stand."""
    body = f"{text}\nint(5) {text}"
    article = Article(body, text, text, text, text, text, text, source=Source(text.replace("\0", "") or "-", n))
    return reported(
        article,
        finding(body, "int(5)", message=f"Found {text}"),
        replace(finding(body, text, severity="warning", message=text), excerpt=text),
        replace(finding(text, text, field="title", severity="info"), excerpt=text, message=text),
    )


STORY = "Pier\n\nThe pier is open. 𝒳 int(5)\nint(5) stands twice.\n"
CASES = {
    "no article": (),
    "one clean article": (reported(Article("Clean.", "Pier", "1", "a.example", "https://a.example/1")),),
    "an article of a feed": (
        reported(
            Article(
                "The pier int(5).", "Pier", "1", "a.example", "https://a.example/1", source=Source("feed.jsonl", 7)
            ),
            finding("The pier int(5).", "int(5)", related=((0, 3),)),
            finding("Pier", "Pier", "title-rule", "warning", "The title, 1 of 2", field="title"),
        ),
    ),
    "a text file": (
        reported(
            Article(STORY, "Pier", source=Source("texts/a b.txt"), title_span=(0, 4)),
            finding(STORY, "int(5)"),
            replace(finding(STORY, "int(5)"), start=STORY.rindex("int(5)"), end=STORY.rindex("int(5)") + 6),
            finding("Pier", "Pier", "title-rule", "info", "The title", field="title"),
        ),
    ),
    "an article without title, url, id, site and source": (reported(Article("int(5)"), finding("int(5)", "int(5)")),),
    "an empty article": (reported(Article("", source=Source("feed.jsonl", 1))),),
    "an article without its text": (
        reported(
            Article("", "Pier", "1", source=Source("a.txt")),
            replace(finding("The pier int(5).", "int(5)"), related=((0, 3),)),
        ),
    ),
    "the same article twice": (
        reported(Article("int(5)", id="1", source=Source("feed.jsonl", 1)), finding("int(5)", "int(5)")),
        reported(Article("int(5)", id="1", source=Source("feed.jsonl", 2)), finding("int(5)", "int(5)")),
    ),
    "hostile articles": tuple(hostile(n, text) for n, text in enumerate(HOSTILE, 1)),
}


@pytest.fixture(params=CASES)
def reports(request):
    return CASES[request.param]


@pytest.fixture
def case():
    return CASES.__getitem__


class Files:
    """What a format wrote: ``text`` of its file, and the ``bytes`` of those beside it, by name."""

    def __init__(self):
        self._main = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="\n")
        self._beside = {}

    def open_beside(self, name):
        self._beside[name] = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        return self._beside[name]

    @property
    def stream(self):
        return self._main

    @property
    def raw(self):
        self._main.flush()
        return self._main.buffer.getvalue()

    @property
    def text(self):
        return self.raw.decode("utf-8")

    @property
    def beside(self):
        return {name: stream.buffer.getvalue() for name, stream in self._beside.items()}


@pytest.fixture
def write():
    """Write reports in a format: ``write("sarif", reports).text``."""

    def written(name, reports, *, unreadable=(), policy=DEFAULT, **target):
        files = Files()
        writer = open_writer(name, Target(files.stream, rules=RULES, beside=files.open_beside, **target))
        builder = SummaryBuilder(policy)
        for source, reason in unreadable:
            builder.add_unreadable(source, reason)
        for each in reports:
            builder.add(each, each.article.id or "article")
            writer.article(each)
        writer.finish(builder.finish())
        return files

    return written
