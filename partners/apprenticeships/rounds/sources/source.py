"""What a round asks of whoever hands in batches or applications. No Django.

A new source (applications that were made on the portal, say) gives rows with an ``Origin`` each;
``checks`` and the run do not change.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from home.sheets.receipt import Receipt
from partners.apprenticeships.rounds.result import Names
from partners.apprenticeships.rounds.sources.problems import Problem, Text
from partners.matching.rows import ApplicationRow, BatchRow

Progress = Callable[[str, int], None]
"""Called with the source's name and how many rows were read."""

Row = TypeVar("Row", ApplicationRow, BatchRow)


class Origin(Protocol):
    """Where one row comes from, as its source says it."""

    @property
    def name(self) -> Text:
        """In a sentence: "applications.xlsx, row 3"."""

    def has(self, name: str) -> bool:
        """Whether the field of this name could be read; if not, that was said already."""

    def problem(self, name: str, value: str, reason: Text, right: Text) -> Problem:
        """``value`` in the field ``name`` is wrong: why, and what would be right."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[Row]):
    """``locked`` is the batch where an application has to stay, if any.

    ``is_graded`` is False where the source does not say the 3T tier: the register's holds then.
    """

    row: Row
    origin: Origin
    locked: str = ""
    is_graded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed(Generic[Row]):
    """What a source gave: every row that could be read, and what is wrong with the others."""

    entries: Sequence[Entry[Row]]
    names: Names = field(default_factory=Names)
    receipt: Receipt | None = None
    problems: Sequence[Problem] = ()


class Register(Protocol):
    """Who a cooperative is, and where 3T is, by the portal's own records."""

    def codes_of(self, names: Iterable[str]) -> Mapping[str, str]:
        """Code of the cooperative for each name that is its code or its registration number."""

    def tiers_of(self, codes: Iterable[str]) -> Mapping[str, int]:
        """3T tier, 0 to 2, of each cooperative whose place is known, by its code."""

    def tier_in(self, region: str) -> int:
        """3T tier that holds in the region with this Kemendagri code, without dots."""


class BatchSource(Protocol):
    def batches(self) -> Handed[BatchRow]: ...


class ApplicationSource(Protocol):
    def applications(self, codes: Collection[str]) -> Handed[ApplicationRow]:
        """``codes`` are those of the batches: people may have typed them in small letters."""
