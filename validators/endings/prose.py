"""Where an article's prose ends, and whether its paragraphs are in the habit of ending in a full stop."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from scrapelint import lazyre as re
from scrapelint.validators.endings.lines import CLOSED, Open
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.linetable import line_table
from scrapelint.validators.engine.re2text import compile_pattern

__all__ = ["Prose", "inner_end", "is_closed", "is_dense", "is_paragraph"]

PROSE, DENSE_PROSE = 60, 20
"""Code points from which a line is prose and no heading, label, button; the second for scripts without spaces."""
PARAGRAPH, DENSE_PARAGRAPH = 80, 30
"""The same from which a line that ends in a full stop is a paragraph of an article."""
TAIL, HEAD = 6_000, 20_000
"""Code points at a text's end in which its last prose is looked for, and at its start that tell its habits."""
FOOTER_MAX = 240
"""Code points from which a line speaks of photos, comments and posts as any prose may."""
OPEN_SHARE = 5
"""One paragraph in so many may lack its full stop before that is the article's habit."""

_STOPS = ".!?…。！？؟۔।॥։።။"
_CLOSED = re.compile(rf"[{re.escape(_STOPS)}][^\w\s]{{0,4}}$")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")
# 'end. Next', also 'end.” Next' and '…た。次'; not 'J. Smith', 'Mr. Smith', '7. April'.
_INNER = re.compile(r"[.!?…؟۔।։።။](?<=\w\w.)['\"’”»“)\]]{0,2}\s+(?=[\"“„«‘]?[^\W_a-zà-ÿ])|[。！？][」』”’）]?(?=\w)")
_FOOTER = (
    r"(?i)©|\(c\) ?\d|copyright|rights reserved|newsletter|subscri|sign up|log in|follow (?:us|me|him|her|them|@)|"
    r"https?:|www\.|\.com\b|@[\pL\d_]|\bphoto|\bimage|\bcredit|getty|reuters|contribut|(?:story|article|post|"
    r"piece) (?:was|has been|"
    r"first|originally)|correction|editor['’]s note|e-?mail|click|comments?\b|cookies|"
    r"alle rechte|urheberrecht|kommentar|foto[:/]|tous droits|abonnez|derechos reservados|suscr|"
    r"direitos reservados|assine|"
    r"riservat|iscriviti|rechten voorbehouden|zastrzeżone|rättigheter|права защищены|подпис|kaynak:|haklar[ıi] saklı|"
    r"الحقوق محفوظة|حقوق|版权|版權|著作権|転載|저작권|무단|免责|責任編輯|责任编辑"
)


def is_dense(line: str) -> bool:
    """Whether it is written without spaces, or with few: Chinese, Japanese, Korean, Thai."""
    return not line.isascii() and len(_DENSE.findall(line[:80])) * 2 > len(line[:80])


def inner_end(line: str) -> int:
    """Where the last sentence of ``line`` begins behind another one; 0 where it is the only one."""
    end = 0
    for match in _INNER.finditer(line):
        end = match.end()
    return end


def is_closed(line: str) -> bool:
    """Whether a line, which is not blank, ends with a full stop or the like, quotation marks and brackets aside."""
    return line[-1] in _STOPS or _CLOSED.search(line[-8:]) is not None


def is_paragraph(line: str) -> bool:
    """Whether a line, which is not blank, is a paragraph of an article: a sentence or more, and no label or prompt."""
    return is_closed(line) and (len(line) >= PARAGRAPH or (len(line) >= DENSE_PARAGRAPH and is_dense(line)))


class Prose:
    """For ``document.once``."""

    def __init__(self, document: Document) -> None:
        self._document = document
        table, number = document.once(line_table)
        self.text = table.texts[number]

    def line(self, at: int) -> str:
        """The line that ``at`` stands in."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return self.text[start : end if end >= 0 else len(self.text)]

    def next_line(self, end: int) -> str:
        """The first line after ``end`` that is not blank; '' if there is none."""
        while 0 <= end < len(self.text):
            following = self.text.find("\n", end + 1)
            line = self.text[end + 1 : following if following >= 0 else len(self.text)].strip()
            if line or following < 0:
                return line
            end = following
        return ""

    def line_before(self, start: int) -> str:
        """The last line before ``start`` that is not blank; '' if there is none."""
        end = start - 1
        while end >= 0:
            first = self.text.rfind("\n", 0, end) + 1
            if line := self.text[first:end].strip():
                return line
            end = first - 1
        return ""

    @cached_property
    def last(self) -> int:
        """Where the last finished line of prose ends: what stands behind it is a foot, or a text that stops short."""
        end = len(self.text)
        low = max(0, end - TAIL)
        while end > low:
            start = self.text.rfind("\n", 0, end) + 1
            line = self.text[start:end].strip()
            if self.is_prose(line) and is_closed(line) and not self.is_footer(line):
                return end
            end = start - 1
        return max(end, 0)

    @staticmethod
    def is_prose(line: str) -> bool:
        return len(line) >= PROSE or (len(line) >= DENSE_PROSE and is_dense(line))

    @staticmethod
    def is_footer(line: str) -> bool:
        """Whether a line is of the site's: rights, credits, addresses, an invitation."""
        return len(line) < FOOTER_MAX and compile_pattern(_FOOTER).search(line.encode("utf-8", "replace")) is not None

    @property
    def finishes(self) -> bool:
        """Whether it has finished lines of prose, and hardly one without an end."""
        return self.closed > 0

    @cached_property
    def closed(self) -> int:
        """How many lines of prose are finished; 0 where more than a few others are not."""
        lines = [line for line in self._head() if self.is_prose(line)]
        closed = sum(map(is_closed, lines))
        unclosed = sum(line[-1] not in CLOSED for line in lines)
        return closed if unclosed <= 1 + closed // OPEN_SHARE else 0

    def _head(self) -> Iterator[str]:
        """The first lines but for those of payloads."""
        position, machine = 0, self._document.machine
        if not machine:
            yield from map(str.strip, self.text[:HEAD].split("\n"))
            return
        for line in self.text[:HEAD].split("\n"):
            if not machine.touches(position, position + len(line)):
                yield line.strip()
            position += len(line) + 1

    def is_last(self, line: Open) -> bool:
        """Whether no finished prose follows."""
        return line.end > self.last
