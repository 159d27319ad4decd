"""Breaks clean articles in known places, as scrapers do, to measure what a rule set would catch.

>>> from scrapelint import Linter, read_articles
>>> from scrapelint.testing import measure_recall
>>> for row in measure_recall(Linter(), read_articles(["feed.jsonl"])): print(row.breakage, row.level, row.recall)
"""

from scrapelint.testing.breakage import Breakage, Injected, breakages
from scrapelint.testing.recall import Recall, measure_recall

__all__ = ["Breakage", "Injected", "Recall", "breakages", "measure_recall"]
