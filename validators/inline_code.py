"""Leaked JavaScript and CSS: a script's or a style sheet's source among the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.brackets import Budget, closing, line_end
from scrapelint.validators.engine.code import is_technical, shown_on_purpose
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """Options of ``inline_code``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["javascript", "css"] = Field("javascript", description="Which language to look for.")


# What no prose holds. Objects of the browser and of widely used services; a call that ends in ');'; a function.
_JS = (
    r"\bfunction\s?[\w$]*\s?\([\w$, ]*\)\s?\{",
    r"(?:\([\w$, ]*\)|\b[\w$]+)\s?=>\s?[{(]",
    r"\b(?:window|document|navigator|googletag|jQuery|dataLayer|twttr|Drupal|ga|_gaq|_qevents|pbjs|apstag|_sf_async_config)"
    r"(?:\.[A-Za-z_$][\w$]*|\[[\"'][^\"'\n]+[\"']\])+\s?(?:\(|=|\|\||\?)",
    r"\b(?:window|document)\[[\"'][\w$-]+[\"']\]",
    r"\badsbygoogle\b\s?(?:=|\|\||\.)",
    r"(?:^|[\s;{}>])(?:var|let|const)\s+[\w$]+\s?=[^;\n]+;",
    r"(?:^|[\s;{}>])var\s+[\w$]+(?:\s?,\s?[\w$]+)*\s?;",
    r"(?:^|[^\w$.])[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+\([^()\n]*\)\s?;",
    r"(?:\$|\bjQuery)\((?:document|window|this|[\"'][^\"'\n]*[\"'])\)\s?\.",
    r"\b(?:jQuery|fbq|gtag|ga|__gaTracker|ScrollMagic|require|_satellite|stLight\.options)\(\s?(?:[\"'{\[]|function|document|window)[^\n]*\)\s?;",
    r"\bnew [A-Z][\w$.]*\((?:[\"'{\[][^\n]*)?\)\s?;",
    r"\b(?:if|while|for|switch|catch)\s?\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)\s?\{",
    r"\b(?:addEventListener|setTimeout|setInterval|getElementById|getElementsByTagName|querySelector|createElement|appendChild|insertBefore)\(",
    r"[\"']use strict[\"'];",
    r"\b[\w$]+\s?=\s?(?:[\w$.]+\s?\|\|\s?(?:\[|\{)|\[\]\s?;|\{\}\s?;|(?:true|false|null)\s?;|'[^'\n]*'\s?;)",
    r"\bjavascript:(?:void|[\w.]+\()",
    r"\b(?:document|window)\.(?:write|location|referrer|cookie)\b",
)
_PROPERTIES = (
    r"(?:color|background(?:-[a-z]+)*|margin(?:-[a-z]+)?|padding(?:-[a-z]+)?|border(?:-[a-z]+)*|font(?:-[a-z]+)*|"
    r"(?:min-|max-)?(?:width|height)|display|position|float|text-[a-z-]+|line-height|top|left|right|bottom|overflow(?:-[xy])?|"
    r"z-index|opacity|visibility|cursor|(?:-webkit|-moz|-ms|-o|mso)-[a-z-]+|transform|transition|animation|box-[a-z]+|"
    r"flex(?:-[a-z]+)?|grid(?:-[a-z]+)*|align-[a-z]+|justify-[a-z]+|list-style(?:-[a-z]+)?|vertical-align|white-space|word-[a-z]+|"
    r"letter-spacing|content|src|fill|stroke|zoom|filter|clear|outline|behavior|size|panose-1|gap|object-fit|--[\w-]+)"
)
_CSS = (
    rf"\{{\s*{_PROPERTIES}\s?:\s?[^{{}};]*(?:[;}}]|$)",
    r"@(?:media|supports)\s*(?:\(|only\b|not\b|screen\b|print\b|all\b)[^{};\n]*\{",
    r"@(?:font-face|keyframes|-webkit-keyframes|page)\b[^{};\n]*\{",
    r"@import (?:url\(|[\"'])[^;\n]+;",
    r"\{\s*/\*[^*\n]*\*/",
)
_PATTERNS = {"javascript": _JS, "css": _CSS}
_COMPILED = {kind: re.compile("|".join(patterns), re.MULTILINE) for kind, patterns in _PATTERNS.items()}

_OPENER = re.compile(r"[\"'`]|[(\[{]|[;\n]|//|/\*")
# What may follow the end of a statement if the script goes on.
_GOES_ON = re.compile(
    r"\s{0,40}(?:(?:var|let|const|function|return|if|else|for|while|try|catch|new|throw|async|await|import|export|switch|case|break)\b"
    r"[\s({!]|[\])};]|//|/\*|<!--|-->|\(function|!function|\(\(\)|[\w$]{1,60}(?:\.[\w$]{1,60}|\[[^\]\n]{1,60}\]){0,8}\s?(?:\(|=[^=]|\+=|\|\||\+\+|:\s?function)"
    r"|\$\(|\.[a-z]\w{0,40}\(|[&|?:+=,*-]{1,3}\s)"
)
_AFTER_BRACKET = re.compile(r"\s{0,40}(?:[;.,)\]}=+*/?:&|<>(\[{-]|catch\b|else\b|finally\b|while\b)")
_OPERATOR = frozenset("=(,:?+|&!{;[<>")
_KEYWORDS = ("var", "let", "const", "return", "new", "async", "await", "typeof", "export")


