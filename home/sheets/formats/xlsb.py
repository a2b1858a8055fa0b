"""XLSB: error values of the binary parts. Source: Microsoft, [MS-XLSB]."""

import struct
import zipfile
from collections.abc import Iterator

from home.sheets.formats import ERRORS, ZEROS, Extra
from home.sheets.formats.xlsx import book_part, targets
from home.sheets.values import Broken

_ROW, _ERROR, _FORMULA_ERROR, _BUNDLED_SHEET = 0, 3, 11, 156
_FORMAT, _XF, _CELL_FORMATS, _CELL_FORMATS_END = 44, 47, 617, 618
_NUMBERS = frozenset({2, 5})  # BrtCellRk, BrtCellReal
_FILLED = frozenset(range(2, 12))  # BrtCellRk … BrtFmlaError; 1 is a blank


def peek(package: zipfile.ZipFile) -> dict[str, Extra]:
    """Raises KeyError, struct.error, IndexError or BadZipFile for a package that is not intact."""
    book = book_part(package)
    parts, found = targets(package, book), {}
    digits = _digits(package)
    for kind, data in _records(package.read(book)):
        if kind == _BUNDLED_SHEET:
            key, at = _text(data, 8)
            name, _at = _text(data, at)
            if key in parts and parts[key] in package.namelist():
                found[name] = _peek(package.read(parts[key]), digits)
    return found


def _digits(package: zipfile.ZipFile) -> dict[int, int]:
    """Number of a kind of cell → how many digits it shows at least, for 0000 and its like."""
    part = next((name for name in package.namelist() if name.endswith("/styles.bin")), None)
    by_format: dict[int, int] = {}
    kinds: list[int] | None = None
    for kind, data in _records(package.read(part)) if part else ():
        if kind == _FORMAT and (code := ZEROS.fullmatch(_text(data, 2)[0])):
            by_format[struct.unpack_from("<H", data)[0]] = len(code[1])
        elif kind == _CELL_FORMATS:
            kinds = []
        elif kind == _CELL_FORMATS_END:
            break
        elif kind == _XF and kinds is not None:
            kinds.append(struct.unpack_from("<H", data, 2)[0])
    return {at: by_format[one] for at, one in enumerate(kinds or ()) if one in by_format}


def _peek(part: bytes, digits: dict[int, int]) -> Extra:
    extra, row = Extra(), 0
    for kind, data in _records(part):
        if kind == _ROW:
            row = struct.unpack_from("<I", data)[0]
        elif kind in _FILLED:
            column = struct.unpack_from("<I", data)[0]
            extra.reach(row, column)
            if kind in {_ERROR, _FORMULA_ERROR}:
                extra.broken[row, column] = Broken(ERRORS.get(data[8], "#N/A"))
            elif kind in _NUMBERS and (shown := digits.get(data[4] | data[5] << 8 | data[6] << 16)):
                extra.padded[row, column] = shown
    return extra


def _text(data: bytes, at: int) -> tuple[str, int]:
    size = struct.unpack_from("<I", data, at)[0]
    end = at + 4 + size * 2
    return data[at + 4 : end].decode("utf-16-le"), end


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        yield kind, part[at : at + size]
        at += size


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Seven bits in each byte, the lowest first. The kind keeps its high bit: 156 is 0x9C 0x01."""
    number = 0
    for place in range(most):
        byte = part[at]
        number |= (byte & 0x7F) << (7 * place)
        at += 1
        if not byte & 0x80:
            break
    return number, at
