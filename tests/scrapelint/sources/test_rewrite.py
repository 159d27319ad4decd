"""New values in the bytes of JSON: all other bytes stay."""

import json

from hypothesis import given
from hypothesis import strategies as st

from scrapelint.sources.rewrite import json_strings, replaced, value_of
from scrapelint.validators.engine.fix import Edit, apply_edits

NAMES = st.sampled_from(["body", "title", "a.b", 'q"', "é"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


def strings_of(value, path=()):
    if isinstance(value, str):
        yield path, value
    for name, inner in value.items() if isinstance(value, dict) else ():
        yield from strings_of(inner, (*path, name))
    for inner in value if isinstance(value, list) else ():
        yield from strings_of(inner, path)


@given(VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_every_string_is_found_under_its_names(value, ascii_only, indent):
    raw = json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode("utf-8", "surrogatepass")
    found = [(each.path, value_of(raw[each.start : each.end])) for each in json_strings(raw)]
    assert found == [(path, text) for path, text in strings_of(value)]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans(), st.data())
def test_an_edited_string_reads_as_edited_and_the_rest_keeps_its_bytes(text, ascii_only, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edit = Edit(start, end, data.draw(st.text(st.characters(exclude_categories=["Cs"]))))
    raw = json.dumps(text, ensure_ascii=ascii_only).encode()
    new = replaced(raw, text, [[edit], []])
    assert value_of(new) == apply_edits(text, [edit])
    assert new.startswith(json.dumps(text[:start], ensure_ascii=ascii_only).encode()[:-1])
    assert new.endswith(json.dumps(text[end:], ensure_ascii=ascii_only).encode()[1:])


def test_unusual_escapes_stay_as_they_were_written():
    raw = rb'"a\/b \u0041\ud83d\ude00 \u00E9 x"'
    old = value_of(raw)
    assert replaced(raw, old, [[Edit(old.index("x"), len(old), "ü")]]) == rb'"a\/b \u0041\ud83d\ude00 \u00E9 \u00fc"'
    assert replaced(raw, old, [[Edit(0, 1, "")], [Edit(0, 1, "+")]]) == rb'"+b \u0041\ud83d\ude00 \u00E9 x"'


def test_a_string_that_reads_something_else_is_not_touched():
    assert replaced(b'"one"', "two", [[Edit(0, 1, "")]]) is None
