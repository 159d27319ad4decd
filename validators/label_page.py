"""Home pages, shops and forms stored as articles: labels of menus and fields, and hardly a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.endings.prose import is_paragraph
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import LineTable, line_table, prepare
from scrapelint.validators.siteparts.labels import is_label, possible_labels

__all__ = ["Params", "concerns", "find", "prepare"]

LINES, SHARE = 12, 0.4
"""Lines that such a page has at least, and the share of them that are labels."""
MANY, MANY_SHARE, MANY_PROSE = 60, 0.2, 0.05
"""The same of pages of many lines that have hardly a paragraph: between their labels stand headlines and counters."""
SINGLE = 0.3
"""Share of labels of one word: names of people have two."""
PROSE_SHARE = 0.2
"""Share of the text that paragraphs may have. Of 6,160 articles none is told; of 691 pages taken paragraph by paragraph
eight, of which one is lyrics."""


class Params(BaseModel):
    """Options of a ``label_page`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    confidence: float = Field(0.8, ge=0, le=1)


def concerns(document: Document) -> bool:
    """Whether so many of its lines may be labels."""
    table, number = document.once(line_table)
    return table.once(_has_labels)[number]


def _has_labels(table: LineTable) -> list[bool]:
    firsts, labels = table.filled_firsts, table.once(possible_labels).nonzero()[0]
    counts, lines = np.diff(labels.searchsorted(firsts)), np.diff(firsts)
    told: list[bool] = ((lines >= LINES) & (counts >= np.where(lines >= MANY, MANY_SHARE, SHARE) * lines)).tolist()
    return told


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield one hit, at the first line."""
    lines = document.lines
    labels = [line.text for line in lines if is_label(line)]
    single = sum(" " not in label for label in labels)
    many = len(lines) >= MANY and len(labels) < SHARE * len(lines)
    share, most = (MANY_SHARE, MANY_PROSE) if many else (SHARE, PROSE_SHARE)
    if len(labels) < share * len(lines) or single < SINGLE * len(labels) or document.code:
        return
    prose = sum(len(line.text) for line in lines if is_paragraph(line.text))
    if prose < most * len(document.text):
        yield Hit(
            lines[0].start, lines[0].end, values={"labels": labels, "lines": len(lines)}, confidence=params.confidence
        )
