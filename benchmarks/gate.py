"""Does the gate name the site whose template changed, and nothing else? Seeded feeds, before and after.

    python benchmarks/gate.py [REPETITIONS]

Twenty sites are crawled twice. Every site has defects of its own at rates of its own, which wander from crawl to crawl,
and other articles and other numbers of them in each crawl. Then the template of one site begins to print a debugging
dump into a share of its articles. A row of the table is a share: how often the gate named that site and rule, how often
it named anything else, and how many lines that were.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from scrapelint import Article, Linter
from scrapelint.reports import ArticleReport
from scrapelint.reports.compare import Against, Earlier, RunFigures
from scrapelint.reports.sites import SiteTable
from scrapelint.testing import breakages

SITES = 20
RULE = "php-var-dump"
TEMPLATE = ("output-inserted", "var_dump")
NATURAL = (
    ("output-inserted", "SQL error"),
    ("markup-left-raw", "entity"),
    ("markup-left-raw", "tag"),
    ("value-missing", "undefined"),
    ("quote-broken", "closing dropped"),
    ("paragraph-doubled", "16-30 words"),
    ("drop-cap-lost", "first paragraph"),
    ("joined", "credit and text"),
    ("stub-appended", "Read more"),
)
SHARES = (0.0, 0.05, 0.1, 0.2, 0.4, 1.0)
EVERY = "every site"
SHARES_OF_EVERY = (0.002, 0.005, 0.01, 0.02)
WHO = "the mayor|a teacher|the harbour master|one of the farmers|a nurse|the baker|our neighbour|the chairwoman".split(
    "|"
)
DID = "opened|measured|repaired|described|counted|painted|sold|inspected|closed|photographed".split("|")
WHAT = (
    "the old bridge|two hundred boats|the north gate|a row of lime trees|the mill|every shop window|the school".split(
        "|"
    )
)
WHEN = "on Friday|in the spring|before the storm|after 14 years|last week|at noon|during the fair".split("|")
WHY = (
    "because the council had asked for it|although nobody had paid|and told reporters about it later|"
    "which surprised the whole village|while the band was playing|so that the road could be reopened"
).split("|")


@dataclass(frozen=True)
class Pool:
    """Articles that were checked once: sound ones, ones broken by the template, ones broken as it happens."""

    sound: list[ArticleReport]
    template: list[ArticleReport]
    natural: list[list[ArticleReport]]


def story(random: Random, number: int) -> Article:
    """An invented article of four paragraphs."""

    def sentence() -> str:
        who, did, what, when, why = (random.choice(words) for words in (WHO, DID, WHAT, WHEN, WHY))
        return f"{who[0].upper()}{who[1:]} {did} {what} {when}, {why}."

    text = "\n\n".join(" ".join(sentence() for _ in range(random.randint(2, 4))) for _ in range(4))
    said = f"{text}\n\n“It was a good day for number {random.randint(2, 99)},” said {random.choice(WHO)}."
    return Article(said, title=f"Story {number} from the valley", lang="en", id=str(number), published="2026-03-01")


def pool(linter: Linter, size: int, random: Random) -> Pool:
    """Check the articles of which all feeds are made: what is broken in them does not depend on the site."""
    sound = [report for n in range(size) if not (report := linter.check(story(random, n))).findings]
    ways = {(way.name, level): way for way in breakages() for level in way.levels}

    def broken(name: str, level: str) -> list[ArticleReport]:
        made = (ways[name, level](each.article, level, random) for each in sound)
        return [linter.check(each.article) for each in made if each is not None]

    return Pool(sound, broken(*TEMPLATE), [broken(*way) for way in NATURAL])


def crawl(
    pool: Pool, base: Random, random: Random, crawl: int, broken: tuple[str, float] | None
) -> Iterator[ArticleReport]:
    """The reports of one crawl. ``base`` draws what a site is like, ``random`` what this crawl brings."""
    for number in range(SITES):
        site = f"site-{number:02}.example"
        usual = base.randint(30, 400)
        rates = [base.betavariate(0.6, 14) * random.lognormvariate(0, 0.15) for _ in pool.natural]
        for article in range(round(usual * random.uniform(0.6, 1.4))):
            if broken is not None and broken[0] in (site, EVERY) and random.random() < broken[1]:
                report = random.choice(pool.template)
            else:
                kinds = [kind for kind, rate in zip(pool.natural, rates, strict=True) if random.random() < rate]
                report = random.choice(random.choice(kinds) if kinds else pool.sound)
            url = f"https://{site}/{crawl}/{article}"
            yield replace(report, article=replace(report.article, site=site, url=url))


def lines(pool: Pool, seed: int, share: float, rules: frozenset[str], where: str = "") -> tuple[str, tuple[str, ...]]:
    """The site whose template changed (``where``, or any one), and what the gate says."""
    random = Random(seed)
    site = where or f"site-{random.randrange(SITES):02}.example"
    before = SiteTable()
    for report in crawl(pool, Random(f"sites {seed}"), random, 1, None):
        before.add(report)
    against = Against(lambda: Earlier(RunFigures(before.sites, rules)), "before", rules)
    for report in crawl(pool, Random(f"sites {seed}"), random, 2, (site, share)):
        against.add(report, "")
    return site, tuple(against.judge().broken)


def main() -> None:
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    linter = Linter()
    reports = pool(linter, 150, Random(0))
    print(f"{SITES} sites, 18 to 560 articles each, {repetitions} seeded repetitions a row\n")
    print("            articles broken   named   false alarms   runs with one")
    for where, shares in (("", SHARES), (EVERY, SHARES_OF_EVERY)):
        for share in shares:
            named = alarms = runs = 0
            for seed in range(repetitions):
                site, said = lines(reports, seed, share, linter.reported, where)
                right = [line for line in said if line.startswith(f"{RULE} on {site if site != EVERY else ''}")]
                named += bool(right)
                alarms += len(said) - len(right)
                runs += len(said) > len(right)
            scene = where or "one site"
            print(f"{scene:12}{share:>15.1%}   {named:>4}/{repetitions:<3}  {alarms:>10}   {runs:>9}/{repetitions}")


if __name__ == "__main__":
    main()
