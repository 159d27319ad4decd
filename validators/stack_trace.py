"""Stack traces of Python, Java, .NET, Node, Ruby, Go, PHP and Rust in the prose."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.brackets import line_end
from scrapelint.validators.engine.code import is_technical, shown_on_purpose
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """Options of ``stack_trace``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    gap: int = Field(240, ge=1, le=2000, description="Code points between two frames of one trace, at most.")


_AT = r"(?:at|bei|à|en|в|in|em|na|w|场所|在|場所) "
_FRAMES = (
    # Python
    r"Traceback \(most recent call last\)\s?:",
    r"\bFile [\"“][^\"”\n]+[\"”], line \d+, in [<\w]",
    # Java, Kotlin, Scala, Groovy
    r"\bat [\w$.]+(?:<init>|<clinit>)?\([\w$]+\.(?:java|kt|scala|groovy|clj)(?::\d+)?\)",
    r"\bat [\w$.]+(?:<init>|<clinit>)?\((?:Native Method|Unknown Source)\)",
    r"\bCaused by: [\w.$]+(?:Exception|Error)\b",
    r"\bException in thread [\"“][^\"”\n]+[\"”] [\w.$]+",
    # .NET, also localised
    rf"{_AT}(?:System|Microsoft|ASP)\.[\w.`+<>\[\],]+\([^()\n]*\)",
    r"\bat [\w.`+<>]+\([^()\n]*\) in [^\n]+?:line \d+",
    # Node and browsers
    r"\bat (?:async |new )?[\w$.<>]+ (?:\[as \w+\] )?\((?:file://|node:|https?://|/|[A-Z]:\\|webpack)[^()\n]*:\d+:\d+\)",
    r"\bat (?:file://|node:|https?://|/|[A-Z]:\\)[^\s()]+:\d+:\d+",
    # Ruby
    r"\S+\.(?:rb|erb|haml|rake):\d+:in [`'][^'\n]+'",
    # Go, Rust
    r"\bgoroutine \d+ \[[a-z ,\d]+\]:",
    r"\S+\.go:\d+ \+0x[0-9a-f]+",
    r"\bthread '[^'\n]+' panicked at ",
    # PHP
    r"#\d+ (?:/|[A-Z]:\\)\S+\.(?:php|inc|module|phtml)\(\d+\): [\w\\]+",
    r"#\d+ \{main\}|#\d+ \[internal function\]: ",
)
_FINE = "|".join(_FRAMES)
_FRAME = re.compile(_FINE)
_LAST_LINE = re.compile(r"(?:\s*(?:at|in) [^\s()]{1,200}\([^()\n]{0,200}\)| in [^\n]{1,200}?:line \d+)")
_PYTHON_ERROR = re.compile(
    r"(?:^|\s)((?:[a-z_][\w]*\.){0,8}[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Exit|DoesNotExist|NotFound|Iteration)\b)"
)
_HEADER = re.compile(
    r"(?:Unhandled |Uncaught |PHP )?"
    r"(?:\[?\b[\w.$\\]*(?:Exception|Error)\b[^\n]{0,400}|Stack trace:\s*|panic: [^\n]{0,300})$"
)


def triggers(params: Params) -> tuple[str, ...]:  # noqa: ARG001  # the signature is the registry's
    return (
        r"\(most recent call|[\"”], line \d|\.(?:java|kt|scala|groovy|clj)[:)]",
        r"\((?:Native Method|Unknown Source)|Caused by: \w",
        r"Exception in thr|(?:System|Microsoft|ASP)\.\w|:line \d|:\d+:\d|\.(?:rb|erb|haml|rake|go):\d|goroutine \d",
        r"panicked at|\.(?:php|inc|module|phtml)\(\d|#\d+ (?:\{main|\[internal)",
    )


def find(document: Document, params: Params) -> Iterator[Hit]:
    if document.once(is_technical):
        return
    for field in ("text", "title"):
        text = document.with_line_feeds(field)
        if next(document.utf8(field).finditer(_FINE), None) is None:
            continue  # RE2 tells so in a fiftieth of the time
        start = end = -1
        low = 0
        for match in _FRAME.finditer(text):
            if start >= 0 and match.start() - end <= params.gap:
                end = match.end()
                continue
            if start >= 0:
                yield from _hit(document, field, low, start, end)
                low = end
            start, end = match.span()
        if start >= 0:
            yield from _hit(document, field, low, start, end)


def _hit(document: Document, field: str, low: int, start: int, end: int) -> Iterator[Hit]:
    text = document.with_line_feeds(field)
    start = _header(text, start, low)
    end = _tail(text, start, end)
    if not shown_on_purpose(document, start, end, field):
        yield Hit(start, end, field)


def _header(text: str, start: int, low: int) -> int:
    """Back to the line that names the exception, on the same line as the first frame or the one before."""
    window = max(low, start - 600)
    before = text[window:start].rstrip()
    line = max(before.rfind("\n"), before.rfind("\r")) + 1
    match = _HEADER.search(before, line)
    return window + match.start() if match else start


def _tail(text: str, start: int, end: int) -> int:
    """On behind the last frame: Python names the exception last, after a line of source."""
    if text.startswith(("Traceback", "File "), start):
        window = text[end : end + 600]
        match = _PYTHON_ERROR.search(window)
        if match:
            tail = window[match.end() : match.end() + 1]
            return line_end(text, end + match.end()) if tail == ":" else end + match.end()
        return line_end(text, end)
    match = _LAST_LINE.match(text, end)
    return match.end() if match else end
