"""One module an output format; each has ``SUFFIXES`` and a ``Writer``, and is found by its name."""

from scrapelint.reports.formats.base import (
    Target,
    Writer,
    fits,
    format_names,
    format_of,
    open_writer,
    opens_result,
    parts_of,
)

__all__ = ["Target", "Writer", "fits", "format_names", "format_of", "open_writer", "opens_result", "parts_of"]
