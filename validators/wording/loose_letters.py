"""First letters that stand elsewhere: split off ('W hen'), or stored a word too late ('uidelines G for')."""

from __future__ import annotations

from collections.abc import Iterator

from scrapelint import lazyre as re
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.wording.heads import GAP, GAP_OF_TWINS, GAP_OF_WORDS, KNOWN, Heads, quoted
from scrapelint.validators.wording.lexicon import normal
from scrapelint.validators.wording.line_starts import LETTER_WORD, PROSE, Start, line_of, split_of

__all__ = ["displaced", "split"]

GAP_OF_SPLIT = 0.2
"""How much commoner 'when' must be than 'hen' (zipf): the loose letter speaks for itself."""
_DISPLACED = re.compile(r"[^\W\d_]{2,30}\s{1,3}(?:[^\W\d_]{1,30}\s{1,3}){0,2}?(?P<letter>[^\W\d_])(?!\w)")


def displaced(heads: Heads, start: Start) -> Hit | None:
    """The hit where a lone capital a word or two behind ``start`` is its first letter."""
    match = _DISPLACED.match(heads.document.text, start.at)
    if match is None or heads.lexicon is None or not match["letter"].isupper():
        return None
    rest = normal(start.word, heads.lang)
    word = normal(match["letter"], heads.lang) + rest
    zipf = heads.lexicon.zipf(word)
    if zipf < KNOWN or zipf - heads.zipf(rest) < GAP:
        return None
    values = {"word": start.word, "letter": match["letter"], "likely": quoted(word.capitalize())}
    return Hit(start.at, match.end("letter"), values=values, confidence=0.95)


def split(heads: Heads, at: int) -> Iterator[Hit]:
    """The hit where the lone letter at ``at`` and the word behind it are one word, and what is left is a rarer one."""
    text = heads.document.text
    match = split_of(text, at)
    if match is None or heads.lexicon is None or not match["rest"].islower():
        return
    initial, rest = normal(match["letter"], heads.lang), normal(match["rest"], heads.lang)
    zipf = heads.lexicon.zipf(initial + rest)
    gap = _gap_after(heads.lexicon.zipf(initial), alone="\n" in match["gap"])
    if zipf < KNOWN or zipf - heads.zipf(rest) < gap:
        return
    if line_of(text, match.start("rest")).count(" ") >= PROSE - 1 and heads.places.paragraph(at) is not None:
        likely = quoted((initial + rest).capitalize())
        values = {"letter": match["letter"], "word": match["rest"], "likely": likely}
        yield Hit(at, match.end("rest"), values=values, confidence=0.95)


def _gap_after(initial: float, *, alone: bool) -> float:
    """The gap that 'W hen' must show: 'A' and 'I' are words that anything may follow, 'W' is none."""
    if initial >= LETTER_WORD:
        return GAP_OF_WORDS if alone else GAP
    return GAP_OF_TWINS if alone else GAP_OF_SPLIT
