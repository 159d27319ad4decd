"""`scrapelint bench`, as a user runs it."""

import json
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "samples" / "feed.jsonl"


def test_it_shows_what_the_rules_would_catch(scrapelint, tmp_path):
    ran = scrapelint("bench", SAMPLE, "--each", 3, "--select", "output-inserted,quotes", "--output", "figures.json")
    assert ran.returncode == 0
    assert "php-var-dump" in ran.stdout
    assert "defects found" in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80
    rows = json.loads((tmp_path / "figures.json").read_text())
    assert {row["breakage"] for row in rows} == {"output-inserted", "quote-broken"}
    assert all(row["found"] <= row["broken"] <= 3 for row in rows)


def test_it_shows_what_was_missed(scrapelint):
    feed = SAMPLE.read_text("utf-8").splitlines()[0]
    ran = scrapelint("bench", "-", "--select", "leak", "--rules", "quotes", "--misses", stdin=feed)
    assert ran.returncode == 0


def test_an_unknown_breakage_is_told_with_the_nearest(scrapelint):
    ran = scrapelint("bench", SAMPLE, "--select", "drop-cap-lots")
    assert ran.returncode == 2
    assert "drop-cap-lost" in ran.stderr


def test_a_feed_in_which_nothing_can_be_broken_is_an_error(scrapelint):
    ran = scrapelint("bench", "-", "--select", "quotes", stdin='{"text": "Too short."}\n')
    assert ran.returncode == 2
    assert "no article could be broken" in ran.stderr


def test_a_missing_feed_is_an_error(scrapelint):
    assert scrapelint("bench", "nowhere.jsonl").returncode == 2


def test_figures_that_cannot_be_written_are_an_error(scrapelint):
    ran = scrapelint("bench", SAMPLE, "--each", 1, "--select", "quotes", "--output", "no/such/folder.json")
    assert ran.returncode == 2
    assert "no/such/folder.json" in ran.stderr
