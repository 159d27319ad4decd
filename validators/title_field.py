"""Titles that name no story: the site's name, an address or a file, or a whole paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "concerns", "find"]

_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S+$|[\w-]+\.(?:html?|php|aspx?|jsp|pdf|docx?|jpe?g|png)$|/[\w/-]+/?$")
_SITE_PARTS = frozenset({"www", "com", "org", "net", "co", "uk", "news", "m", "blog", "blogs", "the", "example"})
OVERLONG = 300
"""Code points; of 6,000 real titles the longest had 214."""
LEAST_OVERLONG = 120
"""Code points that no rule may call too long: one in seventy real titles has more."""
SITE_PLUS = 12
"""Code points by which a title that is the site's name may be longer than it: 'The … News'."""


class Params(BaseModel):
    """Options of ``title_field``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["site", "address", "overlong"] = Field(description="What is told.")
    longest: int = Field(OVERLONG, ge=LEAST_OVERLONG, description="Code points that a title may have.")


def concerns(document: Document) -> bool:
    title = document.title
    if not title:
        return False
    # Nearly all have several words, more than the site's name, and less than a paragraph.
    least = len(document.article.site) + SITE_PLUS
    return " " not in title.strip() or not least < len(title) <= LEAST_OVERLONG


def find(document: Document, params: Params) -> Iterator[Hit]:
    title = document.title
    if params.kind == "site":
        wrong = _is_site(title, document.article.site)
    elif params.kind == "address":
        wrong = len(title) <= params.longest and bool(_ADDRESS.fullmatch(title.strip()))
    else:
        wrong = len(title) > params.longest
    if wrong:
        stripped = title.strip()
        start = title.index(stripped[0]) if stripped else 0
        yield Hit(start, start + len(stripped), "title", {"length": len(stripped)})


def _is_site(title: str, site: str) -> bool:
    """Whether the title is the site's name or host: 'Hafen Post' on hafenpost.example, 'The Hafen Post' too."""
    if not site or len(title) > 80 or len(title) > len(site) + SITE_PLUS:
        return False
    said = _plain(title)
    host = [part for part in site.lower().split(":")[0].split(".") if part]
    names = {_plain(site), *(_plain(part) for part in host[:-1] if part not in _SITE_PARTS and len(part) > 2)}
    return bool(said) and (said in names or said.removeprefix("the") in {name.removeprefix("the") for name in names})


def _plain(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
