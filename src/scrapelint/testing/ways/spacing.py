"""What runs together."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from scrapelint.testing.breakage import Injected, breakage, edited, prose
from scrapelint.validators import Article

__all__ = ["joined", "words_joined"]

_WORDS = re.compile(r"(?<=[^\W\d_]{2}) (?=[^\W\d_]{2})")
_SENTENCES = re.compile(r"(?<=[^\W\d_]{3}[.!?]) (?=[^\W\d_][^\W\d_])")


@breakage("joined", "spacing", ("sentences", "paragraphs", "credit and text"))
def joined(article: Article, level: str, random: Random) -> Injected | None:
    """The space or the line break between two of them is lost."""
    blocks = [block for block in prose(article) if block.text[0].isupper() and block.text[-1] in ".!?"]
    if level == "sentences":
        places = [
            block.start + match.start()
            for block in blocks
            for match in _SENTENCES.finditer(block.text)
            if block.text[match.end()].isupper()
        ]
        if not places:
            return None
        place = random.choice(places)
        return _closed(article, place, place + 1)
    following = [(one, other) for one, other in pairwise(blocks) if one.text[-2].isalpha()]
    if not following:
        return None
    one, other = random.choice(following)
    if level == "paragraphs":
        return _closed(article, one.end, other.start)
    if not other.text[1].islower():
        return None
    credit = "Photo: Jana Mareth"
    return edited(article, other.start, other.start, credit, (len(credit) - 6, len(credit) + 3))


@breakage("words-joined", "spacing", ("any", "before a capital"))
def words_joined(article: Article, level: str, random: Random) -> Injected | None:
    """The space between two words is lost, as it is beside a link."""
    spaces = [
        block.start + match.start()
        for block in prose(article)
        for match in _WORDS.finditer(block.text)
        if level == "any" or block.text[match.end()].isupper()
    ]
    if not spaces:
        return None
    place = random.choice(spaces)
    return _closed(article, place, place + 1)


def _closed(article: Article, start: int, end: int) -> Injected:
    inserted = edited(article, start, end, "")
    return Injected(inserted.article, start - 3, start + 3)
