"""How sure it is that a space was lost at a joint, by what stands there: from 0 (a usage) to 1.

The figures are the shares of findings that were right among a few hundred read in 6,000 news articles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scrapelint import lazyre as re
from scrapelint.validators.engine.code import is_technical
from scrapelint.validators.engine.document import Document
from scrapelint.validators.joints.joint import ADDRESS, ONE_LETTER, Joint
from scrapelint.validators.wording.guess import language
from scrapelint.validators.wording.lexicon import lexicon

__all__ = ["JUDGES"]

Judge = Callable[[Document, str, Joint], float]

_DOMAINS = frozenset("Com Org Net Edu Gov Info Biz Tv TV Io Fm FM Co Ai AI JS Js NET Uk UK".split())
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st sr jr lt col gen gov sen rep sens reps rev prof hon sgt capt cpl no vs nr mt ft vol fig pp ed eds "
    "ph str bzw ca abs hr fr tel evtl inkl dipl ing mag frau mme mlle sta sto sra srta ud av avv dott sig geom núm pág "
    "ul im al os pl św ks inż mgr prok hab tj np tzw гг ул им стр рис св ст тел руб тыс млн млрд пр пос "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""What is written close to the name or number that it stands before. Whoever leaves out that space does so by habit."""
_TITLES = frozenset("mr mrs ms dr st sr jr prof hon sgt capt rev gen sen rep vs no nr".split())
"""Of these, those that stand before names: 'St.An' may be a place."""
LABEL = 3.0
"""Zipf of both words where the first is a label of the page in capitals."""
HANDLE = 40
"""Code points of a name before its handle."""
DEGREE = 4
"""Letters of the longest abbreviation of a degree that has small ones: 'Psych' is written 'PsyD'."""
SMALL = 5.7
"""Zipf of the small words of a language: 'and' 7.4, 'went' 5.5."""
STARTER = 6.0
"""Zipf of the words that begin sentences: Italian 'il' 7.2, French 'une' 7.1, Ukrainian 'із' 6.1, German 'die' 7.4."""
_GENDERED = frozenset("In Innen Inne".split())
_WORDS_WITH_APOSTROPHE = frozenset("fr it ca oc br ga gd uk uz".split())
_WITH_CASE_ENDINGS = frozenset("tr az kk ky uz tt tk".split())
"""Languages that write case endings on to what they name: Turkish “Ortak Göl”ün. The speaker's verb is no ending."""
_CASE_ENDING = re.compile(r"(?!d(?:edi|iy[eo])|dey)[^\W\d_]{1,7}\Z")
_OPENED = re.compile(r"(?:^|[\s(])['‘][^\s'’][^'’]*\Z")
_ASIDE = re.compile(r"\([\w’'-]+(?:[,;:]? [\w’'–-]+)+[.!?]?\)")
_IMAGE = re.compile(r"\A\S+\.(?:png|jpe?g|gif|webp|svg)\b\S*\Z")
"""Where a picture is, as Markdown has it; behind it stands what it shows."""
_WHOLE_LINK = re.compile(r"https?://\w+\.\w+/\w+\Z|#\w+\Z")
_PATH = re.compile(r"[a-z\d]\.[a-z]+\Z")
"""Of a name with dots, 'jinja2.exceptions', what stands before the last one."""
_CODE_AFTER = re.compile(r"[({\[<=]|\.\w")
PLAIN, PLAIN_LETTERS = 3.5, 3
"""Zipf and letters of a word that is no name of code."""
_HAN = re.compile("[\u3001-\u30ff\u3400-\u9fff\uff00-\uffef]")
_DAY = re.compile(r"(?:\w{3}|\d{1,2}|\bde),? \Z")
_LINE_NUMBER = re.compile(r"(?m)^(\d{1,2})(?:[\s.)]|[^\W\d_][^\W\d_A-Z])")
_CLOCK = frozenset("am pm uhr hrs мск".split())
"""What belongs to a time of day."""
_HOUR = re.compile(r":\Z|(?:\A|\n)\d{1,2}\.\Z")
UNITS = (
    "g|kg|ml|cl|dl|l|oz|lbs?|tsp|tbsp|teaspoons?|tablespoons?|cups?|EL|TL|Prisen?|Bund|Stück|cucchia[a-z]+|cuchara[a-z]+|"
    "colher[a-z]*|eetlepels?|theelepels?|łyż[a-zęć]+|msk|tsk|krm"
)
"""What the ingredients of a recipe are counted in."""
ZONES = "WIB|GMT|UTC|CET|BST|IST|EST|EDT|МСК"
"""Zones of a time of day, three letters each."""
_ZONES = frozenset(ZONES.split("|"))
_COUNTED = re.compile(rf" (?:{UNITS})\b")
_ONE_DECIMAL = re.compile(r",\d(?!\d)")
_ROW = re.compile(r"(?m)^[ \t]*[^\W\d_][^\n\d]*[^\W\d_]{3}\d+(?:[.,]\d{1,3})+(?:[ %)(]|$)")
ROWS = 2
"""Rows of figures that are joined to what they count; of one alone the figure has a comma: 'Python3.11' has none."""
_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
ENTITIES = frozenset("tl lt gt amp nbsp quot".split())


