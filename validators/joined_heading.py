"""A heading that runs into its paragraph: 'The Northern Quay While the harbour office says nothing, …'.

Its line end was lost, and no mark shows where it ends. What tells is a word in the middle of a line that begins
sentences, with its capital and small letters behind it; and before it, from the line's or a sentence's start on, words
in title case alone, or a date. Of 27 places so found in 6,176 articles one is none.

Other languages write headings as sentences. There it is a line's first words without any mark that tell, up to a word
that has a capital at the start of a sentence alone. In 13 MB of manual pages in eight languages 18 places are told,
each a label that was put together with its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.endings.prose import is_closed
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.wording.guess import language

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """A ``joined_heading`` rule has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_STARTERS = (
    "This|These|Those|It|She|We|They|When|While|After|Although|If|There|But|Why|How|What|All|Some|Many|Most|The|Since|"
    "Because|Despite|During|Before|Every|Each|His|Her|Their|Our|You|According|Last|Until|Both|Another|Yet|Where|Almost"
)
_WITHIN_TITLES = "As|For|On|At|With|From|By|In|Over|Under"
"""Starters that titles write with a capital too: 'The Keeper In the Rye'. Behind them no capital may stand soon."""
_ELSEWHERE = {
    "de": "In|Im|Es|Und|Aber|Doch|Nach|Seit|Wenn|Als|Mit|Bei|Auch|Wie|Warum|Für|Zum|Zur|Während|Dabei",
    "es": "En|Pero|Según|Después|Cuando|Este|Esta|Estos|Estas|Para|Desde|Tras|Durante|También|Aunque|Así|Ahora|Hoy",
    "fr": "Dans|Pour|Mais|Après|Selon|Depuis|Avec|Cette|Ces|Ce|Elle|Ils|Elles|Nous|Quand|Lors|Pendant|Alors",
    "it": "Dopo|Secondo|Quando|Questo|Questa|Questi|Durante|Anche|Così|Oggi|Nel|Nella|Nei|Ma|Per",
    "nl": "Maar|Volgens|Deze|Dit|Sinds|Tijdens|Ook|Toen|Wie|Wat|Dat|Hij|Zij",
    "pl": "W|Ale|Po|Według|Kiedy|Gdy|Ten|Ta|To|Dla|Jeśli|Podczas|Także|Dziś|Nie|Przed|Przez",
    "pt": "Em|Mas|Depois|Segundo|Quando|Este|Esta|Para|Desde|Após|Durante|Também|Assim|Hoje|No|Na",
    "ru": "В|Но|После|Когда|Этот|Эта|Это|Для|Если|Также|Сегодня|На|Не|По|При|Во",
}
"""Starters of other languages, without articles: names of films and papers begin with these."""
_ALL = "|".join(dict.fromkeys("|".join((_STARTERS, _WITHIN_TITLES, *_ELSEWHERE.values())).split("|")))
_TRIGGER = rf"[\pL\pN][”\"]? (?:{_ALL}) \p{{Ll}}"
_STARTER = re.compile(rf" (?P<starter>{_STARTERS}|(?P<within>{_WITHIN_TITLES})) (?P<next>\S+ \S+ \S+)")
_CAPITAL = r"(?:[A-Z][\w’'&-]*|\d[\w,-]*)"
_SMALL = "of|for|the|and|in|on|to|a|an|or|at|by|with|from|is|are|vs|as"
_TITLE = rf"{_CAPITAL}(?: (?:{_CAPITAL}|{_SMALL})){{0,8}} {_CAPITAL}"
_HEADING = re.compile(rf"(?:(?<![^\n])[ \t#*_>]*|[.!?][”\"]? )(?P<heading>{_TITLE}|“{_TITLE}”|\"{_TITLE}\")\Z")
_FIRST_WORDS = re.compile(r"(?<![^\n])[ \t#*_>]*(?P<heading>[^\W\d_][^\n.!?:;,–—()\"“”«»„|/…]{8,80})(?<=\w)\Z")
MOST_WORDS = 10
"""Words of a heading that is written as a sentence."""
_NAMED = frozenset(
    "film filme película serie série libro livre livro boek książka книга фильм novela roman romanzo canción canzone "
    "chanson programa programma émission revista revue rivista journal periódico jornal krant gazeta газета diario "
    "album álbum disco obra pieza pièce stück buch lied zeitschrift partei partido partito parti movimiento asociación "
    "campaña proyecto projet progetto projeto projekt".split()
)
"""Words before a name that may begin with a starter."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = re.compile(rf"(?:{_MONTH} \d{{1,2}},?|\d{{1,2}} {_MONTH}) (?:19|20)\d\d\Z")
"""What stands below a post, or above an article: 'Published on 5 May 2026 The ferry is back'."""
LONGEST = 120
"""Code points of a heading."""
PARAGRAPH = 60
"""Code points of what follows it, at least."""
CAPITALS = 2
"""Words with a capital that it needs; and of the three words behind the starter so many are a title that goes on."""
_OPENERS = frozenset(f"{_STARTERS}|{_WITHIN_TITLES}|A|An|And|I|He".split("|"))
"""First words whose capital says nothing: 'On Monday The board …' is a slip of the pen."""
_PROMPTS = frozenset("Get Read Subscribe Sign Watch See Click Listen Follow".split())
"""How other lines begin that run on: they are the site's."""


