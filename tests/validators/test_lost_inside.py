"""Ligatures and accented letters that are lost inside words are found, typing errors are let pass."""

from __future__ import annotations

import pytest

from scrapelint import lazyre as re
from scrapelint.rules import load_rules
from scrapelint.validators import Article, Checker, Registry
from scrapelint.validators.wording.remains import remains
from scrapelint.validators.wording.telltales import ACCENTS, LIGATURES

CHECKER = Checker(load_rules(["truncated-words"], Registry()))


def lost(text: str, lang: str = "en") -> list[str]:
    return [text[f.start : f.end] for f in CHECKER.check(Article(text, lang=lang)) if f.rule.startswith("lost-")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The harbour of ce was shut on Monday.", ["of ce"]),
        ("The harbour o ce was shut for di erent reasons.", ["o ce", "di erent"]),
        ("At rst the harbour ofce was shut, nally the quay.", ["rst", "ofce", "nally"]),
        ("The frst offcer had no confdence in it.", ["frst", "offcer", "confdence"]),
        ("Na onal pilots get a be er educa on.", ["Na onal", "be er", "educa on"]),
        ("They asked for a specic plan of the harbour.", ["specic"]),
    ],
)
def test_a_lost_ligature_is_found_whatever_stands_in_its_place(text, left):
    assert lost(text) == left


@pytest.mark.parametrize(
    ("text", "lang", "left"),
    [
        ("El barco tambin espera, y todava falta una pieza.", "es", ["tambin", "todava"]),
        ("Le pr sident est parti avec le pr c dent bateau.", "fr", ["pr sident", "pr c dent"]),
        ("Die Boote knnen nicht fahren, weil sie zurck mssen.", "de", ["knnen", "zurck", "mssen"]),
        ("A popula  o esperou at  o fim da tarde.", "pt", ["popula  o"]),
        ("Hajó, amely ltal tovbb tart az út.", "hu", ["ltal", "tovbb"]),
    ],
)
def test_a_lost_accent_is_found_in_its_language(text, lang, left):
    assert lost(text, lang) == left


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("He was the frst to leave the office on Friday.", "en"),
        ("He asked for a specifc plan of the ofice.", "en"),
        ("El puente tambin está cerrado desde el lunes.", "es"),
        ("Die Boote koennen nicht fahren, weil sie zurueck muessen.", "de"),
        ("Call `rst of ce` to reset the clock:\n\n    def rst(of, ce):\n        return of - ce\n", "en"),
    ],
)
def test_typing_errors_other_spellings_and_code_are_let_pass(text, lang):
    assert lost(text, lang) == []


def test_a_name_is_no_word_that_lost_a_letter_unless_it_opens_a_sentence():
    text = "The rst speci c boat was sold by Mr Proft. Proft was not made. {} loss it was."
    assert lost(text.format("Signi cant")) == ["rst", "speci c", "Proft", "Signi cant"]


def test_the_language_decides_what_a_word_is():
    assert lost("The harbour tambin espera todava.", "en") == []


@pytest.mark.parametrize(
    ("lang", "loss", "listed"),
    [(lang, "ligature", words) for lang, words in LIGATURES.items()]
    + [(lang, "accent", words) for lang, words in ACCENTS.items()],
)
def test_what_a_text_is_screened_for_is_left_of_words_of_the_language(lang, loss, listed):
    known = remains(lang, loss)
    for word in listed.split():
        for place in ("", " "):
            assert " ".join(re.sub(r"\|+", place, word).split()) in known
