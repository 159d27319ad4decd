"""Feeds in buckets and at addresses: read like files, and what cannot be read is told in the same way."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scrapelint import Linter, read_ahead
from scrapelint.errors import SourceError
from scrapelint.sources import Unreadable, read_articles
from scrapelint.validators import Article


@pytest.fixture
def bucket() -> Iterator[fsspec.AbstractFileSystem]:
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def lines(*names: str) -> bytes:
    return "".join(json.dumps({"id": name, "text": f"Text of {name}."}) + "\n" for name in names).encode()


def ids(*paths: str) -> list[str]:
    return [item.id if isinstance(item, Article) else item.reason for item in read_articles(paths)]


def test_a_file_is_read_with_its_address_as_its_place(bucket: fsspec.AbstractFileSystem) -> None:
    bucket.pipe("/crawl/feed.jsonl.gz", gzip.compress(lines("a", "b")))
    _, two = read_articles(["memory://crawl/feed.jsonl.gz"])
    assert isinstance(two, Article)
    assert two.source is not None
    assert (two.source.path, two.source.line) == ("memory://crawl/feed.jsonl.gz", 2)


def test_a_folder_is_read_in_order_without_hidden_and_other_files(bucket: fsspec.AbstractFileSystem) -> None:
    for name in ("b.jsonl", "a/z.jsonl", ".git/x.jsonl", ".hidden.jsonl", "page.html"):
        bucket.pipe(f"/crawl/{name}", lines(name))
    assert ids("memory://crawl") == ["a/z.jsonl", "b.jsonl"]


def test_a_folder_may_end_with_a_slash(bucket: fsspec.AbstractFileSystem) -> None:
    bucket.pipe("/crawl/a/feed.jsonl", lines("a"))
    [item] = read_articles(["memory://crawl/"])
    assert isinstance(item, Article)
    assert item.source is not None
    assert item.source.path == "memory://crawl/a/feed.jsonl"


def test_a_file_of_this_machine_has_a_path_and_no_address(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_bytes(lines("a"))
    with pytest.raises(SourceError, match="no such file or directory"):
        read_articles([f"file://{tmp_path}/feed.jsonl"])


def test_parquet_is_read_from_a_bucket(bucket: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["a"], "text": ["One."]}), tmp_path / "feed.parquet")
    bucket.pipe("/crawl/feed.parquet", (tmp_path / "feed.parquet").read_bytes())
    assert ids("memory://crawl/feed.parquet") == ["a"]


def test_what_is_not_there_is_an_error_before_anything_is_read(bucket: fsspec.AbstractFileSystem) -> None:
    bucket.pipe("/crawl/page.html", b"x")
    with pytest.raises(SourceError, match=r"memory://crawl/feed\.jsonl: no such file or folder"):
        read_articles(["memory://crawl/feed.jsonl"])
    with pytest.raises(SourceError, match=r"memory://crawl: the directory has nothing to check"):
        read_articles(["memory://crawl"])


def test_what_a_protocol_needs_is_told() -> None:
    with pytest.raises(SourceError, match=r"nothing://a/b\.jsonl: .*nothing"):
        read_articles(["nothing://a/b.jsonl"])
    with pytest.raises(SourceError, match=r"gs://a/b\.jsonl: .*gcsfs"):
        read_articles(["gs://a/b.jsonl"])


def test_without_fsspec_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(SourceError, match=r"pip install 'scrapelint\[remote\]'"):
        read_articles(["memory://crawl/feed.jsonl"])


def test_a_service_that_fails_meanwhile_does_not_end_the_run(
    bucket: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class ServiceError(Exception):
        pass

    class Failing:
        def __init__(self, *_: object) -> None:
            self._left = [lines("a", "b")]

        def read(self, size: int = -1) -> bytes:
            if self._left:
                return self._left.pop()
            raise ServiceError("the token has expired\nand more")

        def close(self) -> None:
            pass

    bucket.pipe("/crawl/feed.jsonl", lines("a"))
    (tmp_path / "here.jsonl").write_bytes(lines("c"))
    monkeypatch.setattr(type(bucket), "open", lambda *_, **__: Failing())
    assert ids("memory://crawl/feed.jsonl", str(tmp_path / "here.jsonl")) == [
        "a",
        "b",
        "cannot be read: the token has expired",
        "c",
    ]


def test_a_file_that_cannot_be_opened_does_not_end_the_run(
    bucket: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket.pipe("/crawl/feed.jsonl", lines("a"))
    articles = read_articles(["memory://crawl/feed.jsonl"])

    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("no rights")

    monkeypatch.setattr(type(bucket), "open", refuse)
    [item] = articles
    assert isinstance(item, Unreadable)
    assert item.reason == "the file cannot be opened: no rights"


def test_a_feed_in_a_bucket_is_read_ahead(bucket: fsspec.AbstractFileSystem) -> None:
    bucket.pipe("/crawl/feed.jsonl", lines("a"))
    assert read_ahead(Linter(), ["memory://crawl/feed.jsonl"]).feed is not None


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_address_is_read(address: str, tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_bytes(lines("a", "b"))
    assert ids(f"{address}/feed.jsonl") == ["a", "b"]
    (tmp_path / "page.html").write_text('<a href="feed.jsonl">one</a>')
    assert "HTML" in ids(f"{address}/page.html")[0]  # it leads to feeds, and is no folder
    with pytest.raises(SourceError, match="no such file or folder"):
        read_articles([f"{address}/none.jsonl"])
