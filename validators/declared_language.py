"""A text in another language than its article declares, where that is beyond doubt."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.wording.guess import code, function_words, guess, related

__all__ = ["Params", "concerns", "find"]

GLANCE = 500
"""Code points that confirm what is declared, at small cost: some 80 words."""
LEAST_LETTERS = 120
"""Fewer letters are a caption, a name or a quotation. Of a script of whole words half as many do."""
_SCRIPTS = {
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"),
    "cyrillic": re.compile(r"[\u0400-\u052f]+"),
    "greek": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+"),
    "arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f]+"),
    "hebrew": re.compile(r"[\u0590-\u05ff]+"),
    "indic": re.compile(r"[\u0900-\u0dff]+"),
    "thai": re.compile(r"[\u0e00-\u0e7f]+"),
    "kana": re.compile(r"[\u3040-\u30ff]+"),
    "hangul": re.compile(r"[\uac00-\ud7af\u1100-\u11ff]+"),
    "han": re.compile(r"[\u3400-\u9fff]+"),
}
_LATIN = frozenset({"latin"})
_SCRIPT_OF = {
    lang: frozenset(scripts.split())
    for scripts, langs in (
        (
            "latin",
            "en de fr es it pt nl sv da nb no fi hu pl cs sk sl ro tr ca id ms vi lt lv et is sw af sq hr eu gl cy ga",
        ),
        ("latin", "fil"),
        ("cyrillic", "ru uk be bg mk ky"),
        ("latin cyrillic", "sh"),
        ("greek", "el"),
        ("arabic", "ar fa ur ps"),
        ("hebrew", "he yi"),
        ("indic", "hi bn ta te mr gu pa kn ml ne si"),
        ("thai", "th"),
        ("hangul han", "ko"),
        ("kana han", "ja"),
        ("han", "zh"),
    )
    for lang in langs.split()
}
_NAME_OF = {"kana": "ja", "hangul": "ko", "han": "zh", "greek": "el", "hebrew": "he", "thai": "th"}
_FOREIGN_LEAST = 0.75
"""Share of the letters that are in scripts the declared language does not use; names and quotations bring less."""
_FAR_APART = frozenset(["es", "fr", "pt", "it", "ro", "ca"])
_MAJOR = frozenset(["en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "tr", "sv"])


class Params(BaseModel):
    """Options of ``declared_language``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    confidence: float = Field(0.92, ge=0, le=1)


def concerns(document: Document) -> bool:
    return document.once(_found) != ""


def find(document: Document, params: Params) -> Iterator[Hit]:
    found = document.once(_found)
    if found and document.lines:
        first = document.lines[0]
        values = {"declared": document.lang, "found": found}
        yield Hit(first.start, first.end, values=values, confidence=params.confidence)


def _found(document: Document) -> str:
    """The language that the text is in, where it is another than the article says; else ''."""
    declared = code(document.lang) if document.lang else ""
    if len(declared) not in (2, 3) or len(document.text) < LEAST_LETTERS // 2 or declared in {"mul", "und", "xx"}:
        return ""
    return _in_another_script(document.text, declared) or _in_other_words(document, declared)


def _in_another_script(text: str, declared: str) -> str:  # noqa: PLR0911 - one for each kind of answer
    own = _SCRIPT_OF.get(declared)
    if own is None:
        return ""
    glance = text[:GLANCE]
    if own == _LATIN and (glance.isascii() or len(glance.encode("ascii", "ignore")) * 2 > len(glance)):
        return ""
    sample = text[: 4 * GLANCE]
    # So many letters of its own suffice, whatever the rest is; of 'zh' and 'ja' more is asked.
    enough = (1 - _FOREIGN_LEAST) * len(sample)
    if declared not in {"zh", "ja"} and sum(_count(name, text[: 2 * GLANCE]) for name in own) > enough:
        return ""
    counts = {name: _count(name, sample) for name in _SCRIPTS}
    total = sum(counts.values())
    foreign = total - sum(counts[name] for name in own)
    # Japanese has kana; a text of Chinese characters alone is Chinese, and one with kana is not.
    if declared == "ja" and counts["han"] * 10 > total * 9 and not counts["kana"] and total >= LEAST_LETTERS:
        return "zh"
    if declared == "zh" and counts["kana"] * 10 > total * 3 and total >= LEAST_LETTERS // 2:
        return "ja"
    main = max(counts, key=counts.__getitem__)
    least = LEAST_LETTERS // 2 if main in ("han", "kana", "hangul") else LEAST_LETTERS
    if total < least or foreign < _FOREIGN_LEAST * total or main in own:
        return ""
    if main == "han" and counts["kana"] * 10 > total:
        return "ja"
    guessed, _ = guess(text)
    return _NAME_OF.get(main) or guessed or f"{main} script"


def _count(script: str, text: str) -> int:
    """How many letters of a script there are."""
    return sum(map(len, _SCRIPTS[script].findall(text)))


def _in_other_words(document: Document, declared: str) -> str:
    """The language that the words tell, where it is no relative of the declared one."""
    if _SCRIPT_OF.get(declared, _LATIN) != _LATIN or _looks_like(document.text, declared):
        return ""
    guessed, sure = guess(document.text)
    if not sure or guessed == declared or guessed not in _MAJOR:
        return ""
    if related(declared, guessed) and not ({declared, guessed} <= _FAR_APART):
        return ""
    # Two samples agree: a foreign quotation at the start is not the article.
    middle = document.text[len(document.text) // 2 :]
    if len(middle) > 2 * GLANCE and guess(middle[: 4 * GLANCE])[0] != guessed:
        return ""
    return guessed


def _looks_like(text: str, declared: str) -> bool:
    """Whether a glance at the text finds enough function words; it spares nearly all articles a guess."""
    listed = function_words(declared)
    if listed and _has_many(text[: GLANCE // 2], listed):  # to fold the case would cost more than to count the words
        return True
    glances = (GLANCE, GLANCE // 2, 4 * GLANCE)
    return bool(listed) and any(_has_many(text[:glance].lower(), listed) for glance in glances)


def _has_many(text: str, listed: frozenset[str]) -> bool:
    words = text.split()
    return sum(map(listed.__contains__, words)) * 8 >= len(words)
