"""The project's configuration: scrapelint.yaml, or [tool.scrapelint] in pyproject.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema

from scrapelint.errors import ConfigError, Problem, RuleError
from scrapelint.gating import Gate, SuppressionEntry
from scrapelint.reports import Policy
from scrapelint.reports.known import Suppression
from scrapelint.rules import Override, RuleBook, load_rules
from scrapelint.rules.problems import YamlError, problems_of
from scrapelint.validators import Registry

if TYPE_CHECKING:
    from scrapelint.rules.yamlfile import YamlFile

__all__ = ["CONFIG_NAMES", "Config", "Expectation", "LoadedConfig", "find_config", "load_config"]

CONFIG_NAMES = ("scrapelint.yaml", "scrapelint.yml")

Role = Literal["text", "title", "url", "id", "site", "lang", "published"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SitePolicy(_Model):
    """What holds for the articles of a site."""

    ignore: tuple[str, ...] = Field((), description="Rule ids and families that do not report on this site.")


class Expectation(_Model):
    """What the articles of a feed, taken together, should be like. The other keys are arguments of the type."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: str = Field(description="A type of Great Expectations, as expect_column_values_to_be_unique.")
    severity: Literal["critical", "warning", "info"] = Field(
        "critical", description="Whether it fails the run (critical), is told beside the verdict, or only listed."
    )

    @property
    def arguments(self) -> dict[str, Any]:
        """The keys that belong to the type."""
        return dict(self.model_extra or {})


class HistoryEntry(_Model):
    """Where runs are recorded."""

    url: str = Field(description="An SQLite file, or a SQLAlchemy URL; files are relative to the configuration.")
    project: str = Field("", max_length=200, description="Whose runs, where a database holds several projects'.")

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(core)]}

    @model_validator(mode="before")
    @classmethod
    def _from_url(cls, value: object) -> object:
        return {"url": value} if isinstance(value, str) else value


class Config(_Model):
    """Everything a project may configure."""

    extends: tuple[str, ...] = Field(("recommended",), description="Built-in rule sets, or paths of rule files.")
    fields: dict[Role, str] = Field({}, description="Names of the feed's fields, where guessing would go wrong.")
    rules: dict[str, Override] = Field({}, description="By rule id: a severity, or severity, weight and options.")
    sites: dict[str, SitePolicy] = Field({}, description="By site or pattern; '*.example.org' includes example.org.")
    gate: Gate = Gate()
    history: HistoryEntry | None = Field(None, description="Where every run is recorded.")
    suppressions: tuple[SuppressionEntry, ...] = Field((), description="Findings that are no defects, with reasons.")
    expectations: tuple[Expectation, ...] = Field(
        (), description="Run by Great Expectations on the table of articles, one row each."
    )


