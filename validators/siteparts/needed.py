"""Which cue phrases a short text may have: those of which it has what they cannot do without.

To make all phrases into automata takes longer than all else in a check of one text; this leaves out nineteen in twenty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from scrapelint import lazyre as re
from scrapelint.rules.bundled import HERE, derived
from scrapelint.validators.siteparts.cues import NUKTA, Table, phrases_of

__all__ = ["Sought", "needed_of_phrases"]

_OPEN = re.compile(
    r" ?… ?|\(\?[a-z-]+\)"
    r"|(?:\[\^?\]?(?:\\.|[^\]\\])*\]|\\(?:[px]\{[^}]*\}|p.|.)|\{[a-z]+\}|[.^$])(?:(?:[?*+]|\{[\d,]*\})\??)?"
    r"|[^()|](?:[?*]|\{[\d,]*\})\??",
    re.DOTALL,
)
"""What stands for more than itself in a phrase, or may be missing."""
_GROUP = re.compile(r"\((?:\?(?:p?<\w+>|[a-z-]*:))?(?P<body>[^()]*)\)(?P<may>(?:[?*]|\{[\d,]*\})\??)?")
_SPACES = re.compile(r"[ \xa0]+")
_ALIKE = str.maketrans(
    {**dict.fromkeys("\u2019\u2018\u02bc\u00b4`", "'"), "ı": "i", "ſ": "s", "ς": "σ"}
    | {letter: parts for parts, letter in NUKTA.items()}
)
"""What a phrase takes for one sign, or for one letter."""
_GAP, _REFERENCE = "\0", "\1"
GRAM = 4
"""Letters of a string by which it is looked up before the text is searched for it."""

Needed = Sequence[str]
"""Strings one of which has to be there; none where nothing can be said."""


class Sought:
    """A short text, to be asked which phrases it may have."""

    def __init__(self, text: str) -> None:
        self._text = _folded(text)
        self._grams = {self._text[start : start + GRAM] for start in range(len(self._text))}

    def among(self, table: Table) -> dict[str, str]:
        """All phrases of a table that are in the text, and some that are not."""
        known = _known()
        found = {}
        for lang, listed in table.items():
            phrases = [phrase for phrase in phrases_of(listed) if self._has_any(known.get(phrase, ()))]
            if phrases:
                found[lang] = " | ".join(phrases)
        return found

    def _has_any(self, needed: Needed) -> bool:
        text, grams = self._text, self._grams
        for each in needed:
            if (len(each) < GRAM or each[:GRAM] in grams) and each in text:
                return True
        return not needed


@cache
def _known() -> Mapping[str, Needed]:
    known: Mapping[str, Needed] | None = derived(HERE / "boilerplate.yaml", needed_of_phrases)
    return known or {}


def needed_of_phrases(ruleset: Any) -> dict[str, Needed]:
    """What each phrase of a rule set needs, for those that need something."""
    tables = [each for rule in ruleset["rules"] for each in rule.values() if isinstance(each, dict)]
    listed = [each for table in tables for each in table.values() if isinstance(each, str)]
    phrases = {phrase for each in listed for phrase in phrases_of(each)}
    return {phrase: needed for phrase in sorted(phrases) if (needed := _needed(_folded(phrase)))}


def _folded(text: str) -> str:
    """In small letters, spaces single, apostrophes straight."""
    small = text.lower()
    if not small.isascii():
        small = small.translate(_ALIKE).replace("i\u0307", "i")
    elif "`" in small:
        small = small.replace("`", "'")
    return _SPACES.sub(" ", small) if "  " in small or "\xa0" in small else small


def _needed(phrase: str) -> Needed:
    """The longest of what the phrase cannot do without."""
    groups: list[Needed] = []

    def named(match: re.Match[str]) -> str:
        found = () if match["may"] else _of_each(match["body"], groups)
        if not found:
            return _GAP
        groups.append(found)
        return f"{_GAP}{_REFERENCE}{len(groups) - 1}{_GAP}"

    said = _OPEN.sub(_GAP, phrase).replace("+", _GAP)
    while "(" in said:
        said, count = _GROUP.subn(named, said)
        if not count:
            return ()
    return _of_each(said, groups)


def _of_each(said: str, groups: Sequence[Needed]) -> Needed:
    """What is needed of each of some alternatives."""
    if _GAP not in said and "|" not in said:
        return (said.strip(),)
    found: list[str] = []
    for branch in said.split("|"):
        best: Needed = ()
        most = 0
        for piece in branch.split(_GAP):
            needed: Needed = groups[int(piece[1:])] if piece.startswith(_REFERENCE) else (piece.strip(),)
            length = min(len(each) for each in needed)
            if length > most:
                best, most = needed, length
        if not best:
            return ()
        found.extend(best)
    return found
