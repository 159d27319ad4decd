"""Output of PHP's var_dump in the prose.

``string(N) "…"`` declares its length in bytes, so a dump's end is known exactly, whatever quotes, braces or
line breaks the payload holds; that is how PHP itself writes it (php.net/var_dump).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.engine.brackets import BLANK_LINE, Budget, line_end
from scrapelint.validators.engine.code import is_technical, shown_on_purpose
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """``var_dump`` takes no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_QUOTES = '"“”«»„'
"""A scraper or a typographer may have turned the quotation marks."""
_START = re.compile(
    r"(?<![\w:.>$\\])(?:string ?\(\d{1,12}\) ?[\"“”]|"
    r"(?:array|object|enum) ?\([^()\n]{1,120}\)|(?:int|float|bool) ?\([^()\n]{1,24}\)"
    r"|(?:string '|array \(size=\d))"
)
_SCALAR = re.compile(
    r"&?(?:(?:int|integer) ?\(-?\d{1,20}\)|"
    r"(?:float|double) ?\(-?(?:[\d.]{1,40}(?:[eE][-+]?\d{1,4})?|NAN|INF)\)|"
    r"bool(?:ean)? ?\((?:true|false)\)"
    r"|NULL\b|\*RECURSION\*|resource\(\d+\) of type \([\w -]{1,60}\)|"
    r"uninitialized\([\w\\|?]{1,120}\)|enum\([\w\\]{1,120}::\w{1,80}\))"
)
_STRING = re.compile(r"&?string ?\((\d{1,12})\) ?([\"“”])")
_CONTAINER = re.compile(
    r"&?(?:array ?\(\d{1,9}\)|object ?\([\w\\@/.:$-]{1,200}\) ?# ?\d{1,9} ?\(\d{1,9}\)) ?\s{0,20}\{"
)
_KEY = re.compile(r"\s{0,400}\[(?:-?\d{1,20}|\"[^\n]{0,300}?\"(?::[\w\\\":]{1,200})?)\] ?=>\s{0,400}")
_CLOSE = re.compile(r"\s{0,400}\}")
_XDEBUG = re.compile(
    r"string '[^\n]{0,2000}?' \(length=\d+\)|array \(size=\d+\)(?:\s{1,40}(?:\d+|'[^'\n]{1,100}') => [^\n]{1,300})+"
)
_BLANK_LINE = re.compile(BLANK_LINE)
_CLOSING = re.compile(r"[\"”»](?=\s|$|<)")
_CLOSING_ENTRY = re.compile(r"[\"”»](?=\s{0,40}[\[}]|\s|$)")
_LONE = re.compile(r"(?:[\s>;|]|^)$")
CUT = "cut off before its end"
OFF, OFF_FEW = 0.25, 4
"""Share of the bytes that a string declares, and bytes besides, by which it may be longer or shorter where a closing
mark is taken for its own: decoding the entities of a payload makes it a tenth shorter."""


def _bytes(declared: int, found: int) -> str:
    return f"{declared} bytes declared, {found} found"


