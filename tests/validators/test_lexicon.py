"""Word frequencies: the list is looked through for a few words, and made into a table for many."""

import zlib

import msgpack
import pytest

from scrapelint.validators.wording import wordlist as module
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
    few._words._looks = few._words._spellings = 1_000_000
    many._words._looks = many._words._spellings = 0
    words = list(few.common(0))
    for word in words[:: len(words) // 12]:
        for part in (word, word[1:], word[:3], f"{word}q"):
            assert few.zipf(part) == many.zipf(part)
            assert few.heads(part) == many.heads(part)
            assert few.heads(part, 2) == many.heads(part, 2)
            assert few.tail(part) == many.tail(part)
    assert "_table" not in vars(few._words)


@pytest.mark.parametrize("looks", [0, 1000])
def test_ranks_are_hundredths_of_a_power_of_ten(looks, tmp_path):
    words = WordList(written(tmp_path / "list", [], ["the"], [], ["of", "and"], []))
    words._looks = words._spellings = looks
    assert dict(words.items()) == {"the": 10**-0.01, "of": 10**-0.03, "and": 10**-0.03}
    assert words.frequency("and") == words.least == 10**-0.03
    assert words.frequency("an") == words.frequency("nd") == 0.0
    assert list(words.ending_in("d", 2)) == [(10**-0.03, "and")]
    assert list(words.beginning("o", 9)) == [(10**-0.03, "of")]
    assert list(words.beginning("p", 9)) == list(words.beginning("o", 0)) == []


@pytest.mark.parametrize("looks", [0, 1000])
def test_every_word_has_its_own_frequency(looks, tmp_path):
    ranks = [[f"{letter}{rank}" for letter in "aäд字"] for rank in range(40)]
    words = WordList(written(tmp_path / "list", *ranks))
    words._looks = words._spellings = looks
    assert {word: words.frequency(word) for rank in ranks for word in rank} == dict(words.items())
    assert sorted(word for _, word in words.beginning("字1", 99)) == sorted(
        word for rank in ranks for word in rank if word.startswith("字1")
    )


@pytest.mark.parametrize("word", ["", "\ud800", "a" * 100_000])
def test_whatever_a_page_says_may_be_looked_up(word, tmp_path):
    assert Lexicon("en", written(tmp_path / "list", ["the"])).zipf(word) == 0.0


def test_a_table_is_made_when_much_is_asked(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "LOOKS", 2)
    words = WordList(written(tmp_path / "list", ["the"], ["of"]))
    asked = [words.frequency(word) for word in ("the", "of", "the", "of", "and")]
    assert asked[:2] == asked[2:4]
    assert asked[4] == 0.0
    assert "_table" in vars(words)


def test_a_list_may_be_empty(tmp_path):
    words = WordList(written(tmp_path / "list", [], []))
    assert [words.frequency("the") for _ in range(2 * module.LOOKS)] == [0.0] * (2 * module.LOOKS)
    assert not list(words.beginning("t", 9))


def test_another_format_is_refused(tmp_path):
    with pytest.raises(ValueError, match="which is not known here"):
        WordList(written(tmp_path / "list", ["the"], header={"format": "cB", "version": 2}))


def test_the_lists_of_all_languages_are_kept_so_that_a_feed_may_mix_them():
    languages = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "pl", "cs", "ru", "tr", "el", "hu", "fi"]
    first = [lexicon(lang) for lang in languages]
    assert all(one is lexicon(lang) for one, lang in zip(first, languages, strict=True))
