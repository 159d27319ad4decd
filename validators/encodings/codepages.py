"""Code pages of one byte a character: what UTF-8 looks like when it was read in one of them.

UTF-8 writes a character beyond ASCII as a lead byte and one to three continuation bytes (0x80-0xBF). Read in a code
page of one byte a character, each byte becomes a character of its own: 'é' (C3 A9) becomes 'Ã©' in Windows-1252.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from scrapelint import lazyre as re

__all__ = ["PAGES", "CodePage"]


@dataclass(frozen=True)
class CodePage:
    """One code page; ``latin`` where its bytes above 0x7F are mostly Latin letters and signs.

    Bytes that the page leaves undefined stand for the control characters of their number, as browsers read them;
    in pages of Windows, control characters are taken for bytes too, since ISO 8859 is read as often.
    """

    codec: str
    label: str
    latin: bool

    @cached_property
    def table(self) -> Mapping[str, int]:
        """The byte of every character above ASCII."""
        table = {chr(byte): byte for byte in range(0x80, 0xA0)} if self._has_controls else {}
        for byte in range(0x80, 0x100):
            table[bytes([byte]).decode(self.codec, "ignore") or chr(byte)] = byte
        return table

    @property
    def _has_controls(self) -> bool:
        return self.codec.startswith(("cp12", "iso"))

    def characters(self, *byte_ranges: tuple[int, int]) -> str:
        """A class, for `re` and for RE2, of the characters that stand for these bytes (ranges with both ends)."""
        wanted = {byte for low, high in byte_ranges for byte in range(low, high + 1)}
        return _class(char for char, byte in self.table.items() if byte in wanted)

    def encode(self, text: str) -> bytes:
        """The bytes of characters above ASCII; every one of them must be in the page."""
        table = self.table
        return bytes(table[char] for char in text)

    @cached_property
    def runs(self) -> re.Pattern[str]:
        """Stretches that are UTF-8 read in this page (Unicode, table 3-7: well-formed sequences)."""
        c = self.characters
        tail = c((0x80, 0xBF))
        sequences = (
            f"{c((0xC2, 0xDF))}{tail}",
            f"{c((0xE0, 0xE0))}{c((0xA0, 0xBF))}{tail}",
            f"{c((0xE1, 0xEC), (0xEE, 0xEF))}{tail}{{2}}",
            f"{c((0xED, 0xED))}{c((0x80, 0x9F))}{tail}",
            f"{c((0xF0, 0xF0))}{c((0x90, 0xBF))}{tail}{{2}}",
            f"{c((0xF1, 0xF3))}{tail}{{3}}",
        )
        return re.compile(f"(?:{'|'.join(sequences)})+")

    @cached_property
    def trigger(self) -> str:
        """An RE2 pattern without which nothing in a text can be UTF-8 that was read in this page."""
        c = self.characters
        tail = c((0x80, 0xBF))
        western = f"{c((0xC2, 0xC8), (0xCC, 0xCD))}{tail}"
        signs = [
            f"{c((0xE2, 0xE2))}{c((0x80, 0x84))}",
            f"{c((0xF0, 0xF0))}{c((0x9F, 0x9F))}",
            f"{c((0xEF, 0xEF))}{c((0xBB, 0xBB), (0xBF, 0xBF))}",
        ]
        if self.latin:
            signs += [
                western,
                f"{c((0xE2, 0xE2))}{c((0x86, 0xAD))}{tail}",
                f"{c((0xE1, 0xE1))}{c((0xBA, 0xBB))}{tail}",
                f"{c((0xE3, 0xE3))}{c((0x80, 0x80))}",
                f"{c((0xEF, 0xEF))}{c((0xB8, 0xBF))}{tail}",
            ]
        else:  # where the lead is a letter of the page's own script, only Latin letters beside it are odd
            signs += [f"[A-Za-z]{western}", f"{western}[A-Za-z]"]
        pair = f"{c((0xCE, 0xDB))}{tail}" * 2
        tails, lead = tail * 2, c((0xE0, 0xE1), (0xE3, 0xED))
        if self.codec == "cp866":  # there 'уберн' looks so; what was read wrongly has capitals or frames inside
            odd = c((0x80, 0x9F), (0xB0, 0xBF))
            tails = f"(?:{odd}{tail}|{tail}{odd})"
        return "|".join([*signs, pair, f"{lead}{tails}{lead}{tail}"])


def _class(characters: Iterable[str]) -> str:
    return "[" + "".join(sorted(set(characters))) + "]"  # none of them is ASCII, so none needs a backslash


PAGES = (  # the commonest first: of two that explain a stretch equally well, the first is named
    CodePage("cp1252", "Windows-1252", True),
    CodePage("cp1250", "Windows-1250", True),
    CodePage("cp1251", "Windows-1251", False),
    CodePage("mac_roman", "Mac OS Roman", True),
    CodePage("cp437", "code page 437", True),
    CodePage("cp850", "code page 850", True),
    CodePage("cp1254", "Windows-1254", True),
    CodePage("cp1257", "Windows-1257", True),
    CodePage("cp1253", "Windows-1253", False),
    CodePage("cp1255", "Windows-1255", False),
    CodePage("cp1256", "Windows-1256", False),
    CodePage("cp1258", "Windows-1258", True),
    CodePage("cp874", "Windows-874", False),
    CodePage("koi8_r", "KOI8-R", False),
    CodePage("cp866", "code page 866", False),
    CodePage("cp852", "code page 852", True),
    CodePage("iso8859_2", "ISO 8859-2", True),
    CodePage("iso8859_15", "ISO 8859-15", True),
    CodePage("iso8859_16", "ISO 8859-16", True),
)
