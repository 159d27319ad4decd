"""SARIF 2.1.0, for code-scanning services and editors (docs.oasis-open.org/sarif/sarif/v2.1.0)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from scrapelint.reports.formats.base import Target
from scrapelint.reports.formats.jsonl import dump_sound
from scrapelint.reports.identity import identities, known_identities
from scrapelint.reports.markup import fenced
from scrapelint.reports.place import FilePlace, file_place, line_and_column
from scrapelint.reports.result import ArticleReport, Known, Scored
from scrapelint.reports.safe import shortened, visible
from scrapelint.reports.summary import Summary
from scrapelint.reports.worst import Worst, badness
from scrapelint.rules import Rule
from scrapelint.validators import Source

__all__ = ["OPENING", "SUFFIXES", "Writer"]

SUFFIXES = (".sarif", ".sarif.json", ".json")
OPENING = rb'\{"\$schema":"https://docs\.oasis-open\.org/sarif/'
MOST = 5_000
"""Results kept: what GitHub's code scanning shows of a run; it refuses one with more than 25,000."""
MESSAGE = 1_000
"""Code points of a message."""
RELATED = 10
"""Other places of a result that are named; services show no more."""
EXAMPLES = 3
"""Examples of what a rule flags, and of what it lets pass, in its help."""
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
AFTER_ALL = (-1.0, 0.0)
"""Known findings are the first to be left out."""
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
"""What GitHub calls the severities of a rule."""

Json = dict[str, Any]


class Writer:
    def __init__(self, target: Target) -> None:
        self._target = target
        self._worst: Worst[Json] = Worst(MOST)

    def article(self, report: ArticleReport) -> None:
        for scored, same in zip(report.findings, identities(report), strict=True):
            self._worst.add(badness(scored), partial(_result, report, scored, same))
        for known, same in zip(report.known, known_identities(report), strict=True):
            self._worst.add(AFTER_ALL, partial(_suppressed, report, known, same))

    def finish(self, summary: Summary) -> None:
        results = list(self._worst)
        rules = list(dict.fromkeys(result["ruleId"] for result in results))
        for result in results:
            result["ruleIndex"] = rules.index(result["ruleId"])
        run = {
            "tool": {
                "driver": {
                    "name": "scrapelint",
                    "version": version("scrapelint"),
                    "rules": [_rule(name, self._target.rules) for name in rules],
                }
            },
            "invocations": [_invocation(summary, self._worst.seen, len(results))],
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": {
                "articles": summary.articles,
                "meanScore": summary.mean_score,
                "gate": {"passed": summary.verdict.passed, "reasons": list(summary.verdict.reasons)},
                "findings": self._worst.seen,
                "findingsShown": len(results),
            },
        }
        self._target.stream.write(dump_sound({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n")


def _result(report: ArticleReport, scored: Scored, same: str) -> Json:
    article, finding = report.article, scored.finding
    place = file_place(article, finding)
    inner = None if place.start is not None else _inner_location(report, scored)
    name = f"{visible(shortened(article.id or article.url, MESSAGE)) or 'article'}#{finding.field}"
    first: Json = {"logicalLocations": [{"name": finding.field, "fullyQualifiedName": name, "kind": "member"}]}
    if place.path:
        first["physicalLocation"] = {
            "artifactLocation": {"uri": _uri(place.path)},
            "region": _region_of(place, article.text),
        }
    related = [
        _related(report, scored, place, number, *span) for number, span in enumerate(finding.related[:RELATED], 2)
    ]
    return {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": _plain(finding.message)},
        "locations": [first],
        "relatedLocations": ([inner] if inner else []) + related,
        # The first is what GitHub tells alerts apart by, and the only one it reads.
        "partialFingerprints": {"primaryLocationLineHash": same, "scrapelint/v1": same},
        "rank": scored.points,
        "properties": {
            "article": {"id": article.id, "url": article.url, "site": article.site, "score": report.score},
            "excerpt": visible(finding.excerpt),
            "confidence": finding.confidence,
            "points": scored.points,
        },
    }


def _suppressed(report: ArticleReport, known: Known, same: str) -> Json:
    """A known finding, so that a service does not take it for mended."""
    result = _result(report, Scored(known.finding, known.points), same)
    why = known.mark.reason or f"known to the {known.mark.by}"
    result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": _plain(why)}]
    return result


def _plain(text: str) -> str:
    """A message without embedded links ('[text](target)'), which a quoted text must not make (3.11.6)."""
    return shortened(visible(text).replace("](", "] ("), MESSAGE)


def _region_of(place: FilePlace, text: str) -> Json:
    """The characters where the file is the article, else the line of the record."""
    if place.start is None or place.end is None:
        return {"startLine": place.line}
    return _region(text, place.start, place.end)


def _region(text: str, start: int, end: int) -> Json:
    region = {"charOffset": start, "charLength": end - start}
    if end > len(text):  # the text is not at hand
        return region
    line, column = line_and_column(text, start)
    last, behind = line_and_column(text, end)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": behind, **region}


def _inner_location(report: ArticleReport, scored: Scored) -> Json:
    """The very characters inside a field of a record.

    Its code points are not those of the file, where they stand escaped; so the field is named as an entry of an archive
    is, by the record's line and its own name: 'feed.jsonl!/7/text'. (A fragment would do, but validators refuse it.)
    """
    finding = scored.finding
    return _inside(report, finding.field, finding.start, finding.end, 1, f"In the field {finding.field}")


def _related(report: ArticleReport, scored: Scored, place: FilePlace, number: int, start: int, end: int) -> Json:
    """Another place that matters, in the same field."""
    finding = scored.finding
    if place.start is None:
        return _inside(report, finding.field, start, end, number, "The other place")
    shift = place.start - finding.start
    return {
        "id": number,
        "message": {"text": "The other place"},
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(place.path)},
            "region": _region(report.article.text, start + shift, end + shift),
        },
    }


def _inside(report: ArticleReport, field: str, start: int, end: int, number: int, message: str) -> Json:
    source = report.article.source or Source("")
    return {
        "id": number,
        "message": {"text": message},
        "physicalLocation": {
            "artifactLocation": {"uri": f"{_uri(source.path)}!/{source.line or 1}/{quote(field, safe='')}"},
            "region": _region(report.article.value(field), start, end),
        },
    }


def _uri(path: str) -> str:
    """A reference to a file: relative ones are taken by services as from the root of the repository."""
    pure = PurePath(path)
    if path in {"", "-"}:
        return "stdin"
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), safe="/~!$&'()*+,;=@", errors="replace")


