"""XLS (BIFF in an OLE container): error values, formulas that nobody computed, zeros in front.

Numbers and texts come from calamine. A formula without a value looks like one that gave nothing, or
zero; but Excel names the version that computed the file (RECALCID), and LibreOffice asks for each
formula to be computed on opening. Where nobody did either, nobody computed.


Sources: Microsoft, [MS-CFB] and [MS-XLS].
"""

import struct
from collections.abc import Iterator

from home.sheets.formats import ERRORS, ZEROS, Extra
from home.sheets.values import Broken

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_BOF, _EOF, _SHEET, _LOCKED = 0x0809, 0x000A, 0x0085, 0x002F
_BOOL_OR_ERROR, _FORMULA = 0x0205, 0x0006
_FORMAT, _XF, _RECALCULATED = 0x041E, 0x00E0, 0x01C1
_NUMBERS = {0x0203, 0x027E}  # NUMBER, RK
# BLANK, NUMBER, LABEL, BOOLERR, RK, FORMULA, LABELSST, RSTRING: begin with row and column.
_ONE_CELL = {0x0203, 0x0204, _BOOL_OR_ERROR, 0x027E, _FORMULA, 0x00FD, 0x00D6}
_SEVERAL_CELLS = {0x00BD}  # MULRK: row, first column, …, last column


class Locked(Exception):
    """The file asks for a password."""


def peek(content: bytes) -> dict[str, Extra]:
    """Raises Locked; ValueError, IndexError or struct.error for a file that is not intact."""
    stream = book_stream(content)
    names: dict[int, str] = {}
    found: dict[str, Extra] = {}
    extra: Extra | None = None
    head = _Head()
    for start, kind, data in _records(stream):
        if kind == _LOCKED:
            raise Locked
        if kind == _SHEET:
            names[struct.unpack_from("<I", data)[0]] = _name(data)
        elif kind == _BOF and start in names:
            extra = found.setdefault(names[start], Extra())
        elif kind == _EOF:
            extra = None
        elif extra is not None:
            _cell(kind, data, extra, head)
        else:
            head.read(kind, data)
    return found


class _Head:
    """What stands before the sheets: who computed the file, and how cells are shown."""

    def __init__(self) -> None:
        self.is_computed = False
        self._digits: dict[int, int] = {}  # by the number of a format
        self._formats: list[int] = []  # of each kind of cell

    def read(self, kind: int, data: bytes) -> None:
        if kind == _RECALCULATED:
            self.is_computed = any(data[4:8])
        elif kind == _FORMAT:
            size, is_wide = struct.unpack_from("<HB", data, 2)
            code = data[5:].decode("utf-16-le" if is_wide & 1 else "latin-1", "replace")[:size]
            if found := ZEROS.fullmatch(code):
                self._digits[struct.unpack_from("<H", data)[0]] = len(found[1])
        elif kind == _XF:
            self._formats.append(struct.unpack_from("<H", data, 2)[0])

    def digits(self, kind_of_cell: int) -> int:
        """How many digits it shows at least; 0 for as many as there are."""
        at = kind_of_cell if kind_of_cell < len(self._formats) else -1
        return self._digits.get(self._formats[at], 0) if self._formats else 0


