"""A small word glued to its neighbour: 'assurance thatsound rules', 'what you'dhear'.

A link or an emphasis that began at the small word took its space along, or a line end was dropped. Nothing but the
word itself tells: no list has it, and without 'that', 'with' or 'you'd' it is one that everybody knows. Only words are
looked at whose letters at the joint begin or end hardly any other word ('thatb…', '…eand'), since every article is full
of 'together' and 'behave'. Of 41 places so found in 6,176 articles 39 are right. Where such a word is found, words of
two common ones of any kind are looked for as well: 'securityrules'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.joints.joint import GLUE, NEARBY
from scrapelint.validators.wording.guess import language
from scrapelint.validators.wording.lexicon import Lexicon, lexicon, normal

__all__ = ["Params", "find", "triggers"]


class Params(BaseModel):
    """A ``glued_word`` rule has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


KNOWN = 3.0
"""Zipf of what is left without the small word: 'surgery' 4.6, 'outraged' 3.6, 'benchmarks' 3.3."""
LISTED, COMMON = 2.0, 5.0
"""Zipf up to which a listed word may be two, since lists have what is often glued ('hasbeen' 1.7), and of the other
part then."""
PLAIN, SEAM = 4.0, 4
"""Zipf of two words that are glued where neither is a small one, and letters of each: 'rules' 5.1, 'security' 5.2."""
_FIRST = (
    r"that[abd-z]|which[a-df-z]|with[bcfgj-nprtuvwz]|from[b-z]|been[a-z]|were[a-vx-z]|their[a-rt-z]|"
    r"(?:would|could)[a-mo-z]|should[a-df-mo-z]|because[a-z]|despite[a-z]|about[a-z]|th[eo]se[a-z]|than[a-jl-z]|they[a-z]|"
    r"had[bcf-mpqs-z]|was[bcdfgijklmqruvwxyz]|its[a-df-z]|this[a-su-z]|into[bcdfgijkmpqsuvwyz]|and[bcfghj-npqs-z]|"
    r"the[bcdfgjklpqvwxz]|is[bdfgjpqvw]|of(?:[abcdghijklmnopqrsuvwxyz]|th)|to(?:[fjqvz]|b[^\Wa]|d[^\Wd]|g[^\Weg]|k[^\We])"
)
"""Small words, and the letters that may follow them: those with which hardly any other word begins."""
_SECOND = (
    r"that|which|with|[a-df-z]have|been|from|were|their|would|could|should|because|despite|about|these|those|they|when|"
    r"[a-mo-z]them|[a-z]was|[a-z]has|[a-hj-z]had|this|[a-z](?:but|for|you|who|will)|[a-oq-z]his|[a-mo-z]not|[a-np-z]of|"
    r"[gkw]is|[b-hk-npr-twxz]be|[abdgiknorsvx-z]are|[cdfhikmnptv-z]by|[itwyz]it|being|between|before|since|also|looks|into|"
    r"[a-mo-z]during|[a-jlmo-z]around|[a-df-z]after|[a-gi-mo-su-z]while|[a-jl-z]through|[b-df-ik-np-z]says|[b-df-ik-np-xz]where"
)
_SECOND_BY_TWO = (
    r"(?:[acdegiklmnprstwy]s|[ex]t|[aeilnor]d|[ou]r|[aeorw]n|[aou]m|[cdefgiklmnprstuv]e|[acdeglnrt]y|[cgs]h|[cnor]k|"
    r"[eilo]p|[einrt]a|[eo]w|ic|lf|ng|[st]o|ul)and|"
    r"(?:[acdgklmnprstwy]s|[acdeglnrt]y|[acfhlnprsux]t|[aeilnor]d|[aeilou]l|[aeou]m|[cdefgiklmnpstuv]e|[cgst]h|[cnor]k|"
    r"[eilo]p|[einr]a|[eo]w|ic|lf|ng|[rw]n|[aiou]r)to|"
    r"(?:[aiw]n|[cdefgikmnpuv]e|[cdeglnt]y|[cdgiklmprtwy]s|[eilo]p|[ein]a|[eo]w|[eu]m|[fhlopx]t|gh|i[cl]|[ilno]d|lf)in|"
    r"(?:[acdegiklmnprstuwy]s|[acdeglnrt]y|[acefhlnopru]t|[aeilnor]d|[aeilou]l|[aeiorw]n|[aeu]m|[cdegiklmntu]e|[cnor]k|"
    r"[eilo]p|[einrt]a|[eiou]r|[eo]w|[gst]h|ic|lf|ng)at|"
    r"(?:[acdeglnrt]y|[eilnor]d|[aoru]m|[cdefgiklmnprstuv]e|[cdgklmnrtuw]s|[cefhlopsux]t|[cgst]h|[cnor]k|[eilo]p|[einrt]a|"
    r"[eiu]r|ic|lf|ng|ow|[orw]n|[st]o|ul)is|"
    r"(?:[acdegklmprstuwy]s|[aelor]d|[cdeglnrt]y|[cefgikmptuv]e|[cgst]h|[cnor]k|[eilo]p|[eo]w|[rw]n|lf|ng|rm)as|"
    r"(?:[ao]d|[cdeglrt]y|[cefikmnpstuv]e|[cgs]h|[eilo]p|[einrt]a|[eo]w|[iow]n|ng|[nor]k)on|"
    r"(?:[acegklmptuwy]s|[aeo]m|[cdefgiklmnprsuv]e|[cdglnrt]y|[cnor]k|[eilo]p|[elor]d|[eo]w|[fhlr]t|[gs]h|ng|wn)or"
)
"""The same for the letters before them: one in the first list, two in the second (benchmarks/endings.py), since with
one alone too many words end so."""
_BEFORE_THE = r"in|of|on|to|at|for|by|from|with|and|that|is|was|as|all|than|into|under|over|after"
_AFTER_LETTERS = r"and|as|at|by|for|has|in|is|of|on|or|that|to|was|with"
"""Small words behind an abbreviation: 'BBCis'."""
_STARTERS = "The|This|That|He|She|They|We|But|And|When|After|With|From|According|While|Since|There|His|Her"
"""What begins a sentence behind one: 'ASMBSThe'."""
_OF_NUMBERS = r"approximately|about|around|nearly|almost|over|under|than|from|between|until|since|least|with"
_ENDINGS = "ll|ve|re|d|s|t"
_DENIED = r"(?:does|did|is|was|were|has|have|had|could|would|should|are)n['’]t"
_SHORTENED = rf"(?:you|they|we|he|she|it|who|that|there|what|[a-z]{{2,5}}n)['’](?:{_ENDINGS})"
# Only what stands beside the joint: a whole word, whatever its length, would double what the automaton must remember.
_WHOLE = (
    rf"\b(?:{_FIRST})[a-z]{{2}}|[a-z](?:[a-z](?:{_SECOND})|{_SECOND_BY_TWO})\b|"
    rf"\b(?:{_BEFORE_THE})the\b|[a-z]{{2}}[bcdfgklmnprstvwx]the\b|[A-Z]{{2}}(?:{_AFTER_LETTERS})\b|"
    rf"[A-Z]{{2}}(?:{_STARTERS})\b|\b(?:{_OF_NUMBERS})\d|\b\d{{1,3}}percent\b|[a-z]{{2}}{_DENIED}\b"
)
_PATTERN = rf"{_WHOLE}|\b{_SHORTENED}[a-z]{{3}}|[a-z]{{2}}['’]s[a-z]{{4}}"
_TRIGGER = rf"{_WHOLE}|[a-z]['’](?:{_ENDINGS})[a-z]{{3}}"
_BEHIND, _AHEAD = re.compile(r"(?:(?<=\d)[\d.,]*\d)?[a-z]*"), re.compile(r"[A-Za-z]*\Z")
LONGEST = 24
"""Code points of such a word at most."""
_LONG = re.compile(r"(?<![\w'’])[a-z]{8,24}(?![\w'’])")
_WITH_THE = frozenset(f"{small}the" for small in _BEFORE_THE.split("|"))
_SMALL = (
    "that which with from been were their would could should because despite about these those than they had was its "
    "this into and is of to have when them has but for you will not the his who be are by it in at as on or being "
    "during between around before after while through since also says looks where"
).split()
_SHAPES: tuple[tuple[re.Pattern[str], float, bool], ...] = (
    (re.compile(rf"\A[A-Z]{{2,}}?(?=(?:{_STARTERS})\Z)"), KNOWN, True),
    (re.compile(rf"{_DENIED}\Z"), KNOWN, False),
    (re.compile(rf"\A{_SHORTENED}"), KNOWN, True),
    (re.compile(r"\A[A-Za-z]+['’]s(?=[a-z]{4})"), PLAIN, True),
)
"""What tells the joint by itself, the Zipf that the rest must have, and whether the rest stands behind it."""
_GLUE = GLUE | {":"}


