"""CSV as real programs write it: marks, encodings, separators, `sep=` lines, quotes. Pure."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from home.sheets.guard import unguarded_within
from home.sheets.problems import FileProblem, FileRefused
from home.sheets.values import Value, shared

SEPARATORS = ";,\t|"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is how it begins
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 30  # rows
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SHIELDED = re.compile(r'="(.*)"')


def rows(content: bytes, cells: int = 5_000_000, name: str = "") -> list[list[Value]]:
    """All rows, equally long. Raises FileRefused, for more cells than these before they are made:
    one long row makes all others as long.
    """
    text = decoded(content)
    separator, text, skipped = _separator(text)
    found: list[list[Value]] = [[] for _each in range(skipped)]
    found += shared(_parsed(text, separator, skipped))
    width = max(map(len, found), default=0)
    if len(found) * width > cells:
        raise FileRefused(FileProblem.TOO_WIDE, str(cells), sheet=name)
    for row in found:
        if len(row) < width:
            row += [""] * (width - len(row))
    return found


def _lines(text: str) -> Iterator[str]:
    """With their ends. A stream would hold all of the text once more, at four bytes a letter."""
    return (line[0] for line in _LINE.finditer(text))


def _parsed(text: str, separator: str, skipped: int) -> Iterator[list[str]]:
    """Strictly: a quotation mark that does not close would take the rows below into one cell."""
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    is_marked = '="' in text or "'" in text
    width = 0
    while True:
        line = reader.line_num + 1 + skipped
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileRefused(FileProblem.QUOTES, str(line)) from error
        width = max(width, len(row))
        is_of_lines = reader.line_num + skipped > line
        if is_of_lines and any(_holds_rows(cell, separator, width) for cell in row):
            raise FileRefused(FileProblem.QUOTES, str(line))
        yield [_plain(cell) for cell in row] if is_marked else row


def _holds_rows(cell: str, separator: str, width: int) -> bool:
    """Whether a cell of several lines has as many separators as a row of the table: a quotation
    mark that was left open took rows, up to one that another row happens to have.
    """
    is_of_lines = "\n" in cell or "\r" in cell
    return is_of_lines and width > 2 and cell.count(separator) >= width - 1


def _plain(cell: str) -> str:
    """Without what keeps spreadsheet programs from running a text, or from taking a code for a
    number: our own marks, and `="0012"`.
    """
    found = _SHIELDED.fullmatch(cell)
    return found[1].replace('""', '"') if found else unguarded_within(cell)


def decoded(content: bytes) -> str:
    """By its mark, else UTF-8 if all of it fits, else Windows's own. Raises FileRefused."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    try:
        text = content.decode(encoding or _unmarked(content))
    except UnicodeDecodeError as error:
        if encoding or _is_mostly_utf8(content):
            line = content.count(b"\n", 0, error.start) + 1
            raise FileRefused(FileProblem.BROKEN_LETTER, str(line)) from None
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise FileRefused(FileProblem.NOT_A_TABLE)
    return text


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether its letters beyond ASCII are UTF-8 but for a few: read as Windows's, each of them
    would become two others.
    """
    beyond = [each for each in content.decode("utf-8", errors="replace") if each > "\x7f"]
    return beyond.count("\ufffd") * 2 < len(beyond)


def _unmarked(content: bytes) -> str:
    """UTF-16 without its mark has a zero in every other byte of plain letters."""
    start = content[:2000]
    if len(start) >= 4 and start[1::2].count(0) > len(start) * 0.3 and not start[::2].count(0):
        return "utf-16-le"
    if len(start) >= 4 and start[::2].count(0) > len(start) * 0.3 and not start[1::2].count(0):
        return "utf-16-be"
    return "utf-8"


def _separator(text: str) -> tuple[str, str, int]:
    """Excel may say it in the first line, which then is no row; else what makes equal rows.

    Returns the separator, the text below and how many rows were used up.
    """
    first, _end, rest = text.partition("\n")
    if first.casefold().startswith("sep=") and len(first.rstrip("\r")) == 5:
        return first[4], rest, 1
    return max(SEPARATORS, key=lambda each: _evenness(text, each)), text, 0


def _evenness(text: str, separator: str) -> int:
    """How many cells stand in rows of the most usual length, if that is more than one."""
    sample = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=separator)
    try:
        lengths = Counter(len(row) for row in islice(sample, _SAMPLE) if len(row) > 1)
    except csv.Error:
        return 0
    return max((length * times for length, times in lengths.items()), default=0)
