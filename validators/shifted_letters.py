"""Text whose letters were all moved along the alphabet: 'Uif gfssz jt cbdl' for 'The ferry is back'.

Pay walls of newspapers store what only subscribers may read so, one code point on; forums hide the end of a story
thirteen letters on. In 6,000 news articles no paragraph is told; the small words of six languages, moved back, tell
those that are.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.spans import Span

__all__ = ["Params", "find", "triggers"]

_SMALL = (
    "the and that was with for "
    "die der und das ist den von nicht "
    "les des que est pour dans une "
    "los las por del con una para "
    "che della per non sono gli "
    "het een van niet voor zijn"
).split()
"""Small words of English, German, French, Spanish, Italian and Dutch that are three letters and more."""
LEAST, DIFFERENT, SHARE = 4, 3, 0.08
"""Of such words that a paragraph must have: all, different ones, and of its words. In sound prose of these languages
they are a tenth to a quarter; of the shifted words hardly any is a word."""
SHOWN = 60
"""Code points of what was meant that the message shows."""


class Params(BaseModel):
    """A ``shifted_letters`` rule has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _moved(text: str, by: int) -> str:
    return "".join([char if char.isspace() else chr(max(ord(char) + by, 1)) for char in text])


_SHIFTED = frozenset(_moved(word, 1) for word in _SMALL), frozenset(codecs.encode(word, "rot13") for word in _SMALL)
"""The small words one code point on, and thirteen letters on."""
_WORD = re.compile(r"[^\W\d_]+")
# Rare in sound text, and there in nearly every paragraph that is shifted.
_TRIGGER = r"\b(?:uif|boe|voe|efs|ejf|ebt|mft|rvf|mpt|qbsb|efmmb|dif|opo|ifu|wbo|gur|naq|qvr|qre|yrf|ybf|cnen)\b"


def triggers(_: Params) -> tuple[str, ...]:
    return (_TRIGGER,)


def find(document: Document, _: Params) -> Iterator[Hit]:
    """Yield each paragraph, and for neighbours one hit."""
    spans: list[tuple[Span, int]] = []
    for block in document.lines:
        which = _which(block.text)
        if which is None:
            continue
        last = spans[-1] if spans else None
        if last and last[1] == which and not document.text[last[0][1] : block.start].strip():
            spans[-1] = (last[0][0], block.end), which
        else:
            spans.append(((block.start, block.end), which))
    for (start, end), which in spans:
        text = document.text[start : min(end, start + SHOWN)]
        meant = codecs.encode(text, "rot13") if which else _moved(text, -1)
        yield Hit(start, end, values={"meant": meant}, confidence=0.97)


def _which(text: str) -> int | None:
    """0 where a paragraph is one code point on, 1 where it is thirteen letters on; None where it is neither."""
    words = [word.lower() for word in _WORD.findall(text)]
    for which, shifted in enumerate(_SHIFTED):
        found = [word for word in words if word in shifted]
        if len(found) >= max(LEAST, SHARE * len(words)) and len(set(found)) >= DIFFERENT:
            return which
    return None
