"""A field that the feed has and that is empty in this record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "find"]

NOTHING = frozenset(
    {"null", "none", "nan", "nil", "n/a", "undefined", "unknown", "untitled", "no title", "-", "--", "?"}
)
"""What programs write where they have nothing; 'Untitled' is a template's."""


class Params(BaseModel):
    """Options of ``missing_field``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    field: Literal["title", "url", "published", "site", "lang", "id"] = Field(description="What must not be empty.")


def find(document: Document, params: Params) -> Iterator[Hit]:
    """A feed without such a field misses nothing: only what other records have, or are meant to have, is missed."""
    if params.field not in document.article.fields:
        return
    value = document.article.value(params.field)
    if not value or (len(value) < 12 and (value.isspace() or value.strip().lower() in NOTHING)):
        yield Hit(0, len(value), params.field)
