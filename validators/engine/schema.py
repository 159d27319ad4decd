"""The JSON Schema of rule files, with the options of every validator, for editors."""

from __future__ import annotations

from typing import Any

from scrapelint.rules import RuleSet
from scrapelint.validators.engine.registry import Registry

__all__ = ["rule_set_schema"]


def rule_set_schema(registry: Registry) -> dict[str, Any]:
    """Draft 2020-12; what a rule may hold follows from its ``validator`` (``pattern`` where it names none)."""
    schema = RuleSet.model_json_schema()
    rule = schema["$defs"]["Rule"]
    rule.pop("additionalProperties", None)
    names = registry.names()
    rule["properties"]["validator"]["enum"] = list(names)
    cases = []
    for name in names:
        validator = registry.get(name)
        if validator is None:
            continue
        options = validator.params.model_json_schema(ref_template="#/$defs/" + name + "/$defs/{model}")
        if "$defs" in options:
            schema["$defs"][name] = {"$defs": options.pop("$defs")}
        chosen: dict[str, Any] = {"properties": {"validator": {"const": name}}}
        if name != "pattern":
            chosen["required"] = ["validator"]
        then = {key: options[key] for key in ("properties", "required") if key in options}
        cases.append({"if": chosen, "then": then})
    rule["allOf"] = cases
    rule["unevaluatedProperties"] = False
    schema["title"] = "scrapelint rule set"
    return schema
