"""Text of the site in the article: a line, a sentence or a bracket that cue phrases give away by where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache, partial
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from scrapelint import lazyre as re
from scrapelint.rules.loader import TESTED
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.re2text import Later, PatternError, Utf8, compile_pattern
from scrapelint.validators.engine.spans import Span, Spans
from scrapelint.validators.siteparts import runin
from scrapelint.validators.siteparts.blocks import blocks, is_most_of_one, listed
from scrapelint.validators.siteparts.cues import DIGITS, LETTERS, beginnings, closed, parted, said, uncounted
from scrapelint.validators.siteparts.needed import Sought
from scrapelint.validators.siteparts.places import is_quoted, line_of, match_end, sentence_of, trimmed

__all__ = ["Params", "find", "triggers", "triggers_in"]

Phrases = dict[str, str]

FILL = rf"[^{LETTERS}{DIGITS}\n]"
NUMBERS = rf"(?:[^{LETTERS}\n]|\d[KkMm]\b)"
"""What may stand between the words of a row of buttons: counts ('1.2K'), bullets, bars."""
BULLETS = (
    r"[ ….\t\x{a0}\x{200b}\x{3000}\x{feff}*_#>|•·»\[(（【「『《〔\-–—"
    r"\x{2190}-\x{21ff}\x{2600}-\x{2bff}\x{fe0f}\x{1f000}-\x{1faff}]*"
)
"""What may stand before the words of a line: bullets, brackets, arrows, pictures."""
WORD_START = r"(?:^|[ \t\r\x{a0}.,:;!?…\-–—(\[|•·“”«»„\"'])"
ENDS = ".!?…。！？"
OPENING = "([（"
LISTS = ",;"
"""Ends an item of an enumeration, and no line of a page's own."""
SENTENCE = r"(?:[.!?…][\"”’»)“‘]{0,2} {1,3}|[。！？][」』”）]?)[(\[（]?"
END = rf"(?:{FILL}|$)"
LINE_END = rf"{FILL}*$"
APART = rf"(?:{NUMBERS}+|$)"
COLON = r"(?:[ \t\p{Zs}*_]*(?:[:：|»>▶►→]|[\-–—]+[ \t\p{Zs}])|\t|  )"
"""What separates a label from what it announces: two spaces do, and a hyphen must not join words."""
TAIL = 280
"""Code points of such a line that stands at the end of a paragraph: 'He left. Story continues below advertisement'; as
many as of the longest line."""
LABEL = 8
"""The same of a single word, at least: 'They had asked for. More' is none."""
SENTENCE_BEFORE = 20
"""Code points of what stands before it: without, 'Log In' is told of the heading '7.3. Log In' in manuals; with
40, credits behind short captions are lost."""

_OPEN_END = re.compile(r" …(?= \||\s*$)")


CUES = {
    "line": ("alone", "row", "heads", "opens", "starts", "begins"),
    "close": ("closes",),
    "inner": ("within",),
    "mark": ("marks",),
}
"""The places where phrases stand, by the kind of the trigger that looks for them."""
PLACES = tuple(place for places in CUES.values() for place in places)
NEVER = r"\z."
"""Matches nothing."""


