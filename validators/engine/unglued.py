"""A text whose paragraphs a scraper glued, with line ends in place of the full stops at the joints.

'tutup.Baca juga: …': where line ends were dropped, so were those round the prompts and labels of the page, and what
tells a line by how it begins and ends finds none. With the last sign before the joint read as a line end every place
stays where it is.
"""

from __future__ import annotations

from scrapelint import lazyre as re
from scrapelint.validators.engine.re2text import Utf8

__all__ = ["unglued"]

_JOINT = (
    r"(?:\p{Ll}[\"”’»]?|[\d)%\]])[.!?][\"”’“»)]?\p{Lu}[\p{Ll}\p{Lu}]|[다요까죠]\.[가-힣]{2}|[।॥][\p{Devanagari}\p{Bengali}]{2}"
    r"|[\x{620}-\x{64a}]{2}[.!؟][\x{620}-\x{64a}\x{671}-\x{6d3}]{2}"
)
"""The end of a sentence and two letters of the next, of which the first is no small one."""
_WORDS = r"\p{Ll}{3}\p{Lu}\p{Ll}{2}"
"""The same without a sign between them, which takes the last letter along: nobody reads it for more than where lines
begin. Only where sentences are glued too, since names are written so."""
BEHIND, BEHIND_WORDS = 2, 3
"""Letters of a match of each kind that stand behind the joint."""
LONGEST = 40
"""Code points of an address that are looked at."""
_ADDRESS = re.compile(r"[\w.-]*@")
"""What goes on so is one: 'Jana.Mareth@example.org'."""


def unglued(text: str, encoded: Utf8) -> str:
    """The text with a line feed for the last sign before each joint; '' where it has none."""
    ends = [match.end for match in encoded.finditer(_JOINT)]
    places = [end - BEHIND - 1 for end in ends if not _ADDRESS.match(text, end, end + LONGEST)]
    if not places:
        return ""
    places = sorted({*places, *(match.end - BEHIND_WORDS - 1 for match in encoded.finditer(_WORDS))})
    parts, start = [], 0
    for place in places:
        parts.append(text[start:place])
        start = place + 1
    return "\n".join([*parts, text[start:]])
