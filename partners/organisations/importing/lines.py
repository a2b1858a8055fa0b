"""One row of a file: what it says of a cooperative, or what is wrong with it."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from home.sheets import cells, fields
from home.sheets.columns import Columns
from home.sheets.problems import CellError, CellRefused, Problem
from home.sheets.reader import Row
from home.sheets.values import comparable, is_empty, text_of
from partners.organisations.identity import as_written, canonical
from partners.organisations.importing import vocabulary
from partners.organisations.importing.columns import in_file
from partners.organisations.importing.fields import PLACES, REGISTER, last_year
from partners.organisations.importing.places import PlaceRefused, Places
from partners.organisations.importing.problems import RowProblem, error
from partners.organisations.importing.vocabulary import Vocabulary
from partners.organisations.models.cooperative import FIRST_YEAR

_YEAR = re.compile(r"\d{4}")
_OF_TERMS = ("sectors", "units")
_KEPT_OTHERWISE = ("number", "name", "website")
_OWN = {"village_code", "kind", "founded", "website", *PLACES}
_ABBREVIATED = re.compile(r"(?:K[A-Z]{1,4}|BMT|TNI|AD|AL|AU|POLRI|PKK|PGRI|RI|RT|RW|[IVX]+)\b")


@dataclass(slots=True)
class Line:
    """`said` by `fields.SAID`, without what the row leaves blank; `key` of its number. Of a place
    that is refused: `around`, the code of what is known of it, and `villages` that may be meant.
    """

    row: Row
    said: dict[str, Any] = field(default_factory=dict)
    errors: list[dict[str, Any]] = field(default_factory=list)
    key: str = ""
    around: str = ""
    villages: tuple[str, ...] = ()

    @property
    def region(self) -> str:
        return str(self.said.get("region", ""))

    @property
    def village(self) -> str:
        """Code of the village of a KDKMP: each has one; "" of any other cooperative."""
        is_village = len(self.region) == 10 and self.said.get("kind", "other") != "other"
        return self.region if is_village else ""

    @property
    def place(self) -> tuple[str, int]:
        return self.row.place

    def texts(self) -> dict[str, str]:
        """As `RegisterRow.cells` keeps it."""
        texts = ((key, text_of(self.row.value(in_file(key)))) for key in REGISTER.by_key)
        return {key: text for key, text in texts if text}


class Reader:
    """Reads the rows of one list. O(cells)."""

    def __init__(self, rows: list[Row], errors: Iterable[CellError], places: Places) -> None:
        self.rows, self.places = rows, places
        self.columns, self.words = Columns(rows), Vocabulary.stored()
        self.merged: dict[tuple[str, int], CellError] = {
            (one.sheet, one.row): one for one in errors if one.problem is Problem.MERGED_ROWS
        }
        self.years = range(FIRST_YEAR, last_year() + 1)

    def lines(self) -> Iterator[Line]:
        for row in self.rows:
            yield self.line(row)

    def line(self, row: Row) -> Line:
        line = Line(row)
        for key in REGISTER.by_key:
            if key not in _OWN and (value := self._value(line, key)) not in (None, "", []):
                line.said[key] = value
        self._identity(line)
        self._place(line)
        self._rest(line)
        self._refuse_long(line)
        if not line.errors and not (line.key or line.region):
            line.errors.append(error(row, "number", RowProblem.NO_KEY))
        if one := self.merged.get(row.place):
            key = one.column.removeprefix(in_file(""))
            line.errors.append(error(row, key, one.problem, *one.more))
        return line

    def _value(self, line: Line, key: str) -> Any:
        field_, row = REGISTER.by_key[key], line.row
        value = row.value(in_file(key))
        if value is None or value == "":
            return self._missing(line, key)
        codes = partial(self.columns.codes, row.part, in_file(key))
        try:
            found = fields.read(field_, value, codes=codes)
            if found is None:
                return self._missing(line, key)
            if key == "stage":
                return self.words.code(key, found)
            if key in _OF_TERMS:
                return self._terms(line, key, found)
            return found
        except CellRefused as refused:
            line.errors.append(error(row, key, refused.problem, *refused.more))
            return None

    def _missing(self, line: Line, key: str) -> None:
        if REGISTER.by_key[key].is_required:
            line.errors.append(error(line.row, key, Problem.MISSING))

    def _terms(self, line: Line, key: str, found: list[str]) -> list[str]:
        parts = [part.strip() for text in found for part in text.split(",")]
        known = self.words.words[key]
        whole = found if all(comparable(text) in known for text in found) else parts
        return sorted({self.words.code(key, text) for text in whole if text})

    def _identity(self, line: Line) -> None:
        if number := line.said.get("number"):
            line.said["number"] = as_written(number)
            line.key = canonical(number)
        if name := line.said.get("name"):
            line.said["name"] = spelled(" ".join(name.split()))
        if line.said.get("members") == 0:
            del line.said["members"]

    def _refuse_long(self, line: Line) -> None:
        """What is kept may be longer than the cell: a sign that stands for words, `https://`."""
        for key in _KEPT_OTHERWISE:
            longest = REGISTER.by_key[key].longest
            if len(line.said.get(key, "")) > longest:
                line.errors.append(error(line.row, key, Problem.TOO_LONG, str(longest)))
                del line.said[key]

    def _text(self, line: Line, key: str) -> str:
        value = line.row.value(in_file(key))
        if value is None or is_empty(value) or text_of(value) in fields.NOTHING:
            return ""
        try:
            return cells.text(value, REGISTER.by_key[key].longest)
        except CellRefused as refused:
            line.errors.append(error(line.row, key, refused.problem, *refused.more))
            return ""

    def _place(self, line: Line) -> None:
        code = self._text(line, "village_code")
        one, two, three, four = (self._text(line, key) for key in PLACES)
        place = (one, two, three, four)
        try:
            if code:
                line.said["region"] = self.places.coded(code).code
                self.places.agreed(line.region, place)
            elif region := self.places.named(place):
                line.said["region"] = region
        except CellRefused as refused:
            line.errors.append(error(line.row, "village_code", refused.problem, *refused.more))
            with suppress(PlaceRefused):  # it is not written, but whose row it is may be known
                line.said["region"] = self.places.named(place)
        except PlaceRefused as refused:
            line.around, line.villages = refused.around, refused.villages
            line.errors += [
                error(line.row, told.key, told.problem, *told.more) for told in refused.told
            ]

    def _rest(self, line: Line) -> None:
        for key, read in (("kind", self._kind), ("founded", self._year), ("website", _website)):
            try:
                value = read(line, self._text(line, key))
            except CellRefused as refused:
                line.errors.append(error(line.row, key, refused.problem, *refused.more))
                value = self._kind(line, "") if key == "kind" else None
            if value:
                line.said[key] = value

    def _kind(self, line: Line, text: str) -> str:
        region = self.places.region(line.region)
        kind = region.kind if region and region.level == 4 else ""
        return vocabulary.kind(text, line.said.get("name", ""), kind)

    def _year(self, line: Line, text: str) -> int | None:
        """A year, or the year of a day."""
        if not text:
            return None
        if _YEAR.fullmatch(text) and int(text) in self.years:
            return int(text)
        days = self.columns.days(line.row.part, in_file("founded"))
        try:
            found = days.read(line.row.value(in_file("founded")))
        except CellRefused as refused:
            raise CellRefused(RowProblem.NOT_A_YEAR) from refused
        if found.year not in self.years:
            raise CellRefused(RowProblem.NOT_A_YEAR)
        return found.year


def _website(_line: Line, text: str) -> str:
    if not text:
        return ""
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    except ValueError:
        is_whole = False
    if not is_whole or " " in address:
        raise CellRefused(RowProblem.NOT_A_WEBSITE)
    return address


def spelled(name: str) -> str:
    """A name that stands in capitals throughout, as one writes it.

    >>> spelled("KOPERASI DESA MERAH PUTIH SIDOMULYO"), spelled("KUD Mino Saroyo")
    ('Koperasi Desa Merah Putih Sidomulyo', 'KUD Mino Saroyo')
    >>> spelled("KUD MINO SAROYO II")
    'KUD Mino Saroyo II'
    """
    if not name.isupper() or " " not in name:
        return name
    return " ".join(
        word if _ABBREVIATED.fullmatch(word) else word.capitalize() for word in name.split()
    )
