"""Plain text: the file's own text to the byte, and a title only where it is certain."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.sources import Unreadable, read_articles
from scrapelint.sources.plaintext import find_title
from scrapelint.validators import Article

PARAGRAPH = (
    "The council voted on Tuesday to close the old harbour bridge for at least six months, "
    "after engineers had found cracks in two of its pillars."
)
WRAPPED = (
    "The council voted on Tuesday to close the old harbour bridge for at\n"
    "least six months, after engineers had found cracks in two of its\n"
    "pillars."
)


def title(text: str, markdown: bool = False) -> str | None:
    span = find_title(text, markdown)
    return text[slice(*span)] if span else None


def read(path: Path, content: bytes) -> Article:
    path.write_bytes(content)
    [item] = read_articles([str(path)])
    assert isinstance(item, Article)
    return item


def test_a_file_is_one_article_with_its_own_line_endings(tmp_path: Path) -> None:
    article = read(tmp_path / "a.txt", b"\r\n  One.\rTwo.\r\n\n\xc2\x85Three.\n\n")
    assert article.text == "\r\n  One.\rTwo.\r\n\n\x85Three.\n\n"
    assert article.source is not None
    assert article.source.line is None
    assert (article.title, article.title_span, article.id) == ("", None, "")


def test_a_title_is_given_with_its_place(tmp_path: Path) -> None:
    article = read(tmp_path / "a.txt", f"\n  Harbour bridge to close for months  \r\n\r\n{PARAGRAPH}\r\n".encode())
    assert article.title == "Harbour bridge to close for months"
    assert article.title_span == (3, 37)


def test_a_heading_is_the_title_without_its_hashes(tmp_path: Path) -> None:
    article = read(tmp_path / "a.md", b"# Bridge\n\nClosed.")
    assert (article.title, article.title_span) == ("Bridge", (2, 8))
    assert title("# Bridge ##\n\nx") == "Bridge"
    assert title("# Learning C#\n\nx") == "Learning C#"
    assert title("Bridge\n======\n\nx", markdown=True) == "Bridge"
    assert title("#bridge is trending\nx") is None
    assert title("# " + "x" * 400) is None


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\r\n", "\nBy A Reporter\n"])
def test_a_first_line_that_is_repeated_is_the_title(between: str) -> None:
    assert title(f"Bridge closed{between}Bridge closed\n\n{PARAGRAPH}") == "Bridge closed"


@pytest.mark.parametrize(
    "first",
    [
        "Harbour bridge to close for months",
        "Will the harbour bridge ever open again?",
        "“We had no choice”: council closes bridge",
        "Hafenbrücke bleibt monatelang gesperrt",
        "Мост через гавань закрыт на полгода",
        "Le pont du port fermé pendant six mois",
        "In 2013 the bridge was still safe",
    ],
)
@pytest.mark.parametrize("paragraph", [PARAGRAPH, WRAPPED, PARAGRAPH[:-1] + ".”"])
def test_a_short_line_before_a_paragraph_is_the_title(first: str, paragraph: str) -> None:
    assert title(f"{first}\n\n{paragraph}") == first
    assert title(f"{first}\r\n\r\n{paragraph}\r\n\r\nMore.") == first


JAPANESE = "市議会は火曜日、橋脚に亀裂が見つかったため、少なくとも半年間、橋を閉鎖することを決めた。"


def test_scripts_without_spaces() -> None:
    assert (
        title(
            "港の橋が半年間閉鎖へ\n\n市議会は火曜日、橋脚に亀裂が見つかったため、少なくとも半年間、橋を閉鎖することを決めた。"
        )
        is not None
    )
    assert (
        title("大桥关闭半年\n\n市议会周二表示，由于桥墩发现裂缝，老港大桥将至少关闭六个月，以便工程师检查维修。")
        is not None
    )
    assert title("橋閉鎖\n\n" + JAPANESE) is None
    assert (
        title(
            "橋が閉鎖された。\n\n市議会は火曜日、橋脚に亀裂が見つかったため、少なくとも半年間、橋を閉鎖することを決めた。"
        )
        is None
    )


@pytest.mark.parametrize(
    "first",
    [
        "The harbour bridge is closed.",
        "The bridge is closed for good!",
        "He said: “The bridge is closed.”",
        "What the council decided today:",
        "When the council met on Tuesday,",
        "Bridge closed",
        "From the Left",
        "By Jane Q. Public and John Doe",
        "Von Erika Mustermann, Hamburg",
        "Tuesday, 5 November 2013",
        "November 5, 2013 in Springfield",
        "Published 12:30 on a rainy day",
        "NEW YORK (Example Wire)",
        "7 years ago",
        "Home > News > Springfield",
        "Photo: The bridge at dawn",
        "The bridge at dawn. Jane Public/Example Images",
        "The bridge at dawn (Photo by Jane Public)",
        "reporters were waiting at the bridge",
        "- the first item of a list",
        "See https://a.example for the whole story",
        "x" * 20,
        "word " * 40,
    ],
)
def test_other_first_lines_are_no_titles(first: str) -> None:
    assert title(f"{first}\n\n{PARAGRAPH}") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "Harbour bridge to close for months",
        f"Harbour bridge to close for months\n{PARAGRAPH}",
        "The rain came down in the night\n\nIt washed the streets so white\n\nAnd nobody saw the light.",
        "The rain came down in the night\nIt washed the streets\n\nThe rain came down in the night\nAnd all was right.",
        "The rain came down in the night\nThe rain came down in the night\nAnd nobody saw the light.",
        "Things to buy for the weekend\n\n- bread and butter and many other things that one needs by the sea.",
        "Things to buy for the weekend\n\nbread\nbutter\nmilk and honey and all that makes a breakfast worth it.",
        f"Harbour bridge to close for months\n\n{PARAGRAPH[:-1]}",
    ],
)
def test_verse_lists_and_lone_lines_have_no_title(text: str) -> None:
    assert title(text) is None


PIECES = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "# ",
        "Harbour bridge to close",
        PARAGRAPH,
        " ",
        "===",
        "港の橋が半年間閉鎖",
        "。",
        ".",
    ]
)


@given(st.lists(PIECES | st.text(max_size=12), max_size=12).map("".join), st.sampled_from([".txt", ".md"]))
def test_text_is_what_the_file_holds_and_the_title_stands_in_it(text: str, ending: str) -> None:
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        path.write_bytes(raw)
        items = list(read_articles([str(path)]))
    for item in items:
        if isinstance(item, Unreadable):
            assert b"\0" in raw or raw.startswith((b"PK", b"%PDF", b"GIF8"))
            continue
        assert item.text == text.removeprefix("\ufeff")
        if item.title_span:
            start, end = item.title_span
            assert item.title == item.text[start:end] == item.title.strip()
            assert item.title
        else:
            assert item.title == ""


@pytest.mark.parametrize(
    "text",
    [
        " " * 5_000_000,
        "\n" * 5_000_000,
        "#" * 5_000_000,
        "a b " * 1_000_000,
        "# " + "#" * 5_000_000,
        "a b c\n\n" + "x" * 5_000_000,
        "a\n" + " " * 5_000_000,
    ],
)
def test_finding_a_title_takes_linear_time(text: str) -> None:
    started = time.process_time()
    find_title(text, markdown=True)
    assert time.process_time() - started < 5
