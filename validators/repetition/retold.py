"""Whether a repetition is an author's way to tell something again: a post restated before it is shown, a quotation
taken up once more. Editors live with both."""

from __future__ import annotations

from scrapelint import lazyre as re
from scrapelint.validators.engine.spans import Span

__all__ = ["retelling"]

_POST = re.compile(r"\(@\w{1,30}\)|pic\.twitter\.com/|//t\.co/|\bA post shared by\b")
"""What an embedded post ends with: its author's handle, or the addresses of its pictures."""
_SIGNS = ("(@", "pic.twitter", "//t.co", "post shared by")
"""One of these stands in every such end: told in a fraction of the time."""
_SIGNED = re.compile(r"\n[ \t]*(?:[^\n]{0,200}\s)?[—–-]+ ?[^\n@]{1,80}\(@\w{1,30}\)")
"""The same, some lines below: posts have paragraphs too."""
AFTER, LINES = 200, 300
"""Code points behind a repetition in which the post's end is looked for, on its line and below: its last sentences."""
QUOTED = 2000
"""Code points before a repetition in which the marks are counted that may hold it within a quotation."""
EDGE, PART = 3, 6
"""Code points, and one part in so many, at a repetition's ends that may stand outside the marks."""
# A quotation mark, or an apostrophe at a word's edge; both begin with one set, so that the search skips to it.
_MARK = re.compile(r"[\"“”„«»「」『』‘’'](?:(?<=[\"“”„«»「」『』])|(?<!\w[‘’'])|(?<=[’'])(?!\w))")


def retelling(text: str, later: Span, first: Span, core: Span | None, *, running: bool) -> str:
    """'post' where one copy is an embedded post and the other quotes it, 'quotation' where ``core``, the words of the
    later copy that match, stands within a quotation in both (in one, if both are ``running`` prose); else ''."""
    post, post_before = _is_post(text, *later, len(text)), _is_post(text, *first, later[0])
    if post != post_before:
        shown, told = (later, first) if post else (first, later)
        more = len(_MARK.findall(text[slice(*told)])) > len(_MARK.findall(text[slice(*shown)]))
        return "post" if more or _is_quoted(text, *told) else ""
    if core:
        quoted = _is_quoted(text, *core)
        if (quoted and _is_quoted(text, *first, loose=True)) or (running and (quoted or _is_quoted(text, *first))):
            return "quotation"
    return ""


def _is_post(text: str, start: int, end: int, limit: int) -> bool:
    newline = text.find("\n", end, end + AFTER)
    stop = min(newline if newline >= 0 else end + AFTER, max(limit, end))
    if not any(map(text[start : stop + LINES].__contains__, _SIGNS)):
        return False
    return bool(_POST.search(text, start, stop) or _SIGNED.search(text, stop, min(stop + LINES, limit)))


def _is_quoted(text: str, start: int, end: int, *, loose: bool = False) -> bool:
    """Whether a quotation is open all along ``[start, end)``, ends apart; ``loose``: whether any touches it."""
    if loose and _MARK.search(text, start, end):
        return True
    edge = EDGE + (end - start) // PART
    if _MARK.search(text, start + edge, end - edge):
        return False
    middle = (start + end) // 2
    low = max(text.rfind("\n", 0, start) + 1, start - QUOTED)
    return len(_MARK.findall(text, low, middle)) % 2 == 1
