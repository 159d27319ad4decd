"""What it saves to check articles together: a rule looks at all while its automata are in the processor's cache.

    python benchmarks/batches.py FEED

Processor time in ms a MB of text, all recommended rules, for some sizes of a batch.
"""

from __future__ import annotations

import gc
import sys
import time

from scrapelint.rules import load_rules
from scrapelint.sources import read_articles
from scrapelint.validators import Article, Checker, Registry

MOST = 2000
"""Articles of the feed that are looked at."""


def main() -> None:
    feed = sys.argv[1] if len(sys.argv) > 1 else "samples/feed.jsonl"
    articles = [record for record in read_articles([feed]) if isinstance(record, Article)][:MOST]
    megabytes = sum(len(article.text.encode("utf-8", "replace")) for article in articles) / 1e6
    gc.collect()
    gc.freeze()  # a run streams its articles; here all are held, and the collector would look through them again
    checker = Checker(load_rules(["recommended"], Registry()))
    checker.check_all(articles)  # the automata are built
    print(f"{feed}: {len(articles):,} articles, {megabytes:.1f} MB")
    print(f"{'together':>10}{'ms/MB':>8}")
    for size in (1, 10, 30, 100, 300):
        begin = time.process_time()
        for start in range(0, len(articles), size):
            checker.check_all(articles[start : start + size])
        print(f"{size:10}{1000 * (time.process_time() - begin) / megabytes:8.1f}")


if __name__ == "__main__":
    main()
