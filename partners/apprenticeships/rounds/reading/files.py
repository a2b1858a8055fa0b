"""Opening a spreadsheet as rows of text: CSV as people really save it, and XLSX."""

import codecs
import csv
import hashlib
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from partners.apprenticeships.rounds.bundle import Source
from partners.apprenticeships.rounds.reading.problems import BadFile
from partners.apprenticeships.rounds.reading.terms import plain
from partners.matching.wording import Wording

CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ";,\t|"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    KeyError,
    ValueError,
    OSError,
)
_ADVICE = Wording("simpan sebagai XLSX atau CSV (UTF-8)", "save it as XLSX or CSV (UTF-8)")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with their number in the spreadsheet, from 1; cells are text without blanks around."""

    name: str
    rows: Iterator[tuple[int, list[str]]]


def source_of(path: Path) -> Source:
    """Name and SHA-256 of a file. Raises ``BadFile`` if it cannot be read."""
    digest = hashlib.sha256()
    for chunk in _chunks(path):
        digest.update(chunk)
    return Source(path.name, digest.hexdigest())


@contextmanager
def open_table(path: Path, sheet_names: Iterable[str]) -> Iterator[Table]:
    """The table in ``path``; in a workbook the sheet of one of these names, or the first.

    Rows are read as they are asked for. Raises ``BadFile``, also while reading.
    """
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        with _workbook(path) as book:
            wanted = {plain(name) for name in sheet_names}
            found = [sheet for sheet in book.worksheets if plain(sheet.title) in wanted]
            sheet = (found or book.worksheets)[0]
            yield Table(f"{path.name} › {sheet.title}", _sheet_rows(sheet))
    elif path.suffix.lower() in {".csv", ".tsv", ".txt"}:
        with path.open(encoding=_encoding(path), newline="") as file:
            yield Table(path.name, _csv_rows(file))
    else:
        kind = path.suffix or path.name
        reason = Wording(f"jenis berkas “{kind}” tidak dikenal", f"“{kind}” is not a known kind")
        raise BadFile(reason, _ADVICE)


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from iter(lambda: file.read(CHUNK), b"")
    except OSError as error:
        reason = Wording("berkas tidak dapat dibuka", "the file cannot be opened")
        right = Wording(f"alamat berkas yang ada ({error.strerror})", f"a file ({error.strerror})")
        raise BadFile(reason, right) from error


def _encoding(path: Path) -> str:
    """What the bytes are: by their mark, else UTF-8 if they all fit, else Windows's own."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for number, chunk in enumerate(_chunks(path)):
        if number == 0:
            for mark, name in _MARKS:
                if chunk.startswith(mark):
                    return name
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _csv_rows(file: Any) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        lines, separator, number = _separated(file)
        for cells in csv.reader(lines, delimiter=separator):
            number += 1
            yield number, [cell.strip() for cell in cells]
    except (csv.Error, UnicodeError) as error:
        reason = Wording(
            f"tidak dapat dibaca setelah baris {number}", f"cannot be read after row {number}"
        )
        raise BadFile(reason, _ADVICE) from error


def _separated(file: Any) -> tuple[Iterable[str], str, int]:
    """Lines, their separator, and how many rows were used up: Excel may say it in the first."""
    first = file.readline()
    if first.lower().startswith("sep=") and len(first) > 4:
        return file, first[4], 1
    return chain([first], file), max(_SEPARATORS, key=first.count), 0


@contextmanager
def _workbook(path: Path) -> Iterator[Any]:
    try:
        with warnings.catch_warnings():
            # Features that openpyxl leaves out (drawings, extensions) do not matter here.
            warnings.simplefilter("ignore", UserWarning)
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except _BROKEN as error:
        raise _not_intact() from error
    try:
        yield book
    finally:
        book.close()


def _sheet_rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    # Some programs write a wrong size into the file; without it every row is read.
    sheet.reset_dimensions()
    try:
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, [_text(cell) for cell in cells]
    except _BROKEN as error:
        raise _not_intact() from error


def _not_intact() -> BadFile:
    reason = Wording("bukan buku kerja XLSX yang utuh", "is not an intact XLSX workbook")
    return BadFile(reason, _ADVICE)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
