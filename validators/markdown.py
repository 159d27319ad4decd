"""Markdown left raw: links, pictures, headings and bold type.

The signs of headings and bold type also occur in prose, so a second look decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.spans import Span, Spans

__all__ = ["Params", "find", "triggers"]

Kind = Literal["link", "image", "heading", "emphasis", "block", "rows"]


class Params(BaseModel):
    """Options of ``markdown``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind = Field("heading", description="What to look for.")


_TRIGGERS: dict[Kind, str] = {
    "link": r"\]\(|\]: http|\pL\]\[\d",
    "image": r"!\[",
    "heading": r"(?m)^[ \t]{0,3}#{1,6}[ \t]+\S",
    "emphasis": r"\*\*[^\s*]|__[^\s_]|~~[^\s~]",
    "block": r"\| ?:?---|\n>",
    "rows": r"\|[ \t]*(?:\n|\z)",
}
# One RE2 pattern without groups finds links and pictures together: with groups it takes five times as long.
_TARGET = r"\((?:[^()\s]|\([^()\s]*\))*(?:\s+[\"“][^\"”\n]*[\"”])?\)"
_ADDRESS = (
    r"\((?:https?:|mailto:|tel:|javascript:|/|\.{1,2}/|#|www\.|[\w.-]+/|[\w-]+\.(?:html?|php|pdf|md)\b)"
    r"(?:[^()\s]|\([^()\s]*\))*(?:\s+[\"“][^\"”\n]*[\"”])?\)"
)
_LABEL = rf"\[(?:[^\[\]\n]|!?\[[^\[\]\n]*\](?:{_TARGET})?)*\]"
_LINKED = rf"!{_LABEL}{_TARGET}|{_LABEL}{_ADDRESS}|\]{_ADDRESS}|(?m:^[ \t]*\[\d+\]: https?://\S+)"
# `[the report][3]`; a note on a note, `[citation needed][3]`, is none. It is looked for where a cheap look finds its
# middle: within the pattern above it would double that one's time.
_REFERENCE = r"\[[^\[\]\n]*\pL{2}[^\[\]\n]*[^\[\]\nd]\]\[\d{1,3}\]|!\[[^\[\]\n]*\]\[[\w-]+\]"
_HEADING = r"(?m)^[ \t]*#{1,6}[ \t]+[^\s#][^\n]*"
_EMPHASIS = (
    r"\*\*[^\s*](?:[^*\n]*(?:\*[^*\n]+)*[^\s*])?\*\*|__[^\s_](?:[^_\n]*(?:_[^_\n]+)*[^\s_])?__"
    r"|~~[^\s~](?:[^~\n]*[^\s~])?~~"
)
# The head of a table with its rule; the sign of a quotation.
_BLOCK = r"(?m)^[ \t]*(?:\|[^\n]*\|[ \t]*\n[ \t]*)?\|(?: ?:?-{3,}:? ?\|)+[ \t]*$|^[ \t]*>{1,3} [^\s>]"
# Rows of a table without its rule, as libraries make text of pages: closed on both sides, or at the end.
_ROWS = (
    r"(?m)^[ \t]*\|[^\n]*\|[ \t]*$(?:\n[ \t]*\|[^\n]*\|[ \t]*$)*"
    r"|^[^\n|]*[^\s|][^\n|]*\|(?:[^\n|]*\|)*$(?:\n[^\n|]+\|(?:[^\n|]*\|)*$)+"
)
_RULE = re.compile(r"\|[ :]*-{3}|[-=]{3}[+|]")
_EVIDENCE = re.compile(r"(?m)^#{2,6} \S|\]\((?:https?://|/|images/)|^```|\*\*[^\s*][^*\n]{0,200}\*\*")
BORDER = 8
"""Code points beside a table in which the end of its border shows, where it is drawn with signs."""
HEADING_MAX = 200
"""Code points of a heading; a longer line that starts with # is a paragraph about a hashtag or a number."""


def triggers(params: Params) -> tuple[str, ...]:
    return (_TRIGGERS[params.kind],)


