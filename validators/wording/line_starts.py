"""The first words of lines that may have lost their first letter, found for many texts together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import numpy as np

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.linetable import LineTable, line_table
from scrapelint.validators.wording.lexicon import Lexicon, normal

__all__ = [
    "ABBREVIATED",
    "CAPITALS_GAP",
    "LETTER_WORD",
    "PROSE",
    "SEEN",
    "Start",
    "line_of",
    "split_of",
    "starts",
    "title_of",
]

_UNCASED = "\u05d0-\u05ea\u0620-\u0669\u0670-\u06d3\u0900-\u0963\u0971-\u0ddf"
"""Scripts without case that put spaces between words: Hebrew, Arabic, those of India."""
_WITHOUT_CASE = re.compile(rf'["“”«(]?(?P<word>[{_UNCASED}]{{2,24}})(?P<after>\S?)\s{{0,3}}(?P<next>[^\W\d_]{{0,30}})')

SEEN = 240
"""Code points of a paragraph that are looked at."""
PROSE = 4
"""Words a paragraph needs: shorter lines are labels, names, list items and buttons."""
INDENT = 38
"""Blanks before a line's first word; what is set further in is a table or verse."""
# 92 % of the lines of news start with a capital and a small letter, behind a mark or not. Those, empty lines, numbers
# and Markdown are skipped, most of them by a table. Of the rest lines of few words are left out but for a lone letter,
# whose word may be on the next line.
_UPPER = "A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я"
_SKIPPED = rf"[\n0-9#@$•–—|!>`\\-]|['(\[*_]{{0,3}}[{_UPPER}][^\s{_UPPER}]|[\"“„«][{_UPPER}](?! )"
_UNUSUAL = re.compile(
    rf"(?!{_SKIPPED})[^\S\n]{{0,{INDENT}}}\ufeff?[\"'“”„«»‹›‘’(\[*_]{{0,3}}"
    rf"(?=(?P<uncased>[{_UNCASED}])|[^\W\d_](?:\s|\Z|(?:[^\n ]{{0,{SEEN}}} ){{{PROSE - 1}}}))"
)
_CAPITALS = slice(ord("A"), ord("Z") + 1)
_BY_TWO = np.zeros((1 << 8, 1 << 8), dtype=np.bool_)
_BY_TWO[[*b"\n0123456789#@$|!>`\\-"], :] = True
_BY_TWO[_CAPITALS, ord("!") : ord("~") + 1] = True
_BY_TWO[_CAPITALS, _CAPITALS] = False
_BY_TWO[ord('"'), _CAPITALS] = True
_USUAL = _BY_TWO.ravel()
"""By a line's first two bytes as one number, whether it is skipped, as far as ASCII goes."""
_QUOTE = int.from_bytes("“".encode(), "big")
"""The commonest mark beyond ASCII: behind it a capital is skipped, unless it stands alone."""
_SPACE = ord(" ")
_FIRST = re.compile(
    r"(?P<word>[^\W\d_]{1,30}(?:['’][^\W\d_]{1,20})?)(?P<after>\S?)\s{0,3}"
    r"(?P<next>[^\W\d_]{0,30}(?:['’][^\W\d_]{1,20})?)"
)
_SPLIT = re.compile(
    r"(?P<letter>[^\W\d_])(?P<gap>\s{1,4})(?P<rest>[^\W\d_]{1,30})(?P<tail>['’][^\W\d_]{1,2})?(?![\w@:/.])(?!\s[^\W\d_]{1,2}\s[^\W\d_]{1,2}\s)"
)  # not 'S o u t h', letters spaced out
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2c00-\uffff]")
_CODE = re.compile(r"[{}=<>\\|`]|\w\(|\w_\w|::|->|[;,({]$|https?:")

CAPITALS_GAP = 0.7
"""How much commoner (zipf) a word in capitals must become by one more letter: 'NN' to 'CNN' 1.3."""
PLAIN_WORD = 4.5
"""Zipf of words that are plain in the language that an article states, and most likely in the one it is in."""
RARE_WORD = 2.7
"""Zipf from which a word is one of the language, and stands behind a letter that is a word as any may: 'A staffer'."""
LETTER_WORD = 6.2
"""Zipf of letters that are words: 'A' 7.4, 'I' 7.1; 'T' 5.4 is none."""

ABBREVIATED = {
    "en": "Sen", "ens": "Sens", "ep": "Rep", "eps": "Reps", "ov": "Gov", "rof": "Prof", "rs": "Mrs", "r": "Dr",
    "gt": "Sgt", "apt": "Capt", "ol": "Col", "an": "Jan", "eb": "Feb", "ug": "Aug", "ept": "Sept", "ct": "Oct",
    "ec": "Dec",
}  # fmt: skip
"""What is left of English abbreviations that articles begin with; no word, but their stop makes them look whole."""

_TITLES = {*ABBREVIATED.values(), "Mr", "Ms", "St", "Lt", "Gen", "Rev"}
_TITLE = re.compile(r"(?P<letter>[A-Z])(?P<gap>\s{1,4})(?P<rest>[a-z]{1,4})(?=\. [A-Z\d])")

