"""A record becomes an Article, or the reason why it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scrapelint import lazyre as re
from scrapelint.sources.fields import MISSING, Plan, lookup
from scrapelint.sources.jsonrecord import kind_of
from scrapelint.sources.model import Limits, Unreadable
from scrapelint.validators.engine.article import Article, Source

__all__ = ["host_of", "to_article"]

HOST = re.compile(r"(?:[a-z][a-z0-9+.-]{0,20}:)?//(?:[^/?#@\s]{0,200}@)?([^/:?#\s]+)", re.IGNORECASE)
BARE_HOST = re.compile(r"((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})(?=[/:?#]|$)", re.IGNORECASE)

MOST_EXTRA = 256
"""Fields kept beside those that have a role."""


def to_article(record: Mapping[str, Any], plan: Plan, path: str, line: int, limits: Limits) -> Article | Unreadable:
    """Read a record by the plan of its file."""
    paths = plan.paths
    found = {role: lookup(record, where) for role, where in paths.items()}
    source = Source(path, line)
    ident = _scalar(found.get("id"))
    text = found["text"]
    if not isinstance(text, str):
        name = ".".join(paths["text"])
        if text is MISSING:
            reason = f"the record has no field {name!r}, where its text should be"
        else:
            reason = f"the field {name!r} is {kind_of(text)}, not a text"
        return Unreadable(source, reason, ident)
    url = _scalar(found.get("url"))
    site = _scalar(found.get("site"))
    if not site or "//" in site:
        site = host_of(site or url)
    return Article(
        text=text,
        title=_scalar(found.get("title")),
        id=ident,
        site=site,
        url=url,
        lang=_scalar(found.get("lang")),
        published=_scalar(found.get("published")),
        extra=_extra(record, paths, limits.extra),
        source=source,
        fields=plan.fields,
    )


def host_of(url: str) -> str:
    """The host of a URL in lower case without 'www.', '' where there is none. Never raises."""
    url = url[:2000].strip()
    found = HOST.match(url) or BARE_HOST.match(url)
    return found[1].lower().rstrip(".").removeprefix("www.") if found else ""


def _scalar(value: Any, depth: int = 0) -> str:
    """A value as text: '' for null and for what is a list or an object."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value != value:  # noqa: PLR0124 - NaN, which stands for a missing value
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict) and len(value) == 1:
        name, inner = next(iter(value.items()))
        if name.startswith("$") and depth < 2:  # MongoDB: $oid, $uuid, and {"$date": {"$numberLong": …}}
            return _scalar(inner, depth + 1)
    return ""


def _extra(record: Mapping[str, Any], paths: Mapping[str, tuple[str, ...]], limit: int) -> dict[str, Any]:
    """Fields without a role that are short; those of objects under dotted names.

    A field with a role stays where its value could not be used (a list of authors where a name was expected).
    """
    used = set(paths.values())
    extra: dict[str, Any] = {}
    for name, value in record.items():
        if len(extra) >= MOST_EXTRA:
            break
        if isinstance(value, dict) and (name,) not in used:
            for inner, below in value.items():
                if (name, inner) not in used and _fits(below, limit) and len(extra) < MOST_EXTRA:
                    extra[f"{name}.{inner}"] = below
        elif ((name,) not in used or isinstance(value, list)) and _fits(value, limit):
            extra[name] = value
    return extra


def _fits(value: Any, limit: int) -> bool:
    if isinstance(value, str):
        return len(value) <= limit
    if isinstance(value, bool | int | float):
        return True
    if isinstance(value, list):
        return _is_flat(value) and len(repr(value)) <= limit
    return False


def _is_flat(values: list[Any]) -> bool:
    """Whether a list is cheap to look at: short, of scalars or of small objects of scalars."""
    return len(values) <= 100 and all(
        isinstance(value, str | int | float)
        or (
            isinstance(value, dict) and len(value) <= 20 and not any(isinstance(v, dict | list) for v in value.values())
        )
        for value in values
    )
