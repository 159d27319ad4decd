"""Which field of a feed holds what: set by the user, or guessed from common names and from the values."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from scrapelint.errors import SourceError, suggest

__all__ = ["MISSING", "ROLES", "Fields", "Plan", "is_text_name", "lookup", "make_plan", "normal"]

MISSING: Any = object()
"""What ``lookup`` gives where a record lacks a field, which is not the same as null."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# What feeds call their fields, by what these hold, without case and separators (see ``normal``): the names of
# newspaper, news-please, trafilatura, schema.org, WordPress, Elasticsearch, NewsAPI, C4, dolma, and common templates.
# The order is the preference, except for the text, where the longest values win.
NAMES: dict[str, tuple[str, ...]] = {
    "text": _words(
        "text body content articletext articlebody maintext fulltext plaintext bodytext cleantext cleanedtext"
        " textcontent contenttext article story storytext storybody pagecontent pagetext rawtext extractedtext"
        " articlecontent contentbody mainbody newstext newscontent post posttext postcontent bodyplain document"
    ),
    "title": _words("title headline articletitle pagetitle posttitle newstitle heading name ogtitle"),
    "url": _words(
        "url link canonicalurl canonical sourceurl articleurl pageurl posturl webpage uri href permalink weburl"
        " originalurl requestedurl finalurl ogurl"
    ),
    "id": _words("id uuid guid docid articleid documentid recordid pageid postid hash urlhash warcrecordid"),
    "site": _words(
        "site domain sourcedomain website host hostname sitename publication publisher source outlet newspaper"
    ),
    "lang": _words("lang language langcode languagecode locale inlanguage detectedlanguage"),
    "published": _words(
        "published publishedat publisheddate datepublished datepublish publishdate publishdatetime pubdate"
        " publicationdate publishtime publishedtime date dategmt datetime createdat created timestamp"
    ),
}

ROLES = tuple(NAMES)

WRAPPED = frozenset({"rendered", "value", "plain", "raw", "text", "content"})
"""Names inside an object that mean the object's own name: WordPress has ``{"title": {"rendered": …}}``."""

NEUTRAL = frozenset({"_source", "fields", "meta", "metadata", "doc", "document", "record", "item", "data"})
"""Objects whose fields are those of the article. Others (author, image, publisher) have names and links of their own.
``_source`` is Elasticsearch's."""

MARKUP_DISCOUNT = 4
"""How much less the length of HTML counts: the same article with its markup is two to three times as long."""

SHOWN = 40
"""Fields that a message names at most."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of a feed's fields, dotted where they stand inside an object; ``None`` is to be guessed."""

    text: str | None = None
    title: str | None = None
    url: str | None = None
    id: str | None = None
    site: str | None = None
    lang: str | None = None
    published: str | None = None

    @classmethod
    def from_mapping(cls, names: Mapping[str, str]) -> Fields:
        """Raises SourceError for what is none of text, title, url, id, site, lang, published."""
        for role in names:
            if role not in ROLES:
                raise SourceError(f"an article has no {role!r} to be read from a field. {suggest(role, ROLES)}")
        return cls(**names)

    def given(self) -> dict[str, str]:
        """What the user set."""
        return {role: name for role, name in asdict(self).items() if name}


@dataclass(frozen=True)
class Plan:
    """Where a file's records have what. ``unseen`` are fields that the user set and that no record had so far."""

    paths: Mapping[str, tuple[str, ...]]
    unseen: Mapping[str, str]
    seen: tuple[str, ...]

    @cached_property
    def fields(self) -> frozenset[str]:
        """The roles that some field has."""
        return frozenset(self.paths)

    @property
    def names(self) -> dict[str, str]:
        """By role, the name of the field as a user would write it."""
        return {role: ".".join(path) for role, path in self.paths.items()}


def normal(name: object) -> str:
    """A name without case and separators: articleText, article_text and 'Article Text' are one."""
    return "".join(char for char in str(name).lower() if char.isalnum())


def is_text_name(name: str) -> bool:
    """Whether a normalised name is one that articles have their text under."""
    return name in NAMES["text"]


def lookup(record: Mapping[str, Any], path: Sequence[str]) -> Any:
    """The value at ``path``, or MISSING."""
    value: Any = record
    for name in path:
        if not isinstance(value, dict):
            return MISSING
        value = value.get(name, MISSING)
        if value is MISSING:
            return MISSING
    return value


