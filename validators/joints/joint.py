"""A place where two words stand on either side of a mark, or of nothing, without a space."""

from __future__ import annotations

from typing import NamedTuple

from scrapelint import lazyre as re

__all__ = ["ADDRESS", "GLUE", "LETTERS", "NEARBY", "ONE_LETTER", "Joint", "joint"]

REACH = 60
"""Code points of a word on either side of a joint that are looked at; no word of prose is longer."""
NEARBY = 25_000
"""Code points to each side in which a word is looked for again: the whole of 99 articles in 100."""
_SIGNS = r"\u0300-\u036f\u0610-\u065f\u0900-\u0963\u0980-\u0dff"  # of vowels, which are no letters to ``re``
LETTERS = rf"[^\W_]|[{_SIGNS}]"
_LEFT = re.compile(rf"(?:{LETTERS})+(?:['’-](?:{LETTERS})+)*\Z")
_RIGHT = re.compile(rf"(?:{LETTERS})+(?:['’-](?:{LETTERS})+)*")
ADDRESS = re.compile(
    r"https?:|www\.|://|\w@\w|[/\\_=<>{}|~`&]|%[0-9A-F]{2}|\]\(|"
    r"\.(?i:com|org|net|edu|gov|html?|php|pdf|jpe?g|png|gif|js|txt|docx?|xlsx?|csv|json|zip|mp[34])\b"
)
"""What shows that a run of characters without a space is an address, the name of a file, or code."""
GLUE = frozenset("@#/\\_.-=&[`{<|'’+%~")
"""What ties a word to an address, a name or code that goes on beside it."""

ONE_LETTER = {
    "pl": "aiouwz", "cs": "aikosuvz", "sk": "aikosuvz", "ru": "авикосуя", "uk": "авзійоуя", "be": "ізоуя", "bg": "авис",
    "es": "aeoy", "pt": "aeoé", "it": "aeoè", "fr": "aày", "ca": "aio",
}  # fmt: skip
"""Words of one letter, by language."""


class Joint(NamedTuple):
    """Two words and the mark that stands between them without a space; offsets of the whole."""

    start: int
    end: int
    left: str
    mark: str
    right: str
    before: str
    """What stands before the mark without a space, up to ``REACH`` code points."""
    after: str

    @property
    def around(self) -> str:
        """Everything without a space round the mark."""
        return self.before + self.mark + self.after


def joint(text: str, low: int, high: int) -> Joint:
    """The joint whose mark stands at ``[low, high)``."""
    before, after = text[max(0, low - REACH) : low], text[high : high + REACH]
    before = before.rsplit(maxsplit=1)[-1] if before and not before[-1].isspace() else ""
    after = after.split(maxsplit=1)[0] if after and not after[0].isspace() else ""
    left, right = _LEFT.search(before), _RIGHT.match(after)
    first, last = (left[0] if left else ""), (right[0] if right else "")
    return Joint(low - len(first), high + len(last), first, text[low:high], last, before, after)
