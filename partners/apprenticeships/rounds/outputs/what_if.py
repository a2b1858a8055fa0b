"""``what-if.csv`` and ``what-if.xlsx``: the round beside its alternatives."""

from collections.abc import Iterator
from pathlib import Path

from home.sheets.writer import Cell, Grid, write_csv, write_workbook
from partners.apprenticeships.rounds.alternatives import Alternative, Question
from partners.apprenticeships.rounds.outputs import saying
from partners.apprenticeships.rounds.places import PROVINCE_TERMS
from partners.apprenticeships.rounds.result import Edition
from partners.apprenticeships.rounds.wording import Language, Wording

TITLE = Wording("Bagaimana jika", "What if")
HOW = Wording("Cara membaca", "How to read it")
HEADINGS = (
    Wording("Keadaan", "Condition"),
    Wording("Kursi", "Seats"),
    Wording("Kursi cadangan 3T", "Seats reserved for 3T"),
    Wording("Mendapat tempat", "Placed"),
    Wording("Mendapat tempat (%)", "Placed (%)"),
    Wording("3T mendapat tempat (%)", "3T placed (%)"),
    Wording("Provinsi terlemah", "Weakest province"),
    Wording("Provinsi terlemah (%)", "Weakest province (%)"),
    Wording("Pilihan pertama", "First choice"),
    Wording("Salah satu pilihan", "Any own choice"),
    Wording("Jumlah poin", "Points in total"),
    Wording("Angkatan tidak jalan", "Batches that do not run"),
    Wording("Pasangan iri", "Envy pairs"),
    Wording("Permohonan yang dilewati", "Applications passed over"),
    Wording("Lebih baik daripada putaran ini", "Better off than in this round"),
    Wording("Lebih buruk daripada putaran ini", "Worse off than in this round"),
)

NOTES = (
    Wording(
        "Kursi cadangan dibulatkan per angkatan: 10 % dari 4 kursi adalah 0 kursi, dari 5 kursi 1 "
        "kursi.",
        "Reserved seats are rounded in each batch: 10% of 4 seats is none, of 5 seats it is one.",
    ),
    Wording(
        "Lebih banyak kursi dapat juga menurunkan jumlah penempatan: koperasi yang pindah ke "
        "angkatan yang lebih disukai bisa membuat angkatan lain kurang dari minimumnya, sehingga "
        "tidak berjalan.",
        "More seats can also leave fewer with a place: cooperatives that move to a batch they like "
        "better may leave another below its minimum, and that one does not run.",
    ),
    Wording(
        "Pasangan iri: koperasi lebih menginginkan angkatan yang menerima koperasi dengan "
        "prioritas lebih rendah, atau yang masih berkursi kosong. Hasil yang sah tidak pernah "
        "begitu.",
        "Envy pair: a cooperative would rather be in a batch that took one with a lower "
        "priority, or that has a free seat. That never happens in a valid result.",
    ),
)
"""How to read the table, below it on the screen and on a sheet of its own."""

_NAMES = {
    "reserve": Wording("Cadangan 3T {n} % per angkatan", "3T reserve {n}% per batch"),
    "seats": Wording("{n} kursi lagi di angkatan penuh", "{n} more {seats} where full"),
    "online": Wording("Semua mau ikut daring", "Everybody takes part online too"),
    "optimum": Wording("Poin terbanyak, tanpa prioritas", "Most points, no priorities"),
}
THIS_ROUND = Wording("Putaran ini", "This round")
TOO_LARGE = Wording("terlalu besar untuk dihitung", "too large to work out")
_NAME, _FIGURE = 34, 15


def write_what_if(edition: Edition, out: Path) -> None:
    """Writes nothing if no what-if was asked for."""
    if not edition.result.comparison.alternatives:
        return
    language = edition.language
    header, rows = header_in(language), list(rows_in(edition))
    write_csv(out / "what-if.csv", header, rows)
    grid = Grid(TITLE.in_language(language), header, rows, [34, *[14] * (len(header) - 1)])
    notes = [[note.in_language(language)] for note in NOTES]
    how = Grid(HOW.in_language(language), [HOW.in_language(language)], notes, [110])
    write_workbook(out / "what-if.xlsx", [grid, how])


def name_of(question: Question | None, language: Language) -> str:
    """What an alternative is called; the round itself is asked nothing."""
    if question is None:
        return THIS_ROUND.in_language(language)
    name = _NAMES[question.kind].in_language(language)
    return name.format(n=question.amount, seats="seat" if question.amount == 1 else "seats")


def header_in(language: Language) -> list[str]:
    return [heading.in_language(language) for heading in HEADINGS]


def rows_in(edition: Edition) -> Iterator[list[Cell]]:
    """One row per alternative; shares in per cent with one decimal."""
    for found in edition.result.comparison.alternatives:
        yield _row(found, edition.language)


def _row(found: Alternative, language: Language) -> list[Cell]:
    weakest = found.weakest
    return [
        name_of(found.question, language),
        found.seats,
        found.reserved,
        found.placed,
        _percent(found.placed, found.asked),
        _percent(found.placed_3t, found.asked_3t),
        PROVINCE_TERMS[weakest.province].in_language(language) if weakest else None,
        _percent(weakest.placed, weakest.asked) if weakest else None,
        found.first,
        found.chosen,
        found.points,
        found.closed,
        found.envy.pairs,
        found.envy.applications,
        found.better,
        found.worse,
    ]


def _percent(part: int, whole: int) -> float | None:
    """To the nearest tenth, rounded in whole numbers."""
    return (2000 * part + whole) // (2 * whole) / 10 if whole else None


def _told(cell: Cell, language: Language) -> str:
    """Numbers as people write them: 8.123 and 66,7 in Indonesian."""
    if isinstance(cell, float):
        return f"{cell:.1f}".replace(".", "," if language == "id" else ".")
    if isinstance(cell, int):
        return saying.number(cell, language)
    return "–" if cell is None else str(cell)


def lines_in(edition: Edition) -> Iterator[str]:
    """The comparison for the screen: conditions by number, then a line per figure."""
    rows, language = list(rows_in(edition)), edition.language
    yield from (f"[{number}] {row[0]}" for number, row in enumerate(rows))
    yield " " * _NAME + "".join(f"{f'[{n}]':>{_FIGURE}}" for n in range(len(rows)))
    for at, heading in enumerate(header_in(language)[1:], 1):
        cells = [_told(row[at], language) for row in rows]
        yield f"{heading:<{_NAME}}" + "".join(f"{cell[: _FIGURE - 1]:>{_FIGURE}}" for cell in cells)
    for question in edition.result.comparison.left_out:
        yield f"{name_of(question, language)}: {TOO_LARGE.in_language(language)}"
    yield from (f"* {note.in_language(language)}" for note in NOTES)
