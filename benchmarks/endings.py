"""With which letters before a small word hardly any other word of English ends: ``validators/glued_word.py`` has them.

    python benchmarks/endings.py [WORD ...]

Prints for each small word the last two letters of its neighbour, as alternatives of a pattern, and which share of all
words end so. Left out are letters with which, before the small word, more than ``MOST`` of the words that people write
end ('…again', '…begin' of 'in'), and those that end less than ``RARE``; frequencies are wordfreq's.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

from scrapelint.validators.wording.lexicon import lexicon

SMALL = "in at as on or and to by is it be are".split()
MOST, RARE = 2e-6, 1e-3


def main() -> None:
    english = lexicon("en")
    if english is None:
        sys.exit("wordfreq has no list of English words")
    words = [(word, 10 ** (english.zipf(word) - 9)) for word in english.common(0) if word.isascii() and word.isalpha()]
    ends = Counter[str]()
    for word, frequency in words:
        if len(word) > 3:
            ends[word[-2:]] += frequency
    for small in sys.argv[1:] or SMALL:
        taken = Counter[str]()
        for word, frequency in words:
            if word.endswith(small) and len(word) > len(small) + 2:
                taken[word[-len(small) - 2 : -len(small)]] += frequency
        free = [pair for pair, frequency in ends.items() if frequency > RARE * ends.total() and taken[pair] < MOST]
        share = sum(ends[pair] for pair in free) / ends.total()
        print(f"{small:4} {share:.2f} {pattern(free)}")


def pattern(pairs: list[str]) -> str:
    """Pairs of letters as alternatives, those together that share their second letter or all of their first ones."""
    first = defaultdict[str, str](str)
    for one, two in sorted(pairs):
        first[two] += one
    second = defaultdict[str, str](str)
    for two, ones in sorted(first.items()):
        second[ones] += two
    return "|".join(f"[{ones}][{twos}]" for ones, twos in sorted(second.items()))


if __name__ == "__main__":
    main()
