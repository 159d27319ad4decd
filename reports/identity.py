"""What makes two findings the same from one run to the next: for baselines, comparisons and CI services."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from scrapelint import lazyre as re
from scrapelint.reports.result import ArticleReport
from scrapelint.reports.safe import sound
from scrapelint.validators import Article, Finding

__all__ = ["Occurrences", "article_key", "identities", "identity", "known_identities"]

DIGITS = 32
"""Hexadecimal digits of an identity, 128 bits: that two of a thousand million different findings share one has a chance
below 10^-20."""

_SPACES = re.compile(r"\s+")
_NUMBERS = re.compile(r"\d+")


def identity(article: Article, finding: Finding) -> str:
    """The identity of a finding: 32 hexadecimal digits, the same on every machine and in every run.

    Made of what stays when a feed is scraped again. Not in it: lines and offsets, which move when an article is
    edited or a feed is sorted; the message, severity and points, which change with rules and configuration; times.
    Findings that cannot be told apart (the same defect twice in an article) share an identity; see ``identities``.
    """
    return _digest(article_key(article), finding)


def identities(report: ArticleReport) -> tuple[str, ...]:
    """The identities of an article's findings, each once: the second of a kind has '-2' behind, and so on."""
    return _numbered(report)[: len(report.findings)]


def known_identities(report: ArticleReport) -> tuple[str, ...]:
    """The same of its known findings, which are numbered behind the others."""
    return _numbered(report)[len(report.findings) :]


def _numbered(report: ArticleReport) -> tuple[str, ...]:
    key, occurrences = article_key(report.article), Occurrences()
    found = [each.finding for each in report.findings] + [known.finding for known in report.known]
    return tuple(occurrences.name(_digest(key, finding)) for finding in found)


def _digest(article: str, finding: Finding) -> str:
    parts = (
        finding.rule,  # never renamed, and two rules object to two things even at one place
        article,  # the same leak on another page is another finding
        finding.field,  # mojibake in the title is mended elsewhere than that in the text
        _normal(finding.excerpt),  # the defect itself, cut to a bounded length
    )
    digest = sha256()
    for part in parts:
        digest.update(sound(part).encode())
        digest.update(b"\xff")  # no part holds this byte, so that no two lists of parts are read alike
    return digest.hexdigest()[:DIGITS]


def article_key(article: Article) -> str:
    """What an article is known by from run to run: the first of these that it has."""
    if article.url:
        return f"url {article.url.strip()}"  # names the article for the whole world
    if article.id:
        return f"id {article.id.strip()}"  # names it in its feed
    if article.source is not None and article.source.line is None:
        # The file is the article, and stays so when its text is edited. Written as on any system.
        return f"file {article.source.path.replace(chr(92), '/').removeprefix('./')}"
    if article.title:
        return f"title {_normal(article.title)}"  # stays when the text is mended
    # What nothing names is known by its words alone: each edit makes it another article.
    return f"text {sha256(sound(article.text).encode()).hexdigest()}" if article.text else ""


def _normal(text: str) -> str:
    """Without case, white space and figures, which templates, layouts and counters change from scrape to scrape."""
    return _NUMBERS.sub("0", _SPACES.sub(" ", text.casefold())).strip()


class Occurrences:
    """Numbers what shares an identity, in the order of the run, where a reader wants every name once.

    >>> occurrences = Occurrences()
    >>> [occurrences.name("a"), occurrences.name("b"), occurrences.name("a")]
    ['a', 'b', 'a-2']
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def name(self, same: str) -> str:
        """The identity of the first occurrence; that of further ones with their number behind."""
        self._seen[same] += 1
        return same if self._seen[same] == 1 else f"{same}-{self._seen[same]}"
