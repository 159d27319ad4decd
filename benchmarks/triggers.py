"""What it costs to look for the triggers of all rules in one automaton, of a family in each, or as the checker does.

    python benchmarks/triggers.py FEED

Processor time in ms a MB of text. Automata are built as texts ask for them: the first half of a feed, in a mixed order,
builds most of the states; the second half is new to them too, as all texts of a crawl are; the same half again is not.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence

from scrapelint.rules import load_rules
from scrapelint.sources import read_articles
from scrapelint.validators import Article, Registry
from scrapelint.validators.engine.checker import WIDE, automaton
from scrapelint.validators.engine.re2text import PatternSet, Utf8


def main() -> None:
    feed = sys.argv[1] if len(sys.argv) > 1 else "samples/feed.jsonl"
    texts = [Utf8(record.text) for record in read_articles([feed]) if isinstance(record, Article)]
    random.Random(0).shuffle(texts)
    registry = Registry()
    patterns: list[str] = []
    families: list[str] = []
    automata: list[str] = []
    for bound in load_rules(["recommended"], registry).rules.values():
        validator = registry.get(bound.rule.validator)
        for kind, pattern in validator.kinds_of_triggers(bound.params) if validator else ():
            patterns.append(pattern)
            families.append(bound.rule.family)
            automata.append(automaton(bound.rule, kind))
    megabytes = sum(len(text.data) for text in texts) / 1e6
    print(f"{feed}: {megabytes:.1f} MB, {len(patterns)} triggers of {len(set(families))} families")
    print(f"{'':28}{'first half':>12}{'second half':>12}{'again':>8}")
    for name, groups in (("a family at a time", families), ("as the checker does", automata), ("all together", [])):
        row(name, PatternSet(patterns, groups, WIDE), texts)
    for name in sorted(set(automata)):
        row(f"  {name}", PatternSet([p for p, each in zip(patterns, automata, strict=True) if each == name]), texts)


def row(name: str, patterns: PatternSet, texts: Sequence[Utf8]) -> None:
    """Print the ms a MB of each pass."""
    half = len(texts) // 2
    passes = texts[:half], texts[half:], texts[half:]
    print(
        f"{name:28}"
        + "".join(f"{spent(patterns, some):{width}.1f}" for some, width in zip(passes, (12, 12, 8), strict=True))
    )


def spent(patterns: PatternSet, texts: Sequence[Utf8]) -> float:
    """Processor time in ms a MB of text."""
    begin = time.process_time()
    for _ in patterns.matches(texts):
        pass
    return 1000 * (time.process_time() - begin) / (sum(len(text.data) for text in texts) / 1e6)


if __name__ == "__main__":
    main()
