"""Finds code that an article shows on purpose, and tells articles about programming from others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from scrapelint import lazyre as re
from scrapelint.validators.engine.re2text import PatternSet, Utf8, compile_pattern
from scrapelint.validators.engine.spans import Span, Spans

if TYPE_CHECKING:
    from scrapelint.validators.engine.document import Document

__all__ = ["code_spans", "is_technical", "may_be_code", "shown_on_purpose", "signs_of_programming"]

_FENCE = re.compile(r"(?m)^[ \t]*(```+|~~~+)")
INLINE_MAX = 160
"""Code points between two backticks; a longer stretch is prose between two stray marks."""
# The mark comes first, so that the search runs from one to the next; what stands before it is looked back at.
_INLINE = re.compile(rf"`(?<!``)(`?)(?=[^\s`])[^`\n]{{0,{INLINE_MAX}}}[^\s`]`\1(?!`)")

LINE_MAX = 2000
"""Code points before a place in which its line must begin to be looked at by itself."""
TECHNICAL_SIGNS = 3
"""Different signs that make an article one about programming: terms of the trade, and what needs no list of words:
names of files, commands, kinds of code behind a colon. Of the news articles in a feed of 6,000, 1 in 1,000 has so many
terms; of the articles that show code, nine in ten."""
FILES_MAX = 2
"""Names of files that count, at most: a page that prints errors names many, and is no tutorial for that."""
SAMPLE = 60_000
"""Code points of an article that are read to tell what it is about."""
INTRODUCTION = 240
"""Code points before a piece of code in which its introduction is looked for."""

# Terms count only as words of prose (white space or a bracket before, punctuation or white space after), since
# leaked code is full of the same names.
# What stands between braces is data or a script, and MySQL's complaint names itself: neither tells what an article is
# about.
_TERMS = (
    r"\{[^{}\n]*\}|in your SQL syntax; check the manual[^\n]*|"
    r"(?:^|[\s(\[“‘`*/«„])((?i:javascript|typescript|html5?|css3?|php[5-9]?|mysql|postgresql|sqlite|json(?:-ld)?|xml|yaml|"
    r"sdks?|apis?|npm|npx|github|gitlab|docker|kubernetes|regex(?:es)?|regular expressions?|compilers?|stack traces?|"
    r"tracebacks?|source code|code snippets?|snippets?|syntax|command[- ]line|cli|middleware|front-?end|back-?end|"
    r"front matter|shortcodes?|tutorials?|node\.js|next\.js|react(?:\.js)?|vue(?:\.js)?|angular|jquery|django|"
    r"laravel|symfony|rails|webpack|wordpress|drupal|jinja2?|liquid|handlebars|mustache|twig|localhost|debugg(?:er|ing)|debug|"
    r"refactor(?:ing|ed)?|deprecated|boolean|integers?|callbacks?|placeholders?|open[- ]source|pull requests?|"
    r"changelog|release notes|endpoints?|webhooks?|serverless|"
    r"llms?|prompt templates?|programmers?|programmierer|programming|programmierung|programmation|programación|"
    r"programmazione|programação|desarrollador(?:es)?|développeurs?|entwickler|sviluppatori|quelltext|quellcode|"
    r"código fuente|code source|codice sorgente|código-fonte|программирован[а-я]+|"
    r"разработчик[а-я]*|переменн[а-я]+|шаблон[а-я]*|"
    r"curly (?:braces|brackets)|dev(?:eloper)? ?tools|outils de développement|entwicklertools|"
    r"herramientas (?:de|para) desarrollador(?:es)?|ferramentas (?:de|do) desenvolvedor|"
    r"strumenti (?:di|per) svilupp[a-z]+|"
    r"gabarits?|скрипт[а-я]*|unit tests?|code generation|"
    r"sql|sintaxis|syntaxe|sintassi|sintaxe|plantillas?|balises?|var_dump|print_r))"
    r"(?:[\s.,;:!?)\]”\"'’`*»“…]|$)"
    r"|([函变変関]数|代码|コード|编程|プログラ|テンプレート|模板|字符串|開発者|开发者|개발자|함수|코드)"
)
# A file's or command's name in prose, whatever the language: with white space or an opening bracket before. A path's or
# a payload's has a slash or a straight mark there. Endings that are also domains of news sites (.rs, .md) are left out.
_FILE = r"[\w-]+\.(?:jsonl?|html?|css|jsx?|tsx?|py|ipynb|php|ya?ml|xml|toml|csv|ini|conf|sql|java|cpp|vue|bat|ps1|sh)"
_FILES = (
    rf"(?:^|\s\(|[\s\[“„«‘*`])({_FILE})(?:[\s.,;!?)\]”’»“*`]|[:：](?:\s|$)|[^\x00-\x7f]|$)"
    r"|(?:^|[\s(\[“„«‘*`])((?:python3?|pip3?|node|git|docker|php|composer|cargo|yarn|brew|apt-get|curl|flask|rails) "
    rf"(?:--?[a-z]\S*|{_FILE}|install\b|run\b|init\b|clone\b|commit\b))"
)
# One literal first, so that the search leaps from one to the next.
_COLONS = {colon: re.compile(colon + r"[ \t*_]*\r?\n[ \t\n\f\r]*") for colon in ":："}
_KINDS = tuple(
    map(
        re.compile,
        (
            r"[\[{]\s{0,20}[\[{\"']",
            r"</?[a-z!?]",
            (
                r"(?:import|from|def|class|const|let|var|function|async|return|using|package|public|print|echo|use|fn)\b"
                r"[^\n]*[(){}=;.]|import \w+\s*(?:\n|$)|[\w.]+ ?(?:\+?=|:=|<-) ?\S|"
                r"[\w.$]+\([^\n]*\)(?:\.\w+)?[;:{]?\s*(?:\n|$)|"
                r"#!|#include|>>> |\$ \w|(?:SELECT|INSERT|CREATE) |(?:sudo|npm|npx|pip3?|git|docker|python3?|curl) \S"
            ),
            r"\{\{|\{%|<%|\$\{",
        ),
    )
)

# One of these is enough where it stands close before the code.
_INTRODUCES = (
    r"(?i:\b(?:var_dump|print_r|var_export|unserialize|serialize|console\.log|printf|std::|#include|"
    r"(?:following|sample|example|source) (?:code|command|snippet|script|markup|query|template|tag|element|"
    r"json|html|css|function|method|output|payload|request|response|configuration)s?|"
    r"(?:this|the) (?:code|command|snippet|markup|template|json|html|css) |"
    r"snippets?|syntax|placeholders?|shortcodes?|html (?:tag|element|code|entit)\w*|tags? (?:such as|like)|"
    r"template (?:tag|variable|engine|language)s?|code (?:example|block|sample)s?|escaped? as|error message|"
    r"quellcode|codebeispiel|folgende[rsn]? (?:code|befehl)|platzhalter|code suivant|commande suivante|"
    r"siguiente (?:código|comando)|código|seguente (?:codice|comando)|seguinte (?:código|comando)|"
    r"следующ[а-я]+ (?:код|команд)[а-я]*))"
    r"|код |代码|コード|模板|テンプレート|코드"
    rf"|{_FILE}\b[^\n:：]{{0,80}}[:：]\s*\n"
)


def code_spans(document: Document) -> Spans:
    """Fenced blocks and `inline code` of Markdown; in articles about programming also runs of lines of code."""
    text = document.text
    spans: list[Span] = []
    ticks = "`" in text  # one sign is looked for in a tenth of the time of three
    if (ticks and "```" in text) or ("~" in text and "~~~" in text):
        spans += _fenced(text)
    if ticks:
        fenced = Spans(spans)
        spans += [match.span() for match in _INLINE.finditer(text) if match.start() not in fenced]
    if document.once(_has_signs) and document.once(is_technical):
        spans += _runs(document)
    return Spans(spans)


def _has_signs(document: Document) -> bool:
    return compile_pattern(_SIGNS_OF_CODE).search(document.utf8("text").data) is not None


def _has_marks(document: Document) -> bool:
    """Whether code may be set off by marks, or a line be more than ``str.find`` sees."""
    return any(map(document.text.__contains__, ("`", "~~~", "\r", "\u2028", "\u2029")))


def may_be_code(document: Document, at: int) -> bool:
    """Whether code may be shown there on purpose, as far as can be told without asking what the article is about."""
    if document.once(_has_marks):
        return True
    if not document.once(_has_signs):
        return False
    text = document.text
    low = text.rfind("\n", max(0, at - LINE_MAX), at) + 1
    if low == 0 and at > LINE_MAX:
        return True
    line = text[low : low + LINE_MAX].lstrip().partition("\n")[0].rstrip()
    return line == "" or _is_code(line)


@cache
def _terms_and_files() -> PatternSet:
    """Both looked for in one pass: nine articles in ten have neither."""
    return PatternSet((_TERMS, _FILES))


def is_technical(document: Document) -> bool:
    """Whether the article is about programming, so that code in it is its subject."""
    return document.once(signs_of_programming) >= TECHNICAL_SIGNS


def signs_of_programming(document: Document) -> int:
    """How many different signs there are, told up to ``TECHNICAL_SIGNS``."""
    sample = Utf8(f"{document.text[:SAMPLE]}\n{document.title}")
    data, found = sample.data, _terms_and_files().match(sample)
    seen: set[bytes] = set()
    for match in compile_pattern(_TERMS).finditer(data) if 0 in found else ():
        if term := match[1] or match[2]:
            seen.add(term.lower().rstrip(b"s"))
        if len(seen) >= TECHNICAL_SIGNS:
            return TECHNICAL_SIGNS
    files: set[bytes] = set()
    commands: set[bytes] = set()
    for match in compile_pattern(_FILES).finditer(data) if 1 in found else ():
        if match[1]:
            files.add(match[1])
        else:
            commands.add(match[2])
    signs = len(seen) + min(len(files), FILES_MAX) + min(len(commands), FILES_MAX)
    # 'Watch below:' before a player's script is one kind of code behind a colon, however often a page has it.
    return min(signs + len(_introduced(document)), TECHNICAL_SIGNS)


def _introduced(document: Document) -> set[int]:
    """The kinds of code that stand as paragraphs of their own after a line that ends in a colon."""
    kinds: set[int] = set()
    for colon, pattern in _COLONS.items():
        for match in pattern.finditer(document.text, 0, SAMPLE) if colon in document.text else ():
            window = document.text[match.end() : match.end() + 200]
            kinds.update(number for number, kind in enumerate(_KINDS) if kind.match(window))
    return kinds


def shown_on_purpose(document: Document, start: int, end: int, field: str = "text") -> bool:
    """Whether what looks like a leak at ``[start, end)`` is code that the article shows, or speaks of."""
    if document.once(is_technical):
        return True
    if field != "text":
        return False
    if document.shows_code_at(start, end):
        return True
    introductions = document.once(_introductions)
    last = bisect_left(introductions, start) - 1
    return last >= 0 and introductions[last] >= start - INTRODUCTION


def _introductions(document: Document) -> list[int]:
    return [match.start for match in document.utf8("text").finditer(_INTRODUCES)]


def _fenced(text: str) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = match
        elif match[1].startswith(opened[1]):
            yield opened.start(1), match.end()
            opened = None
    if opened is not None and re.compile(r"\w+[ \t]*(?:\n|$)").match(text, opened.end()):
        yield opened.start(1), len(text)  # a fence that names its language was cut with the article


_SIGNS_OF_CODE = (
    r"(?m)[{}]|^[ \t]*(?:\w+ ){0,2}[\w.$\[\]'\"]+ ?[+:]?=|</?[A-Za-z]|;[\r\n]|\(\)|\$ \w|>>>|#!"
    r"|\b(?:sudo|npm|pip|git|curl|docker|import) \w"
)
"""One of these stands in any run of lines of code, and in 3 % of 6,000 articles: telling what an article is about
costs more than all else here."""
_CODE_LINE = re.compile(
    r"[{}\[\]();,\\]*$|//|/\*|#include|#!|\$ \w|>>> |(?:import|from|export|const|let|var|def|class|function|return|"
    r"async|await|if|for|while|else|elif|try|except|public|private|static|void|int|use|namespace|package|SELECT|INSERT|CREATE|sudo|npm|"
    r"pip|git|curl|docker)\b.*[{}();:=,]|</?\w+[^<>]*>$|"
    r"[\w.$\[\]'\"]+ ?(?:=|\+=|=>|:=) ?\S|@\w+|[\w.$]+\(.*\)[;,:{]?$"
)
RUN_MIN = 3
"""Lines of code in a row that make a block; two may be a coincidence (a list, a verse)."""


def _runs(document: Document) -> Iterator[Span]:
    lines = document.lines
    number = RUN_MIN - 1  # of each run, one line in so many is looked at first
    while number < len(lines):
        first = last = number
        if _is_code(lines[number].text):
            while first and _is_code(lines[first - 1].text):
                first -= 1
            while last + 1 < len(lines) and _is_code(lines[last + 1].text):
                last += 1
            if last - first + 1 >= RUN_MIN:
                yield lines[first].start, lines[last].end
        number = last + RUN_MIN


def _is_code(line: str) -> bool:
    line = line[:200]
    return line[-1] in ";{}" or _CODE_LINE.match(line) is not None
