"""How fast a feed is checked, family by family, beside orjson reading it; and whether memory grows with it.

    python benchmarks/feed.py [FEED] [FAMILY or RULE ...]

Times are processor time of one core, as ratios to `orjson.loads` of the same lines in the same run, so that they can be
compared between machines. The first run builds the automata as the texts ask for them; the others find them. Memory is
the peak of a whole `scrapelint check` on the feed once and four times over, which is also timed by the clock in one
process and in as many as it starts by itself; a start by its least processor time.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import orjson

from scrapelint.processes import available
from scrapelint.reports import score_article
from scrapelint.rules import load_rules
from scrapelint.runner import TOGETHER
from scrapelint.sources import read_articles
from scrapelint.validators import Article, Checker, Registry
from scrapelint.validators.engine.feedcounts import count_feed

RUNS = 3


def main() -> None:
    feed = sys.argv[1] if len(sys.argv) > 1 else "samples/feed.jsonl"
    asked = sys.argv[2:]
    # Before this process grows, since a child's peak begins with that of its parent.
    whole = "" if asked else whole_runs(feed)
    articles = [record for record in read_articles([feed]) if isinstance(record, Article)]
    if not articles:
        sys.exit(f"{feed}: no article")
    # A run streams its articles; here all are held, and the collector would look through them again and again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 5)  # as the command has it
    megabytes = sum(len(article.text.encode("utf-8", "replace")) for article in articles) / 1e6
    lines = [orjson.dumps({"title": a.title, "text": a.text}, option=orjson.OPT_APPEND_NEWLINE) for a in articles]
    print(f"{feed}: {len(articles):,} articles, {megabytes:.1f} MB of text; best of {RUNS} runs")
    reference = best(lambda: [orjson.loads(line) for line in lines])
    print(f"{'':16}{'MB/s':>8}{'times orjson':>14}{'ms an article':>15}")

    def row(name: str, spent: float) -> None:
        per_article = 1000 * spent / len(articles)
        print(f"{name:16}{megabytes / spent:8.1f}{spent / reference:14.1f}{per_article:15.3f}")

    row("orjson.loads", reference)
    book = load_rules(["recommended"], Registry())
    known = count_feed(articles)
    weights = {name: bound.rule.damage for name, bound in book.rules.items()}
    families = asked or sorted({bound.rule.family for bound in book.rules.values()})
    if not asked:
        # Before the families, which build automata that it needs: the first run of all is that of a new process.
        row("read ahead", best(lambda: count_feed(articles)))
        checker = Checker(book).knowing(known)
        first, *others = (seconds(lambda: check(checker, articles, weights)) for _ in range(RUNS + 1))
        row("all, first run", first)
        row("all, scored", min(others))
    for family in families:
        checker = Checker(book, select=[family]).knowing(known)
        row(family, best(lambda checker=checker: check(checker, articles, weights)))  # type: ignore[misc]
    if not asked:
        print(whole)


def whole_runs(feed: str) -> str:
    """What the command takes, in memory and by the clock."""
    once, _, _ = whole_run([feed], 1)
    four, alone, _ = whole_run([feed] * 4, 1)
    cores = available()
    _, together, _ = whole_run([feed] * 4, cores)
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "article.txt"
        small.write_text("The ferry has been out of service since Monday, when a storm broke the pier.\n")
        start = min(whole_run([str(small)], 1)[2] for _ in range(RUNS))
    return (
        f"a check of one short text: {start:.2f} s of processor time\n"
        f"peak memory: {once:.0f} MB; of the feed four times over: {four:.0f} MB ({four / once:.2f} times)\n"
        f"the feed four times over, by the clock: {alone:.1f} s in one process, {together:.1f} s in {cores}"
    )


def check(checker: Checker, articles: list[Article], weights: dict[str, float]) -> None:
    """Check and score all articles, as many together as a run does."""
    for start in range(0, len(articles), TOGETHER):
        some = articles[start : start + TOGETHER]
        for article, findings in zip(some, checker.check_all(some), strict=True):
            score_article(article, findings, weights)


def best(work: Callable[[], object]) -> float:
    """The least processor time of several runs, in seconds."""
    return min(seconds(work) for _ in range(RUNS))


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one run."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def whole_run(feeds: list[str], processes: int) -> tuple[float, float, float]:
    """Peak resident memory of a whole check in MB, and its seconds by the clock and of the processor."""
    command = [sys.executable, "-m", "scrapelint", "check", *feeds, "--quiet", "--fail-on", "never"]
    installed = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # what is installed has its bytecode
    begin = time.perf_counter()
    child = subprocess.Popen(
        [*command, "--jobs", str(processes)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=installed
    )
    _, _, usage = os.wait4(child.pid, 0)
    return usage.ru_maxrss / 1024, time.perf_counter() - begin, usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
