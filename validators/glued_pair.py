"""Two common words in one, in languages that build no words so: 'Cuandolos', 'темсильнее', 'muestrauna'.

A link or an emphasis took its space along, or a line end was dropped. No list has such a word, and both of its halves
are words that everybody knows. In German, Dutch or Hungarian half of all rare words are made so; in the languages that
are looked at here hardly any is, but for those with a prefix. In 2,246 manual pages in ten of them
15 words are told, ten of them two words indeed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.engine.code import is_technical
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.joints.joint import ONE_LETTER
from scrapelint.validators.wording.guess import language
from scrapelint.validators.wording.lexicon import Lexicon, lexicon, normal

__all__ = ["Params", "concerns", "find"]

LANGUAGES = frozenset("es pt fr it ca gl ro ru uk be bg pl cs sk id".split())
"""Languages that make words by endings and prefixes, and not of two words."""
COMMON, SMALL = 4.3, 5.7
"""Zipf of both halves; of a half of three letters, which else is an ending or a foreign word."""
PART = 3
"""Letters of each half, at least; of a small word two."""
SHORTEST = 8
"""Letters of both together; with a small word one less."""
TWO = 2
REST, REST_LETTERS = 4.5, 5
"""Zipf and letters of what a small word of two letters is glued to: 'lagrande', 'volverde'."""
REST_ALONE = 3.5
"""Zipf of what a word of one letter is glued to, where it has more than three letters."""
_FIRST = {"fr": "la le un du au en de", "es": "la lo el en un de al se su", "it": "la il lo un di", "pt": "um os ao em"}
_LAST = {
    "fr": "la du au de", "es": "de en el un al", "it": "di il un", "pt": "de em um",
    "pl": "do od za po", "ru": "из до за по", "uk": "із до за по",
}  # fmt: skip
"""Small words of two letters that begin or end no other word: 'od' does in Polish, 'la' in Spanish ('volverla')."""
_UNBROKEN = frozenset("pl cs sk ru uk be bg".split())
"""Where typesetters put a space that does not break behind words of one letter, which scrapers lose: 'wbranży'. Most of
these words are prefixes too, so that one such joint proves nothing."""
ALONE = 3.5
"""Zipf of what a word of one letter is glued to, where it has more than three letters."""
_FIRST = {"fr": "la le un du au en de", "es": "la lo el en un de al se su", "it": "la il lo un di", "pt": "um os ao em"}
_LAST = {
    "fr": "la du au de", "es": "de en el un al", "it": "di il un", "pt": "de em um",
    "pl": "do od za po", "ru": "из до за по", "uk": "із до за по",
}  # fmt: skip
"""Small words of two letters that begin or end no other word: 'od' does in Polish, 'la' in Spanish ('volverla')."""
_ALONE = {
    "pl": "wzoiua", "cs": "vzkosuia", "sk": "vzkosuia", "ru": "вкосуия", "uk": "вузіояй", "be": "уізоя", "bg": "вси",
}  # fmt: skip
"""Words of one letter there, before which typesetters put a space that does not break, and scrapers lose it: 'wbranży'.
All but some are also prefixes of words, so that one such word proves nothing."""
ALONE = 3
"""Different ones in a text from which they are told."""
CONFIDENCE, CONFIDENCE_ALONE = 0.75, 0.85
_WORD = re.compile(r"(?<![\w'’.@/-])[^\W\d_]{7,24}(?![\w'’@/-])")
_SHORT = re.compile(r"(?<![\w'’.@/-])[^\W\d_]{4,24}(?![\w'’@/-])")
_STARTS = re.compile(r"(?:\A|\n|[.!?…][\"”»)]?\s)[\s\"“«„¿¡(*#>-]{0,4}\Z")
"""Before a capital that is no name's: the start of a sentence."""
_SLAVIC, _LINKS = frozenset("ru uk be bg pl cs sk".split()), "oое"
"""What stands between the halves of compounds there: 'południowoeuropejski'."""
_PREFIXES = frozenset(
    "anti audio auto bene bio com contra contre contro des eco entre euro extra foto hiper hipo hyper inter long macro "
    "mal maxi mega meta micro mini mono multi non oltre outre para photo post pre pro pré pseudo radio semi sobre "
    "sopra sotto sovra sub super sur tele trans télé ultra video vidéo "
    "авиа авто анти видео макро мало межу меж мета микро много мульти над пере под полу пред радио разно само супер "
    "теле фото відео між напів перед під понад отвъд "
    "między nad nie pod przed samo wideo mezi před při ber ter mem meng men pem pen per antar".split()
)
"""What other words begin with there, and so is no word of its own that lost its space."""
_ENDINGS = frozenset(
    "das dos nas nos ești ească mente mentes ment tion ului elor ilor lui lor oare urile kan nya".split()
)
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.\s\Z")