Shape = Literal["lower", "capitals", "split", "elided", "without case", "abbreviated"]


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
    table, number = document.once(line_table)
    text, lines = document.text, table.texts[number]
    behind = -1  # the last word in a script without case, and the one after it
    for begin in table.once(_doubtful)[number]:
        match = _UNUSUAL.match(lines, begin)
        if match is None:
            continue
        at = match.end()
        quoted = at > begin and not lines[at - 1].isspace()
        if match["uncased"]:
            word = _WITHOUT_CASE.match(lines, begin) if begin > behind else None
            if word is not None:
                behind = word.end()
                if not word["after"] or word["after"] in "،,":
                    yield Start("without case", at, word["word"], word["after"], word["next"], quoted)
        elif _is_suspect(lines, at):
            start = _start(text, at, stated, quoted=quoted)
            if start is not None:
                yield start


def _doubtful(table: LineTable) -> list[list[int]]:
    """For each text where the lines begin that may be unusual, as far as their first bytes tell."""
    found: list[list[int]] = [[] for _ in table.texts]
    two = table.heads(2)
    loose = (two >> np.uint32(8) == ord('"')) & (table.octets.take(table.begins + 2) == _SPACE)  # '"W hen'
    lines = (~_USUAL.take(two) | loose).nonzero()[0]
    heads = table.heads(4, lines)
    behind = heads & 0xFF
    loose = table.octets.take(table.begins.take(lines) + 4) == _SPACE
    lines = lines[(heads >> np.uint32(8) != _QUOTE) | (behind < ord("A")) | (behind > ord("Z")) | loose]
    for number, point in zip(table.of.take(lines).tolist(), table.points.take(lines).tolist(), strict=True):
        found[number].append(point)
    return found


def _is_suspect(lines: str, at: int) -> bool:
    """Whether it is a lone capital before a small letter, or starts in lower case, with capitals or an apostrophe."""
    letter, second = lines[at], lines[at + 1 : at + 2] or "\n"
    if letter.isupper() and second.isspace():
        return lines[at + 1 : at + 6].lstrip()[:1].islower()
    return second != "\n" and (letter.islower() or second.isupper() or (letter.isupper() and lines[at - 1 : at] == "’"))


def _shape(text: str, at: int, *, quoted: bool) -> Shape:
    if quoted and text[at - 1] in "’'" and (at == 1 or text[at - 2].isspace()):
        return "elided"
    if text[at].islower():
        return "lower"
    return "capitals" if text[at + 1].isupper() else "split"


def _start(text: str, at: int, stated: Lexicon | None, *, quoted: bool) -> Start | None:
    shape = _shape(text, at, quoted=quoted)
    if shape == "split":
        return Start("split", at, text[at], "", "", quoted) if _may_be_split(text, at, stated) else None
    match = _FIRST.match(text, at)
    if match is None:
        return None
    word, after = match["word"], match["after"]
    if after == "." and word in ABBREVIATED:
        shape = "abbreviated"
    elif after and after not in ",-'’”\"":
        return None  # an address, a handle, a speaker's name, an abbreviation, code
    if (after == "-" and len(word) < 3) or (word.isascii() and _OTHER_SCRIPT.match(match["next"])):
        return None  # e-mail, x-ray; a name in another script: 'nginx 是一个…'
    start = Start(shape, at, word, after, match["next"], quoted)
    if stated is not None and _is_whole(start, stated):
        return None
    shown = line_of(text, at)
    return start if shown.count(" ") >= PROSE - 1 and not _CODE.search(shown) else None


def _is_whole(start: Start, known: Lexicon) -> bool:
    if start.shape == "capitals":
        heads = known.heads(normal(start.word, known.lang))
        return max(heads, default=(0.0, ""))[0] - known.written(start.word) < CAPITALS_GAP
    # Quotations start in lower case as often as not.
    return start.shape == "lower" and start.quoted and known.written(start.word) >= PLAIN_WORD


def _may_be_split(text: str, at: int, stated: Lexicon | None) -> bool:
    """Whether it is no 'A ship' or 'I saw', with which many an article has a paragraph start."""
    match = _SPLIT.match(text, at)
    if match is None or stated is None:
        return match is not None or title_of(text, at) is not None
    letter, rest = match["letter"], match["rest"] + (match["tail"] or "")
    if stated.written(letter) < LETTER_WORD:
        return True
    known = stated.written(rest)
    return known < PLAIN_WORD and (known < RARE_WORD or stated.written(letter + rest) > 0)


def split_of(text: str, at: int) -> re.Match[str] | None:
    """A lone letter at ``at`` with the word that follows it: groups ``letter``, ``gap``, ``rest``, ``tail`` ('s)."""
    return _SPLIT.match(text, at)


def title_of(text: str, at: int) -> re.Match[str] | None:
    """A lone letter at ``at`` with what follows it of a title or month: 'S en. Holt', 'O ct. 12'; groups as above."""
    match = _TITLE.match(text, at)
    return match if match and match["letter"] + match["rest"] in _TITLES else None


def line_of(text: str, at: int) -> str:
    """What stands from ``at`` to the end of its line, as far as it is looked at."""
    end = text.find("\n", at, at + SEEN)
    return text[at:end].rstrip() if end >= 0 else text[at : at + SEEN] + "…"
