"""A plain pattern from a rule file: RE2 syntax, linear time."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from scrapelint import lazyre as re
from scrapelint.rules.loader import TESTED
from scrapelint.validators.engine.code import shown_on_purpose
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.fix import Edit, Fix
from scrapelint.validators.engine.re2text import PatternError, compile_pattern

__all__ = ["Params", "check", "find", "triggers"]


_GROUP = re.compile(r"\{(\w+)\}")


class Params(BaseModel):
    """Options of a ``pattern`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pattern: str = Field(
        min_length=1,
        description="RE2 syntax. A group named `defect` narrows the finding to itself; named groups fill the message.",
    )
    trigger: str | None = Field(
        None,
        min_length=1,
        description="A short pattern that is in every text the pattern matches. The rules of a family are looked for "
        "in one pass, which a long pattern with open repetitions slows down.",
    )
    fields: tuple[str, ...] = Field(
        ("text", "title"),
        min_length=1,
        description="Where to look: `text`, `title`, `url`, `published`, `site`, `lang`, `id`, or any other field "
        "of the feed.",
    )
    confidence: float = Field(1.0, ge=0, le=1)
    in_code: bool = Field(False, description="Also look inside code that is shown on purpose.")
    in_technical: bool = Field(
        True, description="Also look in articles about programming, and where code is introduced."
    )

    replace: str | None = Field(
        None, description="What the fix puts in the place of what was found; `{name}` is a named group of the pattern."
    )
    decode: Literal["entities", "compatible"] | None = Field(
        None, description="The fix decodes what was found: HTML's entities, or characters that stand for others (NFKC)."
    )

    @field_validator("replace")
    @classmethod
    def _names_groups(cls, replace: str | None, info: ValidationInfo) -> str | None:
        if not replace or "pattern" not in info.data:
            return replace
        known = compile_pattern(info.data["pattern"]).groupindex
        for name in _GROUP.findall(replace):
            if name.encode() not in known:  # RE2 names groups of a pattern in bytes
                raise ValueError(f"the pattern has no group '{name}'")
        return replace

    @field_validator("pattern", "trigger")
    @classmethod
    def _compiles(cls, pattern: str | None, info: ValidationInfo) -> str | None:
        return None if pattern is None else check(pattern, info)


def check(pattern: str, info: ValidationInfo) -> str:
    """The pattern itself; raises ValueError where it cannot be one of a rule, unless that has been tested."""
    if info.context == TESTED:
        return pattern
    try:
        compiled = compile_pattern(pattern)
    except PatternError as error:
        reason = error.args[0]
        reason = reason.decode() if isinstance(reason, bytes) else reason
        raise ValueError(f"not a pattern that RE2 knows: {reason}") from error
    if compiled.search(b"") is not None:
        raise ValueError("matches the empty text, and so would match everywhere")
    return pattern


def triggers(params: Params) -> tuple[str, ...]:
    return (params.trigger or params.pattern,)


def find(document: Document, params: Params) -> Iterator[Hit]:
    for field in params.fields:
        for match in document.utf8(field).finditer(params.pattern):
            start, end = match.start, match.end
            if not params.in_code and field == "text" and document.shows_code_at(start, end):
                continue
            if not params.in_technical and shown_on_purpose(document, start, end, field):
                continue
            found = document.field(field)[start:end]
            values = {"match": found, **match.groups}
            yield Hit(start, end, field, values, params.confidence, edits=_edits(start, end, values, params))


def _edits(start: int, end: int, values: Mapping[str, str], params: Params) -> Fix:
    if params.replace is not None:
        return (Edit(start, end, _GROUP.sub(lambda name: values.get(name[1], ""), params.replace)),)
    if params.decode == "compatible":
        return (Edit(start, end, unicodedata.normalize("NFKC", values["match"])),)
    if params.decode == "entities":
        meant = html.unescape(values["match"])
        readable = meant.isprintable() or meant == "\xa0"
        certain = "" != meant != values["match"] and "&" not in meant[1:] and "\ufffd" not in meant and readable
        return (Edit(start, end, meant),) if certain else ()
    return ()
