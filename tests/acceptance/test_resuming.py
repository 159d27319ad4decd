"""`scrapelint check --resume`: an interrupted run goes on, and ends as one that was not interrupted."""

import gc
import json
import signal
from datetime import datetime, timedelta

import pytest

from scrapelint import Linter
from scrapelint.cli.main import run
from scrapelint.reports.formats import jsonl
from scrapelint.validators import published_date

SOUND = "The lighthouse on the point was lit again on Friday, after a winter in the dark.\n\nIt shines until spring {}."
BROKEN = 'The ferry of the {}th left without a dog. string(5) "hello" The quay was empty, and nobody waved at it.'
OUTPUTS = ("r.jsonl", "r.sarif", "r.csv", "r.md")
RULES = "php-var-dump,near-duplicate-paragraph,recurring-line"
CHECKED = 200
"""Articles that are checked when ^C comes among the second hundred, which are checked together."""


def record(number):
    body = (BROKEN if number % 7 == 3 else SOUND).format(number)
    return json.dumps({"id": f"a{number}", "title": f"Story {number}", "body": body})


@pytest.fixture(autouse=True)
def feed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = [record(number) for number in range(450)]
    lines.insert(20, '{"id": "half')
    lines.insert(300, '"not an article"')
    (tmp_path / "feed.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path / "feed.jsonl"


@pytest.fixture(autouse=True)
def _as_it_was():
    numbers, threshold = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP), gc.get_threshold()
    handlers = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, handlers, strict=True):
        signal.signal(number, handler)
    gc.set_threshold(*threshold)
    gc.enable()


@pytest.fixture
def check(monkeypatch, capsys):
    """Check the feed in this process: the exit code, and what was said. ^C comes after ``until`` articles."""

    def checked(*args, until=None, outputs=OUTPUTS):
        class Interrupted(jsonl.Writer):
            told = 0

            def article(self, report):
                super().article(report)
                self.told += 1
                if self.told == until:
                    signal.raise_signal(signal.SIGINT)

        with monkeypatch.context() as patch:
            patch.setattr(jsonl, "Writer", Interrupted)
            written = [part for name in outputs for part in ("--output", name)]
            how = ["--jobs", "1", "-q", "--select", RULES]
            patch.setattr("sys.argv", ["scrapelint", "check", "feed.jsonl", *how, *written, *args])
            with pytest.raises(SystemExit) as ended:
                run()
        return ended.value.code, capsys.readouterr().err

    return checked


def files(folder):
    return {name: (folder / name).read_bytes() for name in OUTPUTS}


def summary(folder):
    return json.loads((folder / "r.jsonl").read_text("utf-8").splitlines()[-1])["summary"]


def test_it_goes_on_and_ends_as_if_nothing_had_been(check, tmp_path):
    code, _ = check()
    whole = files(tmp_path)
    _, said = check(until=150)
    assert summary(tmp_path)["interrupted"]
    assert summary(tmp_path)["articles"] == CHECKED
    assert "the same command with --resume, by r.jsonl" in said
    again, said = check("--resume")
    assert again == code == 1
    assert f"r.jsonl: has {CHECKED} checked articles, and the check goes on there" in said
    assert files(tmp_path) == whole
    assert summary(tmp_path)["unreadable"] == 2


def test_what_is_in_the_result_is_not_checked_again(check, monkeypatch, tmp_path):
    check(until=150)
    seen, findings = [], Linter.findings
    monkeypatch.setattr(Linter, "findings", lambda self, articles: seen.extend(articles) or findings(self, articles))
    check("--resume")
    assert [article.id for article in seen] == [f"a{number}" for number in range(CHECKED, 450)]


def test_it_may_be_interrupted_again(check, tmp_path):
    check()
    whole = files(tmp_path)
    check(until=50)
    check("--resume", until=150)
    assert summary(tmp_path)["articles"] == CHECKED
    check("--resume")
    assert files(tmp_path) == whole


def test_interrupted_among_what_was_checked_before_it_leaves_that_as_it_is(check, tmp_path):
    check(until=150)
    before = files(tmp_path)
    code, said = check("--resume", until=50)
    assert code == 2
    assert "interrupted" in said
    assert files(tmp_path) == before


def test_what_is_known_of_findings_may_have_changed_meanwhile(check, tmp_path):
    config = tmp_path / "scrapelint.yaml"
    theirs = "suppressions:\n  - {rule: php-var-dump, reason: It is theirs.}\n"
    config.write_text(theirs, "utf-8")
    code, _ = check()
    whole = files(tmp_path)
    config.unlink()
    check(until=150)
    config.write_text(theirs, "utf-8")
    assert check("--resume")[0] == code == 2  # of two records nothing can be said
    assert files(tmp_path) == whole


def test_it_goes_on_on_another_day(check, monkeypatch):
    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz) + timedelta(days=1)

    check(until=150)
    monkeypatch.setattr(published_date, "datetime", Tomorrow)
    assert f"has {CHECKED} checked articles" in check("--resume")[1]


@pytest.mark.parametrize(
    ("args", "remark"),
    [
        (("--ignore", "near-duplicate-paragraph"), "was checked with other rules, so all is checked anew"),
        (("--field", "site=id"), "was checked with another feed, or other fields, so all is checked anew"),
    ],
)
def test_another_way_to_check_begins_anew(check, tmp_path, args, remark):
    check(*args)
    whole = files(tmp_path)
    check(until=150)
    _, said = check("--resume", *args)
    assert f"r.jsonl: {remark}" in said
    assert files(tmp_path) == whole


def test_an_option_of_a_rule_makes_it_another(check, tmp_path):
    check(until=150)
    (tmp_path / "scrapelint.yaml").write_text("rules:\n  near-duplicate-paragraph: {similarity: 0.8}\n", "utf-8")
    assert "other rules" in check("--resume")[1]


def test_a_feed_in_which_something_else_comes_again_is_another(check, feed):
    check(until=150)
    feed.write_text(feed.read_text("utf-8") + "\n" + "\n".join(map(record, range(450, 500))), "utf-8")
    assert "another feed" in check("--resume")[1]


def test_an_article_that_was_changed_meanwhile_is_told(check, feed, tmp_path):
    check(until=150)
    before = files(tmp_path)
    feed.write_text(feed.read_text("utf-8").replace("Story 17", "Store 17"), "utf-8")
    code, said = check("--resume")
    assert code == 2
    assert "feed.jsonl:18: is no longer what was checked before; check all anew, without --resume" in said
    assert files(tmp_path) == before


def test_without_an_interrupted_run_all_is_checked(check, tmp_path):
    assert "r.jsonl: is not there yet, so all is checked" in check("--resume")[1]
    whole = files(tmp_path)
    assert "r.jsonl: is of a run that was not interrupted, so all is checked anew" in check("--resume")[1]
    assert files(tmp_path) == whole


def test_a_json_document_will_do(check, tmp_path):
    check("--format", "jsonl", until=150, outputs=("r.json", "-"))
    assert "r.json: has 200 checked articles" in check("--resume", outputs=("r.json",))[1]


def test_it_needs_a_result_to_go_on_from(check):
    code, said = check("--resume", outputs=("r.csv",))
    assert code == 2
    assert "--resume: a run goes on from its result; write one with --output, as .jsonl or .json" in said


def test_what_is_no_result_is_not_written_over(check, tmp_path):
    (tmp_path / "r.jsonl").write_text("mine\n", "utf-8")
    code, said = check("--resume")
    assert code == 2
    assert "r.jsonl" in said
    assert (tmp_path / "r.jsonl").read_text("utf-8") == "mine\n"
