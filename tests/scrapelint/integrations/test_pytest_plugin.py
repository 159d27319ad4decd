"""The plugin as users have it: the one that is installed, in runs of pytest with its own rules for warnings."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

pytest_plugins = ["pytester"]

SOUND = "The lighthouse on the point was lit again on Friday, after a winter in the dark.\n"
LEAK = "It cost [object Object] in all, the harbour office said on Friday.\n"
ARTICLES = [
    {"id": "light", "site": "post.example", "body": SOUND},
    {"id": "cost", "site": "wire.example", "body": LEAK},
    {"id": "pier", "site": "post.example", "body": SOUND.replace("Friday", "Monday")},
    {"id": "cost again", "site": "wire.example", "body": LEAK.replace("Friday", "Monday")},
]


@pytest.fixture(scope="module", autouse=True)
def warm():
    """pytester forgets what a run imports, and extensions in C cannot be imported twice: so they are there before."""
    import scrapelint.integrations.pytest_items

    scrapelint.Linter().check(scrapelint.Article(SOUND + LEAK))


@pytest.fixture
def run(pytester):
    """Run pytest on the feed ``feed.jsonl`` of some records, strictly and without a cache."""

    def run(*args, records=ARTICLES, more=""):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (pytester.path / "feed.jsonl").write_text(lines + more, "utf-8")
        feed = ("--scrapelint-feed", "feed.jsonl")
        start = pytester.runpytest_subprocess if "-n" in args else pytester.runpytest_inprocess
        return start("-W", "error", "--strict-markers", *feed, *args)

    return run


def test_every_article_is_a_test_with_a_readable_name(run):
    ran = run("-v")
    ran.assert_outcomes(passed=2, failed=2)
    ran.stdout.fnmatch_lines(
        ["feed.jsonl::1-light PASSED*", "feed.jsonl::2-cost FAILED*", "*::3-pier PASSED*", "*::4-cost-again FAILED*"]
    )
    ran.stdout.fnmatch_lines(
        ["feed.jsonl:2 *poor", "*error    object-object*", "*text:1:9  It cost ⟦[[]object Object]⟧ in all*"]
    )
    assert ran.ret == 1


def test_every_site_is_a_test(run):
    ran = run("-v", "--scrapelint-by", "site")
    ran.assert_outcomes(passed=1, failed=1)
    ran.stdout.fnmatch_lines(["feed.jsonl::post.example PASSED*", "feed.jsonl::wire.example FAILED*"])
    ran.stdout.fnmatch_lines(["2 findings of severity error in 2 of 2 articles", "feed.jsonl:2 *", "feed.jsonl:4 *"])


def test_tests_of_articles_are_selected_and_stopped_like_others(run):
    run("-k", "cost").assert_outcomes(failed=2, deselected=2)
    run("-k", "again or pier").assert_outcomes(passed=1, failed=1, deselected=2)
    run("-x").assert_outcomes(passed=1, failed=1)
    run("--scrapelint-by", "site", "-k", "post").assert_outcomes(passed=1, deselected=1)
    run("--deselect", "feed.jsonl::2-cost").assert_outcomes(passed=2, failed=1, deselected=1)
    run("-p", "no:scrapelint").stderr.fnmatch_lines(["*unrecognized arguments: --scrapelint-feed*"])


def test_failed_articles_can_be_run_again_alone(run):
    run().assert_outcomes(passed=2, failed=2)
    run("--last-failed").assert_outcomes(failed=2, deselected=2)
    run("--failed-first", "-v").stdout.fnmatch_lines(["*2-cost*", "*4-cost-again*", "*1-light*", "*3-pier*"])


def test_other_tests_run_beside_and_can_be_left_out(run, pytester):
    pytester.makepyfile("def test_of_ones_own(): pass")
    run().assert_outcomes(passed=3, failed=2)
    run("-m", "scrapelint").assert_outcomes(passed=2, failed=2, deselected=1)
    run("-m", "not scrapelint").assert_outcomes(passed=1, deselected=4)


def test_options_say_what_fails(run):
    run("--scrapelint-select", "quotes,duplication").assert_outcomes(passed=4)
    run("--scrapelint-ignore", "object-object").assert_outcomes(passed=4)
    ran = run("--scrapelint-ignore", "leak", "--scrapelint-min-score", "100", records=[{"id": "x", "text": LEAK[:-2]}])
    ran.stdout.fnmatch_lines(["*scored below 100*"])
    ran = run("--scrapelint-min-score", "200")
    ran.stderr.fnmatch_lines(["*between 0 and 100; 200 is not*"])


def test_the_configuration_of_the_project_holds(run, pytester):
    (pytester.path / "scrapelint.yaml").write_text("rules: {object-object: off}\n", "utf-8")
    run().assert_outcomes(passed=4)
    (pytester.path / "other.yaml").write_text("rules: {object-object: error}\n", "utf-8")
    run("--scrapelint-config", "other.yaml").assert_outcomes(passed=2, failed=2)
    (pytester.path / "scrapelint.yaml").write_text("ruels: {}\n", "utf-8")
    ran = run()
    ran.stdout.fnmatch_lines(["*scrapelint.yaml:1:1: *ruels*", "*Interrupted: 1 error during collection*"])


def test_a_record_that_cannot_be_read_is_a_test_that_fails(run):
    for by in ("article", "site"):
        ran = run("-v", "--scrapelint-by", by, records=ARTICLES[:1], more='{"id": "half')
        ran.assert_outcomes(passed=1, failed=1)
        ran.stdout.fnmatch_lines(
            ["feed.jsonl::2-unreadable FAILED*", "unreadable: feed.jsonl:2: the record breaks off*"]
        )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "*no article to check*"),
        (("--scrapelint-by", "site"), "*no article to check*"),
        (("--scrapelint-feed", "nowhere.jsonl"), "*nowhere.jsonl: no such file*"),
        (("--scrapelint-feed", "-"), "*read more than once*"),
        (("--scrapelint-select", "qotes"), "*no rule or family 'qotes'*"),
    ],
)
def test_a_feed_without_articles_is_an_error_and_never_green(run, args, said):
    ran = run(*args, records=[] if not args or "site" in args else ARTICLES)
    ran.stdout.fnmatch_lines([said, "*error* during collection*"])
    assert ran.ret == pytest.ExitCode.INTERRUPTED


def test_a_directory_of_texts_is_one_feed(pytester):
    folder = pytester.mkdir("texts")
    (folder / "inner").mkdir()
    (folder / "inner" / "one.txt").write_text(SOUND, "utf-8")
    (folder / "two.txt").write_text(LEAK, "utf-8")
    (folder / "test_not_ours.py").write_text("def test(): assert False", "utf-8")
    args = ("--scrapelint-feed", "texts", "--scrapelint-feed", "texts/two.txt", "-v", "-m", "scrapelint")
    ran = pytester.runpytest(*args, "--ignore", "texts")
    ran.assert_outcomes(passed=1, failed=2)
    ran.stdout.fnmatch_lines(
        ["texts::inner-one.txt PASSED*", "texts::two.txt FAILED*", "texts/two.txt::two.txt FAILED*"]
    )


def test_names_are_safe_whatever_the_article_is_called(run):
    names = ["\x1b[31mred::[x]", "../../etc/passwd", "", "löschen Sie\n::error::das", "x" * 500]
    ran = run("--collect-only", "-q", records=[{"id": name, "text": SOUND} for name in names])
    shown = [line for line in ran.outlines if line.startswith("feed.jsonl::")]
    assert [line.removeprefix("feed.jsonl::") for line in shown] == [
        "1-31mred-x",
        "2-..-..-etc-passwd",
        "3",
        "4-löschen-Sie-error-das",
        "5-" + "x" * 60,
    ]


def test_what_is_scraped_stays_harmless_in_the_report_and_in_junit(run, pytester):
    ran = run("--junitxml", "junit.xml", records=[{"id": "a\x0b]]>", "text": "\x1b[31m\x0b]]>[object Object] &amp;"}])
    ran.assert_outcomes(failed=1)
    assert "\x1b" not in ran.stdout.str()
    (case,) = ET.parse(pytester.path / "junit.xml").iter("testcase")  # noqa: S314 - it is ours
    assert "object-object" in case.find("failure").text


def test_articles_are_shared_out_among_processes(run):
    run("-n", "2").assert_outcomes(passed=2, failed=2)
    run("-n", "2", records=[]).stdout.fnmatch_lines(["*no article to check*"])


def test_a_feed_that_changes_before_it_is_tested_is_no_success(run, pytester):
    pytester.makeconftest("def pytest_collection_finish(session):\n    open('feed.jsonl', 'w').close()\n")
    ran = run("--scrapelint-ignore", "leak")
    ran.assert_outcomes(failed=4)
    ran.stdout.fnmatch_lines(["*has fewer records than when its tests were collected*"])


def test_the_fixture_takes_the_configuration_beside_the_test(pytester):
    folder = pytester.mkdir("checks")
    (folder / "scrapelint.yaml").write_text("rules: {object-object: off}\n", "utf-8")
    (pytester.path / "feed.jsonl").write_text(json.dumps({"body": LEAK}) + "\n", "utf-8")
    test = "def test_feed(assert_articles):\n    assert_articles('feed.jsonl')\n"
    (folder / "test_there.py").write_text(test, "utf-8")
    (pytester.path / "test_here.py").write_text(test, "utf-8")
    ran = pytester.runpytest("-W", "error")
    ran.assert_outcomes(passed=1, failed=1)
    ran.stdout.fnmatch_lines(
        [
            ">       assert_articles('feed.jsonl')",
            "E *text:1:9  It cost ⟦[[]object Object]⟧*",
            "test_here.py:2: AssertionError",
        ]
    )
    ran.stdout.no_fnmatch_line("*__tracebackhide__*")


def test_a_project_that_does_not_use_the_plugin_pays_nothing_for_it():
    program = (
        "import sys, pytest; before = set(sys.modules); import scrapelint.integrations.pytest_plugin;"
        "print(*(set(sys.modules) - before))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    brought = {name for name in ran.stdout.split() if not name.startswith("scrapelint")}
    assert not brought & {"pydantic", "re2", "numpy", "rich", "yaml", "orjson", "typer", "great_expectations"}
    assert len(ran.stdout.split()) < 20
