"""Parquet: one record a row, read some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from scrapelint.errors import SourceError
from scrapelint.sources.jsonrecord import too_large
from scrapelint.sources.model import Broken, Parsed

if TYPE_CHECKING:
    from pyarrow import RecordBatch

__all__ = ["MAGIC", "read_parquet"]

MAGIC = b"PAR1"
ROWS = 100
"""Rows that are held together."""


def read_parquet(raw: BinaryIO, limit: int) -> Iterator[Parsed | Broken]:
    """Every row of a Parquet file as a record; its ``line`` is the number of the row, from 1.

    Dates become texts in ISO 8601, bytes and whatever else JSON has not become null. A row whose texts have more than
    ``limit`` bytes is reported. Raises SourceError where pyarrow is missing, or the file cannot be read at all.
    """
    try:
        from pyarrow.lib import ArrowException
        from pyarrow.parquet import ParquetFile
    except ModuleNotFoundError as error:
        problem = "the file is Parquet, for which pyarrow is needed: pip install 'scrapelint[parquet]'"
        raise SourceError(problem) from error
    number = 0
    try:
        # One thread, so that this process can still be copied (scrapelint.processes); no more columns than are there.
        batches = ParquetFile(raw, pre_buffer=False).iter_batches(ROWS, use_threads=False)
        for batch in batches:
            for record in _records(batch):
                number += 1
                if isinstance(record, str):
                    yield Broken(number, record)
                    continue
                size = _size(record)
                yield Broken(number, too_large(size, limit), size) if size > limit else Parsed(number, record, size)
    except (ArrowException, OSError, ValueError) as error:
        told = str(error).partition("\n")[0].rstrip(".")
        if not number:
            raise SourceError(f"the file is no Parquet that can be read: {told}") from error
        yield Broken(number + 1, f"the file cannot be read from here on: {told}")


def _records(batch: RecordBatch) -> Iterator[dict[str, Any] | str]:
    """The rows of a batch, or why one cannot be read."""
    try:
        rows = batch.to_pylist()
    except UnicodeDecodeError as error:
        if batch.num_rows == 1:
            yield f"the row has a text that is not UTF-8: {error.reason}"
            return
        for place in range(batch.num_rows):
            yield from _records(batch.slice(place, 1))
        return
    for row in rows:
        yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    """The value as JSON would have it."""
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return None


def _size(value: Any) -> int:
    """Bytes of the texts in it, in UTF-8."""
    if isinstance(value, str):
        return len(value) if value.isascii() else len(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, Mapping):
        return sum(map(_size, value.values()))
    return sum(map(_size, value)) if isinstance(value, list) else 0
