"""A workbook as one file, with what its formulas come to; the same bytes each time.

openpyxl writes formulas without their values, and the previews of phones show such cells empty.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from openpyxl import Workbook

from home.sheets.writer import member
from knowledge.demo.worksheets.formulas import Value

_CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v ?/?>(?:</v>)?</c>', re.DOTALL)
_MOMENT = re.compile(r"(<dcterms:(created|modified)[^>]*>)[^<]*")
FIRST_DAY = "2026-11-30T00:00:00Z"


def packed(book: Workbook, worths: Mapping[str, Mapping[str, Value]]) -> bytes:
    """`worths`: what the cells with formulas come to, by the title of the sheet."""
    stream = io.BytesIO()
    book.save(stream)
    sheets = {
        f"xl/worksheets/sheet{number}.xml": worths.get(sheet.title, {})
        for number, sheet in enumerate(book.worksheets, 1)
    }
    result = io.BytesIO()
    with zipfile.ZipFile(stream) as parts, zipfile.ZipFile(result, "w") as archive:
        for name in parts.namelist():
            text = parts.read(name).decode()
            if name in sheets:
                text = _with_values(text, sheets[name])
            elif name == "docProps/core.xml":
                text = _MOMENT.sub(rf"\g<1>{FIRST_DAY}", text)
            archive.writestr(member(name), text.encode())
    return result.getvalue()


def _with_values(text: str, worths: Mapping[str, Value]) -> str:
    def cell(found: re.Match[str]) -> str:
        place, attributes, formula = found.groups()
        value = worths[place]
        if isinstance(value, (int, float)):
            return f'<c r="{place}"{attributes}><f>{formula}</f><v>{value}</v></c>'
        words = escape(str(value or ""))
        return f'<c r="{place}"{attributes} t="str"><f>{formula}</f><v>{words}</v></c>'

    return _CELL.sub(cell, text)
