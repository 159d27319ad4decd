"""Text decoded wrongly, and characters that do not belong."""

from __future__ import annotations

from random import Random

from scrapelint.testing.breakage import Injected, breakage, edited, prose
from scrapelint.validators import Article

__all__ = ["character_inserted", "decoded_wrongly", "letters_replaced"]

WRONG = {
    "UTF-8 read as Windows-1252": ("utf-8", "cp1252"),
    "UTF-8 read as Latin-1": ("utf-8", "latin-1"),
    "UTF-8 read as Windows-1251": ("utf-8", "cp1251"),
    "UTF-8 read as GBK": ("utf-8", "gbk"),
    "Windows-1251 read as Windows-1252": ("cp1251", "cp1252"),
    "Windows-1253 read as Windows-1252": ("cp1253", "cp1252"),
    "Windows-1256 read as Windows-1252": ("cp1256", "cp1252"),
    "UTF-8 read as Windows-1252, twice": ("utf-8", "cp1252"),
}
CHARACTERS = {"zero width space": "\u200b", "soft hyphen": "\u00ad", "byte order mark": "\ufeff", "control": "\x0b"}


def _decoded(text: str, level: str) -> str:
    written, read = WRONG[level]
    for _ in range(2 if level.endswith("twice") else 1):
        # Bytes that the code page leaves undefined become controls, as browsers have it.
        text = "".join(
            raw.decode(read, "ignore") or raw.decode("latin-1")
            for raw in ([text.encode(written)] if read == "gbk" else (bytes([b]) for b in text.encode(written)))
        )
    return text


@breakage("decoded-wrongly", "encoding", tuple(WRONG))
def decoded_wrongly(article: Article, level: str, random: Random) -> Injected | None:
    """A paragraph read in another code page than it was written in."""
    blocks = [block for block in prose(article) if not block.text.isascii()]
    if not blocks:
        return None
    block = random.choice(blocks)
    try:
        wrong = _decoded(block.text, level)
    except UnicodeEncodeError:  # a text in another script than the code page's
        return None
    letters = sum(char.isalpha() and not char.isascii() for char in block.text)
    if WRONG[level][0] != "utf-8" and letters * 3 < len(block.text):
        return None  # a few accents in a Latin text are no test of a Cyrillic code page
    low = next(n for n, char in enumerate(block.text) if not char.isascii())
    return edited(article, block.start, block.end, wrong, (low, len(wrong)))


@breakage("letters-replaced", "encoding", ("\ufffd", "?"))
def letters_replaced(article: Article, level: str, random: Random) -> Injected | None:
    """Every letter outside ASCII in a paragraph of a Latin script turned into a replacement character or '?'."""
    blocks = [
        block
        for block in prose(article)
        if any(char.isalpha() and not char.isascii() for char in block.text)
        and sum(char.isascii() for char in block.text) > 0.8 * len(block.text)
    ]
    if not blocks:
        return None
    block = random.choice(blocks)
    new = "".join(level if char.isalpha() and not char.isascii() else char for char in block.text)
    places = [n for n, (was, now) in enumerate(zip(block.text, new, strict=True)) if was != now]
    return edited(article, block.start, block.end, new, (places[0], places[-1] + 1))


@breakage("character-inserted", "encoding", tuple(CHARACTERS))
def character_inserted(article: Article, level: str, random: Random) -> Injected | None:
    """An invisible character inside a word of Latin letters."""
    words = [
        (block.start + block.text.index(word), word)
        for block in prose(article)
        for word in block.text.split()
        if word.isascii() and word.isalpha() and len(word) > 5
    ]
    if not words:
        return None
    start, word = random.choice(words)
    place = start + random.randrange(2, len(word) - 1)
    return edited(article, place, place, CHARACTERS[level])