def _rule(name: str, rules: Mapping[str, Rule]) -> Json:
    rule = rules.get(name)
    if rule is None:  # the result was made with rules that are not at hand
        return {"id": name}
    why = rule.why.strip()
    flags, passes = rule.examples.flags[:EXAMPLES], rule.examples.passes[:EXAMPLES]
    examples = [*(("Flagged", each) for each in flags), *(("Passes", each) for each in passes)]
    examples = [(f"{kind} ({each.beside})" if each.beside else kind, each) for kind, each in examples]
    texts = [f"{kind}:\n\n{each.text.strip()}" for kind, each in examples]
    blocks = [f"{kind}:\n\n{fenced(each.text.strip())}" for kind, each in examples]
    return {
        "id": name,
        "shortDescription": {"text": rule.headline},
        "fullDescription": {"text": shortened(why, MESSAGE)},
        "help": {"text": "\n\n".join((why, *texts)), "markdown": "\n\n".join((why, *blocks))},
        "defaultConfiguration": {"level": LEVELS.get(rule.severity, "none")},
        "properties": {"tags": [rule.family], "problem.severity": PROBLEMS.get(rule.severity, "recommendation")},
    }


def _invocation(summary: Summary, found: int, shown: int) -> Json:
    notes: list[Json] = []
    if shown < found:
        text = f"{shown:,} of {found:,} findings are in this file, the worst first; the others were left out"
        notes.append({"level": "warning", "descriptor": {"id": "results-cut"}, "message": {"text": text}})
    for source, reason in summary.unreadable_records:
        region = {"region": {"startLine": source.line}} if source.line else {}
        notes.append(
            {
                "level": "error",
                "descriptor": {"id": "unreadable"},
                "message": {"text": _plain(reason)},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(source.path)}, **region}}],
            }
        )
    code = int(summary.verdict.exit_code)
    return {
        "executionSuccessful": code in {0, 1},
        "exitCode": code,
        "exitCodeDescription": _plain("; ".join(summary.verdict.reasons) or "The gate passed"),
        "toolExecutionNotifications": notes,
    }
