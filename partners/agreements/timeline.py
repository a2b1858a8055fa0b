"""The terms of agreements and their commitments on one scale of years."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils import timezone
from django.utils.text import capfirst

from home import odd_rows
from home.ui import charts
from partners.agreements import wording
from partners.agreements.beads import Bead
from partners.agreements.labels import STATUS
from partners.agreements.models import Agreement, Commitment
from partners.agreements.rules import coming, lifecycle
from partners.agreements.rules.lifecycle import Facts, Status

MOST_TICKS = 8
# In per cent of the scale: beads nearer to each other lie above and below the bar's middle.
NEAR = 3
MIDDLE, ABOVE, BELOW = 9, 2, 16
SHORTEST, HALF = 1.2, 50


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a place of the scale, in per cent as SVG writes it in every language."""

    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Placed:
    bead: Bead
    at: str
    words: str
    y: int = MIDDLE


@dataclass
class Row:
    """Its term from `start`, so `wide` in per cent; from `unknown` on nobody knows whether it goes
    on.
    """

    agreement: Agreement
    status: Status
    words: str
    begin: date | None = None
    end: date | None = None
    start: str = ""
    wide: str = ""
    unknown: str = ""
    beads: list[Placed] = field(default_factory=list)
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    first: date
    last: date
    today: date
    now: str
    ticks: list[Mark]
    rows: list[Row]

    @property
    def has_unknown_ends(self) -> bool:
        return any(row.unknown for row in self.rows)

    @property
    def anchor(self) -> str:
        """On which side of its line the word for today has room."""
        return "end" if float(self.now) > HALF else "start"


def scale_of(agreements: Iterable[Agreement]) -> Scale:
    """The agreements of one page, with their readable commitments: one query."""
    on = timezone.localdate()
    agreements = list(agreements)
    promised: dict[int, list[Commitment]] = {each.pk: [] for each in agreements}
    signed = {each.pk: each for each in agreements if each.signed_on}
    for commitment in Commitment.objects.readable().filter(agreement__in=list(signed)):
        commitment.agreement = signed[commitment.agreement_id]
        promised[commitment.agreement_id].append(commitment)
    rows, _odd = odd_rows.shown(agreements, lambda one: _row(one, promised[one.pk], on))
    days = [on, *(day for row in rows for day in (row.begin, row.end) if day)]
    days += [day for each in promised.values() for one in each if (day := _day_of(one))]
    first, last = min(days).replace(month=1, day=1), max(days).replace(month=12, day=31)
    for row in rows:
        _place(row, promised[row.agreement.pk], first, last, on)
    return Scale(first, last, on, _at(on, first, last), ticks(first, last), rows)


def ticks(first: date, last: date) -> list[Mark]:
    """A mark at the beginning of each year, or of every second, fifth or tenth of many.

    >>> [mark.words for mark in ticks(date(2024, 1, 1), date(2026, 12, 31))]
    ['2024', '2025', '2026']
    """
    years = range(first.year, last.year + 1)
    step = next((n for n in (1, 2, 5, 10, 20) if len(years) <= n * MOST_TICKS), 50)
    shown = [year for year in years if year % step == 0 or step == 1]
    return [Mark(_at(date(year, 1, 1), first, last), str(year)) for year in shown]


def _row(agreement: Agreement, promised: list[Commitment], on: date) -> Row:
    facts = agreement.facts()
    return Row(
        agreement,
        lifecycle.effective_status(facts, on),
        _words(facts, on),
        facts.in_force_on or facts.signed_on,
        lifecycle.current_end(facts, on),
        undated=sum(_day_of(one) is None for one in promised),
    )


def _words(facts: Facts, on: date) -> str:
    """The colour of its bar in a word, and its term; "signed" once where no more is known."""
    term = wording.term_words(facts, on)
    if coming.is_term_unknown(facts, on):
        return capfirst(term)
    return f"{capfirst(str(STATUS[lifecycle.effective_status(facts, on)]))} · {term}"


def _place(row: Row, promised: list[Commitment], first: date, last: date, on: date) -> None:
    facts = row.agreement.facts()
    if row.begin:
        is_only_signed = coming.is_term_unknown(facts, on)
        until = row.end or (last if facts.has_no_end else row.begin if is_only_signed else on)
        start, wide = charts.stretch(row.begin, max(until, row.begin), first, last)
        row.start, row.wide = f"{start:g}", f"{max(wide, SHORTEST):g}"
        if not row.end and not facts.has_no_end:
            row.unknown = f"{start + max(wide, SHORTEST):g}"
    for one in promised:
        if day := _day_of(one):
            words = f"{one.title}: {one.light_words(on)}"
            row.beads.append(Placed(Bead(one.light_on(on)), _at(day, first, last), words))
    row.beads = apart(row.beads)


def apart(beads: Iterable[Placed]) -> list[Placed]:
    """In the order of their days; neighbours too near lie in turn above and below.

    Each keeps its day on the scale.
    """
    placed: list[Placed] = []
    for bead in sorted(beads, key=lambda one: float(one.at)):
        y = MIDDLE
        if placed and float(bead.at) - float(placed[-1].at) < NEAR:
            if placed[-1].y == MIDDLE:
                placed[-1] = replace(placed[-1], y=ABOVE)
            y = ABOVE if placed[-1].y == BELOW else BELOW
        placed.append(replace(bead, y=y))
    return placed


def _at(day: date, first: date, last: date) -> str:
    return f"{charts.stretch(day, day, first, last)[0]:g}"


def _day_of(commitment: Commitment) -> date | None:
    return commitment.done_on or commitment.due_on
