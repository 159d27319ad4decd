"""What a way of breaking an article is, and where the known ones are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from scrapelint.validators import Article, Block, Document

__all__ = ["Break", "Breakage", "Injected", "breakage", "breakages", "edited", "prose"]

PACKAGE = "scrapelint.testing.ways"
PROSE_MIN = 8
"""Words of a paragraph that is broken; headings and captions are no fair test of what stands in prose."""
PROSE_SIGNS = 30
"""The same in code points, for scripts that put no spaces between words."""


@dataclass(frozen=True, slots=True)
class Injected:
    """A broken article, and the stretch ``[start, end)`` of ``field`` (code points) that a finding has to touch."""

    article: Article
    start: int
    end: int
    field: str = "text"


Break = Callable[[Article, str, Random], Injected | None]


@dataclass(frozen=True, slots=True)
class Breakage:
    """One way in which scrapers break articles.

    ``levels`` are its degrees or kinds, mildest first; the recall over them is a curve. ``families`` are those whose
    findings tell it: a word that is cut off at the end of an article is a cut word and a cut text.
    """

    name: str
    families: tuple[str, ...]
    levels: tuple[str, ...]
    make: Break

    def __call__(self, article: Article, level: str, random: Random) -> Injected | None:
        """The article, broken; None where it has nothing to break in this way."""
        return self.make(article, level, random)


def breakage(name: str, families: str, levels: Sequence[str]) -> Callable[[Break], Breakage]:
    """Declare a function of a module of ``ways`` as one; ``families`` are separated by spaces."""
    return lambda make: Breakage(name, tuple(families.split()), tuple(levels), make)


def breakages() -> Iterator[Breakage]:
    """Every known way, in the order of the modules and of their source."""
    package = importlib.import_module(PACKAGE)
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{PACKAGE}.{info.name}")
        yield from (each for each in vars(module).values() if isinstance(each, Breakage))


def prose(article: Article) -> list[Block]:
    """The paragraphs of an article that are long enough to be prose."""
    return [
        block
        for block in Document(article).paragraphs
        if len(block.text.split()) >= PROSE_MIN or (" " not in block.text and len(block.text) >= PROSE_SIGNS)
    ]


def edited(article: Article, start: int, end: int, new: str, mark: tuple[int, int] | None = None) -> Injected:
    """The article with ``new`` in place of ``text[start:end]``; ``mark`` narrows what is marked, from ``start`` on."""
    low, high = mark or (0, len(new))
    text = article.text[:start] + new + article.text[end:]
    return Injected(replace(article, text=text), start + low, start + high)
