"""`scrapelint fix`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scrapelint.cli.options import ConfigOption, FieldOption, RulesOption, fields_of, words_of
from scrapelint.cli.targets import Targets

if TYPE_CHECKING:
    from scrapelint.fixer import Fixed, Fixer
    from scrapelint.mending import Mended
    from scrapelint.sources.files import Input

__all__ = ["fix"]

CONTEXT = 1
"""Lines round a change that a diff shows: paragraphs are lines here, and long."""


def fix(
    paths: Annotated[
        list[str], typer.Argument(metavar="FEED", help="Feeds or texts, or directories of them.", show_default=False)
    ],
    config: ConfigOption = None,
    rules: RulesOption = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="IDS", help="Fix only these rules or families; commas or repeated.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="IDS", help="Do not fix these rules or families.")] = None,
    field: FieldOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the mended feed there.")
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and change nothing.")] = False,
    in_place: Annotated[bool, typer.Option("--in-place", help="Write over the feed itself.")] = False,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Also make fixes by which something that was meant may be lost.")
    ] = False,
) -> None:
    """Mend what can be mended for certain, and leave every other byte of the feed as it is."""
    from scrapelint.cli.reading import ahead
    from scrapelint.config import find_config, load_config
    from scrapelint.errors import OutputError
    from scrapelint.fixer import Fixer
    from scrapelint.linter import Linter
    from scrapelint.mending import check_mendable
    from scrapelint.sources.files import inputs

    if (output is not None) + diff + in_place != 1:
        raise OutputError("say what to do with the mended feed: one of --output FILE, --diff, and --in-place")
    files = list(inputs(paths))
    if output is not None and len(files) != 1:
        raise OutputError(f"{output}: --output takes one feed; --in-place writes over all of them")
    loaded = load_config(config or find_config(Path.cwd()))
    targets = Targets([output] if output else ())
    targets.refuse({"the feed": [file.path for file in files], "the configuration": [loaded.path]})
    fields = {**{str(role): name for role, name in loaded.config.fields.items()}, **fields_of(field)}
    for file in files:  # what cannot be mended is told before any other is written
        if not file.problem:
            check_mendable(file.path, fields)
    linter = Linter(loaded, rules=rules or (), select=words_of("--select", select), ignore=words_of("--ignore", ignore))
    if unsafe:  # as the fixes of what a feed is read ahead for are
        linter = ahead(linter, paths, fields)
    fixer = Fixer(linter, unsafe=unsafe)
    done: list[Mended] = []
    try:
        for file in files:
            mended = _fix(file, fixer, fields, output or (Path(file.path) if in_place else None))
            done.append(mended)
    except BaseException:
        if done:  # it is written already, whatever ends the run
            _tell(done, unsafe=unsafe)
        raise
    raise typer.Exit(_tell(done, unsafe=unsafe))


def _fix(file: Input, fixer: Fixer, fields: Mapping[str, str], output: Path | None) -> Mended:
    """Mend a file. One that turns out damaged is told, and left as it is, as a record would be."""
    from scrapelint.errors import SourceError
    from scrapelint.mending import Mended
    from scrapelint.sources import Unreadable
    from scrapelint.validators import Source

    problem = file.problem
    if not problem:
        try:
            return _mended(file.path, fixer, fields, output)
        except SourceError as error:
            problem = str(error).removeprefix(f"{file.path}: ")
    return Mended(unreadable=[Unreadable(Source(file.path), problem)])


def _mended(path: str, fixer: Fixer, fields: Mapping[str, str], output: Path | None) -> Mended:
    from scrapelint.mending import mend_file
    from scrapelint.outputs import AtomicFile

    if output is None:
        return mend_file(path, fixer, None, fields=fields, on_fixed=_show)
    file = AtomicFile(str(output))
    try:
        done = mend_file(path, fixer, file.stream.buffer, fields=fields)
    except BaseException:
        file.discard()
        raise
    file.commit()
    return done


def _show(fixed: Fixed) -> None:
    """A diff of an article's fields, in which what would act on a terminal is shown."""
    from difflib import unified_diff

    from scrapelint.reports.place import name_of
    from scrapelint.reports.safe import visible

    for field in fixed.rounds:
        old, new = (article.value(field).splitlines() for article in (fixed.before, fixed.after))
        name = f"{name_of(fixed.before)} {field}"
        for line in unified_diff(old, new, name, f"{name}, mended", n=CONTEXT, lineterm=""):
            sys.stdout.write(visible(line) + "\n")


def _tell(done: Sequence[Mended], *, unsafe: bool) -> int:
    from scrapelint.reports.safe import visible

    unreadable = [record for each in done for record in each.unreadable]
    articles, changed = sum(each.articles for each in done), sum(each.changed for each in done)
    rules = sum((each.rules for each in done), Counter[str]())
    for record in unreadable:
        place = ":".join(str(part) for part in (record.source.path, record.source.line) if part is not None)
        print(f"{visible(place)}: unreadable, left as it is: {visible(record.reason)}", file=sys.stderr)
    made = ", ".join(f"{rule} {count}" for rule, count in rules.most_common())
    kind = "safe and unsafe" if unsafe else "safe"
    print(f"{changed:,} of {articles:,} articles mended ({kind} fixes){': ' + made if made else ''}", file=sys.stderr)
    return 0 if articles and not unreadable else 2
