"""Small files as programs write them, made here; the binary ones by hand."""

import struct
import zipfile
from io import BytesIO
from typing import Any

from openpyxl import Workbook

Rows = list[list[Any]]


def xlsx(
    sheets: dict[str, Rows], hidden: tuple[str, ...] = (), merged: tuple[str, ...] = ()
) -> bytes:
    """`merged` ranges ("D1:F1") of the first sheet."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        page.sheet_state = "hidden" if name in hidden else "visible"
    for each in merged:
        book.worksheets[0].merge_cells(each)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def ods(sheets: dict[str, Rows], hidden: tuple[str, ...] = ()) -> bytes:
    """A cell that begins with "<" is written as it is: errors, formulas, merged cells."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"),
                            ("style", "style"))
    )  # fmt: skip
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    tables = "".join(
        f'<table:table table:name="{name}" table:style-name="{"off" if name in hidden else "on"}">'
        + "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
        )
        + "</table:table>"
        for name, rows in sheets.items()
    )
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("on", "true"), ("off", "false"))
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({
        "mimetype": kind,
        "META-INF/manifest.xml": '<manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": f"<office:document-content {spaces} {calc}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>",
    })  # fmt: skip


def _ods_cell(value: Any) -> str:
    if isinstance(value, str) and value.startswith("<"):
        return value
    if value in ("", None):
        return "<table:table-cell/>"
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return (
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    )


class Error:
    """An error value of the binary formats, by its number."""

    def __init__(self, code: int) -> None:
        self.code = code


class Padded(float):
    """A number in the format 0000, in the binary formats."""


class Uncomputed:
    """A formula of XLS with what stands for its result."""

    def __init__(self, result: bytes) -> None:
        self.result = result


def xls(
    sheets: dict[str, Rows], hidden: tuple[str, ...] = (), *, is_computed: bool = False
) -> bytes:
    """BIFF8 in an OLE container; `is_computed` names the version of Excel that computed it."""
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    start += _record(0x041E, struct.pack("<HHB", 164, 4, 0) + b"0000")
    for number_format in (0, 164):
        start += _record(0x00E0, struct.pack("<HH16x", 0, number_format))
    if is_computed:
        start += _record(0x01C1, struct.pack("<HHI", 0x01C1, 0, 191029))
    pages = [_page(rows) for rows in sheets.values()]
    heads = [(name.encode("utf-16-le"), name in hidden) for name in sheets]
    at = len(start) + sum(4 + 8 + len(name) for name, _ in heads) + 4
    body = start
    for (name, is_hidden), page in zip(heads, pages, strict=True):
        body += _record(0x0085, struct.pack("<IBBBB", at, is_hidden, 0, len(name) // 2, 1) + name)
        at += len(page)
    return container(body + _record(0x000A, b"") + b"".join(pages))


def _page(rows: Rows) -> bytes:
    records = _record(0x0809, struct.pack("<HHHHII", 0x0600, 16, 0, 0, 0, 0))
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            place = struct.pack("<HHH", row, column, isinstance(value, Padded))
            if isinstance(value, Uncomputed):
                size = struct.pack("<HIH", 0, 0, 3)  # flags, nothing, bytes of the formula
                records += _record(0x0006, place + value.result + size + b"\x1e\x01\x00")
            elif isinstance(value, Error):
                records += _record(0x0205, place + bytes([value.code, 1]))
            elif isinstance(value, (int, float)):
                records += _record(0x0203, place + struct.pack("<d", value))
            elif value:
                text = value.encode("utf-16-le")
                records += _record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text)
    return records + _record(0x000A, b"")


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def container(stream: bytes, name: str = "Workbook") -> bytes:
    """An OLE container with one stream, long enough to stand in sectors of its own."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    many = len(stream) // 512
    mark = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    end = 0xFFFFFFFE
    header = struct.pack("<8s16sHHHHH6x", mark, b"", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<I", 0) + b"\xff" * (4 * 108)
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, many + 2), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    return header + table + _entries(name, len(stream)).ljust(512, b"\0") + stream


def _entries(stream: str, size: int) -> bytes:
    def entry(name: str, kind: int, child: int, start: int, length: int) -> bytes:
        text = f"{name}\0".encode("utf-16-le")
        return (
            text.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
            + b"\0" * 36
            + struct.pack("<IQ", start, length)
        )

    root = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    return root + entry(stream, 2, 0xFFFFFFFF, 2, size)


def xlsb(sheets: dict[str, Rows], hidden: tuple[str, ...] = ()) -> bytes:
    links = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book, relations, parts = _part(131, b""), "", {}
    book += _part(143, b"")
    for number, (name, rows) in enumerate(sheets.items(), 1):
        state = struct.pack("<II", name in hidden, number)
        book += _part(156, state + _wide(f"rId{number}") + _wide(name))
        relations += (
            f'<Relationship Id="rId{number}" Type="{office}/worksheet" '
            f'Target="worksheets/sheet{number}.bin"/>'
        )
        parts[f"xl/worksheets/sheet{number}.bin"] = _xlsb_page(rows)
    return zipped({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships {links}><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/workbook.bin": book + _part(144, b"") + _part(132, b""),
        "xl/styles.bin": _xlsb_styles(),
        "xl/_rels/workbook.bin.rels": f"<Relationships {links}>{relations}</Relationships>",
        **parts,
    })  # fmt: skip


def _xlsb_styles() -> bytes:
    kinds = b"".join(_part(47, struct.pack("<HH12x", 0, each)) for each in (0, 164))
    number_format = _part(44, struct.pack("<H", 164) + _wide("0000"))
    formats = _part(615, struct.pack("<I", 1)) + number_format + _part(616, b"")
    return formats + _part(617, struct.pack("<I", 2)) + kinds + _part(618, b"")


def _xlsb_page(rows: Rows) -> bytes:
    width = max(map(len, rows))
    found = _part(129, b"") + _part(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    found += _part(145, b"")
    for row, values in enumerate(rows):
        found += _part(0, struct.pack("<IIHHBI", row, 0, 300, 0, 0, 0))
        for column, value in enumerate(values):
            place = struct.pack("<II", column, isinstance(value, Padded))
            if isinstance(value, Error):
                found += _part(3, place + bytes([value.code]))
            elif isinstance(value, (int, float)):
                found += _part(5, place + struct.pack("<d", value))
            elif value:
                found += _part(6, place + _wide(value))
    return found + _part(146, b"") + _part(130, b"")


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _part(kind: int, data: bytes) -> bytes:
    numbers = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return numbers + bytes([len(data) & 0x7F | (0x80 if len(data) > 127 else 0)]) + (
        bytes([len(data) >> 7]) if len(data) > 127 else b""
    ) + data  # fmt: skip