def _sentence(document: Document, text: str, found: Joint) -> float:
    left, right = found.left, found.right
    if not left or not right or ADDRESS.search(found.before[-30:] + found.mark + found.after[:30]):
        return 0.0
    named = "@" in found.before or found.before.startswith("#") or _is_signed(text, found)
    if named or _is_code(text, found) or _is_initial(document, text, found):
        return 0.0
    plain = found.mark == "." or found.mark[1:2].isdigit()  # also one with the number of a footnote
    if plain and (_is_gendered(document, right) or _is_abbreviated(document, text, found)):
        return 0.0
    if left[-1].isdigit():
        return _after_number(document, text, found)
    if found.mark == "." and left.isupper():
        return 0.0 if "." in found.before else 0.9  # U.S.Senate
    return 0.97


def _is_signed(text: str, found: Joint) -> bool:
    """Whether a post is shown with its author: 'Superb work.— Jana Mareth (@mareth)'."""
    return "—" in found.mark and text.find("(@", found.end, found.end + HANDLE) >= 0


def _is_code(text: str, found: Joint) -> bool:
    """Whether it is a name of code, or one of Latin letters in a text that has no spaces."""
    return (
        _CODE_AFTER.match(text, found.end) is not None
        or (_PATH.search(found.before) is not None and not found.right[1:].islower())
        or _HAN.search(found.before + text[found.end : found.end + 1]) is not None
    )


def _is_initial(document: Document, text: str, found: Joint) -> bool:
    """'Will.I.Am', 'Ph.D': one letter stands alone, and is no word."""
    right, beyond = found.right, text[found.end : found.end + 1]
    if beyond == " " and len(right) == 1 and right.lower() in ONE_LETTER.get(document.once(language), ""):
        return False
    return len(right) == 1 and right.isalpha() and right.isascii() and (right not in "AIOEYU" or beyond not in " '’")


def _is_abbreviation(found: Joint) -> bool:
    """'z.B.', 'Th.Mann', 'Dr.Mareth', 'example.Com', and the class of a paper: 'arXiv:2601.00001 [cs.LG]'."""
    left, right = found.left, found.right
    if right.isupper() and found.before[: -len(left)].endswith(("[", ":")):
        return True
    if right in _DOMAINS or left.lower() in _ABBREVIATIONS:
        return True
    if left.isupper() and len(left) == len(found.before) == 2 and len(right) > 1:
        return False  # 'The EU.Norway has …'
    return not left.isdigit() and (len(left) == 1 or (len(left) < 3 and left[0].isupper()))


def _is_abbreviated(document: Document, text: str, found: Joint) -> bool:
    return _is_abbreviation(found) and not _starts_anew(document, text, found)


def _is_gendered(document: Document, right: str) -> bool:
    """'Leser.Innen': German alone writes so, and 'In' starts many a sentence elsewhere."""
    return right in _GENDERED and document.once(language) == "de"


def _starts_anew(document: Document, text: str, found: Joint) -> bool:
    """Whether one of the commonest words of the language follows: 'à 14 h.Une réunion', 'alle 15.30.Il consiglio'."""
    right, known = found.right, lexicon(document.once(language))
    if known is None or len(right) < 2 or not right[1:].islower() or text[found.end : found.end + 1] != " ":
        return False
    return found.left.lower() not in _TITLES and known.zipf(right.lower()) >= STARTER


