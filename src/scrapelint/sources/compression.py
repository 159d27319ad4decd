"""Compressed or not, told by the first bytes (names lie), decompressed piece by piece.

A piece is bounded whatever the compressed bytes expand to, so a decompression bomb costs time, not memory.
"""

from __future__ import annotations

import bz2
import itertools
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Protocol

import zstandard

from scrapelint.sources.model import DamagedStreamError

__all__ = ["decompressed", "peek"]

PIECE = 256 * 1024
LARGEST_PIECE = 1024 * 1024
"""A piece handed on is at most this long; zstandard's binding alone cannot be told to stop earlier."""

STEP = 4096
"""Compressed bytes fed at a time: where a stream is damaged, what came out in the same step is lost."""

STEP_ZSTD = 1024
"""A block takes 4 bytes at least and gives 128 KiB at most (RFC 8878, 3.1.1.2), so that a kilobyte gives 32 MiB
at most; measured on a bomb: 33,554,432 bytes."""

MOST_WINDOW = 128 * 1024 * 1024
"""Memory that a stream may ask its decompressor for: zstd -19 asks for 8 MiB, --ultra -22 for 128, xz -9 for 65."""

MOST_LAYERS = 3
"""Files compressed twice are met (a server compressed what was compressed already), deeper nesting is an attack."""


DAMAGE = (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError, zstandard.ZstdError)


class Decompressor(Protocol):
    """What ``bz2`` and ``lzma`` offer; the other two are fitted to it."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class _Gzip:
    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._full = False  # more may come out although all input was taken in

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not (self._full or self._inner.unconsumed_tail)

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        output = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self._full = len(output) >= max_length
        return output


class _Zstandard:
    needs_input = True

    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor(max_window_size=MOST_WINDOW).decompressobj()

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int, /) -> bytes:  # noqa: ARG002 - STEP_ZSTD bounds it
        return self._inner.decompress(data)


def _xz() -> Decompressor:
    return lzma.LZMADecompressor(memlimit=MOST_WINDOW)


def _codec(head: bytes) -> tuple[str, Callable[[], Decompressor]] | None:
    if head.startswith(b"\x1f\x8b"):
        return "gzip", _Gzip
    if head[:3] == b"BZh" and head[4:10] in {b"1AY&SY", b"\x17rE8P\x90"}:  # a block, or the end of an empty file
        return "bzip2", bz2.BZ2Decompressor
    if head.startswith(b"\xfd7zXZ\x00"):
        return "xz", _xz
    if head.startswith(b"\x28\xb5\x2f\xfd") or (head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F):
        return "zstandard", _Zstandard
    return None


def decompressed(raw: BinaryIO) -> Iterator[bytes]:
    """The bytes of ``raw``, decompressed where they are compressed, in pieces that are never empty.

    Raises DamagedStreamError after the last good piece.
    """
    pieces = _read(raw)
    for _ in range(MOST_LAYERS):
        head, pieces = peek(pieces, 16)
        codec = _codec(head)
        if codec is None:
            break
        pieces = _even(_expand(pieces, *codec))
    return pieces


def peek(pieces: Iterable[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """The first ``size`` bytes or all there are, and the pieces with nothing taken away.

    Damage that is met on the way is raised when the reader gets there.
    """
    rest = iter(pieces)
    seen: list[bytes] = []
    held = 0
    try:
        while held < size and (piece := next(rest, b"")):
            seen.append(piece)
            held += len(piece)
    except DamagedStreamError as damage:
        rest = _raise(damage)
    return b"".join(seen)[:size], itertools.chain(seen, rest)


def _raise(damage: DamagedStreamError) -> Iterator[bytes]:
    yield from ()
    raise damage


def _read(raw: BinaryIO) -> Iterator[bytes]:
    read = getattr(raw, "read1", raw.read)  # what a pipe holds now, not a wait for a full piece
    try:
        while piece := read(PIECE):
            yield piece
    except OSError as error:
        raise DamagedStreamError(f"cannot be read: {error.strerror or error}") from error


def _expand(pieces: Iterator[bytes], name: str, new: Callable[[], Decompressor]) -> Iterator[bytes]:
    """Decompress a stream of one or more members; raises DamagedStreamError where it breaks."""
    step = STEP_ZSTD if new is _Zstandard else STEP
    member = new()
    count = taken = 0
    for piece in pieces:
        for start in range(0, len(piece), step):
            data = piece[start : start + step]
            while data or not (member.eof or member.needs_input):
                if member.eof:  # the next member, if any: files that were appended to, or made in parallel
                    data = data.lstrip(b"\0")  # padding to full blocks, which all formats allow or ignore
                    if not data:
                        break
                    member = new()
                try:
                    output = member.decompress(data, LARGEST_PIECE)
                except DAMAGE as error:
                    why = str(error).rstrip(".") or type(error).__name__
                    near = f"near its byte {taken + start:,}"
                    raise DamagedStreamError(f"the {name} stream is damaged {near}: {why}") from error
                data = member.unused_data if member.eof else b""
                count += len(output)
                yield output
        taken += len(piece)
    if not member.eof:
        raise DamagedStreamError(
            f"the {name} stream breaks off after {count:,} decompressed bytes (a partial download?)"
        )


def _even(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Pieces neither tiny nor huge: each costs its reader some time, and its splitting some memory."""
    held: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            held.append(piece)
            size += len(piece)
            if size >= PIECE:
                joined = b"".join(held)
                held.clear()
                size = 0
                for begin in range(0, len(joined), LARGEST_PIECE):
                    yield joined[begin : begin + LARGEST_PIECE]
    except DamagedStreamError:
        if held:
            yield b"".join(held)
        raise
    if held:
        yield b"".join(held)
