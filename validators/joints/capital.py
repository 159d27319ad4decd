"""A word with a capital inside, and what in the article speaks for two words that run together there."""

from __future__ import annotations

from functools import cached_property

from scrapelint import lazyre as re
from scrapelint.validators.engine.code import is_technical
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.spans import Span
from scrapelint.validators.joints.joint import NEARBY, ONE_LETTER
from scrapelint.validators.wording.guess import language
from scrapelint.validators.wording.lexicon import Lexicon, lexicon, normal

__all__ = ["ENGLISH_SMALL", "MANY", "MONTHS", "PIECES", "REACH", "SMALL", "Word"]

ENGLISH_SMALL = frozenset("in of by to at on or as is an".split())
_OF_NAMES = frozenset("o de el la le du il di da al".split())
"""Of these, those with which names of firms and families are made: 'laSexta', 'deGrom'."""
REACH = 40
JUST_BEFORE = 80
"""Code points before the joint in which a name stands that is glued to what follows: 'Ann Oake Ann Mary OakeHouse'."""
WORD = 3.0
"""Zipf from which a half is a word of the language: 'journalist' 4.6, 'enlarge' 3.2; brands are made of such."""
SHORTEST, MANY = 3, 5
"""Letters of each of several words that are joined; joints in a line from which no names explain them."""
PLAIN = 4.0
"""Zipf of both halves where nothing else tells; of five names that writers made up in four languages, four have a rarer
one."""
LONG = 5
"""Letters of a first word that makes no name of a firm outside English: of 56 words found in 31,000 manual pages and
articles in 20 languages, two were names."""
PIECES = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]+|[^\W\d_A-ZÀ-ÖØ-Þ]+|[^\W\d_a-zß-öø-ÿ]+")
_STARTERS = frozenset(
    "the this these that those there they he she we his her its their our when while after before although but and "
    "however with from according here how why what who where are was were will if as since because both each some many "
    "most then than have has had would could should may during despite between under another several among until "
    "though if i'm it's he's she's we're they're don't located founded established headquartered".split()
)
"""English words that start sentences and end no name, as 'CareNow', 'LinkedIn', 'QuickTake', 'TimeOut' do."""
STARTER = 6.0
"""Zipf of such words in other languages: German 'die' 7.4, 'nach' 6.5, Spanish 'según' 6.1."""
SMALL = 5.7
"""Zipf of the small words of a language: 'by' 6.7, 'when' 6.3; 'star' has 5.2, 'design' 5.0."""
COMMON = 5.9
"""Zipf of first halves that begin names: 'TheStreet', 'ForAmerica', 'WeWork'."""
MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday".split()
)
_LABELS_AFTER = frozenset(
    "credit caption published updated advertisement copyright posted photo foto photograph image bild crédit crédito "
    "quelle fuente fonte source anzeige werbung publicité publicidad фото источник реклама".split()
)
_LABELS_BEFORE = frozenset(
    "related enlarge images reuters getty afp advertisement advertentie anzeige publicité publicidad реклама "
    "caption credit copyright published updated".split()
)
"""Labels of a page's parts, which are elements of their own and so what is glued most often."""
_NAME = re.compile(r"(?:[^\W\d_]+|(?<=\s)[^\W\d_]\.|[^\W\d_]+\)) \Z")
_SURNAME = re.compile(r"(?<!\w)[^\W\d_]+\.? \Z")
"""The word before the name of a person that is glued to a sentence: 'Photo: Jana MarethThe ferry'."""
_CREDITED = re.compile(
    r"(?<!\w)(?:photo(?:graph)?|foto|image|picture|credit|bild|crédit|crédito|imagen|imagem|фото)s?"
    r"(?: (?:by|von|par|por|de|di|van|door))?(?::|(?<=by)|(?<=von)|(?<=par)|(?<=por)) (?:[^\W\d_]+\.? ){1,3}\Z",
    re.IGNORECASE,
)
"""The first names of whom a picture is credited to; the surname has no end: 'Photo: Jana MarethHolt has since left'."""
_PARTICLES = frozenset("mac van von fitz del der den san".split())
_ANNOUNCES = (":", "：", " by ")
"""What follows a label."""
_STAMP = re.compile(
    r"(?:Updated|Published|Posted|Publiée?|Mise? à jour|Modifiée?|Aktualisiert|Veröffentlicht|Publicad[oa]|"
    r"Actualizad[oa]|Atualizad[oa]|Pubblicat[oa]|Aggiornat[oa]|Gepubliceerd|Bijgewerkt|Opublikowano|Опубликовано|Обновлено)\b"
    r"[^\d\n]{1,12}\d"
)
"""A date of the page that is glued to a name: 'Jana MarethUpdated on 12 May'."""
_OF_A_NAME = re.compile(r" [^\W\d_a-zß-öø-ÿ][^\W\d_]+ [^\W\d_A-ZÀ-Þ]")
"""A surname and a small letter behind a rare first name: 'Ann Mary OakeKayenne Holt calls'."""
_MORE = re.compile(r"(?<!\w)(?:Read|Learn|See|Show|View|Load|Find [Oo]ut) \Z")
"""What stands before the last word of a button: 'Read MoreThe ferry'."""
_DATELINE = re.compile(r" ?[–—)]| - ")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\W\d_]+ \Z"), re.compile(r" [^\W\d_]+")


