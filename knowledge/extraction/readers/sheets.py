"""XLSX: the values of all sheets, row by row. openpyxl reads its XML with defusedxml."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from knowledge.extraction.limits import Unreadable
from knowledge.extraction.readers.office import checked


def rows(path: Path) -> Iterator[str]:
    """A sheet counts as a page: its name, then its rows."""
    checked(path).close()
    try:
        with path.open("rb") as stream:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            for sheet in book.worksheets:
                lines = (_line(row) for row in sheet.iter_rows(values_only=True))
                yield "\n".join([sheet.title, *(line for line in lines if line)])
    except (
        *(InvalidFileException, DefusedXmlException, zipfile.BadZipFile),
        *(KeyError, ValueError, TypeError, AttributeError, SyntaxError),
    ) as error:  # openpyxl has no one name for a damaged file
        raise Unreadable("damaged") from error


def _line(row: tuple[object, ...]) -> str:
    return " ".join(str(value) for value in row if value is not None)
