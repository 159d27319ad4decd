"""scrapelint: is what we scraped any good?

>>> from scrapelint import Article, Linter
>>> report = Linter().check(Article("…"))

Names are imported when they are first used, so that `scrapelint --version` is instant.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapelint.ahead import read_ahead
    from scrapelint.config import load_config
    from scrapelint.linter import Linter
    from scrapelint.sources import read_articles
    from scrapelint.validators import Article, Finding

__all__ = ["Article", "Finding", "Linter", "__version__", "load_config", "read_ahead", "read_articles"]

__version__ = "0.1.0"

_HOMES = {
    "Article": "scrapelint.validators",
    "Finding": "scrapelint.validators",
    "Linter": "scrapelint.linter",
    "load_config": "scrapelint.config",
    "read_ahead": "scrapelint.ahead",
    "read_articles": "scrapelint.sources",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'scrapelint' has no attribute '{name}'")
