"""Our expectations in suites of Great Expectations, on pandas and on Spark, with the findings of the command line."""

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from great_expectations.render.renderer.page_renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView

from scrapelint import Article
from scrapelint.errors import RuleError, SourceError
from scrapelint.integrations import great_expectations as ours
from scrapelint.integrations.spark import check_frame
from scrapelint.integrations.worker import RowChecker
from scrapelint.linter import Linter

CLEAN = """\
The lighthouse on the point was lit again on Friday, after a winter in the dark.

Boats may tie up at the old pier until the end of October, the harbour office said.
"""
AGAIN = "Boats may tie up at the old pier until the end of October, the harbour office said.\n"
ROWS = [
    {"id": "clean", "title": "Lit", "lang": "en", "text": CLEAN},
    {"id": "leak", "title": "Cost", "lang": "en", "text": CLEAN + "\nIt cost [object Object] in all.\n"},
    {"id": "twice", "title": "Pier", "lang": "en", "text": f"{CLEAN}\n{AGAIN}"},
    {
        "id": "cut",
        "title": "Both",
        "lang": "en",
        "text": f"oth the fishermen and the club had asked for it.\n\n{CLEAN}",
    },
    {"id": "quote", "title": "Fair", "lang": "en", "text": f'{CLEAN}\nIt was a matter of fairness;" she said.\n'},
    {"id": "none", "title": "None", "lang": "en", "text": None},
]
FAMILIES = {
    ours.ExpectColumnValuesToBeFreeOfDebugLeaks: "leak",
    ours.ExpectColumnValuesToBeFreeOfDuplicatedParagraphs: "twice",
    ours.ExpectColumnValuesToBeFreeOfTruncatedWords: "cut",
    ours.ExpectColumnValuesToHaveBalancedQuotes: "quote",
}
BY_ID = {"unexpected_index_column_names": ["id"]}


def test_each_finds_its_own_defect_and_names_the_row(frame_of, validate):
    results = validate(frame_of(ROWS), *(kind(column="text") for kind in FAMILIES), **BY_ID)
    for result, id_ in zip(results, FAMILIES.values(), strict=True):
        assert not result.success
        assert [index["id"] for index in result.result["unexpected_index_list"]] == [id_]
        assert result.result["element_count"] == 6
        assert result.result["missing_count"] == 1
        assert result.result["unexpected_percent"] == 20


def test_results_show_excerpts_and_hold_no_bodies(frame_of, validate):
    columns = [kind(column="text") for kind in FAMILIES]
    columns.append(ours.ExpectColumnValuesToHaveQualityScoreAtLeast(column="text", min_score=99))
    columns.append(ours.ExpectColumnShareOfValuesWithFindingsToBeAtMost(column="text", rules=["leak"], max_share=0))
    results = validate(frame_of(ROWS), *columns, include_unexpected_rows=True, **BY_ID)
    said = json.dumps([result.to_json_dict() for result in results])
    assert "object-object: [object Object]" in said
    assert "winter in the dark" not in said


def test_rows_without_columns_of_ids_are_named_by_their_place_in_pandas(validate):
    import pandas as pd

    (result,) = validate(pd.DataFrame(ROWS), ours.ExpectColumnValuesToBeFreeOfDebugLeaks(column="text"))
    assert result.result["unexpected_index_list"] == [1]


