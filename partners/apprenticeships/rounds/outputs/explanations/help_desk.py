"""The help desk's table: find a caller, read out the answer in either language."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.guard import guarded
from partners.apprenticeships.rounds.outputs.explanations.story import Story
from partners.matching.digests import MODE_WORDS
from partners.matching.explanation import Answer, Explanation
from partners.matching.provinces import NUMBER_OF, PROVINCES
from partners.matching.wording import Language, Wording

Add = Callable[[Explanation, dict[Language, Story], str], None]

COLUMNS = (
    Wording("permohonan", "application"),
    Wording("koperasi", "cooperative"),
    Wording("provinsi", "province"),
    Wording("kabupaten/kota", "regency"),
    Wording("angkatan", "batch"),
    Wording("tuan rumah", "host"),
    Wording("mulai", "starts"),
    Wording("cara ikut", "mode"),
    Wording("pilihan ke", "choice"),
    Wording("kelas", "class"),
    Wording("kelas terakhir diterima", "last accepted class"),
    Wording("angkatan memenuhi aturan", "batches that fit"),
    Wording("nomor undian", "lottery number"),
    Wording("penjelasan (Indonesia)", "explanation (Indonesian)"),
    Wording("penjelasan (Inggris)", "explanation (English)"),
    Wording("berkas", "file"),
)


@contextmanager
def table(bundle: RoundBundle, path: Path) -> Iterator[Add]:
    """Opens the table and gives the function that adds a row; headings in the round's language."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.in_language(bundle.language) for column in COLUMNS)

        def add(answer: Explanation, stories: dict[Language, Story], place: str) -> None:
            writer.writerow(_harmless(cell) for cell in _row(bundle, answer, stories, place))

        yield add


def _row(
    bundle: RoundBundle, answer: Explanation, stories: dict[Language, Story], place: str
) -> Iterator[str | int | None]:
    row = bundle.application_rows[answer.application]
    host = None if answer.batch is None else bundle.batch_rows[answer.batch]
    yield row.id
    yield bundle.names.cooperative(row)
    yield PROVINCES[NUMBER_OF[row.province]].name
    yield bundle.vocabulary.regencies.get(row.regency.replace(".", ""), row.regency)
    yield host.id if host else None
    yield bundle.names.host(host) if host else None
    yield host.starts.isoformat() if host else None
    yield MODE_WORDS[answer.mode] if host else None
    yield _rank(answer)
    yield answer.own_class
    yield answer.last_class
    yield answer.eligible
    yield int(bundle.draw.rank[answer.application]) + 1
    yield stories["id"].summary
    yield stories["en"].summary
    yield place


def _rank(answer: Explanation) -> int | None:
    """Which of the own choices it became, from 1."""
    answers = [choice.answer for choice in answer.choices]
    return answers.index(Answer.PLACED) + 1 if Answer.PLACED in answers else None


def _harmless(cell: str | int | None) -> str | int | None:
    return guarded(cell) if isinstance(cell, str) else cell
