"""Reading the code of a region, as lists print it and as spreadsheets damage it. Pure.

Codes begin with 11 at least, so none has a leading zero to lose. What they do lose is the end:
33.10 kept as a number is 33.1, and 1101012001 shown in few digits is 1.1E+09.
"""

import re
import unicodedata
from dataclasses import dataclass

from home.regions.source import LENGTHS

_BEFORE = re.compile(r"(?P<code>\d[\d.]*\d)\s*(?:[-–—:|,]\s*|\s)(?P<name>[^\W\d].*)")
_AFTER = re.compile(r"(?P<name>[^\W\d].*?)\s*[(\[|,–—-]\s*(?P<code>\d[\d.]*\d)\s*[)\]]?")
_OFFICIAL = re.compile(r"\d{2}(?:[.\-/ ]\d{2}){1,2}(?:[.\-/ ]\d{4})?")
_SHORT_PARTS = re.compile(r"\d{2}(?:\.\d{1,2}){2}(?:\.\d{4})?")
_WHOLE = re.compile(r"(\d+)[.,]0+")
_DECIMAL = re.compile(r"(\d{2})[.,](\d{1,2})")
_THOUSANDS = re.compile(r"(\d{1,3}(?:[.,]\d{3})+)(?:[.,]0{1,2})?")
_POWER = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class WrittenCode:
    """The codes that a text can mean, none where digits were lost.

    `is_mended` says that it was not written as a code and was taken for one: `3301.0`.
    """

    codes: tuple[str, ...]
    is_mended: bool = False


def cleaned(text: str) -> str:
    """One width and one kind of blank; without invisible characters and a leading apostrophe."""
    plain = unicodedata.normalize("NFKC", text)
    seen = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    return " ".join(seen.split()).removeprefix("'").strip()


def read(text: str) -> WrittenCode | None:
    """None where the text is no number at all.

    >>> [read(text).codes for text in ("33.01", "3301.0", "33.1", "1.10101E+12")]
    [('3301',), ('3301',), ('3310', '3301'), ()]
    """
    text = cleaned(text)
    digits = re.sub(r"\D", "", text)
    if text.isdecimal() or _OFFICIAL.fullmatch(text):
        return WrittenCode((digits,) if _is_code(digits) else ())
    if _SHORT_PARTS.fullmatch(text):
        parts = "".join(part.zfill(2) for part in text.split("."))
        return WrittenCode((parts,), is_mended=True)
    for form, meant in ((_WHOLE, _whole), (_THOUSANDS, _whole), (_DECIMAL, _cut), (_POWER, _long)):
        if match := form.fullmatch(text):
            return WrittenCode(tuple(filter(_is_code, meant(match))), is_mended=True)
    return None


def beside_name(text: str) -> tuple[str, str] | None:
    """Code and name of a cell that has both, `33.01 Cilacap` or `Cilacap (3301)`."""
    match = _BEFORE.fullmatch(cleaned(text)) or _AFTER.fullmatch(cleaned(text))
    if match is None:
        return None
    digits = match["code"].replace(".", "")
    return (digits, match["name"]) if _is_code(digits) else None


def _is_code(digits: str) -> bool:
    return len(digits) in LENGTHS and digits.isascii() and digits[:2] >= "11"


def _whole(match: re.Match[str]) -> list[str]:
    return [re.sub(r"\D", "", match[1])]


def _cut(match: re.Match[str]) -> list[str]:
    """33,01 is 33.01; 33.1 was 33.10 as a number, or 33.01 as somebody typed it."""
    province, rest = match.groups()
    return [province + rest] if len(rest) == 2 else [f"{province}{rest}0", f"{province}0{rest}"]


def _long(match: re.Match[str]) -> list[str]:
    """1.101012001E+09 has all its digits; 1.1E+09 has lost some."""
    digits = match[1] + (match[2] or "")
    return [digits] if len(digits) == int(match[3]) + 1 else []
