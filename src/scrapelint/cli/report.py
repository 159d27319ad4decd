"""`scrapelint report`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from scrapelint.cli.options import ConfigOption, FieldOption, RulesOption, fields_of
from scrapelint.cli.outputs import (
    FormatOption,
    HtmlArticlesOption,
    OutputOption,
    open_outputs,
)
from scrapelint.cli.targets import Targets

__all__ = ["report"]


def report(
    result: Annotated[
        str,
        typer.Argument(
            metavar="RESULT",
            help="What check wrote as json or jsonl, compressed or not; - for stdin.",
            show_default=False,
        ),
    ],
    output: OutputOption = None,
    format_: FormatOption = None,
    html_articles: HtmlArticlesOption = 500,
    feed: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="Where the checked feed is, if it was moved or has an address; may repeat."),
    ] = None,
    field: FieldOption = None,
    config: ConfigOption = None,
    rules: RulesOption = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Every place of every finding.")] = False,
) -> None:
    """Turn a stored result into any other format. Exit code 0 if that went well, whatever the gate had said."""
    from scrapelint.config import find_config, load_config
    from scrapelint.reports import Summary
    from scrapelint.reports.safe import visible
    from scrapelint.results import read_result
    from scrapelint.texts import Texts
    from scrapelint.validators import Registry
    from scrapelint.writing import plan_outputs

    loaded = load_config(config or find_config(Path.cwd()))
    known = {name: bound.rule for name, bound in loaded.rule_book(Registry(), tuple(rules or ())).rules.items()}
    fields = {str(role): name for role, name in loaded.config.fields.items()} | fields_of(field)
    plan = plan_outputs(format_, output or (), default=None if output else "text")
    targets = Targets(plan.paths)
    targets.refuse({"the stored result": [result], "a feed": feed or (), "the configuration": [loaded.path]})
    texts, checked = Texts(feed or (), fields), ""
    with open_outputs(plan, known, verbose=verbose, in_full=html_articles) as writers:
        for item in read_result(result, sys.stdin.buffer):
            if isinstance(item, Summary):
                for writer in writers:
                    writer.finish(item)
                continue
            source = item.article.source
            if source is not None and source.path != checked:  # mostly it is one feed
                checked = source.path
                targets.refuse({"a feed": [checked]})
            restored = texts.restore(item)
            for writer in writers:
                writer.article(restored)
    if texts.missing:
        print(
            visible(
                f"{texts.missing:,} article{'' if texts.missing == 1 else 's'} without text: the feed is gone or "
                "was changed; --feed tells where it is"
            ),
            file=sys.stderr,
        )
