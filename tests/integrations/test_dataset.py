"""Expectations of a configuration: evaluated by Great Expectations, all of them, and never green unseen."""

import re
from datetime import UTC, date, datetime

import pytest

from scrapelint import Article, Linter
from scrapelint.config import load_config
from scrapelint.errors import ConfigError
from scrapelint.integrations import dataset as module
from scrapelint.integrations.dataset import Dataset
from scrapelint.integrations.table import COLUMNS, ArticleTable

ARTICLES = [
    Article("The ferry runs again from Monday.", "Ferry", "1", "a.example", "https://a.example/1", "en", "2026-03-10"),
    Article("It cost [object Object] in all.", "Cost", "2", "a.example", "https://a.example/2", "en", "2026-03-11"),
    Article("It cost [object Object] once more.", "More", "3", "b.example", "https://a.example/2", "", ""),
]


@pytest.fixture
def load(tmp_path):
    def load(expectations, name="scrapelint.yaml"):
        (tmp_path / name).write_text(f"expectations:\n{expectations}", "utf-8")
        return load_config(tmp_path / name)

    return load


def judged(config, articles=ARTICLES, **selection):
    linter = Linter(config, **selection)
    dataset = Dataset(config, linter)
    for article in articles:
        dataset.add(linter.check(article), f"feed.jsonl:{article.id}")
    return dataset.judge()


def test_what_is_met_is_counted_and_breaks_nothing(load):
    outcome = judged(
        load(
            "  - {type: expect_column_values_to_be_unique, column: title}\n"
            "  - {type: expect_column_values_to_be_between, column: leak, max_value: 1}\n"
            "  - {type: expect_table_row_count_to_be_between, min_value: 3}\n"
        )
    )
    assert (outcome.broken, outcome.unseen, outcome.notes) == ([], [], ["3 of 3 expectations met"])


def test_the_severity_decides_what_fails(load):
    types = "".join(
        f"  - {{type: expect_column_values_to_be_unique, column: url, severity: {severity}}}\n"
        for severity in ("critical", "warning", "info")
    )
    outcome = judged(load(types))
    assert len(outcome.broken) == 1
    assert "(critical): 2 of 3 rows not so: 'https://a.example/2' (feed.jsonl:2)" in outcome.broken[0]
    assert [re.search(r"\((warning|info)\)", note)[1] for note in outcome.notes[:2]] == ["warning", "info"]
    assert outcome.notes[2] == "0 of 3 expectations met"


def test_without_a_severity_an_expectation_is_critical(load):
    assert judged(load("  - {type: expect_column_values_to_be_unique, column: url}\n")).broken


@pytest.mark.parametrize(
    ("expectation", "said"),
    [
        ("{type: expect_column_values_to_match_regex, column: title, regex: '('}", "missing"),
        ("{type: expect_column_values_to_match_like_pattern, column: title, like_pattern: a}", "No provider"),
        ("{type: expect_column_max_to_be_between, column: score, min_value: {$PARAMETER: limit}}", "limit"),
    ],
)
def test_an_exception_inside_an_expectation_is_unseen_and_not_a_failure(load, expectation, said):
    outcome = judged(load(f"  - {expectation}\n"))
    assert outcome.broken == []
    assert said in outcome.unseen[0]


def test_the_other_expectations_are_judged_beside_one_that_raises(load):
    outcome = judged(
        load(
            "  - {type: expect_column_values_to_match_regex, column: title, regex: '('}\n"
            "  - {type: expect_column_values_to_be_unique, column: url}\n"
            "  - {type: expect_column_values_to_be_unique, column: title}\n"
        )
    )
    assert (len(outcome.broken), len(outcome.unseen), outcome.notes) == (1, 1, ["1 of 3 expectations met"])


@pytest.mark.parametrize(
    "expectation",
    [
        "expect_column_values_to_be_unique, column: published",
        "expect_column_sum_to_be_between, column: age_days, max_value: 3",
        "expect_column_distinct_values_to_be_in_set, column: lang, value_set: [en]",
        "expect_column_pair_values_to_be_equal, column_A: lang, column_B: site",
    ],
)
def test_a_column_without_any_value_tells_nothing(load, expectation):
    outcome = judged(load(f"  - {{type: {expectation}}}\n"), ARTICLES[2:])
    assert outcome.broken == []
    assert "no article has a value in the column" in outcome.unseen[0]


def test_an_empty_column_does_answer_whether_it_is_empty(load):
    config = load("  - {type: expect_column_values_to_not_be_null, column: published}\n")
    outcome = judged(config, ARTICLES[2:])
    assert outcome.unseen == []
    assert "1 of 1 row not so" in outcome.broken[0]


@pytest.mark.parametrize(
    "rest",
    [
        "expect_column_values_to_be_unique, column: title",
        "expect_column_sum_to_be_between, column: score, max_value: 3",
    ],
)
def test_a_row_condition_that_no_row_meets_tells_nothing(load, rest):
    condition = "{type: comparison, column: {name: site}, operator: '==', parameter: c.example}"
    outcome = judged(load(f"  - {{type: {rest}, row_condition: {condition}}}\n"))
    assert outcome.broken == []
    assert "no row meets its row_condition" in outcome.unseen[0]


def test_an_empty_table_is_never_green(load):
    outcome = judged(load("  - {type: expect_column_values_to_be_unique, column: url}\n"), [])
    assert outcome.unseen == ["none of 1 expectation was evaluated: the table of articles is empty"]


