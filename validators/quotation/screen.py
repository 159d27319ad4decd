"""Tells in one pass of RE2 which lines have quotation marks that need a closer look.

Most lines have none, or pairs that anybody would call right. Such lines are a regular language (marks stand
at most two deep), so that RE2 runs over them at some hundred MB a second and stops at the first line that is not of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from scrapelint.validators.engine.re2text import Utf8, compile_pattern

__all__ = ["MARKS", "is_clean", "suspicious_lines"]

_SPACE = r" \t\x{a0}\x{2002}-\x{200a}\x{202f}\x{3000}"
_MARKS = '"“”„‟«»‹›「」『』《》〈〉｢｣〝〞〟＂״‘‚‛`´'
MARKS = frozenset(_MARKS + "'’")
"""A text with none of these is clean; for a title it is faster to look for them than to ask RE2."""
# Letters and digits, roughly: RE2 turns the exact classes into programs that take a second to build, 25 times as long.
_WORD = r"[0-9A-Za-z\x{aa}\x{b5}\x{ba}\x{c0}-\x{5f3}\x{5f5}-\x{1fff}\x{3040}-\x{10ffff}]"
_BREAKS = r"\n\r\x{2028}\x{2029}"
# Plain text: an apostrophe stands after a letter or digit (don't, the boys'), after an initial (the U.N.'s), before the
# digits of a decade, the curly one before a word too (’90s); and code between back-quotes that has no mark.
_PLAIN = (
    rf"[^'’{_MARKS}{_BREAKS}]|{_WORD}['’]|\.['’]s[{_SPACE}]|[{_SPACE}(-]'[0-9]0s|[{_SPACE}(]’{_WORD}|"
    rf"`[^'’{_MARKS}{_BREAKS}]+`"
)
_BEFORE = rf"[{_SPACE}(\[—–/*_-]"
_AFTER = rf"[{_SPACE}.,;:!?)\]…—–/*_-]"
_BOTH = rf"[{_SPACE}—–/*_-]"


def _quoting(*quotations: str, anew: str = "") -> str:
    """Text in which these quotations stand, each with a space or the like on both its sides.

    ``anew`` may stand anywhere in it, also beside a quotation: where the quotation around it opens once more.
    """
    more = anew and f"|{anew}"
    before, after, both = (f"(?:{each}{more})" for each in (_BEFORE, _AFTER, _BOTH))
    plain = f"(?:{_PLAIN}{more})*"
    quotation = f"(?:{'|'.join(quotations)})"
    return (
        rf"(?:{plain}|(?:{plain}{before})?{quotation}"
        rf"(?:(?:{both}|{after}{plain}{before}){quotation})*(?:{after}{plain})?)"
    )


_WITHIN = rf"(?:{_PLAIN})*[^{_SPACE}'’{_MARKS}{_BREAKS}]"
_SINGLE = (f"‘{_WITHIN}’", rf"'{_WORD}{_WITHIN}'")
# A quotation of several paragraphs opens each with its mark; a title has but one line.
_ON = rf"\r?\n[\n\r{_SPACE}]*"
# Excerpts that an ellipsis joins open anew.
_ANEW = rf"(?:…|\.\.\.)[{_SPACE}]"
_DOUBLE = (
    f"“{_quoting(*_SINGLE, anew=f'(?:{_ON}|{_ANEW})“')}”",
    '"' + _quoting(*_SINGLE, anew=_ON + '"') + '"',
    f"„{_quoting(*_SINGLE, anew=f'{_ON}„')}[“”]",
    f"«{_quoting(*_SINGLE, anew=f'{_ON}[«»]')}»",
)
_LINE = _quoting(*_DOUBLE, *_SINGLE)
# A block of code between fences, as Markdown has it.
_CODE_LINE = r"[ \t]*(?:[^ \t`\n][^\n]*|``?(?:[^`\n][^\n]*)?)?\n"
_CODE = rf"[ \t]*```[^`\n]*\n(?:{_CODE_LINE})*[ \t]*```[ \t]*\r?"
_LINES = rf"(?:(?:{_LINE}|{_CODE})\r?(?:\n|\z))*"


WINDOW, WINDOW_MIN = 1 << 16, 1 << 8
"""Bytes looked at together, of more than 99 % of articles all. A quotation or code that is opened and never closed is
read on to the window's end, and again from the next line: so the window shrinks as long as little of it is clean."""


def is_clean(text: Utf8) -> bool:
    """Whether a title, or any text of one line, needs no closer look."""
    return bool(compile_pattern(_LINES).match(text.data).end() == len(text.data))


def suspicious_lines(text: Utf8) -> Iterator[int]:
    """Where the lines begin that need a closer look, in code points."""
    data, size = text.data, len(text.data)
    lines = compile_pattern(_LINES)
    byte = point = 0
    window = WINDOW
    while byte < size:
        line_end = data.find(b"\n", byte + window)
        end = line_end + 1 if line_end >= 0 else size
        found = lines.match(data, byte, end).end()
        if found == size:
            return
        point += len(data[byte:found].decode("utf-8", "ignore"))
        if found == end:
            byte, window = found, WINDOW
            continue
        if found - byte < window // 4:
            window = max(window // 4, WINDOW_MIN)
        yield point
        byte = data.find(b"\n", found) + 1 or size
        point += len(data[found:byte].decode("utf-8", "ignore"))
