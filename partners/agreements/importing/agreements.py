"""A row of the first table: an agreement."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from home.sheets.problems import CellRefused
from home.sheets.problems import Problem as CellProblem
from home.sheets.values import comparable
from partners.agreements.importing.columns import AGREEMENTS
from partners.agreements.importing.problems import Problem
from partners.agreements.importing.reading import RowReader
from partners.agreements.models import Agreement
from partners.agreements.refusals import (
    DatesOutOfOrder,
    NoEndHasEnd,
    NoticePeriodTwice,
    RenewalTermMissing,
)
from partners.agreements.rules import decisions
from partners.agreements.rules.lifecycle import SIGNED_STATES, AgreementState, Facts, Status
from partners.agreements.rules.periods import NoticeTo

DATED_ALREADY = {Status.EXPIRING: AgreementState.IN_FORCE, Status.EXPIRED: AgreementState.IN_FORCE}
OWN_TEXT = (
    "reference", "partner_reference", "title_id", "title_en", "signed_place", "languages",
    "scope_id", "scope_en", "source", "notes",
)  # fmt: skip
# Field of a party to the end of its column's name: "our_…", and "partner_…" of the first partner.
OF_PARTY = {
    "unit_id": "unit_id", "unit_en": "unit_en",
    "signatory": "signatory", "position_id": "position_id", "position_en": "position_en",
    "contact_name": "contact", "contact_email": "email", "contact_phone": "phone",
}  # fmt: skip
SIDES = ("our", "partner")
UNNUMBERED = "unnumbered"
Place = tuple[str, int]
"""Sheet and row."""


@dataclass(frozen=True, slots=True)
class NewPartner:
    """An organisation that the import adds; hidden from the site until somebody completes it."""

    name: str
    country: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row without errors. `known` is the key of the agreement that it names already.

    `fields` are the agreement's own; `parties` keys or new partners, ours first; `people` the
    fields of a party for our side and for the first partner, in the order of `parties`;
    `given` and `dashed` the columns in which something, or a dash, stands.
    """

    row: int
    sheet: str
    title: str
    status: Status
    known: int | None
    fields: dict[str, Any]
    parties: tuple[int | NewPartner, ...]
    people: tuple[dict[str, str], ...]
    sectors: tuple[int, ...]
    regions: tuple[str, ...]
    given: frozenset[str] = frozenset()
    dashed: frozenset[str] = frozenset()

    @property
    def place(self) -> Place:
        return self.sheet, self.row


class AgreementReader(RowReader):
    """`may_add`: whether partners that are not recorded may be added."""

    table = AGREEMENTS
    words = frozenset({"kind", "status", "notice_to"})

    def __init__(self, *args: Any, may_add: bool) -> None:
        super().__init__(*args)
        self.may_add = may_add

    def entry(self, known: dict[tuple[str, ...], int]) -> Entry | None:
        """None when a cell that everything hangs on is wrong; see `errors`."""
        kind = self.meaning("kind", lambda: self.registers.kinds)
        status = self.meaning("status", lambda: self.registers.statuses)
        parties = self._parties()
        unit = self.meaning("unit", lambda: self.registers.units)
        in_charge = self.meaning("in_charge", lambda: self.registers.people)
        sectors = self.meanings("sectors", lambda: self.registers.sectors)
        regions = self.meanings("regions", lambda: self.registers.regions)
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
        self.check_fields(Agreement(**fields), fields)
        self._check_addresses()
        return Entry(
            row=self.row.number,
            sheet=self.row.sheet,
            title=fields["title_id"],
            status=status,
            known=next((known[key] for key in found_by(fields) if key in known), None),
            fields=fields,
            parties=parties,
            people=tuple(map(self._people, SIDES)),
            sectors=sectors,
            regions=regions,
            given=self.given,
            dashed=self.dashed,
        )

    def _people(self, side: str) -> dict[str, str]:
        return {
            name: self.values.get(f"{side}_{column}") or "" for name, column in OF_PARTY.items()
        }

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
        country = self.meaning("partner_country", lambda: self.registers.countries)
        kind = self.meaning("partner_kind", lambda: self.registers.partner_kinds)
        if not self.may_add:
            self.error("partners", Problem.MAY_NOT_ADD_PARTNER, name)
        return NewPartner(name, country, kind.value) if country and kind else None

    def _life(self, status: Status) -> dict[str, Any]:
        """State and dates, checked as `decisions` checks them when a person decides."""
        to = self.meaning("notice_to", lambda: self.registers.notice_to)
        values, state = self.values, DATED_ALREADY.get(status) or AgreementState(status)
        begins = values["in_force_on"]
        if state is AgreementState.IN_FORCE:
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
            "notice_months": values["notice_months"] or 0,
            "notice_to": (to or NoticeTo.TERM).value,
            "has_no_end": bool(values["has_no_end"]),
            "review_on": None if values["ends_on"] else values["review_on"],
        }
        self._check(state, status, Facts(**{**life, "state": state}))
        return life

    def _check(self, state: AgreementState, status: Status, facts: Facts) -> None:
        if state in SIGNED_STATES and facts.signed_on is None and not self.is_wrong("signed_on"):
            self.error("signed_on", CellProblem.MISSING)
        if state not in SIGNED_STATES | {AgreementState.TERMINATED} and facts.signed_on:
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
        except NoEndHasEnd:
            self.error("has_no_end", Problem.NO_END_HAS_END)
        except NoticePeriodTwice:
            self.error("notice_months", Problem.NOTICE_TWICE)
        except RenewalTermMissing:
            column = "renewal_months" if facts.ends_on else "ends_on"
            self.error(column, Problem.TERM_MISSING)

    def _check_addresses(self) -> None:
        for column in ("our_email", "partner_email"):
            try:
                validate_email(self.values[column] or "nobody@simpul.example")
            except ValidationError as error:
                self.error(column, Problem.NOT_ACCEPTED, *error.messages)


def keys_of(fields: dict[str, Any]) -> list[tuple[str, ...]]:
    """How an agreement is known again: its reference number, else its title and date."""
    if fields.get("reference"):
        return [("reference", comparable(fields["reference"]))]
    return [_titled("title", fields)]


def found_by(fields: dict[str, Any]) -> list[tuple[str, ...]]:
    """Also one that was recorded before it had a number, by its title and date."""
    return [*keys_of(fields), _titled(UNNUMBERED, fields)]


def _titled(kind: str, fields: dict[str, Any]) -> tuple[str, ...]:
    day = fields.get("signed_on") or fields.get("proposed_on") or ""
    return kind, comparable(fields["title_id"]), str(day)


def recorded() -> dict[tuple[str, ...], int]:
    """Archived agreements, too: what was put away does not come back by an import."""
    known: dict[tuple[str, ...], int] = {}
    names = ("reference", "title_id", "signed_on", "proposed_on")
    for pk, *values in Agreement.objects.order_by("-pk").values_list("pk", *names):
        fields = dict(zip(names, values, strict=True))
        for key in keys_of(fields) + keys_of({**fields, "reference": ""}):
            known[key] = pk
        if not fields["reference"]:
            known[_titled(UNNUMBERED, fields)] = pk
    return known
