"""What a rule set may say. Options of a rule's validator are declared beside the validator."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema

__all__ = ["FAMILIES", "Example", "Examples", "Family", "Override", "Rule", "RuleSet", "Severity"]

Family = Literal[
    "duplication",
    "leak",
    "truncated-word",
    "truncated-text",
    "quotes",
    "encoding",
    "spacing",
    "boilerplate",
    "structure",
    "metadata",
]
FAMILIES: tuple[str, ...] = Family.__args__  # type: ignore[attr-defined]


def _off(value: object) -> object:
    return "off" if value is False else value  # YAML 1.1 reads a bare `off` as false


_LEVELS = {"enum": ["error", "warning", "info", "off", False]}
Severity = Annotated[Literal["error", "warning", "info", "off"], BeforeValidator(_off), WithJsonSchema(_LEVELS)]
WEIGHTS = {"error": 0.35, "warning": 0.12, "info": 0.01, "off": 0.0}
"""Damage of one finding in an article of reference length, by severity, where a rule names none of its own."""


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Example(Model):
    """A text with what an article may bring besides; ``found`` is the exact text the finding must span."""

    text: str
    title: str = ""
    lang: str = "en"
    url: str = ""
    published: str = ""
    site: str = ""
    extra: dict[str, Any] = Field({}, description="Other fields of the feed, by name.")
    pages: tuple[str, ...] = Field((), description="Texts of other articles of the site, which are read ahead.")
    found: str | None = None
    message: str | None = Field(None, description="Words that the finding's message must hold.")

    @property
    def beside(self) -> str:
        """What a reader has to know besides the text: its title, and that other articles of the site were read."""
        pages = f"beside {len(self.pages)} more of the site" if self.pages else ""
        return ", ".join(filter(None, (self.title, pages)))

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(core)]}

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value


class Examples(Model):
    flags: tuple[Example, ...] = ()
    passes: tuple[Example, ...] = ()


class Rule(BaseModel):
    """One rule. Keys that are not declared here are options of its validator."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", description="kebab-case; never renamed.")
    family: Family
    severity: Severity = "warning"
    validator: str = Field("pattern", description="A module of validators/, or `pattern` for a plain RE2 pattern.")
    message: str = Field(description="What is wrong; `{name}` is filled by the validator or a named group.")
    why: str = Field(description="How the defect comes about and whom it hurts.")
    fix: Literal["safe", "unsafe", "none"] = Field(
        "none", description="What mends a finding: `safe` where nothing that was meant can be lost by it."
    )
    removes: bool = Field(False, description="The fix takes out what was found, and its line if nothing else is on it.")
    weight: float | None = Field(None, ge=0, le=10, description="Damage of one finding; severity's default if absent.")
    masks: bool = Field(False, description="What it finds is no prose: no other rule looks inside.")
    whole: bool = Field(
        False,
        description="Where it finds something, the whole page is no article: the site's words are not told as well.",
    )
    yields: bool = Field(False, description="It says nothing where another rule of its family tells most of the place.")
    examples: Examples = Examples()

    @model_validator(mode="after")
    def _removes_by_a_fix(self) -> Rule:
        if self.removes and self.fix == "none":
            raise ValueError("`removes` says what a fix does; say `fix: safe` or `fix: unsafe` too")
        return self

    @property
    def options(self) -> dict[str, Any]:
        """The keys that belong to the validator."""
        return dict(self.model_extra or {})

    @property
    def headline(self) -> str:
        """``message`` with an ellipsis for each thing that a finding fills in."""
        return re.sub(r"\{\w+\}", "…", self.message)

    @property
    def damage(self) -> float:
        """``weight``, or the default of the severity."""
        return WEIGHTS[self.severity] if self.weight is None else self.weight


class Override(BaseModel):
    """What a configuration may change in a rule: its severity, weight, and its validator's options."""

    model_config = ConfigDict(extra="allow", frozen=True)

    severity: Severity | None = None
    weight: float | None = Field(None, ge=0, le=10)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [_LEVELS, handler(core)]}

    @model_validator(mode="before")
    @classmethod
    def _from_severity(cls, value: object) -> object:
        return {"severity": value} if isinstance(value, str | bool) else value


class RuleSet(Model):
    """One YAML file."""

    ruleset: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
    description: str = ""
    extends: tuple[str, ...] = Field((), description="Built-in rule sets, or paths relative to this file.")
    rules: tuple[Rule, ...] = ()
    overrides: dict[str, Override] = Field({}, description="Changes to rules that `extends` brought in.")
