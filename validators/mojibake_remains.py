"""What is left of mojibake when some of its bytes were lost too: 'â€' for '”', 'voilÃ ' for 'voilà', 'itâs' for 'it’s'.

Byte 9D has no character in Windows-1252, controls are stripped by many scrapers, and a no-break space becomes a plain
one.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint.validators.encodings import misread
from scrapelint.validators.encodings.subject import is_about_encodings
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.spans import Spans

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """``mojibake_remains`` has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_CONTRACTION = (
    r"(?i:\b(?:(?:do|ca|wo|is|are|was|were|did|does|has|have|had|could|would|should|ai)n(?P<a>[âÕíÆ])t|(?:it|he|she|that|what|there|who|let|here)(?P<b>[âÕíÆ])s|"
    r"(?:we|they|you)(?P<c>[âÕíÆ])(?:re|ve|ll)|I(?P<d>[âÕíÆ])(?:m|ve|ll))\b)"
)
_PATTERNS = (
    (r"(?P<defect>â€)(?:[^\x{80}-\x{bf}‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|$)", "”"),
    (r"(?P<defect>вЂ)(?:[\s\x{fffd}?.,]|$)", "”"),
    (r"[a-zß-ÿ](?P<defect>Ã)(?:[ ,.;:!?)'’]|$)", "à"),
    (r"(?:^|[ (])(?P<defect>Ã) [a-z]", "à"),
    (r"[a-z\d.,;:!?)](?P<defect>Â)(?: |\n|$)", "a no-break space"),
    (r"(?P<defect>Ã\?)[a-z]|[a-z](?P<again>Ã\?)", "a letter"),
    (r"[A-Za-z](?P<defect>ã[¡-©¬®-º¼-¿])|\b(?P<again>ã[©¨¶¼¤¡³])", "a letter"),
    # Two of the three bytes of a dash or a mark, in GBK and in Shift JIS, among Western letters.
    (r"(?:^|[\x{01}-\x{24f}])(?P<defect>[鈥窶])(?:[\x{01}-\x{24f}]|$)", "a dash or a quotation mark"),
    (_CONTRACTION, "’"),
    # Letters of Windows-1252 that were read in Mac OS Roman: 'Bjˆrk', 'R‰tsel'.
    (r"[A-Za-z](?P<defect>[ˆ‰])[a-z]", "an accented letter"),
    # Quotation marks of Mac OS Roman, read in Windows-1252: 'he said.Ó'.
    (r"[a-zß-ÿ][.,!?]?(?P<defect>Ó)(?:[ ,.;:!?)\n]|$)", "”"),
    # What joins the parts of a word in Persian, written in one code page of Windows and read in another.
    (r"\p{Arabic}(?P<defect>¬)\p{Arabic}", "a zero-width joiner"),
)
"""Patterns and what they stand for. None is a word of a language: 'Ã' ends no word in small letters."""


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return (
        "â€|вЂ|[鈥窶]",
        r"[a-zß-ÿ ]Ã[ ,.;:!?)'’\n]|[a-z\d.,;:!?)]Â[ \n]|Ã\?|[A-Za-z ]ã[¡-¿]",
        r"[a-zß-ÿ.,!?]Ó[ ,.;:!?)\n]|[A-Za-z][ˆ‰][a-z]|\p{Arabic}¬\p{Arabic}",
        r"(?i:[nto]n?[âÕíÆ][ts]|[euy][âÕíÆ](?:s|re|ve|ll)|I[âÕíÆ](?:m|ve|ll))",
    )


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001  # likewise
    if document.once(is_about_encodings):
        return
    whole = document.once(misread.misread)
    for field in ("text", "title"):
        text = document.field(field)
        known = Spans((run.start, run.end) for run in whole[field])
        for pattern, meant in _PATTERNS:
            for match in document.utf8(field).finditer(pattern):
                start, end = match.start, match.end
                for name, value in match.groups.items():
                    if name != "defect":
                        # By its first letter: a lone surrogate in the text is a '?' in what RE2 saw.
                        start = text.index(value[0], start, end)
                        end = start + len(value)
                if not known.touches(start, end):
                    yield Hit(start, end, field, {"match": text[start:end], "meant": meant}, 0.9)
