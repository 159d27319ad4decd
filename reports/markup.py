"""Scraped text inside Markdown: shown as it is, and never more than shown."""

from __future__ import annotations

from scrapelint import lazyre as re
from scrapelint.reports.safe import shortened, visible

__all__ = ["code", "fenced", "prose"]

_TICKS = re.compile("`+")
_MARKS = re.compile(r"([\\`*_{}\[\]|~!$^=])")
_LINE_MARK = re.compile(r"^(\s*)([-+#>]|\d+[.)])")
_LINKING = re.compile(r"(?i)(@|#|(?<=www)\.|:(?=//)|\b(?:gh|mailto|xmpp)\b(?=[-:]))")
_JOINER = "\u2060"
"""Takes no room and breaks no line, and what it parts is no mention, no reference and no link."""


def code(text: str, limit: int = 200) -> str:
    """A code span, good for a cell of a table: nothing inside is a mention, a link, a picture or HTML."""
    text = shortened(visible(text), limit).strip()
    if not text:
        return "–"
    fence = "`" * (1 + max(map(len, _TICKS.findall(text)), default=0))
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}".replace("|", "\\|")  # a table's cells are parted before its code is read


def prose(text: str, limit: int = 300) -> str:
    """Running text in which no character is markup: for messages, which may quote what was scraped."""
    text = shortened(visible(text), limit).strip()
    text = _MARKS.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return _LINKING.sub(rf"\1{_JOINER}", _LINE_MARK.sub(r"\1\\\2", text))


def fenced(text: str) -> str:
    """A block of code that holds a whole text, line ends kept."""
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(text)), default=0))
    return "\n".join((fence, *(visible(line) for line in text.splitlines()), fence))
