"""The history of runs, on real SQLite and real PostgreSQL."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy

from scrapelint.errors import HistoryError
from scrapelint.history import History, RunRecord, tables
from scrapelint.history.trend import past_runs, trends
from scrapelint.reports.change import Past
from scrapelint.reports.sites import SiteFigures

BEGAN = datetime(2026, 11, 26, 4, 5, 6, tzinfo=UTC)


def run(articles=100, leaks=3, **more):
    sites = {
        "quay.example": SiteFigures(
            articles, leaks, 90.0 * articles, Counter({"php-var-dump": leaks}), Counter(title=2)
        ),
        "": SiteFigures(2, 0, 200.0, Counter(), Counter()),
    }
    figures = {
        "began": BEGAN,
        "version": "0.1.0",
        "articles": articles + 2,
        "unreadable": 1,
        "mean_score": 90.5,
        "exit_code": 0,
        "worse": None,
        "interrupted": False,
        "rules": frozenset({"php-var-dump", "html-tag"}),
        "families": {"leak": leaks},
        "sites": sites,
    }
    return RunRecord(**{**figures, **more})


def test_runs_come_back_as_they_were_recorded_oldest_first(url):
    history = History(url)
    assert history.runs(9) == []
    assert [history.add(run(leaks=n)) for n in range(3)] == [1, 2, 3]
    assert history.runs(2) == [run(leaks=1, number=2), run(leaks=2, number=3)]


def test_a_file_may_have_a_name_that_is_not_utf8(tmp_path):
    history = History(str(tmp_path / "h\udcff.db"))
    assert history.add(run()) == 1
    (tmp_path / "h\udcff.db").write_bytes(b"no database" * 500)
    with pytest.raises(HistoryError, match=r"sqlite:///.*db: the history cannot be used"):
        history.runs(1)


def test_times_are_told_in_utc(url):
    history = History(url)
    history.add(run(began=datetime(2026, 11, 26, 1, 5, 6, tzinfo=timezone(timedelta(hours=-3)))))
    assert history.runs(1)[0].began == BEGAN


def test_every_project_sees_its_own_runs(url):
    History(url, "a").add(run(leaks=1))
    History(url, "b").add(run(leaks=2))
    assert [each.families for each in History(url, "a").runs(9)] == [{"leak": 1}]
    assert History(url, "c").last_sound() is None


def test_the_run_to_compare_with_is_the_last_that_had_got_no_worse(url):
    history = History(url)
    for more in ({}, {"worse": 0}, {"worse": 2}, {"interrupted": True}, {"articles": 0}, {"worse": 1, "exit_code": 1}):
        history.add(run(**more) if "articles" not in more else replace(run(), articles=0))
    assert history.last_sound().number == 2


def test_names_that_a_database_cannot_hold_are_mended_and_not_lost(url):
    figures = SiteFigures(5, 0, 500.0, Counter({"php-var-dump": 1}), Counter())
    sites = {"a\0b\ud800.example": figures, "x" * 3000: figures, "x" * 3001: figures, "'; DROP TABLE x; --": figures}
    history = History(url)
    history.add(run(sites=sites))
    kept = history.runs(1)[0].sites
    assert {"a\ufffdb?.example", "x" * 500, "'; DROP TABLE x; --"} == set(kept)


WRITER = """
import sys
sys.path.insert(0, {folder!r})
from test_history import run
from scrapelint.history import History
history = History({url!r})
for number in range({each}):
    history.add(run(leaks={writer} * 1000 + number))
