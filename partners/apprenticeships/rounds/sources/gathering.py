"""From one source of batches and one of applications to the inputs of a round. No Django."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from home.jobs.cycles import no_search_for_cycles
from home.sheets.receipt import Receipt
from partners.apprenticeships.rounds.result import Names
from partners.apprenticeships.rounds.running import Inputs
from partners.apprenticeships.rounds.sources.checks import (
    check_applications,
    check_batches,
    doubts,
)
from partners.apprenticeships.rounds.sources.problems import BadInput, Problem
from partners.apprenticeships.rounds.sources.source import (
    ApplicationSource,
    BatchSource,
    Entry,
    Register,
)
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.matching.rows import ApplicationRow, BatchRow
from partners.organisations.identity import canonical, looks_like


class InDoubt(Exception):
    """Something may not be what it says: ``doubts``, all accepted by one ``fingerprint``."""

    def __init__(self, doubts: Sequence[Problem], fingerprint: str) -> None:
        super().__init__(f"{len(doubts)} doubts")
        self.doubts, self.fingerprint = doubts, fingerprint


class NotEverythingRead(Exception):
    """Something was left out that nobody accepted; ``receipts`` say what, file by file."""

    def __init__(self, receipts: Collection[Receipt]) -> None:
        super().__init__(", ".join(receipt.file for receipt in receipts))
        self.receipts = tuple(receipts)


def gather(
    batches: BatchSource,
    applications: ApplicationSource,
    vocabulary: Vocabulary,
    register: Register,
) -> Inputs:
    """Checked rows with the receipts of what was read. O(rows).

    A cooperative is called by its code in every row, whether its code or its registration number
    was handed in; names that ``register`` does not know stay as they are.

    Raises ``BadInput`` with everything that is wrong in both.
    """
    with no_search_for_cycles():
        groups = batches.batches()
        people = applications.applications([entry.row.id for entry in groups.entries])
        hosts, applicants = _identified(groups.entries, people.entries, register)
        problems = [*groups.problems, *check_batches(hosts)]
        wrong = [*people.problems]
        if groups.entries or not groups.problems:
            wrong += check_applications(applicants, hosts)
    receipts = tuple(dict.fromkeys(r for r in (groups.receipt, people.receipt) if r))
    if problems or wrong:
        raise BadInput([*_in_order(problems, receipts), *_in_order(wrong, receipts)])
    return Inputs(
        applications=[entry.row for entry in applicants],
        batches=[entry.row for entry in hosts],
        locked={entry.row.id: entry.locked for entry in applicants if entry.locked},
        names=Names(
            cooperatives=people.names.cooperatives,
            hosts=groups.names.hosts,
            offers=groups.names.offers,
        ),
        vocabulary=vocabulary,
        receipts=receipts,
        doubts=tuple(_in_order([*doubts(applicants, people.names)], receipts)),
    )


def _identified(
    batches: Sequence[Entry[BatchRow]],
    applications: Sequence[Entry[ApplicationRow]],
    register: Register,
) -> tuple[list[Entry[BatchRow]], list[Entry[ApplicationRow]]]:
    """Cooperatives by their codes, and 3T tiers where the source gives none."""
    names = {entry.row.host for entry in batches} | {e.row.cooperative for e in applications}
    known = register.codes_of(names - {""})
    tier_of = register.tiers_of(known.values())
    code_of = _one_name_each(names - {""}, known)
    hosts = []
    for group in batches:
        code = code_of.get(group.row.host, group.row.host)
        is_known = code == group.row.host
        hosts.append(group if is_known else replace(group, row=replace(group.row, host=code)))
    people = [_as_registered(entry, code_of, tier_of, register) for entry in applications]
    return hosts, people


def _one_name_each(names: Collection[str], known: Mapping[str, str]) -> dict[str, str]:
    """The name by which a cooperative goes for each spelling: its code, or the first of them."""
    codes = set(known.values())
    first: dict[str, str] = {}
    alike: set[str] = set()
    for name in codes.union(names):
        other = first.setdefault(looks_like(name), name)
        if other is not name:
            alike |= {other, name}
    one: dict[str, str] = {}
    for name in sorted(alike & codes):  # of two that differ by their hyphens none is guessed
        key = canonical(name)
        one[key] = "" if key in one else name
    for name in sorted(alike - codes):
        one.setdefault(canonical(name), name)
    meant = {name: one[canonical(name)] for name in alike}
    return {name: known.get(name) or meant.get(name) or name for name in names}


def _as_registered(
    entry: Entry[ApplicationRow],
    code_of: Mapping[str, str],
    tier_of: Mapping[str, int],
    register: Register,
) -> Entry[ApplicationRow]:
    row = entry.row
    code, tier = code_of.get(row.cooperative, row.cooperative), row.tier
    if not entry.is_graded:
        known = tier_of.get(code)
        tier = register.tier_in(row.regency or row.province) if known is None else known
    if (code, tier) == (row.cooperative, row.tier):
        return entry
    return replace(entry, row=replace(row, cooperative=code, tier=tier))


def refuse_losses(receipts: Collection[Receipt], accepted: Collection[str]) -> None:
    """Raise ``NotEverythingRead`` unless all was read, or just what is missing was accepted.

    ``accepted`` are fingerprints of receipts: each stands for one file and what was left out of it.
    """
    lost = [r for r in receipts if not r.is_whole and r.fingerprint not in accepted]
    if lost:
        raise NotEverythingRead(lost)


def refuse_doubts(doubts: Sequence[Problem], accepted: Collection[str]) -> None:
    """Raise ``InDoubt`` unless there are none, or just these were accepted."""
    told = "\n".join(f"{d.source}\t{d.row}\t{d.at}\t{d.value}" for d in doubts)
    fingerprint = hashlib.sha256(told.encode()).hexdigest()[:12]
    if doubts and fingerprint not in accepted:
        raise InDoubt(doubts, fingerprint)


def _in_order(problems: list[Problem], receipts: Collection[Receipt]) -> list[Problem]:
    """As people read a spreadsheet: sheet by sheet, row by row."""
    names = [sheet.sheet for receipt in receipts for sheet in receipt.sheets]
    position = {name: at for at, name in enumerate(names)}

    def place(problem: Problem) -> tuple[int, int, int]:
        sheet = problem.source.rpartition(" › ")[2]
        return position.get(sheet, 0), problem.row, problem.at

    return sorted(problems, key=place)
