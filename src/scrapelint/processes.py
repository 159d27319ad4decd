"""Checks articles in several processes, and gives the reports back in the order of the articles."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import TYPE_CHECKING

from scrapelint.errors import WorkerError
from scrapelint.linter import Linter
from scrapelint.reports import ArticleReport
from scrapelint.validators import Article, Finding

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    _Found = Future[list[tuple[Finding, ...]]]

__all__ = ["MOST", "available", "check_batches", "without_interrupts"]

ALONE = 4
"""Batches that are checked here before processes are started: what they leave compiled and read is shared."""
BEFORE = 2
"""Batches that lie ready for each process, so that none has to wait."""
IGNORED = ("SIGINT", "SIGHUP")
"""Signals of the terminal, which go to every process of a command, and are for the one that started the others."""
MOST = 8
"""Processes that are used unless more are asked for: each compiles its own rules and holds some 200 MB."""


def available() -> int:
    """The cores that this process may use, at most ``MOST``."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST)


def check_batches(
    linter: Linter, batches: Iterable[Sequence[Article]], processes: int, *, alone: int = ALONE
) -> Iterator[list[ArticleReport]]:
    """The reports of each batch, in order, the same as ``linter.check_all`` gives.

    The first ``alone`` batches are checked in this process, as all are where ``processes`` is 1. Raises WorkerError
    when a process dies.
    """
    waiting = iter(batches)
    for articles in waiting if processes == 1 else islice(waiting, alone):
        yield linter.check_all(articles)
    first = next(waiting, None)
    if first is not None:
        yield from _in_processes(linter, chain((first,), waiting), processes)


def _in_processes(
    linter: Linter, batches: Iterable[Sequence[Article]], processes: int
) -> Iterator[list[ArticleReport]]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    copied = _may_be_copied()
    begin = (_begin, (linter,)) if copied else (_begin_anew, (pickle.dumps(linter),))
    pool = ProcessPoolExecutor(processes, get_context("fork" if copied else "spawn"), *begin)
    under_way: deque[tuple[Sequence[Article], _Found]] = deque()
    try:
        for articles in batches:
            with without_interrupts():  # processes are started here, and ^C is for this one alone to deal with
                under_way.append((articles, pool.submit(_find, articles)))
            if len(under_way) > processes * BEFORE:
                yield _done(linter, *under_way.popleft())
        while under_way:
            yield _done(linter, *under_way.popleft())
    except BaseException as error:
        _write_no_more(pool)
        if isinstance(error, BrokenProcessPool):
            problem = "a process that checked articles died, perhaps for want of memory; try --jobs 1"
            raise WorkerError(problem) from error
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _write_no_more(pool: ProcessPoolExecutor) -> None:
    """Let go of a pool whose processes may have been killed, with the signal that ended this one.

    Before Python 3.11.5 (https://github.com/python/cpython/issues/94777) a thread then waits for ever to hand on work
    that lay ready: the pipe has a reader as long as this process, which never reads from it, holds that end too. With
    it closed, the write fails. Where all goes well the thread closes it, and to do so here as well would fail there.
    """
    queue = getattr(pool, "_call_queue", None)
    if sys.version_info < (3, 11, 5) and queue is not None:
        with suppress(OSError):
            queue._reader.close()  # noqa: SLF001  # as Python 3.11.5 does


def _may_be_copied() -> bool:
    """Whether this process can be copied, with the patterns and lexicons for which a new one takes over a second.

    One with threads cannot, nor one on a system whose own libraries have some.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def _done(linter: Linter, articles: Sequence[Article], found: _Found) -> list[ArticleReport]:
    return linter.reports(articles, found.result())


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Holds ^C back, for this process and for those that it starts meanwhile; afterwards it comes through.

    Threads that are started meanwhile are never sent a signal that ends the run: the main thread, which alone deals
    with it, would go on waiting for input.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []
    previous = signal.signal(signal.SIGINT, lambda number, _: held.append(number))
    masked = hasattr(signal, "pthread_sigmask")  # what a new process inherits, other than a handler
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING) if masked else set()
    try:
        yield
    finally:
        if masked:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, previous)
        if held:
            signal.raise_signal(signal.SIGINT)


_ENDING = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
_linter: Linter


def _begin(linter: Linter) -> None:
    global _linter  # noqa: PLW0603  # what a process of the pool has from its start
    for name in IGNORED:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # by which a pool ends its processes when one of them died
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _linter = linter


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever: it holds the other end of its queue itself."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _begin_anew(pickled: bytes) -> None:
    _begin(pickle.loads(pickled))  # noqa: S301  # made by the process that started this one


def _find(articles: Sequence[Article]) -> list[tuple[Finding, ...]]:
    return _linter.findings(articles)
