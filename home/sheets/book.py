"""Opening a file of any kind as sheets of typed cells, within limits. Pure."""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from home.sheets import delimited
from home.sheets.formats import Extra, Range, ods, xls, xlsb, xlsx
from home.sheets.problems import FileProblem, FileRefused
from home.sheets.values import Value, shared

MEGABYTE = 1024 * 1024
# Many programs of offices write an HTML page and call it .xls.
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!--|(?:!doctype|\?xml|html|head|meta|style|table)\b)", re.IGNORECASE
)
ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb", ".csv", ".tsv", ".txt")
"""What forms may offer; the content decides how a file is read, not its name."""
_OTHER_KINDS = (
    b"%PDF-",
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"{\\rtf",
)
_LISTED = b"PK\x01\x02"  # begins each entry of a package's list of parts
MOST_PARTS = 10_000  # a workbook has some dozens; to read a longer list takes seconds by itself
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".ods")


@dataclass(frozen=True, slots=True)
class Limits:
    """`unpacked` bytes of all parts of a package; `cells` of one sheet's whole rectangle."""

    size: int = 5 * MEGABYTE
    unpacked: int = 80 * MEGABYTE
    cells: int = 5_000_000


@dataclass(slots=True)
class Sheet:
    """`rows` from the first of the sheet on, equally long; row 1 is `rows[0]`.

    A cell that is broken holds a `values.Broken`. `merged` are ranges ((row, column), (row,
    column)), from 0, both ends included.
    """

    name: str
    rows: list[list[Value]]
    is_hidden: bool = False
    is_table: bool = True
    merged: list[Range] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file in its own order, hidden ones too; a CSV has one, named after it."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]


def open_path(path: Path, limits: Limits | None = None) -> Book:
    """Raises FileRefused, OSError."""
    return open_book(path.read_bytes(), path.name, limits)


def open_book(content: bytes, name: str, limits: Limits | None = None) -> Book:
    """Every sheet with its values. Raises FileRefused.

    An XLSX of 82,781 × 15 cells takes about two seconds.
    """
    limits = limits or Limits()
    if not content:
        raise FileRefused(FileProblem.EMPTY)
    if len(content) > limits.size:
        raise FileRefused(FileProblem.TOO_LARGE, str(limits.size))
    digest = hashlib.sha256(content).hexdigest()
    if is_workbook(content):
        return Book(name, digest, _workbook(content, limits))
    if _MARKUP.match(content):
        raise FileRefused(FileProblem.WEB_PAGE)
    if content.startswith(_OTHER_KINDS):
        raise FileRefused(FileProblem.NOT_A_TABLE)
    rows = delimited.rows(content, limits.cells, name)
    # A CSV under the name of a workbook is read; running text, all in one column, is no list.
    if name.lower().endswith(_WORKBOOKS) and all(len(row) < 2 for row in rows):
        raise FileRefused(FileProblem.NOT_A_TABLE)
    return Book(name, digest, (Sheet(name, rows),))


def is_workbook(content: bytes) -> bool:
    """Whether it is read as one, whatever it turns out to be."""
    return content.startswith((b"PK\x03\x04", xls.SIGNATURE))


_BROKEN = (
    *(CalamineError, zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException),
    *(
        struct.error,
        KeyError,
        IndexError,
        ValueError,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
    ),
)


def _workbook(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    try:
        extras = _peek(content, limits)
        with CalamineWorkbook.from_object(io.BytesIO(content)) as book:
            return tuple(
                _sheet(book, at, extras.get(seen.name, Extra()), seen)
                for at, seen in enumerate(book.sheets_metadata)
            )
    except (PasswordError, xls.Locked) as error:
        raise FileRefused(FileProblem.LOCKED) from error
    except FileRefused:
        raise
    except BaseException as error:
        # A fault of calamine's own arrives as Rust's PanicException, which is no Exception.
        if isinstance(error, _BROKEN) or type(error).__name__ == "PanicException":
            raise FileRefused(FileProblem.NOT_A_TABLE) from error
        raise


def _peek(content: bytes, limits: Limits) -> Mapping[str, Extra]:
    """What calamine leaves out; and no sheet may reach further than the limits."""
    if content.startswith(xls.SIGNATURE):
        extras = xls.peek(content)
    else:
        with _package(content) as package:
            if sum(part.file_size for part in package.infolist()) > limits.unpacked:
                raise FileRefused(FileProblem.UNPACKS_TO_TOO_MUCH, str(limits.unpacked))
            if "content.xml" in package.namelist():
                extras = ods.peek(package)
            elif xlsx.book_part(package).endswith(".bin"):
                extras = xlsb.peek(package)
            else:
                extras = xlsx.peek(package)
    for name, extra in extras.items():
        _refuse_wide(extra.rows, extra.columns, limits, name)
    return extras


def _package(content: bytes) -> zipfile.ZipFile:
    """Raises BadZipFile, also for more than MOST_PARTS."""
    if content.count(_LISTED) > MOST_PARTS:
        raise zipfile.BadZipFile
    return zipfile.ZipFile(io.BytesIO(content))


def unpacked_size(content: bytes) -> int:
    """Bytes to which the parts of a package unpack, as its list of parts says; nothing is unpacked.

    0 of what is no package, or of one whose list cannot be read.
    """
    try:
        with _package(content) as package:
            return sum(part.file_size for part in package.infolist())
    except _BROKEN:
        return 0


def _padded(value: Value, digits: int) -> Value:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(int(value)).zfill(digits) if float(value).is_integer() and value >= 0 else value
    return value


def _refuse_wide(rows: int, columns: int, limits: Limits, sheet: str) -> None:
    if rows * columns > limits.cells:
        raise FileRefused(FileProblem.TOO_WIDE, str(limits.cells), sheet=sheet)


def _sheet(book: CalamineWorkbook, at: int, extra: Extra, seen: object) -> Sheet:
    name, kind, visible = seen.name, seen.typ, seen.visible  # type: ignore[attr-defined]
    is_table = kind is SheetTypeEnum.WorkSheet
    is_hidden = visible is not SheetVisibleEnum.Visible
    if not is_table:
        return Sheet(name, [], is_hidden, is_table)
    found = book.get_sheet_by_index(at)
    if found.height and not extra.rows:
        raise ValueError("the sheet's own part was not found")
    # Row by row, which begins with row 1 but with the first column that is filled.
    before: list[Value] = [""] * (found.start or (0, 0))[1]
    rows = list(shared([*before, *row] for row in found.iter_rows()))
    width = max(len(rows[0]) if rows else 0, extra.columns if extra.broken else 0)
    for (row, column), digits in extra.padded.items():
        rows[row][column] = _padded(rows[row][column], digits)
    for (row, column), broken in sorted(extra.broken.items()):
        while row >= len(rows):
            rows.append([""] * width)
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = broken
    if extra.broken:
        longest = max(map(len, rows))
        rows = [row + [""] * (longest - len(row)) for row in rows]
    return Sheet(name, rows, is_hidden, is_table, found.merged_cell_ranges or extra.merged)