def _after_number(document: Document, text: str, found: Joint) -> float:
    """'in 2012.In 2008'; not '11.The' at the start of a line, nor '2.Bundesliga', '9.Nov'."""
    opens = not text[max(0, found.start - 200) : found.start].rpartition("\n")[2].strip(" \t*_#>-•")
    if opens or len(found.right) < 2:
        return 0.0
    return 0.9 if found.mark != "." or len(found.left) >= 4 or _starts_anew(document, text, found) else 0.0


def _ellipsis(document: Document, text: str, found: Joint) -> float:
    del document, text
    return 0.9 if found.left and not ADDRESS.search(found.before + found.after) else 0.0


def _clause(document: Document, text: str, found: Joint) -> float:
    left, right, mark = found.left, found.right, found.mark
    if not left or not right or ADDRESS.search(found.around) or "(" in found.around:
        return 0.0
    if found.before.startswith(("@", "#")) or text[found.end : found.end + 1] == "=":
        return 0.0
    if found.around.rstrip(mark).count(mark) > 1 or (mark == ";" and left.lower() in ENTITIES):
        return 0.0  # a,b,c: a list of tags
    if left.isupper() and (_is_degree(right) if mark == "," else right.isupper() and len(right) > 1):
        return 0.0  # MD,PhD; NYSE:CCL
    if mark == ":" and not _announces(document, text, found):
        return 0.0
    plain = not document.once(is_technical) or (_is_plain(document, left) and _is_plain(document, right))
    return 0.9 if plain else 0.0


def _is_degree(right: str) -> bool:
    """Whether it may be one in a list of such: 'MD,PhD', not 'the PSD,Simões said'."""
    return right[0].isupper() and not (len(right) > DEGREE and right[1:].islower())


def _announces(document: Document, text: str, found: Joint) -> bool:
    """Whether a colon stands behind a label or clause, and in no name, form of a word, or setting ('store:true')."""
    right = found.right
    if right[0].islower():
        common = _is_plain(document, found.left) and _is_plain(document, right)
        return common and not _is_gendered(document, right.capitalize()) and text[found.end : found.end + 1] == " "
    inner = right[1:] != right[1:].lower() and not right.isupper()
    return not (inner or _is_gendered(document, right) or _is_name(text, found))


def _is_plain(document: Document, word: str) -> bool:
    """Whether it is a common word of the article's language, and neither an abbreviation nor a name of code."""
    known = lexicon(document.once(language))
    return known is not None and word.isalpha() and len(word) >= PLAIN_LETTERS and known.written(word) >= PLAIN


def _is_name(text: str, found: Joint) -> bool:
    """Whether words with a colon between them come again and stand inside a sentence: 'at the Quay:Light fair'."""
    inside = text[max(found.start - 2, 0) : found.start]
    whole = found.left + found.mark + found.right
    return found.left[0].isupper() and inside[:1].isalpha() and inside[1:] == " " and text.count(whole) > 1


def _quote(document: Document, text: str, found: Joint) -> float:
    if not found.right or ADDRESS.search(found.around) or (len(found.left) < 2 and not found.before):
        return 0.0
    if found.mark in "'’":
        line = text[max(0, found.start - 200) : found.start + len(found.left)]
        opened = _OPENED.search(line[line.rfind("\n") + 1 :])
        return 0.8 if opened and document.lang[:2] not in _WORDS_WITH_APOSTROPHE else 0.0
    if found.mark in '”»“"' and _CASE_ENDING.match(found.right) and document.once(language) in _WITH_CASE_ENDINGS:
        return 0.0
    return 0.0 if '"' in found.mark and document.once(is_technical) else 0.9


def _bracket(document: Document, text: str, found: Joint) -> float:
    mark = found.start + len(found.left)
    if found.mark[0] in ".!?":
        closing = text.find(")", found.end, found.end + 100)
        inside = text[found.end : closing] if closing >= 0 else ""
        fine = "." in found.before or "\n" in inside or " " not in inside or document.once(is_technical)
        return 0.0 if fine else 0.9
    if found.mark == "(":
        aside = _ASIDE.match(text, mark, found.end + 100)
        if aside is None or "." in found.before or ADDRESS.search(found.before):
            return 0.0
        return 0.0 if text[aside.end() : aside.end() + 1] in ("{", ";", ":") else 0.95
    opening = text.rfind("(", max(0, found.start - 200), mark)
    return 0.0 if opening < 1 or "\n" in text[opening:mark] else _behind_bracket(document, text, found, opening, mark)


