"""Tells articles about encodings, which show on purpose what is a defect elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapelint.validators.engine.re2text import compile_pattern

if TYPE_CHECKING:
    from scrapelint.validators.engine.document import Document

__all__ = ["is_about_encodings"]

_TERMS = (
    r"(?i)mojibake|文字化け|乱码|亂碼|кракозябр|крякозябр|zeichensalat|\butf-?(?:8|16)\b|\bunicode\b|юникод|\bunicod|"
    r"iso[- ]8859|latin-?1\b|windows-125|\bcp125\d|code ?pages?\b|\bcodepage|character (?:encoding|set)s?|charsets?\b|"
    r"zeichens[äa]tz|zeichenkodierung|encodage|"
    r"codificación de caracteres|codifica dei caratteri|codificação de caracteres|"
    r"кодировк|kodowani[ea] znak|文字コード|字符编码|인코딩|ترميز|zero[- ]width|replacement character"
)


def is_about_encodings(document: Document) -> bool:
    """Whether the article speaks of encodings: a term of theirs stands in it."""
    return any(compile_pattern(_TERMS).search(document.utf8(field).data) for field in ("text", "title"))
