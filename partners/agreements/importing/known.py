"""Rows that name what is recorded already: what they say otherwise, field by field.

An empty cell says nothing. A dash says that there is nothing, which empties a field only where a
person says so once more. State and dates of an agreement, and how a promise stands, are the acts of
their desks: a list only shows that it says otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from home.access import Actor
from home.sheets.values import text_of
from partners.agreements.importing.agreements import OF_PARTY, OWN_TEXT, SIDES, Entry, NewPartner
from partners.agreements.importing.commitments import Promised
from partners.agreements.importing.names import Names
from partners.agreements.models import PROCESS_FIELDS, Agreement, Commitment, Proof
from partners.agreements.rules.lifecycle import AgreementState

AGREEMENT, COMMITMENT = "agreement", "commitment"
# Of commitments: what `services.commitments.change` writes, by the columns of the list.
PROMISED_TEXT = (
    "title_id", "title_en", "our_owner", "partner_owner", "measure_id", "measure_en",
    "next_step_id", "next_step_en",
)  # fmt: skip
MOVED = ("state", "done_on", "obstacle", "obstacle_id", "obstacle_en")


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a record. `before` and `after` as they are stored; `empties`: by a dash.

    `party`: the place of the party that the field belongs to, -1 for the record's own fields.
    """

    column: str
    field: str
    before: Any
    after: Any
    empties: bool = False
    party: int = -1


@dataclass(frozen=True, slots=True)
class Update:
    """A known row that says otherwise. `changes` may be chosen, `elsewhere` are for the desk.

    `is_away`: the record is archived. `is_decided_on`: moderators have it before them.
    `is_locked`: somebody else keeps it from being edited. `draft_by`: who wrote the version that
    is not published yet, and that the changes are added to.
    """

    kind: str
    record: int
    sheet: str
    row: int
    title: str
    changes: tuple[Change, ...]
    elsewhere: tuple[Change, ...]
    is_away: bool = False
    is_decided_on: bool = False
    is_locked: bool = False
    draft_by: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.record}"

    @property
    def may_be_chosen(self) -> bool:
        hindered = self.is_away or self.is_decided_on or self.is_locked
        return bool(self.changes) and not hindered


def updates(
    entries: Iterable[Entry], promised: Iterable[Promised], names: Names, by: Actor
) -> tuple[Update, ...]:
    """Of all known rows those that say something else than the register. A few queries."""
    found = [*_of_agreements(list(entries), names, by), *_of_commitments(list(promised))]
    return tuple(update for update in found if update.changes or update.elsewhere)


def _of_agreements(entries: list[Entry], names: Names, by: Actor) -> Iterator[Update]:
    rows = Agreement.objects.select_related("latest_revision__user").in_bulk(
        [entry.known for entry in entries if entry.known]
    )
    deciding = set(
        Agreement.objects.filter(
            pk__in=rows, workflow_states__status__in=("in_progress", "needs_changes")
        ).values_list("pk", flat=True)
    )
    for entry in entries:
        agreement = rows[entry.known or 0]
        now = _written(agreement)
        draft = agreement.has_unpublished_changes and agreement.latest_revision
        yield Update(
            AGREEMENT,
            agreement.pk,
            entry.sheet,
            entry.row,
            entry.title,
            tuple(_changes(entry, now, names)),
            tuple(_elsewhere(entry, agreement, now, names)),
            is_away=agreement.archived_at is not None,
            is_decided_on=agreement.pk in deciding,
            is_locked=agreement.locked and not by.is_(agreement.locked_by_id),
            draft_by=str(draft.user or "") if draft else "",
        )


def _written(agreement: Agreement) -> Mapping[str, Any]:
    """What is written of it now: the latest version, as an editor would find it in the form."""
    revision = agreement.latest_revision
    return revision.content if revision else agreement.serializable_data()


def _changes(entry: Entry, now: Mapping[str, Any], names: Names) -> Iterator[Change]:
    said = entry.fields
    for name in OWN_TEXT:
        yield from _text(entry, name, name, now.get(name), said[name])
    for column, field, value in (
        ("kind", "kind", said["kind"]),
        ("unit", "unit", said["unit_id"]),
        ("in_charge", "in_charge", said["in_charge_id"]),
        ("report_months", "report_months", said.get("report_months")),
    ):
        if column in entry.given and value != now.get(field):
            yield Change(column, field, now.get(field), value)
    for column, several in (("sectors", entry.sectors), ("regions", entry.regions)):
        stored = tuple(now.get(column) or ())
        if column in entry.given and set(several) != set(stored):
            yield Change(column, column, stored, several)
        elif column in entry.dashed and stored:
            yield Change(column, column, stored, (), empties=True)
    yield from _people(entry, now, names)


