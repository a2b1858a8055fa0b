"""ODS: errors, uncomputed formulas and merged cells of `content.xml`."""

import re
import zipfile
from typing import Any

from defusedxml.ElementTree import iterparse

from home.sheets.formats import Extra
from home.sheets.values import Broken

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_ZEROS = re.compile(r"0\d+", re.ASCII)
_MOST_COLUMNS = 16_384  # of any program; a file may ask for billions
_ERROR_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"


def peek(package: zipfile.ZipFile) -> dict[str, Extra]:
    """Raises KeyError, ParseError or BadZipFile for a package that is not intact."""
    found: dict[str, Extra] = {}
    extra, row, column = Extra(), 0, 0
    with package.open("content.xml") as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            if event == "start":
                if element.tag == f"{_TABLE}table":
                    extra, row = Extra(), 0
                    found[element.get(f"{_TABLE}name", "")] = extra
                elif element.tag == f"{_TABLE}table-row":
                    column = 0
            elif element.tag in _CELLS:
                column += _cell(element, extra, row, column)
                element.clear()
            elif element.tag == f"{_TABLE}table-row":
                repeated = _times(element, "number-rows-repeated")
                if extra.rows == row + 1:  # something stands in this row
                    extra.rows = row + repeated
                row += repeated
                element.clear()
    return found


def _cell(element: Any, extra: Extra, row: int, column: int) -> int:
    """How many columns the cell takes."""
    times = _times(element, "number-columns-repeated")
    kind = element.get(f"{_OFFICE}value-type")
    is_error = element.get(_ERROR_TYPE) == "error"
    formula = element.get(f"{_TABLE}formula")
    if kind or formula:
        extra.reach(row, column + times - 1)
    if is_error:
        extra.broken[row, column] = Broken("".join(element.itertext()).strip() or "#N/A")
    elif formula and not kind:
        extra.broken[row, column] = Broken()
    elif kind == "float" and _ZEROS.fullmatch(shown := "".join(element.itertext())):
        places = range(column, min(column + times, _MOST_COLUMNS))
        extra.padded |= {(row, at): len(shown) for at in places}
    across = _times(element, "number-columns-spanned")
    down = _times(element, "number-rows-spanned")
    if across > 1 or down > 1:
        extra.merged.append(((row, column), (row + down - 1, column + across - 1)))
    return times


def _times(element: Any, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdecimal() else 1
