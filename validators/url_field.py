"""URLs that lead nowhere: relative, local, or with a password in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "concerns", "find"]

_PLAIN = re.compile(
    r"(?i)https?://(?!localhost\b|127\.|10\.|192\.168\.)[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]*\.?(?::\d+)?(?:[/?#][^\s<>\"]*)?$"
)
"""What needs no second look."""
_LOCAL = re.compile(
    r"(?i)(?:file:|(?:https?:)?//(?:[^/@\s]*@)?(?:localhost|[\w.-]*\.(?:local|localhost|internal|lan)|127\.\d+\.\d+\.\d+|"
    r"0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\])(?=[:/?#]|$))"
)
_SECRET = re.compile(r"(?i)[a-z][a-z0-9+.-]{0,20}://[^/?#\s@:]*:(?P<secret>[^/?#\s@]+)@")
_ADDRESS = re.compile(
    r"(?i)(?:[a-z][a-z0-9+.-]{1,20}:)?//[^/?#\s]+[^\s]*$|(?:[\w-]+\.)+[^\W\d_]{2,24}(?::\d+)?(?:[/?#]\S*)?$"
)
"""With a host; one without a scheme still says where to go."""


class Params(BaseModel):
    """Options of ``url_field``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["broken", "local", "secret"] = Field(description="What is told.")


def concerns(document: Document) -> bool:
    url = document.article.url
    return bool(url) and not _PLAIN.match(url) and not url.isspace()


def find(document: Document, params: Params) -> Iterator[Hit]:
    url = document.article.url
    stripped = url.strip()
    start = len(url) - len(url.lstrip())
    if params.kind == "secret":
        if secret := _SECRET.match(url, start):
            yield Hit(*secret.span("secret"), "url")
    elif params.kind == "local":
        if _LOCAL.match(stripped):
            yield Hit(start, start + len(stripped), "url", {"url": stripped})
    elif not _LOCAL.match(stripped) and not _ADDRESS.match(stripped):
        yield Hit(start, start + len(stripped), "url", {"url": stripped})
