"""How much of the text of sites is told, and how much prose that looks like it: `make sitetext`.

    python benchmarks/sitetext.py [FOLDER] [--misses]

Each line of site.tsv and prose.tsv in the folder is put among paragraphs of prose. Told is what a finding of the
families boilerplate or structure touches, of severity warning or above.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry

PROSE = """\
The council of Vellmar voted on Tuesday to keep the old harbour bridge open for another two years, although repairs
will cost more than the town had planned for.

Mayor Ines Okoro said the decision was not an easy one. Engineers had told her that the northern pier has moved by
almost four centimetres since the spring storms.

Residents on the far bank, most of whom work in the mills, had asked for a ferry instead. The ferry company said it
could not find enough sailors for a service before the winter.

A second vote is expected in March, when the results of the soundings are known and the region decides how much of the
bill it is going to pay.
"""
PARAGRAPHS = [" ".join(paragraph.split()) for paragraph in PROSE.split("\n\n")]
FOLDER = Path(__file__).parent / "sitetext"
FAMILIES = ("boilerplate", "structure")


class Line(NamedTuple):
    lang: str
    where: str
    text: str


def read(name: str, folder: Path = FOLDER) -> list[Line]:
    """The lines of ``site`` or ``prose``."""
    rows = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [Line(*row.split("\t")) for row in rows]


def article(number: int, line: Line) -> tuple[str, int]:
    """The text of an article that holds the line, and where it stands."""
    paragraphs, place = list(PARAGRAPHS), 1 + number % 2
    if line.where == "line":
        paragraphs.insert(place, line.text)
    elif line.where == "end":
        paragraphs[place - 1] += " " + line.text
    elif line.where == "start":
        paragraphs[place] = f"{line.text} {paragraphs[place]}"
    else:
        first, rest = paragraphs[place].split(". ", 1)
        paragraphs[place] = f"{first}. {line.text} {rest}"
    text = "\n\n".join(paragraphs)
    return text, text.index(line.text)


def told(lines: list[Line]) -> Iterator[tuple[Line, tuple[str, ...]]]:
    """Each line with the rules that tell it."""
    checker = Checker(load_rules(["recommended"], Registry()))
    placed = [article(number, line) for number, line in enumerate(lines)]
    articles = [Article(text, title="Bridge stays open", lang="en") for text, _ in placed]
    for line, (_, start), findings in zip(lines, placed, checker.check_all(articles), strict=True):
        end = start + len(line.text)
        here = [f for f in findings if f.field == "text" and f.start < end and f.end > start]
        yield line, tuple(f.rule for f in here if f.family in FAMILIES and f.severity != "info")


def main() -> None:
    shown = "--misses" in sys.argv[1:]
    folder = next((Path(each) for each in sys.argv[1:] if each != "--misses"), FOLDER)
    counts: dict[str, dict[str, list[bool]]] = {}
    for name in ("site", "prose"):
        for line, rules in told(read(name, folder)):
            for lang in (line.lang, "all"):
                counts.setdefault(lang, {}).setdefault(name, []).append(bool(rules))
            if shown and bool(rules) == (name == "prose"):
                print(name, line.lang, line.where, line.text[:120], *rules, sep=" | ")
    print(f"{'':6}{'site text told':>18}{'prose told':>18}")
    for lang, of in sorted(counts.items(), key=lambda each: (each[0] == "all", each[0])):
        cells = [f"{sum(of[name])} of {len(of[name])}" if name in of else "" for name in ("site", "prose")]
        print(f"{lang:6}{cells[0]:>18}{cells[1]:>18}")


if __name__ == "__main__":
    main()
