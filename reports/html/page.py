"""Puts the page together: one file that brings all it needs, under a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, TextIO

from scrapelint import lazyre as re
from scrapelint.reports.formats.jsonl import dump
from scrapelint.reports.safe import visible

__all__ = ["begin_page", "end_page", "script_json", "write_data", "write_script"]

_ASSETS = files("scrapelint.reports.html") / "assets"
_UNSAFE = re.compile("[<>&\u2028\u2029]")


@cache
def _bundle(ending: str) -> str:
    """The assets of a kind in the order of their names, as one text."""
    parts = sorted((part for part in _ASSETS.iterdir() if part.name.endswith(ending)), key=lambda part: part.name)
    return "\n".join(part.read_text("utf-8").strip() for part in parts)


def _script() -> str:
    return f'"use strict";(()=>{{\n{_bundle(".js")}\n}})();'


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def script_json(value: Any) -> str:
    """JSON that may stand inside a script element, or be a script: no character in it can end either."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", dump(value))


def begin_page(stream: TextIO, *, title: str, sentences: list[str]) -> None:
    """Everything before the data. ``sentences`` are what a browser without scripts shows.

    'strict-dynamic' lets the page's own script, and nothing else, load the data of a folder beside it, over file://
    too, where 'self' means nothing.
    """
    script, style = _script(), _bundle(".css")
    template = Template((_ASSETS / "page.html").read_text("utf-8"))
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}' 'strict-dynamic'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    plain = "".join(f"<p>{escape(visible(sentence))}</p>" for sentence in sentences)
    stream.write(template.substitute(policy=policy, title=escape(visible(title)), style=style, plain=plain))


def write_data(stream: TextIO, name: str, json: str) -> None:
    """A chunk of data, from script_json; ``name`` is ours, never scraped."""
    stream.write(f'<script type="application/json" id="{name}">{json}</script>\n')


def write_script(stream: TextIO) -> None:
    """The script, after the data that the first screen shows."""
    stream.write(f"<script>{_script()}</script>\n")


def end_page(stream: TextIO) -> None:
    """Everything after the data."""
    stream.write("</body>\n</html>\n")
