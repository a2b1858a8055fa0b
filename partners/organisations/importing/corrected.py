"""The rows that were not taken, as they were handed in, with the reason beside them."""

from collections.abc import Iterator

from django.utils.translation import get_language

from home.sheets import writer
from partners.organisations.importing import columns, words
from partners.organisations.importing.fields import REASON
from partners.organisations.models import RegisterImport, RegisterRow

WIDTH, OF_REASON = 24, 70


def workbook_of(record: RegisterImport) -> bytes:
    """XLSX with the same headings, so that it can be mended and handed in alone."""
    keys = columns.used_keys(record.columns)
    headings = {c["key"]: c["heading"] for c in reversed(record.columns) if c["key"]}
    language = get_language() or "id"
    reason = REASON[1] if language == "en" else REASON[0]
    grid = writer.Grid(
        "register",
        [reason, *(headings[key] for key in keys)],
        _rows(record, keys),
        [OF_REASON, *([WIDTH] * len(keys))],
        text_columns=frozenset(range(1, len(keys) + 1)),
    )
    return writer.workbook([grid])


def _rows(record: RegisterImport, keys: list[str]) -> Iterator[list[str]]:
    wanted = (RegisterRow.Outcome.WRONG, RegisterRow.Outcome.UNSURE)
    for row in record.rows.filter(outcome__in=wanted).order_by("pk").iterator(1000):
        told = "; ".join(words.lines_of(row))
        yield [told, *(str(row.cells.get(key, "")) for key in keys)]
