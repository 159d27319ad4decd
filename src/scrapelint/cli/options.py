"""Options that several commands take, declared once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, get_args

import typer

__all__ = ["ConfigOption", "FieldOption", "JobsOption", "RulesOption", "fields_of", "words_of"]

ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Configuration; found upwards from here if absent.")
]
RulesOption = Annotated[
    list[str] | None, typer.Option("--rules", metavar="SET", help="Add a built-in rule set or a rule file; may repeat.")
]
FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field", metavar="ROLE=NAME", help="The feed's name of text, title, url, id, site, lang or published."
    ),
]

JobsOption = Annotated[
    int,
    typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes for a large feed; 0 for one a core, at most 8."),
]


def words_of(option: str, given: Sequence[str] | None) -> tuple[str, ...]:
    """The words of an option that may repeat and may hold several, parted by commas.

    Raises ConfigError where it is given and holds none, as ``"$LIMIT"`` does where the variable is not set: what was
    asked for would be passed over in silence.
    """
    from scrapelint.errors import ConfigError

    words = []
    for each in given or ():
        parts = [word.strip() for word in each.split(",") if word.strip()]
        if not parts:
            raise ConfigError(f"{option}: nothing stands in '{each}'; give it a value, or leave the option out")
        words += parts
    return tuple(words)


def fields_of(given: Sequence[str] | None) -> dict[str, str]:
    """What ``--field ROLE=NAME`` says, by role. Raises ConfigError."""
    from scrapelint.config import Role
    from scrapelint.errors import ConfigError, Problem, suggest

    fields = {}
    for each in given or ():
        role, _, name = each.partition("=")
        if role not in get_args(Role) or not name:
            raise ConfigError(
                Problem(f"--field {each}: write ROLE=NAME, as in text=body", hint=suggest(role, get_args(Role)))
            )
        fields[role] = name
    return fields
