"""An article in full as the page shows it: its fields, and the findings with their places in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from scrapelint import lazyre as re
from scrapelint.reports.result import ArticleReport, Scored

__all__ = ["full_article"]

FINDINGS = 1000
"""Findings of an article that its page marks, the costliest first; marking more makes nothing clearer."""
FIELD = 200_000
"""Code points of a field that the page holds whole; of a longer one its beginning and what surrounds the findings."""
HEAD = 20_000
AROUND = 1_500
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|[\r\n]")


class _Units:
    """Turns code points of a text into UTF-16 units, which is what scripts count in."""

    def __init__(self, text: str) -> None:
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]

    def __call__(self, position: int) -> int:
        return position + bisect_left(self._astral, position)


class _Lines:
    """Tells line and column, both from 1, of many positions of one text, which is read once."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        self._starts += [match.end() for match in _LINE_END.finditer(text)]

    def __call__(self, position: int) -> tuple[int, int]:
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1


def full_article(report: ArticleReport, number: int, site: int) -> dict[str, Any]:
    """What the page needs of an article, offsets in UTF-16 units; ``number`` counts the run's articles from 0.

    ``texts`` are [field, length, pieces]; a piece is [offset, text], and one piece is the whole field unless it is
    very long. A field without pieces was not there to read (a result without its sources): the excerpts stand for it.
    """
    article = report.article
    chosen = sorted(report.costly, key=lambda scored: -scored.points)[:FINDINGS]
    findings = sorted(chosen, key=lambda scored: (scored.finding.start, -scored.finding.end))
    known = {known.finding for known in report.known}
    names = dict.fromkeys(["title", "text", *(scored.finding.field for scored in findings)])
    texts, packed = [], []
    for index, name in enumerate(names):
        value = article.value(name)
        own = [scored for scored in findings if scored.finding.field == name]
        missing = any(scored.finding.end > len(value) for scored in own)
        units, lines = _Units(value), _Lines(value)
        pieces = [] if missing else _pieces(value, own)
        texts.append([name, units(len(value)), [[units(start), value[start:end]] for start, end in pieces]])
        packed += [
            [*_finding(scored, index, units, None if missing else lines), scored.finding in known] for scored in own
        ]
    source = article.source
    return {
        "n": number,
        "title": article.title,
        "id": article.id,
        "url": article.url,
        "lang": article.lang,
        "site": site,
        "source": [source.path, source.line] if source else None,
        "score": report.score,
        "lost": _lost(report),
        "texts": texts,
        "findings": packed,
        "unmarked": len(report.costly) - len(chosen),
    }


def _lost(report: ArticleReport) -> list[tuple[str, str, float]]:
    """Rule, severity and the points it cost, of all findings, the costliest first; they add up to what was lost.

    They are shown in tenths: as many as are missing when all are rounded down go to those that lose most by it.
    """
    points: dict[tuple[str, str], float] = {}
    for scored in report.costly:
        key = (scored.finding.rule, scored.finding.severity)
        points[key] = points.get(key, 0.0) + scored.points
    # Points of findings are rounded, which shows in the sum of thousands: so the sum is made to fit.
    whole = sum(points.values())
    fit = (1000 - 10 * report.score) / whole if whole else 0.0
    tenths = {key: int(lost * fit) for key, lost in points.items()}
    missing = round(1000 - 10 * report.score) - sum(tenths.values()) if whole else 0
    for key in sorted(points, key=lambda key: tenths[key] - points[key] * fit)[:missing]:
        tenths[key] += 1
    return [(*key, tenths[key] / 10) for key in sorted(points, key=lambda key: -points[key])]


def _finding(scored: Scored, field: int, units: _Units, lines: _Lines | None) -> list[Any]:
    finding = scored.finding
    line, column = lines(finding.start) if lines else (0, 0)
    return [
        finding.rule,
        field,
        units(finding.start),
        units(finding.end),
        scored.points,
        finding.confidence,
        finding.message,
        finding.excerpt,
        line,
        column,
        [[units(start), units(end)] for start, end in finding.related],
        finding.fix,
        finding.severity,
    ]


def _pieces(value: str, findings: list[Scored]) -> list[tuple[int, int]]:
    """The stretches of a field that the page holds."""
    if len(value) <= FIELD:
        return [(0, len(value))]
    wanted = [(0, HEAD), (len(value) - AROUND, len(value))]
    for scored in findings:
        for start, end in ((scored.finding.start, scored.finding.end), *scored.finding.related):
            wanted += [(start - AROUND, start + AROUND), (end - AROUND, end + AROUND)]
    pieces: list[tuple[int, int]] = []
    room = FIELD
    for start, end in sorted((max(0, start), min(len(value), end)) for start, end in wanted):
        if pieces and start <= pieces[-1][1]:
            room -= max(0, end - pieces[-1][1])
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            room -= end - start
            pieces.append((start, end))
        if room <= 0:
            break
    return pieces
