"""Word frequencies: a few words are looked up in the packed list, many in the unpacked one, with the same answers."""

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


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_a_word_has_one_frequency_wherever_it_is_looked_up(lang):
    words = lexicon(lang)._path
    packed = WordList(words)
    unpacked = packed.frequencies()
    sample = [*list(unpacked)[:: len(unpacked) // 50], *(f"{word}q" for word in list(unpacked)[:20])]
    for word in sample:
        assert packed.frequency(word) in (unpacked.get(word, 0.0), None)


def test_ranks_are_hundredths_of_a_power_of_ten(tmp_path):
    words = WordList(written(tmp_path / "list", [], ["the"], [], ["of", "and"]))
    assert words.frequencies() == {"the": 10**-0.01, "of": 10**-0.03, "and": 10**-0.03}
    assert words.frequency("and") == 10**-0.03
    assert words.frequency("an") == 0.0


def test_the_bytes_of_a_word_inside_another_tell_nothing(tmp_path):
    path = written(tmp_path / "list", ["née"], ["ãabc"], ["abc"])  # 'ã' ends in the byte that begins a word of three
    assert WordList(path).frequency("abc") is None
    assert Lexicon("en", path).zipf("abc") == Lexicon("en", path).zipf("ãabc") - 0.01


@pytest.mark.parametrize("word", ["", "\ud800", "a" * 100_000])
def test_whatever_a_page_says_may_be_looked_up(word, tmp_path):
    assert Lexicon("en", written(tmp_path / "list", ["the"])).zipf(word) == 0.0


def test_the_list_is_unpacked_when_much_is_asked(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "LOOKS", 2)
    words = Lexicon("en", written(tmp_path / "list", ["the"], ["of"]))
    asked = [words.zipf(word) for word in ("the", "of", "the", "of", "and")]
    assert asked[:2] == asked[2:4]
    assert asked[4] == 0.0
    assert "_list" not in vars(words)


def test_another_format_is_refused(tmp_path):
    with pytest.raises(ValueError, match="which is not known here"):
        WordList(written(tmp_path / "list", ["the"], header={"format": "cB", "version": 2}))
