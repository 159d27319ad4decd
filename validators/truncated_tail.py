"""Words cut off at their end, where a text stops: at an ellipsis, at a paragraph's or the article's end.

Teasers and fields of a database are cut after so many characters, and then the last word with them ('the
gover…', 'the movement, whic'). An ending without a full stop is mostly legitimate (captions, credits,
handles, tables, verse); what tells is a last word that is in no lexicon and nowhere else in the article,
and that a far commoner word begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.language.guess import code, language
from scrapelint.validators.language.lexicon import Lexicon, lexicon, normal
from scrapelint.validators.language.vocabulary import vocabulary

__all__ = ["Params", "find", "triggers"]

Before = Literal["ellipsis", "end"]


class Params(BaseModel):
    """Options of a rule on words cut off at their end."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: Before = Field(
        "ellipsis",
        description="What the word stands before: an `ellipsis`, or the `end` of a paragraph without any mark.",
    )
    min_words: int = Field(8, ge=1, description="Words a paragraph needs for its end to count; no label, no list item.")


_ELLIPSIS = r"\p{L}\p{Ll}{2}[ \x{a0}]{0,2}(?:…|\.\.\.|\[…\]|\[\.\.\.|\(…\)|\(\.\.\.)"
_END = r"\p{L}\p{Ll}{2}[ \t\x{a0}\x{200b}]*(?:[\n\r\x{2028}\x{2029}]|\z)"
_WORD = re.compile(r"(?:^|(?<=[\s(\[“„«‘\"']))(?P<word>[^\W\d_]{3,24})\Z")
_REST = re.compile(r"\s{1,4}([^\W\d_]{1,24})")
_CODE = re.compile(r"[{}=<>\\|`@#]|\w\(|\w_\w|::|->|https?:|www\.")

NO_WORD = 3.3
"""Zipf below which a last word is no word: 'gover' 2.1, 'whic' 2.2, 'brutalit' 0; slang ('goin') has 3 and more."""
KNOWN = 2.7
"""Zipf that the whole word needs: 'brutality' 3.6; rarer ones are names and compounds."""
PLAIN_WORD = 3.5
"""Zipf from which a word is known in the language that the article states, so that nothing else is asked."""
GAP = 2.1
"""How much commoner the whole word is: 2.4 is 250 times; 'gover' to 'government' 3.6."""
GAP_IN_ARTICLE = 1.5
"""The same for a word that the article has in full elsewhere."""
GAP_OF_NAMES = 3.0
"""The same for what starts with a capital, among which are names."""
SEEN = 400
"""Code points before a paragraph's end that are looked at."""


def triggers(params: Params) -> tuple[str, ...]:
    return (_ELLIPSIS if params.before == "ellipsis" else _END,)


def find(document: Document, params: Params) -> Iterator[Hit]:
    pattern = _ELLIPSIS if params.before == "ellipsis" else _END
    for field in ("text", "title"):
        text = document.field(field)
        for match in document.utf8(field).finditer(pattern):
            end = match.start + 3
            word = _WORD.search(text, max(0, end - 25), end)
            if word is None or not _is_prose(text, end, params):
                continue
            if params.before == "end" and not word["word"].islower():
                continue  # a name, of a photographer or a place
            hit = _judged(document, field, word.start("word"), end)
            if hit is not None:
                yield hit


def _is_prose(text: str, end: int, params: Params) -> bool:
    """Whether a sentence runs up to ``end``, and not a caption, a list item or code."""
    low = max(0, end - SEEN)
    line = text[max(low, text.rfind("\n", low, end) + 1) : end]
    return line.count(" ") >= params.min_words - 1 and _CODE.search(line) is None


def _judged(document: Document, field: str, start: int, end: int) -> Hit | None:
    text = document.field(field)
    written = text[start:end]
    stated = lexicon(code(document.lang))
    if stated is not None and stated.zipf(normal(written, stated.lang)) >= PLAIN_WORD:
        return None
    known = lexicon(document.once(language))
    if known is None:
        return None
    word = normal(written, known.lang)
    own = known.zipf(word) or known.floor - 0.5
    words = document.once(vocabulary)
    if own >= NO_WORD + max(0.0, known.floor - 1) or words.count(word) > (field == "text"):
        return None
    if field == "text" and (document.machine.touches(start, end) or start in document.code):
        return None
    if _goes_on(text, end, word, known):
        return None
    if known.lang == "en" and word.endswith("in") and known.zipf(word + "g") >= KNOWN:
        return None  # goin, nothin: spoken so
    zipf, whole = known.tail(word)
    gap = GAP_OF_NAMES if not written.islower() else GAP
    for candidate in words.beginning(word)[:3]:
        if known.zipf(candidate) - own >= GAP_IN_ARTICLE and known.zipf(candidate) >= KNOWN - 1:
            zipf, whole, gap = known.zipf(candidate), candidate, GAP_IN_ARTICLE
            break
    if (gap > GAP_IN_ARTICLE and zipf < KNOWN) or zipf - own < gap:
        return None
    likely = whole if written.islower() else whole.capitalize()
    return Hit(start, end, field, {"word": written, "likely": f"'{likely}'"}, 0.85)


def _goes_on(text: str, end: int, word: str, known: Lexicon) -> bool:
    """Whether the rest of the word opens the next line: a word broken between lines, and all there."""
    following = _REST.match(text, end)
    return following is not None and known.zipf(word + normal(following[1], known.lang)) > 0
