"""Cue phrases, written as a person would say them, made into RE2 patterns.

A table maps languages to phrases separated by `` | ``. In a phrase

- a space stands for any white space within a line, and an apostrophe for any of its forms;
- ``…`` stands for anything up to the end of the clause;
- ``{name}`` stands for any phrase of the word list of that name;
- the rest is RE2, and case does not matter.

All languages are looked for in every article: sites mix them, and the language that a feed declares is often wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

__all__ = ["Table", "phrases", "said"]

Table = Mapping[str, str]
"""Phrases by language."""

UNSPACED = frozenset({"zh", "ja", "th"})
"""Languages that write no space between words, so that a phrase may begin and end anywhere."""
SPACE = r"[ \t\p{Zs}\x{200b}-\x{200f}]+"
CLAUSE = r"[^\n.!?。！？]*"
WORD_END = r"(?:[^\pL\pN]|$)"
APOSTROPHE = "['’‘ʼ´`]"

_WORD = re.compile(r"\{([a-z]+)\}")


def phrases(table: Table, words: Table, *, begun: bool = False) -> Iterator[tuple[str, bool]]:
    """Each phrase as a pattern, and whether its language separates words."""
    for lang, listed in table.items():
        spaced = lang not in UNSPACED
        for whole in _split(listed):
            phrase = _beginning(whole) if begun else whole
            end = WORD_END if begun and spaced and phrase == whole and phrase[-1].isalpha() else ""
            yield _pattern(phrase, words) + end, spaced


_GROUP = re.compile(r"(?<!\\)\((?!\?)")


def said(table: Table, words: Table, before: str = "", after: str = "", *, begun: bool = False) -> str:
    """One pattern for any phrase of the table; ``before`` and ``after`` bound those of languages with spaces.

    ``begun`` leaves of each phrase what stands before its first open clause.
    """
    spaced: list[str] = []
    unspaced: list[str] = []
    for pattern, has_spaces in phrases(table, words, begun=begun):
        (spaced if has_spaces else unspaced).append(pattern)
    parts = [f"{before}(?:{'|'.join(spaced)}){after}"] if spaced else []
    if unspaced:
        parts.append(f"(?:{'|'.join(unspaced)})")
    return f"(?:{'|'.join(parts)})" if parts else ""


def _split(listed: str) -> list[str]:
    return [phrase for phrase in (piece.strip() for piece in f" {listed} ".split(" | ")) if phrase]


_OPEN = re.compile(r"…|\[\^|\.[*{+]|\\S")
"""What is open in a phrase: a clause, or anything but some characters."""


def _beginning(phrase: str) -> str:
    """What a phrase says before it becomes open; the whole of it where it begins so."""
    phrase = phrase.strip("… ")
    opened = _OPEN.search(phrase)
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
    phrase = _WORD.sub(lambda match: f"(?:{'|'.join(_split(words[match[1]]))})", phrase)
    phrase = phrase.replace("'", APOSTROPHE)
    # `…` takes the white space beside it along: 'follow … on' also means 'follow us on'.
    phrase = re.sub(r" ?… ?", lambda _: CLAUSE, phrase)
    # A group that captures would make RE2 run every match a second time, in a slower way.
    return _GROUP.sub("(?:", phrase).replace(" ", SPACE)
