"""``results.xlsx`` and CSV: who goes where, who is in each batch, which batches run, who waits."""

from pathlib import Path

from home.sheets.writer import Grid, write_csv, write_workbook
from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.outputs.result_tables import (
    APPLICATIONS,
    BATCHES,
    PARTICIPANTS,
    WAITING,
    Table,
)

TABLES: dict[str, Table] = {
    "results": APPLICATIONS,
    "results-participants": PARTICIPANTS,
    "results-batches": BATCHES,
    "results-waiting": WAITING,
}
"""File name of each table as CSV; the workbook has one sheet for each."""


def write_results(bundle: RoundBundle, out: Path) -> None:
    """Both forms hold the same rows; text that looks like a formula is kept from running."""
    rows = {name: list(table.rows(bundle)) for name, table in TABLES.items()}
    for name, table in TABLES.items():
        write_csv(out / f"{name}.csv", table.header(bundle.language), rows[name])
    grids = [
        Grid(
            table.name.in_language(bundle.language),
            table.header(bundle.language),
            rows[name],
            [column.width for column in table.columns],
        )
        for name, table in TABLES.items()
    ]
    write_workbook(out / "results.xlsx", grids)
