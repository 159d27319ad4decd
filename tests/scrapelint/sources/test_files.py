"""Paths: files, directories, standard input, and what is missing."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path

import pytest

from scrapelint.errors import SourceError
from scrapelint.sources import Limits, Unreadable, read_articles
from scrapelint.validators import Article


def line(name: str) -> str:
    return json.dumps({"id": name, "text": f"Text of {name}."}) + "\n"


def ids(paths: list[Path]) -> list[str]:
    return [item.id or item.text if isinstance(item, Article) else "!" for item in read_articles([*map(str, paths)])]


def test_a_directory_is_read_recursively_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a/z.ndjson", "a/b/y.jsonlines", ".hidden.jsonl", ".git/x.jsonl", "notes.xml", "c.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(line(name))
    (tmp_path / "d.md").write_text("plain")
    (tmp_path / "e.txt").write_text("text")
    (tmp_path / "f.csv").write_text("id,text\ntable,Grey.\n")
    (tmp_path / "empty").mkdir()
    assert ids([tmp_path]) == ["a/b/y.jsonlines", "a/z.ndjson", "b.jsonl", "c.json", "plain", "text", "table"]


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text(line("a"))
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "again.jsonl").symlink_to(tmp_path / "feed.jsonl")
    assert ids([tmp_path]) == ["a", "a"]


def test_a_link_that_leads_to_itself_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "loop.jsonl").symlink_to("loop.jsonl")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "feed.jsonl").write_text(line("a"))
    assert ids([tmp_path]) == ["!", "a"]


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.jsonl").write_text(line(name))
    assert ids([tmp_path / "b.jsonl", tmp_path / "a.jsonl"]) == ["b", "a"]


def test_a_missing_file_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text(line("a"))
    with pytest.raises(
        SourceError, match=r"artikles\.jsonl: no such file or directory\. Did you mean '.*articles\.jsonl'"
    ):
        read_articles([str(tmp_path / "articles.jsonl"), str(tmp_path / "artikles.jsonl")])
    with pytest.raises(SourceError, match=r"The directory '.*nowhere' does not exist"):
        read_articles([str(tmp_path / "nowhere" / "a.jsonl")])
    with pytest.raises(SourceError, match="no such file"):
        read_articles([str(tmp_path / "articles.jsonl" / "b")])
    with pytest.raises(SourceError, match="cannot be opened"):
        read_articles(["a\0b"])
    with pytest.raises(SourceError, match="nothing to read"):
        read_articles([])


def test_a_directory_without_inputs_is_an_error_that_says_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("a,b")
    (tmp_path / ".hidden.txt").write_text("a")
    with pytest.raises(SourceError, match=r"nothing to check: .*\.jsonl.*hidden"):
        read_articles([str(tmp_path)])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line("a"))
    path.chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        read_articles([str(path)])


def test_a_file_that_may_not_be_read_is_an_error_whoever_runs_this(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line("a"))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SourceError, match="permission denied"):
        read_articles([str(path)])


def test_a_file_that_vanishes_meanwhile_does_not_end_the_run(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.jsonl").write_text(line(name))
    articles = read_articles([str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")])
    (tmp_path / "a.jsonl").unlink()
    first, second = articles
    assert isinstance(first, Unreadable)
    assert "cannot be opened" in first.reason
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (line("a") + line("b"), ["Text of a.", "Text of b."]),
        (f"[{line('a')},{line('b')}]", ["Text of a.", "Text of b."]),
        (json.dumps({"articles": [json.loads(line("a"))]}), ["Text of a."]),
        ("[Update] The bridge is open.", ["[Update] The bridge is open."]),
        ("{{ title }} was left in.", ["{{ title }} was left in."]),
        ("", []),
    ],
)
def test_standard_input_is_told_by_its_content(content: str, texts: list[str]) -> None:
    items = list(read_articles(["-"], stdin=BytesIO(content.encode())))
    assert [item.text for item in items if isinstance(item, Article)] == texts
    assert len(items) == len(texts)


def test_standard_input_is_the_default_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = BytesIO(line("a").encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    [article] = read_articles(["-"])
    assert isinstance(article, Article)


def test_a_text_over_the_limit_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x" * 2000)
    [item] = read_articles([str(path)], limits=Limits(record=1000))
    assert isinstance(item, Unreadable)
    assert "more than the 1,000 bytes" in item.reason


def test_a_file_without_a_text_field_is_unreadable_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text(line("a"))
    (tmp_path / "package.json").write_text('{"version": "1.0"}')
    assert ids([tmp_path]) == ["a", "!"]
    [item] = read_articles([str(tmp_path / "package.json")])
    assert isinstance(item, Unreadable)
    assert "cannot tell which field" in item.reason


@pytest.mark.parametrize("blank", ["", "\n\n", " \t\r\n"])
def test_a_blank_text_is_no_article(tmp_path: Path, blank: str) -> None:
    (tmp_path / "blank.txt").write_text(blank)
    assert list(read_articles([str(tmp_path / "blank.txt")])) == []
