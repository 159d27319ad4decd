"""Letters that are lost, and texts that stop short."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from scrapelint.testing.breakage import Injected, breakage, edited, prose
from scrapelint.validators import Article, Block, Document
from scrapelint.validators.wording.guess import language
from scrapelint.validators.wording.telltales import ACCENTS

__all__ = ["drop_cap_lost", "drop_cap_split", "last_word_cut", "letters_lost", "stub_appended", "text_cut"]

ENDS = ".!?。！？।۔؟"
LOST = {
    "ligatures, spaces left": (r"(?<=[a-z])(?:ff[il]?|f[il])(?=[a-z])", " "),
    "ligatures": (r"(?<=[a-z])(?:ff[il]?|f[il])(?=[a-z])|\bf[il](?=[a-z])", ""),
    "ligatures but for their f": (r"(?<=f)[il](?=[a-z])", ""),
    "ligatures of t, spaces left": (r"(?<=[a-z])(?:t?ti|tt|fti?)(?=[a-z])", " "),
    "accented letters, spaces left": ("[À-ÖØ-öø-ɏ]", " "),
    "accented letters": ("[À-ÖØ-öø-ɏ]", ""),
}
"""What is lost from the words of an article, and what stands in its place."""
STUBS = {"…": "…", "[…]": " […]", "Read more": "… Read more", "[+1234 chars]": "… [+1234 chars]"}


def _opening(article: Article, level: str, random: Random) -> Block | None:
    """A paragraph that starts with a capital and a small letter, after a finished one."""
    blocks = prose(article)
    fitting = [
        block
        for number, block in enumerate(blocks)
        if block.text[0].isupper()
        and block.text[1].islower()
        and (not number) == (level == "first paragraph")
        and (not number or blocks[number - 1].text[-1] in ENDS)
    ]
    return random.choice(fitting) if fitting else None


@breakage("drop-cap-lost", "truncated-word", ("first paragraph", "later paragraph"))
def drop_cap_lost(article: Article, level: str, random: Random) -> Injected | None:
    """The first letter of a paragraph, which the page drew as a picture or a styled box."""
    block = _opening(article, level, random)
    if block is None:
        return None
    return edited(article, block.start, block.start + 1, "", (0, len(block.text.split()[0]) - 1))


@breakage("drop-cap-split", "truncated-word spacing", ("first paragraph", "later paragraph"))
def drop_cap_split(article: Article, level: str, random: Random) -> Injected | None:
    """The first letter parted from its word."""
    block = _opening(article, level, random)
    if block is None or len(block.text.split()[0]) < 3:
        return None
    return edited(article, block.start, block.start + 1, block.text[0] + " ", (0, len(block.text.split()[0]) + 1))


@breakage(
    "last-word-cut", "truncated-word truncated-text", ("1-2 letters lost", "3-4 letters lost", "before an ellipsis")
)
def last_word_cut(article: Article, level: str, random: Random) -> Injected | None:
    """The last word of the text loses its end, and the full stop with it."""
    blocks = prose(article)
    if not blocks or blocks[-1].text[-1] not in ENDS:
        return None
    block = blocks[-1]
    word = block.text[:-1].split()[-1]
    lost = random.randint(3, 4) if level.startswith("3") else random.randint(1, 2)
    if not word.isalpha() or not word.islower() or len(word) < lost + 3:
        return None
    end = block.end - 1 - lost
    tail = "…" if level == "before an ellipsis" else ""
    text = article.text[:end] + tail
    return Injected(replace(article, text=text), end - (len(word) - lost), len(text))


@breakage("letters-lost", "truncated-word", tuple(LOST))
def letters_lost(article: Article, level: str, random: Random) -> Injected | None:
    """Every ligature or accented letter of an article gone from inside its words: a PDF's font, a filter for ASCII."""
    del random
    if level.startswith("accented") and language(Document(article)) not in ACCENTS:
        return None  # an accent or two of names
    lost, left = LOST[level]
    text = re.sub(lost, left, article.text)
    return Injected(replace(article, text=text), 0, len(text)) if text != article.text else None


@breakage("text-cut", "truncated-text", ("mid-sentence",))
def text_cut(article: Article, level: str, random: Random) -> Injected | None:
    """The text stops between two words of a sentence."""
    del level
    blocks = [block for block in prose(article)[1:] if len(block.text.split()) >= 16]
    if not blocks:
        return None
    block = random.choice(blocks)
    words = block.text.split(" ")
    kept = " ".join(words[: random.randrange(5, len(words) - 4)])
    if kept[-1] in ENDS + "\"'”’»":
        return None
    end = block.start + len(kept)
    return Injected(replace(article, text=article.text[:end]), block.start + kept.rfind(" ") + 1, end)


@breakage("stub-appended", "truncated-text", tuple(STUBS))
def stub_appended(article: Article, level: str, random: Random) -> Injected | None:
    """The teaser of a text, with what the feed appends where it stops."""
    cut = text_cut(article, "mid-sentence", random)
    if cut is None:
        return None
    text = cut.article.text + STUBS[level]
    return Injected(replace(article, text=text), cut.start, len(text))
