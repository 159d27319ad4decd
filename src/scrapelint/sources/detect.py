"""What a file holds, told by its name and its first bytes."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

import orjson

from scrapelint import lazyre as re
from scrapelint.sources.jsonarray import records_at
from scrapelint.sources.parquet import MAGIC as PARQUET
from scrapelint.sources.table import has_header

__all__ = ["KNOWN", "Kind", "NotText", "detect", "suffix_of"]

Kind = Literal["lines", "documents", "table", "parquet", "text"]

COMPRESSED = frozenset({".gz", ".bz2", ".xz", ".zst", ".zstd"})
LINES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
TEXTS = frozenset({".txt", ".md", ".markdown", ".text"})
TABLES = frozenset({".csv", ".tsv"})
KNOWN = LINES | TEXTS | TABLES | {".json", ".parquet"}
"""Endings that are read in a directory; a file that is named on the command line may have any other."""

OTHER = {
    ".xml": "XML",
    ".rss": "RSS",
    ".html": "HTML",
    ".htm": "HTML",
    ".warc": "WARC",
    ".yaml": "YAML",
    ".yml": "YAML",
}

MAGIC = (
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"%PDF-", "PDF document"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\x7fELF", "program"),
    (b"Obj\x01", "Avro file"),
    (b"ARROW1", "Arrow file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office document"),
)

NUL_WITHIN = 8000
"""Bytes in which a zero byte marks a binary file: the rule of git (buffer_is_binary)."""

PAGE = re.compile(rb"\s{0,256}<(?:!doctype|html|\?xml|rss|feed)\b", re.IGNORECASE)
OBJECT = re.compile(rb"""\s*\{\s*(?:["'}]|$)""")
ARRAY = re.compile(rb"\s*\[\s*(?:[{\]]|$)")


class NotText(str):
    """Why a file is none that scrapelint reads; follows 'the file …'."""

    __slots__ = ()


def suffix_of(name: str) -> str:
    """The ending of a name in lower case, that of compression taken off."""
    path = PurePath(name)
    if path.suffix.lower() in COMPRESSED:
        path = path.with_suffix("")
    return path.suffix.lower()


def detect(name: str, head: bytes, text: str = "") -> Kind | NotText:  # noqa: PLR0911 - one for each kind
    """The kind of an input by its name ('' for stdin) and its first bytes, decompressed and in UTF-8.

    ``text`` is the name that the user gave to the field of the text, if any.
    """
    suffix = suffix_of(name)
    if head.startswith(PARQUET):
        return "parquet"
    is_json = bool(OBJECT.match(head) or ARRAY.match(head))
    if binary := _binary(head, is_json):
        return NotText(binary + (f", although it is named {suffix}" if suffix in KNOWN else ""))
    if suffix in TEXTS:
        return "text"
    if is_json or (suffix == ".json" and head.lstrip().startswith(b"{")):
        return _json_kind(head, suffix, text)
    if suffix in LINES:
        return "lines"
    if suffix == ".json":
        return "documents"
    if PAGE.match(head):
        return NotText("is an HTML or XML page; scrapelint checks the text that was extracted from one")
    if suffix in OTHER:
        return NotText(f"is {OTHER[suffix]}; scrapelint reads JSON Lines, JSON, CSV, Parquet and plain text")
    return "table" if suffix in TABLES or has_header(head) else "text"


def _binary(head: bytes, is_json: bool) -> str:
    for magic, name in MAGIC:
        if head.startswith(magic):
            return f"is a binary file ({name})"
    if head[257:262] == b"ustar":
        return "is a binary file (tar archive); unpack it first"
    if b"\0" in head[:NUL_WITHIN] and not is_json:
        return "is a binary file (it has zero bytes)"
    return ""


def _json_kind(head: bytes, suffix: str, text: str) -> Kind:
    """Many files named .json are JSON Lines, and some named .jsonl are one array."""
    stripped = head.lstrip()
    first, newline, rest = stripped.partition(b"\n")
    first = first.strip()
    if first in {b"{", b"[", b"[{"} or ARRAY.match(stripped):
        return "documents"
    if suffix in LINES:
        return "lines"
    if not newline:  # one record, one object round all records, or a first line that is longer than the head
        return "documents"
    try:
        orjson.loads(first)
    except orjson.JSONDecodeError:
        # Broken, or a document that goes on in the next lines. Pretty-printing indents; records begin in column 1.
        return "lines" if any(line.startswith(b"{") for line in rest.split(b"\n", 100)[:100]) else "documents"
    return "documents" if records_at(first, text) else "lines"
