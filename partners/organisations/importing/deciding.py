"""What a row becomes once it is known whose it is; an unsure one, when a person says so."""

from typing import Any

from django.db.models import Count

from partners.organisations.importing import here
from partners.organisations.importing.problems import misses_its_place
from partners.organisations.importing.refusals import (
    InTheListAlready,
    NotOfTheRegister,
    NotUnsure,
    PlaceNotKnown,
)
from partners.organisations.importing.threeway import Facts, Merged, merged
from partners.organisations.models import Organisation, RegisterImport, RegisterRow

Outcome = RegisterRow.Outcome
MISSING_SINCE = "missing_since"


def plan_of(one: here.Here, said: Facts) -> Merged:
    """What the list changes of this cooperative; that it holds it again, if it was missing."""
    plan = merged(one.said, one.facts, said)
    if one.missing_since:
        plan.before[MISSING_SINCE], plan.after[MISSING_SINCE] = one.missing_since, ""
    return plan


def follow(row: RegisterRow, plan: Merged) -> None:
    """Sets outcome, before, after and kept. Where no field of the cooperative is written, nothing
    has changed: what the list says of it is only noted.
    """
    row.outcome = Outcome.CHANGED if plan.after else Outcome.NOTED
    row.before, row.after, row.kept = plan.before, plan.after, plan.kept


def decide(row: RegisterRow, record: RegisterImport, organisation: Organisation | None) -> None:
    """Sets outcome, organisation, before, after and kept; the caller saves.

    Raises NotUnsure, PlaceNotKnown, NotOfTheRegister, InTheListAlready.
    """
    if row.outcome != Outcome.UNSURE and row.decided_at is None:
        raise NotUnsure(row=row)
    # What the list says stands in `said` as it was read, until the row is written.
    if organisation is None:
        if misses_its_place(row.errors):
            raise PlaceNotKnown
        row.outcome, row.organisation = Outcome.NEW, None
        row.before, row.after, row.kept = {}, dict(row.said), []
        return
    _refuse_other(row, record, organisation)
    row.organisation = organisation
    found = here.of([organisation.pk])[organisation.pk]
    follow(row, plan_of(found, row.said))


def _refuse_other(row: RegisterRow, record: RegisterImport, organisation: Organisation) -> None:
    if not organisation.is_cooperative or organisation.merged_into_id:
        raise NotOfTheRegister(organisation=organisation)
    for one in row.candidates:  # its row may say what is known, and is not stored then
        if one["code"] == organisation.code and "row" in one:
            raise InTheListAlready(row=one["row"], organisation=organisation)
    others = record.rows.filter(organisation=organisation).exclude(pk=row.pk)
    if other := others.exclude(outcome__in=(Outcome.MISSING, Outcome.UNSURE)).first():
        raise InTheListAlready(row=f"{other.sheet} {other.number}", organisation=organisation)


def count(record: RegisterImport) -> dict[str, Any]:
    """Rows by outcome, and those where a value here stays beside another one of the list, counted
    anew into the figures of the list.
    """
    counted = record.rows.order_by().values_list("outcome").annotate(rows=Count("pk"))
    by_outcome = dict.fromkeys(Outcome.values, 0) | dict(counted)
    known = record.rows.filter(outcome__in=(Outcome.CHANGED, Outcome.NOTED))
    kept = known.exclude(kept=[]).count()
    figures = {**record.figures, **by_outcome, "kept": kept}
    RegisterImport.objects.filter(pk=record.pk).update(figures=figures)
    return figures
