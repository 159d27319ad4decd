"""What an article takes in a feed that mixes languages: the labelled texts of this folder, shuffled, some times over.

    python benchmarks/languages.py [TIMES]

Processor time in ms an article, of a first pass, which reads the word list of every language, and of a second; and the
peak of memory. All of them are short and broken on purpose, five findings each.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "accuracy"))

from labelled import read_texts  # from the folder of labelled texts

from scrapelint.rules import load_rules
from scrapelint.runner import TOGETHER
from scrapelint.validators import Checker, Registry


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    articles = [each.article for each in read_texts(Path(__file__).parent / "accuracy" / "texts")]
    random.Random(0).shuffle(articles)
    articles *= times
    checker = Checker(load_rules(["recommended"], Registry()))
    print(f"{len(articles):,} articles in {len({article.lang for article in articles})} languages")
    for name in ("first pass", "second pass"):
        begin, findings = time.process_time(), 0
        for start in range(0, len(articles), TOGETHER):
            findings += sum(map(len, checker.check_all(articles[start : start + TOGETHER])))
        spent = 1000 * (time.process_time() - begin) / len(articles)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{name:12}{spent:8.2f} ms an article, {findings:,} findings, peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
