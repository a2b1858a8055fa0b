"""What a round decided, in codes and numbers: every file of a round is written from this.

There are no words in it but the names that people handed in; ``Edition`` puts it into a language.
``storing`` writes it as JSON and reads it back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from home.sheets.receipt import Receipt
from partners.apprenticeships.rounds.alternatives import Comparison
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.matching.arrays import Bools, Bytes, Ints, Longs
from partners.matching.explanation import Explanation
from partners.matching.plain import Reader
from partners.matching.priorities import PriorityClasses
from partners.matching.rows import ApplicationRow, BatchRow


@dataclass(frozen=True, slots=True)
class Names:
    """What readers call things. Ids stand in where nobody gave a name.

    ``cooperatives`` by application id; ``hosts`` and ``offers`` by batch id.
    """

    cooperatives: Mapping[str, str] = field(default_factory=dict)
    hosts: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, str] = field(default_factory=dict)

    def cooperative(self, row: ApplicationRow) -> str:
        return self.cooperatives.get(row.id) or row.cooperative or row.id

    def host(self, row: BatchRow) -> str:
        return self.hosts.get(row.id) or row.host or row.id

    def offer(self, row: BatchRow) -> str:
        return self.offers.get(row.id) or row.id


@dataclass(frozen=True, slots=True)
class Digests:
    """SHA-256 in hexadecimal of the lines of ``plain.lines`` and ``digests.result_lines``."""

    inputs: str
    result: str


@dataclass(frozen=True, slots=True)
class PublishedPolicy:
    """Codes of the rules in their order, ``weights`` of the criteria, points of the classes."""

    version: str
    rules: tuple[str, ...]
    weights: Mapping[str, int]
    classes: PriorityClasses

    @property
    def most_points(self) -> int:
        return sum(self.weights.values())


class Explanations(Protocol):
    """Why and why not, for everybody: counted when asked for, or read from a store."""

    def explain(self, i: int) -> Explanation:
        """All that can be said about application ``i``."""

    def waits_of(self, i: int) -> dict[int, int]:
        """Batch to waiting position: choices by hand in their order, then the shortest waits."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RoundResult:
    """One finished round of ``n`` applications and ``m`` batches, each sorted by id.

    ``locked`` maps application ids to the batch where they had to stay. ``is_committed`` says
    that the seed was checked against a commitment published beforehand; ``commitment`` is the
    SHA-256 of the seed either way. ``receipts`` say what was read of the files and what was left
    out. ``comparison`` holds what-ifs, if any were asked for. ``pairs`` the verifier compared.

    Shape (n,): ``place`` batch or -1, ``mode`` how they meet or 0, ``liked`` "3rd of your eligible
    batches" or 0 of ``eligible``, ``rank`` of the place in the own list from 1 or 0, ``moved`` the
    closed batch from which it had to move on or -1, ``lottery`` the place in the draw from 0.
    ``with_list`` applications ranked a batch by hand. ``told_by``: how rows are told in public,
    where that is known; of what was stored before, the digest of the inputs says it.

    Shape (m,): ``filled`` seats, ``closed`` batches that do not run, ``waiting`` applications,
    ``cutoff_class`` (2, m) the class of the last accepted for everyone and for 3T, -1 for none.
    ``closings`` are (batch, applications it had) in the order of closing; ``next_in_line`` the
    first who wait for each batch, as many as it has seats.
    """

    applications: tuple[ApplicationRow, ...]
    batches: tuple[BatchRow, ...]
    locked: Mapping[str, str]
    names: Names
    policy: PublishedPolicy
    seed: str
    commitment: str
    is_committed: bool
    digests: Digests
    receipts: tuple[Receipt, ...]
    comparison: Comparison
    pairs: int
    place: Ints
    mode: Bytes
    liked: Longs
    eligible: Ints
    rank: Longs
    moved: Ints
    lottery: Ints
    with_list: int
    filled: Longs
    closed: Bools
    waiting: Longs
    cutoff_class: Ints
    closings: tuple[tuple[int, int], ...]
    next_in_line: tuple[tuple[int, ...], ...]
    explanations: Explanations
    told_by: type[Reader] | None = field(default=None, compare=False)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self.applications)

    @property
    def batch_ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self.batches)

    @property
    def is_locked(self) -> Bools:
        return np.array([row.id in self.locked for row in self.applications], dtype=np.bool_)

    @property
    def protected(self) -> Bools:
        """Applications from 3T regions."""
        return np.array([row.tier > 0 for row in self.applications], dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Edition:
    """A result in one language, with the names of the terms in it: what files are written from."""

    result: RoundResult
    language: Language
    vocabulary: Vocabulary
