"""What is wrong in a file that a person wrote, as pydantic complains of it, at its place."""

from __future__ import annotations

import difflib
from typing import Protocol, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scrapelint.errors import Problem, suggest

__all__ = ["Loc", "Placing", "YamlError", "problems_of", "said_by"]

Loc = tuple[int | str, ...]
"""Keys and indexes from the root."""


class YamlError(Exception):
    """The file is not YAML that we accept."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Placing(Protocol):
    """A file that can say where in it something is wrong."""

    def problem(self, message: str, loc: Loc = (), hint: str = "", *, key: bool = False) -> Problem: ...


def problems_of(
    error: ValidationError, file: Placing, model: type[BaseModel] | None = None, prefix: Loc = ()
) -> list[Problem]:
    """One problem for each complaint of pydantic, at its place in the file, with the nearest valid word."""
    problems = []
    for each in error.errors(include_url=False):
        loc: Loc = (*prefix, *each["loc"])
        kind, context = each["type"], each.get("ctx", {})
        if kind == "extra_forbidden":
            known = _fields_at(model, each["loc"][:-1])
            problems.append(file.problem(f"unknown key '{loc[-1]}'", loc, suggest(str(loc[-1]), known), key=True))
        elif kind == "missing":
            given = each["input"] if isinstance(each["input"], dict) else {}
            near = difflib.get_close_matches(str(loc[-1]), [str(key) for key in given], n=1)
            hint = f"Is '{near[0]}' meant for it?" if near else ""
            problems.append(file.problem(f"the key '{loc[-1]}' is missing", loc[:-1], hint))
        elif kind == "literal_error":
            words = [word.strip("'") for word in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]
            name = loc[-1] if loc else "value"
            problems.append(
                file.problem(f"'{name}' cannot be {each['input']!r}", loc, suggest(str(each["input"]), words))
            )
        else:
            name = f"'{loc[-1]}': " if loc else ""
            problems.append(file.problem(f"{name}{said_by(each)}", loc))
    return problems


def said_by(error: ErrorDetails) -> str:
    """Pydantic's sentence, without the 'Value error, ' that it puts before ours."""
    return error["msg"].removeprefix("Value error, ")


def _fields_at(model: type[BaseModel] | None, loc: Loc) -> tuple[str, ...]:
    """Names of the fields of the model that stands at ``loc`` inside ``model``."""
    current = model
    for step in loc:
        if isinstance(step, int) or current is None:
            continue
        field = current.model_fields.get(str(step))
        if field is None:
            return ()
        candidates = [field.annotation, *get_args(field.annotation)]
        nested = [c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel)]
        if not nested:
            return ()
        current = nested[0]
    return tuple(current.model_fields) if current else ()