class Params(BaseModel):
    """A ``glued_pair`` rule has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def concerns(document: Document) -> bool:
    """Whether the article is in one of the languages; the one that it states rules most others out."""
    stated = document.lang[:2].lower()
    return (not stated or stated in LANGUAGES) and document.once(language) in LANGUAGES


def find(document: Document, _: Params) -> Iterator[Hit]:
    lang = document.once(language)
    known = lexicon(lang)
    if known is None or document.once(is_technical):
        return
    for field in ("text", "title"):
        text = document.field(field)
        words = [match for match in _WORD.finditer(text) if match[0].islower() or _begins(text, match)]
        times = Counter(match[0] for match in words)
        for match in words:
            start, end = match.span()
            if times[match[0]] > 1 or not (place := _seam(normal(match[0], lang), known)):
                continue
            if field == "title" or document.has_prose_at(start, end):
                yield _hit(field, text, match, place, CONFIDENCE)
    if lang in _UNBROKEN:
        glued = [match for match in _SHORT.finditer(document.text) if _is_behind_one_letter(match[0], known)]
        if len({match[0] for match in glued}) >= ALONE:
            yield from (
                _hit("text", document.text, match, 1, CONFIDENCE_ALONE)
                for match in glued
                if document.has_prose_at(*match.span())
            )


def _hit(field: str, text: str, match: re.Match[str], place: int, confidence: float) -> Hit:
    start, end = match.span()
    values = {"left": text[start : start + place], "right": text[start + place : end]}
    return Hit(start, end, field, values, confidence)


def _is_behind_one_letter(word: str, known: Lexicon) -> bool:
    """Whether a word that nobody lists is one letter that is a word, and a common word."""
    first, rest = word[0].lower(), word[1:]
    if first not in ONE_LETTER[known.lang] or not rest[1:].islower() or known.zipf(normal(word, known.lang)):
        return False
    return known.zipf(normal(rest, known.lang)) >= (COMMON if len(rest) <= PART else REST_ALONE)


def _begins(text: str, match: re.Match[str]) -> bool:
    """Whether a word with a capital begins a sentence; elsewhere it is a name."""
    low = max(0, match.start() - 8)
    starts = match[0][1:].islower() and _STARTS.search(text, low, match.start()) is not None
    return starts and _INITIAL.search(text, low, match.start()) is None


def _seam(word: str, known: Lexicon) -> int:
    """How many letters stand before the seam of an unknown word; 0 if it is none."""
    if known.zipf(word) or _is_listed_in_english(word):
        return 0
    best, place = 0.0, 0
    for at in range(PART, len(word) - PART + 1):
        left, right = word[:at], word[at:]
        if left in _PREFIXES and known.zipf(right):
            return 0
        if right in _ENDINGS or (known.lang in _SLAVIC and left[-1] in _LINKS):
            continue
        if (zipf := min(_weight(left, known), _weight(right, known))) > best:
            best, place = zipf, at
    return place if best >= COMMON and len(word) >= SHORTEST else _beside_small(word, known)


def _beside_small(word: str, known: Lexicon) -> int:
    """The same for one that begins or ends with a small word of two letters."""
    small = len(word) - TWO
    if word[:TWO] in _FIRST.get(known.lang, "").split() and _is_rest(word[TWO:], known):
        return TWO
    return small if word[small:] in _LAST.get(known.lang, "").split() and _is_rest(word[:small], known) else 0


def _is_rest(part: str, known: Lexicon) -> bool:
    return len(part) >= REST_LETTERS and known.zipf(part) >= REST


def _weight(part: str, known: Lexicon) -> float:
    zipf = known.zipf(part)
    return zipf if len(part) > PART or zipf >= SMALL else 0.0


def _is_listed_in_english(word: str) -> bool:
    english = lexicon("en") if word.isascii() else None
    return english is not None and english.zipf(word) > 0
