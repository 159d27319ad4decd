"""Characters that news are written in: what a wrong reading must turn into to be one."""

from __future__ import annotations

from bisect import bisect_right

__all__ = ["is_common", "is_letter_of_words", "is_sign"]

_SIGNS = (
    (0xA0, 0x17F),  # Western and Central European letters and signs
    (0x1A0, 0x1A1),  # Vietnamese ơ
    (0x1AF, 0x1B0),  # Vietnamese ư
    (0x218, 0x21B),  # Romanian ș ț
    (0x2B9, 0x2BD),  # apostrophes of transcriptions
    (0x2C6, 0x2DC),  # accents by themselves
    (0x300, 0x328),  # combining accents
    (0x1E80, 0x1E85),
    (0x1E9E, 0x1EF9),  # Vietnamese
    (0x2002, 0x2030),
    (0x2032, 0x2044),
    (0x2060, 0x2069),
    (0x20A0, 0x20C0),
    (0x2103, 0x2103),
    (0x2113, 0x2122),
    (0x2150, 0x2189),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2300, 0x23FF),
    (0x2460, 0x24FF),
    (0x2500, 0x27BF),
    (0x2B05, 0x2B55),
    (0x3000, 0x3017),
    (0xFB00, 0xFB04),
    (0xFE0E, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFF01, 0xFF5E),
    (0xFFFC, 0xFFFD),
    (0x1F1E6, 0x1FAFF),
)
"""Letters and signs that may stand alone in a word or sentence of another script."""
_WORDS = (
    (0x386, 0x3CE),  # Greek
    (0x400, 0x45F),  # Cyrillic
    (0x490, 0x493),
    (0x49A, 0x4BB),
    (0x4D8, 0x4E9),
    (0x531, 0x58A),  # Armenian
    (0x5B0, 0x5F4),  # Hebrew
    (0x60C, 0x6F9),  # Arabic, Persian, Urdu
    (0x900, 0xDFF),  # India
    (0xE01, 0xE5B),  # Thai
    (0xE81, 0xEDD),  # Lao
    (0x1000, 0x109F),  # Burmese
    (0x10D0, 0x10FF),  # Georgian
    (0x1200, 0x137C),  # Ethiopic
    (0x1780, 0x17F9),  # Khmer
    (0x200C, 0x200D),  # joiners within words
    (0x3041, 0x30FE),  # kana
    (0x4E00, 0x9FFF),  # Han
    (0xAC00, 0xD7A3),  # Hangul
)
"""Letters of scripts that words are written in from end to end."""


def _is_in(ranges: tuple[tuple[int, int], ...], starts: list[int], point: int) -> bool:
    index = bisect_right(starts, point) - 1
    return index >= 0 and point <= ranges[index][1]


_SIGN_STARTS = [low for low, _ in _SIGNS]
_WORD_STARTS = [low for low, _ in _WORDS]


def is_sign(char: str) -> bool:
    """Whether it may stand among characters of another script: accented Latin letters, quotation marks, emoji."""
    return _is_in(_SIGNS, _SIGN_STARTS, ord(char))


def is_letter_of_words(char: str) -> bool:
    """Whether it belongs to a script other than Latin, so that it stands among its like."""
    return _is_in(_WORDS, _WORD_STARTS, ord(char))


_COMMON = frozenset("áàâäãåæçćčďéèêëěęíìîïłñńňóòôöõøœřśšßťúùûüůýźžżąășțşţğıőűđþðāēīūėįų“”‘’‚„–—…•€£©®™°«»¡¿½¼¾²³·§\xa0")


def is_common(char: str) -> bool:
    """Whether texts are full of it; of two readings, the one with more such letters and signs is right."""
    return char in _COMMON or (is_letter_of_words(char) and not char.isupper())
