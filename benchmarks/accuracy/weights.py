"""How much the order of articles by score hangs on the weights of the rules.

    python benchmarks/accuracy/weights.py [SET]

For every family its weights are halved and doubled, and the chance that an article fit to publish scores above one
that is not (AUC) is told beside that of the weights as they are. The interval is the middle nine tenths of a thousand
draws of as many articles from the set, with replacement: a change that stays inside is no evidence for other weights.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))

from labelled import Labelled, as_feed, read_set, read_texts
from measure import TEXTS, auc

from scrapelint import Linter
from scrapelint.reports import score_article
from scrapelint.validators import Finding

DRAWS = 1000


@dataclass(frozen=True)
class Graded:
    """An article that a reader graded, with what was found in it."""

    labelled: Labelled
    findings: Sequence[Finding]

    def score(self, weights: Mapping[str, float]) -> float:
        return score_article(self.labelled.article, self.findings, weights).score


def grade(labelled: Sequence[Labelled], linter: Linter) -> list[Graded]:
    """The articles with their findings."""
    linter = as_feed(labelled, linter)
    return [Graded(each, [scored.finding for scored in linter.check(each.article).findings]) for each in labelled]


def weights_of(linter: Linter, scale: Mapping[str, float]) -> dict[str, float]:
    """The weight of every rule, with those of the families in ``scale`` multiplied."""
    rules = linter.book.rules
    return {name: bound.rule.damage * scale.get(bound.rule.family, 1.0) for name, bound in rules.items()}


def order(graded: Sequence[Graded], weights: Mapping[str, float]) -> float:
    """The AUC of publish above fix and reject."""
    return _auc([(each.score(weights), each.labelled.grade) for each in graded])


def _auc(scores: Sequence[tuple[float, str]]) -> float:
    better = [score for score, grade in scores if grade == "publish"]
    return auc(better, [score for score, grade in scores if grade != "publish"])


def interval(graded: Sequence[Graded], weights: Mapping[str, float]) -> tuple[float, float]:
    """Where nine tenths of the AUCs of random draws of the set lie."""
    scores = [(each.score(weights), each.labelled.grade) for each in graded]
    random = Random(1)
    drawn = sorted(_auc(random.choices(scores, k=len(scores))) for _ in range(DRAWS))
    return drawn[DRAWS // 20], drawn[-DRAWS // 20]


def main() -> None:
    linter = Linter()
    labelled = list(read_set(Path(sys.argv[1])) if len(sys.argv) > 1 else read_texts(TEXTS))
    graded = grade(labelled, linter)
    base = weights_of(linter, {})
    low, high = interval(graded, base)
    print(f"{len(graded)} articles; weights as they are: AUC {order(graded, base):.3f}, interval {low:.3f}-{high:.3f}")
    print(f"{'family':16}{'halved':>8}{'doubled':>9}{'without':>9}")
    for family in sorted({bound.rule.family for bound in linter.book.rules.values()}):
        changed = [order(graded, weights_of(linter, {family: factor})) for factor in (0.5, 2.0, 0.0)]
        print(f"{family:16}{changed[0]:8.3f}{changed[1]:9.3f}{changed[2]:9.3f}")


if __name__ == "__main__":
    main()
