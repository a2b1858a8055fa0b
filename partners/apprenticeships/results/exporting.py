"""A round as the two sheets that `match_magang` reads, and as the folder that it writes from them.

The folder is the same, byte for byte, as that of `match_magang` run on these sheets with the seed
of the round: the receipts in it are those of the sheets.
"""

import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import IO

from home.sheets.receipt import Receipt
from partners.apprenticeships.results import keeping
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.publishing import write_round
from partners.apprenticeships.rounds.result import Edition, RoundResult
from partners.apprenticeships.rounds.sources import database
from partners.apprenticeships.rounds.sources.sheets.application_columns import application_sheet
from partners.apprenticeships.rounds.sources.sheets.batch_columns import batch_sheet
from partners.apprenticeships.rounds.sources.sheets.columns import Lookups
from partners.apprenticeships.rounds.sources.sheets.file import SheetFile
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.apprenticeships.rounds.writing.rows import application_cells, batch_cells
from partners.apprenticeships.rounds.writing.templates import write_sheets

SHEETS, ROUND = "sheets", "round"
BATCHES, APPLICATIONS = "batches", "applications"


def write_folder(matching: Matching, out: Path, language: Language) -> None:
    """`sheets/` and `round/` below `out`: names of cooperatives stand in both.

    Raises FileNotFoundError where the result is not kept any more; `publishing.FolderIsTaken` and
    `templates.FileIsThere` where `out` holds something. Minutes for a national round.
    """
    result, words = keeping.read(matching), database.vocabulary()
    _write_sheets(result, out / SHEETS, words, language)
    read = replace(result, receipts=_receipts(out / SHEETS, words))
    write_round(Edition(read, language, words), out / ROUND)


def write_zip(matching: Matching, file: IO[bytes], language: Language) -> None:
    """The same as one file."""
    with (
        tempfile.TemporaryDirectory() as name,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        folder = Path(name) / matching.round.code
        write_folder(matching, folder, language)
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            packed.write(path, path.relative_to(name))


def _write_sheets(result: RoundResult, out: Path, words: Vocabulary, language: Language) -> None:
    look, names = Lookups(words), result.names
    batches, applications = batch_sheet(look), application_sheet(look)
    groups = batch_cells(batches, result.batches, names, words, language)
    people = application_cells(
        applications, result.applications, names, result.locked, words, language
    )
    filled = {BATCHES: (batches, [*groups]), APPLICATIONS: (applications, [*people])}
    write_sheets(out, filled, words, language)


def _receipts(folder: Path, words: Vocabulary) -> tuple[Receipt, ...]:
    """What a run on the sheets reads of them."""
    groups = SheetFile(folder / f"{BATCHES}.csv", words).batches()
    codes = [entry.row.id for entry in groups.entries]
    people = SheetFile(folder / f"{APPLICATIONS}.csv", words).applications(codes)
    return tuple(receipt for receipt in (groups.receipt, people.receipt) if receipt)
