"""Makes scraped text harmless where it is shown: what would act is shown instead."""

from __future__ import annotations

from scrapelint import lazyre as re

__all__ = ["shortened", "sound", "visible"]

_ACTIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_COMMAND = re.compile(
    r"^\s*:(?=:)|:(?=:(?i:add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|notice|"
    r"remove-matcher|save-state|set-env|set-output|stop-commands|warning)\b)|##(?=\w{0,20}\[)"
)
"""What CI services take for a command in a log: '::error' that begins a line, '##[' and '##vso[' anywhere.

A terminal begins a line in the midst of a long text, and so the commands that services know count anywhere in one."""
_ZWNJ, _ZWJ = "\u200c", "\u200d"


def _show(match: re.Match[str]) -> str:
    char = match[0]
    if char in (_ZWNJ, _ZWJ):
        return char  # letters and emoji need them, and they move nothing
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def visible(text: str) -> str:
    """One line in which control, escape, bidi and other invisible characters are shown by name.

    Line ends become '⏎', other C0 controls their pictures (U+2400 …), the rest '<U+XXXX>'; nothing in the
    result can move a cursor, change a colour, turn the direction of the text around it, or command a CI service.
    """
    shown = _ACTIVE.sub(_show, _LINE_END.sub("⏎", text).replace("\t", " "))
    return _COMMAND.sub(r"\g<0> ", shown)


def sound(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which are no characters and which UTF-8 cannot hold."""
    return _SURROGATE.sub("\ufffd", text)


def shortened(text: str, limit: int) -> str:
    """At most ``limit`` code points of a text, with an ellipsis where it goes on."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
