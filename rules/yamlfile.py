"""Safe YAML with the place of every value, so that an error can point at it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from scrapelint.errors import Problem
from scrapelint.rules.problems import Loc, YamlError

__all__ = ["YamlFile"]

MAX_BYTES = 4 * 1024 * 1024
MAX_NODES = 200_000
"""Nodes after aliases are expanded: the built-in sets together have about 5,000."""
MAX_DEPTH = 40
SURELY_SHALLOW = 3_000
"""Up to so many opening brackets and columns together, libyaml may compose a text before its depth is looked at.

A bracket or a column opens two collections at most, and one takes 300 bytes of the stack: 1.8 MB of 8.
"""

# The C loader where PyYAML was built with libyaml; the same result otherwise, only slower.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"


class _Constructor(yaml.constructor.SafeConstructor):
    """Takes strings as they stand, which 8 values of 10 are: to ask for each what makes it takes half of the time."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT:
            return node.value
        return super().construct_object(node, deep)


class YamlFile:
    """A parsed YAML file: ``data``, and ``problem(message, loc)`` for errors at a place in it.

    Raises YamlError if the file cannot be read, is malformed, repeats a key, or would expand
    beyond the limits on nodes and depth (alias bombs).
    """

    def __init__(self, path: Path, text: str | None = None) -> None:
        self.path = str(path)
        self.text = _read(path) if text is None else text
        try:
            if _may_be_deep(self.text):
                self._refuse_depth()
            self.root: yaml.Node | None = yaml.compose(self.text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            message = " ".join(part for part in (error.context, error.problem) if part)
            place = (mark.line, mark.column) if mark else None
            raise YamlError(self._at(f"not valid YAML: {message}", place)) from error
        except (yaml.YAMLError, RecursionError) as error:
            raise YamlError(Problem(f"not valid YAML: {' '.join(str(error).split())}", self.path)) from error
        if self.root is not None:
            self._guard(self.root, 0, {})
        constructor = _Constructor()
        try:
            self.data: Any = constructor.construct_document(self.root) if self.root is not None else None
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            mark = getattr(error, "problem_mark", None)
            place = (mark.line, mark.column) if mark else None
            message = getattr(error, "problem", None) or str(error)
            raise YamlError(self._at(f"not valid YAML: {message}", place)) from error

    def _refuse_depth(self) -> None:
        """Look at the depth by events, which take no stack: libyaml composes by recursion in C, and would crash."""
        depth = 0
        for event in yaml.parse(self.text, Loader=_Loader):
            if isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.NodeEvent) and depth > MAX_DEPTH:
                raise YamlError(self._too_deep(event))
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1

    def _too_deep(self, part: yaml.Node | yaml.Event) -> Problem:
        return self._at(f"nested deeper than {MAX_DEPTH} levels", _place(part))

    def _guard(self, node: yaml.Node, depth: int, sizes: dict[int, int]) -> int:
        if depth > MAX_DEPTH:
            raise YamlError(self._too_deep(node))
        known = sizes.get(id(node))
        if known is not None:
            if known < 0:
                raise YamlError(self._at("an alias that holds itself", _place(node)))
            return known
        sizes[id(node)] = -1
        size = 1
        if isinstance(node, yaml.SequenceNode):
            size += sum(self._guard(child, depth + 1, sizes) for child in node.value)
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode):
                    if key.value in seen:
                        raise YamlError(self._at(f"the key '{key.value}' stands here twice", _place(key)))
                    seen.add(key.value)
                else:
                    size += self._guard(key, depth + 1, sizes)
                size += 1 + self._guard(value, depth + 1, sizes)
        if size > MAX_NODES:
            raise YamlError(self._at(f"aliases expand to more than {MAX_NODES} values", _place(node)))
        sizes[id(node)] = size
        return size

    def problem(self, message: str, loc: Loc = (), hint: str = "", *, key: bool = False) -> Problem:
        """Describe what is wrong at ``loc`` (keys and indexes from the root); ``key`` points at the key itself."""
        return self._at(message, self._find(loc, key), hint)

    def _find(self, loc: Loc, want_key: bool) -> tuple[int, int] | None:
        node, place = self.root, _place(self.root)
        for step in loc:
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                place = _place(node)
            elif isinstance(node, yaml.MappingNode):
                pair = next(((key, value) for key, value in node.value if getattr(key, "value", None) == step), None)
                if pair is None:
                    continue  # pydantic puts names of union members and validators into a location
                node = pair[1]
                place = _place(pair[0]) if want_key and step == loc[-1] else _place(node)
        return place

    def _at(self, message: str, place: tuple[int, int] | None, hint: str = "") -> Problem:
        if place is None:
            return Problem(message, self.path, hint=hint)
        line, column = place
        lines = self.text.splitlines()
        shown = lines[line] if line < len(lines) else ""
        if len(shown) > 200:
            shown, column = shown[max(0, column - 40) : column + 120], min(column, 40)
        return Problem(message, self.path, line + 1, column + 1, shown, hint)


def _read(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except IsADirectoryError as error:
        raise YamlError(Problem("is a directory, not a YAML file", str(path))) from error
    except OSError as error:
        raise YamlError(Problem(f"cannot be read: {error.strerror or error}", str(path))) from error
    if len(raw) > MAX_BYTES:
        raise YamlError(Problem(f"larger than {MAX_BYTES // 1024 // 1024} MB; is this a rule file?", str(path)))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise YamlError(Problem(f"is not UTF-8 (byte 0x{raw[error.start]:02x})", str(path), line)) from error


def _may_be_deep(text: str) -> bool:
    return text.count("[") + text.count("{") + max(map(len, text.splitlines()), default=0) > SURELY_SHALLOW


def _place(part: yaml.Node | yaml.Event | None) -> tuple[int, int] | None:
    mark = None if part is None else part.start_mark
    return (mark.line, mark.column) if mark is not None else None
