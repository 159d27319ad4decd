"""A language that is none: 'xx', 'English (default)', a country's name."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from scrapelint import lazyre as re
from scrapelint.validators.engine.document import Document
from scrapelint.validators.engine.finding import Hit
from scrapelint.validators.wording.guess import code

__all__ = ["Params", "concerns", "find"]

# ISO 639-1; three letters may be any of the thousands of ISO 639-3.
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee "
    "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is "
    "it iu iw ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr "
    "ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh "
    "si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo "
    "xh yi yo za zh zu in ji mo"
)
_TWO = frozenset(_CODES.split())
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,4}$", re.IGNORECASE)


class Params(BaseModel):
    """``language_tag`` has no options."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def concerns(document: Document) -> bool:
    lang = document.lang
    return bool(lang) and lang not in _TWO and not lang.isspace()


def find(document: Document, params: Params) -> Iterator[Hit]:  # noqa: ARG001 - all validators are called alike
    if not _is_known(document.lang):
        yield Hit(0, len(document.lang), "lang", {"lang": document.lang})


def _is_known(lang: str) -> bool:
    said = lang.strip().split(".")[0]  # 'en_GB.UTF-8'
    main = re.split(r"[-_]", said.lower(), maxsplit=1)[0]
    return code(said) != main or (_TAG.match(said) is not None and (len(main) == 3 or main in _TWO))
