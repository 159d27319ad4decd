"""Leaked JavaScript: a script's source among the prose."""

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
    """``inline_script`` takes no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# What no prose holds. Objects of the browser and of widely used services; a call that ends in ');'; a function.
_STARTS = (
    r"\bfunction\s?[\w$]*\s?\([\w$, ]*\)\s?\{",
    r"(?:\([\w$, ]*\)|\b[\w$]+)\s?=>\s?\{|\([\w$, ]*\)\s?=>\s?\(",
    (
        r"\b(?:window|document|navigator|googletag|jQuery|dataLayer|twttr|Drupal|ga|_gaq|_qevents|pbjs|apstag|_sf_async_config)"
        r"(?:\.[A-Za-z_$][\w$]*|\[[\"'][^\"'\n]+[\"']\])+\s?(?:\(|=|\|\||\?)"
    ),
    r"\b(?:window|document)\[[\"'][\w$-]+[\"']\]",
    r"\badsbygoogle\b\s?(?:=|\|\||\.)",
    r"(?:^|[\s;{}>])(?:var|let|const)\s+[\w$]+\s?=\s?(?:[\"'`\d\[{(!$]|function\b|new\b|true\b|false\b|null\b|[\w$]+\s?[.(\[|])[^;\n]*;",
    r"(?:^|[\s;{}>])var\s+[\w$]+(?:\s?,\s?[\w$]+)*\s?;",
    # 'Mr.Smith(CEO);' is a name: a call has small letters, no arguments, or such as only code has.
    r"(?:^|[^\w$.])[a-z_$][\w$]*(?:\.[a-z_$][\w$]*)+\([^()\n]*\)\s?;",
    r"(?:^|[^\w$.])[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+\((?:[^()\n]*[\"'{\[=<>][^()\n]*|\s*|\d+|this|true|false|null)\)\s?;",
    r"(?:\$|\bjQuery)\((?:document|window|this|[\"'][^\"'\n]*[\"'])\)\s?\.",
    r"\b(?:jQuery|fbq|gtag|ga|__gaTracker|ScrollMagic|require|_satellite|stLight\.options)\(\s?(?:[\"'{\[]|function|document|window)[^\n]*\)\s?;",
    r"\bnew [A-Z][\w$.]*\((?:[\"'{\[][^\n]*)?\)\s?;",
    r"\b(?:if|while|for|switch|catch)\s?\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)\s?\{(?:[^{}\n]*[;(=]|\s*\n)",
    r"\b(?:addEventListener|setTimeout|setInterval|getElementById|getElementsByTagName|querySelector|createElement|appendChild|insertBefore)\(",
    r"[\"']use strict[\"'];",
    r"\b[\w$]+\s?=\s?(?:[\w$.]+\s?\|\|\s?(?:\[|\{)|\[\]\s?;|\{\}\s?;)",
    r"\b[A-Za-z_$][\w$.]*\s?=\s?(?:'[^'\n]*'|\"[^\"\n]*\")\s?;",
    r"\btry\s?\{[^{}\n]*;",
    r"\balert\([\"']",
    # A call with a string for its first argument, or an object or function handed to a method, whatever their names.
    r"(?:^|[^\w$.])[a-z_$][\w$]*\((?:\"[^\"\n]*\"|'[^'\n]*')(?:\s?,[^\n]*?)?\)\s?;",
    r"[\w$\])]\.[a-z]\w*\(\s?(?:\{[^{}\n]*\}|\[\s?['\"{\[\d]|function\b|\([\w$, ]*\)\s?=>|[\w$]+\s?=>)",
    r"\}\s?\)\s?(?:\)\s?)?(?:\([\w$., ]*\)\s?)?;",
    r"\bconsole\.(?:log|error|warn)\(|\b[\w$]+\.(?:init|refresh|render|load|push|ready)\(\)",
    r"\bnew [A-Z][\w$.]*\(\s?\{[^{}\n]*\}\s?\)|\bimport [\w$*{}, ]+ from [\"'][^\"'\n]+[\"'];?",
    r"\bjavascript:(?:void|[\w.]+\()",
    r"\b(?:document|window)\.(?:write|location|referrer|cookie)\b",
)
_FINE = "(?m)" + "|".join(_STARTS)

_OPENER = re.compile(r"[\"'`]|[(\[{]|[;\n]|//|/\*")
# What may follow the end of a statement if the script goes on.
_GOES_ON = re.compile(
    r"\s{0,40}(?:(?:var|let|const|function|return|if|else|for|while|try|catch|new|throw|async|await|import|export|switch|case|break)\b"
    r"[\s({!]|[\])};]|//|/\*|<!--|-->|\(function|!function|\(\(\)|[\w$]{1,60}(?:\.[\w$]{1,60}|\[[^\]\n]{1,60}\]){0,8}\s?(?:\(|=[^=]|\+=|\|\||\+\+|:\s?function)"
    r"|\$\(|\.[a-z]\w{0,40}\(|[&|?:+=,*-]{1,3}\s)"
)
_AFTER_BRACKET = re.compile(r"\s{0,40}(?:[;.,)\]}=+*/?:&|<>(\[{-]|catch\b|else\b|finally\b|while\b)")
_OPERATOR = frozenset("=+|&{[")
_KEYWORDS = ("var", "let", "const", "return", "new", "async", "await", "typeof", "export")


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    # Short, so that the pass over all rules stays fast; `find` looks closer.
    return (
        r"\s=\s|=>|=\s?(?:function|[\"'\[{])|\|\||\)\s?[;{]|[\w$]\.[A-Za-z_$][\w$]*\s?\(|var\s[\w$]+\s?[=,;]",
        r"import [\w$*{}, ]+ from [\"']",
        r"use strict|javascript:|Timeout\(|Interval\(|alert\(|try\s?\{|(?:window|document)[.\[]",
    )


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001
    return sources(document, _FINE, _statement, _script_end)


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
        if attached and text[here - 1] in "!(+~" and (here - 1 == low or text[here - 2].isspace()):
            start = here - 1  # '!function () {' and '(function () {' call themselves
            break
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


def _script_end(text: str, start: int, budget: Budget) -> int:  # noqa: PLR0911  # each return is one way to end
    """The end of the run of statements that starts here."""
    position, length = start, len(text)
    while position < length:
        match = _OPENER.search(text, position, budget.limit(position, length))
        if match is None:
            return line_end(text, position)
        sign = match[0]
        budget.spend(match.end() - position)
        if sign in "([{":
            end = closing(text, match.start(), budget, quotes="\"'`", blank_lines=True)
            if end is None:
                return _paragraph_end(text, match.start())
            position = end
            if not (_AFTER_BRACKET.match(text, end) or _GOES_ON.match(text, end)):
                return end
        elif sign in "\"'`":
            end = _string_end(text, match.start())
            if end is None:
                return line_end(text, match.start())
            position = end
        elif sign == "//":
            position = line_end(text, match.end())
        elif sign == "/*":
            comment = text.find("*/", match.end(), match.end() + 5000)
            if comment < 0:
                return line_end(text, match.end())
            position = comment + 2
        else:
            # The end of a statement, or of a line.
            position = match.end()
            if not _GOES_ON.match(text, position):
                return match.end() if sign == ";" else line_end(text, match.start())
    return line_end(text, max(start, position - 1)) if position >= length else position


_STRINGS = {mark: re.compile(rf"(?:[^\\\n{mark}]|\\.){{0,3000}}{mark}") for mark in "\"'`"}


def _string_end(text: str, start: int) -> int | None:
    match = _STRINGS[text[start]].match(text, start + 1)
    return match.end() if match else None


def _paragraph_end(text: str, start: int) -> int:
    """Where a script that was cut ends: its line."""
    return line_end(text, start)
