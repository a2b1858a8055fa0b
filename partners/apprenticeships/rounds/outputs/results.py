"""``results.xlsx`` and CSV: who goes where, who is in each batch, which batches run, who waits."""

from pathlib import Path

from home.sheets.writer import Grid, write_csv, write_workbook
from partners.apprenticeships.rounds.languages import in_language
from partners.apprenticeships.rounds.outputs.result_tables import (
    APPLICATIONS,
    BATCHES,
    PARTICIPANTS,
    WAITING,
    Table,
)
from partners.apprenticeships.rounds.result import Edition

TABLES: dict[str, Table] = {
    "results": APPLICATIONS,
    "results-participants": PARTICIPANTS,
    "results-batches": BATCHES,
    "results-waiting": WAITING,
}
"""File name of each table as CSV; the workbook has one sheet for each."""


def write_results(edition: Edition, out: Path) -> None:
    """Both forms hold the same rows; text that looks like a formula is kept from running."""
    rows = {name: list(table.rows(edition)) for name, table in TABLES.items()}
    for name, table in TABLES.items():
        write_csv(out / f"{name}.csv", table.header(edition.language), rows[name])
    grids = [
        Grid(
            in_language(table.name, edition.language),
            table.header(edition.language),
            rows[name],
            [column.width for column in table.columns],
        )
        for name, table in TABLES.items()
    ]
    write_workbook(out / "results.xlsx", grids)
