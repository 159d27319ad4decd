"""One article's text, cut once; every validator shares the pieces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from scrapelint import lazyre as re
from scrapelint.validators.engine.article import Article
from scrapelint.validators.engine.code import code_spans, may_be_code
from scrapelint.validators.engine.re2text import Utf8
from scrapelint.validators.engine.spans import Spans
from scrapelint.validators.engine.unglued import unglued

if TYPE_CHECKING:
    from scrapelint.validators.engine.feedcounts import FeedCounts

__all__ = ["Block", "Document", "pieces"]

T = TypeVar("T")

WRAP_MIN, WRAP_MAX = 45, 100
"""Code points a line of a hard-wrapped text may have: mail and plain-text exports wrap at 60 to 80;
verse is shorter, unwrapped prose longer."""
WORD_MAX = 12
"""Code points of a word with its space, on average, above which a script sets none between words, so that a line is a
paragraph: 8.4 at most in manuals in 40 languages (Tamil), 14 in Chinese ones with their English terms."""
OPEN_SHARE = 3
"""One line in so many, at least, ends no sentence in wrapped prose; of paragraphs hardly any do. With one in two, 137
lines of wrapped English quotations stop short, with one in three 54."""
LIST = 3
"""Lines above which those that all begin with a capital are headlines or items: of 10,147 lines of wrapped prose one in
ten does."""
RAGGED = 25
"""Code points that a line of wrapped prose may be shorter than the longest, but for its last."""
SENTENCE_END = ".!?…:;\"'”’»)]。！？」』।۔؟"


_OTHER_ENDS = re.compile("\r(?!\n)|[\u2028\u2029]")
_BELOW = re.compile(r"[ \t]*\r?\n {0,3}(?=\S)")
_ONE_BREAK = re.compile(r"[^\S\n\r\u2028\u2029]*(?:\r?\n|[\r\u2028\u2029])[^\S\n\r\u2028\u2029]*(?=\S)")


class Block(NamedTuple):
    """A line or a paragraph without the white space round it; offsets are code points into the text."""

    start: int
    end: int
    text: str


class Document:
    """An article ready for checking. Validators read it and never change it.

    ``machine`` holds what is known not to be prose (leaked payloads); the checker sets it before the
    validators of prose run. ``feed`` is what comes again in the feed, where that was read ahead. ``title`` is '' where
    the title is the first line of the text.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.title = "" if article.title_span else article.title
        self.lang = article.lang
        self.machine = Spans()
        self.feed: FeedCounts | None = None
        self._utf8 = {"text": Utf8(self.text), "title": Utf8(self.title)}
        self._memo: dict[Any, Any] = {}

    def field(self, name: str) -> str:
        """The text of the field ``name``: 'text', 'title', or any other of the article (see ``Article.value``)."""
        if name == "text":
            return self.text
        return self.title if name == "title" else self.article.value(name)

    def with_line_feeds(self, name: str) -> str:
        """The field with a line feed in place of every other line end, so that offsets stay; CR LF stays as it is.

        For scans that stop where a line does, and would else run on to the end of the text.
        """
        text = self.field(name)
        return _OTHER_ENDS.sub("\n", text) if any(end in text for end in "\r\u2028\u2029") else text

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
        """The field in UTF-8 for RE2; text and title are encoded once."""
        encoded = self._utf8.get(name)
        return Utf8(self.article.value(name)) if encoded is None else encoded

    @cached_property
    def unglued(self) -> Document | None:
        """The article with its glued paragraphs apart, every offset as it is; None where none are."""
        text = unglued(self.text, self.utf8("text"))
        return Document(replace(self.article, text=text)) if text else None

    @cached_property
    def code(self) -> Spans:
        """Code that the article shows on purpose; what stands there is not a leak, nor prose."""
        return code_spans(self)

    def shows_code_at(self, start: int, end: int) -> bool:
        """Whether all of ``[start, end)`` is code that the article shows on purpose."""
        return ("code" in self.__dict__ or may_be_code(self, start)) and self.code.covers(start, end)

    def has_prose_at(self, start: int, end: int) -> bool:
        """Whether neither a leaked payload nor code that is shown on purpose stands at ``[start, end)``."""
        return not (self.machine.touches(start, end) or self.code.touches(start, end))

    @cached_property
    def lines(self) -> tuple[Block, ...]:
        """Lines that are not blank, trimmed."""
        return tuple(_lines(self.text))

    @cached_property
    def line_texts(self) -> list[str]:
        """The texts of ``lines``: a fraction of the work, for who need not know where they stand."""
        return [trimmed for piece in pieces(self.text) if (trimmed := piece.strip())]

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """Lines that are not blank; where the text is hard-wrapped, its wrapped lines joined."""
        return tuple(_unwrapped(self.text, self.lines))

    @cached_property
    def is_narrow(self) -> bool:
        """Whether it may be wrapped prose all along: where another line stands right below, the sentence may go on."""
        lines, spaces = self.line_texts, self.text.count(" ")
        if any(len(line) > WRAP_MAX for line in lines) or spaces * WORD_MAX < len(self.text):
            return False
        return sum(line[-1] not in SENTENCE_END for line in lines) * OPEN_SHARE >= len(lines)

    def is_wrapped_at(self, end: int) -> bool:
        """Whether the paragraph of a line that ends at ``end`` goes on, or may, in the line below."""
        return (_BELOW.match(self.text, end) is not None and self.is_narrow) or self.goes_on_at(end)

    def goes_on_at(self, end: int) -> bool:
        """Whether a paragraph of wrapped prose goes on behind the line that ends at ``end``."""
        if _ONE_BREAK.match(self.text, end) is None:
            return False
        index = bisect_left(self.paragraphs, end, key=lambda block: block.end)
        block = self.paragraphs[index] if index < len(self.paragraphs) else None
        return block is not None and block.start < end and "\n" in self.text[end : block.end]


