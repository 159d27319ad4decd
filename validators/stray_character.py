"""Characters of a class that no text of an article holds: replacement characters, control characters, private ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field, field_validator

from scrapelint import lazyre as re
from scrapelint.validators.encodings import misread
from scrapelint.validators.encodings.subject import is_about_encodings
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.fix import Edit, Fix

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """Options of ``stray_character``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    characters: tuple[str, ...] = Field(
        min_length=1,
        description="Characters, or ranges of them ('first-last'), as hexadecimal code points: 'E000-F8FF'.",
    )
    confidence: float = Field(0.95, ge=0, le=1)

    @field_validator("characters")
    @classmethod
    def _are_code_points(cls, characters: tuple[str, ...]) -> tuple[str, ...]:
        for each in characters:
            if not re.fullmatch(r"[0-9A-Fa-f]{1,6}(?:-[0-9A-Fa-f]{1,6})?", each):
                raise ValueError(f"'{each}' is no code point and no range of them, such as 'E000-F8FF'")
        return characters


GAP = 2
"""Code points, at most, between characters that are told as one finding: a lost word of two-byte letters has gaps."""
RUN_MAX = 100
"""Code points of one finding."""
MEANT = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
"""What a control character U+0080-U+009F was in Windows-1252, where most of them come from."""
CUT = {
    **dict(zip("\x13\x14\x18\x19\x1c\x1d", "\u2013\u2014\u2018\u2019\u201c\u201d", strict=True)),
    "\x0b": "\n",
    "\x0c": "\n",
}
"""What is left of U+2013 to U+201D where the high byte was cut off; and the line and page ends of word processors."""


_SEPARATORS = frozenset("\x1c\x1d\x1e\x1f")
"""What parts files, groups, records and units of data, where it is not the rest of a quotation mark."""


@lru_cache
def _class(characters: tuple[str, ...]) -> str:
    ranges = (each.partition("-") for each in characters)
    return "[" + "".join(f"\\x{{{low}}}-\\x{{{high or low}}}" for low, _, high in ranges) + "]"


@lru_cache
def _compiled(characters: tuple[str, ...]) -> re.Pattern[str]:
    ranges = (each.partition("-") for each in characters)
    inside = "".join(
        f"{re.escape(chr(int(low, 16)))}-{re.escape(chr(int(high or low, 16)))}" for low, _, high in ranges
    )
    return re.compile(f"[{inside}](?:[^\\n]{{0,{GAP}}}[{inside}]){{0,{RUN_MAX // (GAP + 1)}}}")


def triggers(params: Params) -> tuple[str, ...]:
    return (_class(params.characters),)


def find(document: Document, params: Params) -> Iterator[Hit]:
    if document.once(is_about_encodings):
        return
    spoilt = document.once(misread.misread)
    for field in ("text", "title"):
        text = document.field(field)
        taken = {point for run in spoilt[field] for point in range(run.start, run.end)}
        for match in _compiled(params.characters).finditer(text):
            if match.start() in taken or (field == "text" and match.start() in document.code):
                continue
            char = match[0][0]
            name = unicodedata.name(char, "").lower() or unicodedata.category(char)
            meant = MEANT.get(ord(char), "")
            values = {
                "point": f"U+{ord(char):04X}",
                "name": name,
                "meant": f", in Windows-1252 '{meant}'" if meant else "",
            }
            yield Hit(*match.span(), field, values, params.confidence, edits=_edits(text, match))


def _edits(text: str, match: re.Match[str]) -> Fix:
    """What each control character was; nothing where one of them says no more."""
    edits = []
    for at, char in enumerate(match[0], match.start()):
        if unicodedata.category(char) == "Cc" and char != "\t":
            meant = MEANT.get(ord(char)) if char >= "\x80" else _cut(text, at)
            if meant is None or (not meant and char >= "\x80"):
                return ()
            edits.append(Edit(at, at + 1, meant))
        elif unicodedata.category(char) in {"Co", "Cn", "Cs"} or char == "\ufffd":
            return ()
    return tuple(edits)


def _cut(text: str, at: int) -> str | None:
    """What a control character of ASCII was; None where it may have parted two words."""
    char = text[at]
    if char in _SEPARATORS and not ("\x1c" in text and "\x1d" in text):
        return None
    meant = CUT.get(char, "")
    return "\r\n" if meant == "\n" and "\r\n" in text else meant
