"""Signals by which a service, CI or a terminal that goes away ends a command."""

from __future__ import annotations

import signal
from types import FrameType

__all__ = ["end_as_interrupted"]

NAMES = ("SIGTERM", "SIGHUP")


def end_as_interrupted() -> None:
    """Have the signals that ask a command to end do what ^C does, so that nothing half-done is left behind.

    One that is ignored stays so, as `nohup` wants it.
    """
    for number in (getattr(signal, name) for name in NAMES if hasattr(signal, name)):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # `timeout` sends it twice, and a second ^C ends a run with nothing told
    handle = signal.getsignal(signal.SIGINT)
    if not callable(handle):  # a shell has what it runs in the background ignore ^C
        raise KeyboardInterrupt
    handle(signal.SIGINT, frame)
