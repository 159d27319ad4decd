"""A first configuration for a feed: what was guessed of it is written down, where it can be corrected."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import get_args

from scrapelint.config import Role
from scrapelint.linter import Linter
from scrapelint.reports.safe import visible
from scrapelint.sources import read_articles
from scrapelint.validators import Article

__all__ = ["SAMPLE", "Impression", "look_at", "starter_config"]

SAMPLE = 200
"""Articles of a feed that are checked to say what is common in it."""
COMMON = 8
"""Rules that are named with what they found."""
_PLAIN = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_NOT_PLAIN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


@dataclass
class Impression:
    """What the first articles of a feed show: names of fields by role, and in how many articles each rule spoke."""

    feed: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    articles: int = 0
    unreadable: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    severities: dict[str, str] = field(default_factory=dict)


def look_at(paths: Sequence[str], fields: Mapping[str, str], linter: Linter) -> Impression:
    """Check the first articles of a feed. Raises SourceError."""
    seen = Impression(paths[0])

    def tell_fields(_: str, names: Mapping[str, str]) -> None:
        seen.fields = seen.fields or names

    for record in islice(read_articles(paths, fields=fields, on_fields=tell_fields), SAMPLE):
        if not isinstance(record, Article):
            seen.unreadable += 1
            continue
        seen.articles += 1
        found = {each.finding.rule: each.finding.severity for each in linter.check(record).findings}
        seen.rules.update(found.keys())
        seen.severities.update(found)
    return seen


def starter_config(seen: Impression) -> str:
    """The text of a `scrapelint.yaml`, with comments for whoever goes on from there."""
    title = f"scrapelint, fitted to {visible(seen.feed)}." if seen.feed else "scrapelint."
    return "\n".join(
        [
            f"# {title} Every key has a default; `scrapelint schema config` describes them all.",
            "",
            "# Rule sets: built-in ones by name, your own by path (./our-rules.yaml).",
            "extends: [recommended]",
            "",
            *_fields(seen),
            "",
            *_rules(seen),
            "",
            "# What holds for some sites only. '*.example.org' means example.org too.",
            "sites: {}",
            '#  "*.example.org": {ignore: [repeated-title]}',
            "",
            "# What fails a run.",
            "gate:",
            "  fail_on: error # error | warning | never: the least severity that does",
            "  # fail_under: 70 # the least score that an article may have, from 0 to 100",
            "",
        ]
    )


def _fields(seen: Impression) -> list[str]:
    if not seen.fields:
        return [
            "# Which field of the feed holds what. Names are guessed for each feed unless they are given here.",
            "fields: {}",
            f"#  text: body # and so for {', '.join(get_args(Role)[1:])}",
        ]
    lines = [
        "# Which field of the feed holds what, guessed from the names and values of its first records.",
        "# What is given here must be in every feed; a name that is taken out is guessed again for each feed.",
        "fields:",
        *(f"  {role}: {_quoted(name)}" for role, name in seen.fields.items()),
    ]
    missing = [role for role in get_args(Role) if role not in seen.fields]
    if missing:
        lines.append(f"  # Not found: {', '.join(missing)}. If the feed has them under other names, give these.")
    return lines


def _rules(seen: Impression) -> list[str]:
    lines = ["# By rule: off, info, warning or error, or {severity: …, OPTION: …}; `scrapelint rules` lists them."]
    if seen.articles:
        spoke = f"In the first {seen.articles} articles" if seen.rules else f"None spoke in {seen.articles} articles."
        lines.append(f"# {spoke}{' these were the most frequent:' if seen.rules else ''}")
    lines.append("rules: {}")
    for rule, count in seen.rules.most_common(COMMON):
        lines.append(f"#  {rule}: {seen.severities[rule]} # in {count} of {seen.articles}")
    return lines


def _quoted(name: str) -> str:
    """A name as YAML reads it back; what JSON writes in ASCII is YAML too."""
    plain = _PLAIN.fullmatch(name) and name.lower() not in _NOT_PLAIN
    return name if plain else json.dumps(name)
