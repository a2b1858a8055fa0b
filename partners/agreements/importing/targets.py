"""What the commitments of a list can be tied to: its own agreements, and those recorded here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from home.sheets.problems import CellRefused
from home.sheets.reader import Row
from home.sheets.values import comparable, text_of
from partners.agreements.importing.agreements import Entry, NewPartner, Place
from partners.agreements.importing.problems import Problem
from partners.agreements.importing.registers import Index
from partners.agreements.models import Agreement, Commitment, Party

NAMES = ("reference", "title_id", "title_en")


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """Either the key of a recorded agreement, or sheet and row of one of the list's own."""

    recorded: int = 0
    row: Place = ("", 0)


Key = tuple[Target, str, date | None]


def key_of(target: Target, title: str, due_on: date | None) -> Key:
    """How a promise is known again: by its agreement, its words and its day."""
    return target, comparable(title), due_on


class Targets:
    """`listed`: rows of the first table with what was read of them; None for a wrong one."""

    def __init__(self, listed: Iterable[tuple[Row, Entry | None]]) -> None:
        self.entries: dict[Target, Entry | None] = {}
        self.named: list[tuple[Target, tuple[str, ...]]] = []
        for row, entry in listed:
            target = Target(entry.known) if entry and entry.known else Target(row=row.place)
            self.entries[target] = entry
            names = (text_of(row.value(name)) for name in NAMES)
            self.named.append((target, _shown(*names)))

    def find(self, name: str) -> Target:
        """By reference number or title; archived agreements last. Raises CellRefused."""
        try:
            found: Target = self._index.get(name)
        except CellRefused as refusal:
            if (
                refusal.problem is Problem.UNKNOWN_NAME
                and comparable(name) in self._archived.records
            ):
                found = self._archived.get(name)
            else:
                raise
        return found

    def is_archived(self, target: Target) -> bool:
        return target.recorded in self._away

    def parties(self, target: Target | None) -> frozenset[int | NewPartner] | None:
        """None when they are not known, for the agreement's own row is wrong."""
        if target is None:
            return None
        if target.recorded:
            return self._recorded_parties.get(target.recorded, frozenset())
        entry = self.entries[target]
        return frozenset(entry.parties) if entry else None

    @cached_property
    def promises(self) -> set[Key]:
        """Archived ones, too: what was put away does not come back by an import."""
        rows = Commitment.objects.values_list("agreement", "title_id", "due_on")
        return {key_of(Target(key), title, day) for key, title, day in rows.iterator()}

    @cached_property
    def _index(self) -> Index:
        return Index([*self.named, *self._recorded(archived=False)])

    @cached_property
    def _archived(self) -> Index:
        return Index(self._recorded(archived=True))

    @cached_property
    def _away(self) -> set[int]:
        return set(Agreement.objects.filter(archived_at__isnull=False).values_list("pk", flat=True))

    def _recorded(self, *, archived: bool) -> list[tuple[Target, tuple[str, ...]]]:
        rows = Agreement.objects.filter(archived_at__isnull=not archived)
        return [(Target(pk), _shown(*names)) for pk, *names in rows.values_list("pk", *NAMES)]

    @cached_property
    def _recorded_parties(self) -> dict[int, frozenset[int | NewPartner]]:
        """Those of the record and those of its latest draft."""
        found: dict[int, set[int | NewPartner]] = {}
        for agreement, organisation in Party.objects.values_list("agreement", "organisation"):
            found.setdefault(agreement, set()).add(organisation)
        drafts = Agreement.objects.filter(
            has_unpublished_changes=True, latest_revision__isnull=False
        )
        for pk, content in drafts.values_list("pk", "latest_revision__content"):
            parties = content.get("parties", ())
            found.setdefault(pk, set()).update(party["organisation"] for party in parties)
        return {pk: frozenset(parties) for pk, parties in found.items()}


def _shown(reference: str, title: str, english: str) -> tuple[str, ...]:
    """The name to show first, then the names to find it by."""
    return (f"{title} ({reference})" if reference else title, reference, title, english)
