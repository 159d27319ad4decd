"""`scrapelint baseline`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scrapelint.cli.options import ConfigOption, FieldOption, JobsOption, RulesOption, fields_of, words_of
from scrapelint.cli.targets import Targets

if TYPE_CHECKING:
    from scrapelint.linter import Linter
    from scrapelint.reports.known import Baseline, Recorder, Update

__all__ = ["baseline"]

SHOWN = 10
"""New findings that a refusal lists."""


def baseline(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Feeds whose findings are to be forgiven.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The baseline to write or renew.")],
    accept_new: Annotated[bool, typer.Option("--accept-new", help="Forgive also what an older FILE did not.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Forget articles that are not in this feed.")] = False,
    config: ConfigOption = None,
    rules: RulesOption = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="IDS", help="Only these rules or families; commas or repeated.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="IDS", help="Without these rules or families.")] = None,
    field: FieldOption = None,
    jobs: JobsOption = 0,
) -> None:
    """Record today's findings, so that later runs fail only on what is new (check --baseline FILE)."""
    from scrapelint.cli.reading import ahead
    from scrapelint.config import find_config, load_config
    from scrapelint.linter import Linter
    from scrapelint.reports.known import Baseline
    from scrapelint.reports.known.baselinefile import read_baseline
    from scrapelint.sources.files import inputs

    inputs(paths)  # as for `check`
    loaded = load_config(config or find_config(Path.cwd()))
    linter = Linter(loaded, rules=rules or (), select=words_of("--select", select), ignore=words_of("--ignore", ignore))
    old = read_baseline(output) if output.exists() else None
    fields = {**{str(role): name for role, name in loaded.config.fields.items()}, **fields_of(field)}
    own = Targets(()).own(paths, [output])
    linter = ahead(linter, paths, fields, without=own)
    now = _recorded(paths, own, linter, fields, jobs)
    update = (old or Baseline(())).updated(now, linter.reported, prune=prune)
    if old is not None and update.new and not accept_new:
        _refuse(update, output)
        raise typer.Exit(1)
    _write(update.baseline, output)
    _tell(update, output, renewed=old is not None)


def _recorded(paths: list[str], own: Container[str], linter: Linter, fields: dict[str, str], jobs: int) -> Recorder:
    from scrapelint.cli.progress import Progress
    from scrapelint.cli.reading import Reading
    from scrapelint.errors import SourceError
    from scrapelint.processes import available
    from scrapelint.reports.known import Recorder
    from scrapelint.runner import run
    from scrapelint.sources import read_articles

    progress, recorder = Progress(quiet=True), Recorder()
    reading = Reading(progress)
    records = read_articles(paths, fields=fields, stdin=sys.stdin.buffer, on_fields=reading.fields, without=own)
    with progress:
        summary = run(
            linter,
            records,
            [],
            linter.policy,
            overall=[recorder],
            on_unreadable=reading.unreadable,
            on_article=progress.advance,
            processes=jobs or available(),
        )
    if summary.unseen:
        raise SourceError(f"{'; '.join(summary.unseen)}: no baseline was written")
    return recorder


def _refuse(update: Update, path: Path) -> None:
    from scrapelint.cli.terminal import console
    from scrapelint.reports.safe import visible

    out = console()
    out.print(f"new findings: {len(update.new):,}; {path} was left as it was", style="red")
    for entry in update.new[:SHOWN]:
        out.print(f"  {entry.rule}  {visible(entry.article)}  {visible(entry.excerpt)}", style="dim")
    if len(update.new) > SHOWN:
        out.print(f"  and {len(update.new) - SHOWN:,} more", style="dim")
    out.print("Mend them, or forgive them too with --accept-new.")


def _write(baseline: Baseline, path: Path) -> None:
    from scrapelint.outputs import AtomicFile
    from scrapelint.reports.known.baselinefile import write_baseline

    file = AtomicFile(str(path))
    try:
        write_baseline(baseline, file.stream)
        file.commit()
    except BaseException:
        file.discard()
        raise


def _tell(update: Update, path: Path, *, renewed: bool) -> None:
    from scrapelint.cli.terminal import console

    entries = update.baseline.entries.values()
    rules = Counter(entry.rule for entry in entries)
    out = console()
    out.print(
        f"{path}: {sum(entry.count for entry in entries):,} findings in {len(update.baseline.articles):,} articles"
    )
    for rule, number in rules.most_common(SHOWN):
        out.print(f"  {number:>7,}  {rule}")
    if len(rules) > SHOWN:
        out.print(f"           and {len(rules) - SHOWN} more rules")
    if renewed:
        out.print(f"{len(update.new):,} new, {update.mended:,} mended, {update.dropped:,} of absent articles dropped")
