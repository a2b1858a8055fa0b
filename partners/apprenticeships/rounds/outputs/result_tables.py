"""The tables of a finished round, as columns with a heading and rows of cells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from django.utils.translation import gettext_noop, pgettext_lazy

from home.sheets.writer import Cell
from partners.apprenticeships.rounds.languages import Language, Text, in_language
from partners.apprenticeships.rounds.outputs.placed import Placed
from partners.apprenticeships.rounds.places import PROVINCE_TERMS
from partners.apprenticeships.rounds.result import Edition
from partners.apprenticeships.rounds.writing.rows import YES_NO


class Column(NamedTuple):
    heading: Text
    width: int = 14


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` gives one list of cells per row, in the order of ``columns``."""

    name: Text
    columns: tuple[Column, ...]
    rows: Callable[[Edition], Iterable[list[Cell]]]

    def header(self, language: Language) -> list[str]:
        return [in_language(column.heading, language) for column in self.columns]


NUMBER = Column(gettext_noop("Application number"), 18)
CODE = Column(gettext_noop("Cooperative code"), 18)
COOPERATIVE = Column(gettext_noop("Cooperative"), 30)
PROVINCE = Column(gettext_noop("Province"), 20)
TIER = Column(pgettext_lazy("matching", "3T tier"), 10)
BATCH = Column(gettext_noop("Batch code"), 18)
OFFER = Column(gettext_noop("Offer"), 36)
HOST_CODE = Column(gettext_noop("Host code"), 18)
HOST = Column(gettext_noop("Host"), 28)
MODE = Column(gettext_noop("Way of taking part"), 14)
STARTS = Column(pgettext_lazy("matching", "First day"), 12)
ENDS = Column(pgettext_lazy("matching", "Last day"), 12)
RANK = Column(gettext_noop("Rank of choice"), 12)
POSITION = Column(gettext_noop("Waiting position"), 14)

OUTCOMES = {
    "placed": gettext_noop("Placed"),
    "locked": gettext_noop("Confirmed before"),
    "none": gettext_noop("Not placed"),
}
_RUNS = gettext_noop("Runs")
_CLOSED = gettext_noop("Does not run: below its minimum")
_FLAGGED = gettext_noop("Runs because of confirmed participants, but is below its minimum")


def _application_rows(edition: Edition) -> Iterator[list[Cell]]:
    placed = Placed(edition)
    for i, row in enumerate(edition.result.applications):
        seat = placed.of(i)
        yield [
            row.id,
            row.cooperative,
            edition.result.names.cooperatives.get(row.id, row.cooperative),
            PROVINCE_TERMS[row.province].in_language(edition.language),
            row.tier,
            in_language(OUTCOMES[seat.outcome], edition.language),
            seat.batch,
            seat.offer,
            seat.host,
            seat.mode,
            seat.starts,
            seat.ends,
            seat.rank,
            seat.liked,
            int(edition.result.eligible[i]),
            placed.waiting(i),
            placed.moved_from(i),
        ]


def _participant_rows(edition: Edition) -> Iterator[list[Cell]]:
    placed = Placed(edition)
    place = edition.result.place
    members = np.flatnonzero(place >= 0)
    for i in members[np.argsort(place[members], kind="stable")].tolist():
        row, seat = edition.result.applications[i], placed.of(i)
        yield [
            seat.batch,
            seat.offer,
            seat.host,
            seat.starts,
            row.id,
            row.cooperative,
            edition.result.names.cooperatives.get(row.id, row.cooperative),
            PROVINCE_TERMS[row.province].in_language(edition.language),
            row.tier,
            row.team,
            seat.mode,
            seat.rank,
        ]


