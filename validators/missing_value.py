"""`undefined` and `null` where a value should stand: 'about undefined households'.

Both are words of English, and `null` is one of German, so the language around decides what may stand in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from scrapelint.validators import pattern
from scrapelint.validators.engine.code import shown_on_purpose, signs_of_programming
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.re2text import compile_pattern
from scrapelint.validators.engine.spans import Spans

__all__ = ["Params", "find", "triggers"]


class Params(pattern.Params):
    """Options of ``missing_value``: those of ``pattern``, for the places that are known without the language."""


WINDOW = 600
"""Code points on either side, at least, by which the language is told: some hundred words."""
# As a word of a sentence: a letter before, or a figure, then a space; letters of scripts without spaces may touch it.
_SLOT = (
    r"(?:[\pL\p{M}\d%][)»”’]? |[^\x00-\x{24f}\p{P}\p{S}\s])"
    r"(?P<defect>(?P<value>undefined|null))(?:[ .,;!?%]|[^\x00-\x{24f}]|$)"
)
_FOREIGN = r"[^\x00-\x{24f}\x{1e00}-\x{1eff}\p{P}\p{S}\s\p{M}]"
_BESIDE = rf"{_FOREIGN}[,，、]? ?(?:undefined|null)|(?:undefined|null)[,，、]? ?{_FOREIGN}"
# Where English has a number: 'averaged undefined points a game'.
_COUNTED = (
    r"(?:times|percent|per cent|miles|kilomet(?:er|re)s|km|kg|degrees|minutes|hours|days|weeks|months|people|dollars|"
    r"euros|pounds|million|billion|votes|seats)\b"
)
_NUMBER = (
    r"\b(?:total\w+|nearly|almost|about|roughly|approximately|around|over|than|exactly|only|just|another|every|after|"
    r"for|in|is|was|were|are|won|lost|has|had|have|view\w+|download\w+|shar\w+|cost\w*|paid|rose|fell|sold|read) "
    rf"(?P<defect>undefined|null) {_COUNTED}"
)
_SCORE = r"\b(?:averag\w+|scor(?:ed|es|ing)) (?P<defect>undefined) (?:points|runs|goals|yards|rebounds|assists|tries)\b"
# The same in other places that want a number; 'an undefined number' and 'undefined terms' are English.
_BEFORE_NOUN = (
    r"(?:^|[^n] |[^a ]n )(?P<defect>undefined) (?:percent(?:age)?|per cent|years?|months?|weeks?|days?|hours?|"
    r"minutes?|seconds?|miles?|km|kilomet(?:er|re)s?|met(?:er|re)s|feet|degrees|dollars|euros|pounds|[mbtr]+illion|people|men|women|"
    r"children|students|patients|voters|votes|seats|others|more|to \d+)\b"
)
_BEHIND_NOUN = (
    r"(?i:\b(?:ages?|aged|grades?|article|section|chapter|page|figure|june?|july?|"
    r"(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)(?:\.|[a-z]{3,6})?)) (?P<defect>undefined)\b"
)
_AMOUNT = (
    r"\b(?:(?:more|fewer|less|other) than|nearly|almost|roughly|approximately|another|last|next|past|top) "
    r"(?P<defect>undefined) \pL+s\b"
)
_WORD = r"\pL[\pL\p{M}'’]*"
_ENGLISH = r"(?i)\b(?:the|and|that|with|this|from|which|their|been|more)\b"
_NULL_IS_A_WORD = r"(?i)\b(?:der|die|das|und|nicht|ist|och|og|ikke|det|ja|ning|oli|et|waren|im|auf|bei|mit)\b"
"""Little words of German, of Norwegian and of Estonian, where `null` is the number."""
LITTLE_WORDS = 25
"""One word in so many is one of these, at least; of English text one in ten is one of the ten, of other languages one
in a hundred (in names and titles)."""
WORDS_MIN = 4
"""So few words tell no language."""


def triggers(params: Params) -> tuple[str, ...]:
    return pattern.triggers(params)


def find(document: Document, params: Params) -> Iterator[Hit]:
    known = []
    for hit in pattern.find(document, params):
        known.append((hit.start, hit.end, hit.field))
        yield hit
    for field in params.fields:
        seen = Spans((start, end) for start, end, name in known if name == field)
        for start, end in sorted(set(_slots(document, field))):
            if not seen.touches(start, end) and not shown_on_purpose(document, start, end, field):
                yield Hit(start, end, field, {"match": document.field(field)[start:end]}, params.confidence)


def _slots(document: Document, field: str) -> Iterator[tuple[int, int]]:
    text = document.field(field)
    for number in (_NUMBER, _SCORE):
        yield from ((match.start, match.end) for match in document.utf8(field).finditer(number))
    if document.once(signs_of_programming):
        return  # it may well speak of the value
    for number in (_BEFORE_NOUN, _BEHIND_NOUN, _AMOUNT) if "undefined" in text else ():
        yield from ((match.start, match.end) for match in document.utf8(field).finditer(number))
    words: dict[int, frozenset[str]] = {}  # by piece of the text, so that many places cost no more than few
    for match in document.utf8(field).finditer(_SLOT):
        beside = text[max(0, match.start - 2) : match.end + 2].encode("utf-8", "replace")
        piece = match.start // WINDOW
        if piece not in words:
            words[piece] = _words(text[max(0, (piece - 1) * WINDOW) : (piece + 2) * WINDOW])
        if match.groups["value"] not in words[piece] or compile_pattern(_BESIDE).search(beside):
            yield match.start, match.end


def _words(window: str) -> frozenset[str]:
    """Which of the two are words of the language that the window is written in."""
    data = window.encode("utf-8", "replace")
    size, english, null = (
        sum(1 for _ in compile_pattern(p).finditer(data)) for p in (_WORD, _ENGLISH, _NULL_IS_A_WORD)
    )
    if size <= WORDS_MIN or english * LITTLE_WORDS >= size:
        return frozenset({"undefined", "null"})
    return frozenset({"null"}) if null * LITTLE_WORDS >= size else frozenset()
