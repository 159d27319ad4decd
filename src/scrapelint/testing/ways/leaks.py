"""Machine output between two paragraphs, or inside one."""

from __future__ import annotations

from random import Random

from scrapelint.testing.breakage import Injected, breakage, edited, prose
from scrapelint.validators import Article

__all__ = ["markup_left_raw", "output_inserted", "value_missing"]

OUTPUT = {
    "var_dump": 'array(2) {\n  ["id"]=>\n  int(4417)\n  ["caption"]=>\n  string(11) "North quay."\n}',
    "var_dump of JSON": 'string(39) "[{"id":"4417","pic":"/2026/quay_1.jpg"}]"',
    "print_r": "Array\n(\n    [width] => 1200\n    [file] => 2026/03/quay.jpg\n)",
    "serialised PHP": 'a:2:{s:5:"width";i:1200;s:4:"file";s:8:"quay.jpg";}',
    "PHP notice": "Notice: Undefined index: lead_image in /var/www/html/themes/daily/node.tpl.php on line 48",
    "Python traceback": (
        'Traceback (most recent call last):\n  File "/srv/app/views.py", line 31, in render\n'
        "    return page.lead.url\nAttributeError: 'NoneType' object has no attribute 'url'"
    ),
    "Java stack trace": (
        "java.lang.NullPointerException: lead\n\tat example.cms.Page.render(Page.java:88)\n"
        "\tat example.cms.Main.run(Main.java:12)"
    ),
    "SQL error": "You have an error in your SQL syntax; check the manual near 'LIMIT 0, 5' at line 1",
    "JSON": '{"type":"gallery","items":[{"id":4417,"src":"/img/quay.jpg"}],"autoplay":false}',
    "script": "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);}",
    "style sheet": ".gallery-item { float: left; width: 33%; } .gallery img { border: 2px solid #cfcfcf; }",
    "template": "{% if page.related %}{{ page.related.title }}{% endif %}",
}
MARKUP = {
    "tag": '<a href="https://daily.example/tags">{word}</a>',
    "line break": "{word}<br />",
    "entity": "{word}&nbsp;",
    "Markdown link": "[{word}](https://daily.example/tags)",
    "shortcode": '[caption id="attachment_4417" align="alignright"]{word}[/caption]',
    "BBCode": "[b]{word}[/b]",
}


@breakage("output-inserted", "leak", tuple(OUTPUT))
def output_inserted(article: Article, level: str, random: Random) -> Injected | None:
    """Debug output, an error message or code of the page, as a paragraph of its own."""
    blocks = prose(article)
    if not blocks:
        return None
    after = random.choice(blocks)
    output = OUTPUT[level]
    return edited(article, after.end, after.end, "\n\n" + output, (2, 2 + len(output)))


@breakage("markup-left-raw", "leak", tuple(MARKUP))
def markup_left_raw(article: Article, level: str, random: Random) -> Injected | None:
    """Markup round a word in a sentence."""
    place = _word(article, random)
    if place is None:
        return None
    start, end = place
    return edited(article, start, end, MARKUP[level].format(word=article.text[start:end]))


@breakage("value-missing", "leak", ("[object Object]", "undefined", "NaN"))
def value_missing(article: Article, level: str, random: Random) -> Injected | None:
    """What a template prints where a number should stand."""
    numbers = [
        (block.start + at, block.start + at + len(word))
        for block in prose(article)
        for at, word in _words(block.text)
        if word.isdigit() and len(word) < 4
    ]
    if not numbers:
        return None
    start, end = random.choice(numbers)
    return edited(article, start, end, level)


def _words(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in text.split(" "):
        found.append((at, word))
        at += len(word) + 1
    return found


def _word(article: Article, random: Random) -> tuple[int, int] | None:
    words = [
        (block.start + at, block.start + at + len(word))
        for block in prose(article)
        for at, word in _words(block.text)
        if at and len(word) > 3 and word.isalpha()
    ]
    return random.choice(words) if words else None
