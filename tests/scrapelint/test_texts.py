"""Texts come back from the feed where it still says what was checked, and from nowhere else."""

import json
from dataclasses import replace

import fsspec
import pytest

from scrapelint.linter import Linter
from scrapelint.sources import read_articles
from scrapelint.texts import Texts
from scrapelint.validators import Article

CLEAN = (
    "The lighthouse on the point was lit again on Friday, after a winter in the dark.\n\n"
    "Boats may tie up at the old pier until the end of October, the harbour office said."
)
BODIES = ['He left. string(5) "hello"', CLEAN, "The price is [object Object] today."]
LINTER = Linter()


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "body": body}) + "\n" for n, body in enumerate(BODIES)), "utf-8")
    return path


def stored(*paths):
    """Reports as they are read back: without their texts."""
    read = read_articles([str(path) for path in paths])
    checked = [LINTER.check(article) for article in read if isinstance(article, Article)]
    return [replace(report, article=replace(report.article, text="", extra={})) for report in checked]


def restored(texts, reports):
    return [texts.restore(report).article.text for report in reports]


def test_texts_come_from_the_recorded_place(feed):
    texts = Texts((), {})
    assert restored(texts, stored(feed)) == [BODIES[0], "", BODIES[2]]  # without findings, nothing is shown
    assert texts.missing == 0


def test_results_in_another_order_find_their_texts_too(feed):
    assert restored(Texts((), {}), stored(feed)[::-1]) == [BODIES[2], "", BODIES[0]]


@pytest.mark.parametrize("move", ["another name", "another folder", "a directory"])
def test_a_feed_that_was_moved_is_named(feed, tmp_path, move):
    reports = stored(feed)
    (tmp_path / "new").mkdir()
    moved = feed.rename(tmp_path / "new" / ("renamed.jsonl" if move == "another name" else feed.name))
    texts = Texts([str(moved.parent if move == "a directory" else moved)], {})
    assert restored(texts, reports) == [BODIES[0], "", BODIES[2]]


def test_a_feed_that_is_gone_is_counted(feed):
    reports = stored(feed)
    feed.unlink()
    texts = Texts((), {})
    assert restored(texts, reports) == ["", "", ""]
    assert texts.missing == 2


@pytest.mark.parametrize("change", [("hello", "hullo"), ('"id": "0"', '"id": "9"'), ("He left.", "They left.")])
def test_a_text_that_was_changed_is_not_taken_for_the_one_that_was_checked(feed, change):
    reports = stored(feed)
    feed.write_text(feed.read_text("utf-8").replace(*change), "utf-8")
    texts = Texts((), {})
    assert restored(texts, reports) == ["", "", BODIES[2]]
    assert texts.missing == 1


def test_text_files_come_back_each_from_its_own(tmp_path):
    for name, body in zip("ab", (BODIES[0], BODIES[2]), strict=True):
        (tmp_path / f"{name}.txt").write_text(body, "utf-8")
    assert restored(Texts((), {}), stored(tmp_path)) == [BODIES[0], BODIES[2]]


def test_standard_input_cannot_be_read_again(feed):
    (report, *_) = stored(feed)
    from_stdin = replace(report, article=replace(report.article, source=replace(report.article.source, path="-")))
    assert restored(Texts((), {}), [from_stdin]) == [""]
    assert restored(Texts([str(feed)], {}), [from_stdin]) == [BODIES[0]]


def test_damaged_lines_of_the_feed_are_stepped_over(feed):
    feed.write_text("broken\n" + feed.read_text("utf-8"), "utf-8")
    assert restored(Texts((), {}), stored(feed)) == [BODIES[0], "", BODIES[2]]


@pytest.fixture
def bucket(feed):
    system = fsspec.filesystem("memory")
    system.pipe("/crawl/day/feed.jsonl", feed.read_bytes())
    system.pipe("/crawl/day/other.jsonl", b"")
    yield "memory://crawl/day"
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def test_an_address_is_read_only_where_the_user_names_it(bucket):
    reports = stored(f"{bucket}/feed.jsonl")
    unasked = Texts((), {})
    assert restored(unasked, reports) == ["", "", ""]
    assert unasked.missing == 2
    for named in (f"{bucket}/feed.jsonl", bucket, f"{bucket}/", "memory://crawl"):
        assert restored(Texts((named,), {}), reports) == [BODIES[0], "", BODIES[2]]


def test_what_was_copied_from_a_bucket_is_named(bucket, feed):
    reports = stored(f"{bucket}/feed.jsonl")
    for named in (str(feed), str(feed.parent)):
        assert restored(Texts((named,), {}), reports) == [BODIES[0], "", BODIES[2]]
