"""Encodings: byte order marks, UTF-16 and UTF-32, and bytes that are no text."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

from scrapelint.sources import Unreadable, read_articles
from scrapelint.validators import Article

STORY = "Der Fluss trat über die Ufer.\r\n\r\nNiemand wurde verletzt, sagte der Bürgermeister. 水位が上がった。😀"
LINES = "".join(json.dumps({"id": f"a{n}", "text": STORY}, ensure_ascii=False) + "\n" for n in range(50))

MARKED = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
]


def read(path: Path, content: bytes) -> list[Article | Unreadable]:
    path.write_bytes(content)
    return list(read_articles([str(path)]))


@pytest.mark.parametrize(("mark", "name"), [*MARKED, *((b"", name) for _, name in MARKED)])
@pytest.mark.parametrize("ending", [".txt", ".jsonl", ".json"])
def test_every_unicode_encoding_is_read(tmp_path: Path, mark: bytes, name: str, ending: str) -> None:
    content = STORY if ending == ".txt" else LINES
    items = read(tmp_path / f"feed{ending}", mark + content.encode(name))
    assert [item.text for item in items if isinstance(item, Article)] == [STORY] * (1 if ending == ".txt" else 50)


def test_utf16_that_ends_in_mid_character_is_told(tmp_path: Path) -> None:
    items = read(tmp_path / "feed.jsonl", codecs.BOM_UTF16_LE + LINES.encode("utf-16-le") + b"\x00\xd8\x41")
    assert len(items) == 51
    assert isinstance(items[-1], Unreadable)
    assert "UTF-16" in items[-1].reason


def test_a_text_that_is_not_utf8_names_byte_line_and_encoding(tmp_path: Path) -> None:
    [item] = read(tmp_path / "a.txt", "Erste Zeile\nIm Café war niemand.\n".encode("windows-1252"))
    assert isinstance(item, Unreadable)
    assert item.reason.startswith(
        "byte 0xE9 at line 2, column 7 (byte 18) is not UTF-8 (in windows-1252 it would be 'é')"
    )


@pytest.mark.parametrize(("text", "name"), [("Москва и окрестности", "windows-1251"), ("今日は雨が降る", "shift_jis")])
def test_other_scripts_get_another_hint(tmp_path: Path, text: str, name: str) -> None:
    [item] = read(tmp_path / "a.txt", text.encode(name))
    assert isinstance(item, Unreadable)
    assert "another encoding" in item.reason


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "PNG image"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF document"),
        (b"PK\x03\x04" + bytes(30), "ZIP archive"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "JPEG image"),
        (b"abc\0def" * 40, "zero bytes"),
    ],
)
@pytest.mark.parametrize("ending", [".txt", ".jsonl", ".json", ".dat"])
def test_a_binary_file_is_told_as_such(tmp_path: Path, content: bytes, kind: str, ending: str) -> None:
    [item] = read(tmp_path / f"feed{ending}", content)
    assert isinstance(item, Unreadable)
    assert "is a binary file" in item.reason
    assert kind in item.reason
    assert ("although" in item.reason) == (ending != ".dat")


def test_a_zero_byte_far_into_a_text_is_found(tmp_path: Path) -> None:
    [item] = read(tmp_path / "a.txt", b"x" * 20_000 + b"\0")
    assert isinstance(item, Unreadable)
    assert "20,001" in item.reason


def test_pages_are_refused_with_the_reason(tmp_path: Path) -> None:
    [page] = read(tmp_path / "page", b"<!DOCTYPE html><html><body><p>Hello</p></body></html>")
    [archive] = read(tmp_path / "feed.warc", b"WARC/1.1\r\n")
    assert isinstance(page, Unreadable)
    assert "HTML" in page.reason
    assert isinstance(archive, Unreadable)
    assert "is WARC; scrapelint reads JSON Lines, JSON, CSV, Parquet and plain text" in archive.reason
