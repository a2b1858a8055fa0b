"""A row of the second table: a commitment, tied to an agreement of the list or of the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from home.sheets.problems import CellRefused
from home.sheets.problems import Problem as CellProblem
from home.sheets.reader import Row
from home.sheets.values import comparable, text_of
from partners.agreements.importing.agreements import Entry, NewPartner, Place
from partners.agreements.importing.columns import COMMITMENTS
from partners.agreements.importing.problems import Problem
from partners.agreements.importing.reading import RowReader
from partners.agreements.importing.registers import Index
from partners.agreements.models import Agreement, Commitment, Party, Proof
from partners.agreements.models.querysets import over_on
from partners.agreements.rules import progress
from partners.agreements.rules.lifecycle import OVER
from partners.agreements.rules.progress import CommitmentState, Light

NEITHER = False, False
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

    def __init__(self, listed: Iterable[tuple[Row, Entry | None]], today: date) -> None:
        self.today = today
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
        return self._ended.get(target.recorded, NEITHER)[0]

    def is_over(self, target: Target) -> bool:
        """Terminated or replaced: nothing is late in it."""
        if target.recorded:
            return self._ended.get(target.recorded, NEITHER)[1]
        entry = self.entries[target]
        return entry is not None and entry.status in OVER

    def parties(self, target: Target | None) -> frozenset[int | NewPartner] | None:
        """None when they are not known, for the agreement's own row is wrong."""
        if target is None:
            return None
        if target.recorded:
            return self._recorded_parties.get(target.recorded, frozenset())
        entry = self.entries[target]
        return frozenset(entry.parties) if entry else None

    @cached_property
    def promises(self) -> dict[Key, int]:
        """Archived ones, too: what was put away does not come back by an import."""
        rows = Commitment.objects.order_by("-pk").values_list(
            "pk", "agreement", "title_id", "due_on"
        )
        return {key_of(Target(key), title, day): pk for pk, key, title, day in rows.iterator()}

    @cached_property
    def _index(self) -> Index:
        return Index([*self.named, *self._recorded(archived=False)])

    @cached_property
    def _archived(self) -> Index:
        return Index(self._recorded(archived=True))

    @cached_property
    def _ended(self) -> dict[int, tuple[bool, bool]]:
        """Of recorded agreements that are archived or over: which of the two."""
        over = over_on(self.today)
        rows = Agreement.objects.filter(over | Q(archived_at__isnull=False)).annotate(is_over=over)
        found = rows.order_by().values_list("pk", "archived_at", "is_over")
        return {pk: (archived_at is not None, bool(is_over)) for pk, archived_at, is_over in found}

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


