"""Leaked CSS: a style sheet's source among the prose."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.engine.brackets import Budget, closing, line_end
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.sources import sources

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """``inline_style`` takes no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_PROPERTIES = (
    r"(?:color|background(?:-[a-z]+)*|margin(?:-[a-z]+)?|padding(?:-[a-z]+)?|border(?:-[a-z]+)*|font(?:-[a-z]+)*|"
    r"(?:min-|max-)?(?:width|height)|display|position|float|text-[a-z-]+|line-height|top|left|right|bottom|overflow(?:-[xy])?|"
    r"z-index|opacity|visibility|cursor|(?:-webkit|-moz|-ms|-o|mso)-[a-z-]+|transform|transition|animation|box-[a-z]+|"
    r"flex(?:-[a-z]+)?|grid(?:-[a-z]+)*|align-[a-z]+|justify-[a-z]+|list-style(?:-[a-z]+)?|vertical-align|white-space|word-[a-z]+|"
    r"letter-spacing|content|src|fill|stroke|zoom|filter|clear|outline|behavior|size|panose-1|gap|object-fit|--[\w-]+)"
)
_VALUE = (
    r"(?:-?[\d.]+(?:px|em|rem|pt|vh|vw| auto)\b|#[0-9a-fA-F]{3,6}\b|"
    r"(?:auto|none|inherit|block|absolute|relative|hidden)\b|rgba?\()"
)
_STARTS = (
    rf"\{{\s*{_PROPERTIES}\s?:\s?[^{{}};]*(?:[;}}]|$)",
    r"@(?:media|supports)\s*(?:\(|only\b|not\b|screen\b|print\b|all\b)[^{};\n]*\{",
    r"@(?:font-face|keyframes|-webkit-keyframes|page)\b[^{};\n]*\{",
    r"@import (?:url\(|[\"'])[^;\n]+;",
    r"\{\s*/\*[^*\n]*\*/",
    rf"\b{_PROPERTIES}\s?:\s?[^:;{{}}\n]{{1,80}}!important\b\s?;?",
    # Declarations in a row, the first with a value that only CSS has: prose lists 'height: 5 m; width: 2 m', too.
    rf"\b{_PROPERTIES}:\s?{_VALUE}[^:;{{}}\n]*;\s?(?:{_PROPERTIES}:[^:;{{}}\n]+;\s?)+",
)
_FINE = "(?m)" + "|".join(_STARTS)


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    # Short, so that the pass over all rules stays fast; `find` looks closer.
    return (
        r"\{",
        r"@(?:media|supports|font-face|keyframes|-webkit-|page|import)|!important",
        r";\s?(?:margin|padding|border|color|back|font|width|height|display|text|position|float)[a-z-]*:",
    )


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001
    return sources(document, _FINE, _selector, _style_end)


_SELECTOR_TAIL = re.compile(
    r"[.#@:*\[]|\b(?:html|body|div|span|p|a|ul|ol|li|h[1-6]|table|t[hdr]|tbody|img|section|article|input|button|label|form|iframe|"
    r"blockquote|figure|figcaption|header|footer|nav|main|aside|svg|path|em|strong|video|audio|from|to)\b|\d%"
)


def _selector(text: str, start: int, low: int) -> int:
    """Back from the brace over its selectors."""
    low = max(low, start - 300, text.rfind("\n", 0, start) + 1)
    while start > low:
        here = start
        while here > low and text[here - 1] in " \t":
            here -= 1
        chunk = here
        while chunk > low and not text[chunk - 1].isspace() and text[chunk - 1] not in "}{;":
            chunk -= 1
        word = text[chunk:here]
        if (
            not word
            or word[-1] in ".!?”"
            or word == "*/"
            or not (_SELECTOR_TAIL.match(word) or word in {">", "+", "~", ","} or re.search(r"\w[.#]\w", word))
        ):
            break
        start = chunk
    return start


_RULE_FOLLOWS = re.compile(
    r"\s{0,40}(?:\}|/\*|@[a-z-]{3,20}\b|[.#:*\[]?[A-Za-z](?:[^{}\n.!?]|\.(?=\S)){0,200}\{|[.#][\w-][^{}\n]{0,200}\{)"
)


_DECLARATION = rf"{_PROPERTIES}\s?:\s?[^:;{{}}\n]{{1,80}}"
_LONE = re.compile(rf"(?:{_DECLARATION};\s{{0,3}}){{0,20}}(?:{_DECLARATION}!important\b\s?;?)?")
"""Declarations whose rule was lost."""


def _style_end(text: str, start: int, budget: Budget) -> int:
    """The end of the run of rules that starts here."""
    position = start
    if (declaration := _LONE.match(text, start)) and declaration[0]:
        return start + len(declaration[0].rstrip())
    while True:
        if text.startswith("/*", position):
            comment = text.find("*/", position, position + 5000)
            end = comment + 2 if comment >= 0 else line_end(text, position)
        elif text.startswith("@import", position):
            semicolon = text.find(";", position, position + 500)
            end = semicolon + 1 if semicolon >= 0 else line_end(text, position)
        elif text.startswith("}", position):
            end = position + 1
        else:
            brace = text.find("{", position, position + 400)
            if brace < 0:
                return line_end(text, position)
            closed = closing(text, brace, budget, quotes="")
            if closed is None:
                return line_end(text, position)
            end = closed
        following = _RULE_FOLLOWS.match(text, end)
        if following is None:
            return end
        position = end + len(text[end : end + 41]) - len(text[end : end + 41].lstrip())
