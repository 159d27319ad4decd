"""Front pages, sections and tags stored as articles: headlines, dates and links, and no paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.engine.linetable import line_count, prepare

__all__ = ["Params", "concerns", "find", "prepare"]

LONGEST = 20_000
"""Code points that are read of a page: a front page has some hundred headlines."""
MEAN_LINE = 120
"""Code points a line of such a page has on average, at most; of articles five in six have longer lines."""
PROSE_SHARE = 0.15
"""Share of the text that paragraphs may have; teasers end as sentences do."""
PROSE_MIN = 80
"""Code points from which a line that ends as a sentence does is a paragraph."""
_FINAL = re.compile(r"[.!?…。！？।۔؟:;,，、]['\"”»’)\]]*$")
_MARKUP = re.compile(r"^[#>*\s-]*(?:\d{1,3}[.)]\s+|\d{1,2}:\d\d\s+(?=[^\W\d]))?\[?|\]\([^)\s]*\)")
_CODE = re.compile(r"[{}<>=;|`\\]|\(\)|://(?!\S+\)$)|^\s*(?:[$@/]|!\[)")
_SCORE = re.compile(r"\d\D{0,20}\d")
_NUMBERED = re.compile(r"^\D{0,3}\d+(?:[.,]\d+)? ?\w{0,12}\b")
_SUNG = re.compile(r"\b(?:[Ii]|[Ii]['’]m|me|my|you|your)\b")
_DENSE = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af]")
_MORE = (
    r"(?:read|see|view|learn|show) (?:more|all|full|the (?:full )?(?:story|article))|continue reading|full story|share|"
    r"weiterlesen|mehr(?: lesen| erfahren)?|zum artikel|lire (?:la suite|plus|l['’]article)|en savoir plus|"
    r"leer (?:más|mas)|seguir leyendo|ler mais|leia mais|saiba mais|leggi(?: tutto| di più)?|lees (?:meer|verder)|"
    r"läs (?:mer|vidare)|les mer|læs mere|lue lisää|czytaj (?:więcej|dalej)|číst (?:více|dál)|čítať ďalej|"
    r"tovább(?: olvasom)?|citește mai (?:mult|departe)|читать (?:далее|дальше|полностью|все)|подробнее|детальніше|"
    r"читати далі|прочети (?:още|повече)|περισσότερα|اقرأ (?:المزيد|أيضا)|المزيد|ادامه (?:مطلب|خبر)|"
    r"devamını oku|devamı|(?:baca )?selengkapnya|xem thêm|阅读(?:更多|全文)|閱讀(?:更多|全文)|查看(?:更多|详情)|"
    r"続きを読む|もっと見る|더 ?보기|자세히 보기|קרא עוד|और प(?:ढ़|ढ़)ें"
)
_WHO = r"\d+ (?:comments?|kommentare?|comentarios?|commentaires?|комментари\w+)|comments? \(\d+\)|by .{3,40}"
_WHEN = (
    r"(?:\w+,? )?\d{1,2}[./ -]+(?:\d{1,2}|[^\W\d]{3,10}\.?)[./ ,-]+\d{2,4}(?:[ ,-]+\d{1,2}[:.]\d\d.{0,6})?|"
    r"[^\W\d]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}(?:[ ,at-]+\d{1,2}:\d\d.{0,6})?|"
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: \d\d:\d\d)?|\d{1,2}:\d\d|"
    r"\d+ (?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?) ago|(?:vor|il y a|hace|há) \d+ \w+|"
    r"(?:قبل|منذ) [^\n]{3,14}|(?:أمس|اليوم)،?[^\n]{0,8}|\d{1,2} [\u0600-\u06ff]{3,12}(?: [\u0600-\u06ff]{3,12})?|"
    r"(?:вчера|сегодня|вчора|сьогодні|wczoraj|dziś|dzisiaj|gestern|heute|gisteren|vandaag|ieri|oggi|ayer|hoy|ontem|hoje|"
    r"hier|dün|bugün|kemarin),?[^\n]{0,6} \d{1,2}[:.h]\d\d(?: uhr)?|"
    r"\d+ \w+ (?:fa|geleden|sedan|siden|temu|назад|önce)|\d+ ?(?:分钟|小时|天|分鐘|小時|分|時間|日)前"
)
_STUB = re.compile(rf"(?i){_MORE}|{_WHO}|{_WHEN}")


class Params(BaseModel):
    """Options of ``headline_list``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    least: int = Field(8, ge=3, description="Headlines; half as many where dates or 'Read more' stand between them.")
    confidence: float = Field(0.85, ge=0, le=1)


def concerns(document: Document) -> bool:
    read = min(len(document.text), LONGEST)
    if read > MEAN_LINE * line_count(document):
        return False
    lines = _read(document)
    return read <= MEAN_LINE * len(lines) and not _has_prose(lines)


def _read(document: Document) -> list[str]:
    """The lines that are read."""
    if len(document.text) > LONGEST:
        return [line.text for line in document.lines if line.start < LONGEST]
    return document.line_texts


def find(document: Document, params: Params) -> Iterator[Hit]:
    lines = _read(document)
    if len(lines) < params.least:
        return
    stubs, headlines, others = _sort(lines)
    separated = stubs * 4 >= len(headlines) >= params.least // 2 and stubs >= 3 and others * 3 <= len(headlines)
    # Without dates between them: lines of a headline's length, hardly any two alike, that begin as sentences do.
    bare = len(headlines) >= params.least and others * 5 <= len(headlines) and _vary(headlines)
    if separated or bare:
        first = document.lines[0]
        yield Hit(first.start, first.end, values={"count": len(headlines)}, confidence=params.confidence)


def _has_prose(lines: list[str]) -> bool:
    """Whether paragraphs have more than their share."""
    left = PROSE_SHARE * sum(map(len, lines))
    for line in lines:
        if len(line) >= PROSE_MIN and _FINAL.search(line[-4:]):
            left -= len(line)
            if left < 0:
                return True
    return False


def _sort(lines: list[str]) -> tuple[int, list[str], int]:
    """How many lines are stubs (dates, 'Read more'), which are headlines, and how many are neither."""
    stubs = others = 0
    headlines: list[str] = []
    for line in lines:
        said = _MARKUP.sub("", line).strip() if line[0] in "#>*-[0123456789" else line
        if len(said) <= 60 and _STUB.fullmatch(said.strip(" .…»>→|")):
            stubs += 1
        elif _is_headline(said):
            headlines.append(said)
        else:
            others += 1
    return stubs, headlines, others


def _is_headline(line: str) -> bool:
    dense = len(_DENSE.findall(line, 0, 40)) * 2 > len(line[:40])
    if not (8 if dense else 20) <= len(line) <= 160 or line[0].islower() or _CODE.search(line):
        return False
    if line[-1] in ".,;:。，、；：" or _NUMBERED.match(line):
        return False
    return dense or line.count(" ") >= 3


def _vary(headlines: list[str]) -> bool:
    """No list of like-shaped items (results, ingredients, timetables) and no verse: those are short and begin alike."""
    lengths = [len(line) for line in headlines]
    starts = Counter(line.split(" ", 1)[0] for line in headlines)
    if starts.most_common(1)[0][1] * 4 > len(headlines) or sum(
        bool(_SCORE.search(line)) for line in headlines
    ) * 3 > len(headlines):
        return False
    if sum(bool(_SUNG.search(line)) for line in headlines) * 3 > len(headlines):
        return False  # a song
    dense = bool(_DENSE.match(headlines[0]))
    return sum(lengths) >= (14 if dense else 36) * len(headlines)