class Params(BaseModel):
    """Options of a ``boilerplate`` rule: cue phrases by language, told apart by where they must stand.

    A line is also what follows the last sentence of a paragraph, to its end; a label with its headline, and a line of
    several words, wherever a sentence may begin.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: Phrases = Field({}, description="Lists of words that phrases name as {list}.")
    alone: Phrases = Field({}, description="A line that says nothing else, but for numbers and signs.")
    row: Phrases = Field({}, description="Words of which two or more fill a line, or lines that follow each other.")
    heads: Phrases = Field({}, description="A line of its own above a list of headlines or links.")
    opens: Phrases = Field({}, description="The words before a colon, bar or arrow at a line's start.")
    starts: Phrases = Field({}, description="The first words of a line.")
    closes: Phrases = Field({}, description="The last words of a line.")
    begins: Phrases = Field({}, description="The first words of a sentence.")
    within: Phrases = Field({}, description="Words anywhere in a sentence.")
    marks: Phrases = Field({}, description="Words that are the finding themselves, wherever they stand.")
    longest: int = Field(280, ge=10, description="Code points of the longest line or sentence that is no prose.")
    confidence: float = Field(0.9, ge=0, le=1)

    @model_validator(mode="after")
    def _compiles(self, info: ValidationInfo) -> Params:
        if info.context == TESTED:
            return self
        if self.is_empty:
            raise ValueError("a rule of this kind needs cue phrases")
        for pattern in self.patterns:
            try:
                compile_pattern(pattern)
            except PatternError as error:
                reason = error.args[0]
                raise ValueError(f"not a cue phrase: {reason!r}") from error
        return self

    @cached_property
    def parts(self) -> tuple[Params, Params]:
        """The rule with those phrases alone that a text in Latin letters may have, and with the others.

        Most texts are in Latin letters, and an automaton with all phrases takes half as long again to make.
        """
        latin: dict[str, Any] = {name: getattr(self, name) for name in ("words", "longest", "confidence")}
        wide = dict(latin)
        for place in PLACES:
            latin[place], wide[place] = parted(getattr(self, place))
        if not self.model_construct(**wide).is_empty:
            wide["row"] = self.row  # a line of buttons may have both
        return self.model_construct(**latin), self.model_construct(**wide)

    @property
    def is_empty(self) -> bool:
        """Whether it has no phrases."""
        return not any(getattr(self, place) for place in PLACES)

    @property
    def patterns(self) -> tuple[str, ...]:
        return tuple(pattern for pattern in (self.line, self.opening, self.inner, self.mark, self.cue) if pattern)

    @cached_property
    def cues(self) -> dict[str, str]:
        """Match how a phrase begins, where it has to stand: what tells which lines are worth a look.

        The whole shapes run at 1 MB a second over a text: every clause that a phrase leaves open is another state. What
        is bound to where a line or a sentence begins is kept apart from what is to where a line ends, and from what may
        stand anywhere.
        """
        # 'More' fills no line that goes on with 'than'; 'Read more' is rare enough.
        filled = rf"{NUMBERS}*(?:{self._begun('alone', 'row', single=True)}|$)"
        line = _either(
            self._begun("alone", "row", then=filled, single=True),
            self._begun("alone", "row", after=END, single=False),
            self._begun("heads", then=LINE_END),
            self._begun("opens", then=COLON),
            self._begun("starts", after=END),
        )
        begins = _shape(_either(rf"^{BULLETS}", SENTENCE), _either(line, self._begun("begins", after=END)))
        cues = {
            "line": _pattern(begins),
            "close": _pattern(self._begun("closes", then=LINE_END)),
            "inner": _pattern(self._begun("within", before=WORD_START, after=END)),
            "mark": _pattern(self._begun("marks")),
        }
        return {kind: pattern for kind, pattern in cues.items() if pattern}

    @cached_property
    def cue(self) -> str:
        """Matches any of the cues but marks, which are looked for as they are.

        With them, that of one rule took 36 ms a MB instead of 5: an open mark is under way wherever a line may begin.
        """
        return "|".join(cue for kind, cue in self.cues.items() if kind != "mark")

    @cached_property
    def line(self) -> str:
        """Matches lines that are boilerplate as a whole."""
        filled = _either(self._said("alone", after=APART), self._said("row", after=APART))
        shapes = (
            filled and rf"^{NUMBERS}*(?:{filled}{NUMBERS}*)+$",
            self._bare(self._said("heads")),
            _shape(rf"^{FILL}*", self._said("opens"), rf"{COLON}[^\n]*$"),
            _shape(rf"^{FILL}*", self._said("starts", after=END), r"[^\n]*$"),
            _shape(r"^[^\n]*", self._said("closes", before=FILL), LINE_END),
        )
        return _pattern(*shapes)

    @cached_property
    def announced(self) -> str:
        """Matches, where a sentence begins, the label of a headline, to its colon."""
        return _pattern(_shape("", self._said("opens"), COLON))

    @cached_property
    def unit(self) -> str:
        """Matches, where a sentence begins, a phrase that fills a line by itself, or a row of buttons."""
        filled = [said(closed(table), self.words, after=END) for table in (self.alone, self.heads)]
        row = self._said("row", after=r"[ \x{a0}|·•/]+")
        return _pattern(row and f"(?:{row}){{3,}}", *filled)

    @cached_property
    def opening(self) -> str:
        """Matches, where a sentence begins, a phrase that makes it boilerplate.

        The clause that many leave open at their end makes no difference, and two thirds of the classes in the pattern.
        """
        begins = {lang: _OPEN_END.sub("", listed) for lang, listed in self.begins.items()}
        return _pattern(_shape(_either(BULLETS, SENTENCE), said(begins, self.words, after=END)))

    @cached_property
    def inner(self) -> str:
        """Matches, where a cue begins, a phrase that makes its sentence boilerplate wherever it stands."""
        return _pattern(self._said("within", before=WORD_START, after=END))

    @cached_property
    def mark(self) -> str:
        """Matches what is boilerplate by itself."""
        return _pattern(self._said("marks"))

    @cached_property
    def heading(self) -> str:
        """Matches the line above a list of links."""
        return _pattern(self._bare(self._said("heads")))

    @cached_property
    def weak(self) -> str:
        """Matches one of the words that count only in company."""
        return _pattern(self._said("row", after=APART))

    @cached_property
    def only_weak(self) -> str:
        row = self._said("row", after=APART)
        return _pattern(row and rf"\A{NUMBERS}*(?:{row}[\n\d]*{NUMBERS}*)+\z")

    @cached_property
    def filled(self) -> str:
        """Matches one of the phrases that fill a line by themselves."""
        alone = self._said("alone", after=APART)
        return _pattern(alone and rf"\A{NUMBERS}*{alone}{NUMBERS}*\z")

    def _begun(
        self, *places: str, before: str = "", after: str = "", then: str = "", single: bool | None = None
    ) -> str:
        return beginnings([getattr(self, place) for place in places], self.words, before, after, then, single)

    def _said(self, place: str, before: str = "", after: str = "") -> str:
        return said(getattr(self, place), self.words, before, after)

    @staticmethod
    def _bare(phrase: str) -> str:
        return _shape(rf"^{FILL}*", phrase, LINE_END)


def _shape(before: str, phrase: str, after: str = "") -> str:
    return before + phrase + after if phrase else ""


def _either(*phrases: str) -> str:
    wanted = "|".join(phrase for phrase in phrases if phrase)
    return wanted and f"(?:{wanted})"


def _pattern(*shapes: str) -> str:
    either = _either(*shapes)
    return either and "(?im)" + either


def triggers(params: Params) -> dict[str, Later]:
    kinds = [kind for kind, places in CUES.items() if any(getattr(params, place) for place in places)]
    return {**{kind: partial(_cue, params, kind) for kind in kinds}, "wide": partial(_all_cues, params)}


def triggers_in(params: Params, text: str) -> dict[str, Later]:
    """The triggers of what a text may have that is short and the only one that is looked at."""
    sought = _sought(text)
    tables: dict[str, Any] = {place: sought.among(getattr(params, place)) for place in PLACES}
    few = Params.model_construct(words=params.words, **tables)
    return {} if few.is_empty else triggers(few)


@lru_cache(maxsize=1)
def _sought(text: str) -> Sought:
    return Sought(text)  # 14 rules ask


def _cue(params: Params, kind: str) -> str:
    return uncounted(params.parts[0].cues.get(kind, NEVER))


def _all_cues(params: Params) -> str:
    wide = params.parts[1]
    return NEVER if wide.is_empty else uncounted("|".join(wide.cues.values()))


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield a hit for each block: lines and sentences of the rule that follow each other are one."""
    text, encoded = document.text, document.utf8("text")
    parts = [part for part in params.parts[: 2 if encoded.is_wide else 1] if not part.is_empty]
    views = (document, document.unglued) if document.unglued else (document,)
    told = blocks(text, [span for view in views for part in parts for span in _spans(view, part)])
    for start, end in told:
        if not document.shows_code_at(start, end) and not _is_single_word(text[start:end], params):
            yield Hit(start, end, confidence=params.confidence)
    for part in parts:
        for match in encoded.finditer(part.mark) if part.mark else ():
            start, end = trimmed(text, match.start, match.end)
            if not is_most_of_one(start, end, told):
                yield Hit(start, end, confidence=params.confidence)


