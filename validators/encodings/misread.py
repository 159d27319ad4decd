"""Stretches of UTF-8 that were read in a code page of one byte a character, and what they should read."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scrapelint.validators.encodings.codepages import PAGES, CodePage
from scrapelint.validators.encodings.letters import is_common, is_letter_of_words, is_sign
from scrapelint.validators.encodings.widepages import trigger, wide_runs
from scrapelint.validators.engine.re2text import PatternSet
from scrapelint.validators.engine.spans import Spans

if TYPE_CHECKING:
    from scrapelint.validators.engine.document import Document

__all__ = ["Misread", "is_misread", "misread", "triggers"]


class Misread(NamedTuple):
    """A stretch ``[start, end)`` that should read ``meant``; ``page`` names the code page it was read in."""

    start: int
    end: int
    meant: str
    page: str
    certain: bool


TIMES_MAX = 3
"""Wrong readings one over the other that are undone; more have not been seen."""
SMALL_MAX = 12
"""Letters in a row, all small but one, that mean nothing in code page 866, where the first half of the Russian alphabet
stands for continuation bytes: 'приехал' holds two Chinese letters, no word holds four."""
_PUNCTUATION = "“”‘’‚„–—…»«›‹•\xa0·†‡"
"""Continuation bytes that are also what may follow a letter in a sound text: 'MENÜ“', 'É\xa0!', 'CAFÉ»'."""
GAP = 4
"""Code points of ASCII that are no letters, at most, between two stretches that are told as one."""
NEAR = 60
"""Code points within which one that is sure speaks for one in a script whose sound words look the same."""
TOGETHER_MAX = 120
"""Code points of stretches that are told as one; a spoilt paragraph is not one finding but several."""


def triggers() -> tuple[str, ...]:
    """RE2 patterns of which one matches wherever ``misread`` may find something."""
    return (*(page.trigger for page in PAGES), trigger())


@lru_cache
def _screen() -> PatternSet:
    return PatternSet(list(triggers()))


def misread(document: Document) -> dict[str, tuple[Misread, ...]]:
    """By field, what should read otherwise, in the order of the text."""
    return {field: tuple(_field(document, field)) for field in ("text", "title")}


def is_misread(document: Document, field: str, start: int, end: int) -> bool:
    """Whether a character there is no mark of the text but part of a letter that was read wrongly: the '»' of 'á»™'."""
    beside = document.field(field)[max(0, start - GAP) : end + GAP]
    return not beside.isascii() and document.once(_misread_spans)[field].touches(start, end)


def _misread_spans(document: Document) -> dict[str, Spans]:
    return {field: Spans([run[:2] for run in runs]) for field, runs in document.once(misread).items()}


def _field(document: Document, field: str) -> list[Misread]:
    text = document.field(field)
    if text.isascii():
        return []
    hits = sorted(_screen().match(document.utf8(field)))
    if not hits:
        return []
    wide = wide_runs(text) if hits[-1] == len(PAGES) else []
    pages = [PAGES[index] for index in hits if index < len(PAGES)]
    found = [(page, runs) for page in pages if (runs := _runs(text, page))]
    # The page that explains most of the text as common letters is the right one; of equal ones, the commonest.
    found.sort(key=lambda each: -sum(_explained(run) for run in each[1]))
    taken = bytearray(len(text))
    kept: list[Misread] = []
    for runs in ([Misread(*run, certain=True) for run in wide], *(runs for _, runs in found)):
        for run in runs:
            if not any(taken[run.start : run.end]):
                taken[run.start : run.end] = b"\1" * (run.end - run.start)
                kept.append(run)
    return _together(text, sorted(kept))


def _explained(run: Misread) -> float:
    """Code points that the reading explains: those that became common letters and signs."""
    return (run.end - run.start) * sum(map(is_common, run.meant)) / len(run.meant)


def _runs(text: str, page: CodePage) -> list[Misread]:
    """All stretches that read as something in this page; the doubtful ones only where others speak for them."""
    sure: list[Misread] = []
    doubtful: list[Misread] = []
    for match in page.runs.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        meant = _decoded(match[0], before, after, page)
        if meant is not None:
            certain = _is_sure(match[0], meant, before, after, page)
            (sure if certain else doubtful).append(Misread(start, end, meant, page.label, certain))
    doubtful = [run for run in doubtful if not _is_punctuation(text, run)]
    if len(sure) > 1 or any(len(run.meant) > 1 for run in sure):
        if not page.latin:  # sound words look so; they stand in other paragraphs
            doubtful = [run for run in doubtful if _is_beside(text, run, sure)]
        return sure + [run for run in doubtful if not _is_end_of_capitals(text, run)]
    return sure


def _is_punctuation(text: str, run: Misread) -> bool:
    """Whether an accented letter and the marks behind it would be one Chinese character: 'plongé\xa0»'."""
    tail = text[run.start + 1 : run.end]
    return len(run.meant) == 1 and run.meant > "\u2e80" and all(char in _PUNCTUATION for char in tail)


def _is_beside(text: str, run: Misread, sure: list[Misread]) -> bool:
    """Whether a stretch that is sure stands near it on its line."""
    following = bisect_left(sure, run)
    for low, high in ((each.end, run.start) for each in sure[max(following - 1, 0) : following]):
        if high - low <= NEAR and text.find("\n", low, high) < 0:
            return True
    return any(
        each.start - run.end <= NEAR and text.find("\n", run.end, each.start) < 0
        for each in sure[following : following + 1]
    )


def _decoded(run: str, before: str, after: str, page: CodePage) -> str | None:
    """What the run should read, or None where that is no text."""
    meant = _once(run, page)
    for _ in range(TIMES_MAX - 1):  # 'Ã¢â‚¬â„¢' is 'â€™' is '’'
        if meant is None or len(meant) == 1 or page.runs.fullmatch(meant) is None:
            break
        again = _once(meant, page)
        if again is None or not _is_sure(meant, again, before, after, page):
            break
        meant = again
    return None if meant is None else _without_controls(meant)


def _without_controls(meant: str) -> str | None:
    """A control character that came out is one of Windows-1252 in turn: 'Â’' was written for '’'."""
    try:
        return "".join(bytes([ord(char)]).decode("cp1252") if "\x80" <= char < "\xa0" else char for char in meant)
    except UnicodeDecodeError:
        return None


@lru_cache(4096)  # a spoilt article has the same few stretches again and again
def _once(run: str, page: CodePage) -> str | None:
    if page.codec == "cp866" and len(run) < SMALL_MAX and run.isalpha() and sum(map(str.isupper, run)) <= 1:
        return None
    try:
        meant = page.encode(run).decode()
    except UnicodeDecodeError:
        return None
    return meant if all(char < "\xa0" or is_sign(char) or is_letter_of_words(char) for char in meant) else None


_LETTERS_MIN = {"cp1256": 3, "cp874": 4}
"""Letters of a word, at least, where two may be a coincidence: letters of Persian and Thai stand for continuation bytes
in these pages, so that sound words look like one letter or two ('عکس', 'สะพาน')."""
_BY_LETTERS = {"cp1250", "cp1257", "cp1254", "cp852", "iso8859_2", "iso8859_16"}
"""Latin pages in which letters stand for continuation bytes."""
_JOINERS = "\u200c\u200d"
"""Within words of some scripts, but no letters: one alone is as sure as a sign."""
_QUOTES = "“”„«»"
_OPENS = "“\"‘'«„(‹["


def _is_sure(raw: str, meant: str, before: str, after: str, page: CodePage) -> bool:
    """Whether the stretch can be nothing else. 'Р»' alone is how «СССР» ends; 'ÓŁ' stands in PÓŁNOC, 'Ăş' in Ăştia."""
    words = sum(is_letter_of_words(char) and char not in _JOINERS for char in meant)
    if words:
        return words >= max(_LETTERS_MIN.get(page.codec, 2), 2 if words == len(meant) else 4)
    if (raw[0] in _QUOTES and not before.isalpha()) or (raw.isalpha() and not all(map(is_common, meant))):
        return False  # '»öffnen«'; 'пакетУдалить' holds a 'ⓤ' in code page 866
    if all("\u2500" <= char < "\u2580" for char in raw):  # 'f├╝r'; the frame of a table is one
        return before.isalpha() or (after.isalpha() and not before.strip())
    tail = raw[1:]
    if not page.latin and not _is_general(meant):
        beside_latin = _is_ascii_letter(before) or _is_ascii_letter(after)
        return beside_latin and not all(char in _PUNCTUATION for char in tail)
    if page.codec in _BY_LETTERS and all(_is_plain_letter(char) for char in tail):
        # A capital inside a word is odd, and so are two at its start: 'ĂĽber', 'ĹĽeby'.
        return before.islower() or (raw.isupper() and after.islower() and not before.isalnum())
    return not all(char in _PUNCTUATION for char in tail) or _is_sure_by_neighbours(raw, before, after)


def _is_sure_by_neighbours(raw: str, before: str, after: str) -> bool:
    """Of a letter and what may be the punctuation behind it, whether the characters beside them rule that out."""
    if before.isalpha():  # 'gi√†': no letter, but a sign in a word
        return not raw[0].isalpha() or (raw[0].isupper() and (before.islower() or after.isalpha()))
    if raw[0] in "ÄÅ":  # letters that are words or names by themselves: 'Å\xa0gjøre', '„Ä“'
        return after.islower() and raw[1:] != "\xa0"
    return raw[0].isupper() and not (before and before in _OPENS and not after.isalpha())


def _is_general(meant: str) -> bool:
    """Whether these are signs that no lead of two bytes is needed for: quotation marks, dashes, symbols, emoji."""
    return all(char >= "\u2000" and not char.isalpha() for char in meant)


def _is_ascii_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_plain_letter(char: str) -> bool:
    return char.isalpha() and char not in "ªºµƒ"


def _is_end_of_capitals(text: str, run: Misread) -> bool:
    """'AMANHÃ…', 'MENÜ“': the mark that follows a word in capitals."""
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    return before.isupper() and text[run.start].isupper() and not after.isalpha() and text[run.end - 1] in _PUNCTUATION


def _together(text: str, runs: list[Misread]) -> list[Misread]:
    """Words of one sentence are told as one stretch."""
    kept: list[Misread] = []
    for run in runs:
        last = kept[-1] if kept else None
        if last and last.page == run.page and run.end - last.start <= TOGETHER_MAX:
            gap = text[last.end : run.start]
            if len(gap) <= GAP and gap.isascii() and "\n" not in gap and not any(map(str.isalpha, gap)):
                kept[-1] = last._replace(
                    end=run.end, meant=last.meant + gap + run.meant, certain=last.certain and run.certain
                )
                continue
        kept.append(run)
    return kept
