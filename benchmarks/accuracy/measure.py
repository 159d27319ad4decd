"""What the recommended rules find of what readers marked, family by family.

    python benchmarks/accuracy/measure.py [SET] [--misses FAMILY] [--false FAMILY] [--line-ends space|none]

SET is a folder with ``articles.jsonl`` and ``labels.jsonl``; without it the texts beside this file are used.
A finding is right when a label of its family lies under it and it is no blanket: at most three times as long as the
label plus 120 code points. Quotation marks are matched by line. Recall counts the sure labels; an arguable label
excuses a finding and is not owed. A finding on a label of a neighbouring family is named otherwise, not wrong. Findings
of severity info are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from labelled import Label, Labelled, as_feed, read_set, read_texts, run_together

from scrapelint import Linter
from scrapelint.validators import Finding

TEXTS = Path(__file__).parent / "texts"
BETWEEN = {"space": " ", "none": ""}
"""What a scraper that drops line ends leaves in their place."""
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


BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
"""Bounds of the classes of confidence in the table of reliability."""


@dataclass
class RuleTally:
    """Counts of one rule: sure labels that it found, its findings, and those of them that stand on no label."""

    family: str = ""
    labels: int = 0
    findings: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        return 1 - self.false / self.findings if self.findings else 0.0


@dataclass
class Measured:
    """What a linter found of a labelled set: by family of labels, by rule, by confidence; and the scores by grade."""

    families: dict[str, Tally] = field(default_factory=lambda: {family: Tally() for family in LABEL_OF.values()})
    rules: dict[str, RuleTally] = field(default_factory=lambda: defaultdict(RuleTally))
    judged: list[tuple[float, bool]] = field(default_factory=list)
    scores: dict[str, list[float]] = field(default_factory=lambda: {"publish": [], "fix": [], "reject": []})

    @property
    def auc_publish(self) -> float:
        """The chance that an article fit to publish scores above one that is not."""
        return auc(self.scores["publish"], self.scores["fix"] + self.scores["reject"])

    @property
    def auc_reject(self) -> float:
        """The chance that an article that is of any use scores above one that is not."""
        return auc(self.scores["publish"] + self.scores["fix"], self.scores["reject"])

    def reliability(self) -> Iterator[tuple[float, float, int]]:
        """For each class of confidence its mean, the share of findings that are right, and their number."""
        for low, high in pairwise(BINS):
            members = [(confidence, right) for confidence, right in self.judged if low <= confidence < high]
            if members:
                mean = sum(confidence for confidence, _ in members) / len(members)
                yield mean, sum(right for _, right in members) / len(members), len(members)


def measure(labelled: Iterable[Labelled], linter: Linter, misses: str = "", false: str = "") -> Measured:
    """Check a labelled set as a feed; prints misses and false alarms of the families (or rules, for these) named."""
    measured = Measured()
    labelled = list(labelled)
    linter = as_feed(labelled, linter)
    for each in labelled:
        report = linter.check(each.article)
        measured.scores[each.grade].append(report.score)
        findings = [scored.finding for scored in report.findings if scored.finding.severity != "info"]
        for label in each.labels:
            if label.sure:
                _look_for(label, findings, each, measured, show_it=misses in {label.family, "all"})
        for finding in findings:
            _judge(finding, each, measured, false)
    return measured


def measure_run_together(labelled: Iterable[Labelled], linter: Linter, between: str, misses: str = "") -> Tally:
    """What is told of the text of the site where line ends are lost."""
    together = [run_together(each, between) for each in labelled]
    return measure(together, linter, misses).families["boilerplate"]


def _look_for(label: Label, findings: Sequence[Finding], each: Labelled, measured: Measured, *, show_it: bool) -> None:
    hits = {f.rule for f in findings if LABEL_OF.get(f.family) == label.family and stands_on(f, label)}
    measured.families[label.family].owed += 1
    measured.families[label.family].found += bool(hits)
    for rule in hits:
        measured.rules[rule].labels += 1
    if not hits and show_it:
        show("missed", each, label.field, label.start, label.end)


def _judge(finding: Finding, each: Labelled, measured: Measured, false: str) -> None:
    family = LABEL_OF.get(finding.family)
    if family is None:
        return
    allowed = {family} | NEIGHBOURS[family]
    right = any(label.family in allowed and stands_on(finding, label) for label in each.labels)
    measured.judged.append((finding.confidence, right))
    rule = measured.rules[finding.rule]
    rule.family = family
    rule.findings += 1
    if not right:
        rule.false += 1
        measured.families[family].false += 1
        measured.families[family].rules[finding.rule] += 1
        if false in {family, finding.rule, "all"}:
            show(finding.rule, each, finding.field, finding.start, finding.end)


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
    parser.add_argument("--misses", default="", metavar="FAMILY", help="show what was missed; 'all' for every family")
    parser.add_argument(
        "--false", default="", metavar="FAMILY", help="show false alarms, of a family, a rule, or 'all'"
    )
    parser.add_argument(
        "--line-ends",
        choices=BETWEEN,
        help="store the texts as a scraper that drops line ends does, with a space or nothing in their place, and say "
        "how much of the text of the site is told",
    )
    asked = parser.parse_args()
    labelled = list(read_set(asked.set) if asked.set else read_texts(TEXTS))
    if asked.line_ends:
        told = measure_run_together(labelled, Linter(), BETWEEN[asked.line_ends], asked.misses)
        print(f"of {told.owed} blocks of the site {told.found} are told: {told.recall:.0%}")
        return
    measured = measure(labelled, Linter(), asked.misses, asked.false)
    languages = len({each.article.lang for each in labelled})
    looks = sum(each.looks for each in labelled)
    print(f"{len(labelled)} articles in {languages} languages, {looks} look-alikes")
    print(f"{'family':16}{'owed':>6}{'found':>7}{'recall':>8}{'false':>7}{'precision':>11}{'F1':>7}  false by rule")
    for family, tally in measured.families.items():
        counts = f"{family:16}{tally.owed:6}{tally.found:7}{tally.recall:8.3f}{tally.false:7}"
        rules = ", ".join(f"{rule} {count}" for rule, count in tally.rules.most_common(4))
        print(f"{counts}{tally.precision:11.3f}{tally.f1:7.3f}  {rules}".rstrip())
    print(f"\n{'rule':32}{'labels found':>13}{'of its family':>15}{'findings':>10}{'false':>7}{'precision':>11}")
    for name, rule in sorted(measured.rules.items(), key=lambda item: (item[1].family, -item[1].labels)):
        owed = measured.families[rule.family].owed
        share = rule.labels / owed if owed else 0.0
        print(f"{name:32}{rule.labels:13}{share:15.0%}{rule.findings:10}{rule.false:7}{rule.precision:11.3f}")
    print(f"\n{'confidence':>12}{'right':>8}{'findings':>10}")
    for mean, right, count in measured.reliability():
        print(f"{mean:12.2f}{right:8.2f}{count:10}")
    print(f"\nthe score puts publish above the rest: AUC {measured.auc_publish:.3f}", end="")
    print(f"; reject below the rest: AUC {measured.auc_reject:.3f}")


if __name__ == "__main__":
    main()
