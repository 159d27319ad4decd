"""Reads the quotation marks of one paragraph: which open, which close, which are odd.

Marks are few and their faults ambiguous (in ``"A," he said. "B.`` any of three may be the odd one), so
the reading with the least fault is searched for: every mark may open, close or stand alone, each at a
price, and a narrow beam of the cheapest readings moves from mark to mark. Linear in the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrapelint.validators.engine.spans import Spans
from scrapelint.validators.language.quotation import (
    CLOSERS,
    DOUBLE,
    ELISIONS,
    OPENERS,
    PAIRS,
    SINGLE,
    STRAIGHT,
    facing,
    unspaced,
)

__all__ = ["Conventions", "Fault", "Mark", "marks", "read"]

_MARK = re.compile(r"''|\"\"|``|‘‘|’’|[\"“”„‟«»‹›「」『』《》〈〉｢｣〝〞〟＂״‘’‚‛'`´]")
_MEASURE = re.compile(
    r"\d\s?(?:['’′]\s?\d{1,2}(?:\.\d|[¼½¾])?\s?(?:[\"”″]|''|’’)|(?<![\d.,:]\d\d\d)[\"”](?=\s?[x×]\s?\d))"
)
"""Feet and inches, minutes and seconds (5'11", 6’2”), and sizes (12" x 14")."""
_CODE = re.compile(r"(?<![`\w])(`{1,2})(?=[^`\s])[^`\n]*(?:`[^`\n]+)*?(?<=[^`\s])\1(?![`'\w])")
"""Code between back-quotes, as Markdown has it. What ends in an apostrophe is LaTeX's quotation."""
_CONTRACTED = re.compile(r"(?:s|t|d|m|re|ve|ll)\b", re.IGNORECASE)
"""What follows an apostrophe in English; other letters after ‘ are a Hawaiian ʻokina or an Arabic ayn (Hawai‘i, Sana‘a)."""
_MOJIBAKE = frozenset("â€¬Ã\u0080")
"""UTF-8 read as code page 1252 or Latin-1 leaves quotation marks behind that nobody set: â€œ, Ã¢â‚¬â„¢."""
_SMALL = re.compile(r"(?<![\d.,:])\d{1,2}\Z")
_WORD = re.compile(r"[^\W_]{1,14}")
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_APOSTROPHE = frozenset("'’‘`´‛")

BEAM = 8
DEPTH = 4
"""Quotations inside one another; three levels are the most that style guides describe."""

# Prices. What matters is their order: a mark alone (1) is dearer than a straight mark paired with a curly
# one, and one mark facing the wrong way is cheaper than two marks alone, but three are dearer.
ALONE = 1.0
MIXED = 0.6
REVERSED = 0.8
MISFACED = 0.8
SHIFTED = 0.4
UNFACED = 0.05
FOREIGN = 0.9
LEVELS = 1.3
MIXED_SINGLE = 0.3
NESTED_ALIKE = 0.3
NEVER = 99.0


class Mark(NamedTuple):
    """A quotation mark that may be one; offsets are code points into the field.

    ``opens``, ``closes`` and ``alone`` are the prices of reading it so.
    """

    start: int
    end: int
    glyph: str
    facing: int
    opens: float
    closes: float
    alone: float


class Fault(NamedTuple):
    """What is wrong with a mark; ``kind`` is ``alone``, ``mixed``, ``reversed``, ``doubled`` or ``apostrophe``."""

    kind: str
    mark: Mark
    partner: Mark | None = None


class Conventions(NamedTuple):
    """Which unusual pairs an article keeps to throughout."""

    swedish: bool = False
    """”…” and ’…’"""
    low_high: bool = False
    """“…“, where nothing is closed otherwise"""
    mirrored: bool = False
    """”…“, as some right-to-left texts store them"""
    guillemets: bool = False
    """« and » both occur"""
    straight: bool | None = None
    """Whether there are more straight marks than curly ones, so that the others are the odd ones in a mixed pair."""


class _State(NamedTuple):
    price: float
    stack: tuple[tuple[Mark, bool], ...]  # open marks; whether a like pair stood inside
    faults: tuple[Fault, object] | None  # linked list, last first


def marks(text: str, start: int, end: int, *, guillemets: bool = True) -> Iterator[Mark]:
    """The marks in ``text[start:end]`` (a paragraph) that are not plainly apostrophes.

    ``guillemets`` says that the article quotes with them, so that one between spaces is no arrow.
    """
    passed = Spans(_passages(text, start, end))
    for match in _MARK.finditer(text, start, end):
        glyph = match[0]
        if passed.touches(match.start(), match.end()) or text[match.start() - 1 : match.start()] in _MOJIBAKE:
            continue
        before = _neighbour(text, match.start() - 1, -1, start, end)
        after = _neighbour(text, match.end(), 1, start, end)
        if glyph in _APOSTROPHE and before.isalnum() and after.isalnum() and not unspaced(after):
            if glyph == "‘" and _CONTRACTED.match(text, match.end()):
                yield Mark(match.start(), match.end(), glyph, 0, NEVER, NEVER, 0.0)
            continue
        if glyph == '""' and facing(before, after) != 1:
            yield _price(text, match.start(), match.start() + 1, '"', before, '"')
            yield _price(text, match.start() + 1, match.end(), '"', '"', after)
            continue
        yield _price(text, match.start(), match.end(), glyph, before, after, guillemets)


def _passages(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where marks are no quotation marks."""
    for match in _MEASURE.finditer(text, start, end):
        yield match.span()
    if text.find("`", start, end) >= 0:
        for match in _CODE.finditer(text, start, end):
            yield match.span()


def _neighbour(text: str, index: int, step: int, start: int, end: int) -> str:
    for _ in range(4):  # four invisible characters in a row are none that a text needs
        if not start <= index < end:
            return ""
        if text[index] not in _INVISIBLE:
            break
        index += step
    char = text[index] if start <= index < end else ""
    if step > 0 and char == "." and text.startswith("..", index):
        return "…"
    return char


def _price(text: str, start: int, end: int, glyph: str, before: str, after: str, guillemets: bool = True) -> Mark:
    way = facing(before, after)
    if glyph in SINGLE and glyph not in "‹›":
        opens, closes, alone = _price_single(text, start, end, glyph, before, after, way)
    elif glyph in STRAIGHT:
        opens = (MISFACED, UNFACED, 0.0)[way + 1]
        closes = (0.0, UNFACED, MISFACED)[way + 1]
        inches = before.isdigit() and way <= 0 and glyph != "״"
        attribute = before == "=" or after == ">"
        hebrew = glyph in '״"' and before.isalpha() and after.isalpha() and "\u0590" <= before <= "\u05ff"
        empty = glyph == "''" and way == 0  # a string of a programming language
        alone = 0.0 if hebrew else 0.1 if inches or attribute or empty else ALONE
    elif glyph in "«»‹›":
        outward = 1 if glyph in "«‹" else -1
        # French sets spaces inside, so that only the shape tells; German and Danish turn the shape round.
        opens = 0.0 if outward == 1 and way >= 0 or way == 1 else UNFACED if way == 0 else MISFACED
        closes = 0.0 if outward == -1 and way <= 0 or way == -1 else UNFACED if way == 0 else MISFACED
        # Arrows of "read more »" and crumbs of "Home » News".
        arrow = way == 0 and not guillemets and (not before if outward == 1 else not after.strip())
        alone = 0.1 if arrow else ALONE
    else:
        opener, closer = glyph in OPENERS, glyph in CLOSERS
        opens = (SHIFTED, 0.0, 0.0)[way + 1] if opener else UNFACED if way == 1 and glyph in "”’’" else MISFACED
        closes = (
            (0.0, 0.0, SHIFTED)[way + 1]
            if closer
            else (UNFACED, 0.3, MISFACED)[way + 1]
            if glyph in "““‘‘‟"
            else MISFACED
        )
        if not opener and way == -1 or glyph in "」』》〉｣〞〟":
            opens = NEVER
        if not closer and way == 1 or glyph in "„「『《〈｢〝":
            closes = NEVER
        alone = 0.5 if glyph == "”" and _SMALL.search(text, max(start - 4, 0), start) else ALONE
    return Mark(start, end, glyph, way, opens, closes, alone)


def _price_single(
    text: str, start: int, end: int, glyph: str, before: str, after: str, way: int
) -> tuple[float, float, float]:
    word = _WORD.match(text, end)
    elided = word is not None and glyph in _APOSTROPHE and (word[0].casefold() in ELISIONS or word[0][0].isdigit())
    opens = closes = NEVER
    if way == 1:
        opens = 0.3 if elided else 0.2 if glyph == "’" else 0.0
    elif way == 0 and (not before or not before.isalnum()) and glyph != "’":
        opens = UNFACED
    if way == -1 or (way == 0 and before and not before.isspace()):
        closes = UNFACED if before.isalnum() else 0.0
        if glyph in "‘‚‛":
            closes += UNFACED
    if glyph == "‚":  # also what a comma is mistaken for
        return opens, closes, 0.3
    alone = 0.2 if glyph == "‘" and way == -1 else 0.0
    if glyph in "‘‛'" and way == 1 and not elided and after.isalpha() and not _quoted(before):
        alone = ALONE
    elif glyph in "’'" and way == -1 and before in {".", ",", "!", "?"}:
        alone = ALONE
    return opens, closes, alone


def _quoted(char: str) -> bool:
    return char in DOUBLE or char in SINGLE


def read(found: list[Mark], conventions: Conventions, *, carried: int = 0, carry: str = "") -> tuple[list[Fault], int]:
    """The faults of a paragraph in the order of the text, and how many quotations it leaves open.

    ``carried`` quotations stay open from the paragraph before, so that a mark may close them without
    having been opened here. ``carry`` is the mark with which the next paragraph goes on with a quotation: what
    is open at the end is no fault then.
    """
    plain = None if carried else _plain(found, conventions, carry)
    if plain is not None:
        return plain
    beam = [_State(0.0, (), None)]
    lent = carried
    for mark in found:
        options: dict[tuple[int, ...], _State] = {}
        for state in beam:
            for new in _options(state, mark, conventions, lent):
                key = tuple(opened.start for opened, _ in new.stack)
                if key not in options or new.price < options[key].price:
                    options[key] = new
        beam = sorted(options.values(), key=_outlook)[:BEAM] if len(options) > BEAM else list(options.values())
    return _best(beam, carry)


def _plain(found: list[Mark], conventions: Conventions, carry: str) -> tuple[list[Fault], int] | None:
    """The reading of a paragraph where every mark says by itself what it does; None where one does not.

    A short cut to what the beam would find: pairs, some perhaps of two kinds, and at most one mark left open.
    """
    stack: list[Mark] = []
    faults: list[Fault] = []
    for mark in found:
        if mark.closes <= UNFACED and stack:
            price, fault = _pair(stack[-1], mark, conventions)
            if price <= MIXED:
                stack.pop()
                if fault is not None:
                    faults.append(fault)
                continue
        if mark.opens == 0.0:
            if any(opened.glyph == mark.glyph for opened in stack):
                return None
            stack.append(mark)
        elif mark.alone > 0.0 or mark.glyph == "‘":
            return None
    if len(stack) > 1 or (faults and any(0.0 < mark.alone < ALONE for mark in found)):
        return None
    if stack and _kept(((stack[0], False),), carry) < 0:
        if faults or stack[0].glyph not in DOUBLE or any(mark.alone < ALONE for mark in found):
            return None
        return [Fault("alone", stack[0])], 0
    return faults, len(stack)


def _outlook(state: _State) -> float:
    """The price if nothing that is open were closed any more; else readings that close nothing would crowd the beam."""
    return state.price + sum(opened.alone for opened, _ in state.stack)


def _best(beam: list[_State], carry: str) -> tuple[list[Fault], int]:
    best: tuple[float, list[Fault], int] | None = None
    for state in beam:
        price, faults = state.price, state.faults
        stack = state.stack
        left = 0
        kept = _kept(stack, carry)
        for level, (opened, _) in enumerate(stack):
            if level == kept:
                price += NESTED_ALIKE
                left = 1
            elif not 0 <= kept < level:
                price += opened.alone
                if opened.alone >= ALONE:
                    faults = (Fault("alone", opened), faults)
        if best is None or price < best[0] - 1e-9:
            unlinked = []
            while faults is not None:
                fault, faults = faults  # type: ignore[misc]
                unlinked.append(fault)
            best = price, sorted(unlinked, key=lambda fault: fault.mark.start), left
    return (best[1], best[2]) if best else ([], 0)


def _kept(stack: tuple[tuple[Mark, bool], ...], carry: str) -> int:
    """The level of quotation that the next paragraph, which opens with ``carry``, goes on with; -1 if none."""
    if carry:
        for level in range(len(stack) - 1, -1, -1):
            if (stack[level][0].glyph in SINGLE) == (carry in SINGLE):
                return level
    return -1


def _options(state: _State, mark: Mark, conventions: Conventions, lent: int) -> Iterator[_State]:
    price, stack, faults = state
    # it closes
    if mark.closes < NEVER:
        dropped, lost = 0.0, faults
        for depth in range(len(stack) - 1, -1, -1):
            opened, alike = stack[depth]
            cost, fault = _pair(opened, mark, conventions)
            if cost < NEVER:
                rest = stack[:depth]
                if rest and rest[-1][0].glyph == opened.glyph:
                    rest = (*rest[:-1], (rest[-1][0], True))
                total = price + dropped + cost + mark.closes
                yield _State(total + NESTED_ALIKE * alike, rest, (fault, lost) if fault else lost)
            dropped += opened.alone
            if opened.alone >= ALONE:
                lost = (Fault("alone", opened), lost)
        if lent and mark.glyph in DOUBLE:
            yield _State(price + mark.closes + NESTED_ALIKE, (), lost if dropped else faults)
    # it opens
    if mark.opens < NEVER:
        if len(stack) >= DEPTH:
            first = stack[0][0]
            price += first.alone
            if first.alone >= ALONE:
                faults = (Fault("alone", first), faults)
            stack = stack[1:]
        yield _State(price + mark.opens, (*stack, (mark, False)), faults)
        price, stack, faults = state
    # it stands alone
    if mark.alone >= ALONE:
        faults = (Fault("alone", mark), faults)
    elif mark.glyph == "‘" and mark.opens >= NEVER:
        faults = (Fault("apostrophe", mark), faults)
    yield _State(price + mark.alone, stack, faults)


def _pair(opened: Mark, closing: Mark, conventions: Conventions) -> tuple[float, Fault | None]:
    """The price of this pair, and what is wrong with it."""
    first, last = opened.glyph, closing.glyph
    if first == '""':
        cost, fault = _pair(opened._replace(glyph='"'), closing, conventions)
        return cost, fault or Fault("doubled", opened, closing)
    if first + last in PAIRS:
        return 0.0, None
    if first in DOUBLE and last in DOUBLE:
        pair = first + last
        if pair == "””":
            return (0.0, None) if conventions.swedish else (REVERSED, Fault("reversed", opened, closing))
        if pair == "““" or pair == "‘‘‘‘":
            return (0.0, None) if conventions.low_high else (REVERSED, Fault("reversed", closing, opened))
        if pair == "”“":
            return (0.0, None) if conventions.mirrored else (REVERSED * 1.5, Fault("reversed", opened, closing))
        if pair == "««":
            return FOREIGN, Fault("reversed", closing, opened)
        straight = first in STRAIGHT
        if straight or last in STRAIGHT:
            opener_odd = straight != (last in STRAIGHT) and conventions.straight is (not straight)
            odd, other = (opened, closing) if opener_odd else (closing, opened)
            return MIXED, Fault("mixed", odd, other)
        return FOREIGN, Fault("mixed", closing, opened)
    if first in SINGLE and last in SINGLE:
        if first + last == "’’" and conventions.swedish:
            return 0.0, None
        if first == "’":
            return NEVER, None
        return MIXED_SINGLE, Fault("mixed", closing, opened)
    if opened.alone < ALONE or closing.alone < ALONE:
        return NEVER, None
    return LEVELS, Fault("mixed", opened if first in SINGLE else closing, closing if first in SINGLE else opened)
