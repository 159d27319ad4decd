"""`scrapelint rules`, `test-rules` and `schema`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scrapelint.cli.options import ConfigOption, RulesOption

if TYPE_CHECKING:
    from scrapelint.rules.loader import BoundRule

__all__ = ["list_rules", "schema", "test_rules"]

OPTION_SHOWN = 200
"""Code points of an option's value that the explanation of a rule shows."""


def list_rules(
    rule: Annotated[str | None, typer.Argument(metavar="[ID]", help="Explain this rule.")] = None,
    config: ConfigOption = None,
    rules: RulesOption = None,
) -> None:
    """List the rules in force, or explain one."""
    from scrapelint.cli.terminal import console
    from scrapelint.config import find_config, load_config
    from scrapelint.validators import Registry

    book = load_config(config or find_config(Path.cwd())).rule_book(Registry(), tuple(rules or ()))
    out = console()
    if rule is None:
        from rich.table import Table

        for ruleset in dict.fromkeys(bound.ruleset for bound in book.rules.values()):
            table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
            table.add_column(no_wrap=True, min_width=26)
            table.add_column(no_wrap=True, min_width=8)
            table.add_column(overflow="fold")
            for name, bound in book.rules.items():
                if bound.ruleset == ruleset:
                    table.add_row(name, bound.rule.severity, bound.rule.headline)
            out.print(f"\n{ruleset}", style="bold")
            out.print(table)
        out.print(f"\n{len(book.rules)} rules. Explain one with: scrapelint rules ID")
        return
    book.ids([rule])  # raises with a suggestion
    if rule not in book.rules:
        out.print(f"{rule} is a family or rule set: " + ", ".join(sorted(book.ids([rule]))))
        return
    _explain(book.rules[rule])


def _explain(bound: BoundRule) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from scrapelint.cli.terminal import console
    from scrapelint.reports.safe import visible

    out = console()
    rule = bound.rule
    out.print(Text(rule.id, "bold"))
    known = (rule.severity, f"family {rule.family}", f"rule set {bound.ruleset}", f"validator {rule.validator}")
    out.print(" · ".join((*known, f"fix {rule.fix}")))
    out.print(f"\n{rule.message}\n\n{rule.why}")
    for kind, examples in (("Flags", rule.examples.flags), ("Passes", rule.examples.passes)):
        if examples:
            out.print(f"\n{kind}", style="bold")
        for example in examples:
            beside = f"[{example.beside}] " if example.beside else ""
            out.print(Padding(Text(visible(beside + example.text.strip())), (0, 0, 0, 2)))
    options = {name: value for name in type(bound.params).model_fields if (value := getattr(bound.params, name)) != {}}
    if options:
        out.print("\nOptions", style="bold")
        for name, value in options.items():
            about = type(bound.params).model_fields[name].description or ""
            out.print(Padding(Text(f"{name}: {_brief(visible(str(value)))}").append(f"  {about}", "dim"), (0, 0, 0, 2)))


def _brief(value: str) -> str:
    """A pattern or a table of phrases may go on for pages, and stands in the rule's file."""
    return value if len(value) <= OPTION_SHOWN else value[: OPTION_SHOWN - 1] + "…"


def test_rules(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Rule files; the built-in sets if absent.")
    ] = None,
) -> None:
    """Test rules against the examples that they carry."""
    from rich.text import Text

    from scrapelint.cli.terminal import console
    from scrapelint.reports.safe import visible
    from scrapelint.rules import BUILTIN, load_rules
    from scrapelint.validators import Registry
    from scrapelint.validators.engine.examples import check_examples

    names = [str(path) for path in files] if files else list(BUILTIN)
    book = load_rules(names, Registry())
    own = _sets_of(names) if files else None
    tested = [bound for bound in book.rules.values() if own is None or bound.ruleset in own]
    out = console()
    failures = list(check_examples(book, own))
    for failure in failures:
        kind = "should be flagged" if failure.kind == "flags" else "should pass"
        out.print(Text(f"{failure.rule}: ", "bold").append(f"an example that {kind}: {failure.reason}", "red"))
        out.print(Text(f"    {visible(failure.example.text)}", "dim"))
    count = sum(len(bound.rule.examples.flags) + len(bound.rule.examples.passes) for bound in tested)
    bare = [bound.rule.id for bound in tested if not bound.rule.examples.flags or not bound.rule.examples.passes]
    if bare:
        out.print(f"without examples to flag or to pass: {', '.join(bare)}", style="yellow")
    out.print(f"{len(tested)} rules, {count} examples, {len(failures)} failed", style="red" if failures else "green")
    if failures:
        raise typer.Exit(1)
    if not count:
        out.print("no rule was tested", style="red")
        raise typer.Exit(2)


def _sets_of(names: list[str]) -> frozenset[str]:
    from scrapelint.rules.yamlfile import YamlFile

    return frozenset(str(YamlFile(Path(name)).data["ruleset"]) for name in names)


class SchemaKind(StrEnum):
    RULES = "rules"
    CONFIG = "config"
    RESULT = "result"
    LINE = "line"


def schema(
    kind: Annotated[
        SchemaKind,
        typer.Argument(help="Of rule files, of the configuration, of a result, or of a line of one in JSON Lines."),
    ] = SchemaKind.RULES,
) -> None:
    """Print a JSON Schema, for editors and for programs that read results."""
    import json

    from scrapelint.config import Config
    from scrapelint.reports.models import line_schema, result_schema
    from scrapelint.validators import Registry
    from scrapelint.validators.engine.schema import rule_set_schema

    schemas = {
        SchemaKind.RULES: lambda: rule_set_schema(Registry()),
        SchemaKind.CONFIG: Config.model_json_schema,
        SchemaKind.RESULT: result_schema,
        SchemaKind.LINE: line_schema,
    }
    typer.echo(json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schemas[kind]()}, indent=2))
