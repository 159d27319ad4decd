"""Runs compared as a user compares them: result files, real exit codes."""

import json
import shutil

import pytest

TEXT = (
    "The harbour office said on Friday that small boats may tie up at the old pier again.\n\n"
    "The berths cost nothing until the end of October, and a guard will watch over them at night.\n\n"
)
LEAK = "The price of a berth after that is [object Object] for each metre of the boat.\n"


def feed(path, first, **sites):
    with path.open("w", encoding="utf-8") as stream:
        for site, (articles, broken) in sites.items():
            for number in range(articles):
                url = f"https://{site}.example/{first + number}"
                record = {
                    "url": url,
                    "title": f"Story {number} of the harbour",
                    "text": f"{TEXT}Berth {number} of the {site} is the first.\n\n{LEAK * (number < broken)}",
                }
                stream.write(json.dumps(record) + "\n")


@pytest.fixture(scope="module")
def checked(scrapelint_in, tmp_path_factory):
    """The results of three runs: the last of them with a broken template, and without one of the sites."""
    folder = tmp_path_factory.mktemp("runs")
    feed(folder / "monday.jsonl", 0, quay=(60, 3), mill=(50, 0), barn=(5, 0))
    feed(folder / "tuesday.jsonl", 30, quay=(55, 5), mill=(40, 1), barn=(4, 0))
    feed(folder / "friday.jsonl", 30, quay=(50, 3), mill=(40, 17))
    for day, form in (("monday", "json"), ("tuesday", "jsonl"), ("friday", "json")):
        scrapelint_in(folder, "check", f"{day}.jsonl", "--output", f"{form}:{day}.{form}.out", "--quiet")
    return folder


@pytest.fixture
def runs(checked, tmp_path):
    shutil.copytree(checked, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_a_broken_template_is_named_with_its_figures_and_fails(scrapelint, runs):
    ran = scrapelint("compare", "monday.json.out", "friday.json.out")
    assert ran.returncode == 1, ran.stderr
    worse = [line for line in ran.stdout.splitlines() if line.startswith("worse")]
    assert worse == ["worse  object-object on mill.example: 0 of 50 before, 17 of 40 now"]
    told = " ".join(ran.stdout.split())
    assert "a site has gone silent: barn.example (5 before)" in told
    assert "65 of 115 articles have vanished: https://" in told


def test_natural_variation_passes(scrapelint, runs):
    ran = scrapelint("compare", "monday.json.out", "tuesday.jsonl.out")
    assert ran.returncode == 0, ran.stdout
    assert "nothing got worse" in ran.stdout


def test_a_check_against_an_earlier_run_says_the_same_in_its_verdict(scrapelint, runs):
    ran = scrapelint("check", "friday.jsonl", "--fail-on", "never", "--against", "monday.json.out", "--format", "json")
    gate = json.loads(ran.stdout)["summary"]["gate"]
    assert ran.returncode == gate["exit_code"] == 1
    assert gate["reasons"] == ["object-object on mill.example: 0 of 50 before, 17 of 40 now"]
    assert any("gone silent" in note for note in gate["notes"])
    same = scrapelint("check", "tuesday.jsonl", "--fail-on", "never", "--against", "monday.json.out", "--quiet")
    assert same.returncode == 0


def test_a_field_that_went_empty_is_told(scrapelint, runs):
    records = [json.loads(line) for line in (runs / "tuesday.jsonl").read_text().splitlines()]
    for record in records:
        if "mill" in record["url"]:
            record["title"] = ""
    (runs / "bare.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    ran = scrapelint("check", "bare.jsonl", "--fail-on", "never", "--against", "monday.json.out", "--quiet")
    assert ran.returncode == 1
    assert "no title on mill.example: 0 of 50 before, 40 of 40 now" in " ".join(ran.stdout.split())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("{", "old.json"),
        ('{"scrapelint": "0.0.1", "summary": {}, "articles": []}', "old.json"),
        ('{"text": "a feed and no result"}\n', "old.json"),
    ],
)
def test_a_run_that_cannot_be_read_is_exit_code_2_with_the_reason(scrapelint, runs, content, said):
    (runs / "old.json").write_text(content)
    compared = scrapelint("compare", "old.json", "friday.json.out")
    checked = scrapelint("check", "friday.jsonl", "--against", "old.json", "--output", "kept.json")
    for ran in (compared, checked):
        assert ran.returncode == 2
        assert said in ran.stderr
        assert "Traceback" not in ran.stderr
    assert scrapelint("compare", "none.json", "friday.json.out").returncode == 2


def test_runs_of_different_rules_cannot_be_compared(scrapelint, runs):
    for family in ("quotes", "leak"):
        scrapelint("check", "monday.jsonl", "--select", family, "--output", f"{family}.json", "--quiet")
    compared = scrapelint("compare", "quotes.json", "leak.json")
    checked = scrapelint("check", "monday.jsonl", "--select", "leak", "--fail-on", "never", "--against", "quotes.json")
    for ran in (compared, checked):
        assert ran.returncode == 2
        assert "no rule looked in both runs, so nothing can be compared" in " ".join(ran.stdout.split())


def test_a_run_of_which_nothing_can_be_said_is_not_called_no_worse(scrapelint, runs):
    torn = (runs / "tuesday.jsonl").read_text() + '{"half' * 5 + "\n"
    (runs / "torn.jsonl").write_text(torn)
    for limit, code in (("0", 2), ("5%", 0)):
        # Broken articles, so that the gate's own verdict is a failure in both.
        checked = scrapelint("check", "torn.jsonl", "--max-unreadable", limit, "--output", "torn.json", "--quiet")
        assert checked.returncode == 1
        ran = scrapelint("compare", "monday.json.out", "torn.json")
        assert ran.returncode == code
        assert ("torn.json: 1 record could not be read" in ran.stdout) is (code == 2)


def test_hostile_site_names_do_not_reach_the_terminal(scrapelint, runs):
    nasty = "\x1b]0;owned\x07\u202e"
    for name, broken in (("one", 0), ("two", 40)):
        records = [{"text": TEXT + LEAK * (n < broken), "site": nasty, "id": f"{nasty}{name}{n}"} for n in range(40)]
        (runs / f"{name}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
        scrapelint("check", f"{name}.jsonl", "--output", f"{name}.json", "--quiet")
    ran = scrapelint("compare", "one.json", "two.json", FORCE_COLOR="1")
    assert ran.returncode == 1
    assert "\x1b]" not in ran.stdout
    assert "\u202e" not in ran.stdout
