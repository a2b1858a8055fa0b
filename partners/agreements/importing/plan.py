"""What importing a list would do: which agreements are new, which are known, what is wrong."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from partners.agreements import decisions, permissions
from partners.agreements.importing import cells
from partners.agreements.importing.columns import BY_KEY, COLUMNS, plain
from partners.agreements.importing.problems import CellError, CellRefused, Problem
from partners.agreements.importing.registers import Index, Registers
from partners.agreements.importing.tables import SourceRow
from partners.agreements.lifecycle import SIGNED_STATES, Facts, State, Status
from partners.agreements.models import Agreement
from partners.agreements.refusals import DatesOutOfOrder, RenewalTermMissing
from partners.organisations.services import organisations

DATED_ALREADY = {Status.EXPIRING: State.IN_FORCE, Status.EXPIRED: State.IN_FORCE}
OWN_TEXT = (
    "reference", "partner_reference", "title_id", "title_en", "signed_place", "languages",
    "scope_id", "scope_en", "source", "notes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewPartner:
    """An organisation that the import adds; hidden from the site until somebody completes it."""

    name: str
    country: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row without errors. `known` is the key of the agreement that it names already.

    `fields` are the agreement's own; `parties` keys or new partners, ours first.
    """

    row: int
    title: str
    status: Status
    known: int | None
    fields: dict[str, Any]
    parties: tuple[int | NewPartner, ...]
    people: dict[str, str]
    sectors: tuple[int, ...]
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """`errors` of all rows; with any, nothing is imported."""

    entries: tuple[Entry, ...]
    errors: tuple[CellError, ...]

    def __repr__(self) -> str:
        return f"Plan of {len(self.entries)} rows with {len(self.errors)} errors"

    @property
    def new(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.known is None]

    @property
    def known(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.known is not None]

    @property
    def fingerprint(self) -> str:
        """The same for a plan that would do the same."""
        facts = [[e.row, e.title, e.known, repr(e.parties)] for e in self.entries]
        text = json.dumps([facts, len(self.errors)], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def make(rows: Iterable[SourceRow], *, by: Any, today: date) -> Plan:
    """Read every row; `by` decides whether partners may be added."""
    registers, known = Registers(), _known()
    entries: list[Entry] = []
    errors: list[CellError] = []
    first_row: dict[tuple[str, ...], int] = {}
    for row in rows:
        reader = Reader(row, registers, today, may_add=organisations.user_can(by, "add"))
        entry = reader.entry(known)
        keys = _keys(entry.fields) if entry else []
        if twice := next((first_row[key] for key in keys if key in first_row), None):
            reader.error("title_id", Problem.TWICE_IN_FILE, str(twice))
        for key in keys:
            first_row.setdefault(key, row.number)
        if entry and not reader.errors:
            entries.append(entry)
        errors += reader.errors
    return Plan(tuple(entries), tuple(errors))


def _keys(fields: dict[str, Any]) -> list[tuple[str, ...]]:
    """How an agreement is known again: its reference number, else its title and date."""
    if fields.get("reference"):
        return [("reference", plain(fields["reference"]))]
    day = fields.get("signed_on") or fields.get("proposed_on") or ""
    return [("title", plain(fields["title_id"]), str(day))]


def _known() -> dict[tuple[str, ...], int]:
    """Archived agreements, too: what was put away does not come back by an import."""
    known: dict[tuple[str, ...], int] = {}
    names = ("reference", "title_id", "signed_on", "proposed_on")
    for pk, *values in Agreement.objects.order_by("-pk").values_list("pk", *names):
        fields = dict(zip(names, values, strict=True))
        for key in _keys(fields) + _keys({**fields, "reference": ""}):
            known[key] = pk
    return known


class Reader:
    """One row: its cells, and whether they make sense together."""

    def __init__(self, row: SourceRow, registers: Registers, today: date, *, may_add: bool) -> None:
        self.row, self.registers, self.today, self.may_add = row, registers, today, may_add
        self.errors: list[CellError] = []
        self.values = {column.key: self._cell(column.key) for column in COLUMNS}

    def error(self, column: str, problem: Problem, *more: str) -> None:
        value = cells.text_of(self.row.cells.get(column) or "")[:80]
        self.errors.append(CellError(self.row.number, column, problem, value, more))

    def entry(self, known: dict[tuple[str, ...], int]) -> Entry | None:
        """None when a cell that everything hangs on is wrong; see `errors`."""
        kind = self._meaning("kind", lambda: self.registers.kinds)
        status = self._meaning("status", lambda: self.registers.statuses)
        parties = self._parties()
        unit = self._meaning("unit", lambda: self.registers.units)
        in_charge = self._meaning("in_charge", lambda: self.registers.people)
        sectors = self._meanings("sectors", lambda: self.registers.sectors)
        regions = self._meanings("regions", lambda: self.registers.regions)
        if kind is None or status is None or self.values["title_id"] is None:
            return None
        fields = {name: self.values[name] or "" for name in OWN_TEXT}
        fields |= self._life(status) | {
            "kind": kind.value,
            "unit_id": unit,
            "in_charge_id": in_charge,
        }
        if self.values["report_months"] is not None:
            fields["report_months"] = self.values["report_months"]
        self._check_fields(fields)
        return Entry(
            row=self.row.number,
            title=fields["title_id"],
            status=status,
            known=next((known[key] for key in _keys(fields) if key in known), None),
            fields=fields,
            parties=parties,
            people={name: self.values[name] or "" for name in PEOPLE},
            sectors=sectors,
            regions=regions,
        )

    def _cell(self, key: str) -> Any:
        try:
            value = cells.read(BY_KEY[key], self.row.cells.get(key))
        except CellRefused as refusal:
            self.error(key, refusal.problem, *refusal.more)
            return None
        if value is None and BY_KEY[key].is_required:
            self.error(key, Problem.MISSING)
        return value

    def _meaning(self, key: str, register: Callable[[], Index]) -> Any:
        """`register` is read only when the cell is filled."""
        if (word := self.values[key]) is None:
            return None
        try:
            return register().get(word)
        except CellRefused as refusal:
            problem = refusal.problem
            if key in {"kind", "status"} and problem is Problem.UNKNOWN_NAME:
                problem = Problem.UNKNOWN_WORD
            self.error(key, problem, *refusal.more)
            return None

    def _meanings(self, key: str, register: Callable[[], Index]) -> tuple[Any, ...]:
        found = []
        for word in self.values[key] or ():
            try:
                found.append(register().get(word))
            except CellRefused as refusal:
                self.error(key, refusal.problem, *refusal.more)
        return tuple(dict.fromkeys(found))

    def _parties(self) -> tuple[int | NewPartner, ...]:
        names = [("our_party", self.values["our_party"])] if self.values["our_party"] else []
        names += [("partners", name) for name in self.values["partners"] or ()]
        found: list[int | NewPartner] = []
        for key, name in names:
            party = self._party(key, name)
            if party is not None and party in found:
                self.error(key, Problem.SAME_PARTY_TWICE, name)
            elif party is not None:
                found.append(party)
        return tuple(found)

    def _party(self, key: str, name: str) -> int | NewPartner | None:
        try:
            return self.registers.organisation(name)
        except CellRefused as refusal:
            is_new = key == "partners" and refusal.problem is Problem.UNKNOWN_NAME
            if is_new and self.values["partner_country"] and self.values["partner_kind"]:
                return self._new_partner(name)
            self.error(key, refusal.problem, *refusal.more)
            return None

    def _new_partner(self, name: str) -> NewPartner | None:
        country = self._meaning("partner_country", lambda: self.registers.countries)
        kind = self._meaning("partner_kind", lambda: self.registers.partner_kinds)
        if not self.may_add:
            self.error("partners", Problem.MAY_NOT_ADD_PARTNER, name)
        return NewPartner(name, country, kind.value) if country and kind else None

    def _life(self, status: Status) -> dict[str, Any]:
        """State and dates, checked as `decisions` checks them when a person decides."""
        values, state = self.values, DATED_ALREADY.get(status) or State(status)
        begins = values["in_force_on"]
        if state is State.IN_FORCE:
            begins = begins or values["signed_on"]
        life = {
            "state": state.value,
            "proposed_on": values["proposed_on"],
            "signed_on": values["signed_on"],
            "in_force_on": begins,
            "ends_on": values["ends_on"],
            "renews_automatically": bool(values["renews_automatically"]),
            "renewal_months": values["renewal_months"],
            "notice_days": values["notice_days"] or 0,
        }
        self._check(state, status, Facts(**{**life, "state": state}))
        return life

    def _check(self, state: State, status: Status, facts: Facts) -> None:
        if state in SIGNED_STATES and facts.signed_on is None and not self._is_wrong("signed_on"):
            self.error("signed_on", Problem.MISSING)
        if state not in SIGNED_STATES | {State.TERMINATED} and facts.signed_on:
            self.error("signed_on", Problem.NOT_SIGNED_YET)
        if facts.signed_on and facts.signed_on > self.today:
            self.error("signed_on", Problem.IN_FUTURE)
        if status is Status.EXPIRED and not (facts.ends_on and facts.ends_on < self.today):
            self.error("ends_on", Problem.NOT_EXPIRED)
        try:
            decisions.check_order(facts)
        except DatesOutOfOrder as refusal:
            earlier, later = str(refusal.facts["earlier"]), str(refusal.facts["later"])
            self.error(later, Problem.OUT_OF_ORDER, earlier)
        except RenewalTermMissing:
            column = "renewal_months" if facts.ends_on else "ends_on"
            self.error(column, Problem.TERM_MISSING)

    def _check_fields(self, fields: dict[str, Any]) -> None:
        """What the record's own fields accept; relations were found, so they exist."""
        related = [f.name for f in Agreement._meta.get_fields() if f.is_relation]
        try:
            Agreement(**fields).clean_fields(exclude=[*related, "reach", "slug"])
        except ValidationError as error:
            for column, words in error.message_dict.items():
                if not self._is_wrong(column):
                    self.error(column, Problem.NOT_ACCEPTED, *words)
        for column in ("our_email", "partner_email"):
            try:
                validate_email(self.values[column] or "nobody@simpul.example")
            except ValidationError as error:
                self.error(column, Problem.NOT_ACCEPTED, *error.messages)

    def _is_wrong(self, column: str) -> bool:
        return any(error.column == column for error in self.errors)


PEOPLE = (
    "our_signatory", "partner_signatory", "our_contact", "our_email",
    "partner_contact", "partner_email", "partner_phone",
)  # fmt: skip


def may_import(user: Any) -> bool:
    """Who may change agreements may import them; publishing them is asked separately."""
    return permissions.user_can_change(user) and user.has_perm("agreements.add_agreement")
