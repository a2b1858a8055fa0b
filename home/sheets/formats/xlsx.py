"""XLSX: errors and uncomputed formulas, by patterns over the XML of each sheet.

An XML parser takes eight seconds for a national list (1.2 million cells), these patterns less than
one. They look at tags only, which a text cannot imitate: `<` is written `&lt;` there.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator

from defusedxml.ElementTree import fromstring

from home.sheets.formats import ZEROS, Extra
from home.sheets.values import Broken, position

_P = rb"(?:[\w.-]+:)?"  # a prefix of names, as some programs write it
_ROW = re.compile(rb"<" + _P + rb"row\b[^<>]*?\sr=[\"'](\d{1,9})[\"']")
_PLACE = re.compile(rb"\sr=[\"']([A-Za-z]{1,4})(\d{1,9})[\"']")
_LETTERS = re.compile(rb"\sr=[\"']([A-Z]{1,4})\d")
_TYPE = re.compile(rb"\st=[\"'](\w+)[\"']")
_CELL = rb"<" + _P + rb"c\b([^<>]*)>\s*"
_FORMULA = re.compile(
    _CELL + rb"<" + _P + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</" + _P + rb"f\s*>)\s*"
    rb"(?:<" + _P + rb"v\b[^<>]*(?<!/)>([^<]*)<)?"
)
# No possessive repeat of a group: Python before 3.11.5 finds nothing with one (its issue 106052).
_ERROR = re.compile(
    rb"<" + _P + rb"c\b(?=[^<>]*?\st=[\"']e[\"'])([^<>]*+)>(?:[^<]*<(?!/?" + _P + rb"[vc]\b)"
    rb"[^<>]*>)*[^<]*<" + _P + rb"v\b[^<>]*>([^<]*)<"
)
_PIECE = 1024 * 1024  # bytes
_SHOWN = re.compile(
    rb"<" + _P + rb"c\b(?=[^<>]*?\ss=[\"'](\d+)[\"'])([^<>]*+)>\s*<" + _P + rb"[vf]\b"
)
_STEP = re.compile(rb"<" + _P + rb"(row|c)\b([^<>]*)")
_NUMBER = re.compile(rb"\sr=[\"'](\d{1,9})[\"']")
# Programs that write formulas without computing them ask for it to be done on opening.
_UNCOMPUTED = re.compile(rb"fullCalcOnLoad=[\"'](?:1|true)[\"']")


def peek(package: zipfile.ZipFile) -> dict[str, Extra]:
    """Raises KeyError, ParseError or BadZipFile for a package that is not intact."""
    book_at = book_part(package)
    book = package.read(book_at)
    zero_is_no_value = bool(_UNCOMPUTED.search(book)) or _is_of_poi(package)
    found = {}
    padded = _padded_styles(package)
    for name, part in _sheets(book, targets(package, book_at)):
        try:
            xml = _unpacked(package, part)
        except KeyError:
            continue  # a chart sheet, or one that the program names and did not write
        found[name] = _peek(xml, zero_is_no_value)
        found[name].padded = _padded(xml, padded) if padded else {}
    return found


def _is_of_poi(package: zipfile.ZipFile) -> bool:
    """Apache POI leaves 0.0 in formulas that nobody has computed, and does not ask for it."""
    name = "docProps/app.xml"
    return name in package.namelist() and b"Apache POI" in package.read(name)


def _is_number(attributes: bytes) -> bool:
    kind = _TYPE.search(attributes)
    return kind is None or kind[1] == b"n"


def _padded_styles(package: zipfile.ZipFile) -> dict[str, int]:
    """Number of a cell format → how many digits it shows at least, for 0000 and its like."""
    part = next((name for name in package.namelist() if name.endswith("/styles.xml")), None)
    if part is None:
        return {}
    digits, found = {}, {}
    for element in fromstring(package.read(part)).iter():
        if _local(element.tag) == "numFmt":
            code = ZEROS.fullmatch(element.attrib.get("formatCode", ""))
            if code:
                digits[element.attrib.get("numFmtId", "")] = len(code[1])
        elif _local(element.tag) == "cellXfs":
            formats = [each.attrib.get("numFmtId", "") for each in element]
            found = {str(at): digits[key] for at, key in enumerate(formats) if key in digits}
    return found


def _padded(xml: bytearray, styles: dict[str, int]) -> dict[tuple[int, int], int]:
    """Cells with these formats that hold a number; `_SHOWN` finds cells with any format."""
    found = {}
    for cell in _SHOWN.finditer(xml):
        digits = styles.get(cell[1].decode())
        if digits and _is_number(cell[2]) and (place := _PLACE.search(cell[2])):
            found[_named(place)] = digits
    return found


def _unpacked(package: zipfile.ZipFile, part: str) -> bytearray:
    """Piece by piece: read at once, a national list would be held twice while it grows."""
    xml = bytearray()
    with package.open(part) as stream:
        while piece := stream.read(_PIECE):
            xml += piece
    return xml


def _peek(xml: bytearray, zero_is_no_value: bool) -> Extra:
    extra = Extra()
    rows = _ROW.findall(xml)
    extra.rows = max(map(int, rows), default=0) or xml.count(b"<row") + xml.count(b":row")
    letters = set(_LETTERS.findall(xml))
    extra.columns = max((position(each.decode()) + 1 for each in letters), default=0)
    # The plain search first: most lists have neither formulas nor errors.
    places = _Places(xml)
    for found in _FORMULA.finditer(xml) if b"<f" in xml or b":f" in xml else ():
        attributes, value = found.groups()
        kind = _TYPE.search(attributes)
        if value is None or not value.strip():
            # A formula whose result is an empty text says so by its type.
            is_text = bool(kind and kind[1] == b"str" and value is not None)
            if not is_text:
                extra.broken[places.of(found)] = Broken()
        elif zero_is_no_value and value.strip() in {b"0", b"0.0"} and _is_number(attributes):
            extra.broken[places.of(found)] = Broken()
    places = _Places(xml)
    for found in _ERROR.finditer(xml) if b't="e"' in xml or b"t='e'" in xml else ():
        shown = found[2].decode(errors="replace").strip() or "#N/A"
        extra.broken[places.of(found)] = Broken(shown)
    return extra


class _Places:
    """Where the cells of a sheet stand, asked from its first to its last.

    A cell whose address the program left out stands right of the one before it, a row below the
    one before it; so the way to each is walked once, however many there are.
    """

    def __init__(self, xml: bytearray) -> None:
        self._xml, self._walked, self._row, self._column = xml, 0, -1, -1

    def of(self, cell: re.Match[bytes]) -> tuple[int, int]:
        """Row and column of a match that begins with the cell and whose first group is its
        attributes.
        """
        if found := _PLACE.search(cell[1]):
            return _named(found)
        for step in _STEP.finditer(self._xml, self._walked, cell.end(1)):
            if step[1] == b"row":
                number = _NUMBER.search(step[2])
                self._row, self._column = int(number[1]) - 1 if number else self._row + 1, -1
            else:
                place = _PLACE.search(step[2])
                self._column = _named(place)[1] if place else self._column + 1
        self._walked = cell.end(1)
        return self._row, self._column


def _named(place: re.Match[bytes]) -> tuple[int, int]:
    return int(place[2]) - 1, position(place[1].decode())


def _sheets(book: bytes, parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet."""
    for element in fromstring(book).iter():
        if _local(element.tag) == "sheet":
            key = next((v for k, v in element.attrib.items() if _local(k) == "id"), "")
            if key in parts:
                yield element.attrib.get("name", ""), parts[key]


def book_part(package: zipfile.ZipFile) -> str:
    """Where the workbook stands, XLSX or XLSB: some programs call it otherwise than the rest."""
    for element in fromstring(package.read("_rels/.rels")):
        if element.attrib.get("Type", "").endswith("/officeDocument"):
            return _resolved("", element.attrib.get("Target", ""))
    raise KeyError("no workbook in the package")


def targets(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Where the relations of a part lead, by their id."""
    folder, name = posixpath.split(part)
    relations = package.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    return {
        element.attrib.get("Id", ""): _resolved(folder, element.attrib.get("Target", ""))
        for element in fromstring(relations)
    }


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