def test_as_many_are_evaluated_as_were_asked_for_even_twice_the_same(load):
    one = "  - {type: expect_column_values_to_be_unique, column: title}\n"
    assert judged(load(one * 3)).notes == ["3 of 3 expectations met"]


def test_an_expectation_that_the_library_drops_is_missed(load, monkeypatch):
    config = load("  - {type: expect_column_values_to_be_unique, column: title}\n" * 2)
    run = Dataset._run

    def dropping(self, frame):
        batch, result = run(self, frame)
        del result.results[1]
        return batch, result

    monkeypatch.setattr(Dataset, "_run", dropping)
    outcome = judged(config)
    assert outcome.unseen == ["expect_column_values_to_be_unique(column='title') was not evaluated"]


def test_a_library_that_fails_as_a_whole_is_told(load, monkeypatch):
    def failing():
        raise RuntimeError("no such luck")

    monkeypatch.setattr(module, "ephemeral_context", failing)
    outcome = judged(load("  - {type: expect_column_values_to_be_unique, column: title}\n"))
    assert outcome.unseen == ["none of 1 expectation was evaluated: RuntimeError: no such luck"]


@pytest.mark.parametrize(
    ("expectation", "place", "said"),
    [
        (
            "{type: expect_column_values_to_be_uniq, column: url}",
            "2:12",
            "Did you mean 'expect_column_values_to_be_uni",
        ),
        ("{type: expect_column_values_to_be_unique, column: ulr}", "2:55", "Did you mean 'url'"),
        ("{type: expect_column_values_to_be_unique, colum: url}", "2:47", "Did you mean 'column'"),
        ("{type: expect_column_values_to_be_unique}", "2:5", "needs the argument 'column'"),
        ("{type: expect_column_values_to_be_unique, column: url, mostly: 3}", "2:68", "'mostly'"),
        ("{type: expect_column_values_to_be_unique, column: url, severity: fatal}", "2:70", "Known: critical"),
        ("{type: expect_column_values_to_be_unique, column: text}", "2:55", "no column 'text'"),
        ("{type: expect_column_values_to_be_unique, column: lek}", "2:55", "Did you mean 'leak'"),
        ("{type: expect_compound_columns_to_be_unique, column_list: [url, titel]}", "2:69", "Did you mean 'title'"),
        ("{type: expect_column_values_to_be_unique, column: url, catch_exceptions: no}", "2:60", "has no argument"),
        ("{column: url}", "2:5", "'type' is missing"),
    ],
)
def test_mistakes_are_told_with_their_place_before_anything_is_read(load, expectation, place, said):
    with pytest.raises(ConfigError) as caught:
        judged(load(f"  - {expectation}\n"))
    assert f"scrapelint.yaml:{place}: " in str(caught.value)
    assert said in str(caught.value)


def test_every_mistake_is_told_at_once(load):
    config = load(
        "  - {type: expect_nothing, column: url}\n  - {type: expect_column_values_to_be_unique, column: ulr}\n"
    )
    with pytest.raises(ConfigError) as caught:
        Dataset(config, Linter(config))
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_counts_of_a_rule_that_does_not_run_cannot_be_judged(load):
    config = load("  - {type: expect_column_values_to_be_between, column: leak, max_value: 0}\n")
    assert judged(config).broken
    with pytest.raises(ConfigError, match="no column 'leak'"):
        judged(config, select=["quotes"])


def test_a_rule_may_not_take_the_name_of_a_column(load, tmp_path):
    rule = "{id: title, family: leak, pattern: x, message: m, why: w}"
    (tmp_path / "ours.yaml").write_text(f"ruleset: ours\nrules: [{rule}]\n")
    config = load("  - {type: expect_column_values_to_be_unique, column: url}\nextends: [./ours.yaml]\n")
    with pytest.raises(ConfigError, match="rule may not be called 'title'"):
        Dataset(config, Linter(config))


def test_the_table_has_figures_and_metadata_and_no_bodies():
    table = ArticleTable(["leak", "object-object", "quotes"], today=date(2026, 3, 12))
    linter = Linter()
    for article in ARTICLES:
        table.add(linter.check(article), f"feed.jsonl:{article.id}")
    frame = table.frame()
    assert list(frame.columns) == [*COLUMNS, "leak", "object-object", "quotes"]
    first, second, third = frame.to_dict("records")
    assert (first["words"], first["characters"], first["findings"], first["age_days"]) == (6, 33, 0, 2)
    assert (second["leak"], second["object-object"], second["quotes"]) == (1, 1, 0)
    assert (third["lang"], third["published"]) == (None, None)
    assert third["age_days"] != third["age_days"]
    assert not [cell for row in (first, second, third) for cell in row.values() if "cost [" in str(cell)]


def test_a_cell_is_bounded_and_writable_whatever_the_title_is():
    table = ArticleTable()
    linter = Linter()
    table.add(linter.check(Article("Hm.", "\ud800" + "x" * 100_000)), "a")
    (title,) = table.frame()["title"]
    title.encode()
    assert len(title) < 3_000


def test_freshness_is_the_age_of_the_newest_article(load):
    config = load("  - {type: expect_column_min_to_be_between, column: age_days, max_value: 2}\n")
    today = datetime.now(UTC).date().isoformat()
    fresh = Article("The ferry runs again from Monday.", published=today)
    assert judged(config, [ARTICLES[0], fresh]).broken == []
    assert judged(config, [ARTICLES[0]]).broken
