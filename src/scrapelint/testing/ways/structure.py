"""A page that is no article, stored in an article's place."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from scrapelint.testing.breakage import Injected, breakage
from scrapelint.validators import Article

__all__ = ["page_instead"]

PAGES = {
    "not found": "404 Not Found\n\nSorry, the page you are looking for could not be found. It may have been moved.",
    "block page": (
        "Access Denied\n\nYou don't have permission to access this page on this server.\n\n"
        "Reference #18.7f3a1602.1774000000.2b9c4e1"
    ),
    "captcha": "Please verify you are a human\n\nComplete the captcha below to continue to the site.",
    "script wall": "Please enable JavaScript and cookies to continue.",
    "pay wall": "Subscribe to continue reading\n\nAlready a subscriber? Log in.",
    "refusal": "I'm sorry, but as an AI language model I can't access the content of that page.",
}


@breakage("page-instead", "structure", tuple(PAGES))
def page_instead(article: Article, level: str, random: Random) -> Injected | None:
    """An error page, a wall or a refusal is all there is."""
    del random
    return Injected(replace(article, text=PAGES[level], title_span=None, lang="en"), 0, len(PAGES[level]))
