"""A cheap guess at the language of a text, good enough to choose its lexicon."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from scrapelint import lazyre as re

if TYPE_CHECKING:
    from scrapelint.validators.engine.document import Document

__all__ = ["code", "function_words", "guess", "language", "related"]

SAMPLE = 6000
"""Code points that are looked at: some 1,000 words of English."""
GLANCES, PLAIN_SHARE = (400, 800, SAMPLE), 0.18
"""Code points that confirm the language an article states, and the share of its function words among what stands
between spaces for that: of 3,000 English articles 91 % have more in the first so many (median 27 %), 97 % in the
second."""
TAG = 35
"""Code points of a language tag (RFC 5646); what is remembered must not grow with what a feed says."""
SURE_SHARE = 0.16
"""Share of function words from which a guess is held against what the article says of itself. In news
sentences of 16 languages the list of their own had 19-42 % (Turkish 11 %), a list of another family at most 14 %."""
SURE_LEAD = 1.35
"""How many times the runner-up's share the winner needs for that: in Danish sentences the
Norwegian list has 0.9 of the Danish one, in Spanish the Catalan 0.8: too near to overrule what an article states."""
OWN_LETTERS = 0.004
"""Share of letters that no sister language has: 'і', 'ї', 'є' are 8 % of Ukrainian; a name or two bring fewer."""

_NAMES = {  # what articles say in place of the two-letter code that wordfreq uses
    "no": "nb", "nn": "nb", "nob": "nb", "nno": "nb", "nor": "nb", "iw": "he", "in": "id", "tl": "fil", "cmn": "zh",
    "sr": "sh", "hr": "sh", "bs": "sh", "srp": "sh", "hrv": "sh", "bos": "sh",
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "dut": "nl", "pol": "pl", "rus": "ru", "ukr": "uk", "ces": "cs", "cze": "cs", "swe": "sv",
    "dan": "da", "fin": "fi", "hun": "hu", "ron": "ro", "rum": "ro", "tur": "tr", "ell": "el", "gre": "el",
    "bul": "bg", "cat": "ca", "ind": "id", "msa": "ms", "slk": "sk", "slo": "sk", "slv": "sl", "lit": "lt",
    "lav": "lv", "isl": "is", "ice": "is", "mkd": "mk", "vie": "vi",
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "polish": "pl", "russian": "ru", "ukrainian": "uk", "czech": "cs", "swedish": "sv",
    "danish": "da", "norwegian": "nb", "finnish": "fi", "hungarian": "hu", "romanian": "ro", "turkish": "tr",
    "greek": "el", "bulgarian": "bg", "catalan": "ca", "indonesian": "id",
}  # fmt: skip

_FUNCTION_WORDS = {  # the commonest words of a language, less those that stand in several neighbours' lists alike
    "en": "the of and to in that for is on with was as at by it from are this be have not has he his they but an",
    "de": "der die und den von das mit des sich dem nicht ein eine auf auch als für ist im zu es an werden aus hat",
    "fr": "le la les des de et en un une du que dans est pour qui par sur pas au plus avec il ce sont ne se ont à",
    "es": "el la los las de que y en un una del por con se para es no su al como más lo pero fue ha sus este también",
    "it": "il la di che e un una del della per in è non con sono da si le gli dei nel alla più i anche ha come lo al",
    "pt": "o a os as de que e do da em um uma para com não por se no na dos mais é ao das foi como à pelo ou são",
    "nl": "de het een van en in dat is op te voor met zijn niet aan er om ook als bij door naar heeft die worden",
    "pl": "w i z na się nie że do to jest o jak po od za przez co dla ale są oraz był które która tym przy",
    "cs": "a v na se je že to s z do o i ve pro jako za by ale po od tak podle jeho které jsou který bude aby při",
    "sk": "a v na sa je že to s z do o aj vo pre ako za by ale po od tak podľa jeho ktoré sú ktorý bude aby pri",
    "sl": "in v je na se da so za z ki bi tudi pa s po ne pri kot od do še med bil ali ter kar",
    "sh": "i u je na se da su za od s o iz koji kao što ne ali bi nije po će to bio sa koja samo",
    "sv": "och i att det som en på är av för med den till har inte de om ett han men var från vi under sig kan",
    "da": "og i at det er en til på som for med den de af har ikke der et han men var fra vi om sig kan blev",
    "nb": "og i å det er en til på som for med den de av har ikke at et han men var fra vi om seg kan ble",
    "fi": "ja on ei että se oli hän myös mutta ovat kun mukaan kuin ole joka tai olisi sekä jo sen ollut vain hänen",
    "hu": "a az és hogy nem is egy ez meg de csak volt már mint ha azt el vagy még lehet szerint után kell mert",
    "ro": "de și în a la cu pe nu o că din care un pentru este mai să au ca fi ce sunt prin fost după al lui",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra ise olduğu var ne diye değil göre",
    "ca": "de la i el que a en els les un per una del amb és no al són ha es dels més com va però seva aquest",
    "id": "yang dan di dengan ini untuk dari itu pada tidak dalam akan ke juga oleh ada karena mereka bisa telah",
    "vi": "và của là có không được trong cho một các người với đã này những để khi từ đến ra ở về",
    "lt": "ir kad yra su iš tai į bet kaip buvo ne nuo už dėl jau tik apie kurie prie jis po ar savo",
    "lv": "un ir ka ar par no uz tas kas arī kā bet nav lai pēc bija pie tikai jau to gan viņš tiek",
    "is": "og að í á er sem um til við var með en það af hann ekki fyrir eru því frá hafa verið segir",
    "fil": "ang ng sa na mga at ay ni para si niya kung hindi may ito nang siya rin pa ako ko",
}  # fmt: skip
_LISTS = {lang: frozenset(words.split()) for lang, words in _FUNCTION_WORDS.items()}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _lang, _listed in _LISTS.items():
    for _each in _listed:
        _LANGUAGES_OF.setdefault(_each, []).append(_lang)

_KIN = [
    frozenset(names.split())
    for names in (
        "da nb no nn sv is fo",
        "cs sk",
        "sh hr sr bs sl mk bg",
        "id ms jv su",
        "es ca gl pt ast an oc fr it ro",
        "nl af fy nds li de lb",
        "ru uk be bg mk sh rue kk ky mn tt tg ba cv",
        "fa ar ur ps ckb ku sd ug",
        "fi et",
        "hi mr ne bh mai",
        "bn as",
        "fil tl ceb",
        "tr az tk tt uz ku",
        "lt lv",
        "en sco",
    )
]
"""Languages whose function words, or letters, are too much alike for a guess to overrule what an article says."""

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SCRIPTS = [
    (re.compile(letters), lang)
    for letters, lang in (
        (r"[\u0620-\u064a\u0670-\u06d3]", "ar"),
        (r"[\u05d0-\u05ea]", "he"),
        (r"[\u0900-\u0963]", "hi"),
        (r"[\u0980-\u09df]", "bn"),
        (r"[\u0b80-\u0bdf]", "ta"),
    )
]
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_TOLD = frozenset(["fa", "ur", "el", "ru", "uk", "be", "bg", "mk", *_LISTS, *(lang for _, lang in _SCRIPTS)])
"""Languages that a guess may name."""


def code(name: str) -> str:
    """What an article says of its language ('en-US', 'pt_BR', 'deu') as the code of a lexicon; '' stays ''."""
    return _code(name[:TAG])


@lru_cache(maxsize=256)
def _code(name: str) -> str:
    main = re.split(r"[-_]", name.strip().lower(), maxsplit=1)[0]
    return _NAMES.get(main, main)


def function_words(lang: str) -> frozenset[str]:
    """The commonest words of a language, by its code; none where they are not known."""
    return _LISTS.get(lang, frozenset())


def related(one: str, other: str) -> bool:
    """Whether two languages, by their codes, are so much alike that a guess may take one for the other."""
    return any({one, other} <= kin for kin in _KIN)


def guess(text: str) -> tuple[str, bool]:
    """The likely language of ``text`` and whether that is sure; ('', False) where nothing speaks for any."""
    sample = text[:SAMPLE].lower()
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    # Most texts have a curly mark or two, and no letters of another script.
    if (len(sample) - len(sample.encode("ascii", "ignore"))) * 2 > letters:
        if len(_CYRILLIC.findall(sample)) * 2 > letters:
            return _cyrillic(sample), True
        if script := _script(sample, letters):
            return script, True
        if len(_GREEK.findall(sample)) * 2 > letters:
            return "el", True
    if len(words) < 12:
        return "", False
    shares: Counter[str] = Counter()
    for word, count in Counter(filter(_LANGUAGES_OF.__contains__, words)).items():
        for lang in _LANGUAGES_OF[word]:
            shares[lang] += count
    (lang, best), (_, second) = [*shares.most_common(2), ("", 0), ("", 0)][:2]
    if best < SURE_SHARE / 2 * len(words):
        return "", False
    return lang, best >= SURE_SHARE * len(words) and best >= SURE_LEAD * second and len(words) >= 25


def _script(sample: str, letters: int) -> str:
    """The commonest language of a script without case, by its letters; '' where the text is in none of them."""
    for written, lang in _SCRIPTS:
        if len(written.findall(sample)) * 2 > letters:
            if lang != "ar":
                return lang
            if sum(map(sample.count, "ٹڈڑےں")) > len(sample) * OWN_LETTERS:
                return "ur"
            return "fa" if sum(map(sample.count, "پچگی")) > len(sample) * OWN_LETTERS else "ar"
    return ""


def _cyrillic(sample: str) -> str:
    # Letters that only one of the languages has; without them it is Russian, by far the commonest on the web.
    russian = sum(map(sample.count, "ыэё"))
    enough = len(sample) * OWN_LETTERS
    if sample.count("ў") > enough:
        return "be"
    counts = {lang: sum(map(sample.count, letters)) for letters, lang in (("іїє", "uk"), ("ђћ", "sh"), ("ѓќѕј", "mk"))}
    # What was read in another code page has letters of all of them.
    likely = [lang for lang, own in counts.items() if own > enough]
    if len(likely) == 1 and counts[likely[0]] > russian:
        return likely[0]
    return "bg" if sample.count("ъ") > russian else "ru"


def _is_plain(listed: frozenset[str], text: str) -> bool:
    pieces = text.lower().split()
    return sum(map(listed.__contains__, pieces)) >= PLAIN_SHARE * len(pieces)


def language(document: Document) -> str:
    """The code of the language that the article is in: what it says itself, unless its words surely say otherwise."""
    stated = code(document.lang)
    listed = _LISTS.get(stated)
    # Links may stand before the prose.
    if listed and any(_is_plain(listed, document.text[:glance]) for glance in GLANCES):
        return stated
    guessed, sure = guess(document.text)
    if stated not in _TOLD and related(stated, guessed):
        return stated  # Marathi is no Hindi, Galician no Portuguese: of its words nothing is known
    return guessed if sure or not stated else stated
