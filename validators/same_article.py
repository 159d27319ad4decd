"""Articles whose text another one of the feed has already: a page that was scraped twice, or stored by two addresses.

A feed has to be read ahead for that (see ``engine/sametexts.py``); of one article alone nothing is told. Texts that
differ in a word are versions of one article, of which each may be wanted: agencies and sites publish corrected ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.spans import Span

__all__ = ["READS_AHEAD", "Params", "concerns", "find"]

READS_AHEAD = True
SHOWN = 100
"""Code points that a finding covers: the whole text is meant, but a score of nothing would say that it is broken."""


class Params(BaseModel):
    """Options of a ``same_article`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    versions: bool = Field(False, description="Tell texts that are nearly the same, instead of those that are.")


def concerns(document: Document) -> bool:
    return document.once(_again) is not None or document.once(_earlier) is not None


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield a hit on the first words of an article that is not the first one with its text."""
    again = document.once(_again)
    if params.versions:
        place = document.once(_earlier)
        if place is not None and again is None:
            yield Hit(*_first_words(document), values={"place": place or "another article"})
    elif again is not None:
        copies, place = again
        yield Hit(*_first_words(document), values={"copies": f"{copies:,}", "place": place or "another article"})


def _first_words(document: Document) -> Span:
    first = document.lines[0]
    if first.end - first.start <= SHOWN:
        return first.start, first.end
    end = document.text.rfind(" ", first.start, first.start + SHOWN)
    return first.start, end if end > first.start else first.start + SHOWN


def _again(document: Document) -> tuple[int, str] | None:
    return document.feed.texts.again(document.article, document.utf8("text")) if document.feed else None


def _earlier(document: Document) -> str | None:
    return document.feed.texts.earlier(document.article) if document.feed else None
