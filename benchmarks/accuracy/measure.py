"""What the recommended rules find of what readers marked, family by family.

    python benchmarks/accuracy/measure.py [SET] [--misses FAMILY] [--false FAMILY]

SET is a folder with ``articles.jsonl`` and ``labels.jsonl``; without it the texts beside this file are used.
A finding is right when a label of its family lies under it and it is no blanket: at most three times as long as the
label plus 120 code points. Quotation marks are matched by line. Recall counts the sure labels; an arguable label
excuses a finding and is not owed. A finding on a label of a neighbouring family is named otherwise, not wrong. Findings
of severity info are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from labelled import Label, Labelled, read_set, read_texts

from scrapelint import Linter
from scrapelint.validators import Finding

TEXTS = Path(__file__).parent / "texts"
LABEL_OF = {
    "duplication": "duplicate",
    "leak": "leak",
    "truncated-word": "truncated-word",
    "truncated-text": "truncated-text",
    "quotes": "quote",
    "encoding": "encoding",
    "spacing": "joined",
    "boilerplate": "boilerplate",
    "structure": "not-article",
}
NEIGHBOURS = {
    "duplicate": {"boilerplate", "not-article"},
    "leak": {"boilerplate", "encoding", "not-article"},
    "truncated-word": {"truncated-text", "joined", "leak"},
    "truncated-text": {"truncated-word", "boilerplate", "duplicate"},
    "quote": {"encoding", "joined"},
    "encoding": {"leak", "quote"},
    "joined": {"boilerplate", "leak", "truncated-word"},
    "boilerplate": {"duplicate", "leak", "truncated-text", "not-article", "joined"},
    "not-article": {"boilerplate", "encoding", "leak"},
}
MARKED_IN_PART = {"not-article", "truncated-text"}
"""Families of which a label marks only a line or the last words of what is meant."""
BLANKET_TIMES, BLANKET_PLUS, NEAR = 3, 120, 2


@dataclass
class Tally:
    """Counts of one family: sure labels, those found, findings that hit nothing, and who raised these."""

    owed: int = 0
    found: int = 0
    false: int = 0
    rules: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        return self.found / self.owed if self.owed else 0.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false) if self.found else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def stands_on(finding: Finding, label: Label) -> bool:
    """Whether a finding is told at the place of a label."""
    if finding.field != label.field:
        return False
    spans = [(finding.start, finding.end)]
    if finding.family in {"duplication", "quotes"}:
        spans += finding.related
    return any(_touches(start, end, label) for start, end in spans)


def _touches(start: int, end: int, label: Label) -> bool:
    if label.family == "quote":
        low, high = label.line
        return start <= high and low <= end and end - start <= max(high - low, 1) + NEAR
    blanket = BLANKET_TIMES * (label.end - label.start) + BLANKET_PLUS
    if label.family not in MARKED_IN_PART and end - start > blanket:
        return False
    return start < label.end + NEAR and label.start < end + NEAR


def measure(
    labelled: Iterable[Labelled], linter: Linter, misses: str = "", false: str = ""
) -> tuple[dict[str, Tally], dict[str, list[float]]]:
    """Tallies by family of labels, and the scores by grade; prints misses and false alarms of the named families."""
    tallies = {family: Tally() for family in LABEL_OF.values()}
    scores: dict[str, list[float]] = {"publish": [], "fix": [], "reject": []}
    for each in labelled:
        report = linter.check(each.article)
        scores[each.grade].append(report.score)
        findings = [scored.finding for scored in report.findings if scored.finding.severity != "info"]
        for label in each.labels:
            if label.sure:
                hit = any(LABEL_OF.get(f.family) == label.family and stands_on(f, label) for f in findings)
                tallies[label.family].owed += 1
                tallies[label.family].found += hit
                if not hit and label.family == misses:
                    show("missed", each, label.field, label.start, label.end)
        for finding in findings:
            family = LABEL_OF.get(finding.family)
            if family is None:
                continue
            allowed = {family} | NEIGHBOURS[family]
            if not any(label.family in allowed and stands_on(finding, label) for label in each.labels):
                tallies[family].false += 1
                tallies[family].rules[finding.rule] += 1
                if family == false:
                    show(finding.rule, each, finding.field, finding.start, finding.end)
    return tallies, scores


def show(what: str, each: Labelled, name: str, start: int, end: int) -> None:
    text = each.article.title if name == "title" else each.article.text
    before, after = text[max(0, start - 50) : start], text[end : end + 40]
    print(f"{what}: {each.article.id}: {before!r} [[{text[start:end]!r}]] {after!r}")


def auc(better: Sequence[float], worse: Sequence[float]) -> float:
    """The chance that an article of the one kind scores above one of the other; ties count half."""
    pairs = len(better) * len(worse)
    return sum((b > w) + 0.5 * (b == w) for b in better for w in worse) / pairs if pairs else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("set", nargs="?", type=Path)
    parser.add_argument("--misses", default="", metavar="FAMILY")
    parser.add_argument("--false", default="", metavar="FAMILY")
    asked = parser.parse_args()
    labelled = list(read_set(asked.set) if asked.set else read_texts(TEXTS))
    tallies, scores = measure(labelled, Linter(), asked.misses, asked.false)
    languages = len({each.article.lang for each in labelled})
    looks = sum(each.looks for each in labelled)
    print(f"{len(labelled)} articles in {languages} languages, {looks} look-alikes")
    print(f"{'family':16}{'owed':>6}{'found':>7}{'recall':>8}{'false':>7}{'precision':>11}{'F1':>7}  false by rule")
    for family, tally in tallies.items():
        counts = f"{family:16}{tally.owed:6}{tally.found:7}{tally.recall:8.3f}{tally.false:7}"
        rules = ", ".join(f"{rule} {count}" for rule, count in tally.rules.most_common(4))
        print(f"{counts}{tally.precision:11.3f}{tally.f1:7.3f}  {rules}".rstrip())
    above = auc(scores["publish"], scores["fix"] + scores["reject"])
    print(f"the score puts publish above the rest: AUC {above:.3f}")


if __name__ == "__main__":
    main()
