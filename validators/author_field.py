"""Authors that are no names: addresses, mail, accounts of the editing system, markup."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "concerns", "find"]

LONGEST = 2000
"""Code points; a longer value is no list of names."""
_NAMES = frozenset(
    {"author", "authors", "byline", "creator", "writer", "by", "authorname", "articleauthor", "dccreator", "autor"}
    | {"autoren", "auteur", "auteurs", "autore", "autori", "autores", "writtenby", "postauthor", "credit"}
)
_KINDS = {
    "address": re.compile(
        r"(?im)^\s*(?P<defect>(?:https?://|www\.)\S+|/(?:author|profile|people|staff|user|by)s?/\S+)\s*$"
    ),
    "account": re.compile(
        r"(?im)^\s*(?P<defect>[\w.+-]+@[\w-]+\.[\w.-]+|admin(?:istrator)?|root|test(?:user)?|user ?\d*|wp[-_]?admin|"
        r"webmaster|editor\d+|superuser|system|null|none|undefined|unknown|n/a|anonymous user)\s*$"
    ),
}


class Params(BaseModel):
    """Options of ``author_field``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["address", "account"] = Field(description="What is told.")


def concerns(document: Document) -> bool:
    extra = document.article.extra
    return bool(extra) and bool(_authors(tuple(extra)))


def find(document: Document, params: Params) -> Iterator[Hit]:
    for name in _authors(tuple(document.article.extra)):
        value = document.article.value(name)
        if len(value) <= LONGEST:
            for match in _KINDS[params.kind].finditer(value):
                yield Hit(*match.span("defect"), name, {"author": match["defect"]})


@lru_cache(maxsize=256)
def _authors(names: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that name an author; the records of a feed mostly have the same fields."""
    return tuple(filter(_is_author, names))


def _is_author(name: str) -> bool:
    parts = name.split(".")
    if len(parts) > 1 and parts[-1].lower() not in {"name", "author", "authors", "byline", "creator"}:
        return False
    return any("".join(char for char in part.lower() if char.isalnum()) in _NAMES for part in parts)
