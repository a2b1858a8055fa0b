"""What stands in the columns of a file, so that a person can say what they mean. Pure.

The row of headings is the one that the reader takes; where it knows none, the row with most words.
Suggestions go by likeness: the best pair of heading and column first, each once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from home.sheets import headings
from home.sheets.book import Book, Sheet
from home.sheets.headings import Headings, Table
from home.sheets.marked import unmarked
from home.sheets.values import Value, comparable, is_empty, letter, text_of

EXAMPLES, LONGEST_EXAMPLE = 3, 60
LIKE = 72  # of 100: from here on a column is suggested
MOST_COLUMNS = 200
_SHORT = {
    "tgl": "tanggal", "tg": "tanggal", "no": "nomor", "nr": "nomor", "thn": "tahun",
    "th": "tahun", "bln": "bulan", "ttd": "tanda tangan", "penandatanganan": "ditandatangani",
    "telp": "telepon", "hp": "telepon", "email": "surel", "ket": "catatan", "kab": "kabupaten",
}  # fmt: skip
_ROW_NUMBERS = {"no", "nomor", "nr", "no urut", "nomor urut", "number"}
_NUMBER = re.compile(r"[-+(]*[\d.,/ ]+[)%]*")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`key` of the column that is read here, "" for none; `suggested` where none is known."""

    sheet: str
    table: str
    at: int
    heading: str
    examples: tuple[str, ...]
    filled: int
    key: str = ""
    suggested: str = ""
    is_learned: bool = False

    @property
    def label(self) -> str:
        return f"{letter(self.at)} “{self.heading}”"


def columns_of(book: Book, tables: Sequence[Table]) -> list[SheetColumn]:
    """Of all visible sheets with something in them, at most MOST_COLUMNS."""
    found: list[SheetColumn] = []
    for sheet in map(unmarked, book.sheets):
        if sheet.is_hidden or not sheet.is_table or not sheet.rows or headings.is_help(sheet):
            continue
        known = headings.find(sheet, tables) or _guessed(sheet, tables)
        if known:
            found += _suggested(list(_columns(sheet, known)), known.table)
    return found[:MOST_COLUMNS]


def _guessed(sheet: Sheet, tables: Sequence[Table]) -> Headings | None:
    """The row with most different words, read as the table that it is most like."""
    within = range(min(headings.WITHIN, len(sheet.rows) - 1))
    row = max(within, key=lambda at: (_words(sheet.rows[at]), -at), default=None)
    if row is None or _words(sheet.rows[row]) < headings.FEWEST:
        return None
    read = [headings.read_row(sheet, table, row) for table in tables]
    return max(read, key=lambda known: _likeness_of(known))


def _words(values: Sequence[Value]) -> int:
    texts = {text_of(value) for value in values if isinstance(value, str)}
    return sum(bool(text) and not _NUMBER.fullmatch(text) for text in texts)


def _likeness_of(known: Headings) -> float:
    scores = (
        max(_scores(heading, known.table).values(), default=0) for _at, heading in known.strange
    )
    return sum(score for score in scores if score >= LIKE) + 100 * len(known.places)


def _columns(sheet: Sheet, known: Headings) -> Iterator[SheetColumn]:
    """Those with a heading, from left to right; a column that stands there twice is strange."""
    places = {place.at: place for place in known.places}
    strange = dict(known.strange) | {place.at: place.heading for place in known.twice}
    for at in sorted(places.keys() | strange.keys()):
        place = places.get(at)
        below = [row[at] for row in sheet.rows[known.below :]]
        texts = [text_of(value) for value in below if not is_empty(value)]
        examples = [text[:LONGEST_EXAMPLE] for text in dict.fromkeys(texts)][:EXAMPLES]
        yield SheetColumn(
            sheet.name,
            known.table.name,
            at,
            place.heading if place else strange[at],
            tuple(examples),
            len(texts),
            place.key if place else "",
            "",
            bool(place and place.is_learned),
        )


def _suggested(columns: list[SheetColumn], table: Table) -> list[SheetColumn]:
    taken = {column.key for column in columns}
    pairs = sorted(
        (
            (score, -at, key)
            for at, column in enumerate(columns)
            if not column.key and column.filled and comparable(column.heading) not in _ROW_NUMBERS
            for key, score in _scores(column.heading, table).items()
            if score >= LIKE and key not in taken
        ),
        reverse=True,
    )
    for _score, at, key in pairs:
        if key not in taken and not columns[-at].suggested:
            columns[-at] = replace(columns[-at], suggested=key)
            taken.add(key)
    return columns


def _scores(heading: str, table: Table) -> dict[str, float]:
    """How alike a heading and each column of the table are, of 100."""
    words, found = _spelt_out(heading), dict[str, float]()
    for name, column in table.by_name.items():
        score = (fuzz.token_set_ratio(words, _spelt_out(name)) + fuzz.ratio(words, name)) / 2
        score = max(score, fuzz.token_sort_ratio(words, _spelt_out(name)))
        found[column.key] = max(found.get(column.key, 0), score)
    return found


def _spelt_out(heading: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in comparable(heading).split())


def headings_found(book: Book, tables: Sequence[Table]) -> list[str]:
    """What was found where headings would stand, for the message of a file that has none known."""
    return list(dict.fromkeys(f"“{column.heading}”" for column in columns_of(book, tables)))
