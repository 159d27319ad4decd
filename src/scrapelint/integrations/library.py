"""Great Expectations, imported and set up so that it says nothing on stderr and calls nobody."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["ephemeral_context", "quiet"]


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the library's warnings and log lines off stderr: what matters of a result is in the result.

    It warns, for one, of pandas 3 wherever pyspark is installed, and logs a line for each exception that it puts into
    a result as well.
    """
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def ephemeral_context() -> Any:
    """A context in memory: no project folder, no progress bars, no analytics."""
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    return context
