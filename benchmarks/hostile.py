"""Whether checking stays linear on texts made to be slow.

    python benchmarks/hostile.py [MEGABYTES] [FAMILY or RULE ...]

Every text is checked in two sizes, MEGABYTES (10 by default) and a tenth of it: in linear time the ratio of the two is
about 10, whatever the machine. Times are processor time, also as a multiple of `str.split` and a dictionary of the
words of the same text.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry

SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


def word(number: int) -> str:
    """A word of four syllables; numbers that follow each other give words that have nothing in common."""
    scattered = number * 2_654_435_761 % len(SYLLABLES) ** 4
    return "".join(SYLLABLES[scattered // len(SYLLABLES) ** place % len(SYLLABLES)] for place in range(4))


def varied(unit: Callable[[Iterator[str]], str], size: int) -> str:
    """A text of units of other words each: to look for each word in all of the text takes the square of its length."""
    words, parts, length = map(word, count()), [], 0
    while length < size:
        parts.append(unit(words))
        length += len(parts[-1])
    return "".join(parts)


SENTENCE = "The ferry left the quay at nine and nobody on board had seen the second mate since noon. "
TEXTS: dict[str, Callable[[int], str]] = {
    "straight quotation marks": lambda size: '"' * size,
    "marks and letters": lambda size: '“a ‘b "c »d ' * (size // 14),
    "opening brackets": lambda size: "([{<" * (size // 4),
    "braces of templates": lambda size: "{{ {% ${ " * (size // 9),
    "one paragraph again and again": lambda size: (SENTENCE * 3 + "\n\n") * (size // (len(SENTENCE) * 3 + 2)),
    "paragraphs alike but for a number": lambda size: "\n\n".join(
        SENTENCE * 2 + str(n) for n in range(size // (len(SENTENCE) * 2 + 8))
    ),
    "one line without spaces": lambda size: "abcdefghij" * (size // 10),
    "one line of words": lambda size: SENTENCE * (size // len(SENTENCE)),
    "empty lines": lambda size: "\n" * size,
    "lines of one letter": lambda size: "a\n" * (size // 2),
    "lower-case lines": lambda size: "oth sides agreed on it.\n\n" * (size // 25),
    "words without their ligatures": lambda size: "the rst of ce di e rent " * (size // 24),
    "joined sentences": lambda size: "end.Start " * (size // 10),
    "stops and capitals": lambda size: "a.A" * (size // 3),
    "tags": lambda size: "<a href=" * (size // 8),
    "entities": lambda size: "&amp;" * (size // 5),
    'string(9) "': lambda size: 'string(9) "' * (size // 11),
    "array(": lambda size: "array(2) { " * (size // 11),
    "JSON that never ends": lambda size: '{"a":[' * (size // 6),
    "mojibake": lambda size: "â€™Ã©" * (size // 12),
    "zero width spaces": lambda size: "a\u200b" * (size // 4),
    "combining accents": lambda size: "a" + "\u0301" * (size // 2),
    "dots": lambda size: "." * size,
    "spaces": lambda size: " " * size + "a",
    "backslashes": lambda size: "\\" * size,
    "Chinese without stops": lambda size: "船午后离开码头没有人看见二副" * (size // 42),
    "share buttons": lambda size: "Share on Facebook\n" * (size // 18),
    "links": lambda size: "[a](https://a.example/a) " * (size // 25),
    "carriage returns": lambda size: "He left.\r" * (size // 9),
    "joined words, no two alike": lambda size: varied(lambda w: f"{next(w)}{next(w).capitalize()} ", size),
    "names glued to verbs, no two alike": lambda size: varied(
        lambda w: f"{next(w).title()} {(name := next(w).title())} {name}{next(w).title()} said. ", size
    ),
    "paragraphs, no two alike": lambda size: varied(
        lambda w: f"{next(w)} {next(w)} to the {next(w)} and {next(w)} the {next(w)} of {next(w)}.\n\n", size
    ),
    "lines that stop short, no two alike": lambda size: varied(
        lambda w: f"The {next(w)} {next(w)} of the {next(w)} had left the {next(w)} and the {next(w)[:5]}\n\n", size
    ),
    "quotations, no two alike": lambda size: varied(lambda w: f"“{next(w)} {next(w)}’ “{next(w)}.” {next(w)}\n", size),
    "names in links, no two alike": lambda size: varied(
        lambda w: f"[{next(w)}](http://{next(w)}.example) {{{next(w)}: ", size
    ),
    "fields of a dump, no two alike": lambda size: varied(lambda w: f"Array ( [{next(w)}] => {next(w)} ", size),
    "marks inside words, no two alike": lambda size: varied(
        lambda w: f"{next(w)}?{next(w)} {next(w)}Ã©{next(w)} ", size
    ),
}
SLOW = 1.6
"""A ratio that many times the linear one is marked."""


def main() -> None:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    checker = Checker(load_rules(["recommended"], Registry()), select=sys.argv[2:])
    checker.check(Article(SENTENCE * 20, lang="en"))  # loads what is loaded once
    print(f"{'text':36}{'MB/s':>8}{'of split':>10}{'10x the text':>14}")
    for name, make in TEXTS.items():
        size = int(megabytes * 1e6)
        small, large = spent(checker, make(size // 10)), spent(checker, make(size))
        text = make(size)
        begin = time.process_time()
        Counter(text.split())
        reference = max(time.process_time() - begin, 1e-4)
        marked = "  slow" if large / small > 10 * SLOW else ""
        print(f"{name:36}{megabytes / large:8.1f}{large / reference:10.1f}{large / small:14.1f}{marked}")


def spent(checker: Checker, text: str) -> float:
    """Processor time of one check, in seconds; the best of three where it is short."""
    times: list[float] = []
    while len(times) < 3 and sum(times) < 2:
        begin = time.process_time()
        checker.check(Article(text, title="A title of the text", lang="en"))
        times.append(time.process_time() - begin)
    return min(times)


if __name__ == "__main__":
    main()
