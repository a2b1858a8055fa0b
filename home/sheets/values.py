"""What stands in a cell, and the one rule by which it becomes text. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell whose value is not in the file: an error such as `#REF!`, or a formula (`error` is
    empty) that the program which wrote the file never computed.
    """

    error: str = ""

    def __str__(self) -> str:
        return self.error or "=…"


Value = str | int | float | bool | date | datetime | time | timedelta | Broken | None
"""An empty cell is `""` or None. Numbers of workbooks are floats, also whole ones."""

# What is left of an error where only its text was kept: in CSV, in pasted values. #### is what a
# column too narrow for its days shows, and what Excel then writes into a CSV.
_ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!"
    r"|BUSY!|ERROR!|GETTING_DATA)|#{3,}|Err:\d{3}",
    re.IGNORECASE,
)
# A formula that was kept as text, because its column has the format Text.
_FORMULA = re.compile(
    r"=\s*[-+(]*(?:\$?[A-Z]{1,3}\$?\d{1,7}(?![A-Z0-9])|(?:'[^']+'|\w+)!|[A-Z][A-Z0-9.]*\()",
    re.IGNORECASE,
)
_GUARDED = re.compile(r"^'\s*[=+\-@＝＋－＠]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ASCII_WORDS = re.compile("[0-9a-z]+")
_MOST_SHARED = 50_000  # different texts that are held to be found again


def text_of(value: Value) -> str:
    """A cell as plain text: composed (NFC), nothing invisible, single blanks, none around.

    Whole numbers come without ".0", numbers with the 15 digits that spreadsheets keep, days as
    2024-02-20; our own mark against formulas is taken off. Lines stay lines.

    >>> text_of(" Koperasi\\u00a0\\u200bMaju "), text_of(12.0), text_of("'=1+1"), text_of(None)
    ('Koperasi Maju', '12', '=1+1', '')
    """
    if isinstance(value, str):
        return _plain_text(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return str(value)


def is_empty(value: Value) -> bool:
    """Whether nothing that can be seen stands in the cell.

    >>> is_empty("\\u00a0\\u200b"), is_empty(0)
    (True, False)
    """
    if not isinstance(value, str):
        return value is None
    return not "!" <= value[:1] <= "~" and not _plain_text(value)


def broken(value: Value) -> Broken | None:
    """Whether a cell is broken, also where its error or formula was kept as a text.

    >>> broken("#N/A"), broken("=SUM(A1:A3)"), broken("#1"), broken("=)")
    (Broken(error='#N/A'), Broken(error=''), None, None)
    """
    if isinstance(value, Broken):
        return value
    if isinstance(value, str) and value[:1] in {"#", "=", "E", "e", " "}:
        text = value.strip()
        if _ERROR.fullmatch(text):
            return Broken(text)
        if _FORMULA.match(text):
            return Broken()
    return None


def comparable(value: Value) -> str:
    """Letters and digits of any script in lower case, everything else one blank: for comparing.

    >>> comparable("  Nomor_naskah* "), comparable("Kab.  Tanah-Laut")
    ('nomor naskah', 'kab tanah laut')
    """
    text = text_of(value)
    if text.isascii():
        return " ".join(_ASCII_WORDS.findall(text.lower()))
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def shared(rows: Iterable[Sequence[Value]]) -> Iterator[list[Value]]:
    """The same rows, in which equal texts are one object: a list has few words and many rows."""
    seen: dict[Value, Value] = {}
    keep = seen.setdefault
    for row in rows:
        if len(seen) > _MOST_SHARED:
            seen.clear()
        if set(map(type, row)) == {str}:  # as all of a CSV; half of the time
            yield list(map(keep, row, row))
        else:  # 1.0 and True are equal, and two values
            yield [keep(cell, cell) if type(cell) is str else cell for cell in row]


def letter(at: int) -> str:
    """Name of the column at position `at` (from 0), as spreadsheets call it.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def position(letters: str) -> int:
    """The opposite of `letter`.

    >>> position("A"), position("AA")
    (0, 26)
    """
    at = 0
    for each in letters.upper():
        at = at * 26 + ord(each) - 64
    return at - 1


def _plain_text(text: str) -> str:
    if text.isascii() and text.isprintable():  # one line without marks, as most cells are
        text = " ".join(text.split()) if "  " in text else text.strip()
    else:
        text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
        text = "".join(_seen(each) for each in text)
        text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def _seen(each: str) -> str:
    """Blanks of every kind are one blank; marks, controls and halves of letters are nothing."""
    if each == "\n" or each.isprintable():
        return each
    kind = unicodedata.category(each)
    if kind == "Zs" or each == "\t":
        return " "
    return "" if kind in {"Cc", "Cf", "Cs"} else each