def _cell(kind: int, data: bytes, extra: Extra, head: _Head) -> None:
    if kind in _SEVERAL_CELLS:
        row, first = struct.unpack_from("<HH", data)
        last = struct.unpack_from("<H", data, len(data) - 2)[0]
        extra.reach(row, last)
        for at in range(first, min(last + 1, first + (len(data) - 6) // 6)):
            if digits := head.digits(struct.unpack_from("<H", data, 4 + 6 * (at - first))[0]):
                extra.padded[row, at] = digits
    elif kind in _ONE_CELL:
        row, column = struct.unpack_from("<HH", data)
        extra.reach(row, column)
        if kind == _BOOL_OR_ERROR and data[7]:
            extra.broken[row, column] = Broken(ERRORS.get(data[6], "#N/A"))
        elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
            extra.broken[row, column] = Broken(ERRORS.get(data[8], "#N/A"))
        elif kind == _FORMULA and not head.is_computed and _has_no_value(data):
            extra.broken[row, column] = Broken()
        elif kind in _NUMBERS and (digits := head.digits(struct.unpack_from("<H", data, 4)[0])):
            extra.padded[row, column] = digits


def _has_no_value(formula: bytes) -> bool:
    """Zero or an empty text, and no wish to be computed on opening."""
    result, flags = formula[6:14], struct.unpack_from("<H", formula, 14)[0]
    is_nothing = not any(result) or (result[6:] == b"\xff\xff" and result[0] == 3)
    return is_nothing and flags == 0


def _name(data: bytes) -> str:
    size, is_wide = data[6], data[7] & 1
    return (
        data[8 : 8 + size * 2].decode("utf-16-le")
        if is_wide
        else data[8 : 8 + size].decode("latin-1")
    )


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def stream_names(content: bytes) -> list[str]:
    """What an OLE container holds: a locked XLSX is one with `EncryptedPackage`."""
    return [name for name, _start, _size in _Container(content).entries]


def book_stream(content: bytes) -> bytes:
    container = _Container(content)
    for name, start, size in container.entries:
        if name in {"Workbook", "Book"}:
            return container.read(start, size)
    if any(name == "EncryptedPackage" for name, *_ in container.entries):
        raise Locked
    raise ValueError("no workbook in the container")


class _Container:
    """Sectors of an OLE file and its directory, as far as a workbook needs them."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.size = 1 << struct.unpack_from("<H", content, 30)[0]
        self.small = 1 << struct.unpack_from("<H", content, 32)[0]
        self.least = struct.unpack_from("<I", content, 56)[0]
        if self.size not in {512, 4096} or self.small != 64:
            raise ValueError("sizes of sectors")
        tables = list(struct.unpack_from("<109I", content, 76))
        extra, many = struct.unpack_from("<II", content, 68)
        for _ in range(min(many, len(content) // self.size)):
            if extra >= _END:
                break
            *more, extra = struct.unpack(f"<{self.size // 4}I", self._sector(extra))
            tables += more
        self.next: list[int] = []
        for number in tables:
            if number < _END:
                self.next += struct.unpack(f"<{self.size // 4}I", self._sector(number))
        self.entries: list[tuple[str, int, int]] = []
        self.mini = b""
        directory = self._chain(struct.unpack_from("<I", content, 48)[0])
        for at in range(0, len(directory), 128):
            self._entry(directory[at : at + 128])
        first = struct.unpack_from("<I", content, 60)[0]
        table = self._chain(first) if first < _END else b""
        self.small_next = struct.unpack(f"<{len(table) // 4}I", table)

    def read(self, start: int, size: int) -> bytes:
        if size >= self.least:
            return self._chain(start)[:size]
        number, parts = start, list[bytes]()
        while number < len(self.small_next) and len(parts) * self.small < size:
            parts.append(self.mini[number * self.small : (number + 1) * self.small])
            number = self.small_next[number]
        return b"".join(parts)[:size]

    def _entry(self, data: bytes) -> None:
        length, kind = struct.unpack_from("<HB", data, 64)
        start, size = struct.unpack_from("<II", data, 116)
        if kind == 5:
            self.mini = self._chain(start) if start < _END else b""
        elif kind == 2:
            self.entries.append((data[: max(length - 2, 0)].decode("utf-16-le"), start, size))

    def _sector(self, number: int) -> bytes:
        found = self.content[(number + 1) * self.size : (number + 2) * self.size]
        return found.ljust(self.size, b"\0") if found else b"\xff" * self.size

    def _chain(self, number: int) -> bytes:
        parts: list[bytes] = []
        while number < len(self.next) and len(parts) <= len(self.next):
            parts.append(self._sector(number))
            number = self.next[number]
        return b"".join(parts)