def _people(entry: Entry, now: Mapping[str, Any], names: Names) -> Iterator[Change]:
    """Of those parties that stand where the list has them; another party is for the form."""
    parties = _in_order(now)
    for place, side in enumerate(SIDES[: len(entry.parties)]):
        if place >= len(parties) or not _is_same(parties[place], entry.parties[place], names):
            continue
        for field, column in OF_PARTY.items():
            before, after = parties[place].get(field), entry.people[place].get(field, "")
            yield from _text(entry, f"{side}_{column}", field, before, after, place)


def _in_order(now: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return sorted(now.get("parties") or (), key=lambda party: party.get("sort_order") or 0)


def _is_same(party: Mapping[str, Any], named: int | NewPartner, names: Names) -> bool:
    return names.leading(party["organisation"]) == named


def _text(
    row: Entry | Promised, column: str, field: str, before: Any, after: str, party: int = -1
) -> Iterator[Change]:
    stored = str(before or "")
    if column in row.given and text_of(stored) != after:
        yield Change(column, field, stored, after, party=party)
    elif column in row.dashed and stored:
        yield Change(column, field, stored, "", empties=True, party=party)


def _elsewhere(
    entry: Entry, agreement: Agreement, now: Mapping[str, Any], names: Names
) -> Iterator[Change]:
    """State and dates, which only steps change; and who the parties are."""
    if "status" in entry.given and entry.fields["state"] != AgreementState(agreement.state).value:
        yield Change("status", "state", agreement.state, entry.fields["state"])
    for name in PROCESS_FIELDS:
        if name in entry.given and name in entry.fields:
            before, after = getattr(agreement, name), entry.fields[name]
            if before != after:
                yield Change(name, name, before, after)
    stored = tuple(names.leading(party["organisation"]) for party in _in_order(now))
    if stored != entry.parties:
        yield Change("partners", "parties", stored, entry.parties)


def _of_commitments(promised: list[Promised]) -> Iterator[Update]:
    keys = [each.recorded for each in promised if each.recorded]
    rows = Commitment.objects.select_related("agreement").in_bulk(keys)
    proofs: dict[int, set[str]] = {}
    for key, url in Proof.objects.filter(commitment__in=rows).values_list("commitment", "url"):
        proofs.setdefault(key, set()).add(url)
    for each in promised:
        commitment = rows[each.recorded]
        away = (commitment.archived_at, commitment.agreement.archived_at)
        yield Update(
            COMMITMENT,
            commitment.pk,
            each.sheet,
            each.row,
            each.title,
            tuple(_of_promise(each, commitment)),
            tuple(_moved(each, commitment, proofs.get(commitment.pk, set()))),
            is_away=any(away),
        )


def _of_promise(each: Promised, commitment: Commitment) -> Iterator[Change]:
    for name in PROMISED_TEXT:
        yield from _text(each, name, name, getattr(commitment, name), each.fields[name])
    for column, field, value in (
        ("due_on", "due_on", each.fields["due_on"]),
        ("partner", "partner", each.partner),
        ("in_charge", "in_charge", each.fields["in_charge_id"]),
    ):
        before = getattr(commitment, Commitment._meta.get_field(field).attname)
        if column in each.given and value != before and not isinstance(value, NewPartner):
            yield Change(column, field, before, value)
        elif column in each.dashed and before is not None:
            yield Change(column, field, before, None, empties=True)
    shown = each.fields["is_public"]
    if "is_public" in each.given and shown != commitment.is_public:
        yield Change("is_public", "is_public", commitment.is_public, shown)


def _moved(each: Promised, commitment: Commitment, proofs: set[str]) -> Iterator[Change]:
    for name in MOVED:
        before, after = getattr(commitment, name), each.fields[name]
        if name in each.given and before != after:
            yield Change(name, name, before, after)
    if each.proof[0] and each.proof[0] not in proofs:
        yield Change("proof_url", "proof", "", each.proof[0])
