"""Words with a letter of another alphabet that looks the same: 'pаge' with a Cyrillic а."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.encodings.subject import is_about_encodings
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.fix import Edit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """``mixed_script`` has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_LATIN, _CYRILLIC, _GREEK = "A-Za-zÀ-ÖØ-öø-ɏ", "\u0400-\u04ff", "\u0386-\u03ce"
_CYRILLIC_LIKE_LATIN = dict(zip("асеорхуіјѕһАВЕЗКМНОРСТХУІЈЅ", "aceopxyijshABE3KMHOPCTXYIJS", strict=True))
_LATIN_LIKE_CYRILLIC = {latin: letter for letter, latin in _CYRILLIC_LIKE_LATIN.items()}
_GREEK_LIKE_LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονό", "ABEZHIKMNOPTYXovó", strict=True))
_LATIN_LIKE_GREEK = {latin: letter for letter, latin in _GREEK_LIKE_LATIN.items()}
_TABLES = (
    ("Cyrillic", re.compile(f"[{_CYRILLIC}]"), _CYRILLIC_LIKE_LATIN, _LATIN_LIKE_CYRILLIC),
    ("Greek", re.compile(f"[{_GREEK}]"), _GREEK_LIKE_LATIN, _LATIN_LIKE_GREEK),
)
_WORD = re.compile(f"[{_LATIN}{_CYRILLIC}{_GREEK}]+")
_SEAM = re.compile(f"[{_LATIN}][{_CYRILLIC}{_GREEK}]|[{_CYRILLIC}{_GREEK}][{_LATIN}]")
WORD_MAX = 60
"""Code points of a word; longer ones are no words."""
LETTERS_MIN = 3
"""Letters of a word: 'Δx' and 'Nа' say nothing."""


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return (_SEAM.pattern,)


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # likewise
    for field in ("text", "title"):
        text = document.field(field)
        end = 0
        for seam in _SEAM.finditer(text):
            if seam.start() < end:
                continue
            start = seam.start()
            while start > end and seam.start() - start < WORD_MAX and _WORD.match(text[start - 1]):
                start -= 1
            word = _WORD.match(text, start)
            if word is None:
                continue
            end = word.end()
            meant = _meant(word[0]) if end - start <= WORD_MAX else ""
            if meant and not document.once(is_about_encodings) and not (field == "text" and start in document.code):
                values = {"match": word[0], "meant": meant[0], "script": meant[1]}
                yield Hit(start, end, field, values, 0.85, edits=(Edit(start, end, meant[0]),))


def _meant(word: str) -> tuple[str, str] | None:
    """The word in one alphabet, and the name of the other; None where the letters are not mistaken for each other."""
    if len(word) < LETTERS_MIN:
        return None
    for name, letters, to_latin, from_latin in _TABLES:
        other = sum(letters.match(char) is not None for char in word)
        if not other:
            continue
        latin = len(word) - other
        foreign = other < latin or (other == latin and letters.match(word[-1]) is None)
        table = to_latin if foreign else from_latin
        odd = [char for char in word if (letters.match(char) is not None) == foreign]
        if not all(char in table for char in odd):
            return None
        if (
            foreign
            and word.rstrip("".join(to_latin)).isupper()
            and odd == list(word[-len(odd) :])
            and odd[-1].islower()
        ):
            return None  # an ending of Russian or Greek at an abbreviation: 'VIPа'
        fixed = "".join(table[c] if (letters.match(c) is not None) == foreign else c for c in word)
        return (fixed, name if foreign else "Latin")
    return None
