"""Cue phrases, written as a person would say them, made into RE2 patterns.

A table maps languages to phrases separated by `` | ``. In a phrase

- a space stands for one or more, also those that do not break, and an apostrophe for any of its forms;
- ``…`` stands for anything up to the end of the clause, whole words where a space stands beside it;
- ``{name}`` stands for any phrase of the word list of that name;
- the rest is RE2, and case does not matter.

All languages are looked for in every article: sites mix them, and the language that a feed declares is often wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from unicodedata import normalize

from scrapelint import lazyre as re
from scrapelint.validators.engine.re2text import is_wide

__all__ = ["DIGITS", "LETTERS", "NUKTA", "Table", "beginnings", "closed", "parted", "phrases_of", "said", "uncounted"]

Table = Mapping[str, str]
"""Phrases by language."""

UNSPACED = frozenset({"zh", "ja", "th"})
"""Languages that write no space between words, so that a phrase may begin and end anywhere."""
LETTERS = (
    r"A-Za-z\x{aa}\x{b5}\x{ba}\x{c0}-\x{d6}\x{d8}-\x{f6}\x{f8}-\x{37d}\x{37f}-\x{5bd}\x{5bf}-\x{605}\x{620}-\x{65f}"
    r"\x{66e}-\x{6d3}\x{6d5}-\x{6ef}\x{6fa}-\x{963}\x{970}-\x{1fff}\x{2c00}-\x{2dff}\x{3005}-\x{3007}\x{3041}-\x{30fa}"
    r"\x{30fc}-\x{d7ff}\x{f900}-\x{fdff}\x{fe70}-\x{fefc}\x{ff21}-\x{ff3a}\x{ff41}-\x{ff5a}\x{ff66}-\x{ffdc}"
    r"\x{10000}-\x{1efff}\x{20000}-\x{3ffff}"
)
DIGITS = r"0-9\x{660}-\x{669}\x{6f0}-\x{6f9}\x{966}-\x{96f}\x{ff10}-\x{ff19}"
"""Letters with the marks they carry, and digits, for a character class of RE2: blocks of Unicode, less the signs of the
scripts that phrases are written in. The exact classes make a program of 1,200 instructions each time a pattern names
them, these one of 80; the phrases of one rule name them 300 times and took 0.2 s to compile."""
SPACE = r"[ \x{a0}]+"
MAYBE = r"[ \x{a0}\x{202f}]*"
"""A space that may be missing; French has a narrow one there, before '?' and ':'."""
CLAUSE = r"[^\n.!?。！？]*"
_EDGE = rf"[^{LETTERS}\n.!?。！？]"
_CLAUSES = {
    "…": CLAUSE,
    " …": rf"(?:{_EDGE}{CLAUSE})?",  # 'support …' says nothing of 'supporters'
    "… ": rf"(?:{CLAUSE}{_EDGE})?",
    " … ": rf"{_EDGE}(?:{CLAUSE}{_EDGE})?",
}
"""An open clause by the spaces beside it, which it takes along: 'follow … on' also means 'follow on'."""
APOSTROPHE = "['’‘ʼ´`]"
_DOTTED = str.maketrans({"i": "[iİ]", "ı": "[ıI]"})
"""Turkish has its own pairs of these letters, which nothing else takes for one letter in two cases."""
NUKTA = {normalize("NFD", letter): letter for letter in map(chr, (*range(0x958, 0x960), 0x9DC, 0x9DD, 0x9DF))}
"""Letters of Hindi and Bengali with a dot below, written as two characters or as one; no normal form has the one."""

CACHED = 65_536
"""Phrases that are held as they were made into patterns: a rule asks for most of them two or three times."""
_VIETNAMESE = re.compile("[\u1e00-\u1eff]")
"""Letters of Latin that texts count as wide, and phrases may do without."""
_WORD = re.compile(r"\{([a-z]+)\}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_MISSING = re.compile(r"\([^()]*\)\?")
"""A group that may be missing."""
_CLASS = r"\[(?!\^)(?:\\.|[^\]\\])*\]"
_OPEN = re.compile(rf"(?P<open>…|\[\^|\.[*{{+]|\\S)|\\.|{_CLASS}")
"""What is open in a phrase: a clause, or anything but some characters; and what only looks so, and is passed over."""
_COUNTED = re.compile(r"(?<=[\])])(?<!\\[\])])\{(\d+),\d*\}")
_ANY_LETTER = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\p(?:L|\{L\})")
_APOSTROPHES = re.compile(r"\[(?:\\.|[^\]\\])*\]|'")
_SPACES = re.compile(r"(?P<whole>\[(?:\\.|[^\]\\])*\])| (?P<maybe>\?)?")


def said(table: Table, words: Table, before: str = "", after: str = "") -> str:
    """One pattern for any phrase of the table; ``before`` and ``after`` bound those of languages with spaces."""
    spaced: list[str] = []
    unspaced: list[str] = []
    for phrase, has_spaces in _phrases(table):
        (spaced if has_spaces else unspaced).append(_pattern(phrase, words))
    return _either((before, spaced, after), ("", unspaced, ""))


def beginnings(
    tables: Iterable[Table],
    words: Table,
    before: str = "",
    after: str = "",
    then: str = "",
    single: bool | None = None,
) -> str:
    """One pattern for how any phrase of the tables begins: what stands before its first open clause.

    ``before`` and ``after`` bound it as in ``said``; ``then`` follows where the beginning is the whole phrase.
    ``single`` takes only those beginnings that may be one word, or only the others.
    """
    parts: defaultdict[tuple[bool, bool], list[str]] = defaultdict(list)
    for table in tables:
        for phrase, has_spaces in _phrases(table):
            beginning = _beginning(phrase)
            if single is not None and single is (" " in _MISSING.sub("", beginning)):
                continue
            parts[has_spaces or phrase.isascii(), beginning == phrase].append(_pattern(beginning, words))
    whole = _either((before, parts[True, True], after), ("", parts[False, True], ""))
    return _either(
        ("", [whole] if whole else [], then),
        (before, parts[True, False], ""),
        ("", parts[False, False], ""),
    )


def closed(table: Table) -> dict[str, str]:
    """A table's phrases that leave nothing open."""
    return {
        lang: " | ".join([phrase for phrase in phrases_of(listed) if _beginning(phrase) == phrase])
        for lang, listed in table.items()
    }


