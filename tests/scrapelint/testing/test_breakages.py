"""Articles broken on purpose."""

from random import Random

import pytest

from scrapelint import Article, Linter
from scrapelint.testing import Breakage, Injected, breakages, measure_recall

ENGLISH = Article(
    id="quay",
    lang="en",
    site="harbour-post.example",
    title="Quay reopens after three years of repairs",
    text=(
        "The northern quay opened again on Monday, three years after a storm had torn away 40 metres of its wall. "
        "About two hundred people came to watch the first boat tie up.\n\n"
        "Repairs had been promised for the first winter, but the contractor went out of business and the money was "
        "spent before the second half of the wall stood. The council then took over the work itself.\n\n"
        "“We have waited longer than any of us thought possible,” said Brenna Oake, who sells fish beside the crane. "
        "She has kept her stall open through the whole of it.\n\n"
        "Engineers will measure the wall every month until next autumn, and publish what they find on a board at the "
        "entrance. Heavy lorries stay banned from the quay for the time being."
    ),
)
POLISH = Article(
    id="most",
    lang="pl",
    title="Most nad rzeką znów otwarty dla pieszych",
    text=(
        "Most nad rzeką został w poniedziałek ponownie otwarty dla pieszych, po dwóch latach żmudnych napraw. "
        "Mieszkańcy przyszli z dziećmi i psami, żeby zobaczyć nowe barierki.\n\n"
        "Miasto zapłaciło za naprawę więcej, niż początkowo zakładano, ponieważ fundamenty okazały się słabsze. "
        "Różnicę pokryła gmina ze swoich rezerw.\n\n"
        "Samochody pojadą mostem dopiero wiosną, kiedy skończy się układanie asfaltu po obu stronach rzeki."
    ),
)
RUSSIAN = Article(
    id="most-ru",
    lang="ru",
    title="Старый мост снова открыли для пешеходов",
    text=(
        "Старый мост через реку снова открыли в понедельник, спустя два года после начала ремонта. "
        "Жители пришли посмотреть на новые перила и сфотографироваться.\n\n"
        "Ремонт обошёлся дороже, чем рассчитывали в мэрии, потому что опоры оказались слабее. "
        "Разницу покрыли из запасов города.\n\n"
        "Машины пустят по мосту только весной, когда закончат укладывать асфальт на обоих берегах."
    ),
)
ARTICLES = (ENGLISH, POLISH, RUSSIAN)
WAYS = [(way, level) for way in breakages() for level in way.levels]


def broken(way: Breakage, level: str) -> list[tuple[Article, Injected]]:
    made = [(article, way(article, level, Random(7))) for article in ARTICLES]
    return [(article, injected) for article, injected in made if injected is not None]


@pytest.mark.parametrize(("way", "level"), WAYS, ids=[f"{way.name}, {level}" for way, level in WAYS])
def test_a_breakage_changes_the_article_and_marks_where(way, level):
    for article, injected in broken(way, level):
        text = injected.article.text if injected.field == "text" else injected.article.title
        assert injected.article.text != article.text
        assert 0 <= injected.start < injected.end <= len(text)
        assert (injected.article.id, injected.article.title) == (article.id, article.title)


def test_the_articles_are_clean_before():
    for article in ARTICLES:
        assert Linter().check(article).findings == ()


def test_the_same_seed_breaks_the_same_place():
    for way, level in WAYS:
        assert way(ENGLISH, level, Random(3)) == way(ENGLISH, level, Random(3))


def test_a_lost_drop_cap_marks_what_is_left_of_the_word():
    way = next(way for way in breakages() if way.name == "drop-cap-lost")
    injected = way(ENGLISH, "first paragraph", Random(1))
    assert injected.article.text.startswith("he northern")
    assert injected.article.text[injected.start : injected.end] == "he"


def test_a_paragraph_is_doubled_below_the_first():
    way = next(way for way in breakages() if way.name == "paragraph-doubled")
    injected = way(ENGLISH, "31 words or more", Random(1))
    copy = injected.article.text[injected.start : injected.end]
    assert injected.article.text.index(copy) < injected.start
    assert copy in ENGLISH.text


def test_wrong_decodings_are_real_ones():
    way = next(way for way in breakages() if way.name == "decoded-wrongly")
    injected = way(RUSSIAN, "Windows-1251 read as Windows-1252", Random(1))
    wrong = injected.article.text[injected.start : injected.end]
    assert wrong.encode("cp1252").decode("cp1251") in RUSSIAN.text


def test_an_article_without_quotations_cannot_lose_one():
    way = next(way for way in breakages() if way.name == "quote-broken")
    assert way(POLISH, "opening dropped", Random(1)) is None


def test_recall_counts_what_the_rules_find():
    rows = {(row.breakage, row.level): row for row in measure_recall(Linter(), ARTICLES)}
    doubled = rows["paragraph-doubled", "31 words or more"]
    assert doubled.broken == doubled.found == 1
    assert doubled.recall == 1
    assert doubled.rules == {"duplicate-paragraph": 1}
    assert rows["output-inserted", "var_dump"].found == 3


def test_what_no_rule_looks_for_is_missed_and_told():
    def gone(article: Article, level: str, random: Random) -> Injected:
        return Injected(article, 4, 12)

    way = Breakage("word-dropped", ("leak",), ("one",), gone)
    (row,) = measure_recall(Linter(select=["leak"]), [ENGLISH], ways=[way])
    assert (row.broken, row.found, row.recall) == (1, 0, 0)
    assert row.missed == ["quay: The ⟦northern⟧ quay opened again on Monday, "]


def test_what_could_not_be_broken_has_no_recall():
    (row, *_) = measure_recall(Linter(), [POLISH], ways=[way for way in breakages() if way.name == "quote-broken"])
    assert row.broken == 0
    assert row.recall is None


def test_an_article_that_has_such_a_defect_already_is_left_out():
    twice = Article(f"{ENGLISH.text}\n\n{ENGLISH.text}", lang="en")
    ways = [way for way in breakages() if way.name == "paragraph-doubled"]
    assert not any(row.broken for row in measure_recall(Linter(), [twice], ways=ways))


def test_no_more_articles_are_broken_than_asked():
    rows = measure_recall(Linter(select=["leak"]), [ENGLISH] * 9, each=4)
    assert max(row.broken for row in rows) == 4