def find(document: Document, params: Params) -> Iterator[Hit]:
    if document.article.media_type == "text/markdown":
        return
    if params.kind == "heading":
        spans = _headings(document)
    elif params.kind == "emphasis":
        spans = _emphasis(document)
    elif params.kind == "block":
        spans = _blocks(document)
    elif params.kind == "rows":
        spans = _rows(document)
    else:
        spans = (s for s in document.once(_linked) if (document.text[s[0]] == "!") == (params.kind == "image"))
        if params.kind == "link" and "]" in document.title:
            yield from (Hit(m.start, m.end, "title") for m in document.utf8("title").finditer(_LINKED))
    for start, end in spans:
        if not document.shows_code_at(start, end):
            yield Hit(start, end)


def _linked(document: Document) -> tuple[Span, ...]:
    data = document.utf8("text")
    patterns = (_LINKED, _REFERENCE) if "][" in document.text else (_LINKED,)
    return tuple((match.start, match.end) for pattern in patterns for match in data.finditer(pattern))


def _headings(document: Document) -> Iterator[Span]:
    text = document.text
    evidence: bool | None = None
    for match in document.utf8("text").finditer(_HEADING):
        line = text[match.start : match.end]
        start, end = match.start + len(line) - len(line.lstrip()), match.start + len(line.rstrip())
        if end - start > HEADING_MAX or start - match.start > 3:  # four spaces make a block of code
            continue
        if text[start : start + 2] != "##":
            # '# 1 in the charts', '# blessed': a single sign needs other Markdown beside it.
            if evidence is None:
                evidence = _EVIDENCE.search(text) is not None
            if not evidence:
                continue
        yield start, end


def _emphasis(document: Document) -> Iterator[Span]:
    text = document.text
    linked = Spans(document.once(_linked))
    for match in document.utf8("text").finditer(_EMPHASIS):
        start, end = match.start, match.end
        if linked.covers(start, end):
            continue
        # 'f**k and s**t', 'f***ing', '2**3', 'snake__case__name', a row of asterisks are no emphasis.
        sign = text[start]
        before, after = text[max(0, start - 2) : start], text[end : end + 2]
        if before.endswith(sign) and after.startswith(sign):  # bold and italic at once
            before, after = before[:-1], after[1:]
        if _joins(before[-1:]) or _joins(after[:1]) or before.endswith((sign, "\\")) or after.startswith(sign):
            continue
        if sign == "_" and " " not in text[start:end]:
            continue  # '__init__', '__DATA__' are names
        if sign == "~" and (before[-1:].isalnum() or after[:1].isalnum()):
            continue  # 'so nice~~' is a drawl, also in Chinese
        if any(char.isalnum() for char in text[start + 2 : end - 2]):
            yield start, end


def _joins(char: str) -> bool:
    """Whether a sign beside this stands inside a word; Chinese and Japanese put no space between words."""
    return char.isalnum() and char < "\u2e80"


def _blocks(document: Document) -> Iterator[Span]:
    text = document.text
    evidence: bool | None = None
    for match in document.utf8("text").finditer(_BLOCK):
        start = match.start + len(text[match.start : match.end]) - len(text[match.start : match.end].lstrip())
        if text[start] == ">":
            # Mail quotes with the same sign, and sites set it before links.
            if evidence is None:
                evidence = _EVIDENCE.search(text) is not None
            if not evidence:
                continue
            yield start, match.end - 1
        else:
            yield start, match.end


def _rows(document: Document) -> Iterator[Span]:
    text = document.text
    for match in document.utf8("text").finditer(_ROWS):
        rows = text[match.start : match.end]
        drawn = text[max(match.start - BORDER, 0) : match.end + BORDER]  # with the lines above and below
        if _RULE.search(drawn) or (any(map(str.isdecimal, rows)) and not any(map(str.isalpha, rows))):
            continue
        if rows.lstrip()[0] != "|" and len({row.count("|") for row in rows.split("\n")}) > 1:
            continue  # each line of a menu may end in a bar
        yield match.start + len(rows) - len(rows.lstrip()), match.start + len(rows.rstrip())
