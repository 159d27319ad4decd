"""The first words of lines that may have lost their first letter, found in one pass over the lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.wording.lexicon import Lexicon, normal

__all__ = [
    "CAPITALS_GAP",
    "LETTER_WORD",
    "PROSE",
    "SEEN",
    "SUSPECT",
    "Start",
    "line_of",
    "one_line_end",
    "split_of",
    "starts",
    "without_case",
]

_LINE = r"(?:^|[\n\r\x{2028}\x{2029}])[\s\x{a0}\x{feff}]*[\"'“”„«»‹›‘’(\[*_]{0,3}"
SUSPECT = _LINE + r"(?:\p{Ll}|\p{Lu}{2}|\p{Lu}\s{1,4}\p{Ll}|’\p{Lu}|[\x{5d0}-\x{6d3}\x{900}-\x{ddf}])"
"""RE2: a line that starts in lower case, with capitals, with a lone capital, with an apostrophe, or in a script
without case that puts spaces between words (Arabic, Hebrew, those of India)."""
_WITHOUT_CASE = re.compile(
    '\n["“”«(]?(?P<word>[\u05d0-\u05ea\u0620-\u0669\u0670-\u06d3\u0900-\u0963\u0971-\u0ddf]{2,24})'
    "(?P<after>\\S?)\\s{0,3}(?P<next>[^\\W\\d_]{0,30})"
)

# 92 % of the lines of news start with a capital and a small letter, behind a mark or not. A search for line feeds that
# skips those, empty lines, numbers and Markdown runs at 700 MB/s; RE2 with a match a line at a tenth of that.
_UPPER = "A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я"
_SKIPPED = rf"[\n0-9#@$•–—|!>`\\-]|['(\[*_]{{0,3}}[{_UPPER}][^\s{_UPPER}]|[\"“„«][{_UPPER}]"
_UNUSUAL = re.compile(rf"\n(?!{_SKIPPED})")
_LEAD = re.compile(r"[\s\ufeff]*[\"'“”„«»‹›‘’(\[*_]{0,3}")
_FIRST = re.compile(
    r"(?P<word>[^\W\d_]{1,30}(?:['’][^\W\d_]{1,20})?)(?P<after>\S?)\s{0,3}"
    r"(?P<next>[^\W\d_]{0,30}(?:['’][^\W\d_]{1,20})?)"
)
_SPLIT = re.compile(
    r"(?P<letter>[^\W\d_])(?P<gap>\s{1,4})(?P<rest>[^\W\d_]{1,30})(?![\w@:/.])(?!\s[^\W\d_]{1,2}\s[^\W\d_]{1,2}\s)"
)  # not 'S o u t h', letters spaced out
_CODE = re.compile(r"[{}=<>\\|`]|\w\(|\w_\w|::|->|[;,({]$|https?:")

SEEN = 240
"""Code points of a paragraph that are looked at."""
LEAD_SEEN = 40
"""Code points of a line within which its first word starts."""
CAPITALS_GAP = 0.7
"""How much commoner (zipf) a word in capitals must become by one more letter: 'NN' to 'CNN' 1.3."""
PROSE = 4
"""Words a paragraph needs: shorter lines are labels, names, list items and buttons."""
PLAIN_WORD = 4.5
"""Zipf of words that are plain in the language that an article states, and most likely in the one it is in."""
RARE_WORD = 2.7
"""Zipf from which a word is one of the language, and stands behind a letter that is a word as any may: 'A staffer'."""
LETTER_WORD = 6.2
"""Zipf of letters that are words: 'A' 7.4, 'I' 7.1; 'T' 5.4 is none."""

Shape = Literal["lower", "capitals", "split", "elided", "without case"]


class Start(NamedTuple):
    """The first word of a line; ``at`` is its first code point, ``after`` the mark that touches its end."""

    shape: Shape
    at: int
    word: str
    after: str
    following: str
    quoted: bool


def starts(document: Document, stated: Lexicon | None) -> Iterator[Start]:
    """First words that are worth a look; ``stated`` is the lexicon of the language that the article states."""
    text = document.text
    for position, line in _unusual(document.once(_lines)):
        at = _suspect(text, position, line)
        if at is None:
            continue
        quoted = at > 0 and not text[at - 1].isspace()
        shape = _shape(text, at, quoted=quoted)
        if shape == "split":
            if _may_be_split(text, at, stated):
                yield Start("split", at, text[at], "", "", quoted)
            continue
        start = _start(text, at, shape, quoted=quoted)
        if start is None or (stated is not None and _is_whole(start, stated)):
            continue
        shown = line_of(text, at)
        if shown.count(" ") >= PROSE - 1 and not _CODE.search(shown):
            yield start


def without_case(document: Document) -> Iterator[Start]:
    """First words of lines in scripts without case."""
    if document.text.isascii():
        return
    for match in _WITHOUT_CASE.finditer(document.once(_lines)):
        at = match.start("word") - 1
        if not match["after"] or match["after"] in "،,":
            yield Start("without case", at, match["word"], match["after"], match["next"], at > match.start())


def one_line_end(text: str) -> str:
    """``text`` with every line end a line feed, code point for code point."""
    if "\r" in text or "\u2028" in text or "\u2029" in text:
        return text.replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return text


def _lines(document: Document) -> str:
    """The text with a line feed before each of its lines, code point for code point but for the first."""
    return one_line_end("\n" + document.text)


def _unusual(ended: str) -> Iterator[tuple[int, str]]:
    """Lines, as far as they are looked at, that do not start as nearly all do, each with its first code point."""
    for match in _UNUSUAL.finditer(ended):
        start = match.end()
        end = ended.find("\n", start, start + LEAD_SEEN)
        yield start - 1, ended[start : end if end >= 0 else start + LEAD_SEEN]


def _suspect(text: str, position: int, line: str) -> int | None:
    """Where the first word of ``line`` starts, if SUSPECT would match there."""
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    letter, second = line[at : at + 1], line[at + 1 : at + 2]
    if letter.isupper() and (not second or second.isspace()):
        rest = text[position + at + 1 : position + at + 6].lstrip()
        return position + at if rest[:1].islower() else None
    elided = letter.isupper() and at > 0 and line[at - 1] == "’"
    return position + at if second and (letter.islower() or second.isupper() or elided) else None


def _shape(text: str, at: int, *, quoted: bool) -> Shape:
    if quoted and text[at - 1] in "’'" and (at == 1 or text[at - 2].isspace()):
        return "elided"
    if text[at].islower():
        return "lower"
    return "capitals" if text[at + 1].isupper() else "split"


def _start(text: str, at: int, shape: Shape, *, quoted: bool) -> Start | None:
    match = _FIRST.match(text, at)
    if match is None:
        return None
    word, after = match["word"], match["after"]
    if after and after not in ",-'’”\"":
        return None  # an address, a handle, a speaker's name, an abbreviation, code
    if after == "-" and len(word) < 3:
        return None  # e-mail, x-ray
    return Start(shape, at, word, after, match["next"], quoted)


def _is_whole(start: Start, known: Lexicon) -> bool:
    if start.shape == "capitals":
        word = normal(start.word, known.lang)
        return max(known.heads(word), default=(0.0, ""))[0] - known.zipf(word) < CAPITALS_GAP
    # Quotations start in lower case as often as not.
    return start.shape == "lower" and start.quoted and _is_plain(start.word, known)


def _is_plain(word: str, known: Lexicon) -> bool:
    return known.zipf(normal(word, known.lang)) >= PLAIN_WORD


def _may_be_split(text: str, at: int, stated: Lexicon | None) -> bool:
    """Whether it is no 'A ship' or 'I saw', with which many an article has a paragraph start."""
    match = _SPLIT.match(text, at)
    if match is None or stated is None:
        return match is not None
    letter, rest = normal(match["letter"], stated.lang), normal(match["rest"], stated.lang)
    if stated.zipf(letter) < LETTER_WORD:
        return True
    known = stated.zipf(rest)
    return known < PLAIN_WORD and (known < RARE_WORD or stated.zipf(letter + rest) > 0)


def split_of(text: str, at: int) -> re.Match[str] | None:
    """A lone letter at ``at`` with the word that follows it: groups ``letter``, ``gap`` and ``rest``."""
    return _SPLIT.match(text, at)


def line_of(text: str, at: int) -> str:
    """What stands from ``at`` to the end of its line, as far as it is looked at."""
    end = text.find("\n", at, at + SEEN)
    return text[at:end].rstrip() if end >= 0 else text[at : at + SEEN] + "…"