OWN_TEXT = (
    "title_id", "title_en", "our_owner", "partner_owner", "measure_id", "measure_en",
    "obstacle_id", "obstacle_en", "next_step_id", "next_step_en",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Promised:
    """One row without errors. `known`: this promise is recorded already, under the key `recorded`.

    `fields` are the commitment's own; `proof` an address and its title, or two empty texts;
    `given` and `dashed` the columns in which something, or a dash, stands.
    """

    row: int
    sheet: str
    title: str
    target: Target
    known: bool
    partner: int | NewPartner | None
    light: Light
    fields: dict[str, Any]
    proof: tuple[str, str]
    recorded: int = 0
    given: frozenset[str] = frozenset()
    dashed: frozenset[str] = frozenset()

    @property
    def key(self) -> Key:
        return key_of(self.target, self.title, self.fields["due_on"])


class PromiseReader(RowReader):
    table = COMMITMENTS
    words = frozenset({"state", "obstacle"})

    def promised(self, targets: Targets) -> Promised | None:
        """None when a cell that everything hangs on is wrong; see `errors`."""
        target = self._target(targets)
        partner = self._partner(target, targets)
        in_charge = self.meaning("in_charge", lambda: self.registers.people)
        state, obstacle = self._state()
        if target is None or self.values["title_id"] is None:
            return None
        shown = self.values["is_public"]
        fields = {name: self.values[name] or "" for name in OWN_TEXT} | {
            "due_on": self.values["due_on"],
            "state": state.value,
            "done_on": self.values["done_on"],
            "obstacle": obstacle,
            "in_charge_id": in_charge,
            "is_public": shown is not False,
        }
        self.check_fields(Commitment(**fields), fields)
        key = key_of(target, fields["title_id"], fields["due_on"])
        known = key in targets.promises
        return Promised(
            row=self.row.number,
            sheet=self.row.sheet,
            title=fields["title_id"],
            target=target,
            known=known,
            partner=partner,
            light=progress.light(
                state, fields["due_on"], self.today, is_over=targets.is_over(target)
            ),
            fields=fields,
            proof=self._proof(),
            recorded=targets.promises.get(key, 0),
            given=self.given,
            dashed=self.dashed,
        )

    def _target(self, targets: Targets) -> Target | None:
        if (name := self.values["agreement"]) is None:
            return None
        try:
            return targets.find(name)
        except CellRefused as refusal:
            self.error("agreement", refusal.problem, *refusal.more)
            return None

    def _partner(self, target: Target | None, targets: Targets) -> int | NewPartner | None:
        """One of the parties, as on the desk."""
        name, parties = self.values["partner"], targets.parties(target)
        if name is None:
            return None
        added = (p for p in parties or () if isinstance(p, NewPartner))
        partner: int | NewPartner | None = next(
            (p for p in added if comparable(p.name) == comparable(name)), None
        )
        try:
            partner = partner or self.registers.organisation(name)
        except CellRefused as refusal:
            self.error("partner", refusal.problem, *refusal.more)
        if partner and parties is not None and partner not in parties:
            self.error("partner", Problem.NOT_A_PARTY, name)
        return partner

    def _state(self) -> tuple[CommitmentState, str]:
        """As the promise stands; an empty cell is read off the day it was done or its obstacle."""
        light = self.meaning("state", lambda: self.registers.lights)
        obstacle = self.meaning("obstacle", lambda: self.registers.obstacles)
        done_on, due_on = self.values["done_on"], self.values["due_on"]
        if self.values["state"] is None:
            light = Light.DONE if done_on else Light.BLOCKED if obstacle else Light.PLANNED
        elif light is None:
            return CommitmentState.PLANNED, ""
        if light is Light.LATE and not (due_on and due_on < self.today):
            self.error("due_on", Problem.NOT_LATE)
        state = CommitmentState.PLANNED if light is Light.LATE else CommitmentState(light)
        self._check_done(state, done_on)
        if (state is CommitmentState.BLOCKED) != bool(self.values["obstacle"]):
            missing = state is CommitmentState.BLOCKED
            self.error("obstacle", CellProblem.MISSING if missing else Problem.NOT_BLOCKED)
        return state, obstacle.value if obstacle else ""

    def _check_done(self, state: CommitmentState, done_on: date | None) -> None:
        if self.is_wrong("done_on"):
            return
        if state is CommitmentState.DONE and done_on is None:
            self.error("done_on", CellProblem.MISSING)
        if state is not CommitmentState.DONE and done_on:
            self.error("done_on", Problem.NOT_DONE)
        if done_on and done_on > self.today:
            self.error("done_on", Problem.IN_FUTURE)

    def _proof(self) -> tuple[str, str]:
        url, title = self.values["proof_url"] or "", self.values["proof_title"] or ""
        if url and not title:
            self.error("proof_title", CellProblem.MISSING)
        elif title and not url:
            self.error("proof_url", CellProblem.MISSING)
        elif url:
            self._check_address(url)
        return url, title

    def _check_address(self, url: str) -> None:
        try:
            Proof._meta.get_field("url").clean(url, None)
        except ValidationError as error:
            self.error("proof_url", Problem.NOT_ACCEPTED, *error.messages)
