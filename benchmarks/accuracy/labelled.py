"""Labelled articles: those of this folder, written with their marks in place, or any set in two JSON Lines files.

A mark ``⟪family/subtype/certainty:text⟫`` labels the text inside it; ``⟪look:text⟫`` is a look-alike that must pass.
Articles of a file are separated by header lines: ``=== id | site: … | grade: … | title: …``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scrapelint import Linter
from scrapelint.validators import Article
from scrapelint.validators.engine.feedcounts import count_feed

__all__ = ["Label", "Labelled", "read_set", "read_texts", "run_together"]

_HEADER = re.compile(r"(?m)^=== (.+)\n")
_BREAK = re.compile(r"\s*\n\s*")
_MARK = re.compile(r"⟪(?:(look):|([a-z-]+)/([a-z]*)/(sure|arguable):)|⟫")


@dataclass(frozen=True, slots=True)
class Label:
    """A defect that a reader marked; ``start`` and ``end`` in code points of ``field``, ``line`` those of its line."""

    family: str
    field: str
    start: int
    end: int
    sure: bool
    line: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with its labels, its grade (publish, fix, reject), and how many look-alikes it holds."""

    article: Article
    grade: str
    labels: tuple[Label, ...]
    looks: int = 0


def read_texts(folder: Path) -> Iterator[Labelled]:
    """The articles of every ``<language>.txt`` or ``<language>_<what>.txt`` in a folder.

    Raises ValueError for a mark or header that is wrong.
    """
    for path in sorted(folder.glob("*.txt")):
        lang = path.stem.partition("_")[0]
        pieces = _HEADER.split(path.read_text("utf-8"))[1:]
        for header, body in zip(pieces[::2], pieces[1::2], strict=True):
            name, *parts = (part.strip() for part in header.split(" | ", 3))
            about = dict(part.split(":", 1) for part in parts)
            text, labels, looks = _unmarked(body.strip("\n"), "text", name)
            title, more, looks_in_title = _unmarked(about.get("title", "").strip(), "title", name)
            article = Article(text, title=title, id=name, site=about.get("site", "").strip(), lang=lang)
            yield Labelled(article, about["grade"].strip(), (*labels, *more), looks + looks_in_title)


def _unmarked(marked: str, field: str, name: str) -> tuple[str, list[Label], int]:
    text, position, looks = "", 0, 0
    opened: list[tuple[re.Match[str], int]] = []
    found: list[tuple[re.Match[str], int, int]] = []
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark[0] != "⟫":
            opened.append((mark, len(text)))
        elif not opened:
            raise ValueError(f"{name}: a mark closes that was never opened, at {text[-30:]!r}")
        else:
            opening, start = opened.pop()
            if opening[1]:
                looks += 1
            else:
                found.append((opening, start, len(text)))
    if opened:
        raise ValueError(f"{name}: a mark was never closed, at {marked[opened[0][0].start() :][:40]!r}")
    text += marked[position:]
    labels = [
        Label(mark[2], field, start, end, mark[4] == "sure", _line(text, start, end)) for mark, start, end in found
    ]
    return text, labels, looks


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    newline = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, newline if newline >= 0 else len(text)


def read_set(folder: Path) -> Iterator[Labelled]:
    """A set of ``articles.jsonl`` (id, site, lang, title, text) and ``labels.jsonl`` (id, grade, labels)."""
    articles = {row["id"]: row for row in _rows(folder / "articles.jsonl")}
    for row in _rows(folder / "labels.jsonl"):
        fields = {name: articles[row["id"]].get(name) or "" for name in ("text", "title", "site", "lang", "id")}
        labels = tuple(
            Label(
                each["family"],
                each["field"],
                each["start"],
                each["end"],
                each["certainty"] == "sure",
                tuple(each.get("line", (each["start"], each["end"]))),
            )
            for each in row["labels"]
        )
        yield Labelled(Article(**fields), row["grade"], labels)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    # Not by lines as Python cuts them: a text may have U+2028.
    yield from (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)


def run_together(each: Labelled, between: str) -> Labelled:
    """The article as a scraper that drops line ends stores it, with ``between`` in their place.

    Of its labels only those of text of the site stay, and of pages that are no articles: what else is wrong in such a
    text nobody marked.
    """
    text, places, last = [], [0] * (len(each.article.text) + 1), 0
    length = 0
    for gap in (*_BREAK.finditer(each.article.text), None):
        start, end = gap.span() if gap else (len(each.article.text),) * 2
        places[last:start] = range(length, length + start - last)
        text += [each.article.text[last:start], between if gap else ""]
        length += start - last
        places[start : end + 1] = [length] * (end + 1 - start)
        length += len(between) if gap else 0
        last = end
    places[last] = length
    labels = tuple(
        replace(label, start=places[label.start], end=places[label.end], line=(0, length))
        for label in each.labels
        if label.field == "text" and label.family in {"boilerplate", "not-article"}
    )
    return replace(each, article=replace(each.article, text="".join(text)), labels=labels)


def as_feed(labelled: Sequence[Labelled], linter: Linter) -> Linter:
    """The linter, having read the set ahead as a command reads a feed."""
    return linter.knowing(count_feed([each.article for each in labelled]))