def pieces(text: str) -> list[str]:
    """What stands between the line ends of a text."""
    # Line ends are LF, CR LF, CR, and Unicode's line and paragraph separators. U+0085 is left out on
    # purpose: in scraped text it is an ellipsis of code page 1252 that was decoded wrongly.
    if "\r" in text or "\u2028" in text or "\u2029" in text:
        # One code point becomes one code point, so that offsets stay.
        return text.replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
    return text.split("\n")


def _lines(text: str) -> Iterator[Block]:
    position = 0
    for piece in pieces(text):
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


def _goes_on(run: list[Block]) -> bool:
    """Whether most lines but the first go on with a small letter, as headlines and items of a list do not."""
    first, *others = (line.text[0].islower() for line in run)
    return not first and sum(others) * 2 >= len(others)


def _breaks(gap: str) -> str:
    if gap in ("\n", "\n\n"):
        return gap
    return "".join(char for char in gap.replace("\r\n", "\n") if char in "\n\r\u2028\u2029")


def _join(text: str, group: list[Block]) -> Iterator[Block]:
    whole = _is_wrapped(group) and not (len(group) > LIST and all(line.text[0].isupper() for line in group))
    for run in [group] if whole or len(group) < 2 else _runs(group):
        if whole or (_is_wrapped(run) and _goes_on(run)):
            start, end = run[0].start, run[-1].end
            yield Block(start, end, text[start:end])
        else:
            yield from run


def _runs(group: list[Block]) -> Iterator[list[Block]]:
    """Lines up to one that ends a sentence where the next word had room: paragraphs without a blank line between."""
    margin = max(len(line.text) for line in group)
    begin = 0
    for number, (line, below) in enumerate(pairwise(group), 1):
        if line.text[-1] in SENTENCE_END and len(f"{line.text} {below.text.split(None, 1)[0]}") <= margin:
            yield group[begin:number]
            begin = number
    yield group[begin:]


def _is_wrapped(group: list[Block]) -> bool:
    inner = group[:-1]
    if not inner:
        return False
    lengths = [len(line.text) for line in inner]
    longest = max(lengths)
    if not WRAP_MIN <= longest <= WRAP_MAX or min(lengths) < longest - RAGGED or len(group[-1].text) > longest + 5:
        return False
    open_ended = sum(line.text[-1] not in SENTENCE_END for line in inner)
    return open_ended * 3 >= len(inner) * 2
