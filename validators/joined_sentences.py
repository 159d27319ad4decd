"""Sentences, clauses and blocks that run together at a mark: 'end.Start', 'word,word', 'paper(opens in a new window)'.

A scraper that takes the texts of neighbouring elements without a space between them, or drops a line end, glues the
end of one to the start of the next. In 6,000 English news articles and blogs such a joint is rare (in 4 % of
them) and nearly always a defect; what looks like one stands in addresses, code, abbreviations and initials, which a
look at the word round it tells apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.encodings.misread import is_misread
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.fix import Edit
from scrapelint.validators.joints.joint import LETTERS, joint
from scrapelint.validators.joints.judges import JUDGES, UNITS, ZONES

__all__ = ["Params", "find", "triggers"]

Kind = Literal["sentence", "ellipsis", "clause", "quote", "bracket", "link", "year", "figure"]


class Params(BaseModel):
    """Options of a rule on what runs together at a mark."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind = Field(
        "sentence",
        description="What stands between the two: the end of a `sentence`, an `ellipsis`, the comma or colon of a "
        "`clause`, a `quote` mark, a `bracket`; or what comes after: a `link`, a `figure` in a "
        "table, or before: a `year` or time of day.",
    )


_CASED = r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Armenian}]"
_ARABIC = r"[\x{620}-\x{64a}\x{671}-\x{6d3}]"
_VOWEL = r"[\x{64b}-\x{652}]"
_HEBREW = r"[\x{5d0}-\x{5ea}]"
_GEORGIAN = r"[\x{10d0}-\x{10f0}]"
_SOUTH_INDIAN = r"[\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}]"
_CLOSE = r"[\"”’»)\]'\x{200b}]"
# An initial of a script without case is one letter, or a syllable of two or three code points in southern India.
_SENTENCE = (
    rf"(?:\p{{Ll}}[\"”“’»«)\]]{{0,2}}|\d%?[”»]?)[.!?]{_CLOSE}{{0,3}}[“‘«„¿¡]?\[?\p{{Lu}}"
    rf"|\p{{Lu}}{{2}}[.!?]{_CLOSE}{{0,3}}[“‘«„¿¡]?\p{{Lu}}\p{{Ll}}"
    r"|\p{Ll}[.!?][\x{a0}\x{202f}]»\p{Lu}\p{Ll}|\p{Ll}[ \x{a0}\x{202f}]?[!?]{1,3}\p{Lu}\p{Ll}"
    r"|[\p{Ll}\d][.!?;][•▪] ?\p{Lu}|\p{Ll}{2}[.!?]© ?\p{Lu}"
    r"|[\p{Ll})][.!?][–—-] \p{Lu}\p{Ll}|(?:\p{Lu}|\.)\)[.!?]\p{Lu}[\p{Ll} ]"
    rf"|\p{{Ll}}{{2}}[.!?]{_CLOSE}?(?:(?:\[\d{{1,3}}\])+\p{{Lu}}|\d{{1,2}}\p{{Lu}}\p{{Ll}}+ )"
    rf"|{_ARABIC}{{2}}{_VOWEL}?[»”\"]?[.!؟۔؛][»”\"]?{_ARABIC}{{2}}|{_HEBREW}{{2}}[”\"]?[.!?][”\"]?{_HEBREW}{{2}}"
    rf"|{_GEORGIAN}{{3}}[.!?][“\"]?{_GEORGIAN}{{3}}|{_SOUTH_INDIAN}{{4}}[.!?][”\"]?{_SOUTH_INDIAN}{{4}}"
    r"|[।॥][”’\"]?[\p{Devanagari}\p{Bengali}\p{Gujarati}\p{Gurmukhi}\p{Oriya}]|\p{Devanagari}[!?]\p{Devanagari}"
    r"|[다요까죠오음함임됨]\.[”’\"‘“]?[가-힣]|[다요까죠]\.(?:[A-Z]|\d{2}|[━※▶●◆■【])|[다요까죠오][!?][”’\"]?[가-힣]|\p{Ethiopic}።\p{Ethiopic}|\p{Armenian}։\p{Armenian}"
)
_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_OTHER_MONTHS = (
    "(?i:Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|juin|juillet|août|septembre|"
    "octobre|novembre|décembre|(?:de )?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|"
    "noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro)|"
    "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre)"
)
_PATTERNS: dict[Kind, str] = {
    "sentence": _SENTENCE,
    "ellipsis": r"\p{L}[\"”’.!?]{0,2}(?:…|\.\.)[.’]{0,2}\p{Lu}",
    "clause": (
        rf"{_CASED}{{2}},(?:{_CASED}{{2}}|[Ia][ '’])|{_CASED}{{2}};{_CASED}{{2}}"
        rf"|{_CASED}{{3}}[\x{{a0}}\x{{202f}}]:\p{{Ll}}{{2}}|{_CASED}{{3}}:(?:\p{{Lu}}[\p{{L}} ]|\p{{Ll}}{{2}})"
        rf"|\p{{Ll}}{{3}}– \p{{Lu}}\p{{Ll}}{{2}}|{_ARABIC}{{2}}،{_ARABIC}{{2}}|{_HEBREW}{{2}},{_HEBREW}{{2}}"
        rf"|\p{{Ll}}{{3}}[,;:]-\p{{Lu}}\p{{Ll}}{{3}}"
    ),
    "quote": (
        rf"{_CASED}(?:[,;:][\"”“]|\)[,;:]”|[”»’],){_CASED}{{2}}|[ \x{{a0}}\x{{202f}}]»,{_CASED}"
        rf"|{_CASED}{{2}}[”“]{_CASED}|[.!?][\"”»]\p{{Ll}}{{2}}"
        rf"|\p{{Ll}}(?:…|\.\.\.)[\"”]\p{{Lu}}\p{{Ll}}|{_CASED}{{2}}»{_CASED}|{_CASED}{{2}}«{_CASED}"
        rf"|\p{{Ll}}{{3}}\"\p{{Lu}}\p{{Ll}}|{_CASED}{{3}}„{_CASED}|{_ARABIC}{{4}}«{_ARABIC}|»{_ARABIC}{{4}}"
        r"|\p{Ll}{4}['’]\p{Lu}\p{Ll}{2}"
    ),
    "bracket": (
        rf"{_CASED}{{2}}\({_CASED}+ [\p{{L}}\d]|\){_CASED}{{2}}"
        r"|\p{Ll}{2}[.!?][\"”]?\((?:\p{Lu}\p{Ll}|\p{Lu}{2})"
        r"|\.(?:png|jpe?g|gif|webp|svg)[^)\s]{0,80}\)\p{Lu}\p{Ll}"
    ),
    "link": r"(?:[\p{L}\d.!?…,”’)]|[\p{L}.!?…]\"|\p{L}{3}:)(?:https?://|pic\.twitter\.com/)",
    "year": (
        r"(?:\A|\n)\d{1,2}\p{Lu}\p{Ll}|[ (](?:19|20)\d\d(?:\p{Lu}\p{Ll}|[AI][’' ])|\p{Ll}{3}(?:19|20)\d\d \p{Lu}\p{Ll}"
        r"|\d:\d\d(?:[ \x{a0}]?[AaPp][Mm])?\p{Lu}\p{Ll}|(?:\A|\n)\d{1,2}\.\d\d\p{Lu}\p{Ll}"
        rf"|\d[:.]\d\d (?:{ZONES})\p{{Lu}}\p{{Ll}}"
        r"|\d:\d\d(?:[ВИКОСУЯ] |[А-ЛН-Я][А-Я])"
        rf"|\p{{Ll}}{{2}}\d{{1,2}}\.? (?:{_MONTHS}|{_OTHER_MONTHS}) (?:de )?(?:19|20)\d\d\b"
        r"|(?:\A|\n)[^\pL\n]{0,4}\p{Lu}{5}\p{Lu}*\p{Ll}+ \p{Ll}"
        rf"|(?:\p{{Lu}}{{2}}{_MONTHS}\.?|\p{{Ll}}{{2}}{_MONTHS}\.) \d{{1,2}}, (?:19|20)\d\d\b"
        r"|\p{Ll}{2}\d{1,2} (?:min(?:ute)?|hour|day|week|month|year)s? (?:ago|read)\b"
    ),
    "figure": rf"\p{{Ll}}{{3}}\d{{1,4}} (?:{UNITS})\b|"
    r"(?:\A|\n)[ \t]*\p{Lu}[\p{L} ./&-]*\p{Ll}{3}\d{1,3}(?:[.,]\d{1,3})+(?:[ %)(\n]|\z)",
}


