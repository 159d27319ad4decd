"""Text of one byte a character that was read in another code page: 'Ïðèâåò' for 'Привет', 'yapýlan' for 'yapılan'.

Nothing but the words tells so: those that were read are in no lexicon, and read in the other page they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.encodings.subject import is_about_encodings
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.fix import Edit
from scrapelint.validators.wording.guess import language
from scrapelint.validators.wording.lexicon import lexicon, normal

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """``wrong_code_page`` has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _Confusion(NamedTuple):
    """Text of ``lang`` written in ``written`` and read in ``read``; ``words`` finds the words that show it.

    Where both are in Latin letters, words that show it have one of the letters ``odd``. Those in ``foreign`` are in no
    such text: they tell French, which has the letters of misread Czech, without loading the lexicon of Czech (0.3 s).
    """

    written: str
    read: str
    lang: str
    words: re.Pattern[str]
    odd: str = ""
    foreign: frozenset[str] = frozenset()


_LATIN_RUN = re.compile(r"[\x80-\xff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{4,}")
_CYRILLIC_WORD = re.compile(r"[а-яё][А-ЯЁ]{3,}|(?<![^\W_])[А-ЯЁ]{5,}(?![^\W_])")


def _latin(written: str, lang: str, odd: str, others: str, read: str = "cp1252") -> _Confusion:
    """Text of ``lang`` that has the letters ``odd`` and ``others`` as it was read, and no others but ASCII's."""
    words = re.compile(rf"(?<![^\W_])[^\W_{odd}]*[{odd}](?:[^\W_]|[{odd}])*")
    letters = frozenset(filter(str.isalpha, bytes(range(0xC0, 0x100)).decode(read)))
    return _Confusion(written, read, lang, words, odd, letters.difference(odd, others, others.upper()))


_CONFUSIONS = (
    *(
        _Confusion(page, "cp1252", lang, _LATIN_RUN)
        for page, lang in (
            ("cp1251", "ru"),
            ("cp1251", "uk"),
            ("cp1251", "bg"),
            ("koi8_r", "ru"),
            ("cp1253", "el"),
            ("cp1255", "he"),
            ("cp1256", "ar"),
            ("cp1256", "fa"),
        )
    ),
    _Confusion("koi8_r", "cp1251", "ru", _CYRILLIC_WORD),
    _Confusion("cp1251", "koi8_r", "ru", _CYRILLIC_WORD),
    _latin("cp1254", "tr", "ýþðÝÞÐ", "âçîöûü"),
    _latin("cp1250", "pl", "¹³¿œŸê", "æêñó"),
    _latin("iso8859_2", "pl", "±³¿¶¼ê", "æêñó"),
    _latin("cp1250", "cs", "ìøùè", "áèéìíïòóøùúýäöü"),
    _latin("cp1250", "hu", "õûÕÛ", "áéíóöúü"),
    _latin("cp1250", "ro", "ãºþ", "âãîþ"),
    # ISO 8859-2 has the same letters as Windows-1250 where the Western page has these.
    _latin("cp1252", "it", "ŕčňůě", "éîó", "cp1250"),
    _latin("cp1252", "fr", "ŕčęůűď", "âçéëîôü", "cp1250"),
    _latin("cp1252", "es", "ńŃ", "áéíóúü", "cp1250"),
    _latin("cp1252", "pt", "ăőęŕ", "áâçéíóôúü", "cp1250"),
)
WORDS_MIN, WORDS_OF_ITS_OWN, WORDS_OF_ITS_SCRIPT = 3, 2, 1
"""Different words that must be known when read otherwise: two may be names. Fewer do in an article of the same
language, and one where that has letters of its own, which no word in Latin ones becomes by chance."""
SHARE = 0.45
"""Share of the odd words that must be known when read otherwise: of sentences in a dozen languages, read wrongly, 54 to
100 % are; of the same sentences as they should be, none."""
SEEN = 40
"""Different words that are looked up, by which a text is told."""
KNOWN = 3.0
"""Zipf of a known word: one in a million words."""
GAP = 1.0
"""How much commoner than what was read, at least."""
NEAR = 8
"""Code points between two odd words, at most, that are told as one: room for a short word."""
TOGETHER_MAX = 110
"""Code points of one finding."""


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return (
        r"[À-ÿ]{5}",
        r"[а-яё][А-ЯЁ]{3}|[А-ЯЁ]{5,} [А-ЯЁ]{5,}",
        r"[a-zçöü][ýþð][a-zçöü]|[a-zçöü]{3}ý[ .,;:!?\n]",
        r"[a-z][¹³¿±¶ìøõûãº][a-z]",
        r"[a-z][ŕňůńęăč]",
    )


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # likewise
    for field in ("text", "title"):
        text = document.field(field)
        if text.isascii():
            continue
        share, confusion = _likeliest(text, document.once(language))
        if share < SHARE or document.once(is_about_encodings):
            continue
        for start, end in _stretches(text, confusion):
            meant = _other(text[start:end], confusion)
            yield Hit(
                start, end, field, {"match": text[start:end], "meant": meant}, 0.9, edits=(Edit(start, end, meant),)
            )


def _likeliest(text: str, lang: str) -> tuple[float, _Confusion]:
    """The confusion that explains most of the odd words, the first of equal ones, and their share.

    ``lang`` is the language of the article.
    """
    best = (0.0, _CONFUSIONS[0])
    words: dict[re.Pattern[str], list[str]] = {}  # every second confusion looks for the same
    for each in _CONFUSIONS:
        least = WORDS_MIN
        if each.lang == lang:
            least = WORDS_OF_ITS_OWN if each.odd else WORDS_OF_ITS_SCRIPT
        odd = sum(map(text.count, each.odd))
        if each.odd and (odd < least or odd <= sum(map(text.count, each.foreign))):
            continue
        if each.words not in words:
            found = dict.fromkeys(match[0] for match in each.words.finditer(text))
            words[each.words] = list(found)[:SEEN]
        share = _share(words[each.words], each, least)
        if share > best[0]:
            best = (share, each)
    return best


def _share(words: list[str], confusion: _Confusion, least: int) -> float:
    """The share of these words that are known when read otherwise; 0 where they are fewer than ``least``."""
    known = lexicon(confusion.lang) if len(words) >= least else None
    if known is None:
        return 0.0
    right = 0
    for word in words:
        meant = normal(_other(word, confusion), confusion.lang)
        zipf = known.zipf(meant) if meant.isalpha() and len(meant) > 2 else 0.0
        right += zipf >= KNOWN and zipf >= known.zipf(normal(word, confusion.lang)) + GAP
    return right / len(words) if right >= least else 0.0


def _other(word: str, confusion: _Confusion) -> str:
    """A word as it reads in the page it was written in; what either page lacks stays."""

    def turn(char: str) -> str:
        try:
            return char.encode(confusion.read).decode(confusion.written)
        except UnicodeError:
            return char

    return "".join(map(turn, word))


def _stretches(text: str, confusion: _Confusion) -> Iterator[tuple[int, int]]:
    """The odd words, those beside each other as one."""
    start = end = -1
    for match in confusion.words.finditer(text):
        near = start >= 0 and match.start() - end <= NEAR and match.end() - start <= TOGETHER_MAX
        if near and "\n" not in text[end : match.start()]:
            end = match.end()
            continue
        if start >= 0:
            yield start, end
        start, end = match.span()
    if start >= 0:
        yield start, end
