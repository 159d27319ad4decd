"""How a defect is mended: edits of the field it stands in."""

from __future__ import annotations

import re
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
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_BLANK = re.compile(r"\s*")


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
    low = _line_start(text, start)
    line_end = _LINE_END.search(text, end)
    high = line_end.start() if line_end else len(text)
    if text[low:start].strip() or text[end:high].strip():
        return _from_line(text, start, end, low, high)
    following = _BLANK.match(text, high)
    after = following.end() if following else high
    if after < len(text):
        return (Edit(low, _line_start(text, after), ""),)
    before = len(text[:low].rstrip())
    return (Edit(before, high, ""),) if before else ()


def _from_line(text: str, start: int, end: int, low: int, high: int) -> Fix:
    """Takes a part of a line out; ``[low, high)`` is the line."""
    left, right = text[low:start], text[end:high]
    if not left.strip():
        return (Edit(start, end + len(right) - len(right.lstrip()), ""),)
    if not right.strip() or right[0] in CLOSING or (left[-1].isspace() and right[0].isspace()):
        return (Edit(low + len(left.rstrip()), end, ""),)
    if left[-1].isspace() or right[0].isspace():
        return (Edit(start, end, ""),)
    return ()


def _line_start(text: str, position: int) -> int:
    return max((text.rfind(char, 0, position) for char in "\n\r\u2028\u2029"), default=-1) + 1


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