_FINE = {kind: "(?m)" + "|".join(patterns) for kind, patterns in _PATTERNS.items()}
"""The same for RE2, which tells in a fiftieth of the time that an article has none."""
# Short, so that the pass over all rules stays fast; `find` looks closer.
_TRIGGERS = {
    "javascript": (
        r"\s=\s|=>|=\s?function|\)\s?;\s|\)\s?\{|[\w$]\.[A-Za-z_$][\w$]*\s?\(|use strict|javascript:|Timeout\(|Interval\(",
    ),
    "css": (r"\{", r"@(?:media|supports|font-face|keyframes|-webkit-|page|import)"),
}


def triggers(params: Params) -> tuple[str, ...]:
    return _TRIGGERS[params.kind]


def find(document: Document, params: Params) -> Iterator[Hit]:
    if document.once(is_technical):
        return
    for field in ("text", "title"):
        text = document.field(field)
        budget = Budget(text)
        pattern = _COMPILED[params.kind]
        first = next(document.utf8(field).finditer(_FINE[params.kind]), None)
        position, low = first.start if first else len(text), 0
        while match := pattern.search(text, position):
            begin = match.start() + (len(match[0]) - len(match[0].lstrip()))
            if params.kind == "css":
                start, end = _selector(text, begin, low), _style_end(text, begin, budget)
            else:
                start, end = _statement(text, begin, low), _script_end(text, begin, budget)
            end = max(end, begin + 1, min(match.end(), line_end(text, begin)))
            position = low = max(end, match.end())
            if not shown_on_purpose(document, start, end, field):
                yield Hit(start, end, field, {"match": text[start:end]})


def _statement(text: str, start: int, low: int) -> int:
    """Back over what belongs to the statement: `a.b = c || function () {` starts at `a`."""
    low = max(low, start - 300, text.rfind("\n", 0, start) + 1)
    while start > low:
        here = start
        if text[here - 1] == " ":
            here -= 1
        if here <= low or text[here - 1].isspace():
            break
        attached = here == start
        chunk = here
        while chunk > low and not text[chunk - 1].isspace():
            chunk -= 1
        word = text[chunk:here]
        if attached and not (word[-1].isalnum() or word[-1] in "_$.([{=,;!:|&'\"})]>"):
            break
        if attached and any(sign in word for sign in ".!?…") and word[-1] in ".!?…”’":
            break  # the end of a sentence that the script was glued to
        if not attached and not (word[-1] in _OPERATOR or word in _KEYWORDS or word == "||"):
            break
        if not word.isascii():
            break
        start = chunk
    return start


def _script_end(text: str, start: int, budget: Budget) -> int:
    """The end of the run of statements that starts here."""
    position, length = start, len(text)
    while position < length:
        match = _OPENER.search(text, position, budget.limit(position, length))
        if match is None:
            return line_end(text, position)
        token = match[0]
        budget.spend(match.end() - position)
        if token in "([{":
            end = closing(text, match.start(), budget, quotes="\"'`", blank_lines=True)
            if end is None:
                return _paragraph_end(text, match.start())
            position = end
            if not (_AFTER_BRACKET.match(text, end) or _GOES_ON.match(text, end)):
                return end
        elif token in "\"'`":
            end = _string_end(text, match.start())
            if end is None:
                return line_end(text, match.start())
            position = end
        elif token == "//":
            position = line_end(text, match.end())
        elif token == "/*":
            comment = text.find("*/", match.end(), match.end() + 5000)
            if comment < 0:
                return line_end(text, match.end())
            position = comment + 2
        else:
            # The end of a statement, or of a line.
            position = match.end()
            if not _GOES_ON.match(text, position):
                return match.end() if token == ";" else line_end(text, match.start())
    return line_end(text, max(start, position - 1)) if position >= length else position


def _string_end(text: str, start: int) -> int | None:
    match = re.compile(r"(?:[^\\\n%s]|\\.){0,3000}%s" % (text[start], text[start])).match(text, start + 1)
    return match.end() if match else None


def _paragraph_end(text: str, start: int) -> int:
    """Where a script that was cut ends: its line."""
    return line_end(text, start)


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
            or not (_SELECTOR_TAIL.match(word) or word in {">", "+", "~", ","} or re.search(r"\w[.#]\w", word))
        ):
            break
        start = chunk
    return start


_RULE_FOLLOWS = re.compile(
    r"\s{0,40}(?:\}|/\*|@[a-z-]{3,20}\b|[.#:*\[]?[A-Za-z](?:[^{}\n.!?]|\.(?=\S)){0,200}\{|[.#][\w-][^{}\n]{0,200}\{)"
)


def _style_end(text: str, start: int, budget: Budget) -> int:
    """The end of the run of rules that starts here."""
    position = start
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
