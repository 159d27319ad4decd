"""What validators yield, and what the checker makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from scrapelint.validators.engine.fix import Fix
from scrapelint.validators.engine.spans import Span

__all__ = ["Finding", "Hit"]

EXCERPT_LIMIT = 80
"""Code points of a finding's own text that its excerpt shows; longer ones are cut with an ellipsis."""
CONTEXT_BELOW = 12
"""Findings shorter than this (an odd quotation mark) show their surroundings, else nobody could tell them apart."""
CONTEXT = 24


_NO_VALUES: Mapping[str, object] = {}


class Hit(NamedTuple):
    """A place that a validator objects to. The checker adds the rule's identity to make a Finding.

    ``start`` and ``end`` count code points into ``field``. ``values`` fill the rule's message.
    ``related`` are other places that matter (the first copy of a duplicate). ``confidence`` is
    between 0 and 1. ``edits`` mend the defect; the validator gives them where it is certain what should stand there.
    ``bounded`` tells whether it is certain where the defect ends; where that is a guess, no fix is safe.
    """

    start: int
    end: int
    field: str = "text"
    values: Mapping[str, object] = _NO_VALUES
    confidence: float = 1.0
    related: tuple[Span, ...] = ()
    edits: Fix = ()
    bounded: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect: which rule, where, and why. Offsets count code points into ``field``.

    ``edits`` mend it, and ``fix`` says how: 'safe' changes nothing that was meant, 'unsafe' may, 'none' is without any.
    """

    rule: str
    family: str
    severity: str
    field: str
    start: int
    end: int
    excerpt: str
    message: str
    related: tuple[Span, ...] = ()
    confidence: float = 1.0
    fix: str = "none"
    edits: Fix = ()


def excerpt(text: str, start: int, end: int) -> str:
    """Cut a short piece of ``text`` that shows what stands at ``[start, end)``."""
    if end - start < CONTEXT_BELOW:
        low = max(0, start - CONTEXT)
        low = max(low, text.rfind("\n", low, start) + 1)
        newline = text.find("\n", end, end + CONTEXT)
        high = min(len(text), end + CONTEXT, newline if newline >= 0 else len(text))
        return ("…" if low else "") + text[low:high].strip() + ("…" if high < len(text) else "")
    if end - start > EXCERPT_LIMIT:
        return text[start : start + EXCERPT_LIMIT].rstrip() + "…"
    return text[start:end]