def triggers(_: Params) -> tuple[str, ...]:
    return (_TRIGGER,)


def find(document: Document, _: Params) -> Iterator[Hit]:
    if document.once(language) != "en":
        return
    for field in ("text", "title"):
        text = document.field(field)
        spans = [_whole(text, match.start, match.end) for match in document.utf8(field).finditer(_PATTERN)]
        found = dict(_glued(text, spans, _joint, 0.9))
        if found and field == "text":
            # Where spaces are lost, they are lost between other words too; to look for those everywhere costs too much.
            spans = [match.span() for low, high in _near(found) for match in _LONG.finditer(text, low, high)]
            found = dict(_glued(text, spans, _seam, 0.85)) | found
        for (start, end), (middle, confidence) in sorted(found.items()):
            if field == "title" or document.has_prose_at(start, end):
                yield Hit(start, end, field, {"left": text[start:middle], "right": text[middle:end]}, confidence)


def _near(places: Iterable[Span]) -> list[Span]:
    """The stretches of the text that are near one of these places."""
    near: list[Span] = []
    for start, end in sorted(places):
        if near and start - NEARBY <= near[-1][1]:
            near[-1] = near[-1][0], end + NEARBY
        else:
            near.append((max(0, start - NEARBY), end + NEARBY))
    return near


