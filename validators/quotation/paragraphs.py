"""The paragraphs round a quotation: where they lie, and whether the next one goes on with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from scrapelint.validators.engine.document import WRAP_MAX, Document
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.quotation.conventions import DOUBLE

__all__ = ["following", "goes_on", "paragraphs"]

INTERRUPTION = 3
"""Paragraphs that may stand between two of a quotation: a caption, an advertisement and a link."""
_LINE = re.compile(r"\S[^\n\r\u2028\u2029]*")
_BREAK = re.compile("[\r\u2028\u2029]")
_BLANK = frozenset({"", "\n", "\n\n"})
_HEADS = frozenset("“„\"«»”「『《〝‟＂‘'`’")
_DOUBLES = re.compile(r"[\"“”„«»「」『』]|''")
_CLOSERS = re.compile(r"[,.!?…][’']")


def paragraphs(document: Document, lines: Iterable[int]) -> Iterator[Span]:
    """The paragraphs of the lines that start there, each once, in order.

    The document's own paragraphs are asked for only where a line may be part of a hard-wrapped one or has line
    ends of its own: cutting the whole text costs more than everything else here.
    """
    text, done = document.text, 0
    for line in lines:
        if line < done:
            continue
        newline = text.find("\n", line)
        end = len(text) if newline < 0 else newline
        piece = text[line:end]
        trimmed = piece.strip()
        if not trimmed:
            continue
        blank_before = line == 0 or text[max(line - 2, 0) : line] in _BLANK
        by_itself = end - line > WRAP_MAX + 5 or (blank_before and text[end : end + 2] in _BLANK)
        if by_itself and not _BREAK.search(trimmed):
            start = line + piece.index(trimmed[0])
            yield start, start + len(trimmed)
            done = end
            continue
        blocks = document.paragraphs
        index = bisect_right(blocks, line, key=lambda block: block.start) - 1
        if index < 0 or blocks[index].end <= line:
            index += 1
        while index < len(blocks) and blocks[index].start < end:
            done = blocks[index].end
            yield blocks[index].start, done
            index += 1


def following(text: str, end: int, count: int = INTERRUPTION + 1) -> Iterator[re.Match[str]]:
    """The next lines that are not blank, each from its first character."""
    return islice(_LINE.finditer(text, end), count)


def goes_on(later: list[re.Match[str]]) -> str:
    """The mark with which the quotation goes on: each paragraph of a long one opens with it. '' where it does not.

    A caption, an advertisement or a link may stand between; then what follows must be nothing but quotation.
    """
    for skipped, line in enumerate(later):
        head = line[0][0]
        if head in _HEADS:
            inner = _DOUBLES if head in DOUBLE else _CLOSERS
            return head if not skipped or not inner.search(line[0], 2, len(line[0]) - 3) else ""
        if _DOUBLES.search(line[0]):
            return ""
    return ""
