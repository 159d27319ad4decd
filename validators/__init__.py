"""Floor 2: an article becomes a Document, and validators find what is broken in it.

One module here is one kind of defect (``duplicate_paragraph.py``, ``var_dump.py`` …): a pydantic
model ``Params`` with the options that its rules may set, and a generator ``find(document, params)``
of hits. They are discovered by name; see ``engine/registry.py``.
"""

from scrapelint.validators.engine.article import Article, Source
from scrapelint.validators.engine.checker import Checker
from scrapelint.validators.engine.document import Block, Document
from scrapelint.validators.engine.finding import Finding, Hit
from scrapelint.validators.engine.registry import Registry
from scrapelint.validators.engine.sites import is_site
from scrapelint.validators.engine.spans import Span, Spans

__all__ = [
    "Article",
    "Block",
    "Checker",
    "Document",
    "Finding",
    "Hit",
    "Registry",
    "Source",
    "Span",
    "Spans",
    "is_site",
]
