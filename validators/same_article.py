"""Articles whose text another one of the feed has already: a page that was scraped twice, or stored by two addresses.

A feed has to be read ahead for that (see ``engine/sametexts.py``); of one article alone nothing is told. Texts that
differ in a word are not the same: agencies and sites publish corrected versions, of which each may be wanted.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["READS_AHEAD", "Params", "concerns", "find"]

READS_AHEAD = True
SHOWN = 100
"""Code points that a finding covers: the whole text is meant, but a score of nothing would say that it is broken."""


class Params(BaseModel):
    """A ``same_article`` rule has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def concerns(document: Document) -> bool:
    return document.once(_again) is not None


def find(document: Document, _: Params) -> Iterator[Hit]:
    """Yield a hit on the first words of an article that is not the first one with its text."""
    if again := document.once(_again):
        copies, place = again
        first = document.lines[0]
        end = first.end
        if end - first.start > SHOWN:
            end = document.text.rfind(" ", first.start, first.start + SHOWN)
            end = end if end > first.start else first.start + SHOWN
        yield Hit(first.start, end, values={"copies": f"{copies:,}", "place": place or "another article"})


def _again(document: Document) -> tuple[int, str] | None:
    return document.feed.texts.again(document.article, document.utf8("text")) if document.feed else None
