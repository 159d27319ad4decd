"""Lines of a few words and without an end: what menus, buttons and lists of tags are made of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scrapelint import lazyre as re
from scrapelint.validators.endings.prose import is_dense
from scrapelint.validators.engine.document import Block
from scrapelint.validators.engine.linetable import LineTable

__all__ = ["is_label", "possible_labels"]

LABEL, DENSE_LABEL, WORDS = 32, 12, 4
"""Code points, in scripts without spaces and in others, and words of a label at most."""
_ANYWHERE = b"0123456789@#/:|*[]()<>{}="
_NO_FIRST, _NO_LAST, _VISIBLE = np.zeros((3, 256), dtype=np.bool_)
"""By a byte of ASCII at a line's edge, whether the line is no label, and whether that is no white space."""
_NO_FIRST[[*_ANYWHERE, *b"-"]] = True
_NO_LAST[[*_ANYWHERE, *b'.!?,;"']] = True
_VISIBLE[ord("!") : ord("~") + 1] = True
_NO_LABEL = re.compile(r"^[-–•·]|[\d@#/:|*\[\]()<>{}=]|[.!?…。！？،؛,;:：\"”»]$")


def is_label(line: Block) -> bool:
    """Whether it is so short, and neither a sentence nor an item, a figure, an address or code."""
    text = line.text
    if len(text) > LABEL or text.count(" ") >= WORDS or _NO_LABEL.search(text):
        return False
    return len(text) <= DENSE_LABEL or not is_dense(text)


def possible_labels(table: LineTable) -> NDArray[np.bool_]:
    """For ``table.once``: which of the lines that are not blank may be labels, as far as their size and edges tell."""
    filled = table.filled
    first, last = table.octets.take(table.begins.take(filled)), table.octets.take(table.ends.take(filled) - 1)
    sizes = table.sizes.take(filled)
    small = (sizes <= LABEL) | (sizes <= 2 * LABEL) & ~(_VISIBLE.take(first) & _VISIBLE.take(last))  # in an indent
    possible: NDArray[np.bool_] = small & ~_NO_FIRST.take(first) & ~_NO_LAST.take(last)
    return possible
