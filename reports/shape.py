"""What a defect looks like with what varies from page to page masked, so that one leak of a template is one line."""

from __future__ import annotations

from scrapelint import lazyre as re

__all__ = ["shape"]

LOOKED_AT = 240
"""Code points of a finding that are looked at: a leak shows what it is at its beginning."""
LIMIT = 100
"""Code points of a shape. Payloads of one template differ further on, where their data differ in kind."""

# What is masked, by what, and a character without which it is not there (most findings are prose and hold none).
_MASKS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?i)\b(?:https?://|www\.)[^\s\"'<>()\[\]{}]+"), "‹url›", "."),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "‹mail›", "@"),
    # The values of a payload; its keys say which one it is.
    (re.compile(r"""((?:=>?|:)\s*\\?)(["'])(?:[^"'\\]|\\.)*(?:\2|$)"""), r"\1\2‹text›\2", ""),
    (re.compile(r"""(\bstring\(\d+\)\s+)"[^"]*(?:"|$)"""), r'\1"‹text›"', "("),
    # Ids: eight characters or more with a digit among letters, or hexadecimal in groups.
    (re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9][\w-]{7,}\b", re.ASCII), "‹id›", ""),
    (re.compile(r"\d+(?:[.,:/-]\d+)*"), "‹0›", ""),
)
# A word that does not begin the text or a sentence: it follows a word, or a comma or colon.
_WORD = re.compile(r"(?:(?<=[^\W\d_] )|(?<=[,;:] ))[^\W\d_]\w*")
_NAMES = re.compile(r"‹name›(?:[ -]‹name›)+")


def _name(match: re.Match[str]) -> str:
    word = match[0]
    return "‹name›" if word[0].isupper() and (len(word) == 1 or not word.isupper()) else word


def shape(text: str) -> str:
    """Mask URLs, addresses, values of payloads, ids, numbers and names, and join whitespace. Pure.

    >>> shape("Photo: Ann Ode, 12.05.2024")
    'Photo: ‹name›, ‹0›'
    """
    shown = " ".join(text[:LOOKED_AT].split())
    for pattern, mask, sign in _MASKS:
        if sign in shown:
            shown = pattern.sub(mask, shown)
    shown = _NAMES.sub("‹name›", _WORD.sub(_name, shown))
    return shown if len(shown) <= LIMIT else shown[:LIMIT].rstrip() + "…"
