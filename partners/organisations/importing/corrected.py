"""The rows that were not taken, as they were handed in, with where they stood and the reason."""

from collections.abc import Iterator

from django.utils.translation import get_language

from home.sheets import writer
from partners.organisations.importing import columns, vocabulary, words
from partners.organisations.importing.fields import NUMBER, REASON, SHEET
from partners.organisations.models import RegisterImport, RegisterRow

WIDTH, OF_REASON, OF_SHEET, OF_NUMBER = 24, 70, 18, 12
ADDED = (SHEET, NUMBER, REASON)


def workbook_of(record: RegisterImport) -> bytes:
    """XLSX with the same headings, so that it can be mended and handed in alone."""
    keys = columns.used_keys(record.columns)
    headings = {c["key"]: c["heading"] for c in reversed(record.columns) if c["key"]}
    at = 1 if get_language() == "en" else 0
    grid = writer.Grid(
        "register",
        [*(heading[at] for heading in ADDED), *(headings[key] for key in keys)],
        _rows(record, keys),
        [OF_SHEET, OF_NUMBER, OF_REASON, *([WIDTH] * len(keys))],
        text_columns=frozenset(range(len(ADDED), len(ADDED) + len(keys))),
    )
    return writer.workbook([grid])


def _rows(record: RegisterImport, keys: list[str]) -> Iterator[list[writer.Cell]]:
    spoken = vocabulary.spoken()
    wanted = (RegisterRow.Outcome.WRONG, RegisterRow.Outcome.UNSURE)
    for row in record.rows.filter(outcome__in=wanted).order_by("pk").iterator(1000):
        told = "; ".join(words.lines_of(row, spoken))
        yield [row.sheet, row.number, told, *(str(row.cells.get(key, "")) for key in keys)]
