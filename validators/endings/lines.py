"""The lines of a text that end without a mark which ends a sentence, found in one pass."""

from __future__ import annotations

from typing import NamedTuple

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.wording.line_starts import framed

__all__ = ["CLOSED", "Open", "open_lines"]

CLOSED = ".!?…。！？؟۔।॥।។։።:;：；\"'”’»›“)）］】」』*_>|}"
"""Signs after which a line is not looked at: what ends a sentence, a quotation, a bracket, markup. The colon and the
semicolon, after which lists follow, have a look of their own."""
SHORTEST = 16
"""Code points of a line that is looked at at all: 'Der Rat tagt am' of three words, 20 signs of Chinese."""
_BLANKS = " \t\xa0\u200b"
_SIGNS = re.escape(CLOSED)
# A search for line feeds with a look behind runs at memory speed from one line feed to the next. Blank lines, the
# commonest end and short lines are told first, since that is done soonest.
_ENDS = re.compile(
    rf"\n(?<=[^\n.]\n)(?<=[^\n]{{{SHORTEST}}}\n)"
    rf"(?:(?<=[^\s{_SIGNS}]\n)|(?<=[^\s{_SIGNS}][{_BLANKS}]\n)|(?<=[:：]\n))"
)


class Open(NamedTuple):
    """A line without an end: code points of its first and behind its last sign, and that sign."""

    start: int
    end: int
    sign: str


def open_lines(document: Document) -> list[Open]:
    """For ``document.once``: lines of some length that end in a letter, a digit, a comma, a dash, a colon."""
    lines = document.once(framed)
    found: list[Open] = []
    for match in _ENDS.finditer(lines):
        end = match.start()
        if lines[end - 1] in _BLANKS:
            end -= 1
        start = lines.rfind("\n", 0, end) + 1
        if end - start >= SHORTEST:
            found.append(Open(start - 1, end - 1, lines[end - 1]))
    return found
