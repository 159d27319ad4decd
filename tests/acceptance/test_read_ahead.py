"""What one article cannot show, as a user meets it: a feed is read ahead wherever it can be read twice."""

import json
import pickle
import subprocess

import pytest

from scrapelint import Linter, read_ahead, read_articles

SLOGAN = "Tea is served to all who find a mistake in this paper."
STORIES = (
    "The ferry left on Monday with forty passengers and a dog, and nobody waited at the quay to wave.",
    "A bakery in the old town has closed after sixty years, since nobody wanted to get up at three any more.",
    "The council meets on Tuesday to talk about the bridge, the third time this year that it has done so.",
    "Rain fell on the islands for nine days, and the river rose by a metre before the sun came out again.",
)


def story(number):
    return {"id": f"a{number}", "title": f"Story {'x' * number}", "body": f"{STORIES[number]}\n\n{SLOGAN}"}


@pytest.fixture
def feed(tmp_path):
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(story(n)) + "\n" for n in range(4)), "utf-8")
    return tmp_path / "feed.jsonl"


def told(ran):
    return [
        (article["id"], finding["start"], finding["message"])
        for article in json.loads(ran.stdout)["articles"]
        for finding in article["findings"]
        if finding["rule"] == "recurring-line"
    ]


EVERY = [(f"a{n}", len(STORIES[n]) + 2, "Comes again on 4 of 4 pages of this site") for n in range(4)]


def test_a_feed_is_read_ahead_in_one_process_and_in_many(scrapelint, feed):
    for jobs in (1, 2):
        assert told(scrapelint("check", feed, "--format", "json", "--jobs", jobs)) == EVERY


def test_processes_that_are_started_late_know_it_too(scrapelint, tmp_path, feed):
    lines = feed.read_text("utf-8")
    for number in range(500):
        lines += json.dumps({"title": f"Other {number}", "body": "".join(chr(97 + int(d)) for d in str(number))}) + "\n"
    for name in ("late", "later", "last"):
        late = {"id": name, "title": name, "body": f"{STORIES[0]} It was {name}.\n\n{SLOGAN}"}
        lines += json.dumps(late) + "\n"
    (tmp_path / "long.jsonl").write_text(lines, "utf-8")
    ran = scrapelint("check", "long.jsonl", "--format", "json", "--jobs", 2)
    assert [name for name, *_ in told(ran)] == ["a0", "a1", "a2", "a3", "late", "later", "last"]


def test_what_can_be_read_but_once_is_checked_all_the_same(scrapelint, feed):
    ran = scrapelint("check", "-", "--format", "json", stdin=feed.read_text("utf-8"))
    assert (told(ran), ran.returncode) == ([], 0)
    piped = scrapelint("check", "/dev/stdin", "--format", "json", stdin=feed.read_text("utf-8"))
    assert len(json.loads(piped.stdout)["articles"]) == 4
    assert told(piped) == []


def test_what_cannot_be_read_at_all_keeps_nothing_from_being_read_ahead(scrapelint, tmp_path, feed):
    (tmp_path / "loop.jsonl").symlink_to("loop.jsonl")
    ran = scrapelint("check", ".", "--format", "json")
    assert told(ran) == EVERY
    assert "loop.jsonl: unreadable: " in ran.stderr
    assert ran.returncode == 2


def test_standard_input_is_not_taken_for_a_file_of_that_name(scrapelint, feed):
    (feed.parent / "-").write_text("A file that is called so.", "utf-8")
    ran = scrapelint("check", "-", "--format", "json", stdin=feed.read_text("utf-8"))
    assert len(json.loads(ran.stdout)["articles"]) == 4


def test_one_article_is_no_feed(scrapelint, tmp_path):
    (tmp_path / "one.txt").write_text(story(0)["body"], "utf-8")
    assert told(scrapelint("check", "one.txt", "--format", "json")) == []


def test_who_ignores_the_rule_hears_nothing_of_it(scrapelint, feed):
    assert told(scrapelint("check", feed, "--format", "json", "--ignore", "recurring-line")) == []


