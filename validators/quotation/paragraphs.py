"""The paragraphs round a quotation: where they lie, and whether the next one goes on with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import WRAP_MAX, Document
from scrapelint.validators.engine.re2text import Utf8
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.quotation.conventions import DOUBLE
from scrapelint.validators.quotation.screen import is_clean

__all__ = ["continuations", "ends_sentence", "following", "paragraphs"]

INTERRUPTION = 3
"""Paragraphs that may stand between two of a quotation: a caption, an advertisement and a link."""
_LINE = re.compile(r"\S[^\n\r\u2028\u2029]*")
_BREAK = re.compile("[\r\u2028\u2029]")
_BLANK = frozenset({"", "\n", "\n\n"})
_HEADS = frozenset("“„\"«»”「『《〝‟＂‘'`’")
_DOUBLES = re.compile(r"[\"“”„«»「」『』]|''")
_ANEW = re.compile(r"(?:…|\.\.\.)\s“")
_CLOSERS = re.compile(r"[,.!?…][’']")
_SENTENCE_END = re.compile(r"[.!?…。！？।։؟۔][\"'”’“»«」』]{0,3}\s*\Z")


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


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, and no caption, link or heading."""
    return _SENTENCE_END.search(line) is not None


def continuations(text: str, end: int) -> Iterator[re.Match[str]]:
    """The next lines with which a quotation may go on: each of its paragraphs opens with a mark.

    A caption, an advertisement or a link may stand between, which no sentence's end tells from prose; after a single
    line of prose (captions too may be sentences) what follows must be nothing but quotation.
    """
    prose: set[str] = set()  # a caption may be stored twice
    for line in following(text, end):
        words, head = line[0], line[0][0]
        if head in _HEADS:
            inner = _DOUBLES if head in DOUBLE else _CLOSERS
            if not prose or not inner.search(words, 2, len(words) - 3):
                yield line
        if _DOUBLES.search(words) and (_ANEW.search(words) or not is_clean(Utf8(words))):
            return
        if ends_sentence(words):
            prose.add(words)
        if len(prose) > 1:
            return
