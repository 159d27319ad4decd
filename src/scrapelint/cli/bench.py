"""`scrapelint bench`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scrapelint.cli.options import ConfigOption, FieldOption, RulesOption, fields_of, words_of
from scrapelint.cli.targets import Targets

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from scrapelint.sources import Unreadable
    from scrapelint.testing import Recall
    from scrapelint.validators import Article

__all__ = ["bench"]

BAR = 10
"""Cells of a bar of 100 %."""
MISSED_SHOWN = 200
"""Code points of a miss that are shown."""


def bench(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Feeds of articles that are mostly sound.")],
    config: ConfigOption = None,
    rules: RulesOption = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="NAMES", help="Only these breakages or families; commas or repeated.")
    ] = None,
    field: FieldOption = None,
    each: Annotated[int, typer.Option(metavar="N", min=1, help="Articles broken in every way.")] = 50,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed breaks other places.")] = 0,
    misses: Annotated[bool, typer.Option("--misses", help="Show some of what was not found.")] = False,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the figures as JSON.")] = None,
) -> None:
    """Break your own articles in known places, and see what your rules would catch."""
    from scrapelint.cli.terminal import console
    from scrapelint.config import find_config, load_config
    from scrapelint.errors import OutputError, SourceError, suggest
    from scrapelint.linter import Linter
    from scrapelint.sources import read_articles
    from scrapelint.testing import breakages, measure_recall

    ways = tuple(breakages())
    asked = words_of("--select", select)
    known = {way.name for way in ways} | {family for way in ways for family in way.families}
    for word in asked:
        if word not in known:
            raise SourceError(f"there is no breakage or family '{word}'. {suggest(word, known)}")
    if asked:
        ways = tuple(way for way in ways if way.name in asked or set(way.families) & set(asked))
    loaded = load_config(config or find_config(Path.cwd()))
    linter = Linter(loaded, rules=rules or ())
    fields = {**{str(role): name for role, name in loaded.config.fields.items()}, **fields_of(field)}
    Targets([output] if output else ()).refuse({"a feed": paths, "the configuration": [loaded.path]})
    articles = _articles(read_articles(paths, fields=fields))
    rows = list(measure_recall(linter, articles, ways=ways, each=each, seed=seed))
    if not any(row.broken for row in rows):
        raise SourceError(
            "no article could be broken: the texts are too short, or the rules find faults in all of them"
        )
    _show(console(), rows, misses=misses)
    if output is not None:
        try:
            output.write_bytes(_json(rows))
        except OSError as error:
            raise OutputError(f"{output}: {error.strerror}") from error


def _articles(records: Iterable[Article | Unreadable]) -> Iterator[Article]:
    from scrapelint.cli.progress import Progress
    from scrapelint.reports.safe import visible
    from scrapelint.sources import Unreadable

    progress = Progress(quiet=True)
    with progress:
        for record in records:
            if isinstance(record, Unreadable):
                progress.say(f"{visible(record.source.path)}: unreadable: {visible(record.reason)}")
                continue
            yield record
            progress.advance(record)


def _show(out: Console, rows: list[Recall], *, misses: bool) -> None:
    from rich.text import Text

    from scrapelint.reports.safe import visible

    wide = max(len(row.level) for row in rows)
    last = ""
    for row in rows:
        if row.breakage != last:
            out.print(Text(f"{row.breakage}", "bold").append(f"  {', '.join(row.families)}", "dim"))
        last = row.breakage
        out.print(_line(row, wide), no_wrap=True, overflow="ellipsis")
    broken, found = sum(row.broken for row in rows), sum(row.found for row in rows)
    out.print(f"\n{found:,} of {broken:,} defects found ({found / broken:.1%})")
    if misses:
        for row in rows:
            for miss in row.missed:
                out.print(Text(f"\n{row.breakage}, {row.level}: ", "bold").append(visible(miss[:MISSED_SHOWN]), "dim"))


def _line(row: Recall, wide: int) -> Text:
    from rich.text import Text

    line = Text(f"  {row.level:{wide}} ")
    if row.recall is None:
        return line.append("  no article fits", "dim")
    style = "green" if row.recall >= 0.9 else "yellow" if row.recall >= 0.6 else "red"
    line.append(f"{row.recall:5.0%} ", style).append(f"{row.found:>4}/{row.broken:<4}")
    line.append("█" * round(row.recall * BAR), style).append("░" * (BAR - round(row.recall * BAR)), "dim")
    return line.append("  " + ", ".join(rule for rule, _ in row.rules.most_common(3)), "dim")


def _json(rows: list[Recall]) -> bytes:
    import orjson

    return orjson.dumps(
        [
            {
                "breakage": row.breakage,
                "level": row.level,
                "families": row.families,
                "broken": row.broken,
                "found": row.found,
                "recall": row.recall,
                "rules": dict(row.rules.most_common()),
            }
            for row in rows
        ],
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
    )