def _spans(document: Document, params: Params) -> Iterator[Span]:
    """The lines and sentences of the rule's phrases."""
    text = document.text
    cues = [match.start for match in document.utf8("text").finditer(params.cue)] if params.cue else []
    placed = [(cue, line_of(text, cue, cue)) for cue in cues]
    if params.line:
        begun = dict.fromkeys(line for cue, line in placed if text[cue] not in ENDS)
        spans = [span for line in begun for span in _lines(document, line, params)]
        covered = Spans(spans)
        ends = [(cue, line) for cue, line in placed if text[cue] in ENDS and cue not in covered]
        yield from spans
        yield from (span for cue, line in ends for span in _ended(text, line, cue, params))
    if params.opening:
        yield from (span for cue, line in placed for span in _opened(text, line, cue, params))
    if params.inner:
        yield from (span for line in dict.fromkeys(line for _, line in placed) for span in _within(text, line, params))


def _lines(document: Document, line: Span, params: Params) -> Iterator[Span]:
    text = document.text
    start, end = trimmed(text, *line)
    if start == end or (text[start].islower() and document.goes_on_at(start - 1)):
        return  # the end of a wrapped sentence
    if end - start > params.longest or not _match(params.line, text[start:end]):
        # What a headline is before a paragraph has no full stop: 'Up next: Jana Mareth, who spoke for an hour.'
        found = _headline_or_line(text, start, end, params)
        yield from (span for span in found if "." not in text[span[1] - 1 : span[1] + 1])
        return
    if text[end - 1] in LISTS:
        return
    if params.heading and _match(params.heading, text[start:end]):
        end = listed(text, end)
    yield start, end


