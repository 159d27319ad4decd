"""Lines of a few words and without an end: what menus, buttons and lists of tags are made of."""

from __future__ import annotations

from scrapelint import lazyre as re
from scrapelint.validators.endings.prose import is_dense
from scrapelint.validators.engine.document import Block

__all__ = ["LABEL", "is_label"]

LABEL, DENSE_LABEL, WORDS = 32, 12, 4
"""Code points, in scripts without spaces and in others, and words of a label at most."""
_NO_LABEL = re.compile(r"^[-–•·]|[\d@#/:|*\[\]()<>{}=]|[.!?…。！？،؛,;:：\"”»]$")


def is_label(line: Block) -> bool:
    """Whether it is so short, and neither a sentence nor an item, a figure, an address or code."""
    text = line.text
    if len(text) > LABEL or text.count(" ") >= WORDS or _NO_LABEL.search(text):
        return False
    return len(text) <= DENSE_LABEL or not is_dense(text)