def make_plan(records: Sequence[Mapping[str, Any]], fields: Fields, path: str, whole: bool) -> Plan:
    """Decide from a file's first records; ``whole`` tells that the file has no others.

    Raises SourceError where no field can be the text, or where one that the user set is in no record.
    """
    values = _columns(records)
    seen = tuple(dict.fromkeys(".".join(name) for name in values))
    paths: dict[str, tuple[str, ...]] = {}
    unseen: dict[str, str] = {}
    for role, name in fields.given().items():
        paths[role] = _written(name, records)
        if all(lookup(record, paths[role]) is MISSING for record in records):
            unseen[role] = name
            # Nobody's first hundred articles all lack their text; a language or a date may well come later.
            if whole or role == "text":
                raise missing_field(path, name, role, seen, None if whole else len(records))
    if "text" not in paths:
        text = _guess_text(values)
        if text is None:
            raise SourceError(
                f"{path}: cannot tell which field holds the text of the articles; fields seen: {_list(seen)}. "
                "Say which with --field text=NAME."
            )
        paths["text"] = text
    for role in ROLES:
        if role not in paths and (guess := _guess(role, values, paths)):
            paths[role] = guess
    return Plan(paths, unseen, seen)


def missing_field(path: str, name: str, role: str, seen: Iterable[str], count: int | None = None) -> SourceError:
    """The error for a field that the user set and that is in no record of a file, or of its first ``count``."""
    seen = tuple(seen)
    near = difflib.get_close_matches(name.lower(), seen, n=1, cutoff=0.6)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    which = f"none of the first {count} records of {path}" if count else f"no record of {path}"
    return SourceError(f"{which} has the field {name!r}, set for {role}; fields seen: {_list(seen)}.{hint}")


def _list(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return (", ".join(repr(name)[1:-1] for name in names[:SHOWN]) or "none") + more


def _written(name: str, records: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """A dotted name as a path, unless the records have a field with that very name."""
    if "." not in name or any(name in record for record in records):
        return (name,)
    return tuple(name.split("."))


def _columns(records: Sequence[Mapping[str, Any]]) -> dict[tuple[str, ...], list[Any]]:
    """The values of every field, those one level inside objects too."""
    columns: dict[tuple[str, ...], list[Any]] = {}
    for record in records:
        for path, value in _flat(record):
            columns.setdefault(path, []).append(value)
    return columns


def _flat(record: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in record.items():
        yield (name,), value
        if isinstance(value, dict):
            for inner, below in value.items():
                yield (name, inner), below


def _role_name(path: tuple[str, ...]) -> str:
    """The normalised name that tells what a field holds."""
    name = normal(path[-1])
    if len(path) > 1 and name in WRAPPED and path[0].lower() not in NEUTRAL:
        return normal(path[0])
    return name


def _guess_text(values: Mapping[tuple[str, ...], list[Any]]) -> tuple[str, ...] | None:
    best: tuple[str, ...] | None = None
    best_score: tuple[float, int, int] | None = None
    for path, column in values.items():
        name = _role_name(path)
        if not is_text_name(name):
            continue
        if all(isinstance(value, dict) for value in column):
            continue  # what is inside was looked at by itself
        rank = -NAMES["text"].index(name)
        score = (sum(map(_prose, column)), rank, -len(path))
        if best_score is None or score > best_score:
            best, best_score = path, score
    return best


def _prose(value: Any) -> float:
    if not isinstance(value, str):
        return 0
    return len(value) / MARKUP_DISCOUNT if value.lstrip()[:1] == "<" else len(value)


def _guess(
    role: str, values: Mapping[tuple[str, ...], list[Any]], paths: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...] | None:
    """The best name that has a value in at least half as many records as the best-filled one.

    Where none has a value, a name that is there and empty throughout: then every article lacks what the feed promises.
    """
    names = NAMES[role]
    empty: list[tuple[int, int, tuple[str, ...]]] = []
    candidates: list[tuple[int, int, tuple[str, ...], int]] = []
    for path, column in values.items():
        name = _role_name(path)
        if name not in names or path in paths.values():
            continue
        if len(path) > 1 and name == normal(path[-1]) and not _belongs(path[0], paths["text"]):
            continue
        filled = sum(_is_scalar(value, role) for value in column)
        if filled:
            candidates.append((names.index(name), len(path), path, filled))
        elif all(value is None or value == "" for value in column):
            empty.append((names.index(name), len(path), path))
    most = max((filled for *_, filled in candidates), default=0)
    if not candidates:
        return min(empty)[2] if empty else None
    return next((path for *_, path, filled in sorted(candidates) if filled * 2 >= most), None)


def _belongs(parent: str, text: tuple[str, ...]) -> bool:
    return parent.lower() in NEUTRAL or (len(text) > 1 and parent == text[0])


def _is_scalar(value: Any, role: str) -> bool:
    if isinstance(value, dict):  # MongoDB writes {"$oid": …}, {"$date": …}
        return len(value) == 1 and next(iter(value)).startswith("$")
    if role in {"title", "url", "lang", "site"}:
        return isinstance(value, str) and value != ""
    return isinstance(value, str | int | float) and value != ""