"""


def test_runs_that_write_at_once_lose_nothing_not_even_the_first_which_make_the_tables(url):
    writers, each = 4, 12
    folder = str(__file__).rsplit("/", 1)[0]
    commands = [WRITER.format(folder=folder, url=url, each=each, writer=writer) for writer in range(writers)]
    started = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for code in commands]
    for process in started:
        _, said = process.communicate(timeout=200)
        assert process.returncode == 0, said.decode()
    runs = History(url).runs(1000)
    assert [each.number for each in runs] == list(range(1, writers * each + 1))
    assert {each.families["leak"] for each in runs} == {w * 1000 + n for w in range(writers) for n in range(each)}
    assert {each.sites["quay.example"].rules["php-var-dump"] for each in runs} == {
        each.families["leak"] for each in runs
    }


def test_a_run_is_recorded_whole_or_not_at_all(url):
    history = History(url)
    history.add(run())
    with pytest.raises(HistoryError):
        history.add(run(sites={"a": SiteFigures(5, 0, None)}))
    assert [each.number for each in history.runs(9)] == [1]


def test_an_older_database_is_brought_up_to_date_with_what_it_holds(url, monkeypatch):
    monkeypatch.setattr(tables, "STEPS", tables.STEPS[:1])
    History(url).add(run())
    monkeypatch.undo()
    assert History(url).runs(9) == [run(number=1)]
    engine = sqlalchemy.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        versions = connection.execute(sqlalchemy.text("SELECT version FROM scrapelint_version ORDER BY 1")).scalars()
        assert list(versions) == [1, 2]
    assert {each["name"] for each in sqlalchemy.inspect(engine).get_indexes("scrapelint_runs")} == {
        "scrapelint_runs_project"
    }
    engine.dispose()


def test_a_database_of_a_later_version_is_refused_with_a_reason(url, monkeypatch):
    monkeypatch.setattr(tables, "STEPS", (*tables.STEPS, lambda connection: None))
    History(url).add(run())
    monkeypatch.undo()
    with pytest.raises(HistoryError, match="is of version 3, and this scrapelint knows versions up to 2"):
        History(url).runs(9)


def test_a_step_that_fails_leaves_the_database_as_it_was(url, monkeypatch):
    History(url).add(run())

    def broken(connection):
        connection.execute(sqlalchemy.text("CREATE TABLE scrapelint_half (a INTEGER)"))
        connection.execute(sqlalchemy.text("no such statement"))

    monkeypatch.setattr(tables, "STEPS", (*tables.STEPS, broken))
    with pytest.raises(HistoryError):
        History(url).runs(9)
    monkeypatch.undo()
    assert len(History(url).runs(9)) == 1


@pytest.mark.parametrize(
    "content", [b"no database at all, but a text that is long enough to be one" * 20, b"SQLite format 3\0"]
)
def test_a_damaged_file_is_told_with_what_to_do(tmp_path, content):
    (tmp_path / "history.db").write_bytes(content)
    with pytest.raises(HistoryError, match="move a damaged file away"):
        History(str(tmp_path / "history.db")).runs(9)
    assert (tmp_path / "history.db").read_bytes() == content


def test_a_server_that_cannot_be_reached_is_told_without_its_password(tmp_path):
    with pytest.raises(HistoryError, match="the history cannot be used") as caught:
        History(f"postgresql://user:s3cret@/db?host={tmp_path}").runs(9)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("wrong", ["://", "nothing://x", "postgresql+nodriver://x/y"])
def test_what_is_no_url_is_told(wrong):
    with pytest.raises(HistoryError, match=r"sqlite:///history\.db"):
        History(wrong)


def test_runs_that_checked_anything_are_drawn():
    nothing, broken_off = replace(run(), articles=0, mean_score=None), run(interrupted=True)
    assert past_runs([nothing, run(articles=98, leaks=5), broken_off]) == [
        Past("2026-11-26 04:05", 100, 90.5, {"leak": 0.05})
    ]


def test_a_trend_tells_a_rule_on_a_site_run_by_run():
    silent = replace(run(), sites={})
    (trend,) = trends([run(leaks=3), silent, run(leaks=5)], "*.example", "php-var-dump")
    assert (trend.site, trend.rule) == ("quay.example", "php-var-dump")
    assert trend.counts == ((3, 100), None, (5, 100))
    assert trend.shares == (0.03, None, 0.05)
    assert trends([run()], "*.other") == []
    assert trends([run()], rule="html-tag") == []
