"""A sample of findings to be read by eye, on a feed that nobody labelled: how often is a confidence right?

    python benchmarks/accuracy/sample.py FEED [FAMILY or RULE ...] [--seed 1] > sample.txt
    python benchmarks/accuracy/sample.py FEED [FAMILY or RULE ...] [--seed 1] --wrong 3,17,40

The first prints numbered findings in their surroundings, no two of one rule from one site, as many from every band of
confidence, in random order and without the confidence, so that the reader is not led. The second draws the same sample
and prints the share of right ones a band, given the numbers of the wrong ones.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from itertools import pairwise

from scrapelint.rules import load_rules
from scrapelint.sources import read_articles
from scrapelint.validators import Article, Checker, Finding, Registry

BANDS = (0.0, 0.7, 0.85, 0.93, 1.01)
EACH = 30
"""Findings of a band."""
AROUND = 110
"""Code points shown on either side, and the most of a finding itself before its middle is left out."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("feed")
    parser.add_argument("select", nargs="*", metavar="FAMILY or RULE")
    parser.add_argument("--seed", type=int, default=1, help="Another one draws other findings.")
    parser.add_argument("--wrong", help="Numbers of the wrong ones, with commas.")
    options = parser.parse_args()
    sample = drawn(options.feed, options.select, options.seed)
    wrong = None if options.wrong is None else {int(number) for number in options.wrong.split(",") if number}
    if wrong is None:
        for number, (article, finding) in enumerate(sample):
            print(f"{number} {finding.rule}: {finding.message}\n    {shown(article, finding)}\n")
        return
    print(f"{'confidence':>12}{'right':>8}{'findings':>10}")
    for low, high in pairwise(BANDS):
        band = [(n, f.confidence) for n, (_, f) in enumerate(sample) if low <= f.confidence < high]
        if band:
            right = sum(n not in wrong for n, _ in band) / len(band)
            print(f"{sum(c for _, c in band) / len(band):12.2f}{right:8.2f}{len(band):10}")


def drawn(feed: str, select: list[str], seed: int) -> list[tuple[Article, Finding]]:
    """The same sample every time."""
    draw = random.Random(seed)
    checker = Checker(load_rules(["recommended"], Registry()), select=select)
    articles = [record for record in read_articles([feed]) if isinstance(record, Article)]
    draw.shuffle(articles)
    bands: dict[float, list[tuple[Article, Finding]]] = defaultdict(list)
    seen = set()
    for article in articles:
        for finding in checker.check(article):
            if (article.site, finding.rule) not in seen:
                seen.add((article.site, finding.rule))
                bands[max(low for low in BANDS if low <= finding.confidence)].append((article, finding))
    sample = [each for _, band in sorted(bands.items()) for each in draw.sample(band, min(EACH, len(band)))]
    draw.shuffle(sample)
    return sample


def shown(article: Article, finding: Finding) -> str:
    text = article.value(finding.field)
    inside = text[finding.start : finding.end]
    if len(inside) > 2 * AROUND:
        inside = f"{inside[:AROUND]} […] {inside[-AROUND:]}"
    first = "".join(f"  FIRST: {text[start : min(end, start + AROUND)]!r}" for start, end in finding.related[:1])
    around = (
        f"{text[max(0, finding.start - AROUND) : finding.start]}⟪{inside}⟫{text[finding.end : finding.end + AROUND]}"
    )
    return around.replace("\n", "↵") + first


if __name__ == "__main__":
    main()