@dataclass(frozen=True)
class LoadedConfig:
    """A configuration with the file it came from; ``path`` is None for the defaults."""

    config: Config
    path: Path | None = None
    file: YamlFile | TomlTable | None = None

    def policy(self, book: RuleBook, gate: Gate | None = None) -> Policy:
        """What the gate asks, or what ``gate`` asks instead. Raises ConfigError for a rate of what is not known."""
        try:
            return (gate or self.config.gate).policy(book)
        except LookupError as error:
            name, hint = error.args
            text = f"max_rate: there is no rule or family '{name}'; a site is written with a dot or a *"
            if name not in self.config.gate.max_rate:  # it comes from the command line
                raise ConfigError(Problem(text.replace("max_rate", "--max-rate"), hint=hint)) from error
            raise ConfigError(self.problem(text, ("gate", "max_rate", name), hint, key=True)) from error

    @property
    def baseline(self) -> Path | None:
        """The configured baseline; its path is relative to the configuration."""
        named = self.config.gate.baseline
        return (self.path.parent if self.path else Path()) / named if named else None

    def rule_book(self, registry: Registry, more: tuple[str, ...] = ()) -> RuleBook:
        """The rules of the configuration and of ``more`` rule sets, with the overrides made.

        Raises RuleError and ConfigError with the place of every problem.
        """
        folder = self.path.parent if self.path else None
        book = load_rules(self.config.extends, registry, folder)
        if more:
            added = load_rules(more, registry)
            for name in book.rules.keys() & added.rules.keys():
                owner = book.rules[name].ruleset
                if owner != added.rules[name].ruleset:
                    raise RuleError(f"the id '{name}' is taken by rule set '{owner}'; rename the rule")
            book = RuleBook({**book.rules, **added.rules}, registry)
        try:
            return book.override(self.config.rules, lambda text, loc, hint: self.problem(text, ("rules", *loc), hint))
        except RuleError as error:
            raise ConfigError(error.problems) from error

    def site_ignores(self, book: RuleBook) -> dict[str, frozenset[str]]:
        """By site pattern the ids of the rules that do not report there. Raises ConfigError for unknown ones."""
        ignores = {}
        for pattern, policy in self.config.sites.items():
            try:
                ignores[pattern] = book.ids(policy.ignore)
            except RuleError as error:
                said = error.problems[0]
                raise ConfigError(self.problem(said.message, ("sites", pattern, "ignore"), said.hint)) from error
        return ignores

    @property
    def history_url(self) -> str | None:
        """The configured history; an SQLite file is relative to the configuration."""
        if self.config.history is None:
            return None
        url = self.config.history.url
        name = url.removeprefix("sqlite:///")
        return url if "://" in name or self.path is None else str(self.path.parent / name)

    @property
    def history_project(self) -> str:
        """Whose runs are recorded and asked for."""
        return self.config.history.project if self.config.history else ""

    def suppressions(self, book: RuleBook) -> tuple[Suppression, ...]:
        """The suppressions, with the rules that they mean. Raises ConfigError for unknown ones."""
        made = []
        for index, each in enumerate(self.config.suppressions):
            try:
                rules = book.ids([each.rule]) if each.rule else None
            except RuleError as error:
                said = error.problems[0]
                raise ConfigError(self.problem(said.message, ("suppressions", index, "rule"), said.hint)) from error
            place = self.problem("", ("suppressions", index))
            name = f"suppression {index + 1}" + (f" ({place.path}:{place.line})" if place.line else "")
            made.append(Suppression(name, each.reason, rules, each.site, each.article, each.excerpt, each.expires))
        return tuple(made)

    def problem(self, message: str, loc: tuple[int | str, ...], hint: str = "", *, key: bool = False) -> Problem:
        """A problem at ``loc`` of the file; ``key`` points at the key itself."""
        return self.file.problem(message, loc, hint, key=key) if self.file else Problem(message, hint=hint)


def find_config(start: Path) -> Path | None:
    """The nearest configuration file from ``start`` upwards, or None."""
    for folder in (start, *start.parents):
        for name in CONFIG_NAMES:
            if (folder / name).is_file():
                return folder / name
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file() and "[tool.scrapelint" in pyproject.read_text("utf-8", errors="replace"):
            return pyproject
    return None


def load_config(path: Path | None) -> LoadedConfig:
    """Read a configuration file; None gives the defaults. Raises ConfigError with file, line and column."""
    if path is None:
        return LoadedConfig(Config())
    from scrapelint.rules.yamlfile import YamlFile

    try:
        file: YamlFile | TomlTable = TomlTable(path) if path.suffix == ".toml" else YamlFile(path)
    except YamlError as error:
        raise ConfigError(error.problem) from error
    data = {} if file.data is None else file.data
    if not isinstance(data, dict):
        raise ConfigError(file.problem("a configuration must be a mapping", ()))
    try:
        return LoadedConfig(Config.model_validate(data), path, file)
    except ValidationError as error:
        raise ConfigError(problems_of(error, file, Config)) from error


class TomlTable:
    """[tool.scrapelint] of a TOML file. The parser tells no places; the line is looked for by the key's name."""

    def __init__(self, path: Path) -> None:
        import tomllib

        self.path = str(path)
        try:
            self._lines = path.read_text("utf-8").splitlines()
            tool = tomllib.loads("\n".join(self._lines)).get("tool", {})
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(Problem(f"cannot be read: {error}", self.path)) from error
        except RecursionError as error:
            raise ConfigError(Problem("cannot be read: nested too deeply", self.path)) from error
        self.data: Any = tool.get("scrapelint", {}) if isinstance(tool, dict) else tool

    def problem(self, message: str, loc: tuple[int | str, ...] = (), hint: str = "", *, key: bool = False) -> Problem:
        """Describe what is wrong at ``loc``; ``key`` is there to be called like a YamlFile."""
        del key
        table = next((i for i, line in enumerate(self._lines) if line.strip().startswith("[tool.scrapelint")), 0)
        for name in (str(step) for step in reversed(loc) if isinstance(step, str)):
            pattern = re.compile(rf'(^|[\s{{,.\["]){re.escape(name)}("?\s*[=.\]])')
            for index in range(table, len(self._lines)):
                match = pattern.search(self._lines[index])
                if match:
                    column = match.start() + len(match[1]) + 1
                    return Problem(message, self.path, index + 1, column, self._lines[index], hint)
        return Problem(message, self.path, hint=hint)
