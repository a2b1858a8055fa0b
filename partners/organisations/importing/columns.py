"""Which column of a file means what: recognised, chosen by a person, read accordingly. Pure.

A column is known by its heading, so that a sheet for each province needs one answer, not 38.
`columns` is what `RegisterImport.columns` keeps, one entry for each heading:
`{"sheet", "at", "heading", "key", "examples"}`; `at` is the letter, `key` "" where it is not used.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from home.sheets import headings
from home.sheets.book import Book, Sheet
from home.sheets.headings import Headings, Place, Table
from home.sheets.looking import find
from home.sheets.receipt import Receipt
from home.sheets.values import comparable, is_empty, letter, text_of
from partners.organisations.importing.fields import NUMBER, PLACES, REASON, REGISTER, SHEET
from partners.organisations.importing.refusals import ColumnsMissing, ColumnsTwice

Columns = list[dict[str, Any]]
EXAMPLES = 3
_LOOKED_AT = 200  # rows in which examples are looked for
_SHOWN = 60
_TELLS = re.compile(
    r"(?:\d\d\.?){3}\d{4}$|(?:koperasi|kop|kopdes|kopkel|kdmp|kkmp|kud|ksp|kspps|bmt)\b", re.I
)
_IN_FILE = "column "
_ADDED = {comparable(heading) for heading in (*REASON, *SHEET, *NUMBER)}


def id_of(column: Mapping[str, Any]) -> str:
    """What `choose_columns` calls it: `Jawa Tengah!C`."""
    return f"{column['sheet']}!{column['at']}"


def in_file(key: str) -> str:
    """The key by which rows are asked; no heading is the same by accident."""
    return f"{_IN_FILE}{key}"


def of_own_headings(book: Book) -> Table | None:
    """A list whose headings are strange: the first row of each sheet that holds texts alone, each
    another one, above rows with a code of a village or the name of a cooperative. None where no
    sheet has such a row: it is another file altogether.
    """
    rows = (row for sheet in book.sheets if not sheet.is_hidden for row in _headings_of(sheet))
    named = {comparable(text): text for row in rows for text in row}
    read = tuple(headings.Column(f"own {nth}", (text,)) for nth, text in enumerate(named.values()))
    return Table(REGISTER.name, read, REGISTER.most_rows) if read else None


def _headings_of(sheet: Sheet) -> Iterator[list[str]]:
    """None or one row."""
    rows = sheet.rows[: headings.WITHIN] if sheet.is_table else []
    for number, row in enumerate(rows):
        texts = [text_of(value) for value in row if not is_empty(value)]
        is_alone = len({*map(comparable, texts)}) == len(texts) >= headings.FEWEST
        if is_alone and all(map(_is_heading, texts)):
            below = sheet.rows[number + 1 : number + 1 + _LOOKED_AT]
            if any(_TELLS.match(text_of(value)) for line in below for value in line):
                yield texts
            return


def _is_heading(text: str) -> bool:
    return any(map(str.isalpha, text)) and not text[0].isdigit()


def recognised(book: Book, receipt: Receipt, layout: Table = REGISTER.layout) -> Columns:
    """Of all sheets that were read, each heading once, the first one that means a key with it."""
    found: dict[str, dict[str, Any]] = {}
    taken: set[str] = set()
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for told in receipt.sheets:
        read = find(sheets[told.sheet], [layout]) if told.table else None
        for at, heading, key in _of_sheet(read) if read else ():
            words = comparable(heading)
            if words in found or words in _ADDED:
                continue
            first = "" if key in taken and not _elsewhere(told.sheet, key, found) else key
            taken.add(key)
            examples = _examples(sheets[told.sheet], read.below, at) if read else []
            found[words] = {"sheet": told.sheet, "at": letter(at), "heading": heading,
                            "key": first, "examples": examples}  # fmt: skip
    return list(found.values())


def _elsewhere(sheet: str, key: str, found: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether another sheet, not this one, has the key under another heading."""
    return all(each["sheet"] != sheet for each in found.values() if each["key"] == key)


def _of_sheet(read: Headings) -> Iterator[tuple[int, str, str]]:
    known = [(place.at, place.heading, _meaning(place)) for place in read.places]
    others = [(place.at, place.heading, "") for place in read.twice]
    strange = [(at, heading, "") for at, heading in read.strange]
    yield from sorted(known + others + strange)


def _meaning(place: Place) -> str:
    """Its key; of a heading of the list's own, what that heading means if it is known."""
    if place.key in REGISTER.by_key:
        return place.key
    known = REGISTER.layout.find(place.heading)
    return known[0].key if known else ""


def _examples(sheet: Sheet, below: int, at: int) -> list[str]:
    rows = sheet.rows[below : below + _LOOKED_AT]
    texts = dict.fromkeys(text_of(row[at])[:_SHOWN] for row in rows)
    return [text for text in texts if text][:EXAMPLES]


def chosen(columns: Columns, keys: Mapping[str, str]) -> Columns:
    """With the keys that a person chose. Raises ColumnsMissing, ColumnsTwice."""
    asked = [{**column, "key": keys.get(id_of(column), column["key"])} for column in columns]
    used = [{**c, "key": c["key"] if c["key"] in REGISTER.by_key else ""} for c in asked]
    refuse_unusable(used)
    return used


def refuse_unusable(columns: Sequence[Mapping[str, Any]]) -> None:
    """Raises ColumnsTwice, ColumnsMissing."""
    places = [(column["sheet"], column["key"]) for column in columns if column["key"]]
    if twice := sorted({key for place in places if places.count(place) > 1 for key in place[1:]}):
        raise ColumnsTwice(keys=twice)
    keys = {key for _sheet, key in places}
    if "name" not in keys:
        raise ColumnsMissing(keys=["name"])
    if not keys & {"number", "village_code", "village", "district", "regency"}:
        raise ColumnsMissing(keys=["number", "village_code", "village"])


def table_of(columns: Columns) -> Table:
    """How the file is read with these columns: by their headings and no others."""
    names: dict[str, list[str]] = {}
    for column in columns:
        if column["key"]:
            names.setdefault(column["key"], []).append(column["heading"])
    read = tuple(
        headings.Column(in_file(key), tuple(spelled), key == "name")
        for key, spelled in names.items()
    )
    return Table(REGISTER.name, read, REGISTER.most_rows)


def used_keys(columns: Columns) -> list[str]:
    """In the order of the template."""
    keys = {column["key"] for column in columns}
    return [field.key for field in REGISTER.columns if field.key in keys]


def has_places(columns: Columns) -> bool:
    return any(key in PLACES for key in used_keys(columns))
