"""Word frequencies: the list is looked through for a few words, and made into a table for many."""

import zlib

import msgpack
import pytest

from scrapelint.validators.wording import lexicon as module
from scrapelint.validators.wording.lexicon import Lexicon, lexicon
from scrapelint.validators.wording.wordlist import WordList

HEADER = {"format": "cB", "version": 1}


def written(path, *ranks, header=HEADER):
    packed = msgpack.packb([header, *ranks])
    deflate = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    path.write_bytes(deflate.compress(packed) + deflate.flush())
    return path


@pytest.mark.parametrize("lang", ["en", "fi", "ja"])
def test_the_answers_are_the_same_with_few_looks_and_with_many(lang, monkeypatch):
    few, many = Lexicon(lang, lexicon(lang)._path), Lexicon(lang, lexicon(lang)._path)
    few._looks, many._looks = 1_000_000, 0
    words = list(many._frequencies)
    assert list(few._list.items()) == list(many._frequencies.items())
    for word in words[:: len(words) // 12]:
        for part in (word, word[1:], word[:3], f"{word}q"):
            assert few.zipf(part) == many.zipf(part)
            assert few.heads(part) == many.heads(part)
            assert few.heads(part, 2) == many.heads(part, 2)
            assert few.tail(part) == many.tail(part)
    assert "_frequencies" not in vars(few) or few._looks == 0


def test_ranks_are_hundredths_of_a_power_of_ten(tmp_path):
    words = WordList(written(tmp_path / "list", [], ["the"], [], ["of", "and"], []))
    assert words.frequencies() == {"the": 10**-0.01, "of": 10**-0.03, "and": 10**-0.03}
    assert words.frequency("and") == 10**-0.03
    assert words.frequency("an") == words.frequency("nd") == 0.0
    assert list(words.ending_in("d", 2)) == [(10**-0.03, "and")]
    assert list(words.beginning("o")) == [(10**-0.03, "of")]


@pytest.mark.parametrize("word", ["", "\ud800", "a" * 100_000])
def test_whatever_a_page_says_may_be_looked_up(word, tmp_path):
    assert Lexicon("en", written(tmp_path / "list", ["the"])).zipf(word) == 0.0


def test_a_table_is_made_when_much_is_asked(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "LOOKS", 2)
    words = Lexicon("en", written(tmp_path / "list", ["the"], ["of"]))
    asked = [words.zipf(word) for word in ("the", "of", "the", "of", "and")]
    assert asked[:2] == asked[2:4]
    assert asked[4] == 0.0
    assert "_list" not in vars(words)


def test_another_format_is_refused(tmp_path):
    with pytest.raises(ValueError, match="which is not known here"):
        WordList(written(tmp_path / "list", ["the"], header={"format": "cB", "version": 2}))
