"""Writes docs/rules: a page for each rule set, made from the rules themselves.

    python docs/rule_pages.py

``make docs`` runs it, and a test holds the pages against the rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from scrapelint.reports.safe import visible
from scrapelint.rules import BUILTIN, load_rules
from scrapelint.rules.bundled import HERE, BundledFile
from scrapelint.rules.loader import BoundRule
from scrapelint.rules.models import Example
from scrapelint.validators import Registry

FOLDER = Path(__file__).parent / "rules"
SHOWN = 4
"""Examples of a rule that are shown of either kind; the rule's file has all of them."""
LONGEST = 100
"""Code points of an option's value; a longer one is in the rule's file."""
MADE = (
    "These pages are made from the rules themselves (`make docs`); `scrapelint rules ID` explains a rule in the "
    "terminal, with all of its examples."
)
BACKTICKS = re.compile("`+")


def pages() -> dict[str, str]:
    """The pages by their names: README.md for all, and one for each rule set."""
    rules = load_rules([*BUILTIN], Registry()).rules.values()
    files = {name: BundledFile(HERE / f"{name}.yaml").data for name in BUILTIN}
    order = dict.fromkeys([*files["recommended"]["extends"], *BUILTIN])  # what is read first comes first
    found = {name: [bound for bound in rules if bound.ruleset == name] for name in order}
    sets = {name: bound for name, bound in found.items() if bound}
    about = {name: files[name]["description"] for name in sets}
    return {"README.md": _index(sets, about), **{f"{name}.md": _page(name, about[name], sets[name]) for name in sets}}


def _index(sets: Mapping[str, Sequence[BoundRule]], about: Mapping[str, str]) -> str:
    count = sum(map(len, sets.values()))
    parts = ["# Rules", f"{count} rules in {len(sets)} rule sets. {MADE}"]
    for name, bound in sets.items():
        parts += [f"## [{name}]({name}.md)", about[name], _table(bound, f"{name}.md")]
    return "\n\n".join(parts) + "\n"


def _page(name: str, about: str, rules: Sequence[BoundRule]) -> str:
    source = f"[rules/{name}.yaml](../../rules/{name}.yaml)"
    parts = [f"# {name}", f"{about} [All rules](README.md) · {source}", _table(rules, "")]
    return "\n\n".join([*parts, *(part for bound in rules for part in _rule(bound))]) + "\n"


def _table(rules: Iterable[BoundRule], page: str) -> str:
    rows = [f"| [{b.rule.id}]({page}#{b.rule.id}) | {b.rule.severity} | {_cell(b.rule.headline)} |" for b in rules]
    return "\n".join(["| rule | severity | what it tells |", "|---|---|---|", *rows])


def _rule(bound: BoundRule) -> Iterator[str]:
    rule = bound.rule
    fix = {"safe": "a safe fix", "unsafe": "a fix with `--unsafe`", "none": "no fix"}[rule.fix]
    yield f"## {rule.id}"
    yield f"**{_text(rule.message)}**"
    yield f"{rule.severity} · family `{rule.family}` · weight {rule.damage:g} · {fix} · validator `{rule.validator}`"
    yield _text(rule.why)
    options = [
        f"| `{name}` | {_value(bound.params, name)} | {_cell(field.description or '')} |"
        for name, field in type(bound.params).model_fields.items()
        if getattr(bound.params, name) != {}
    ]
    if options:
        yield "\n".join(["| option | here | |", "|---|---|---|", *options])
    for kind, examples in (("Flags", rule.examples.flags), ("Passes", rule.examples.passes)):
        if examples:
            more = f" ({SHOWN} of {len(examples)} examples)" if len(examples) > SHOWN else ""
            yield f"{kind}{more}:"
            yield from (part for example in examples[:SHOWN] for part in _example(example))


def _example(example: Example) -> Iterator[str]:
    shown = "\n".join(visible(line) for line in example.text.strip("\n").split("\n"))
    fence = "`" * max(3, 1 + max(map(len, BACKTICKS.findall(shown)), default=0))
    yield f"{fence}text\n{shown}\n{fence}"
    title = f"title: {_code(example.title)}" if example.title else ""
    pages = f"beside {len(example.pages)} more of its site" if example.pages else ""
    found = f"found: {_code(example.found)}" if example.found and example.found != example.text else ""
    if title or pages or found:
        yield ", ".join(filter(None, (title, pages, found)))


def _value(params: BaseModel, name: str) -> str:
    """An option as YAML could have it; nothing where the time of the run decides, as the present day."""
    if name not in params.model_fields_set and type(params).model_fields[name].default_factory is not None:
        return ""
    value = getattr(params, name)
    told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return _code(told if len(told) <= LONGEST else told[: LONGEST - 1] + "…").replace("|", "\\|")


def _code(text: str) -> str:
    """A code span, whatever backticks are in it."""
    text = visible(text)
    fence = "`" * (1 + max(map(len, BACKTICKS.findall(text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{fence}{space}{text}{space}{fence}"


def _text(text: str) -> str:
    """Prose in which nothing is a mark of Markdown but code spans."""
    pieces = re.split(r"(`[^`]+`)", text.strip())
    return "".join(
        piece if index % 2 else re.sub(r"([\\*_<>\[\]#~])", r"\\\1", piece) for index, piece in enumerate(pieces)
    )


def _cell(text: str) -> str:
    return _text(text).replace("|", "\\|").replace("\n", " ")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
