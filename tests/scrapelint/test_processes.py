"""A feed checked in several processes has the reports that it has in one."""

import os
import signal

import pytest

from scrapelint import Article, Linter, processes, runner
from scrapelint.errors import WorkerError
from scrapelint.processes import available, check_batches, without_interrupts

TEXTS = [
    "The harbour office said on Friday that boats may tie up at the old pier again.",
    "oth sides agreed to meet again on Friday, the harbour office said.",
    'The ferry was late. string(5) "hello" It left at nine.',
]
BATCHES = [
    [Article(f"{TEXTS[n % 3]} That was boat {n}.", "A title", str(n)) for n in range(k, k + 7)] for k in range(9)
]


@pytest.fixture(scope="module")
def linter():
    return Linter()


@pytest.fixture(scope="module")
def expected(linter):
    return [linter.check_all(batch) for batch in BATCHES]


@pytest.fixture
def copied(monkeypatch):
    monkeypatch.setattr(processes, "_may_be_copied", lambda: True)


@pytest.mark.parametrize("copied", [True, False])
def test_the_reports_are_the_same_and_in_order(linter, expected, monkeypatch, copied):
    monkeypatch.setattr(processes, "_may_be_copied", lambda: copied)
    assert list(check_batches(linter, BATCHES, 2, alone=2)) == expected


def test_what_is_known_is_told_apart_in_this_process(expected):
    suppressing = Linter(select=["php-var-dump"])
    found = [report for reports in check_batches(suppressing, BATCHES, 2, alone=0) for report in reports]
    assert {scored.finding.rule for report in found for scored in report.findings} == {"php-var-dump"}
    assert [report.article for report in found] == [report.article for reports in expected for report in reports]


def test_a_small_feed_and_one_process_start_none(linter, expected, monkeypatch):
    monkeypatch.setattr(processes, "_in_processes", None)
    assert list(check_batches(linter, BATCHES[:4], 8)) == expected[:4]
    assert list(check_batches(linter, BATCHES, 1)) == expected


def test_batches_are_read_when_there_is_somebody_to_check_them(linter):
    read = []

    def batches():
        for batch in BATCHES:
            read.append(batch)
            yield batch

    reports = check_batches(linter, batches(), 2, alone=1)
    next(reports)
    assert len(read) == 1
    next(reports)
    assert len(read) <= 2 + 2 * processes.BEFORE + 1
    reports.close()


def _die(_):
    os._exit(9)


@pytest.mark.usefixtures("copied")
def test_a_process_that_dies_is_told(linter, monkeypatch):
    monkeypatch.setattr(processes, "_find", _die)
    with pytest.raises(WorkerError, match="--jobs 1"):
        list(check_batches(linter, BATCHES, 2, alone=0))


@pytest.mark.usefixtures("copied")
def test_processes_that_die_of_what_interrupts_a_run_do_not_take_its_result_along(linter, monkeypatch):
    monkeypatch.setattr(processes, "_find", _die)
    monkeypatch.setattr(runner, "TOGETHER", 2)

    def articles():
        yield from BATCHES[0] + BATCHES[1][:3]  # the first four pairs of them are checked here
        signal.raise_signal(signal.SIGINT)

    summary = runner.run(linter, articles(), [], linter.policy, processes=2)
    assert (summary.interrupted, summary.articles) == (True, 8)


def _fail(_):
    raise ZeroDivisionError("in a rule")


@pytest.mark.usefixtures("copied")
def test_a_fault_in_a_process_is_a_fault_here(linter, monkeypatch):
    monkeypatch.setattr(processes, "_find", _fail)
    with pytest.raises(ZeroDivisionError, match="in a rule"):
        list(check_batches(linter, BATCHES, 2, alone=0))


def test_there_is_a_core_and_not_too_many():
    assert 1 <= available() <= processes.MOST


@pytest.mark.parametrize("masks", [True, False], ids=["with masks of signals", "without"])
def test_an_interrupt_while_processes_start_comes_through_afterwards(monkeypatch, masks):
    if not masks:
        monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    seen = []
    previous = signal.signal(signal.SIGINT, lambda number, _: seen.append(number))
    try:
        with without_interrupts():
            os.kill(os.getpid(), signal.SIGINT)
            assert seen == []
        assert seen == [signal.SIGINT]
        with without_interrupts():
            pass
        assert seen == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, previous)