def parted(table: Table) -> tuple[dict[str, str], dict[str, str]]:
    """A table's phrases that a text in Latin letters may have, and those that have other letters."""
    latin: dict[str, str] = {}
    wide: dict[str, str] = {}
    for lang, listed in table.items():
        if listed.isascii():
            latin[lang] = listed
            continue
        for phrase in phrases_of(listed):
            part = wide if is_wide(_VIETNAMESE.sub("", phrase).encode()) else latin
            part[lang] = f"{part[lang]} | {phrase}" if lang in part else phrase
    return latin, wide


def uncounted(pattern: str) -> str:
    """What matches wherever ``pattern`` does, but counts no classes and no groups: each number would be a state."""
    return _COUNTED.sub(lambda match: "*" if match[1] == "0" else "+", pattern)


def _phrases(table: Table) -> Iterator[tuple[str, bool]]:
    """Each phrase, and whether its language separates words."""
    for lang, listed in table.items():
        for phrase in phrases_of(listed):
            yield phrase.translate(_DOTTED) if lang == "tr" and "[" not in phrase else phrase, lang not in UNSPACED


def _either(*groups: tuple[str, Iterable[str], str]) -> str:
    parts = [f"{before}(?:{joined}){after}" for before, each, after in groups if (joined := "|".join(each))]
    return f"(?:{'|'.join(parts)})" if parts else ""


@lru_cache(maxsize=CACHED)
def phrases_of(listed: str) -> tuple[str, ...]:
    """The phrases of a list."""
    return tuple([phrase for phrase in (piece.strip() for piece in f" {listed} ".split(" | ")) if phrase])


@lru_cache(maxsize=CACHED)
def _beginning(phrase: str) -> str:
    """What a phrase says before it becomes open; the whole of it where it begins so."""
    phrase = phrase.strip("… ")
    opened = next((match for match in _OPEN.finditer(phrase) if match["open"]), None)
    if opened is None:
        return phrase
    groups: list[int] = []
    for place in range(opened.start()):
        if phrase[place] == "(" and phrase[place - 1 : place] != "\\":
            groups.append(place)
        elif phrase[place] == ")" and phrase[place - 1 : place] != "\\":
            groups.pop()
    return phrase[: groups[0] if groups else opened.start()].rstrip() or phrase


def _pattern(phrase: str, words: Table) -> str:
    if "{" in phrase:
        phrase = _WORD.sub(lambda match: f"(?:{'|'.join(phrases_of(words[match[1]]))})", phrase)
    return _rewritten(phrase)


@lru_cache(maxsize=CACHED)
def _rewritten(phrase: str) -> str:
    # Most phrases have none of these: to see that they lack the sign takes a tenth of a search for it.
    if "'" in phrase:
        phrase = _APOSTROPHES.sub(_any_apostrophe, phrase) if "[" in phrase else phrase.replace("'", APOSTROPHE)
    if "\u093c" in phrase or "\u09bc" in phrase:
        for parts, letter in NUKTA.items():
            phrase = phrase.replace(parts, f"(?:{parts}|{letter})")
    if "…" in phrase:
        phrase = re.sub(r" ?… ?", lambda match: _CLAUSES[match[0]], phrase)
    if "(" in phrase:
        phrase = _GROUP.sub("(?:", phrase)  # one that captures would make RE2 run every match again, in a slower way
    if "\\p" in phrase:
        phrase = _ANY_LETTER.sub(_lettered, phrase)
    if "[" in phrase or " ?" in phrase:
        return _SPACES.sub(lambda match: match["whole"] or (MAYBE if match["maybe"] else SPACE), phrase)
    return phrase.replace(" ", SPACE)


def _any_apostrophe(match: re.Match[str]) -> str:
    """``APOSTROPHE``, or a class with its characters in place of one."""
    return APOSTROPHE if match[0] == "'" else match[0].replace("'", APOSTROPHE[1:-1])


def _lettered(match: re.Match[str]) -> str:
    """``LETTERS`` for the exact class, in a larger one or by itself."""
    if match[0].startswith("["):
        return match[0].replace(r"\p{L}", LETTERS).replace(r"\pL", LETTERS)
    return f"[{LETTERS}]"