def test_mostly_and_the_score_and_the_batch_are_judged(frame_of, validate):
    expected = {
        ours.ExpectColumnValuesToBeFreeOfDebugLeaks(column="text", mostly=0.8): True,
        ours.ExpectColumnValuesToBeFreeOfDebugLeaks(column="text", mostly=0.81): False,
        ours.ExpectColumnValuesToHaveQualityScoreAtLeast(column="text", min_score=0): True,
        ours.ExpectColumnValuesToHaveQualityScoreAtLeast(column="text", min_score=100): False,
        ours.ExpectColumnMeanQualityScoreToBeAtLeast(column="text", min_score=10): True,
        ours.ExpectColumnMeanQualityScoreToBeAtLeast(column="text", min_score=99): False,
        ours.ExpectColumnShareOfValuesWithFindingsToBeAtMost(
            column="text", rules=["leak", "quotes"], max_share=0.4
        ): True,
        ours.ExpectColumnShareOfValuesWithFindingsToBeAtMost(
            column="text", rules=["leak", "quotes"], max_share=0.3
        ): False,
        ours.ExpectColumnValuesToPassRules(column="text", rules=["object-object"]): False,
        ours.ExpectColumnValuesToPassRules(column="text", rules=["encoding"]): True,
    }
    results = validate(frame_of(ROWS), *expected, **BY_ID)
    assert [result.success for result in results] == list(expected.values())
    assert not any("Traceback" in str(result.exception_info) for result in results)
    assert results[6].result["observed_value"] == 0.4
    assert results[6].result["details"]["with_findings"] == 2


def test_a_row_condition_narrows_what_is_looked_at(frame_of, validate):
    condition = {"type": "comparison", "column": {"name": "id"}, "operator": "!=", "parameter": "leak"}
    (result,) = validate(
        frame_of(ROWS), ours.ExpectColumnValuesToBeFreeOfDebugLeaks(column="text", row_condition=condition), **BY_ID
    )
    assert result.success
    assert result.result["element_count"] == 5


def test_findings_and_scores_are_those_of_the_command_line(frame_of, validate, scrapelint, tmp_path):
    sample = Path(__file__).parents[2] / "samples" / "feed.jsonl"
    rows = [row for row in map(json.loads, sample.read_text("utf-8").splitlines()) if row["lang"] in ("en", "de")]
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    articles = json.loads(scrapelint("check", "feed.jsonl", "--format", "json").stdout)["articles"]
    told = {article["id"]: {f["rule"]: f["excerpt"] for f in reversed(article["findings"])} for article in articles}
    every = ours.ExpectColumnValuesToPassRules(column="text", rules=["all"], at_least="info")
    scores = ours.ExpectColumnMeanQualityScoreToBeAtLeast(column="text", min_score=100)
    found, mean = validate(frame_of(rows), every, scores, **BY_ID)
    seen = {index["id"]: set(index["text"].split("; ")) for index in found.result["unexpected_index_list"]}
    assert seen == {
        id_: {part for rule, excerpt in rules.items() for part in f"{rule}: {excerpt}".split("; ")}
        for id_, rules in told.items()
        if rules
    }
    assert mean.result["observed_value"] == pytest.approx(sum(a["score"] for a in articles) / len(articles))


def test_a_table_without_any_text_is_an_exception_and_not_a_success(frame_of, validate):
    expectations = [
        ours.ExpectColumnValuesToBeFreeOfDebugLeaks(column="text"),
        ours.ExpectColumnMeanQualityScoreToBeAtLeast(column="text", min_score=0),
    ]
    for result in validate(frame_of(ROWS[-1:]), *expectations):
        assert not result.success
        assert "no row has a text in the column 'text'" in result.exception_info["exception_message"]


def test_a_column_that_is_not_there_is_an_exception_of_that_expectation_alone(frame_of, validate):
    missing, there = validate(
        frame_of(ROWS[:2]),
        ours.ExpectColumnValuesToBeFreeOfDebugLeaks(column="txt"),
        ours.ExpectColumnValuesToBeFreeOfDebugLeaks(column="text"),
        **BY_ID,
    )
    assert "no column 'txt'" in missing.exception_info["exception_message"]
    assert there.result["unexpected_count"] == 1


def test_all_expectations_of_a_suite_read_the_texts_once(validate, monkeypatch):
    import pandas as pd

    calls = []
    check = RowChecker.__call__
    monkeypatch.setattr(RowChecker, "__call__", lambda self, row: calls.append(row) or check(self, row))
    validate(pd.DataFrame(ROWS), *(kind(column="text") for kind in FAMILIES), **BY_ID)
    assert len(calls) == 5


