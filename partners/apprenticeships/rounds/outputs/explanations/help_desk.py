"""The help desk's table: find a caller, read out the answer in either language.

As CSV and as XLSX, with the same rows. Text that looks like a formula stays text in both.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from home.sheets.writer import Cell, Grid, write_workbook, written_too
from partners.apprenticeships.rounds.outputs.explanations import sentences as say
from partners.apprenticeships.rounds.outputs.explanations.story import Story
from partners.apprenticeships.rounds.places import PROVINCE_TERMS
from partners.apprenticeships.rounds.result import Edition
from partners.apprenticeships.rounds.wording import Language, Wording
from partners.matching.explanation import Answer, Explanation
from partners.matching.rows import Mode

SHEET = Wording("Meja bantuan", "Help desk")
COLUMNS = (
    (Wording("permohonan", "application"), 16),
    (Wording("kode koperasi", "cooperative code"), 18),
    (Wording("koperasi", "cooperative"), 28),
    (Wording("provinsi", "province"), 20),
    (Wording("kabupaten/kota", "regency"), 24),
    (Wording("angkatan", "batch"), 16),
    (Wording("tuan rumah", "host"), 28),
    (Wording("mulai", "starts"), 12),
    (Wording("cara ikut", "mode"), 10),
    (Wording("pilihan ke", "choice"), 10),
    (Wording("kelas", "class"), 8),
    (Wording("kelas terakhir diterima", "last accepted class"), 12),
    (Wording("angkatan memenuhi aturan", "batches that fit"), 12),
    (Wording("nomor undian", "lottery number"), 12),
    (Wording("penjelasan (Indonesia)", "explanation (Indonesian)"), 80),
    (Wording("penjelasan (Inggris)", "explanation (English)"), 80),
    (Wording("berkas", "file"), 40),
)
"""Heading of each column, and its width in the workbook."""


def write(edition: Edition, folder: Path, rows: Iterable[list[Cell]]) -> None:
    """Write ``help-desk.csv`` and ``help-desk.xlsx`` in one pass; headings in the round's language.

    O(cells) time, O(1) memory: ``rows`` may be made on the way.
    """
    header = [heading.in_language(edition.language) for heading, _ in COLUMNS]
    title, widths = SHEET.in_language(edition.language), [width for _, width in COLUMNS]
    with (folder / "help-desk.csv").open("w", encoding="utf-8-sig", newline="") as file:
        both = written_too(file, header, rows, lineterminator="\r\n")
        write_workbook(folder / "help-desk.xlsx", [Grid(title, header, both, widths)])


def row_of(
    edition: Edition, answer: Explanation, stories: dict[Language, Story], place: str
) -> list[Cell]:
    """What the help desk needs about one application; ``place`` is the file of its page."""
    return list(_cells(edition, answer, stories, place))


def _cells(
    edition: Edition, answer: Explanation, stories: dict[Language, Story], place: str
) -> Iterator[Cell]:
    row = edition.result.applications[answer.application]
    host = None if answer.batch is None else edition.result.batches[answer.batch]
    yield row.id
    yield row.cooperative
    yield edition.result.names.cooperative(row)
    yield PROVINCE_TERMS[row.province].in_language(edition.language)
    yield edition.vocabulary.regencies.get(row.regency.replace(".", ""), row.regency)
    yield host.id if host else None
    yield edition.result.names.host(host) if host else None
    yield host.starts if host else None
    yield say.MODES[Mode(answer.mode)].in_language(edition.language) if host else None
    yield _rank(answer)
    yield answer.own_class
    yield answer.last_class
    yield answer.eligible
    yield int(edition.result.lottery[answer.application]) + 1
    yield stories["id"].summary
    yield stories["en"].summary
    yield place


def _rank(answer: Explanation) -> int | None:
    """Which of the own choices it became, from 1."""
    answers = [choice.answer for choice in answer.choices]
    return answers.index(Answer.PLACED) + 1 if Answer.PLACED in answers else None
