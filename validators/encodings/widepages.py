"""UTF-8 that was read in a code page of two bytes a character: GBK, Shift JIS, Big5, Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from scrapelint.validators.encodings.letters import is_letter_of_words, is_sign

__all__ = ["WideRun", "trigger", "wide_runs"]


class WideRun(NamedTuple):
    """A stretch ``[start, end)`` that should read ``meant``, read in the page called ``page``."""

    start: int
    end: int
    meant: str
    page: str


_PAGES = (("gbk", "GBK"), ("cp932", "Shift JIS"), ("big5", "Big5"), ("cp949", "EUC-KR"))
_STRETCH = re.compile(r"[^\x00-\xa0\ufffd]{2,}[A-Za-z]?")
_UTF8 = re.compile(
    rb"(?:[\xc3-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf])+"
)
LETTERS_MIN = 3
"""Characters in a row, at least: of a Chinese text of 1 million characters, some ten pairs and no three of neighbours
read as UTF-8 when their bytes in GBK are looked at."""
_QUOTES = re.compile(rb"\xe2\x80[\x93-\xa6]")


@lru_cache
def trigger() -> str:
    """An RE2 pattern without which there is nothing to find."""
    lead = [bytes([a, b]) for a in range(0xE3, 0xEA) for b in range(0x80, 0xC0)]
    middle = [bytes([a, b]) for a in range(0x81, 0xC0) for b in range(0xE3, 0xEA)]
    first, second = (
        "[" + "".join(sorted({c for pair in pairs if (c := pair.decode("gbk", "ignore"))})) + "]"
        for pairs in (lead, middle)
    )
    # Three bytes a character: every second character that was read starts with the last third of one.
    return f"[縺繧繝][^\\x00-\\x7f]|鈥|锟斤拷|嚙踝蕭|占쏙옙|ｿｽ|{first}{second}"


def wide_runs(text: str) -> list[WideRun]:
    """What was read in a page of two bytes, in the order of the text."""
    found: list[WideRun] = []
    for codec, label in _PAGES:
        for stretch in _STRETCH.finditer(text):
            for run in _in(stretch[0], stretch.start(), codec, label):
                if not any(run.start < other.end and other.start < run.end for other in found[-4:]):
                    found.append(run)
    return sorted(found)


def _in(stretch: str, start: int, codec: str, label: str) -> Iterator[WideRun]:
    data, owners = bytearray(), []
    for index, char in enumerate(stretch):
        raw = char.encode(codec, "ignore") or b"\x00"
        data += raw
        owners += [index] * len(raw)
    for match in _UTF8.finditer(data):
        meant = match[0].decode("utf-8", "ignore")
        sign = codec == "gbk" and _QUOTES.search(match[0]) is not None
        if not sign and (len(meant) < LETTERS_MIN or not all(is_letter_of_words(c) or is_sign(c) for c in meant)):
            continue
        if not sign and sum(c >= "\u2000" for c in meant) < LETTERS_MIN:
            continue  # pairs of bytes read as Greek or Cyrillic: any text in GBK holds some
        tail = bytes(data[match.end() : match.end() + 1])
        meant += tail.decode("ascii") if tail.isalpha() and owners[match.end()] == owners[match.end() - 1] else ""
        yield WideRun(start + owners[match.start()], start + owners[match.end() - 1] + 1, meant, label)
