"""UTF-8 for every reader: byte order marks, UTF-16 and UTF-32, and what other bytes may have been."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from scrapelint.sources.compression import peek
from scrapelint.sources.model import DamagedStreamError

__all__ = ["as_utf8", "not_utf8"]

SNIFFED = 4096

MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def as_utf8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces without a byte order mark; UTF-16 and UTF-32 are turned into UTF-8."""
    head, pieces = peek(pieces, SNIFFED)
    for mark, name in MARKS:
        if head.startswith(mark):
            pieces = _without(pieces, len(mark))
            return pieces if name == "utf-8" else _recoded(pieces, name)
    name = _unmarked(head)
    return _recoded(pieces, name) if name else pieces


def _unmarked(head: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, told by where the zeros are among the first characters (RFC 4627, 3)."""
    zeros = "".join("0" if byte == 0 else "x" for byte in head[:4])
    name = {
        "x0x0": "utf-16-le",
        "0x0x": "utf-16-be",
        "x000": "utf-32-le",
        "000x": "utf-32-be",
    }.get(zeros, "")
    if not name:
        return ""
    try:
        text = codecs.getincrementaldecoder(name)().decode(head)
    except UnicodeDecodeError:
        return ""
    # Binary files may have zeros in these places too; their characters are not those of a text.
    return name if "\0" not in text and text[:2].isprintable() else ""


def _without(pieces: Iterator[bytes], count: int) -> Iterator[bytes]:
    for piece in pieces:
        kept = piece[count:]
        count -= len(piece) - len(kept)
        if kept:
            yield kept


def _recoded(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(name)("surrogatepass")
    try:
        for piece in pieces:
            if text := decoder.decode(piece):
                yield text.encode("utf-8", "surrogatepass")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise DamagedStreamError(f"is not valid {name.upper()} from here on: {error.reason}") from error


def not_utf8(raw: bytes, error: UnicodeDecodeError) -> str:
    """One clause that names the first byte that is not UTF-8, its place in ``raw``, and a likely encoding."""
    line = raw.count(b"\n", 0, error.start)
    start = raw.rfind(b"\n", 0, error.start) + 1
    column = len(raw[start : error.start].decode("utf-8", "replace")) + 1
    place = f"line {line + 1}, column {column}" if line else f"column {column}"
    byte = raw[error.start]
    return f"byte 0x{byte:02X} at {place} (byte {error.start:,}) is not UTF-8{_likely(raw, error.start)}"


def _likely(raw: bytes, first: int) -> str:
    """A hint, and no more: which encoding would give letters here."""
    sample = raw[max(0, first - 2000) : first + 2000]
    high = sum(byte >= 0x80 for byte in sample)
    letters = sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    if high < letters / 3:  # Western languages: single accented letters among plain ones
        try:
            shown = bytes([raw[first]]).decode("windows-1252")
        except UnicodeDecodeError:
            return ""
        return f" (in windows-1252 it would be {shown!r}); convert the file to UTF-8"
    return " (another encoding, such as windows-1251, GB18030 or Shift_JIS?); convert the file to UTF-8"
