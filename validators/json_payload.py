"""Raw JSON, and the reprs of lists and dictionaries of Python, in the prose."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.brackets import Budget, closing, line_end
from scrapelint.validators.engine.code import shown_on_purpose
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """Options of ``json_payload``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_items: int = Field(2, ge=1, description="Strings that a bare list must have; one in brackets is editorial.")


_MARK = r"(?:\\?[\"“”]|&quot;|')"
_KEY = rf"{_MARK}[@$\w][\w@$.:/ -]*{_MARK}"
_STARTS = (
    rf"\{{\s*{_KEY}\s*:",
    rf"\[\s*\{{\s*{_KEY}\s*:",
    r"\[\s*\{\s*\w+\s*:\s*[\"'\[{\d]",
    r"\{\s*\w+\s*:\s*(?:\"[^\"\n]*\"|'[^'\n]*'|\d+|true|false|null|\[|\{)\s*,\s*\w+\s*:",
    r"\[\s*\"[^\"\n]*\"(?:\s*,\s*\"[^\"\n]*\")+\s*\]",
    r"\[\s*'[^'\n]*'(?:\s*,\s*'[^'\n]*')+\s*\]",
    # The opening brace was lost: members in a row.
    r"\"[@\w]+\":(?:\"[^\"\n]*\"|[\d.]+|true|false|null|\[\]|\{\}),\s?\"[@\w]+\":(?:\"|[\d.]+|true|false|null|\[|\{)",
)
_START = re.compile("|".join(_STARTS))
_MEMBER = re.compile(
    r"\s{0,40}(?:\"[\w@][\w@$.-]{0,80}\"\s?:\s?(?:\"(?:[^\"\\\n]|\\.){0,2000}\"|-?[\d.]{1,30}|true|false|null|\[\]|\{\})|[\]}])\s{0,3}[,}\]]?"
)
_CONTINUED = re.compile(r"[ \t]*[\"'{}\[\]]")


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return (r"\{\s*(?:[\"“”'\\]|&quot;|\w)", r"\[\s*[\"'{]", r"\":|\" :")


def find(document: Document, params: Params) -> Iterator[Hit]:
    for field in ("text", "title"):
        text = document.with_line_feeds(field)
        if "{" not in text and "[" not in text and '":' not in text and '" :' not in text:
            continue
        budget = Budget(text)
        position = 0
        while match := _START.search(text, position):
            start = _opening(text, match.start(), position)
            end = _end(text, match, budget)
            position = max(end, match.end())
            if text[match.start()] == "[" and match[0].endswith("]") and match[0].count(",") + 1 < params.min_items:
                continue
            if not shown_on_purpose(document, start, position, field):
                cut = ", cut off before its end" if text[position - 1] not in "]};" else ""
                yield Hit(start, position, field, {"cut": cut})


def _opening(text: str, start: int, low: int) -> int:
    """The outermost bracket in front: media tokens write `[[{"fid": …}]]`."""
    while start > low and text[start - 1] in "[{(":
        start -= 1
    return start


def _end(text: str, match: re.Match[str], budget: Budget) -> int:
    start = match.start()
    if text[start] not in "[{":
        end = match.start()
        while member := _MEMBER.match(text, end):
            end = member.end()
        return end
    quotes = "\"'" if text[match.start() : match.end()].find("'") >= 0 and '"' not in match[0] else '"'
    # An escaped payload has \" for every mark: then a backslash escapes nothing, and strings are not told apart.
    if '\\"' in match[0] or "&quot;" in match[0]:
        quotes = ""
    outer = start
    closed = closing(text, outer, budget, quotes=quotes)
    if closed is None:
        return _cut(text, match.end())
    end = closed
    while start > 0 and text[start - 1] == "[" and text.startswith("]", end):
        start, end = start - 1, end + 1
    return end


def _cut(text: str, position: int) -> int:
    """The end of a payload that never closes: its line, and the lines of members that follow it."""
    end = line_end(text, position)
    while end < len(text) and (following := _CONTINUED.match(text, end + 1)):
        end = max(line_end(text, following.end()), end + 1)
    return end
