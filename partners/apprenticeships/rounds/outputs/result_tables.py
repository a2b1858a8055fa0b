"""The tables of a finished round, as columns with a heading and rows of cells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from home.sheets.writer import Cell
from partners.apprenticeships.rounds.outputs.placed import Placed
from partners.apprenticeships.rounds.places import PROVINCE_TERMS
from partners.apprenticeships.rounds.result import Edition
from partners.apprenticeships.rounds.wording import Language, Wording
from partners.apprenticeships.rounds.writing.rows import YES_NO


class Column(NamedTuple):
    heading: Wording
    width: int = 14


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` gives one list of cells per row, in the order of ``columns``."""

    name: Wording
    columns: tuple[Column, ...]
    rows: Callable[[Edition], Iterable[list[Cell]]]

    def header(self, language: Language) -> list[str]:
        return [column.heading.in_language(language) for column in self.columns]


NUMBER = Column(Wording("Nomor permohonan", "Application number"), 18)
CODE = Column(Wording("Kode koperasi", "Cooperative code"), 18)
COOPERATIVE = Column(Wording("Koperasi", "Cooperative"), 30)
PROVINCE = Column(Wording("Provinsi", "Province"), 20)
TIER = Column(Wording("Tingkat 3T", "3T tier"), 10)
BATCH = Column(Wording("Kode angkatan", "Batch code"), 18)
OFFER = Column(Wording("Penawaran", "Offer"), 36)
HOST_CODE = Column(Wording("Kode tuan rumah", "Host code"), 18)
HOST = Column(Wording("Tuan rumah", "Host"), 28)
MODE = Column(Wording("Cara ikut", "Way of taking part"), 14)
STARTS = Column(Wording("Mulai", "First day"), 12)
ENDS = Column(Wording("Selesai", "Last day"), 12)
RANK = Column(Wording("Pilihan ke-", "Rank of choice"), 12)
POSITION = Column(Wording("Urutan tunggu", "Waiting position"), 14)

OUTCOMES = {
    "placed": Wording("Mendapat tempat", "Placed"),
    "locked": Wording("Sudah dipastikan sebelumnya", "Confirmed before"),
    "none": Wording("Belum mendapat tempat", "Not placed"),
}
_RUNS = Wording("Jalan", "Runs")
_CLOSED = Wording("Tidak jalan: di bawah minimum", "Does not run: below its minimum")
_FLAGGED = Wording(
    "Jalan karena ada peserta yang dipastikan, tetapi di bawah minimum",
    "Runs because of confirmed participants, but is below its minimum",
)


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
            OUTCOMES[seat.outcome].in_language(edition.language),
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
            _state(runs, int(o.filled[j]), row.minimum).in_language(edition.language),
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


def _state(runs: bool, filled: int, minimum: int) -> Wording:
    if not runs:
        return _CLOSED
    return _FLAGGED if filled < minimum else _RUNS


def _class(value: int) -> int | None:
    return value if value >= 0 else None


APPLICATIONS = Table(
    Wording("Penempatan", "Placements"),
    (
        NUMBER,
        CODE,
        COOPERATIVE,
        PROVINCE,
        TIER,
        Column(Wording("Hasil", "Outcome"), 24),
        BATCH,
        OFFER,
        HOST,
        MODE,
        STARTS,
        ENDS,
        RANK,
        Column(Wording("Urutan di antara yang memenuhi syarat", "Rank among eligible batches"), 16),
        Column(Wording("Angkatan yang memenuhi syarat", "Eligible batches"), 14),
        Column(Wording("Urutan di daftar tunggu", "Waiting positions"), 30),
        Column(Wording("Dipindahkan dari (tidak jalan)", "Moved on from (does not run)"), 18),
    ),
    _application_rows,
)
PARTICIPANTS = Table(
    Wording("Peserta", "Participants"),
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
        Column(Wording("Jumlah peserta", "Team size"), 12),
        MODE,
        RANK,
    ),
    _participant_rows,
)
BATCHES = Table(
    Wording("Angkatan", "Batches"),
    (
        BATCH,
        OFFER,
        HOST_CODE,
        HOST,
        PROVINCE,
        STARTS,
        ENDS,
        Column(Wording("Kursi", "Seats"), 8),
        Column(Wording("Terisi", "Filled"), 8),
        Column(Wording("Kursi kosong", "Free seats"), 8),
        Column(Wording("Minimum agar jalan", "Minimum to run"), 10),
        Column(Wording("Keadaan", "State"), 30),
        Column(Wording("Ditutup urutan ke-", "Closed as number"), 12),
        Column(Wording("Koperasi saat ditutup", "Cooperatives when closed"), 14),
        Column(Wording("Dipindahkan ke angkatan lain", "Moved on"), 14),
        Column(Wording("Kursi cadangan 3T", "Seats reserved for 3T"), 12),
        Column(Wording("Peserta dari 3T", "Placed from 3T"), 12),
        Column(Wording("Kelas terakhir yang diterima", "Last class accepted"), 12),
        Column(Wording("Kelas terakhir (3T)", "Last class accepted (3T)"), 12),
        Column(Wording("Panjang daftar tunggu", "Waiting"), 12),
    ),
    _batch_rows,
)
WAITING = Table(
    Wording("Daftar tunggu", "Waiting lists"),
    (
        BATCH,
        POSITION,
        NUMBER,
        CODE,
        COOPERATIVE,
        Column(Wording("3T", "3T"), 8),
        Column(Wording("Sekarang di", "Now placed in"), 18),
    ),
    _waiting_rows,
)