def _glued(
    text: str, spans: list[Span], joint: Callable[[str], int], confidence: float
) -> Iterator[tuple[Span, tuple[int, float]]]:
    """Of the words that stand there those that are two, each with the place of its ``joint`` and the confidence."""
    times = Counter(text[start:end] for start, end in spans)
    for start, end in spans:
        if times[text[start:end]] > 1 or _is_part(text, start, end):
            continue  # a name, or code
        middle = start + joint(text[start:end])
        if middle == start:
            continue
        if _is_plain(text[start:middle]) or _stands_elsewhere(text[start:middle], text, start):
            yield (start, end), (middle, confidence)


def _is_plain(first: str) -> bool:
    """Whether it needs no other proof: no name, which might be written so, but a common word, a figure or an owner."""
    if first.isupper():
        known = lexicon("en")
        least = KNOWN if len(first) > SEAM else COMMON  # 'NASA' 4.4, 'MORE' 6.3
        return known is not None and len(first) >= SEAM and known.zipf(first.lower()) >= least
    return first.islower() or not first.isalpha()


def _whole(text: str, start: int, end: int) -> Span:
    """The word in which the letters at a joint stand."""
    ahead, behind = _AHEAD.search(text, max(0, start - LONGEST), start), _BEHIND.match(text, end, end + LONGEST)
    return ahead.start() if ahead else start, behind.end() if behind else end


def _stands_elsewhere(name: str, text: str, at: int) -> bool:
    """Whether a name stands alone somewhere near, as what is left of a word at ``at`` without the small word."""
    near = text[max(0, at - NEARBY) : at], text[at + len(name) : at + NEARBY]
    return any(re.search(rf"\b{name}\b", part) for part in near if name in part)


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether an address, a name or a word with other letters than ASCII goes on before it or behind it."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before in _GLUE or before.isalnum() or after[:1].isalnum() or text.startswith("://", end):
        return True
    return after[:1] in _GLUE and after[1:].isalnum()


def _seam(word: str) -> int:
    """How many letters stand before the seam of a word that is not listed and of two common ones; 0 if it is none."""
    known = lexicon("en")
    if known is None or known.zipf(word):
        return 0
    places = range(SEAM, len(word) - SEAM + 1)
    zipf, place = max(((min(known.zipf(word[:at]), known.zipf(word[at:])), at) for at in places), default=(0.0, 0))
    return place if zipf >= PLAIN else 0


def _joint(word: str) -> int:
    """How many letters stand before the joint; 0 where the word is known, or no part of it is."""
    known = lexicon("en")
    if known is None:
        return 0
    if word[-1].isdigit():
        return next(place for place, char in enumerate(word) if char.isdigit())
    if word[0].isdigit():
        return word.index("percent")
    if word in _WITH_THE:
        return len(word) - 3
    for shape, least, behind in _SHAPES:
        if found := shape.search(word):
            place = found.end() if behind else found.start()
            rest = word[place:] if behind else word[:place]
            return place if known.zipf(rest.lower()) >= least else 0
    return _joint_of_small(word, known)


def _joint_of_small(word: str, known: Lexicon) -> int:
    """The same for a word that begins or ends with a small one."""
    if known.zipf(normal(word, "en")) > LISTED:
        return 0
    likely = [(known.zipf(word[len(small) :]), len(small)) for small in _SMALL if word.startswith(small)]
    rests = [(word[: -len(small)], len(word) - len(small)) for small in _SMALL if word.endswith(small)]
    likely += [(known.zipf(rest.lower()) if rest.islower() else KNOWN, joint) for rest, joint in rests if rest]
    zipf, joint = max(likely, default=(0.0, 0))
    return joint if zipf >= (COMMON if known.zipf(normal(word, "en")) else KNOWN) else 0