def _ended(text: str, line: Span, cue: int, params: Params) -> Iterator[Span]:
    """What was a line of its own and stands behind a sentence that ends at ``cue``, in its paragraph."""
    start = cue + 1
    while start < line[1] and not text[start].isalnum() and text[start] not in OPENING:
        start += 1
    start, end = trimmed(text, start, line[1])
    if cue - line[0] < SENTENCE_BEFORE or is_quoted(text, start, line[0]):
        return
    shown = text[start:end]
    if found := list(runin.headline(text, start, end, params.announced, params.longest)):
        yield from found
    elif end - start <= TAIL and (" " in shown or _is_label(shown)) and _match(params.line, shown):
        yield start, end
    else:
        yield from runin.line(text, start, end, params.unit)


def _headline_or_line(text: str, start: int, end: int, params: Params) -> Iterator[Span]:
    """What runs into the paragraph that it begins."""
    found = list(runin.headline(text, start, end, params.announced, params.longest))
    yield from found or runin.line(text, start, end, params.unit)


def _is_label(word: str) -> bool:
    """Whether it has letters enough, in capitals, or is written in a script without spaces."""
    return (len(word) >= LABEL and word.isupper()) or word > "\u3040"


def _opened(text: str, line: Span, cue: int, params: Params) -> Iterator[Span]:
    """The sentence that begins at ``cue`` with a phrase that makes it boilerplate."""
    low, high = line
    if cue == low or text[cue] in ENDS:
        stop = match_end(params.opening, text, cue, high)
        if stop:
            yield from _sentence(text, line, cue, stop, params)


def _within(text: str, line: Span, params: Params) -> Iterator[Span]:
    """The sentences of a line with a phrase that makes them boilerplate wherever it stands."""
    low, high = line
    for match in Utf8(text[low:high]).finditer(params.inner):
        yield from _sentence(text, line, low + match.start, low + match.end, params)


def _sentence(text: str, line: Span, start: int, stop: int, params: Params) -> Iterator[Span]:
    while start < stop and not text[start].isalnum():
        start += 1
    begin, end = sentence_of(text, start, stop)
    if end - begin <= params.longest and not is_quoted(text, start, line[0]):
        yield begin, end


def _is_single_word(block: str, params: Params) -> bool:
    if not params.weak or not _match(params.only_weak, block):
        return False
    if sum(1 for _ in compile_pattern(params.weak).finditer(block.encode("utf-8", "replace"))) > 1:
        return False
    return not (params.filled and _match(params.filled, block))  # one that is also listed as a line of its own


def _match(pattern: str, text: str) -> Any:
    return compile_pattern(pattern).match(text.encode("utf-8", "replace"))