class Word:
    """A word with a capital inside, ``text[start:end]``, and what speaks for a joint at ``middle``."""

    def __init__(self, document: Document, text: str, start: int, middle: int, end: int) -> None:
        self.document, self.text = document, text
        self.start, self.middle, self.end = start, middle, end
        self.left, self.right = text[start:middle], text[middle:end]

    @cached_property
    def lang(self) -> str:
        return self.document.once(language)

    @cached_property
    def known(self) -> Lexicon | None:
        return lexicon(self.lang)

    def confidence(self) -> float:
        """0 where the word may be meant."""
        if self._named_before():
            return 0.97
        if self._is_date_or_label():
            return 0.95
        # What is written twice is meant. To ask for the language costs more.
        once = self.is_plain() or not self._elsewhere(self.left + self.right, self.start)
        if not once or not self.left.islower():
            return self._after_a_capital() if once else 0.0
        small = self._before_one_letter() if len(self.right) == 1 else self._after_a_small_word()
        return 0.9 if small and not self.is_technical() else 0.0

    def is_plain(self) -> bool:
        """Whether a small word, of which no name is made, and a common one stand there, but in English.

        However often: 'lireLe Monde' comes wherever the newspaper was a link.
        """
        if not self.left.islower() or self.left in _OF_NAMES or len(self.right) == 1 or self.lang == "en":
            return False
        zipfs = self._zipf(self.left), self._zipf(self.right)
        listed = self._zipf(self.left + self.right) > 0
        return min(zipfs) >= (SMALL if listed else PLAIN) and max(zipfs) >= SMALL and self._is_own(self.left)

    def is_row(self) -> bool:
        """Whether so many words are joined that it can be no name: the entries of a menu."""
        pieces = PIECES.findall(self.left + self.right)
        return len(pieces) > MANY and min(map(len, pieces)) >= SHORTEST and not self.is_technical()

    def _is_own(self, small: str) -> bool:
        return len(small) > 1 or small in ONE_LETTER.get(self.lang, "")

    def _before_one_letter(self) -> bool:
        """'kilka latW raporcie', 'o canalO TEMPO'."""
        small = self.right.lower() in ONE_LETTER.get(self.lang, "")
        return small and self._zipf(self.left) >= PLAIN

    def _after_a_small_word(self) -> bool:
        if len(self.left) > 2 or self.left in ENGLISH_SMALL:
            return self._is_word(self.left) and self._is_word(self.right)
        if (len(self.right) <= SHORTEST and not self.right.isupper()) or self._zipf(self.left) < SMALL:
            return False
        if self.left in "ksv" and not self._is_own(self.left):
            return False  # 'vBulletin'
        return self._elsewhere(self.right, -1) if self.left in _OF_NAMES else self._is_word(self.right)

    def _after_a_capital(self) -> float:
        right = normal(self.right, self.lang)
        if self.left == "More" and _MORE.search(self.text, max(0, self.start - REACH), self.start):
            return 0.9 if self._is_word(self.right) else 0.0
        if self._zipf(self.left) >= COMMON and (self.lang == "en" or len(self.left) < LONG):
            return 0.0  # 'TheStreet', 'ForAmerica'
        if self._is_word(self.left):
            return self._after_a_word(right)
        follows_a_name = (self._starts_sentences(right) and self._has_first_name()) or self._is_credited()
        return 0.85 if follows_a_name else 0.0

    def joints(self) -> int:
        """How many words seem to be joined to the first."""
        return len(PIECES.findall(self.left + self.right)) - 1

    def is_known(self) -> bool:
        """Whether all these words are known."""
        words = PIECES.findall(self.left + self.right)
        whole = len("".join(words)) == len(self.left + self.right)
        return whole and all(len(word) >= SHORTEST and self._zipf(word) >= WORD for word in words)

    def is_technical(self) -> bool:
        """Whether names are made so in an article of this kind."""
        return self.document.once(is_technical)

    def _is_date_or_label(self) -> bool:
        """Whether the second half is a month before a day ('Jana MarethMay 12'), or announces what follows it."""
        if _STAMP.match(self.text, self.middle):
            return True
        following = self.text[self.end : self.end + 2]
        if following[:1] == " " and following[1:].isdecimal():
            return normal(self.right, self.lang) in MONTHS
        return self.text.startswith(_ANNOUNCES, self.end) and normal(self.right, self.lang) in _LABELS_AFTER

    def _after_a_word(self, right: str) -> float:
        if self._starts_sentences(right):
            return 0.92
        if normal(self.left, self.lang) in _LABELS_BEFORE or right in _LABELS_AFTER:
            return 0.9 if self._is_word(self.right) else 0.0
        if self._goes_on() or self._came_before() or self._is_credited():
            return 0.9
        return 0.85 if self._is_no_brand() else 0.0

    def _is_no_brand(self) -> bool:
        """Whether both are words of a language in which names are not made so; those of firms are English there too."""
        english = lexicon("en")
        if self.lang == "en" or english is None or len(self.left) < LONG or not self.is_known():
            return False
        if min(self._zipf(self.left), self._zipf(self.right)) < PLAIN or self._is_within_a_sentence():
            return False
        if _DATELINE.match(self.text, self.end) or self.is_technical():
            return False  # 'NORWICK, HafenKurier — Die Fähre …'
        # The name of a person, as it is written in addresses: 'AnnOake', beside 'Ann Oake'.
        return english.zipf(self.left.lower()) < WORD and self._times(f"{self.left} {self.right}") == 0

    def _is_within_a_sentence(self) -> bool:
        """Whether words of a sentence stand round it, as round the name of a firm; in German round any noun."""
        before = self.text[max(0, self.start - 2) : self.start]
        return (before[:1].islower() and self.lang != "de") or self.text[self.end : self.end + 1] in ("-", ",")

    def _zipf(self, word: str) -> float:
        known = self.known
        return 0.0 if known is None else known.zipf(normal(word, known.lang))

    def _is_word(self, word: str) -> bool:
        return self._zipf(word) >= WORD or self._elsewhere(word, -1)

    def _starts_sentences(self, right: str) -> bool:
        if self.lang == "en":
            return right in _STARTERS
        goes_on = self.text[self.end : self.end + 2]
        return len(right) > 1 and self._zipf(self.right) >= STARTER and goes_on[:1] == " " and goes_on[1:].isalpha()

    def _named_before(self) -> bool:
        """Whether the first half is the end of a name that stands just before as well."""
        before = self.text[max(0, self.start - JUST_BEFORE) : self.start]
        if self.left not in before or self.left.islower():
            return False
        before = before[before.rfind("\n") + 1 :]
        if f" {self.left} " not in f" {before} ":
            return False
        name = _NAME.search(before, before.rfind(" ", 0, -1) + 1)
        if name is None or not (name[0][0].isupper() or name[0] + self.left in before):
            return False
        known = self._is_word(self.right) or _OF_A_NAME.match(self.text, self.end)
        if not known and not self._in_full(before):
            return False
        times = self._times(self.left + self.right)
        return times == 1 or times <= self._times(f"{self.left} ")

    def _in_full(self, before: str) -> bool:
        """Whether the name was begun anew, in its full form: 'Ann Oake Ann Mary OakeLorrek says'."""
        first, name, again = before.partition(f" {self.left} ")
        first = first.rpartition(" ")[2]
        return name != "" and first[:1].isupper() and again.startswith(first) and len(self.right) > 2

    def _has_first_name(self) -> bool:
        first = _SURNAME.search(self.text, max(0, self.start - REACH), self.start)
        return first is not None and first[0][0].isupper()

    def _is_credited(self) -> bool:
        before = self.text[max(0, self.start - REACH) : self.start].rpartition("\n")[2]
        return self.left.lower() not in _PARTICLES and _CREDITED.search(before) is not None

    def _goes_on(self) -> bool:
        """Whether the second half and the next word stand together elsewhere: 'EnlargeTiger Woods'."""
        following = _WORD_AFTER.match(self.text, self.end)
        return (
            following is not None
            and following[0][1].isupper()
            and self._elsewhere(self.right + following[0], self.middle)
        )

    def _came_before(self) -> bool:
        """Whether the word before and the first half stand together elsewhere: 'Neal KrawetzYesterday'."""
        preceding = _WORD_BEFORE.search(self.text, max(0, self.start - REACH), self.start)
        return (
            preceding is not None
            and preceding[0][0].isupper()
            and self._is_word(self.right)
            and self._elsewhere(preceding[0] + self.left, preceding.start())
        )

    def _elsewhere(self, words: str, at: int) -> bool:
        """Whether ``words`` stand whole nearby, but at ``at``."""
        text, size = self.text, len(words)
        low, high = self._nearby
        found = text.find(words, low, high)
        while found >= 0:
            if found != at:
                end = found + size
                if not (text[found - 1 : found].isalnum() or text[end : end + 1].isalnum()):
                    return True
            found = text.find(words, found + 1, high)
        return False

    def _times(self, words: str) -> int:
        """How often ``words`` stand nearby, also as parts of others."""
        return self.text.count(words, *self._nearby)

    @property
    def _nearby(self) -> Span:
        return max(0, self.start - NEARBY), self.end + NEARBY
