"""A few words twice in a row within a line: a caption, a credit, the headline of a video, taken once too often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scrapelint import lazyre as re
from scrapelint.validators.endings.prose import is_dense
from scrapelint.validators.engine.linetable import LineTable
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.repetition.screen import DOUBLED

__all__ = ["Doubled", "doubled_in", "halved"]

LETTERS = 10
"""Letters of the words together: 'New York New York' is a song, and 'had had' a tense."""
DENSE_LETTERS = 4
"""The same in scripts without spaces."""
DISTINCT = 3
"""Words that differ: 'on and on and on and on' goes on for ever."""
# A word is taken whole: a part of one is followed by no space, so that giving letters back would find nothing.
_AGAIN = re.compile(rf"[(“\"]?(\S++(?: \S++){{{DOUBLED[0] - 1},{DOUBLED[1] - 1}}})(?: \1(?![^\W_]))+")
_MEANT = re.compile(r"[.!?…,;:’'”\"—–-]\Z|[.!?…][”\"’']? ")
"""A speaker says a sentence twice, and a poet half of one; a label has no stop."""
_STOPS = ".!?…。！？،؟-=_*~"


class Doubled(NamedTuple):
    """The second copy, and what follows of the same, with the place of the first."""

    span: Span
    first: Span
    words: int


def doubled_in(text: str, suspects: Iterable[Span]) -> Iterator[Doubled]:
    """Each place where words come again at once, of those where they may: spans from a word to its line's end."""
    told = 0
    for start, end in suspects:
        match = _AGAIN.match(text, start, end) if start >= told else None
        if match is None:
            continue
        told = match.end()
        words = match[1].split(" ")
        # Within a sentence it is how people speak: 'if not this one, the next one or the next one or …'.
        first = match[1].lstrip('(“"')[:1]
        if first.islower() or not first.isalnum() or _MEANT.search(match[1]):
            continue
        if len(set(words)) < DISTINCT or sum(map(str.isalpha, match[1])) < LETTERS:
            continue
        yield Doubled((match.end(1) + 1, match.end()), match.span(1), len(words))


def halved(table: LineTable) -> dict[int, list[Doubled]]:
    """For each text its lines that are a heading and its copy, glued together: '第一天：出海第一天：出海'."""
    sizes = table.ends - table.begins
    middles = table.begins + sizes // 2
    alike = (sizes % 2 == 0) & (table.octets.take(table.begins) == table.octets.take(middles))
    alike &= table.octets.take(middles - 1) == table.octets.take(table.ends - 1)
    found: dict[int, list[Doubled]] = {}
    for number in (alike & (sizes >= 2 * DENSE_LETTERS)).nonzero()[0].tolist():
        line = table.line(number)
        half = line[: len(line) // 2]
        if half * 2 != line or half[-1].isspace() or half[-1] in _STOPS:
            continue
        if sum(map(str.isalpha, half)) >= (DENSE_LETTERS if is_dense(half) else LETTERS):
            start = int(table.points[number])
            middle = start + len(half)
            span, first = (middle, middle + len(half)), (start, middle)
            found.setdefault(int(table.of[number]), []).append(Doubled(span, first, max(half.count(" ") + 1, 1)))
    return found
