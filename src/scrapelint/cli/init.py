"""`scrapelint init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scrapelint.cli.options import FieldOption, fields_of

__all__ = ["init"]


def init(
    feed: Annotated[list[str] | None, typer.Argument(metavar="[FEED]...", help="The feed to fit it to.")] = None,
    field: FieldOption = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")] = Path(
        "scrapelint.yaml"
    ),  # the first of config.CONFIG_NAMES
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a commented configuration, fitted to a feed."""
    from scrapelint.errors import OutputError, SourceError
    from scrapelint.linter import Linter
    from scrapelint.outputs import AtomicFile
    from scrapelint.reports.safe import visible
    from scrapelint.starter import Impression, look_at, starter_config

    if output.suffix not in {".yaml", ".yml"}:
        raise OutputError(f"{output}: a configuration ends in .yaml")
    if output.exists() and not force:
        raise OutputError(f"{output} is there already; --force writes over it")
    seen = look_at(feed, fields_of(field), Linter()) if feed else Impression()
    if feed and not seen.articles:
        raise SourceError(f"{visible(feed[0])}: no article could be read, so that there is nothing to fit to")
    file = AtomicFile(str(output))
    try:
        file.stream.write(starter_config(seen))
    except BaseException:
        file.discard()
        raise
    file.commit()
    typer.echo(f"{output} is written.")
    if seen.fields:
        typer.echo("Guessed fields: " + visible(", ".join(f"{role}={name}" for role, name in seen.fields.items())))
    if seen.unreadable:
        typer.echo(f"{seen.unreadable} of the first {seen.articles + seen.unreadable} records could not be read.")
    typer.echo(f"Next: scrapelint check {visible(feed[0]) if feed else 'articles.jsonl'}")
