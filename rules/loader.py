"""Reads rule sets: built-in ones by name, a user's own by path; with `extends`, overrides and selection."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel, ValidationError

from scrapelint.errors import Problem, RuleError, suggest
from scrapelint.rules.bundled import HERE, BundledFile
from scrapelint.rules.models import FAMILIES, Override, Rule, RuleSet
from scrapelint.rules.problems import YamlError, problems_of, said_by

if TYPE_CHECKING:
    from scrapelint.rules.yamlfile import YamlFile

__all__ = ["BUILTIN", "TESTED", "BoundRule", "Kinds", "RuleBook", "load_rules"]

BUILTIN: tuple[str, ...] = tuple(sorted(path.stem for path in HERE.glob("*.yaml")))
"""Names of the rule sets that come with scrapelint."""

Complain = Callable[[str, tuple[int | str, ...], str], Problem]


class Kind(Protocol):
    """What the loader must know of a validator: the model of its options."""

    @property
    def params(self) -> type[BaseModel]: ...


class Kinds(Protocol):
    """Where the loader looks validators up; floor 2's Registry is one."""

    def get(self, name: str, /) -> Kind | None: ...

    def names(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule together with its validator's checked options and the rule set it came from."""

    rule: Rule
    params: BaseModel
    ruleset: str


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of a run, by id, in the order in which the rule sets list them."""

    rules: Mapping[str, BoundRule]
    kinds: Kinds

    def override(self, changes: Mapping[str, Override], complain: Complain) -> RuleBook:
        """Return a book with the changes made. Raises RuleError; ``complain`` tells the place of a change."""
        rules, problems = dict(self.rules), []
        for name, change in changes.items():
            bound = rules.get(name)
            if bound is None:
                problems.append(complain(f"there is no rule '{name}'", (name,), suggest(name, rules)))
                continue
            set_keys = change.model_dump(exclude_unset=True, exclude_none=True)
            own = {key: value for key, value in set_keys.items() if key in Override.model_fields}
            options = {key: value for key, value in set_keys.items() if key not in own}
            params = type(bound.params)
            try:
                merged = params.model_validate({**bound.params.model_dump(exclude_unset=True), **options})
            except ValidationError as error:
                for each in error.errors(include_url=False):
                    key = str(each["loc"][0]) if each["loc"] else ""
                    unknown = each["type"] == "extra_forbidden"
                    text = f"rule '{name}' has no option '{key}'" if unknown else f"'{key}': {said_by(each)}"
                    hint = suggest(key, [*Override.model_fields, *params.model_fields]) if unknown else ""
                    problems.append(complain(text, (name, key), hint))
                continue
            rules[name] = replace(bound, rule=bound.rule.model_copy(update=own), params=merged)
        if problems:
            raise RuleError(problems)
        return RuleBook(rules, self.kinds)

    def ids(self, words: Iterable[str]) -> frozenset[str]:
        """Ids of the rules meant by rule ids, families and rule-set names. Raises RuleError for an unknown word."""
        found: set[str] = set()
        for word in words:
            matching = {
                name for name, bound in self.rules.items() if word in (name, bound.rule.family, bound.ruleset, "all")
            }
            if not matching and word not in FAMILIES:
                raise RuleError(
                    Problem(f"there is no rule or family '{word}'", hint=suggest(word, {*self.rules, *FAMILIES}))
                )
            found |= matching
        return frozenset(found)

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
        """Ids of the rules that report: those selected (all, if none is), without those ignored or off."""
        chosen = self.ids(select) if select else frozenset(self.rules)
        return frozenset(name for name in chosen - self.ids(ignore) if self.rules[name].rule.severity != "off")


def load_rules(names: Sequence[str], kinds: Kinds, base: Path | None = None) -> RuleBook:
    """Load rule sets by built-in name or path (relative to ``base``), with what they extend.

    Raises RuleError with every problem found, each at its file, line and column.
    """
    loading = _Loading(kinds)
    for name in names:
        loading.load(name, base or Path.cwd(), lambda text, hint: Problem(text, hint=hint))
    if loading.problems:
        raise RuleError(loading.problems)
    return loading.book


TESTED: dict[str, bool] = {"tested": True}
"""The context in which options of built-in rules are read: what takes long to check has been checked by the tests."""


class _Loading:
    """The state of one call of load_rules: the book so far, the problems, and which files are open or done."""

    def __init__(self, kinds: Kinds) -> None:
        self.book = RuleBook({}, kinds)
        self.problems: list[Problem] = []
        self._open: list[Path] = []
        self._done: set[Path] = set()

    def load(self, name: str, folder: Path, complain: Callable[[str, str], Problem]) -> None:
        """Add a rule set and what it extends; ``complain`` places a problem where the set was named."""
        path = (HERE / f"{name}.yaml" if name in BUILTIN else folder / name).resolve()
        if path in self._open:
            self.problems.append(complain(f"'{name}' extends itself", ""))
        elif not path.exists():
            self.problems.append(complain(f"there is no rule set '{name}'", suggest(name, BUILTIN)))
        elif path not in self._done:
            self._open.append(path)
            try:
                self._add(_file(path), path.parent)
            except YamlError as error:
                self.problems.append(error.problem)
            except RuleError as error:
                self.problems.extend(error.problems)
            finally:
                self._open.pop()
                self._done.add(path)

    def _add(self, file: BundledFile | YamlFile, folder: Path) -> None:
        ruleset = _read_set(file, self.problems)
        if ruleset is None:
            return
        for index, parent in enumerate(ruleset.extends):

            def complain(text: str, hint: str, index: int = index) -> Problem:
                return file.problem(text, ("extends", index), hint)

            self.load(parent, folder, complain)
        rules = dict(self.book.rules)
        for index, rule in enumerate(ruleset.rules):
            if rule.id in rules:
                other = rules[rule.id].ruleset
                where = "in this file" if other == ruleset.ruleset else f"in rule set '{other}'"
                self.problems.append(file.problem(f"the id '{rule.id}' is taken {where}", ("rules", index, "id")))
                continue
            params = _bind(rule, index, file, self.book.kinds, self.problems)
            if params is not None:
                rules[rule.id] = BoundRule(rule, params, ruleset.ruleset)
        self.book = RuleBook(rules, self.book.kinds).override(
            ruleset.overrides, lambda text, loc, hint: file.problem(text, ("overrides", *loc), hint, key=True)
        )


def _file(path: Path) -> BundledFile | YamlFile:
    if path.parent == HERE and not sys.dont_write_bytecode:
        return BundledFile(path)
    from scrapelint.rules.yamlfile import YamlFile

    return YamlFile(path)


def _read_set(file: BundledFile | YamlFile, problems: list[Problem]) -> RuleSet | None:
    if not isinstance(file.data, dict):
        problems.append(file.problem("a rule set must be a mapping with `ruleset` and `rules`"))
        return None
    try:
        return RuleSet.model_validate(file.data)
    except ValidationError as error:
        problems.extend(problems_of(error, file, RuleSet))
        return None


def _bind(
    rule: Rule, index: int, file: BundledFile | YamlFile, kinds: Kinds, problems: list[Problem]
) -> BaseModel | None:
    kind = kinds.get(rule.validator)
    if kind is None:
        hint = suggest(rule.validator, kinds.names())
        problems.append(file.problem(f"there is no validator '{rule.validator}'", ("rules", index, "validator"), hint))
        return None
    try:
        return kind.params.model_validate(rule.options, context=TESTED if Path(file.path).parent == HERE else None)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            key = str(each["loc"][0]) if each["loc"] else ""
            place = ("rules", index, *each["loc"])
            if each["type"] == "extra_forbidden":
                hint = suggest(key, [*Rule.model_fields, *kind.params.model_fields])
                problems.append(file.problem(f"unknown key '{key}' in rule '{rule.id}'", place, hint, key=True))
            elif each["type"] == "missing":
                problems.append(
                    file.problem(f"rule '{rule.id}': validator '{rule.validator}' needs the key '{key}'", place[:-1])
                )
            else:
                problems.append(file.problem(f"rule '{rule.id}', '{key}': {said_by(each)}", place))
        return None
