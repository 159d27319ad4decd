"""The parts of the configuration that decide what fails a run: `gate:` and `suppressions:`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
    model_validator,
)

from scrapelint.errors import ConfigError, suggest
from scrapelint.reports import FailOn, Limit, Policy, ScoreLimits
from scrapelint.rules import RuleBook
from scrapelint.rules.models import FAMILIES
from scrapelint.rules.problems import said_by

__all__ = ["Gate", "SuppressionEntry", "gate_of"]


def _scores(value: object) -> object:
    return {"worst": value} if isinstance(value, int | float) and not isinstance(value, bool) else value


_LIMIT = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\s*[\d.]+\s*%\s*$|^\d+$"}]}
Share = Annotated[Limit, PlainValidator(Limit.parse), PlainSerializer(str, when_used="json"), WithJsonSchema(_LIMIT)]
Score = Annotated[float, Field(ge=0, le=100)]
_SCORE = {"type": "number", "minimum": 0, "maximum": 100}
_SCORES = {
    "anyOf": [
        _SCORE,
        {
            "type": "object",
            "properties": {"worst": _SCORE, "mean": _SCORE},
            "patternProperties": {"^p[1-9][0-9]?$": _SCORE},
            "additionalProperties": False,
        },
    ]
}
Scores = Annotated[dict[str, Score], BeforeValidator(_scores), WithJsonSchema(_SCORES)]


class Gate(BaseModel):
    """What fails a run."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fail_on: FailOn = Field("error", description="The least severity that fails a run.")
    fail_under: Scores = Field(
        {},
        description="The least score of an article; or by worst, mean, and percentiles (p5) the least score of each.",
    )
    max_rate: dict[str, Share] = Field(
        {}, description="By rule, family, or pattern of sites: the share (0.5%) or number of articles with a finding."
    )
    min_articles: int = Field(1, ge=1, description="Of fewer articles nothing can be said.")
    max_unreadable: Share = Field(Limit(count=0), description="The share or number of records that may be unreadable.")
    baseline: str | None = Field(None, description="A file of known findings, relative to the configuration.")

    @model_validator(mode="after")
    def _known_figures(self) -> Gate:
        ScoreLimits.of(self.fail_under)
        return self

    def policy(self, book: RuleBook) -> Policy:
        """The policy for the rules of ``book``. Raises ValueError for a rate of what is no rule, family or site."""
        for name in self.max_rate:
            if name not in book.rules and name not in FAMILIES and not {"*", "."} & set(name):
                raise LookupError(name, suggest(name, {*book.rules, *FAMILIES}))
        return Policy(
            self.fail_on,
            ScoreLimits.of(self.fail_under),
            self.max_rate,
            {name: bound.rule.family for name, bound in book.rules.items()},
            self.min_articles,
            self.max_unreadable,
        )


def gate_of(configured: Gate, options: Mapping[str, Any]) -> Gate:
    """The gate of a configuration with what the command line says instead. Raises ConfigError.

    Of ``fail_under`` and ``max_rate``, which are mappings, the command line changes what it names.
    """
    changed: dict[str, Any] = dict(configured)
    for name, value in options.items():
        changed[name] = {**changed[name], **value} if isinstance(value, Mapping) else value
    try:
        return Gate.model_validate(changed)
    except ValidationError as error:
        each = error.errors(include_url=False)[0]
        option = str(each["loc"][0]).replace("_", "-") if each["loc"] else "fail-under"
        raise ConfigError(f"--{option}: {said_by(each)}") from error


class SuppressionEntry(BaseModel):
    """Findings that are no defects, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: str = Field(min_length=1, description="Why these findings are no defects.")
    rule: str = Field("", description="A rule id, family or rule set.")
    site: str = Field("", description="A site or pattern; '*.example.org' includes example.org.")
    article: str = Field("", description="An address, id or file, or a pattern of them.")
    excerpt: str = Field("", description="Words of the finding's excerpt.")
    expires: date | None = Field(None, description="The last day on which it holds.")

    @model_validator(mode="after")
    def _means_something(self) -> SuppressionEntry:
        if not (self.rule or self.site or self.article or self.excerpt):
            raise ValueError("say which findings: by rule, site, article or excerpt")
        return self
