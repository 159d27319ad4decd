"""Sentences that an article says twice: captions taken from the body, pull quotes, blocks glued together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import prepare
from scrapelint.validators.repetition.repeat import Repeat
from scrapelint.validators.repetition.repeats import concerns, repeats

__all__ = ["Params", "concerns", "find", "prepare"]


VERBATIM = 0.9
"""Share of a repetition in running prose that must match: below it, an author comes back to a matter."""
REWORDED = 0.6
"""The same, of words or letters, where one copy is a paragraph of its own: a caption, a summary, a sentence in large
type. Of 20 read between 0.5 and 0.7, 12 were right."""
CLOSE = 0.7
"""Below it, findings have the confidence that this reading gives."""
TWICE = 1.3
"""Times as many words as of others are asked for where both copies stand in running prose, unless they are a whole
sentence, word for word: all of 20 such ones of 12 to 15 words in 6,851 articles were right."""
SENTENCE = 8
"""Words of a whole sentence that stood further up as a paragraph of its own: a page sets it in large type. Of eight in
6,000 articles six are right; of parts of sentences one in three is."""
_ENDS, _CLOSING = ".!?…。！？\n", '"”’») '
GLUED = 7
"""Words that tell a block glued to the end of the one before; two sentences rarely meet in so many by chance."""
NAME = 20
"""Words up to which a repetition is looked at for being a name of an office or an institute, and no sentence."""


class Params(BaseModel):
    """Options of a ``repeated_sentence`` rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["sentence", "paragraph", "quote"] = Field(
        "sentence",
        description="`paragraph`: the whole paragraph stands in an earlier, longer one; `quote`: such a quotation, "
        "lifted out of the text; `sentence`: what is left, sentences within a longer paragraph.",
    )
    min_words: int = Field(12, ge=6, description="Shorter repetitions are stock phrases or meant.")


def find(document: Document, params: Params) -> Iterator[Hit]:
    """Yield the later copy of every repetition of that kind; related is the first."""
    text = document.text
    for repeat in document.once(repeats):
        if repeat.retold or _kind(text, repeat) != params.kind or not _counts(text, repeat, params.min_words):
            continue
        if _is_prose(text[slice(*repeat.core)], repeat):
            yield Hit(
                repeat.start,
                repeat.end,
                values={"words": repeat.words},
                confidence=_confidence(repeat),
                related=(repeat.first,),
            )


def _kind(text: str, repeat: Repeat) -> str:
    if repeat.kind == "inside":
        return "quote" if text[repeat.start] in "\"“„«‹「『'‘" else "paragraph"
    return "sentence" if repeat.kind in ("part", "run") else ""


def _counts(text: str, repeat: Repeat, least: int) -> bool:
    if repeat.kind == "inside":
        return repeat.run >= least
    if repeat.adjacent:
        return repeat.run >= GLUED and repeat.similarity >= VERBATIM
    if repeat.alone or repeat.lifted:
        if repeat.lifted and repeat.similarity >= VERBATIM and _is_sentence(text, repeat.start, repeat.end):
            least = min(least, SENTENCE)
        return repeat.words >= least and max(repeat.similarity, repeat.letters) >= REWORDED
    if repeat.similarity == 1 and repeat.run == repeat.words and _is_sentence(text, repeat.start, repeat.end):
        return repeat.run >= least
    return repeat.run >= TWICE * least and repeat.similarity >= VERBATIM


def _is_sentence(text: str, start: int, end: int) -> bool:
    before = text[max(start - 4, 0) : start].rstrip(_CLOSING)
    return before[-1:] in _ENDS and text[start:end].rstrip(_CLOSING)[-1:] in _ENDS


def _confidence(repeat: Repeat) -> float:
    alike = max(repeat.similarity, repeat.letters)
    return 0.9 if alike >= VERBATIM else 0.8 if alike >= CLOSE else 0.65


def _is_prose(text: str, repeat: Repeat) -> bool:
    """Not the labels of an axis, and not a long name: 'the Office of the High Commissioner for Human Rights'."""
    if repeat.run > NAME:
        return True
    if sum(char.isdecimal() for char in text) > sum(char.isalpha() for char in text):
        return False
    if repeat.adjacent:
        return True
    words = [word for word in text.split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) <= len(words)
