"""UTF-8 that was read in a code page of two bytes a character: GBK, Shift JIS, Big5, Korean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from scrapelint import lazyre as re
from scrapelint.validators.encodings.letters import is_letter_of_words, is_sign

__all__ = ["WideRun", "trigger", "wide_runs"]


class WideRun(NamedTuple):
    """A stretch ``[start, end)`` that should read ``meant``, read in the page called ``page``."""

    start: int
    end: int
    meant: str
    page: str


_PAGES = (("gbk", "GBK"), ("cp932", "Shift JIS"), ("big5", "Big5"), ("cp949", "EUC-KR"))
_ONE_EACH = tuple(page for page in _PAGES if page[0] != "cp932")
"""Those in which two bytes of a Latin letter look like one character; in Shift JIS they are two, half as wide."""
_STRETCH = re.compile(r"[^\x00-\xa0\ufffd]{2,}[A-Za-z]?")
_UTF8 = re.compile(
    rb"(?:[\xc3-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf])+"
)
LETTERS_MIN = 3
"""Characters in a row, at least: of a Chinese text of 1 million characters, some ten pairs and no three of neighbours
read as UTF-8 when their bytes in GBK are looked at."""
PAIRS_MIN = 6
"""Letters of two bytes in a row, at least: each looks like one character of GBK, of 128 rare ones."""
_ACCENTED = "".join(map(chr, range(0xC0, 0x180))) + "ƠơƯưȘșȚț"
"""Latin letters that are two bytes in UTF-8."""
OTHERS_MAX = 1.5
"""Characters of the page in a text, at most, for each that stands for an accented letter: some words of a misread text
have others (punctuation of three bytes), a Chinese one has dozens for each that stands beside a Latin letter."""
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
    cyrillic = (
        "[" + "".join(bytes([a, b]).decode("gbk", "ignore") for a in (0xD0, 0xD1) for b in range(0x80, 0xC0)) + "]"
    )
    # Three bytes a character: every second character that was read starts with the last third of one.
    accented = "".join({char for codec, _ in _ONE_EACH for char in _accented(codec)[0]})
    others = "[縺繧繝][^\\x00-\\x7f]|鈥|锟斤拷|嚙踝蕭|占쏙옙|ｿｽ|窶|[A-Za-z][ﾂﾃ][｡-ﾟ]"
    return f"[a-z][{accented}]|[{accented}][a-z]|{others}|{cyrillic}{{4}}|{first}{second}"


@lru_cache
def _accented(codec: str) -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    """What accented letters look like in a page, and what finds them: between Latin letters; beside one or alone."""
    pairs = [letter.encode() for letter in _ACCENTED]
    read = [char for pair in pairs if (char := pair.decode(codec, "ignore")).encode(codec) == pair]
    letters = "".join(char for char in read if len(char) == 1)
    run = f"[{letters}]{{1,2}}"
    inner = re.compile(rf"(?<=[a-z]){run}(?=[a-z])")
    beside = re.compile(rf"(?<=[A-Za-z]){run}(?![^\x00-\xa0])|(?<![^\x00-\xa0]){run}(?=[a-z])|(?<!\S){run}(?!\S)")
    return letters, inner, beside


def _latin_letters(text: str, codec: str, label: str) -> Iterator[WideRun]:
    """Accented letters of a text in Latin letters, one character each: 'f眉r' for 'für'.

    In a text that has other characters of the page too, a word of English may stand between two: 'windows没mac'.
    """
    _, inner, beside = _accented(codec)
    runs = [match.span() for match in beside.finditer(text)]
    inside = sum(end - start for start, end in runs)
    wide = sum(char >= "\u2e80" for char in text) if runs else 0
    if wide <= OTHERS_MAX * inside if inner.search(text) else wide == inside > 1:
        for start, end in runs:
            yield WideRun(start, end, text[start:end].encode(codec).decode(), label)


def wide_runs(text: str) -> list[WideRun]:
    """What was read in a page of two bytes, in the order of the text."""
    found: list[WideRun] = []
    for codec, label in _ONE_EACH:
        if not found:
            found.extend(_latin_letters(text, codec, label))
    for codec, label in _PAGES:
        for stretch in _STRETCH.finditer(text):
            for run in _in(stretch[0], stretch.start(), codec, label):
                if not any(run.start < other.end and other.start < run.end for other in found[-4:]):
                    found.append(run)
    return sorted(found)


def _speaks_for_itself(data: bytes, meant: str, first: str, codec: str) -> bool:
    if codec in {"gbk", "cp932"} and _QUOTES.search(data):
        return True
    if first in "ﾂﾃ":  # a Western letter, of two bytes that Shift JIS has as half-width kana
        return True
    return sum(char >= "\u2000" for char in meant) >= LETTERS_MIN or len(meant) >= PAIRS_MIN


def _in(stretch: str, start: int, codec: str, label: str) -> Iterator[WideRun]:
    data, owners = bytearray(), []
    for index, char in enumerate(stretch):
        raw = char.encode(codec, "ignore") or b"\x00"
        data += raw
        owners += [index] * len(raw)
    for match in _UTF8.finditer(data):
        first, last = owners[match.start()], owners[match.end() - 1]
        wide = sum(char >= "\u2e80" for char in stretch[first : last + 1])
        if 2 * wide <= last - first:
            continue  # the pages hold Greek and Cyrillic letters too, of two bytes each
        meant = match[0].decode("utf-8", "ignore")
        if not all(is_letter_of_words(char) or is_sign(char) for char in meant):
            continue
        if not _speaks_for_itself(match[0], meant, stretch[first], codec):
            continue
        tail = bytes(data[match.end() : match.end() + 1])
        meant += tail.decode("ascii") if tail.isalpha() and owners[match.end()] == last else ""
        yield WideRun(start + first, start + last + 1, meant, label)
