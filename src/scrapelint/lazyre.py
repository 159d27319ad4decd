"""``re``, but ``compile`` waits until the pattern is used.

It is imported under the name ``re``. Compiling all 280 patterns takes 80 ms whenever the command starts, and a sound
article needs a twelfth of them.
"""

from __future__ import annotations

import re
from re import *  # noqa: F403  # it stands for re, but for one function
from typing import Any, AnyStr, cast


class _Waiting:
    """Stands for a compiled pattern, and turns into it one method at a time.

    Python asks ``__getattr__`` only for what an object has not got: the second call of a method goes straight there.
    """

    def __init__(self, pattern: Any, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._source), name)
        setattr(self, name, found)
        return found


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:  # type: ignore[no-redef]  # noqa: A001
    """The pattern, compiled when the first of its methods is called."""
    return cast("re.Pattern[AnyStr]", _Waiting(pattern, flags))