@dataclass(slots=True)
class _Dump:
    """A dump that was read: where it ends, and what is to tell of it."""

    end: int
    note: str = ""
    """For the message: the bytes that a string declares and has, and whether the text stops before the dump does."""
    sound: bool = True
    bounded: bool = True
    """Whether its end is where it says, or near enough."""


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return (
        r"g ?\(\d+\) ?[\"“”]|y ?\(\d+\)\s*\{|l ?\((?:true|false)\)|[tm] ?\(-?[\d.]+\)",
        r"m\([\w\\]+::|\)\s?#|\((?:length|size)=",
    )


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001
    if document.once(is_technical):
        return
    for field in ("text", "title"):
        text = document.field(field)
        reader = _Reader(text)
        position = 0
        while match := _START.search(text, position):
            start = match.start()
            dump = reader.dump(start)
            if dump is None or (dump.end <= start):
                position = match.end()
                continue
            position = max(dump.end, match.end())
            if not shown_on_purpose(document, start, dump.end, field):
                note = f" ({dump.note})" if dump.note else ""
                yield Hit(start, dump.end, field, {"note": note}, bounded=dump.bounded)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.ascii = text.isascii()
        self.budget = Budget(text)

    def dump(self, start: int) -> _Dump | None:
        """The whole dump that starts here, or None if this is no dump."""
        text = self.text
        if match := _SCALAR.match(text, start):
            return _Dump(match.end()) if self._certain(start, match.end()) else None
        if match := _XDEBUG.match(text, start):
            return _Dump(match.end())
        if _STRING.match(text, start):
            dump = self._string(start)
            # PHP writes no space before the bracket; with one, only a length that fits tells a dump from prose.
            return dump if dump.sound or not text.startswith("string (", start) else None
        if match := _CONTAINER.match(text, start):
            return self._container(match.end())
        return None

    def _certain(self, start: int, end: int) -> bool:
        """`int(5)` may be prose about types: it is a dump alone on its line, or beside another value."""
        text = self.text
        if text.startswith(("bool", "enum"), start) and _LONE.search(text[max(0, start - 1) : start]):
            return text[end : end + 1] not in {"(", ".", ";", ":", ")"} or text[end + 1 : end + 2] in {"", " ", "\n"}
        before = text[text.rfind("\n", 0, start) + 1 : start] if start else ""
        newline = text.find("\n", end)
        after = text[end : newline if newline >= 0 else len(text)]
        if not before.strip() and not after.strip():
            return True
        follows = _START.match(text, end + len(after) - len(after.lstrip()))
        precedes = re.search(r"(?:[\"”]|\)) ?$", before[-3:]) and re.search(
            r"\b(?:int|string|bool|float) ?\([^()]{1,12}\)", before[-300:]
        )
        return bool(follows or precedes)

    def _container(self, position: int) -> _Dump:
        text = self.text
        depth, note, bounded = 1, "", True
        good = position
        while depth:
            if match := _CLOSE.match(text, position):
                depth -= 1
                position = good = match.end()
                continue
            key = _KEY.match(text, position)
            if key is None:
                break
            position = key.end()
            if match := _CONTAINER.match(text, position):
                depth += 1
                position = good = match.end()
            elif match := _SCALAR.match(text, position):
                position = good = match.end()
            elif _STRING.match(text, position):
                value = self._string(position, entry=True)
                position = good = value.end
                bounded = bounded and value.bounded
                if not value.sound and not note:
                    note = value.note
            else:
                break
        if depth:
            # A key without its value, or prose where an entry should stand.
            end = line_end(text, good) if not text[good : good + 1].isspace() else good
            return _Dump(end, note or CUT, sound=False, bounded=False)
        return _Dump(good, note, sound=not note, bounded=bounded)

    def _string(self, start: int, *, entry: bool = False) -> _Dump:
        text = self.text
        match = _STRING.match(text, start)
        assert match is not None  # noqa: S101  # the callers have looked
        declared, begin = int(match[1]), match.end()
        exact = self._advance(begin, declared)
        if exact is not None and text[exact : exact + 1] in tuple(_QUOTES):
            return _Dump(exact + 1, _bytes(declared, declared))
        end = self._closing_quote(begin, declared, _CLOSING_ENTRY if entry else _CLOSING)
        cut = end is None
        if end is None:
            stop = self.budget.limit(begin, len(text))
            blank = _BLANK_LINE.search(text, begin, stop)
            end = blank.start() if blank else begin + len(text[begin:stop].rstrip())
            self.budget.spend(end - begin)
            if exact is not None and exact < end:
                end = max(line_end(text, exact), begin)
        end = max(end, begin)
        found = len(text[begin:end].encode("utf-8", "replace"))
        self.budget.spend(end - begin)
        note = _bytes(declared, found) + (f", {CUT}" if cut else "")
        bounded = not cut and abs(found - declared) <= OFF * declared + OFF_FEW
        return _Dump(end if cut else end + 1, note, sound=False, bounded=bounded)

    def _advance(self, begin: int, size: int) -> int | None:
        """The code point ``size`` bytes of UTF-8 behind ``begin``; None beyond the text or inside a character."""
        text = self.text
        if self.ascii:
            return begin + size if begin + size <= len(text) else None
        if size > 4 * (len(text) - begin) or size > self.budget.left * 4:
            return None
        piece = text[begin : begin + size].encode("utf-8", "replace")
        self.budget.spend(min(size, len(piece)))
        if len(piece) < size:
            return None
        try:
            return begin + len(piece[:size].decode("utf-8"))
        except UnicodeDecodeError:
            return None

    def _closing_quote(self, begin: int, declared: int, pattern: re.Pattern[str]) -> int | None:
        """The closing mark nearest to where it should stand.

        An entity that was decoded makes a payload shorter, a letter that was encoded twice longer.
        """
        text = self.text
        stop = self.budget.limit(begin, min(len(text), begin + 2 * declared + 200))
        expected = begin + declared
        blank = _BLANK_LINE.search(text, expected, stop)  # behind what it declares, the next paragraph is not its own
        stop = blank.start() + 1 if blank else stop
        self.budget.spend(stop - begin)
        best: int | None = None
        for match in pattern.finditer(text, begin, stop):
            here = match.start()
            if here > begin and text[here - 1] in " (" and here != expected:
                continue  # it opens a quotation of the payload
            if best is None or abs(here - expected) < abs(best - expected):
                best = here
        return best
