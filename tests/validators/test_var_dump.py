"""PHP's var_dump in the prose: exact ends, whatever the payload holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.validators import Article, Document
from scrapelint.validators.var_dump import Params, find


def dumps(text: str) -> list[tuple[str, str]]:
    hits = find(Document(Article(text)), Params())
    return [(text[hit.start : hit.end], str(hit.values["note"])) for hit in hits if hit.field == "text"]


payloads = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(payloads)
def test_a_string_ends_where_its_bytes_end(payload: str) -> None:
    dump = f'string({len(payload.encode())}) "{payload}"'
    size = len(payload.encode())
    assert dumps(f"x {dump} y")[0] == (dump, f" ({size} bytes declared, {size} found)")


@given(payloads, payloads)
def test_an_array_ends_at_its_brace(first: str, second: str) -> None:
    one, two = (f'string({len(payload.encode())}) "{payload}"' for payload in (first, second))
    dump = f'array(2) {{ [0]=> {one} ["k"]=> {two} }}'
    assert dumps(f"x {dump} y")[0] == (dump, "")


@given(st.text(alphabet='string(array12) "{}[]=>object#é\n', max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for hit in find(Document(Article(text, title=text)), Params()):
        assert 0 <= hit.start < hit.end <= len(text)


@pytest.mark.parametrize(
    ("text", "found", "note"),
    [
        ('x string(10) "abc" y', 'string(10) "abc"', " (10 bytes declared, 3 found)"),
        ('x string(3) "äö" y', 'string(3) "äö"', " (3 bytes declared, 4 found)"),
        (
            'x string(90) "abc. The end',
            'string(90) "abc. The end',
            " (90 bytes declared, 12 found, cut off before its end)",
        ),
        ("x array(2) { [0]=> int(1) [1]=> str", "array(2) { [0]=> int(1)", " (cut off before its end)"),
    ],
)
def test_a_length_that_does_not_fit_is_told(text: str, found: str, note: str) -> None:
    assert dumps(text) == [(found, note)]


def test_an_object_with_private_members_is_one_finding() -> None:
    dump = 'object(A\\B)#3 (2) {\n  ["a":protected]=>\n  string(2) "é"\n  ["b":"A":private]=>\n  array(0) {\n  }\n}'
    assert dumps(f"Rain.\n{dump}\nSun.") == [(dump, "")]


@pytest.mark.parametrize(
    "text",
    [
        'std::string(5, "x") makes a string.',
        "In C, int(5) is a cast.",
        'A string (5 m) "long".',
        'Calling var_dump($x) prints string(1) "x".',
        '```\nstring(1) "x"\n```',
    ],
)
def test_code_and_prose_are_no_dumps(text: str) -> None:
    assert dumps(text) == []
