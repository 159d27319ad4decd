"""Question marks in place of letters, quotation marks and dashes: 'd?j?', 'don?t', '?????'.

Characters that an encoding does not have are written as '?'. A real question mark ends a word and a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.encodings.subject import is_about_encodings
from scrapelint.validators.engine.code import is_technical
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.wording.guess import code
from scrapelint.validators.wording.lexicon import lexicon, normal

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """``lost_letter`` has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_INSIDE = re.compile(r"[^\W\d_]*(?:\?[^\W\d_]+)+\??")
_BEHIND = re.compile(r"[^\W\d_]{2,20}\?")
_NEXT = re.compile(r" [a-zà-ÿ]|[,;]")
"""A word with question marks inside; or one with a question mark behind it, where a small letter or a comma is next."""
_LETTER = r"[^\W\d_\u0e00-\u1dff\u2e80-\U0010ffff]"
_TORN = re.compile(rf"{_LETTER}\?{{1,2}}(?={_LETTER})[^A-ZÀ-Þ]")
"""Scripts without spaces set none behind a question mark either, and Korean often does not."""
TORN = 3.0
"""Zipf below which a piece of a word is no word of its own."""
_WORDS = frozenset("aeiouyàéñ")
"""Words of one letter, in one language or another."""
TOKEN_MAX = 40
"""Code points of a word with question marks."""
_BEFORE, _NOT_AFTER = "\"“”'‘’«»„([—–-", ("=", "/", "&")
_ENGLISH = re.compile(
    r"(?i)(?:(?:do|ca|wo|is|are|was|were|did|does|has|have|had|could|would|should|ai)n\?t|"
    r"(?:it|he|she|that|what|there|who|let|here|i|you|we|they)\?(?:s|m|re|ve|ll|d))$"
)
_POSSESSIVE = re.compile(r"[^\W\d_]{3,}\?s$")
_FRENCH = re.compile(r"(?i)(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|aujourd)\?[aeiouhyàâéèêëîïôœ][^\W\d_]*$")
_ACCENTED = {
    "fr": "éèêàâçîïôûùëœ",
    "es": "áéíóúñü",
    "pt": "ãáâàçéêíóôõú",
    "it": "àèéìòù",
    "de": "äöüß",
    "sv": "åäö",
    "da": "åæø",
    "nb": "åæø",
    "fi": "äö",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșț",
    "tr": "çğıöşü",
    "en": "éèêïñçö",
    "nl": "ëéïöü",
    "sk": "áäčďéíľňóôŕšťúýž",
    "sl": "čšž",
    "sh": "čćđšž",
    "ca": "àçèéíïòóúü",
    "is": "áæéíðóöúýþ",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
}
"""Letters that may have been lost, by language."""
KNOWN = 3.0
"""Zipf of the word that is meant, at least: one in a million words."""
GAP = 1.0
"""How much commoner than what is left without the mark, at least, where the mark stands at the word's end."""
# A question mark first, so that the search runs from one to the next.
_RUN = re.compile(r"\?(?<!\S\?)\?{2,}(?:[ ,.\r\n-]{1,4}\?{2,})+(?![^\s.,!])")
_HASHTAG = re.compile(r"\?#\?\w+\??")
"""A network sets invisible characters round the sign and the word."""
_BESIDE = re.compile(r"\?(?<![^\s(]\?)(?=[A-Za-zÀ-ɏ]{2,}[^=\n?]{0,80}[A-Za-zÀ-ɏ.,]\?(?:[\s.,;:)]|$))")


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return (r"\pL\?\pL", r"\pL\?(?: \p{Ll}|[,;])", r"\?{2}[ ,.\r\n-]+\?{2}", r"\?#\?\w", r"(?:^|\s)\?\pL{2}")


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # likewise
    for field in ("text", "title"):
        text = document.field(field)
        if "?" not in text:
            continue
        found = [(match.start(), match.end(), 0.9) for match in _RUN.finditer(text)] if "??" in text else []
        if "?#?" in text:
            found += [(match.start(), match.end(), 0.95) for match in _HASHTAG.finditer(text)]
        found += _words(document, text)
        if any(each in text for each in (" ?", "\n?", "(?")) or text.startswith("?"):
            found += [(match.start(), match.end(), 0.8) for match in _BESIDE.finditer(text)]
        if not found:
            continue
        if document.once(is_about_encodings) or is_technical(document):
            return
        for start, end, confidence in sorted(found):
            if not (field == "text" and document.shows_code_at(start, end)):
                yield Hit(start, end, field, {"match": text[start:end]}, confidence)


def _words(document: Document, text: str) -> list[tuple[int, int, float]]:
    lang = code(document.lang) or "en"
    found = []
    for start, end in _tokens(text):
        word = text[start:end]
        if not (_INSIDE.fullmatch(word) or (_BEHIND.fullmatch(word) and _NEXT.match(text, end))):
            continue
        possessive = lang == "en" and _POSSESSIVE.match(word) and _NEXT.match(text, end)
        if possessive or _ENGLISH.match(word) or (lang == "fr" and _FRENCH.match(word)) or _is_known(word, lang):
            found.append((start, end, 0.93))
        elif _is_torn(word, lang) and "/" not in text[text.rfind(" ", 0, start) + 1 : start]:  # in no address
            found.append((start, end, 0.85))
    return found


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """Letters and question marks in a row, with a question mark among them, between spaces or marks."""
    end = 0
    mark = text.find("?")
    while mark >= 0:
        start = mark
        while start > max(end, mark - TOKEN_MAX) and text[start - 1].isalpha():
            start -= 1
        end = mark + 1
        while end < min(len(text), start + TOKEN_MAX) and (text[end].isalpha() or text[end] == "?"):
            end += 1
        before, after = text[start - 1 : start], text[end : end + 1]
        if (not before or before.isspace() or before in _BEFORE) and after not in _NOT_AFTER:
            yield start, end
        mark = text.find("?", end)


def _is_torn(word: str, lang: str) -> bool:
    """Whether question marks stand between small letters that are no words: 'Ju?rez', 'r?sum?'; not 'what?why'."""
    known = lexicon(lang) if _TORN.search(word) else None
    if known is None:
        return False
    pieces = [piece for piece in word.lower().split("?") if piece]
    return any(piece not in _WORDS if len(piece) == 1 else known.zipf(piece) < TORN for piece in pieces)


def _is_known(word: str, lang: str) -> bool:
    """Whether letters in place of the question marks make a word, and the pieces are none."""
    letters = _ACCENTED.get(lang)
    known = lexicon(lang) if letters and word.count("?") <= 2 else None
    if known is None:
        return False
    for last in ("?", ""):  # the last mark may be a real one
        candidates = [word.removesuffix("?") if not last else word]
        while "?" in candidates[0]:
            candidates = [each.replace("?", letter, 1) for each in candidates for letter in letters or ""]
        best = max(known.zipf(normal(each, lang)) for each in candidates)
        if best < KNOWN or candidates == [word.removesuffix("?")]:
            continue
        if "?" in word[:-1]:
            pieces = [known.zipf(normal(piece, lang)) if len(piece) > 1 else 0.0 for piece in word.split("?") if piece]
            # 'what?why' is two words without a space; 'd?j?' is none
            if min(pieces) < KNOWN + GAP:
                return True
        elif best >= known.zipf(normal(word[:-1], lang)) + GAP:
            return True
    return False
