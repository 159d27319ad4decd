"""A baseline as a file: JSON that people can read and version control can compare."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated, TextIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scrapelint.errors import BaselineError
from scrapelint.reports.known.baseline import Baseline, Entry

__all__ = ["VERSION", "read_baseline", "write_baseline"]

VERSION = 1
"""Of the file's form, and of what makes two findings the same."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Finding(_Model):
    rule: str
    field: str
    excerpt: str
    count: int = Field(1, ge=1)
    identity: str = Field(pattern=r"^[0-9a-f]{32}$")


class _Article(_Model):
    article: str
    findings: list[_Finding]


class _Version(BaseModel):
    scrapelint_baseline: Annotated[int, Field(ge=1)]


class _File(_Model):
    scrapelint_baseline: int
    articles: list[_Article]


def read_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises BaselineError, with what to do, if it is missing, damaged or of a later version."""
    again = f"record it with: scrapelint baseline FEED -o {path}"
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror}; {again}") from error
    try:
        version = _Version.model_validate_json(raw).scrapelint_baseline
    except ValidationError as error:
        what = f"is no baseline, or a damaged one ({_said(error)})"
        raise BaselineError(f"{path}: {what}; restore it, or {again}") from error
    if version > VERSION:
        raise BaselineError(
            f"{path}: is of version {version}, and this scrapelint knows versions up to {VERSION}; install the "
            f"scrapelint that wrote it, or {again}"
        )
    try:
        file = _File.model_validate_json(raw)
    except ValidationError as error:
        raise BaselineError(f"{path}: is a damaged baseline ({_said(error)}); restore it, or {again}") from error
    return Baseline(
        Entry(each.identity, article.article, each.rule, each.field, each.excerpt, each.count)
        for article in file.articles
        for each in article.findings
    )


def _said(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]


def write_baseline(baseline: Baseline, stream: TextIO) -> None:
    """Write a baseline, sorted and with a line for every finding, so that versions of it can be compared."""
    stream.write(f'{{"scrapelint_baseline": {VERSION},\n"articles": [')
    stream.writelines(("," if number else "") + "\n" + lines for number, lines in enumerate(_articles(baseline)))
    stream.write("\n]}\n")


def _articles(baseline: Baseline) -> Iterator[str]:
    ordered = sorted(baseline.entries.values(), key=lambda e: (e.article, e.rule, e.field, e.excerpt, e.identity))
    for article, entries in groupby(ordered, key=lambda e: e.article):
        findings = ",\n  ".join(
            _dump(
                {
                    "rule": each.rule,
                    "field": each.field,
                    "excerpt": each.excerpt,
                    **({"count": each.count} if each.count > 1 else {}),
                    "identity": each.identity,
                }
            )
            for each in entries
        )
        yield f'{{"article": {_dump(article)}, "findings": [\n  {findings}]}}'


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
