"""Paragraphs and titles that stand twice."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from scrapelint.testing.breakage import Injected, breakage, edited, prose
from scrapelint.validators import Article

__all__ = ["paragraph_doubled", "paragraph_nearly_doubled", "sentence_as_caption", "story_twice", "title_repeated"]

SIGNS = 12
"""Code points to a word-like piece where words are not parted by spaces, so that a share of them can be changed."""


def _shortest(level: str) -> tuple[int, int]:
    low, _, high = level.partition(" ")[0].partition("-")
    return int(low), int(high or 10_000)


@breakage("paragraph-doubled", "duplication", ("8-15 words", "16-30 words", "31 words or more"))
def paragraph_doubled(article: Article, level: str, random: Random) -> Injected | None:
    """A paragraph again, somewhere further down."""
    low, high = _shortest(level)
    blocks = prose(article)
    fitting = [n for n, block in enumerate(blocks) if low <= len(block.text.split()) <= high]
    if not fitting:
        return None
    first = random.choice(fitting)
    after = random.choice(blocks[first:])
    return edited(article, after.end, after.end, "\n\n" + blocks[first].text, (2, 2 + len(blocks[first].text)))


@breakage("paragraph-nearly-doubled", "duplication", ("5% changed", "10% changed", "20% changed", "30% changed"))
def paragraph_nearly_doubled(article: Article, level: str, random: Random) -> Injected | None:
    """A paragraph again with a share of its words taken from elsewhere in the article."""
    blocks = [block for block in prose(article) if len(block.text) >= 100]
    if len(blocks) < 2:
        return None
    first = random.randrange(len(blocks))
    spaced = " " in blocks[first].text
    units = blocks[first].text.split() if spaced else list(blocks[first].text)
    others = [
        unit for n, block in enumerate(blocks) if n != first for unit in (block.text.split() if spaced else block.text)
    ]
    count = max(1, round(len(units) * int(level.partition("%")[0]) / 100))
    for place in random.sample(range(len(units)), count):
        units[place] = random.choice(others)
    copy = (" " if spaced else "").join(units)
    after = random.choice(blocks[first:])
    return edited(article, after.end, after.end, "\n\n" + copy, (2, 2 + len(copy)))


@breakage("sentence-as-caption", "duplication", ("word for word", "without its end"))
def sentence_as_caption(article: Article, level: str, random: Random) -> Injected | None:
    """The first sentence of a longer paragraph, higher up, as a caption that was scraped with the text."""
    found = []
    blocks = prose(article)
    for number, block in enumerate(blocks[1:], 1):
        stop = block.text.find(". ")
        if stop > 80 and len(block.text) > stop + 60:
            found.append((number, block.text[: stop + 1]))
    if not found:
        return None
    number, sentence = random.choice(found)
    words = sentence.split()
    caption = sentence if level == "word for word" else " ".join(words[: len(words) * 4 // 5])
    before = blocks[random.randrange(number)]
    inserted = edited(article, before.start, before.start, caption + "\n\n", (0, len(caption)))
    # The later one of the two is the copy.
    moved = blocks[number].start + len(caption) + 2
    return Injected(inserted.article, moved, moved + len(sentence))


@breakage("title-repeated", "duplication boilerplate", ("as it is", "in capitals", "with the site's name"))
def title_repeated(article: Article, level: str, random: Random) -> Injected | None:
    """The title as the first line of the text."""
    del random
    if len(article.title.split()) < 4 or article.title_span:
        return None
    site = article.site or "Daily Example"
    line = {"as it is": article.title, "in capitals": article.title.upper()}.get(level, f"{article.title} | {site}")
    return edited(article, 0, 0, line + "\n\n", (0, len(line)))


@breakage("story-twice", "duplication", ("whole",))
def story_twice(article: Article, level: str, random: Random) -> Injected | None:
    """The whole text a second time."""
    del level, random
    text = article.text.rstrip()
    if len(prose(article)) < 3:
        return None
    return Injected(replace(article, text=f"{text}\n\n{text}"), len(text) + 2, 2 * len(text) + 2)