def test_a_configuration_and_names_of_columns_are_obeyed(frame_of, validate, tmp_path):
    (tmp_path / "lint.yaml").write_text("rules: {object-object: info}\n")
    rows = [{"body": "It cost [object Object].", "sprache": "en"}]
    options = {"column": "body", "config": str(tmp_path / "lint.yaml"), "fields": {"lang": "sprache"}}
    quiet, strict = validate(
        frame_of(rows),
        ours.ExpectColumnValuesToBeFreeOfDebugLeaks(**options),
        ours.ExpectColumnValuesToBeFreeOfDebugLeaks(**options, at_least="info"),
    )
    assert (quiet.success, strict.success) == (True, False)


def test_rules_that_do_not_exist_or_do_not_run_are_refused(tmp_path):
    with pytest.raises(RuleError, match="Did you mean 'leak'"):
        ours.ExpectColumnValuesToPassRules(column="text", rules=["leek"])
    (tmp_path / "lint.yaml").write_text("rules: {object-object: off}\n")
    with pytest.raises(RuleError, match="no rule of object-object runs"):
        ours.ExpectColumnValuesToPassRules(column="text", rules=["object-object"], config=str(tmp_path / "lint.yaml"))


def test_data_docs_read_as_sentences_and_escape_what_was_scraped(validate):
    import pandas as pd

    rows = [{"id": "<script>id</script>", "text": f"{CLEAN}\nIt cost <script>alert(1)</script> in all.\n"}]
    validate(
        pd.DataFrame(rows),
        ours.ExpectColumnValuesToBeFreeOfDebugLeaks(column="text", mostly=0.9),
        ours.ExpectColumnValuesToPassRules(column="text", rules=["leak", "php-var-dump"]),
        ours.ExpectColumnValuesToHaveQualityScoreAtLeast(column="text", min_score=70),
        ours.ExpectColumnShareOfValuesWithFindingsToBeAtMost(column="text", rules=["leak"], max_share=0.005),
        ours.ExpectColumnMeanQualityScoreToBeAtLeast(column="text", min_score=80),
        **BY_ID,
    )
    page = DefaultJinjaPageView().render(ValidationResultsPageRenderer().render(validate.result))
    words = " ".join(page.split())
    for sentence in (
        "must be free of debug output and code that leaked into the prose, at least 90 % of the time.",
        "values must have no findings of",
        "must have a quality score of at least",
        "values may have findings of",
        "the mean quality score of",
    ):
        assert sentence in words
    assert "alert(1)" in page
    assert "<script>alert(1)" not in page
    assert "<script>id" not in page


def test_workers_of_spark_import_no_great_expectations(spark):
    from pyspark.sql import functions

    check = RowChecker(Linter(), "text", {}, [{"text": CLEAN}])

    @functions.udf
    def modules_after(text):
        assert check({"text": text}).score == 100
        return " ".join(sys.modules)

    ((loaded,),) = spark.createDataFrame([(CLEAN,)], "text string").select(modules_after("text")).collect()
    assert "scrapelint.linter" in loaded.split()
    assert "great_expectations" not in loaded.split()


def test_a_frame_of_spark_is_checked_without_great_expectations(spark):
    frame = spark.createDataFrame([(row["id"], row["text"]) for row in ROWS], "id string, `the.text` string")
    rows = check_frame(frame, "the.text", keep=["id"]).collect()
    found = {row["id"]: {each["family"]: each["findings"] for each in row["found"]} for row in rows}
    assert found.keys() == {"clean", "leak", "twice", "cut", "quote"}
    assert found["clean"] == {}
    assert found["leak"] == {"leak": 1}
    assert {row["id"]: row["score"] for row in rows}["clean"] == 100
    with pytest.raises(SourceError, match="Did you mean 'id'"):
        check_frame(frame, "the.text", keep=["ids"])


def test_the_module_for_workers_imports_no_heavy_library():
    program = "import sys, scrapelint.integrations.spark; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"great_expectations", "pandas", "pyspark"} & set(loaded)


def test_a_linter_travels_to_another_process_and_finds_the_same():
    linter = Linter(ignore=["quotes"])
    article = Article(ROWS[1]["text"], lang="en")
    arrived = pickle.loads(pickle.dumps(linter))  # noqa: S301 - our own bytes
    assert arrived.check(article) == linter.check(article)
