"""Finds where a bracketed, quoted piece of machine output ends, in linear time whatever the text is."""

from __future__ import annotations

from scrapelint import lazyre as re

__all__ = ["BLANK_LINE", "Budget", "closing", "line_end"]

BLANK_LINE = r"\n[ \t]*\r?\n|\r[ \t]*\r|[\u2028\u2029]"
"""Pattern of what ends a paragraph; a separator of Unicode's does."""

_TOKEN = re.compile(rf"\\.|[\"'`\[\]{{}}()]|{BLANK_LINE}", re.DOTALL)
_LINE_END = re.compile(r"[\n\r\u2028\u2029]")
_PAIRS = {")": "(", "]": "[", "}": "{"}


class Budget:
    """Code points that one article's scans may read together, so that scans that lead nowhere do not add up.

    A text of nothing but opening brackets would else be read to its end from each of them.
    """

    __slots__ = ("left",)

    def __init__(self, text: str) -> None:
        self.left = 4 * len(text) + 10_000

    def limit(self, start: int, end: int) -> int:
        """Where a scan from ``start`` must stop, at most ``end``."""
        return min(end, start + max(self.left, 0))

    def spend(self, points: int) -> None:
        self.left -= points


def closing(
    text: str, start: int, budget: Budget, *, quotes: str = "\"'", blank_lines: bool = True, end: int | None = None
) -> int | None:
    """The end of the bracket that opens at or after ``start``: the offset behind its partner, or None.

    Brackets inside strings, which the characters of ``quotes`` delimit and a backslash escapes, do not count. With
    ``blank_lines`` false, or inside a string, a blank line means that the text was cut.
    """
    stop = budget.limit(start, len(text) if end is None else end)
    stack: list[str] = []
    string = ""
    position = stop
    found = None
    for match in _TOKEN.finditer(text, start, stop):
        sign = match[0]
        position = match.end()
        if sign[0].isspace():
            if string or not blank_lines:
                break
        elif sign[0] == "\\":
            continue
        elif string:
            if sign == string:
                string = ""
        elif sign in quotes:
            string = sign
        elif sign in "([{":
            stack.append(sign)
        elif sign in _PAIRS:
            if not stack or stack.pop() != _PAIRS[sign]:
                break
            if not stack:
                found = position
                break
    budget.spend(position - start)
    return found


def line_end(text: str, start: int) -> int:
    """The end of the line that ``start`` stands in, without trailing white space."""
    found = _LINE_END.search(text, start)
    end = found.start() if found else len(text)
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
