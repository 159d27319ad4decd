"""How a defect is mended: edits of the field it stands in."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Edit", "Fix", "apply_edits", "independent", "removal"]


class Edit(NamedTuple):
    """Put ``replacement`` in the place of ``[start, end)``, code points of the field."""

    start: int
    end: int
    replacement: str


Fix = tuple[Edit, ...]
"""All that mends one finding, in the order of the text; none overlap. An empty one says that nothing is certain."""

CLOSING = ".,;:!?…)]”»"
"""Marks before which no space stands."""
LINE_ENDS = "\n\r\u2028\u2029"


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made that do not overlap."""
    parts, position = [], 0
    for edit in sorted(edits):
        parts += [text[position : edit.start], edit.replacement]
        position = edit.end
    return "".join(parts) + text[position:]


def removal(text: str, start: int, end: int) -> Fix:
    """Takes ``[start, end)`` out, with its line and the blank lines after it where nothing else stands on the line.

    Between what is left and right of it stays one space, as it was on either side. Nothing is taken out where two
    words would run together, nor where nothing would be left.
    """
    left, right = start, end  # past the white space on either side, as far as the line goes
    while left and text[left - 1].isspace() and text[left - 1] not in LINE_ENDS:
        left -= 1
    while right < len(text) and text[right].isspace() and text[right] not in LINE_ENDS:
        right += 1
    heads = left == 0 or text[left - 1] in LINE_ENDS
    ends = right == len(text) or text[right] in LINE_ENDS
    if heads and ends:
        return _lines(text, left, right)
    if heads:
        return (Edit(start, right, ""),)
    if ends or text[end] in CLOSING or (left < start and end < right):
        return (Edit(left, end, ""),)
    return (Edit(start, end, ""),) if left < start or end < right else ()


def _lines(text: str, start: int, end: int) -> Fix:
    """Takes whole lines out, with the blank ones after them, or before them at the end of the text."""
    after = end
    while after < len(text) and text[after].isspace():
        after += 1
    if after < len(text):
        while text[after - 1] not in LINE_ENDS:
            after -= 1
        return (Edit(start, after, ""),)
    while start and text[start - 1].isspace():
        start -= 1
    return (Edit(start, end, ""),) if start else ()


def independent(fixes: Iterable[Fix]) -> list[Edit]:
    """The edits of those fixes that touch no earlier one: a fix is made whole or not at all."""
    taken: list[Edit] = []
    for fix in fixes:
        if all(_is_free(edit, taken) for edit in fix):
            for edit in fix:
                insort(taken, edit)
    return taken


def _is_free(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit stands apart from sorted ones: two beside each other may have been meant for one place."""
    index = bisect_left(taken, edit)
    return (index == 0 or taken[index - 1].end < edit.start) and (index == len(taken) or edit.end < taken[index].start)
