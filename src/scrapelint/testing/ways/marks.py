"""Quotation marks that are lost or turned."""

from __future__ import annotations

import re
from random import Random

from scrapelint.testing.breakage import Injected, breakage, edited, prose
from scrapelint.validators import Article

__all__ = ["quote_broken"]

_QUOTED = re.compile(
    r"“[^“”\"]{12,300}”|«[^«»\"]{12,300}»|„[^„“”\"]{12,300}[“”]|「[^「」]{6,300}」|(?<!\S)\"[^\"]{12,300}\""
)
_MARK = re.compile(r"[“”„«»「」\"]")
TURNED = {"“": "”", "”": "“", "„": "”", "«": "»", "»": "«", "「": "」", "」": "「"}


@breakage("quote-broken", "quotes", ("opening dropped", "closing dropped", "opening turned"))
def quote_broken(article: Article, level: str, random: Random) -> Injected | None:
    """A mark of the only quotation of a paragraph. A finding may stand anywhere in the line: which of several marks is
    the odd one can be a matter of taste."""
    found = []
    for block in prose(article):
        quoted = _QUOTED.search(block.text)
        if quoted and len(_MARK.findall(block.text)) == 2:
            found.append((block, quoted))
    if not found:
        return None
    block, quoted = random.choice(found)
    place = quoted.end() - 1 if level == "closing dropped" else quoted.start()
    mark = block.text[place]
    if level == "opening turned" and mark not in TURNED:
        return None
    new = TURNED[mark] if level == "opening turned" else ""
    text = block.text[:place] + new + block.text[place + 1 :]
    return edited(article, block.start, block.end, text)