def triggers(_: Params) -> tuple[str, ...]:
    return (_TRIGGER,)


def find(document: Document, _: Params) -> Iterator[Hit]:
    lang = document.once(language)
    if lang != "en" and lang not in _ELSEWHERE:
        return
    text = document.text
    line_end, closed = -1, False
    for match in document.utf8("text").finditer(_TRIGGER):
        space = text.index(" ", match.start)
        if space > line_end:  # looked for once a line, which may be as long as the text
            line_end = text.find("\n", space)
            line_end = line_end if line_end >= 0 else len(text)
            closed = is_closed(text[max(space, line_end - PARAGRAPH) : line_end].rstrip())
        if not closed or line_end - space < PARAGRAPH:
            continue
        low = max(0, space - LONGEST)
        low = max(low, text.rfind("\n", low, space) + 1)
        end = _end_of_title(text, low, space, line_end) if lang == "en" else _end_of_label(text, low, space, lang)
        if end and document.has_prose_at(space, space + PARAGRAPH):
            start = text.rfind(" ", low, space) + 1 or low
            yield Hit(start, end, values={"left": text[start:space], "right": text[space + 1 : end]}, confidence=0.85)


def _end_of_title(text: str, low: int, space: int, line_end: int) -> int:
    """Where the word ends that begins a sentence behind a title that ends at ``space``; 0 if none does."""
    starter = _STARTER.match(text, space, line_end)
    if starter is None:
        return 0
    heading = _HEADING.search(text, low, space)
    named = heading is not None and _is_heading(heading["heading"].strip('“”"').split()) and not _goes_on(starter)
    return starter.end("starter") if named or _DATE.search(text, low, space) else 0


def _end_of_label(text: str, low: int, space: int, lang: str) -> int:
    """The same where a heading is written as a sentence."""
    end = text.index(" ", space + 1)
    heading = _FIRST_WORDS.search(text, low, space)
    if heading is None or text[space + 1 : end] not in _ELSEWHERE[lang].split("|"):
        return 0
    words = heading["heading"].split()
    return end if 1 < len(words) <= MOST_WORDS and words[-1].lower() not in _NAMED else 0


def _is_heading(words: list[str]) -> bool:
    capitals = sum(word[0].isupper() for word in words if word not in _OPENERS)
    return words[0] not in _PROMPTS and capitals >= CAPITALS


def _goes_on(starter: re.Match[str]) -> bool:
    """Whether the title does: 'The Keeper In the Rye'."""
    following: list[str] = starter["next"].split()
    return sum(word[0].isupper() for word in following) >= (1 if starter["within"] else CAPITALS)
