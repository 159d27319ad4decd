"""One article's text, cut once; every validator shares the pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from scrapelint.validators.engine.article import Article
from scrapelint.validators.engine.code import code_spans
from scrapelint.validators.engine.re2text import Utf8
from scrapelint.validators.engine.spans import Spans

__all__ = ["Block", "Document"]

T = TypeVar("T")

WRAP_MIN, WRAP_MAX = 45, 100
"""Code points a line of a hard-wrapped text may have: mail and plain-text exports wrap at 60 to 80;
verse is shorter, unwrapped prose longer."""
SENTENCE_END = ".!?…:;\"'”’»)]。！？」』।۔؟"


class Block(NamedTuple):
    """A line or a paragraph without the white space round it; offsets are code points into the text."""

    start: int
    end: int
    text: str


class Document:
    """An article ready for checking. Validators read it and never change it.

    ``machine`` holds what is known not to be prose (leaked payloads); the checker sets it before the
    validators of prose run. ``title`` is '' where the title is the first line of the text.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.title = "" if article.title_span else article.title
        self.lang = article.lang
        self.machine = Spans()
        self._memo: dict[Any, Any] = {}

    def field(self, name: str) -> str:
        """The text of the field ``name``: 'text', 'title', or any other of the article (see ``Article.value``)."""
        if name == "text":
            return self.text
        return self.title if name == "title" else self.article.value(name)

    def once(self, analyse: Callable[[Document], T]) -> T:
        """``analyse(self)``, computed at most once, so that several rules can share an analysis."""
        try:
            found: T = self._memo[analyse]
        except KeyError:
            found = self._memo[analyse] = analyse(self)
        return found

    def keep(self, analyse: Callable[[Document], T], found: T) -> None:
        """Hold what ``analyse(self)`` would find, for ``once``: it was found for many documents together."""
        self._memo[analyse] = found

    def forget(self) -> None:
        """Drop what was computed: much of it holds the document, and so both would wait for the garbage collector."""
        self._memo.clear()

    def utf8(self, name: str) -> Utf8:
        """The field in UTF-8, encoded once, for RE2."""
        if name == "text":
            return self._utf8_text
        return self._utf8_title if name == "title" else Utf8(self.article.value(name))

    @cached_property
    def _utf8_text(self) -> Utf8:
        return Utf8(self.text)

    @cached_property
    def _utf8_title(self) -> Utf8:
        return Utf8(self.title)

    @cached_property
    def code(self) -> Spans:
        """Code that the article shows on purpose; what stands there is not a leak, nor prose."""
        return code_spans(self)

    @cached_property
    def lines(self) -> tuple[Block, ...]:
        """Lines that are not blank, trimmed."""
        return tuple(_lines(self.text))

    @cached_property
    def line_texts(self) -> list[str]:
        """The texts of ``lines``: a fraction of the work, for who need not know where they stand."""
        return [trimmed for piece in _pieces(self.text) if (trimmed := piece.strip())]

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """Lines that are not blank; where the text is hard-wrapped, its wrapped lines joined."""
        return tuple(_unwrapped(self.text, self.lines))


def _pieces(text: str) -> list[str]:
    # Line ends are LF, CR LF, CR, and Unicode's line and paragraph separators. U+0085 is left out on
    # purpose: in scraped text it is an ellipsis of code page 1252 that was decoded wrongly.
    if "\r" in text or "\u2028" in text or "\u2029" in text:
        # One code point becomes one code point, so that offsets stay.
        return text.replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
    return text.split("\n")


def _lines(text: str) -> Iterator[Block]:
    position = 0
    for piece in _pieces(text):
        trimmed = piece.strip()
        if trimmed:
            start = position if len(trimmed) == len(piece) else position + piece.index(trimmed[0])
            yield Block(start, start + len(trimmed), trimmed)
        position += len(piece) + 1


def _unwrapped(text: str, lines: tuple[Block, ...]) -> Iterator[Block]:
    group: list[Block] = []
    for line in lines:
        if group and len(_breaks(text[group[-1].end : line.start])) > 1:
            yield from _join(text, group)
            group = []
        group.append(line)
    yield from _join(text, group)


def _breaks(gap: str) -> str:
    if gap in ("\n", "\n\n"):
        return gap
    return "".join(char for char in gap.replace("\r\n", "\n") if char in "\n\r\u2028\u2029")


def _join(text: str, group: list[Block]) -> Iterator[Block]:
    if _is_wrapped(group):
        start, end = group[0].start, group[-1].end
        yield Block(start, end, text[start:end])
    else:
        yield from group


def _is_wrapped(group: list[Block]) -> bool:
    inner = group[:-1]
    if not inner:
        return False
    lengths = [len(line.text) for line in inner]
    longest = max(lengths)
    if not WRAP_MIN <= longest <= WRAP_MAX or min(lengths) < longest - 25 or len(group[-1].text) > longest + 5:
        return False
    open_ended = sum(line.text[-1] not in SENTENCE_END for line in inner)
    return open_ended * 3 >= len(inner) * 2
