"""What it costs to look for the triggers of all rules in one automaton, of a family in each, or as the checker does.

    python benchmarks/triggers.py FEED

Processor time in ms a MB of text: the first pass builds the states of the automata, the second finds them there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from scrapelint.rules import load_rules
from scrapelint.sources import read_articles
from scrapelint.validators import Article, Registry
from scrapelint.validators.engine.checker import TOGETHER
from scrapelint.validators.engine.re2text import PatternSet, Utf8


def main() -> None:
    feed = sys.argv[1] if len(sys.argv) > 1 else "samples/feed.jsonl"
    texts = [Utf8(record.text) for record in read_articles([feed]) if isinstance(record, Article)]
    megabytes = sum(len(text.data) for text in texts) / 1e6
    registry = Registry()
    patterns: list[str] = []
    families: list[str] = []
    for bound in load_rules(["recommended"], registry).rules.values():
        validator = registry.get(bound.rule.validator)
        found = validator.triggers(bound.params) if validator and validator.triggers else ()
        patterns.extend(found)
        families.extend([bound.rule.family] * len(found))
    print(f"{feed}: {megabytes:.1f} MB, {len(patterns)} triggers of {len(set(families))} families")
    print(f"{'':20}{'first':>8}{'second':>8}")
    for name, groups in (
        ("a family at a time", families),
        ("as the checker does", [TOGETHER.get(family, family) for family in families]),
        ("all together", ()),
    ):
        first, second = passes(PatternSet(patterns, groups), texts)
        print(f"{name:20}{1000 * first / megabytes:8.1f}{1000 * second / megabytes:8.1f}")


def passes(patterns: PatternSet, texts: Sequence[Utf8]) -> tuple[float, float]:
    """Seconds of processor time of a first and a second pass over all texts."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        for text in texts:
            patterns.match(text)
        times.append(time.process_time() - begin)
    return times[0], times[1]


if __name__ == "__main__":
    main()
