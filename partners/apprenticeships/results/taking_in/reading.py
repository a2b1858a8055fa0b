"""From the files that were handed in to a round that was run anew, checked and compared."""

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from home.sheets.receipt import Receipt
from home.sheets.words import receipt_lines
from home.uploads.storage import private_storage
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.taking_in.proof import MOST_RESULT, NoProof, Proof
from partners.apprenticeships.results.taking_in.records import Finder, Found
from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.running import Inputs, run_round
from partners.apprenticeships.rounds.sources import database
from partners.apprenticeships.rounds.sources.gathering import gather
from partners.apprenticeships.rounds.sources.sheets.file import SheetFile, name_of_column
from partners.apprenticeships.rounds.sources.source import Entry, Handed, Register
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.apprenticeships.rounds.weights import OtherRules
from partners.matching.policy import Policy
from partners.matching.rows import ApplicationRow, BatchRow

BATCHES, APPLICATIONS = "batches", "applications"
RESULT, INPUTS = "result", "inputs"
FILES = (BATCHES, APPLICATIONS, RESULT, INPUTS)


@dataclass(frozen=True, slots=True)
class Taken:
    """`bundle` of the round as it was run; `found` says which rows are which records."""

    bundle: RoundBundle
    inputs: Inputs
    found: Found


class Unregistered:
    """Of a round that was run on a computer without the portal's register."""

    is_there = False

    def codes_of(self, names: object) -> Mapping[str, str]:
        return {}

    def tiers_of(self, codes: object) -> Mapping[str, int]:
        return {}

    def tier_in(self, region: str) -> int:
        return 0


@dataclass(slots=True)
class Sheets:
    """Both, read once: rows as they stand there, with where they come from."""

    groups: SheetFile
    people: SheetFile
    _batches: Handed[BatchRow] | None = None
    _applications: Handed[ApplicationRow] | None = field(default=None)

    def batches(self) -> Handed[BatchRow]:
        if self._batches is None:
            self._batches = self.groups.batches()
        return self._batches

    def applications(self, codes: Collection[str]) -> Handed[ApplicationRow]:
        if self._applications is None:
            self._applications = self.people.applications(codes)
        return self._applications

    def entries(self) -> tuple[list[Entry[BatchRow]], list[Entry[ApplicationRow]]]:
        groups = self.batches()
        codes = [entry.row.id for entry in groups.entries]
        return list(groups.entries), list(self.applications(codes).entries)


def take(record: Matching, go_on: Callable[[str], None]) -> Taken:
    """`go_on` is told each step. Raises BadInput, NoProof, NotFound, OtherRules, RoundFailsCheck
    and what `go_on` raises.
    """
    proof = _proof(record)
    proof.check_seed(record.handed["commitment"])
    policy = proof.policy()
    if policy is None:
        raise OtherRules
    words = database.vocabulary()
    with _on_disk(record) as folder:
        sheets = _sheets(folder, record, words, go_on)
        inputs = _inputs(sheets, proof, words)
    found = _find(record, sheets)
    bundle = _run(inputs, proof, policy, go_on)
    proof.check_result(bundle.result)
    return Taken(bundle, inputs, found)


def _proof(record: Matching) -> Proof:
    texts = []
    for name, most in ((RESULT, MOST_RESULT + 1), (INPUTS, -1)):
        with private_storage().open(record.handed_path(name)) as file:
            texts.append(file.read(most))
    return Proof.of(*texts)


@contextmanager
def _on_disk(record: Matching) -> Iterator[Path]:
    """Under the names that they had, which receipts and problems say."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for which in (BATCHES, APPLICATIONS):
            (folder / which).mkdir()
            with private_storage().open(record.handed_path(which)) as file:
                (folder / which / record.handed["names"][which]).write_bytes(file.read())
        yield folder


def _sheets(
    folder: Path, record: Matching, words: Vocabulary, go_on: Callable[[str], None]
) -> Sheets:
    """Read while the files are there."""

    def told(name: str, rows: int) -> None:
        go_on("reading")

    names = record.handed["names"]
    groups, people = (
        SheetFile(folder / which / names[which], words, progress=told)
        for which in (BATCHES, APPLICATIONS)
    )
    sheets = Sheets(groups, people)
    sheets.entries()
    return sheets


def _inputs(sheets: Sheets, proof: Proof, words: Vocabulary) -> Inputs:
    """As they were when the round was run: with the portal's register, or without one."""
    registers: tuple[Register, ...] = (database.Cooperatives(), Unregistered())
    first: Inputs | None = None
    for register in registers:
        inputs = gather(sheets, sheets, words, register)
        first = first or inputs
        told_by = proof.told_by(inputs)
        if told_by is not None:
            _must_be_whole(inputs.receipts)
            return replace(inputs, told_by=told_by)
    assert first is not None  # noqa: S101 - there are registers
    raise NoProof(*proof.differences(first))


def _must_be_whole(receipts: Collection[Receipt]) -> None:
    """Nothing is decided on less than was handed in: what is no part of the round is taken out of
    the file first.
    """
    lost = [one for one in receipts if not one.is_whole]
    if lost:
        raise NoProof(*(line for one in lost for line in _left_out(one)))


def _left_out(receipt: Receipt) -> Iterator[str]:
    for line in receipt_lines(receipt, name_of_column):
        yield f"{receipt.file}: {line.strip()}"


def _find(record: Matching, sheets: Sheets) -> Found:
    batches, applications = sheets.entries()
    names = sheets.applications([]).names.cooperatives
    return Finder(record.round, record.handed["named"], names).find(batches, applications)


def _run(inputs: Inputs, proof: Proof, policy: Policy, go_on: Callable[[str], None]) -> RoundBundle:
    return run_round(
        inputs, seed=proof.seed, commitment=proof.committed, policy=policy, progress=go_on
    )
