"""A row of the second table: a commitment, tied to an agreement of the list or of the register."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from home.sheets.problems import CellRefused
from home.sheets.problems import Problem as CellProblem
from home.sheets.values import comparable
from partners.agreements.importing.agreements import NewPartner
from partners.agreements.importing.columns import COMMITMENTS
from partners.agreements.importing.problems import Problem
from partners.agreements.importing.reading import RowReader
from partners.agreements.importing.targets import Key, Target, Targets, key_of
from partners.agreements.models import Commitment, Proof
from partners.agreements.rules import progress
from partners.agreements.rules.progress import CommitmentState, Light

OWN_TEXT = (
    "title_id", "title_en", "our_owner", "partner_owner", "measure_id", "measure_en",
    "obstacle_id", "obstacle_en", "next_step_id", "next_step_en",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Promised:
    """One row without errors. `known`: this promise is recorded already.

    `fields` are the commitment's own; `proof` an address and its title, or two empty texts.
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
        if targets.is_archived(target) and not known:
            self.error("agreement", Problem.AGREEMENT_ARCHIVED)
        return Promised(
            row=self.row.number,
            sheet=self.row.sheet,
            title=fields["title_id"],
            target=target,
            known=known,
            partner=partner,
            light=progress.light(state, fields["due_on"], self.today),
            fields=fields,
            proof=self._proof(),
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
