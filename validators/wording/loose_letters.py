"""First letters that stand elsewhere: split off ('W hen'), or stored a word too late ('uidelines G for')."""

from __future__ import annotations

from collections.abc import Iterator

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.wording.heads import GAP, GAP_OF_TWINS, GAP_OF_WORDS, KNOWN, Heads, quoted
from scrapelint.validators.wording.lexicon import normal
from scrapelint.validators.wording.line_starts import LETTER_WORD, PROSE, Start, line_of, split_of, title_of

__all__ = ["displaced", "split"]

GAP_OF_SPLIT = 0.2
"""How much commoner 'when' must be than 'hen' (zipf): the loose letter speaks for itself."""
GAP_OF_LONE = -0.65
"""The same where the letter stands alone nowhere else in the article: from 'he' to 'she' -0.4, from 'our' to 'four'
-0.6; but from 'is' to 'bis' -3.7 ('B is for bread')."""
_LONE = re.compile(r"(?<=\S )[^\W\d_](?![\w'’&.])")
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
    title = title_of(text, at) if heads.lang == "en" else None
    if title is not None and heads.places.paragraph(at) is not None:
        values = {"letter": title["letter"], "word": title["rest"], "likely": quoted(title["letter"] + title["rest"])}
        yield Hit(at, title.end("rest"), values=values, confidence=0.95)
    match = split_of(text, at)
    if match is None or heads.lexicon is None or not match["rest"].islower():
        return
    initial = normal(match["letter"], heads.lang)
    shown, zipf = match["rest"] + (match["tail"] or ""), 0.0
    if match["tail"]:  # 'I t's': "it's" is a word, "t's" is none
        zipf = heads.lexicon.zipf(initial + normal(shown, heads.lang))
    if not zipf:
        shown = match["rest"]
        zipf = heads.lexicon.zipf(initial + normal(shown, heads.lang))
    rest = normal(shown, heads.lang)
    letter, wins = heads.lexicon.zipf(initial), zipf - heads.zipf(rest)
    clear = wins >= _gap_after(letter, alone="\n" in match["gap"])
    if zipf < KNOWN or not (clear or (letter < LETTER_WORD and wins >= GAP_OF_LONE)):
        return
    if not clear and match["letter"] in heads.document.once(_lone):
        return  # 'H is the sign of hydrogen'
    if line_of(text, match.start("rest")).count(" ") >= PROSE - 1 and heads.places.paragraph(at) is not None:
        likely = quoted((initial + rest).capitalize())
        values = {"letter": match["letter"], "word": shown, "likely": likely}
        yield Hit(at, match.start("rest") + len(shown), values=values, confidence=0.95 if clear else 0.85)


def _lone(document: Document) -> frozenset[str]:
    """Letters that stand alone within a line."""
    return frozenset(_LONE.findall(document.text))


def _gap_after(initial: float, *, alone: bool) -> float:
    """The gap that 'W hen' must show: 'A' and 'I' are words that anything may follow, 'W' is none."""
    if initial >= LETTER_WORD:
        return GAP_OF_WORDS if alone else GAP
    return GAP_OF_TWINS if alone else GAP_OF_SPLIT
