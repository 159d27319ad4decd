"""Too little text: nothing, or next to nothing, besides the title, dates and links."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "concerns", "find"]

READ = 1500
"""Code points beyond which a text is not looked at: titles, dates and links of a short item stay below."""
_LINK = re.compile(r"!?\[[^\]\n]{0,300}\]\([^)\s]{0,2000}\)|https?://\S+")
_FURNITURE = re.compile(
    r"[#=*_>\s|-]*(?:\W*\d[\d\W]*|\W*(?:[^\W\d]{3,12}\.? \d{1,2}|\d{1,2}\.? [^\W\d]{3,12}),? \d{4}\W*)?$"
)
_SENTENCE = re.compile(r"[.!?…。！？।۔؟][\"'”’»)\]」]*$")
LEAST_SENTENCE = 25
_DENSE = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af]")
DENSE_TIMES = 2
"""A Chinese, Japanese, Korean or Thai letter says as much as two to three of an alphabet's."""


class Params(BaseModel):
    """Options of ``scant_text``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # Of 6,000 articles a dozen have less than 150 code points and no sentence among them: labels, captions, headlines.
    # News of a single sentence exist, and are left alone.
    below: int = Field(150, gt=0, description="Code points; letters of Chinese, Japanese, Korean and Thai count twice.")
    beside_link: int = Field(200, ge=0, description="The same where a line is nothing but a link to the real thing.")
    confidence: float = Field(0.9, ge=0, le=1)


def concerns(document: Document) -> bool:
    return len(document.text) <= READ and bool(document.line_texts)


def find(document: Document, params: Params) -> Iterator[Hit]:
    enough = max(params.below, params.beside_link)
    size = _own_size(document, enough)
    if size >= enough:
        return
    if (size < params.below and not _has_sentence(document)) or (
        size < params.beside_link and _has_link_line(document)
    ):
        first = document.lines[0]
        yield Hit(first.start, first.end, values={"size": size}, confidence=params.confidence)


def _has_sentence(document: Document) -> bool:
    title = _plain(document.article.title)
    return any(
        _SENTENCE.search(line) and len(line) + len(_DENSE.findall(line)) >= LEAST_SENTENCE
        for line in document.line_texts
        if _size(line, title)
    )


def _has_link_line(document: Document) -> bool:
    return any(_LINK.fullmatch(line) and line[0] == "[" for line in document.line_texts)


def _own_size(document: Document, enough: int) -> int:
    """What the text says besides title, dates and links; counted until it is ``enough``."""
    text = document.text
    if len(text) >= 800 and "](" not in text:
        return len(text)  # more than any title, date and address
    title = _plain(document.article.title)
    size = 0
    for line in document.line_texts:
        size += _size(line, title)
        if size >= enough:
            break
    return size


def _size(line: str, title: str) -> int:
    said = _LINK.sub("", line).strip()
    if _FURNITURE.match(said) or (title and _plain(said) == title):
        return 0
    if line.startswith("#"):
        return 0
    return len(said) + (DENSE_TIMES - 1) * len(_DENSE.findall(said))


def _plain(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
