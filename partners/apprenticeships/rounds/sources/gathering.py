"""From one source of batches and one of applications to the inputs of a round. No Django."""

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from home.sheets.receipt import Receipt
from partners.apprenticeships.rounds.bundle import Names
from partners.apprenticeships.rounds.running import Inputs
from partners.apprenticeships.rounds.sources.checks import check_applications, check_batches
from partners.apprenticeships.rounds.sources.problems import BadInput, Problem
from partners.apprenticeships.rounds.sources.source import ApplicationSource, BatchSource
from partners.apprenticeships.rounds.vocabulary import Vocabulary


class NotEverythingRead(Exception):
    """Something was left out that nobody accepted; ``receipts`` say what, file by file."""

    def __init__(self, receipts: Collection[Receipt]) -> None:
        super().__init__(", ".join(receipt.file for receipt in receipts))
        self.receipts = tuple(receipts)


def gather(
    batches: BatchSource,
    applications: ApplicationSource,
    vocabulary: Vocabulary,
) -> Inputs:
    """Checked rows with the receipts of what was read. O(rows).

    Raises ``BadInput`` with everything that is wrong in both.
    """
    with _no_search_for_cycles():
        groups = batches.batches()
        people = applications.applications([entry.row.id for entry in groups.entries])
        problems = [*groups.problems, *check_batches(groups.entries)]
        wrong = [*people.problems]
        if groups.entries or not groups.problems:
            wrong += check_applications(people.entries, groups.entries)
    receipts = tuple(dict.fromkeys(r for r in (groups.receipt, people.receipt) if r))
    if problems or wrong:
        raise BadInput([*_in_order(problems, receipts), *_in_order(wrong, receipts)])
    return Inputs(
        applications=[entry.row for entry in people.entries],
        batches=[entry.row for entry in groups.entries],
        locked={entry.row.id: entry.locked for entry in people.entries if entry.locked},
        names=Names(
            cooperatives=people.names.cooperatives,
            hosts=groups.names.hosts,
            offers=groups.names.offers,
        ),
        vocabulary=vocabulary,
        receipts=receipts,
    )


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Rows hold no cycles, and searching a growing country for them is a third of the reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def refuse_losses(receipts: Collection[Receipt], accepted: Collection[str]) -> None:
    """Raise ``NotEverythingRead`` unless all was read, or just what is missing was accepted.

    ``accepted`` are fingerprints of receipts: each stands for one file and what was left out of it.
    """
    lost = [r for r in receipts if not r.is_whole and r.fingerprint not in accepted]
    if lost:
        raise NotEverythingRead(lost)


def _in_order(problems: list[Problem], receipts: Collection[Receipt]) -> list[Problem]:
    """As people read a spreadsheet: sheet by sheet, row by row."""
    names = [sheet.sheet for receipt in receipts for sheet in receipt.sheets]
    position = {name: at for at, name in enumerate(names)}

    def place(problem: Problem) -> tuple[int, int, int]:
        sheet = problem.source.rpartition(" › ")[2]
        return position.get(sheet, 0), problem.row, problem.at

    return sorted(problems, key=place)