_FIGURE = rf"\p{{Ll}}{{3}}\d{{1,4}}(?:[.,]\d| (?:{UNITS})\b)"
"""What every match for a figure has in it: the start of its line would be under way wherever a line is."""
_MARK = re.compile(rf"(?:(?!{LETTERS}).)+", re.DOTALL)
_MARKS: dict[Kind, re.Pattern[str]] = {
    "sentence": re.compile(rf"(?:\[\d{{1,3}}\]|(?<=[.!?\"”’»])\d{{1,2}}(?=[^\W\d_])|(?!{LETTERS}).)+", re.DOTALL),
    "ellipsis": _MARK,
    "clause": _MARK,
    "quote": _MARK,
    "bracket": re.compile(r"[.!?][\"”]?\(|[()]"),
    "link": re.compile(r"[^\w\s]*(?=https?://|pic\.twitter)"),
    "year": re.compile(
        r"(?:(?<=\n\d)|(?<=\n\d\d)|(?<=\A\d))(?=[^\W\d_])|(?<=[ (]\d{4})|(?<!\d)(?=\d{4} )"
        r"|(?<=[^\W\d_]{2})(?=\d{1,2}\.? [^\W\d_])|(?<=[:.]\d\d)(?=[^\W\d_][^\W\d_ ]?\s?\Z)"
        r"|(?<=[^\W\d_a-z]{4})(?=[^\W\d_a-z][^\W\d_A-Z]+ )"
        rf"|(?<=[AaPp][Mm])|(?<={ZONES})(?=[^\W\d_][^\W\d_]\Z)|(?<=[^\W\d_]{{2}})(?={_MONTHS}\.? \d)"
    ),
    "figure": re.compile(r"(?<=[^\W\d_]{3})(?=\d)"),
}
"""What of a match stands between the two words."""


PLAIN = frozenset({".", "!", "?", "…", "...", ",", ";", ":", "،", "؟", "।"})
"""Marks after which a space belongs, and nowhere else."""


def triggers(params: Params) -> tuple[str, ...]:
    return (_FIGURE if params.kind == "figure" else _PATTERNS[params.kind],)


def find(document: Document, params: Params) -> Iterator[Hit]:
    judge = JUDGES[params.kind]
    for field in ("text", "title"):
        text = document.field(field)
        for match in document.utf8(field).finditer(_PATTERNS[params.kind]):
            cut = _MARKS[params.kind].search(text, match.start, match.end)
            if cut is None:
                continue
            found = joint(text, *cut.span())
            confidence = judge(document, text, found)
            if not confidence or (field == "text" and not document.has_prose_at(found.start, found.end)):
                continue
            if not is_misread(document, field, cut.start(), cut.end() + 1):
                left, right = found.left or found.mark, found.right or found.mark
                values = {"left": left, "mark": found.mark, "right": right}
                # Where a quotation mark or bracket stands at the joint, the space may belong on either side of it.
                edits = (Edit(cut.end(), cut.end(), " "),) if found.mark in PLAIN else ()
                yield Hit(found.start, found.end, field, values, confidence, edits=edits)