def _behind_bracket(document: Document, text: str, found: Joint, opening: int, closing: int) -> float:
    before, inside = text[opening - 1], text[opening + 1 : closing]
    if _IMAGE.search(inside):
        return 0.9 if before == "]" else 0.0
    if " " not in inside and not (len(inside) > 1 and inside.isupper()):
        return 0.85 if before == " " and _are_words(document, found) else 0.0
    return 0.0 if document.once(is_technical) or ADDRESS.search(inside + found.after) else 0.9


def _are_words(document: Document, found: Joint) -> bool:
    """Whether a small word begins behind a bracket: '(left)and'; not '(un)fair', Polish '(inter)sieci'."""
    left, right, known = found.left.lower(), found.right, lexicon(document.once(language))
    if known is None or len(left) < PLAIN_LETTERS or known.zipf(left + right):
        return False
    return right.islower() and known.zipf(left) >= PLAIN and known.zipf(right) >= SMALL


def _link(document: Document, text: str, found: Joint) -> float:
    del text
    if "=" in found.before or "(" in found.before or document.once(is_technical):
        return 0.0
    if found.mark == ":":  # behind a label, and no handle, or a name of one's own: 'view-source:https://'
        return 0.9 if found.before.removesuffix(":").isalpha() else 0.0
    return 0.95 if "/" not in found.before or _WHOLE_LINK.search(found.before) else 0.0


def _year(document: Document, text: str, found: Joint) -> float:
    zoned = found.left.lower() in _CLOCK or found.left in _ZONES
    if zoned or _HOUR.search(text, max(0, found.start - 4), found.start):
        return 0.0 if found.right.lower() in _CLOCK else 0.9
    if found.left.isdigit() and len(found.left) < 3:
        number, plain = int(found.left), found.right[1:].islower() and not document.once(is_technical)
        return 0.9 if plain and not document.once(_line_numbers).isdisjoint((number - 1, number + 1)) else 0.0
    if found.left.isdigit():
        dated = _DAY.search(text[max(0, found.start - 8) : found.start])
        return 0.9 if dated and found.right[1:] == found.right[1:].lower() else 0.0
    if (found.right.isdigit() and len(found.right) < 3) or found.right[:3] in _MONTHS:
        return 0.0 if found.before.startswith(("#", "@")) else 0.9  # 'Jana Mareth12 May 2026', 'APIMay 12, 2026'
    if found.left.isupper() and found.right[1:].islower():
        return _label(document, found)
    # A name that stands just before, again with a year glued to it: 'Ann Oake Ann Oake2026 election'.
    repeated = f" {found.left} " in text[max(0, found.start - 80) : found.start]
    return 0.95 if repeated and not found.before.startswith(("#", "@")) else 0.0


def _label(document: Document, found: Joint) -> float:
    """'BIZNESNajstarsza fabryka', 'PUBLICITÉLa direction': a word in capitals, and the first one of a sentence."""
    lang = document.once(language)
    known = lexicon(lang) if lang != "en" else None
    if known is None or known.zipf(found.left.lower()) < LABEL:
        return 0.0
    return 0.85 if known.zipf(found.right.lower()) >= LABEL else 0.0


def _line_numbers(document: Document) -> frozenset[int]:
    """The numbers that lines of the text begin with: '1About six in ten', '2 There is'."""
    return frozenset(int(match[1]) for match in _LINE_NUMBER.finditer(document.text))


def _figure(document: Document, text: str, found: Joint) -> float:
    if document.once(is_technical):
        return 0.0
    if document.once(_rows) >= ROWS or _COUNTED.match(text, found.end):
        return 0.9
    return 0.85 if _ONE_DECIMAL.match(text, found.end) else 0.0


def _rows(document: Document) -> int:
    return len(_ROW.findall(document.text))


JUDGES: Mapping[str, Judge] = {
    "sentence": _sentence,
    "ellipsis": _ellipsis,
    "clause": _clause,
    "quote": _quote,
    "bracket": _bracket,
    "link": _link,
    "year": _year,
    "figure": _figure,
}
"""By the kind of joint, who judges it."""
