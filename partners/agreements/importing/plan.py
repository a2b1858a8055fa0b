"""What importing a list would do: what is new, what is known, what is wrong."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from home.access import Actor
from home.sheets.problems import CellError
from home.sheets.reader import Row
from home.sheets.receipt import Receipt
from home.sheets.values import comparable
from partners.agreements.importing.agreements import AgreementReader, Entry, keys_of, recorded
from partners.agreements.importing.commitments import Key, Promised, PromiseReader, Targets
from partners.agreements.importing.known import Update, updates
from partners.agreements.importing.names import Names
from partners.agreements.importing.postponed import known_as, known_by_words
from partners.agreements.importing.problems import Problem
from partners.agreements.importing.reading import Source
from partners.agreements.importing.registers import Registers
from partners.organisations.services import organisations

ONE = "title_id", Problem.TWICE_IN_FILE
WHICH = "reference", Problem.WHICH_NUMBER
MOST_OFFERED = 200  # known rows in one import: each becomes a version with a history of its own


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """`errors` of all rows of both tables; with any, nothing is imported.

    `receipt`: what was read of the file and what was left out; the plan is confirmed with it.
    `updates`: known rows that say otherwise than the register.
    """

    entries: tuple[Entry, ...]
    promised: tuple[Promised, ...]
    errors: tuple[CellError, ...]
    receipt: Receipt
    updates: tuple[Update, ...] = ()

    def __repr__(self) -> str:
        rows = len(self.entries) + len(self.promised)
        return f"Plan of {rows} rows with {len(self.errors)} errors"

    @property
    def new(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.known is None]

    @property
    def known(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.known is not None]

    @property
    def new_promised(self) -> list[Promised]:
        return [promised for promised in self.promised if not promised.known]

    @property
    def known_promised(self) -> list[Promised]:
        return [promised for promised in self.promised if promised.known]

    @property
    def offered(self) -> list[Update]:
        """At most MOST_OFFERED, first those that may be chosen."""
        return sorted(self.updates, key=lambda each: not each.may_be_chosen)[:MOST_OFFERED]

    @property
    def choosable(self) -> list[Update]:
        """Known rows whose differences may be taken over with this import."""
        return [update for update in self.offered if update.may_be_chosen]

    @property
    def fingerprint(self) -> str:
        """The same for a plan that would do the same."""
        facts: list[list[object]] = [[self.receipt.fingerprint]]
        facts += [[e.place, e.title, e.known, repr(e.parties)] for e in self.entries]
        facts += [
            [p.sheet, p.row, p.title, p.known, repr((p.target, p.partner))] for p in self.promised
        ]
        facts += [[repr(update)] for update in self.updates]
        text = json.dumps([facts, len(self.errors)], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def make(source: Source, *, by: Actor, today: date) -> Plan:
    """Read every row; `by` decides whether partners may be added."""
    registers, may_add = Registers(), organisations.user_can(by, "add")
    agreements = [
        AgreementReader(row, source, registers, today, may_add=may_add) for row in source.agreements
    ]
    entries = list(_entries(agreements))
    targets = Targets(zip(source.agreements, entries, strict=True), today)
    commitments = [PromiseReader(row, source, registers, today) for row in source.commitments]
    promised = list(_promised(commitments, targets))
    right = tuple(e for e, row in zip(entries, agreements, strict=True) if e and not row.errors)
    kept = tuple(p for p, row in zip(promised, commitments, strict=True) if p and not row.errors)
    known = [e for e in right if e.known], [p for p in kept if p.known]
    return Plan(
        right,
        kept,
        (*source.errors, *(e for reader in [*agreements, *commitments] for e in reader.errors)),
        source.receipt,
        updates(*known, Names(), by),
    )


def _entries(readers: Iterable[AgreementReader]) -> Iterator[Entry | None]:
    known = recorded()
    first: dict[tuple[str, ...], tuple[Row, Entry]] = {}
    for reader in readers:
        entry = reader.entry(known)
        yield entry
        if entry is None:
            continue
        keys = keys_of(entry.fields) + ([("known", str(entry.known))] if entry.known else [])
        if twice := next((first[key] for key in keys if key in first), None):
            row, other = twice
            is_one = _is_one(entry.fields["reference"], other.fields["reference"])
            column, problem = ONE if is_one else WHICH
            reader.error(column, problem, _place(row, reader.row))
        for key in keys:
            first.setdefault(key, (reader.row, entry))


def _is_one(number: str, other: str) -> bool:
    """Two numbers are two agreements, even where both could be a recorded one without any."""
    return not (number and other) or comparable(number) == comparable(other)


def _promised(readers: Iterable[PromiseReader], targets: Targets) -> Iterator[Promised | None]:
    first_row: dict[Key, Row] = {}
    read = [(reader, reader.promised(targets)) for reader in readers]
    postponed = known_by_words([promised for _reader, promised in read if promised], targets)
    for reader, each in read:
        promised = each and known_as(each, postponed.get(each.key))
        if promised and not promised.known and targets.is_archived(promised.target):
            reader.error("agreement", Problem.AGREEMENT_ARCHIVED)
        if promised and promised.key in first_row:
            reader.error(
                "title_id", Problem.PROMISED_TWICE, _place(first_row[promised.key], reader.row)
            )
        if promised:
            first_row.setdefault(promised.key, reader.row)
        yield promised


def _place(row: Row, seen_from: Row) -> str:
    """Its number, with its sheet if that is another."""
    return str(row.number) if row.sheet == seen_from.sheet else f"{row.number} ({row.sheet})"