def test_a_baseline_forgives_them(scrapelint, feed):
    assert scrapelint("baseline", feed, "-o", "baseline.json").returncode == 0
    ran = scrapelint("check", feed, "--baseline", "baseline.json", "--format", "json")
    assert told(ran) == []
    assert [len(article["known"]) for article in json.loads(ran.stdout)["articles"]] == [1] * 4


def test_a_run_that_could_not_look_is_no_worse_and_no_better(scrapelint, feed):
    quiet = ("--quiet", "--fail-on", "never", "--output")
    scrapelint("check", "-", *quiet, "piped.jsonl", stdin=feed.read_text("utf-8"))
    scrapelint("check", feed, *quiet, "read.jsonl")
    for old, new in (("piped.jsonl", "read.jsonl"), ("read.jsonl", "piped.jsonl")):
        ran = scrapelint("compare", old, new)
        assert ran.returncode == 0, ran.stdout
        assert "recurring-label, recurring-line" in " ".join(ran.stdout.split())
    against = scrapelint("check", feed, *quiet, "again.jsonl", "--against", "piped.jsonl")
    told = " ".join(against.stdout.split())
    assert "not compared, for only now they looked: article-version, recurring-label, recurring-line" in told


def test_a_rate_of_it_can_be_limited(scrapelint, feed):
    ran = scrapelint("check", feed, "--quiet", "--max-rate", "recurring-line=10%")
    assert ran.returncode == 1
    assert "recurring-line" in ran.stdout


def test_an_unsafe_fix_takes_them_out(scrapelint, tmp_path, feed):
    assert scrapelint("fix", feed, "-o", "mended.jsonl", "--unsafe").returncode == 0
    mended = [json.loads(line)["body"] for line in (tmp_path / "mended.jsonl").read_text("utf-8").splitlines()]
    assert [body.strip() for body in mended] == list(STORIES)
    assert scrapelint("fix", feed, "-o", "safe.jsonl").returncode == 0
    assert (tmp_path / "safe.jsonl").read_bytes() == feed.read_bytes()


def test_python_reads_ahead_when_it_is_asked_to(feed):
    plain = Linter(select=["recurring-line"])
    knowing = read_ahead(plain, [str(feed)])
    travelled = pickle.loads(pickle.dumps(knowing))  # noqa: S301  # made here
    for article in read_articles([str(feed)]):
        for linter in (knowing, travelled):
            assert [each.finding.rule for each in linter.check(article).findings] == ["recurring-line"]
        assert not plain.check(article).findings
    assert read_ahead(Linter(select=["quotes"]), [str(feed)]).feed is None


def test_pytest_reads_ahead_too(feed, environment):
    (feed.parent / "test_it.py").write_text(
        "from scrapelint.integrations.pytest import assert_articles\n"
        "def test_feed():\n    assert_articles('feed.jsonl', min_score=99.9)\n",
        "utf-8",
    )
    command = ["pytest", "-q", "-p", "no:cacheprovider", "test_it.py", "--scrapelint-feed", "feed.jsonl"]
    ran = subprocess.run(
        [*command, "--scrapelint-min-score", "99.9"], cwd=feed.parent, env=environment, capture_output=True, check=False
    )
    assert b"Comes again on 4 of 4 pages" in ran.stdout
    assert b"5 failed" in ran.stdout


def test_an_article_that_the_feed_has_already_is_told_with_the_place_of_the_first(scrapelint, tmp_path):
    text = " ".join(STORIES)
    (tmp_path / "one.jsonl").write_text(f"{json.dumps({'body': STORIES[0]})}\n{json.dumps({'body': text})}\n", "utf-8")
    (tmp_path / "two.jsonl").write_text(json.dumps({"body": text.upper()}) + "\n", "utf-8")
    for jobs in (1, 2):
        how = ("--format", "json", "--jobs", jobs, "--select", "same-article")
        ran = scrapelint("check", "one.jsonl", "two.jsonl", *how)
        found = [(a["source"], [f["message"] for f in a["findings"]]) for a in json.loads(ran.stdout)["articles"]]
        assert [each for each in found if each[1]] == [
            (
                {"path": "two.jsonl", "line": 1},
                ["2 articles of the feed have this text; the first is line 2 of one.jsonl"],
            )
        ]
