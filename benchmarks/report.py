"""How fast the HTML report of a large run opens: make one up, write it, open it in Chromium, print a table."""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from scrapelint.reports import Policy, SummaryBuilder, score_article
from scrapelint.reports.formats import Target, open_writer
from scrapelint.validators import Article, Finding, Source

WORDS = "the harbour office said on friday that boats may tie up at old pier again until storm took new one".split()
RULES = [
    ("leak", "error"),
    ("duplication", "error"),
    ("quotes", "warning"),
    ("spacing", "info"),
    ("boilerplate", "warning"),
]
TIMES = """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => {
  const paint = performance.getEntriesByType('paint').find(each => each.name === 'first-contentful-paint');
  done([paint ? paint.startTime : 0, performance.now()]);
})))"""

ACTS = {
    "filter by a rule": "choose('select[name=rule]', 3)",
    "filter by a band as well": "choose('select[name=band]', 2)",
    "sort by title": "document.querySelector('button[data-key=title]').click()",
}
TIMED = """() => {
  const choose = (name, index) => {
    const select = document.querySelector(name);
    select.selectedIndex = index;
    select.dispatchEvent(new Event('change'));
  };
  const start = performance.now();
  %s;
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""


def article(number: int, draw: random.Random) -> tuple[Article, list[Finding]]:
    paragraphs = [" ".join(draw.choices(WORDS, k=60)).capitalize() + "." for _ in range(8)]
    text = "\n\n".join(paragraphs)
    site = f"site{int(draw.expovariate(0.03))}.example"
    findings = []
    for _ in range(min(40, int(draw.expovariate(0.182)))):
        family, severity = draw.choice(RULES)
        start = draw.randrange(len(text) - 30)
        end = start + draw.randrange(1, 30)
        rule = f"{family}-{draw.randrange(16)}"
        findings.append(
            Finding(rule, family, severity, "text", start, end, text[start:end], "Something is broken here")
        )
    title = " ".join(draw.choices(WORDS, k=9)).capitalize()
    found = sorted(findings, key=lambda finding: finding.start)
    return Article(
        text, title, str(number), site, f"https://{site}/{number}", "en", source=Source("feed.jsonl", number + 1)
    ), found


def write(path: Path, articles: int) -> tuple[int, float]:
    """Write a report; returns its findings and the seconds of the writer."""
    draw = random.Random(4)
    builder, spent = SummaryBuilder(Policy()), 0.0
    weights = {f"{family}-{number}": 0.05 for family, _ in RULES for number in range(16)}
    with path.open("w", encoding="utf-8") as stream:
        writer = open_writer("html", Target(stream))
        for number in range(articles):
            report = score_article(*article(number, draw), weights)
            builder.add(report, str(number))
            start = time.perf_counter()
            writer.article(report)
            spent += time.perf_counter() - start
        start = time.perf_counter()
        summary = builder.finish()
        writer.finish(summary)
        spent += time.perf_counter() - start
    return sum(summary.rule_findings.values()), spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="Leave the report there.")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = (options.keep or Path(folder) / "report.html").resolve()
        findings, spent = write(path, options.articles)
        size = path.stat().st_size / 1e6
        print(f"{options.articles:,} articles, {findings:,} findings: written in {spent:.1f} s, {size:.1f} MB")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"{'view':12} {'first paint':>12} {'interactive':>12}   (median of 5, ms from opening the file)")
        for view in ("#/", "#/articles", "#/sites", "#/rules"):
            runs = []
            for _ in range(5):
                page = browser.new_page()
                page.goto(path.as_uri() + view)
                page.wait_for_selector("main h1")
                runs.append(page.evaluate(TIMES))
                page.close()
            paint, ready = (statistics.median(each) for each in zip(*runs, strict=True))
            print(f"{view:12} {paint:12.0f} {ready:12.0f}")
        page = browser.new_page()
        page.goto(path.as_uri() + "#/articles")
        page.wait_for_selector("main h1")
        for what, script in ACTS.items():
            print(f"{what:26} {page.evaluate(TIMED % script):6.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
