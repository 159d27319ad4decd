"""The command `scrapelint`."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import typer

from scrapelint import __version__
from scrapelint.cli.signals import end_as_interrupted
from scrapelint.cli.streams import leave, make_ready, say

__all__ = ["COMMANDS", "app_with", "run"]

COMMANDS = {
    "check": ("check:check", "Say what is broken, score every article, and judge."),
    "report": ("report:report", "Turn a stored result into any other format."),
    "rules": ("rules:list_rules", "List the rules in force, or explain one."),
    "test-rules": ("rules:test_rules", "Test rules against the examples that they carry."),
    "init": ("init:init", "Write a commented configuration, fitted to a feed."),
    "fix": ("fix:fix", "Mend what can be mended for certain."),
    "baseline": ("baseline:baseline", "Record today's findings; then only new ones fail."),
    "compare": ("compare:compare", "Tell what got worse from one run to another, and where."),
    "history": ("history:history", "Show the last runs, and the trends of sites and rules."),
    "bench": ("bench:bench", "Break your own articles, and see what your rules catch."),
    "schema": ("rules:schema", "Print a JSON Schema, for editors and for programs."),
}
"""The module and function of each command, in the order of their use, and its help in brief: typer would cut the first
sentence of the whole at the terminal's edge."""


TYPERS_INTERRUPT = 130
"""The code with which typer ends a command that ^C ends; ours for what nothing can be said of is 2."""
FAULT = "this is a fault in scrapelint itself; please report it with the lines above"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"scrapelint {__version__}")
        raise typer.Exit


def _main(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    pass


def app_with(asked: str) -> typer.Typer:
    """The command line, with the command that is asked for, or with all if that is none.

    To make all takes 20 ms more.
    """
    app = typer.Typer(
        name="scrapelint",
        help="A linter for scraped articles: is what was scraped whole, or did the scraper break it?",
        epilog="Exit codes: 0 the gate passed · 1 it failed · 2 nothing can be said · 3 a fault in scrapelint itself.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        # That help was not asked for is told, since typer would import pydantic to find out: 100 ms for `check --help`.
        context_settings={"help_option_names": ["-h", "--help"], "default_map": {"help": False}},
    )
    app.callback()(_main)
    for name, (place, brief) in COMMANDS.items():
        if name == asked or asked not in COMMANDS:
            module, function = place.split(":")
            app.command(name, short_help=brief)(getattr(import_module(f"scrapelint.cli.{module}"), function))
    return app


def run() -> None:
    """Run the command line and exit with its code; faults of our own exit with 3."""
    make_ready()
    end_as_interrupted()
    # What is imported, read and compiled lives as long as the run, and articles leave few cycles. Looking for garbage
    # among them as often as Python does took 35 ms of a start, and 8 % of the time on a feed of 6,000 articles.
    gc.set_threshold(50_000, 20, 5)
    # numpy starts a thread a core for linear algebra, of which there is none here (50 ms of processor time); pydantic
    # searches every package that is installed for plugins, which have no say in how rules are read (10 ms and more).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    code = _run()
    leave()
    sys.exit(code)


def _run() -> str | int | None:
    """The exit code of the command that is asked for; what kept it from ending well is told."""
    from scrapelint.errors import ScrapelintError

    try:
        code = _ended(app_with(sys.argv[1] if len(sys.argv) > 1 else ""))
        sys.stdout.flush()  # what cannot be written was not said
    except ScrapelintError as error:
        say(_shown(f"scrapelint: {error}"))
    except BrokenPipeError:  # who read the output went away, and knows it
        pass
    except OSError as error:
        place = error.filename if isinstance(error.filename, str) else "reading or writing failed"
        say(_shown(f"scrapelint: {place}: {error.strerror or error}"))
    except KeyboardInterrupt:
        say("scrapelint: interrupted")
    except Exception:  # the last resort of the process: say it and exit with the agreed code
        import traceback

        say(f"{traceback.format_exc()}scrapelint: {FAULT}")
        return 3
    else:
        return code
    return 2


def _ended(app: typer.Typer) -> str | int | None:
    """The code with which typer ends the process; it makes codes of ^C and of a reader that went away as well."""
    try:
        app()
    except SystemExit as end:
        if end.code == TYPERS_INTERRUPT:
            raise KeyboardInterrupt from end
        if isinstance(end.__context__, BrokenPipeError):
            raise BrokenPipeError from end
        return end.code
    return None


def _shown(message: str) -> str:
    """A message in which nothing, as the name of a file, acts on a terminal or commands a CI service."""
    from scrapelint.reports.safe import visible

    return "\n".join(map(visible, message.split("\n")))
