"""``what-if.csv`` and ``what-if.xlsx``: the round beside its alternatives."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext_noop, ngettext, override, pgettext_lazy

from home.sheets.writer import Cell, Grid, write_csv, write_workbook
from partners.apprenticeships.rounds.alternatives import Alternative, Question
from partners.apprenticeships.rounds.languages import Language, in_language
from partners.apprenticeships.rounds.outputs import numbers
from partners.apprenticeships.rounds.places import PROVINCE_TERMS
from partners.apprenticeships.rounds.result import Edition

TITLE = gettext_noop("What if")
HOW = gettext_noop("How to read it")
HEADINGS = (
    gettext_noop("Condition"),
    gettext_noop("Seats"),
    gettext_noop("Seats reserved for 3T"),
    gettext_noop("Placed"),
    gettext_noop("Placed (%)"),
    gettext_noop("3T placed (%)"),
    gettext_noop("Weakest province"),
    gettext_noop("Weakest province (%)"),
    gettext_noop("First choice"),
    gettext_noop("Any own choice"),
    gettext_noop("Points in total"),
    pgettext_lazy("matching", "Batches that do not run"),
    gettext_noop("Envy pairs"),
    gettext_noop("Applications passed over"),
    gettext_noop("Better off than in this round"),
    gettext_noop("Worse off than in this round"),
)

NOTES = (
    gettext_noop(
        "Reserved seats are rounded in each batch: 10% of 4 seats is none, of 5 seats it is one."
    ),
    gettext_noop(
        "More seats can also leave fewer with a place: cooperatives that move to a batch they like "
        "better may leave another below its minimum, and that one does not run."
    ),
    gettext_noop(
        "Envy pair: a cooperative would rather be in a batch that took one with a lower "
        "priority, or that has a free seat. That never happens in a valid result."
    ),
)
"""How to read the table, below it on the screen and on a sheet of its own."""

_NAMES = {
    "reserve": gettext_noop("3T reserve {n}% per batch"),
    "online": gettext_noop("Everybody takes part online too"),
    "optimum": gettext_noop("Most points, no priorities"),
}
THIS_ROUND = gettext_noop("This round")
TOO_LARGE = gettext_noop("too large to work out")
_NAME, _FIGURE = 34, 15


def write_what_if(edition: Edition, out: Path) -> None:
    """Writes nothing if no what-if was asked for."""
    if not edition.result.comparison.alternatives:
        return
    language = edition.language
    header, rows = header_in(language), list(rows_in(edition))
    write_csv(out / "what-if.csv", header, rows)
    grid = Grid(in_language(TITLE, language), header, rows, [34, *[14] * (len(header) - 1)])
    notes = [[in_language(note, language)] for note in NOTES]
    how = Grid(in_language(HOW, language), [in_language(HOW, language)], notes, [110])
    write_workbook(out / "what-if.xlsx", [grid, how])


def name_of(question: Question | None, language: Language) -> str:
    """What an alternative is called; the round itself is asked nothing."""
    if question is None:
        return in_language(THIS_ROUND, language)
    n = question.amount
    if question.kind == "seats":
        with override(language):
            return ngettext("{n} more seat where full", "{n} more seats where full", n).format(n=n)
    return in_language(_NAMES[question.kind], language).format(n=n)


def header_in(language: Language) -> list[str]:
    return [in_language(heading, language) for heading in HEADINGS]


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
        return numbers.number(cell, language)
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
        yield f"{name_of(question, language)}: {in_language(TOO_LARGE, language)}"
    yield from (f"* {in_language(note, language)}" for note in NOTES)
