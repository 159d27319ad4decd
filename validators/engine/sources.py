"""Source code among the prose: the scan that scripts and style sheets share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scrapelint import lazyre as re
from scrapelint.validators.engine.brackets import Budget, line_end
from scrapelint.validators.engine.code import is_technical, shown_on_purpose
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit

__all__ = ["sources"]


def sources(
    document: Document,
    starts: str,
    begin: Callable[[str, int, int], int],
    end: Callable[[str, int, Budget], int],
) -> Iterator[Hit]:
    """Yield a hit for each stretch of source code in the text and title that the article does not show on purpose.

    ``starts`` matches where one gives itself away, for RE2 and ``re`` alike. ``begin(text, start, low)`` goes back from
    there over what belongs to it, not before ``low``; ``end(text, start, budget)`` tells where it ends.
    """
    pattern = re.compile(starts)
    for field in ("text", "title"):
        # RE2 tells in a fiftieth of the time that an article, or what is left of it, has none.
        candidates = list(document.utf8(field).finditer(starts))
        if not candidates or document.once(is_technical):
            continue
        text = document.with_line_feeds(field)
        budget = Budget(text)
        low = 0
        for candidate in candidates:
            if candidate.end <= low:
                continue
            match = pattern.search(text, max(low, candidate.start))
            if match is None:
                break
            first = match.start() + (len(match[0]) - len(match[0].lstrip()))
            start, stop = begin(text, first, low), end(text, first, budget)
            stop = max(stop, first + 1, min(match.end(), line_end(text, first)))
            low = max(stop, match.end())
            if not shown_on_purpose(document, start, stop, field):
                yield Hit(start, stop, field)
