"""What is left of words that lost ligatures ('of ce', 'specic', 'frst') or accented letters ('tambin', 'pr sident')."""

from __future__ import annotations

from functools import cache
from typing import Literal

from scrapelint import lazyre as re
from scrapelint.validators.wording.lexicon import lexicon
from scrapelint.validators.wording.telltales import ACCENTS, LIGATURES

__all__ = ["Loss", "listed", "remains"]

Loss = Literal["ligature", "accent"]

KNOWN = 3.0
"""Zipf of a word whose remains are known: one in a million words; rarer ones would make other words' typing errors."""
GAP, GAP_OF_PIECES = 2.5, 3.0
"""How much commoner (zipf) the word is than what is left of it, or than its pieces are side by side by chance.

With these alone one of 12,600 sound articles in 24 languages (a manual in Turkish) had remains of three words."""
BELOW_FLOOR = 1.5
"""How much rarer (zipf) than the rarest listed word one is taken to be that is not listed."""

_TELLTALES: dict[Loss, dict[str, str]] = {"ligature": LIGATURES, "accent": ACCENTS}
_LOST: dict[Loss, tuple[re.Pattern[str], ...]] = {
    # All ligatures of f; those with i and l alone; what stands behind the f in them; those of t; all.
    "ligature": tuple(
        map(re.compile, ("ff[il]?|f[il]", "f[il]", "(?<=f)[il]", "t?ti|tt|fti?", "ff[il]?|f[il]|t?ti|tt|fti?"))
    ),
    "accent": (re.compile(r"[^\x00-\x7f]+"),),
}
"""Letters that are lost together, by what a font or a filter leaves out."""


def listed(loss: Loss) -> tuple[str, ...]:
    """What a text is screened for, of all languages; '|' stands where letters are lost."""
    return tuple(sorted({left for words in _TELLTALES[loss].values() for left in words.split()}))


@cache
def remains(lang: str, loss: Loss) -> dict[str, str]:
    """The words of a language by what may be left of them, pieces with a space between; made once, in 0.1 to 0.5 s.

    Empty where no remains of the language are listed, or no lexicon is there.
    """
    known = lexicon(lang) if lang in _TELLTALES[loss] else None
    found: dict[str, str] = {}
    if known is None:
        return found
    for word in filter(str.isalpha, known.common(KNOWN)):
        for lost in _LOST[loss]:
            for gap in ("", " ") if lost.search(word) else ():
                pieces = lost.sub(gap, word).split()
                if len("".join(pieces)) < 2:
                    continue
                # A piece may be what is left of a whole word: 'bir ekilde' are two, of 'bir şekilde'.
                words = pieces if len(pieces) == 1 else [found.get(piece, piece) for piece in pieces]
                by_chance = 9 + sum((known.zipf(each) or known.floor - BELOW_FLOOR) - 9 for each in words)
                if known.zipf(word) - by_chance >= (GAP if len(pieces) == 1 else GAP_OF_PIECES):
                    found.setdefault(" ".join(pieces), word)
    return found
