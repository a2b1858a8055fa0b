"""The way in: two files to checked rows, or to a list of everything that is wrong."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from partners.apprenticeships.rounds.bundle import Names, Source
from partners.apprenticeships.rounds.reading.application_columns import application_sheet
from partners.apprenticeships.rounds.reading.batch_columns import batch_sheet
from partners.apprenticeships.rounds.reading.checks import check_applications, check_batches
from partners.apprenticeships.rounds.reading.columns import Lookups, Sheet
from partners.apprenticeships.rounds.reading.files import Table, open_table, source_of
from partners.apprenticeships.rounds.reading.problems import BadFile, BadInput, Problem
from partners.apprenticeships.rounds.reading.sheets import Reading, Record, read_sheet
from partners.apprenticeships.rounds.running import Inputs
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.matching.rows import ApplicationRow, BatchRow
from partners.matching.wording import Wording

RowsRead = Callable[[str, int], None]
"""Called with the table's name and how many rows were read."""

_BATCH_FIELDS = frozenset(BatchRow.__dataclass_fields__)
_APPLICATION_FIELDS = frozenset(ApplicationRow.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class KnownBatches:
    """Batches that come from elsewhere than a spreadsheet, with names for readers."""

    rows: Sequence[BatchRow]
    names: Names = field(default_factory=Names)
    label: str = "database"


def read_inputs(
    batches: Path | KnownBatches,
    applications: Path,
    vocabulary: Vocabulary,
    progress: RowsRead = lambda name, rows: None,
) -> tuple[Inputs, tuple[Problem, ...]]:
    """Checked rows, and notices about what was left out.

    Raises ``BadInput`` with every bad cell of both files. O(cells).
    """
    look = Lookups(vocabulary)
    batch_columns, application_columns = batch_sheet(look), application_sheet(look)
    if isinstance(batches, Path):
        groups = _read(batches, batch_columns, progress)
        if groups.looks_like(application_columns) and not groups.looks_like(batch_columns):
            raise BadInput([_swapped(groups)])
        check_batches(groups)
    else:
        groups = _already_read(batches)
    people = _read(applications, application_columns, progress)
    if not groups.problems or groups.records:
        check_applications(people, groups)
    by_position = attrgetter("position")
    problems = sorted(groups.problems, key=by_position) + sorted(people.problems, key=by_position)
    if problems:
        raise BadInput(problems)
    inputs = _inputs(batches, groups, people, applications, vocabulary)
    return inputs, tuple(groups.notices + people.notices)


def _read(path: Path, sheet: Sheet, progress: RowsRead) -> Reading:
    try:
        opened: AbstractContextManager[Table] = open_table(path, sheet.name)
        with opened as table:
            reading = read_sheet(table, sheet, lambda rows: progress(path.name, rows))
    except BadFile as error:
        reading = Reading(path.name)
        reading.complain(0, "", "", error.reason, error.right)
    return reading


def _swapped(groups: Reading) -> Problem:
    reason = Wording("berisi permohonan, bukan angkatan", "holds applications, not batches")
    right = Wording("angkatan lebih dulu, lalu permohonan", "batches first, then applications")
    return Problem(groups.name, 0, "", "", reason, right)


def _already_read(known: KnownBatches) -> Reading:
    records: list[Record] = [{"id": row.id, "seats": row.seats} for row in known.rows]
    return Reading(known.label, records, [0] * len(records))


def _inputs(
    batches: Path | KnownBatches,
    groups: Reading,
    people: Reading,
    applications: Path,
    vocabulary: Vocabulary,
) -> Inputs:
    known = batches if isinstance(batches, KnownBatches) else None
    sources: list[Source] = [] if isinstance(batches, KnownBatches) else [source_of(batches)]
    cooperatives = {record["id"]: record["name"] for record in people.records if record["name"]}
    return Inputs(
        applications=[
            ApplicationRow(**{name: r[name] for name in _APPLICATION_FIELDS})
            for r in people.records
        ],
        batches=known.rows if known else [_batch(record) for record in groups.records],
        locked={r["id"]: r["locked"] for r in people.records if r["locked"]},
        names=Names(
            cooperatives=cooperatives,
            hosts=known.names.hosts if known else _named(groups, "host_name"),
            offers=known.names.offers if known else _named(groups, "offer"),
        ),
        vocabulary=vocabulary,
        sources=(*sources, source_of(applications)),
    )


def _batch(record: Record) -> BatchRow:
    return BatchRow(**{name: record[name] for name in _BATCH_FIELDS})


def _named(groups: Reading, name: str) -> dict[str, str]:
    return {record["id"]: record[name] for record in groups.records if record[name]}
