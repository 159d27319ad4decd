"""Output of PHP's print_r and var_export, and serialised PHP, in the prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.brackets import Budget, closing, line_end
from scrapelint.validators.engine.code import is_technical, shown_on_purpose
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "find", "triggers"]

Kind = Literal["print_r", "var_export", "serialized"]


class Params(BaseModel):
    """Options of ``print_r``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind = Field("print_r", description="Which of PHP's forms to look for.")


_CLASS = r"[A-Za-z_\\][\w\\]*"
_STARTS: dict[Kind, tuple[str, ...]] = {
    "print_r": (
        r"(?<![A-Za-z\d_])Array\s*\(\s*(?:\[[^\]\n]+\]\s*=>|\))",
        rf"\b{_CLASS} Object\s*\(\s*(?:\[[^\]\n]+\]\s*=>|\*RECURSION\*)",
        r"\barray:\d+ ?\[\s*(?:[▼▶⋮…]|\"[^\"\n]*\" ?=>|\d+ ?=>)",
        r"\{#\d+ ?[▼▶⋮]",
    ),
    "var_export": (
        r"\barray ?\(\s*(?:\d+|'[^'\n]*') ?=>",
        rf"{_CLASS}::__set_state\(\s*array",
        r"\(object\) ?(?:array ?\(|\[)\s*'",
        r"\[\s*'[^'\n]*' ?=> ?(?:'[^'\n]*'|\d+|\[|array ?\(|null|true|false),?\s*(?:'[^'\n]*' ?=>|\])",
    ),
    "serialized": (
        r"\ba:\d+:\{(?:[sidb]:|\})",
        r'\b[OC]:\d+:"[\w\\]+":\d+:\{',
        r'\bs:\d+:"[^"\n]*";(?:[sidbaON][:;]|\})',
    ),
}
_COMPILED = {kind: re.compile("|".join(patterns)) for kind, patterns in _STARTS.items()}
_ENTRY = re.compile(r"=>|[▼▶]")
_TOKEN = re.compile(
    r"s:(\d{1,12}):\"|[aOC]:\d+:(?:\"[\w\\]{1,200}\":\d+:)?\{|[ibrR]:-?\d{1,20};|d:[-\d.eE+INFA]{1,40};|N;|\}"
)


# Short, so that the pass over all rules stays fast; `find` looks closer.
_TRIGGERS: dict[Kind, tuple[str, ...]] = {
    "print_r": (r"Array\s*\(", r"Object\s*\(", r"[▼▶⋮]|⏷|array:\d"),
    "var_export": ("=>", "__set_state"),
    "serialized": (r":\d+:[\"{]",),
}


def triggers(params: Params) -> tuple[str, ...]:
    return _TRIGGERS[params.kind]


def find(document: Document, params: Params) -> Iterator[Hit]:
    if document.once(is_technical):
        return
    for field in ("text", "title"):
        # Serialised strings declare their bytes, of which another line end may have more.
        text = document.field(field) if params.kind == "serialized" else document.with_line_feeds(field)
        budget = Budget(text)
        position = 0
        while match := _COMPILED[params.kind].search(text, position):
            start = match.start()
            if params.kind == "serialized":
                end, bounded = _serialized(text, start, budget)
            else:
                quotes = "'" if params.kind == "var_export" else '"' if match[0].startswith("array:") else ""
                closed = closing(text, start, budget, quotes=quotes)
                end, bounded = closed or _cut(text, match.end()), closed is not None
            end = max(end, match.end())
            if text[end : end + 1] == ";":
                end += 1
            position = end
            if not shown_on_purpose(document, start, end, field):
                yield Hit(start, end, field, bounded=bounded)


def _cut(text: str, position: int) -> int:
    """The end of a dump whose bracket never closes: the last line in a row that holds an entry or only brackets."""
    end = line_end(text, position)
    while end < len(text):
        following = end + len(text[end : end + 200]) - len(text[end : end + 200].lstrip())
        stop = line_end(text, following)
        line = text[following:stop]
        if not line or not (_ENTRY.search(line[:300]) or line.strip() in {"(", ")", "[", "]", "),", "],"}):
            break
        end = stop
    return end


def _serialized(text: str, start: int, budget: Budget) -> tuple[int, bool]:
    """The end of a serialised value, and whether it is whole.

    Strings declare their length in bytes, so they are skipped and not read.
    """
    position, depth = start, 0
    while match := _TOKEN.match(text, position):
        sign = match[0]
        position = match.end()
        if match[1] is not None:
            size = int(match[1])
            stop = budget.limit(position, min(len(text), position + size))
            piece = text[position:stop].encode("utf-8", "replace")[:size]
            skipped = position + len(piece.decode("utf-8", "ignore"))
            budget.spend(stop - position)
            if not text.startswith('"', skipped):  # re-encoded on the way: take the next mark that ends a string
                stop = budget.limit(position, position + size + 1000)
                nearest = text.find('";', position, stop)
                budget.spend((nearest if nearest >= 0 else stop) - position)
                if nearest < 0:
                    return line_end(text, position), False
                skipped = nearest
            position = skipped + 1 + text.startswith(";", skipped + 1)
        elif sign.endswith("{"):
            depth += 1
        elif sign == "}":
            depth -= 1
        if depth <= 0:
            return position, True
    at_space = position > start and text[position : position + 1].isspace()
    return position if at_space else line_end(text, position), False
