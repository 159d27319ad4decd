"""An article's words and paragraphs, cut once for all that compares them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from scrapelint.validators.engine.document import Block, Document
from scrapelint.validators.repetition.shingles import Tokens, tokenize

__all__ = ["Cut", "cut"]

PATHS = 6
"""Slashes from which a text is searched for paths; two paths are what a message needs to stand twice."""


class Cut(NamedTuple):
    """An article's words and where each paragraph's words begin and end."""

    text: str
    tokens: Tokens
    blocks: tuple[Block, ...]
    low: list[int]
    high: list[int]

    def key(self, block: int) -> bytes:
        """The same for two paragraphs that have the same words."""
        return self.tokens.hashes[self.low[block] : self.high[block]].tobytes()


def cut(document: Document) -> Cut:
    """The article's words; leaked payloads, code shown on purpose and addresses left out."""
    tokens = tokenize(document.text)
    # A name set in code within a sentence is a word of it; `- .shop: 2 crowns` and `- .art: 2 crowns` differ.
    unread = [*document.machine, *(span for span in document.code if "\n" in document.text[slice(*span)])]
    if "](" in document.text or "://" in document.text or ".com/" in document.text or document.text.count("/") >= PATHS:
        unread += [(match.start, match.end) for match in document.utf8("text").finditer(_ADDRESS)]
    if unread and len(tokens.starts):
        # +1 where a stretch begins and -1 where it ends: inside wherever the sum is not zero.
        marks = np.zeros(len(tokens.starts) + 1, dtype=np.int64)
        np.add.at(marks, np.searchsorted(tokens.ends, [start for start, _ in unread], side="right"), 1)
        np.add.at(marks, np.searchsorted(tokens.starts, [end for _, end in unread]), -1)
        outside = np.cumsum(marks[:-1]) <= 0
        tokens = Tokens(tokens.starts[outside], tokens.ends[outside], tokens.hashes[outside], tokens.scale)
    blocks = tuple(_blocks(document))
    low = np.searchsorted(tokens.starts, [block.start for block in blocks]).tolist()
    return Cut(document.text, tokens, blocks, low, [*low, len(tokens.starts)][1:])


_ADDRESS = (
    r"!\[[^\[\]]*\]\([^()\s]*\)"  # a picture in Markdown: its description is not read beside the caption
    r"|\]\([^()\s]+\)"
    r"|/(?:[\w.-]+/){2,}[\w.-]+"  # a file's path: what a server's errors have in common is no prose
    r"|(?:https?://|www\.|pic\.twitter\.com/|t\.co/)[^\s<>\"“”()]+"
)


def _blocks(document: Document) -> Iterator[Block]:
    # A headline above its date looks like two lines of wrapped prose, and prose wrapped into just two
    # lines loses two shingles at the break: so two lines stay two.
    breaks = document.text.count("\n")
    if breaks == 2 * document.text.count("\n\n") or len(document.paragraphs) == len(document.lines):
        yield from document.lines  # line breaks in pairs alone: nothing is wrapped
        return
    lines = iter(document.lines)
    for paragraph in document.paragraphs:
        parts = []
        for line in lines:
            parts.append(line)
            if line.end >= paragraph.end:
                break
        if len(parts) == 2:
            yield from parts
        else:
            yield paragraph
