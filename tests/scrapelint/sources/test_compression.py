"""Compressed inputs: told by their bytes, bounded in memory, and of a damaged one all that came before."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import zstandard

from scrapelint.sources import Unreadable, read_articles
from scrapelint.sources.compression import decompressed
from scrapelint.sources.model import DamagedStreamError
from scrapelint.validators import Article

Item = Article | Unreadable
Pack = Callable[[bytes], bytes]

CODECS: dict[str, Pack] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}
every_codec = pytest.mark.parametrize(("ending", "pack"), CODECS.items(), ids=["gz", "bz2", "xz", "zst"])


def feed(count: int, pad: int = 0) -> bytes:
    rows = ({"id": f"a{n}", "text": f"Text {n}. " + f"{n * 7919 % 10007} " * pad} for n in range(count))
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def ids(items: list[Item]) -> list[str]:
    return [item.id for item in items if isinstance(item, Article)]


def read(path: Path, content: bytes) -> list[Item]:
    path.write_bytes(content)
    return list(read_articles([str(path)]))


@every_codec
@pytest.mark.parametrize("name", ["feed.jsonl", "feed.ndjson", "feed"])
def test_json_lines_in_every_compression(tmp_path: Path, ending: str, pack: Pack, name: str) -> None:
    assert ids(read(tmp_path / (name + ending), pack(feed(3)))) == ["a0", "a1", "a2"]


@every_codec
def test_arrays_and_texts_in_every_compression(tmp_path: Path, ending: str, pack: Pack) -> None:
    rows = [json.loads(line) for line in feed(3).splitlines()]
    assert ids(read(tmp_path / f"feed.json{ending}", pack(json.dumps(rows).encode()))) == ["a0", "a1", "a2"]
    [article] = read(tmp_path / f"story.txt{ending}", pack("Größe\r\n\r\nist relativ.".encode()))
    assert isinstance(article, Article)
    assert article.text == "Größe\r\n\r\nist relativ."


@every_codec
def test_the_bytes_tell_when_the_name_lies_and_on_stdin(tmp_path: Path, ending: str, pack: Pack) -> None:
    assert ids(read(tmp_path / "feed.jsonl", pack(feed(2)))) == ["a0", "a1"]
    assert ids(read(tmp_path / f"plain.jsonl{ending}", feed(2))) == ["a0", "a1"]
    items = list(read_articles(["-"], stdin=BytesIO(pack(feed(2)))))
    assert ids(items) == ["a0", "a1"]
    assert {item.source.path for item in items if item.source} == {"-"}


@every_codec
def test_several_streams_in_one_file_and_empty_ones(tmp_path: Path, ending: str, pack: Pack) -> None:
    lines = feed(3).splitlines(keepends=True)
    assert ids(read(tmp_path / f"a.jsonl{ending}", pack(lines[0]) + pack(b"") + pack(lines[1] + lines[2]))) == [
        "a0",
        "a1",
        "a2",
    ]
    assert read(tmp_path / f"b.jsonl{ending}", pack(b"")) == []
    assert read(tmp_path / f"c.jsonl{ending}", b"") == []


def test_zero_padding_and_skippable_frames_are_no_damage(tmp_path: Path) -> None:
    assert ids(read(tmp_path / "a.jsonl.gz", gzip.compress(feed(2)) + b"\0" * 9000)) == ["a0", "a1"]
    skippable = b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd"
    assert ids(read(tmp_path / "a.jsonl.zst", skippable + CODECS[".zst"](feed(2)))) == ["a0", "a1"]


def test_a_file_compressed_twice_is_read(tmp_path: Path) -> None:
    assert ids(read(tmp_path / "a.jsonl.gz", gzip.compress(gzip.compress(feed(2))))) == ["a0", "a1"]


@every_codec
def test_a_truncated_stream_delivers_what_came_before(tmp_path: Path, ending: str, pack: Pack) -> None:
    packed = pack(feed(20_000, pad=20))
    items = read(tmp_path / f"feed.jsonl{ending}", packed[: len(packed) * 9 // 10])
    *articles, last = items
    assert len(articles) > 10_000
    assert ids(items) == [f"a{n}" for n in range(len(articles))]
    assert isinstance(last, Unreadable)
    assert "breaks off" in last.reason
    assert last.source.line == len(articles) + 1


@every_codec
def test_a_damaged_stream_delivers_what_came_before(tmp_path: Path, ending: str, pack: Pack) -> None:
    # A stream of its own before the damage, since bzip2 and xz give their bytes in blocks of up to a megabyte.
    bad = bytearray(pack(feed(3000, pad=9)))
    middle = len(bad) // 2
    bad[middle : middle + 64] = b"\xff" * 64
    items = read(tmp_path / f"feed.jsonl{ending}", pack(feed(100)) + bytes(bad))
    assert ids(items)[:100] == [f"a{n}" for n in range(100)]
    assert isinstance(items[-1], Unreadable)
    assert "stream is damaged near its byte" in items[-1].reason


@every_codec
def test_damage_in_an_array_and_in_a_text_is_told_once(tmp_path: Path, ending: str, pack: Pack) -> None:
    rows = [json.loads(line) for line in feed(20_000, pad=20).splitlines()]
    packed = pack(json.dumps(rows).encode())
    *articles, last = read(tmp_path / f"feed.json{ending}", packed[: len(packed) * 9 // 10])
    assert len(articles) > 10_000
    assert all(isinstance(item, Article) for item in articles)
    assert isinstance(last, Unreadable)
    assert "breaks off" in last.reason
    [only] = read(tmp_path / f"text.txt{ending}", packed[: len(packed) * 9 // 10])
    assert isinstance(only, Unreadable)


def test_garbage_after_the_stream_is_told(tmp_path: Path) -> None:
    items = read(tmp_path / "a.jsonl.gz", gzip.compress(feed(2)) + b"garbage")
    assert ids(items) == ["a0", "a1"]
    assert isinstance(items[-1], Unreadable)


@every_codec
def test_a_bomb_costs_no_memory(tmp_path: Path, ending: str, pack: Pack) -> None:
    bomb = pack(b'{"text": "' + b"0" * 100_000_000 + b'"}\n' + feed(1))
    assert len(bomb) < 200_000
    path = tmp_path / f"bomb.jsonl{ending}"
    path.write_bytes(bomb)
    tracemalloc.start()
    items = list(read_articles([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(items[0], Unreadable)
    assert "100,000,012 bytes" in items[0].reason
    assert ids(items) == ["a0"]
    assert peak < 120_000_000


def test_a_file_that_fails_while_it_is_read_is_damage() -> None:
    class Broken(BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(DamagedStreamError, match="Input/output error"):
        list(decompressed(Broken()))