def _batch_rows(edition: Edition) -> Iterator[list[Cell]]:
    o, classes = edition.result, edition.result.cutoff_class
    m = len(edition.result.batches)
    cared_for = np.bincount(o.place[(o.place >= 0) & o.protected], minlength=m)
    moved = np.bincount(o.moved[o.moved >= 0], minlength=m)
    closed_as = {j: (at, count) for at, (j, count) in enumerate(o.closings, 1)}
    for j, row in enumerate(edition.result.batches):
        runs = not o.closed[j]
        yield [
            row.id,
            edition.result.names.offers.get(row.id, ""),
            row.host,
            edition.result.names.hosts.get(row.id, row.host),
            PROVINCE_TERMS[row.province].in_language(edition.language),
            row.starts,
            row.ends,
            row.seats,
            int(o.filled[j]),
            row.seats - int(o.filled[j]) if runs else 0,
            row.minimum,
            in_language(_state(runs, int(o.filled[j]), row.minimum), edition.language),
            *closed_as.get(j, (None, None)),
            int(moved[j]),
            row.reserve,
            int(cared_for[j]),
            _class(int(classes[0, j])),
            _class(int(classes[1, j])),
            int(o.waiting[j]),
        ]


def _waiting_rows(edition: Edition) -> Iterator[list[Cell]]:
    """The next in line of each batch, as many as it has seats."""
    placed = Placed(edition)
    for j, batch in enumerate(edition.result.batches):
        for position, i in enumerate(edition.result.next_in_line[j], 1):
            row, seat = edition.result.applications[i], placed.of(i)
            yield [
                batch.id,
                position,
                row.id,
                row.cooperative,
                edition.result.names.cooperatives.get(row.id, row.cooperative),
                YES_NO[row.tier > 0].in_language(edition.language),
                seat.batch,
            ]


def _state(runs: bool, filled: int, minimum: int) -> str:
    if not runs:
        return _CLOSED
    return _FLAGGED if filled < minimum else _RUNS


def _class(value: int) -> int | None:
    return value if value >= 0 else None


APPLICATIONS = Table(
    gettext_noop("Placements"),
    (
        NUMBER,
        CODE,
        COOPERATIVE,
        PROVINCE,
        TIER,
        Column(gettext_noop("Outcome"), 24),
        BATCH,
        OFFER,
        HOST,
        MODE,
        STARTS,
        ENDS,
        RANK,
        Column(gettext_noop("Rank among eligible batches"), 16),
        Column(gettext_noop("Eligible batches"), 14),
        Column(gettext_noop("Waiting positions"), 30),
        Column(gettext_noop("Moved on from (does not run)"), 18),
    ),
    _application_rows,
)
PARTICIPANTS = Table(
    gettext_noop("Participants"),
    (
        BATCH,
        OFFER,
        HOST,
        STARTS,
        NUMBER,
        CODE,
        COOPERATIVE,
        PROVINCE,
        TIER,
        Column(gettext_noop("Team size"), 12),
        MODE,
        RANK,
    ),
    _participant_rows,
)
BATCHES = Table(
    gettext_noop("Batches"),
    (
        BATCH,
        OFFER,
        HOST_CODE,
        HOST,
        PROVINCE,
        STARTS,
        ENDS,
        Column(gettext_noop("Seats"), 8),
        Column(gettext_noop("Filled"), 8),
        Column(gettext_noop("Free seats"), 8),
        Column(gettext_noop("Minimum to run"), 10),
        Column(gettext_noop("State"), 30),
        Column(gettext_noop("Closed as number"), 12),
        Column(gettext_noop("Cooperatives when closed"), 14),
        Column(gettext_noop("Moved on"), 14),
        Column(gettext_noop("Seats reserved for 3T"), 12),
        Column(gettext_noop("Placed from 3T"), 12),
        Column(gettext_noop("Last class accepted"), 12),
        Column(gettext_noop("Last class accepted (3T)"), 12),
        Column(gettext_noop("Waiting"), 12),
    ),
    _batch_rows,
)
WAITING = Table(
    gettext_noop("Waiting lists"),
    (
        BATCH,
        POSITION,
        NUMBER,
        CODE,
        COOPERATIVE,
        Column(gettext_noop("3T"), 8),
        Column(gettext_noop("Now placed in"), 18),
    ),
    _waiting_rows,
)
