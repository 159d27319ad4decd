"""Sentences with a colon that introduce what is not there: an embedded post, a video, a chart.

A colon may also stand before a quotation without marks, set off on the page by its indent alone: that is the commonest
look-alike, and so a sentence that names a speaker counts only where what follows is too long for a post.
"""

from __future__ import annotations

from scrapelint import lazyre as re
from scrapelint.validators.engine.re2text import compile_pattern

__all__ = ["leads_nowhere"]

POST_MAX = 280
"""Code points of the longest post on the platform whose posts are embedded most often."""
SEEN = 2000
"""Code points of what follows that are looked at for signs of a post or a quotation."""

_BUT = re.compile(
    r"(?:But|However|So|Yet|Meanwhile|Still|Nevertheless|Aber|Doch|Allerdings|Dennoch|Mais|Cependant|"
    r"Toutefois|Pero|Sin embargo|"
    r"No obstante|Ma|Tuttavia|Però|Mas|Porém|No entanto|Contudo|Maar|Echter|Toch|Ale|Jednak|Однако|Но|"
    r"Тем не менее|Men|"
    r"Mutta|Ancak|Fakat|لكن|ولكن|اما)[\s,]"
)
_SPEAKS = re.compile(
    r"(?i)\b(?:sa(?:id|ys?|ying)|wr(?:ote|ites?|iting|itten)|told|tells|not(?:ed|es|ing)|add(?:ed|s|ing)|"
    r"point(?:ed|s|ing) out|put it|"
    r"report(?:s|ed|ing)?|stat(?:ed|es|ement)|expla(?:in|nation)\w*|argu\w+|according|declared|asked|asks|"
    r"conclud\w+|remind\w*|reads?|op-ed|column|"
    r"letter|excerpt|quot\w+|continued|opined|recalled|sag\w+|schr(?:ieb|eib)\w*|erklär\w+|dit|écri\w+|"
    r"déclar\w+|dijo|escrib\w+|declar\w+|"
    r"dett[oa]|scri\w+|disse|escrev\w+|zei|schreef|napisał\w*|powiedział\w*|сказал\w*|написал\w*|"
    r"заявил\w*|sa|skrev|dedi|yazdı)\b"
)
_POSTS = ("tweet", "твит", "твіт", "tuite", "ツイート", "推文")
_EMBED = (
    r"(?i)\b(?:video|footage|photos?|pictures?|images?|clip|tweets?|posts?|screenshot|chart|graph|"
    r"map) (?:below|shows?)\b|"
    r"\b(?:following|mark of the(?: following)?) (?:video|photos?|pictures?|images?|clip|tweets?|posts?|"
    r"screenshot|chart|graph|map)\b|"
    r"(?:folgende[ns]?|im) (?:video|bild|tweet|beitrag)(?: unten)?:|(?:vidéo|photo|image|"
    r"tweet) (?:ci-dessous|suivante?)|"
    r"(?:siguiente|seguente|seguinte) (?:v[ií]deo|imagen|imagem|foto|tuit|tweet)|onderstaande? (?:video|foto|tweet)|"
    r"(?:видео|фото|посте|твите) ниже|następując\pL+ (?:film|zdjęci|wpis)"
)
_SHOWN = re.compile(r"@|http|pic\.tw|t\.co/")
_QUOTED = re.compile(r"[\"“”«»„‘'(\[>*•\d]|.{0,80}[“\"«„]|.{0,200}#")


def leads_nowhere(introduction: str, following: str) -> bool:
    """Whether a line that ends in a colon introduces nothing, judged by the line of prose that follows."""
    end = introduction[-120:]
    if _BUT.match(following):
        return not _SPEAKS.search(end)
    if following[0] in "![<|#":
        return False  # a picture, a table, a heading
    if len(following) > POST_MAX and any(map(end.lower().__contains__, _POSTS)):
        lacking = following[0] not in "\"“«„‘'([>*•"
    elif lacking := not _QUOTED.match(following):
        lacking = compile_pattern(_EMBED).search(end.encode("utf-8", "replace")) is not None
    return lacking and not _SHOWN.search(following[:SEEN])  # a post; asked last, as it reads most
