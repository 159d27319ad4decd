"""`scrapelint fix`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scrapelint.cli.options import ConfigOption, FieldOption, RulesOption, fields_of, words_of

if TYPE_CHECKING:
    from scrapelint.fixer import Fixed, Fixer
    from scrapelint.mending import Mended

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
    from scrapelint.sources.files import inputs

    if (output is not None) + diff + in_place != 1:
        raise OutputError("say what to do with the mended feed: one of --output FILE, --diff, and --in-place")
    files = list(inputs(paths))
    if output is not None and (len(files) != 1 or (output.exists() and output.samefile(files[0].path))):
        raise OutputError(f"{output}: --output takes one feed and another file; --in-place writes over the feeds")
    loaded = load_config(config or find_config(Path.cwd()))
    linter = Linter(loaded, rules=rules or (), select=words_of("--select", select), ignore=words_of("--ignore", ignore))
    fields = {**{str(role): name for role, name in loaded.config.fields.items()}, **fields_of(field)}
    if unsafe:  # as the fixes of what a feed is read ahead for are
        linter = ahead(linter, [file.path for file in files], fields)
    fixer = Fixer(linter, unsafe=unsafe)
    done = [_fix(file.path, fixer, fields, output or (Path(file.path) if in_place else None)) for file in files]
    raise typer.Exit(_tell(done, unsafe=unsafe))


def _fix(path: str, fixer: Fixer, fields: Mapping[str, str], output: Path | None) -> Mended:
    from scrapelint.mending import mend_file
    from scrapelint.outputs import AtomicFile

    if output is None:
        return mend_file(path, fixer, None, fields=fields, on_fixed=_show)
    place = output.resolve()  # a link stays a link
    mode = place.stat().st_mode if place.exists() else None
    file = AtomicFile(str(place))
    try:
        done = mend_file(path, fixer, file.stream.buffer, fields=fields)
    except BaseException:
        file.discard()
        raise
    file.commit()
    if mode is not None:
        place.chmod(mode)
    return done


def _show(fixed: Fixed) -> None:
    """A diff of an article's fields, in which what would act on a terminal is shown."""
    from difflib import unified_diff

    from scrapelint.reports.safe import visible
    from scrapelint.runner import name_of

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
