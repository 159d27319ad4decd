"""What an article keeps to in its quotation marks, by its language and by its habit."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.quotation.pairs import Conventions

__all__ = ["conventions_of", "is_english", "language", "unusual_marks"]

# The mark comes first, so that the search runs from one to the next; what stands before it is looked back at.
_OPENS_RIGHT = re.compile(r"”(?<![^\s(]”)(?=\w)")
_CLOSES_LEFT = re.compile(r"“(?<=[\w.,!?…\u064b-\u0652\u200e\u200f]“)(?!\w)")
_CLOSES_RIGHT = re.compile(r"”(?<=[\w.,!?…]”)(?!\w)")
_OPENS_STRAIGHT = re.compile(r"\"(?<![^\s(]\")(?=\w)")
_ANGLE_OPENS = re.compile(r"[«»](?<![^\s(][«»])(?=\s?\w)")
_SPACED = re.compile(r"[«‹]\s")
_LEFT_OR_LOW, _LEFT, _RIGHT = re.compile("[“„]"), re.compile("“"), re.compile("”")
_ALWAYS_RIGHT = frozenset({"sv", "fi"})
_SWEDISH = _ALWAYS_RIGHT | {"da", "no", "nb", "nn", "et", "is", "he"}
_LOW_LEFT = frozenset({"de", "cs", "sk", "sl", "is", "lt", "mk", "ka"})
_LOW_RIGHT = frozenset({"pl", "hu", "ro"})
"""What closes „ there (CLDR). Elsewhere, as in Bulgarian and Estonian, the web writes either."""
_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn", "tt"})
_CYRILLIC_QUOTED = re.compile(r"[«\"„][\u0400-\u04ff]")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ps", "he", "sd", "ug", "ku"})
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})
RIGHT_THROUGHOUT = 4
"""Marks ” of an East Asian article without “ that make a habit: two quotations."""
_KINDS = ("“”„‟", "«»", "‹›", "「」", "『』", "《》", "＂", "״")


def language(document: Document) -> str:
    """The two letters of the article's language, '' if it tells none."""
    return document.lang[:2].lower()


def is_english(document: Document) -> bool:
    """Whether the article is in English; one that tells no language is if it has the commonest word of it."""
    lang = language(document)
    return lang == "en" or (not lang and " the " in document.text)


def unusual_marks(document: Document) -> re.Pattern[str] | None:
    """Marks in whose lines the language of the article may not allow what others do."""
    text, lang = document.text, language(document)
    if lang in _ALWAYS_RIGHT:
        return _LEFT_OR_LOW if "”" in text else None
    if "„" not in text:
        return None
    return {"“": _LEFT, "”": _RIGHT}.get("“”".replace(closer, "")) if (closer := _low_closer(text, lang)) else None


def _low_closer(text: str, lang: str) -> str:
    """What alone closes „ in the article, by its language, unless it keeps to the other one, or by its habit."""
    left, right = len(_CLOSES_LEFT.findall(text)), len(_CLOSES_RIGHT.findall(text))
    if lang in _LOW_LEFT:
        return "“" if right <= max(left, 1) else ""
    if lang in _LOW_RIGHT:
        return "”" if left <= max(right, 1) else ""
    if lang in {"en", ""}:
        return ""
    return "“" if left > 3 * right else "”" if right > 3 * left else ""


def _shared(text: str, lang: str) -> Literal["", "names", "speech"]:
    if lang == "fr":
        return "speech"
    return "names" if lang in _CYRILLIC or (not lang and _CYRILLIC_QUOTED.search(text)) else ""


class _Weights(dict[str, int]):
    """How many marks the article has of each mark's kind, counted when it is asked for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def __missing__(self, glyph: str) -> int:
        text = self._text
        if glyph in {'"', '""'}:  # those of leaked markup and data are none
            weight = 2 * len(_OPENS_STRAIGHT.findall(text))
        elif glyph in "‘’":  # one opens nearly always; the other is mostly an apostrophe
            times = _count(text, "‘")
            weight = 2 * times if times > 1 else 0
        else:
            weight = sum(_count(text, mark) for mark in next((kind for kind in _KINDS if glyph in kind), ""))
        self[glyph] = weight
        return weight


def _count(text: str, mark: str) -> int:
    """How often the mark occurs; to look for one that does not is several times as fast as to count it."""
    return text.count(mark) if mark in text else 0


def conventions_of(document: Document) -> Conventions:
    """What the article's language and its own habit make of unusual pairs."""
    text, lang, english = document.text, language(document), is_english(document)
    left, right, low, outward, inward = (_count(text, mark) for mark in "“”„«»")
    opening = len(_OPENS_RIGHT.findall(text)) if right else 0
    closing = len(_CLOSES_LEFT.findall(text)) if left else 0
    angles = Counter(_ANGLE_OPENS.findall(text)) if inward else Counter[str]()
    # Twice is a habit, once a slip.
    swedish = opening >= 2 and not left and (lang in _SWEDISH or (not english and opening > text.count('"')))
    swedish |= lang in _ALWAYS_RIGHT and opening > 0
    # Fonts of East Asia show ” and “ alike, so that some sites write but one of them.
    swedish |= lang in _EAST_ASIAN and not left and right >= RIGHT_THROUGHOUT
    turned = min(opening, closing)
    return Conventions(
        swedish=swedish,
        right_only=swedish and lang in _ALWAYS_RIGHT and left + low < opening,
        low=low > 0 and lang != "en",
        low_closer=_low_closer(text, lang) if low else "",
        low_high=closing >= 2 and not right and lang not in {"en", ""} and low * 2 < closing,
        mirrored=turned > 0 if lang in _RIGHT_TO_LEFT else turned >= 2 and turned * 2 > max(left, right),
        guillemets=lang == "fr" or min(outward, inward) >= 2,
        spaced=lang == "fr" or _SPACED.search(text) is not None,
        inward=angles["»"] > angles["«"] < outward,
        angled=lang in _ALWAYS_RIGHT or (not outward and (angles["»"] >= 2 or not lang)),
        apostrophes=lang in {"en", "it", ""},
        shared=_shared(text, lang),
        weights=_Weights(text),
    )
