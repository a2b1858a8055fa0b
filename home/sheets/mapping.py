"""What stands in the columns of a file, so that a person can say what they mean. Pure.

The row of headings is the one that the reader takes; where it knows none, the row with most words.
Suggestions go by likeness (`likeness`): the best pair of heading and column first, each once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from home.sheets import headings
from home.sheets.book import Book, Sheet
from home.sheets.headings import Headings, Table
from home.sheets.likeness import alike
from home.sheets.looking import Looking, read_row
from home.sheets.marked import unmarked
from home.sheets.values import Value, is_empty, letter, text_of

EXAMPLES, LONGEST_EXAMPLE = 3, 60
MOST_COLUMNS = 200
_NUMBER = re.compile(r"[-+(]*[\d.,/ ]+[)%]*")
_ROW_NUMBERS = {str(number) for number in range(1, EXAMPLES + 1)}


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


@dataclass(frozen=True, slots=True)
class Mapped:
    """`lacking`: by sheet its table and the required columns that none of its headings means."""

    columns: list[SheetColumn]
    lacking: dict[str, tuple[str, list[str]]]


def columns_of(book: Book, tables: Sequence[Table]) -> list[SheetColumn]:
    """Of all visible sheets with something in them, at most MOST_COLUMNS."""
    return mapped(book, tables).columns


def mapped(book: Book, tables: Sequence[Table]) -> Mapped:
    """Of as many sheets as give MOST_COLUMNS; what more there are is asked for when these are
    known.
    """
    found, looking = Mapped([], {}), Looking(tables)
    for sheet in map(unmarked, book.sheets):
        if sheet.is_hidden or not sheet.is_table or not sheet.rows or headings.is_help(sheet):
            continue
        known = looking.find(sheet) or _guessed(sheet, tables)
        if known:
            first = list(_columns(sheet, known))[: MOST_COLUMNS - len(found.columns)]
            found.columns.extend(_suggested(first, known.table))
            found.lacking[sheet.name] = known.table.name, known.lacking
        if len(found.columns) >= MOST_COLUMNS:
            break
    return found


def _guessed(sheet: Sheet, tables: Sequence[Table]) -> Headings | None:
    """The row with most different words, read as the table that it is most like."""
    within = range(min(headings.WITHIN, len(sheet.rows) - 1))
    row = max(within, key=lambda at: (_words(sheet.rows[at]), -at), default=None)
    if row is None or _words(sheet.rows[row]) < headings.FEWEST:
        return None
    read = [read_row(sheet, table, row) for table in tables]
    return max(read, key=lambda known: _likeness_of(known))


def _words(values: Sequence[Value]) -> int:
    texts = {text_of(value) for value in values if isinstance(value, str)}
    return sum(bool(text) and not _NUMBER.fullmatch(text) for text in texts)


def _likeness_of(known: Headings) -> float:
    scores = (max(alike(each, known.table).values(), default=0) for _at, each in known.strange)
    return sum(scores) + 100 * len(known.places)


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
            if not column.key and column.filled and not _ROW_NUMBERS.issuperset(column.examples)
            for key, score in alike(column.heading, table).items()
            if key not in taken and _may_hold(table, key, column.examples)
        ),
        reverse=True,
    )
    for _score, at, key in pairs:
        if key not in taken and not columns[-at].suggested:
            columns[-at] = replace(columns[-at], suggested=key)
            taken.add(key)
    return columns


def _may_hold(table: Table, key: str, examples: Sequence[str]) -> bool:
    """A column of days is not suggested for texts, whatever its heading says."""
    knows = table.by_key[key].knows
    return knows is None or any(map(knows, examples))
