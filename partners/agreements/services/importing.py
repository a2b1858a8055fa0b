"""Importing a list of agreements and commitments: hand it in, look, then all of it or nothing."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from home.access import ActionNotPermitted, Actor, require
from home.addresses import free_address
from home.desk.locking import locked
from home.intake import learning
from home.intake.keeping import is_explainable
from home.sheets.book import Book
from home.sheets.problems import FileRefused
from home.sheets.updates import EVERY
from partners.agreements import permissions
from partners.agreements.importing import plan as planning
from partners.agreements.importing import reading
from partners.agreements.importing.agreements import NewPartner
from partners.agreements.importing.columns import TABLE_BY_NAME
from partners.agreements.importing.plan import Plan
from partners.agreements.models import Agreement, Commitment, ImportedList
from partners.agreements.refusals import (
    ImportDoneAlready,
    ImportHasChanged,
    ImportHasErrors,
    ImportLeavesOut,
)
from partners.agreements.services import imported_rows, imported_updates
from partners.organisations.models import Organisation
from partners.organisations.reserved import reserved
from partners.organisations.services import organisations

KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made, and how many known records it changed."""

    agreements: list[Agreement]
    commitments: list[Commitment]
    changed: int = 0


def hand_in(
    content: bytes, name: str, *, by: Actor, keep_unexplained: bool = False
) -> ImportedList:
    """Keep a readable list until it is imported or a week has passed.

    `keep_unexplained`: also one whose headings a person has yet to explain (`explain_headings`).
    Raises ActionNotPermitted, FileRefused.
    """
    require(permissions.user_can_import(by))
    try:
        reading.read_list(content, name)
    except FileRefused as refusal:
        if not (keep_unexplained and is_explainable(refusal)):
            raise
    throw_away(left_behind(timezone.now() - KEPT_FOR))
    digest = hashlib.sha256(content).hexdigest()
    handed_in = ImportedList(name=name[-160:], sha256=digest, by=by.person)
    handed_in.file.save("list", ContentFile(content), save=False)
    handed_in.save()
    return handed_in


def open_again(handed_in: ImportedList, *, by: Actor) -> Book:
    """All that stands in the file. Raises ActionNotPermitted, FileRefused, ImportDoneAlready."""
    return reading.open_list(_content(handed_in, by), handed_in.name)


@transaction.atomic
def explain_headings(meanings: Mapping[str, Mapping[str, str]], *, by: Actor) -> int:
    """Remember what headings mean, by the name of each table; how many are new or changed.

    Raises ActionNotPermitted.
    """
    require(permissions.user_can_import(by))
    return sum(
        learning.remember(TABLE_BY_NAME[table], of_table, by=by)
        for table, of_table in meanings.items()
    )


def look(handed_in: ImportedList, *, by: Actor) -> Plan:
    """What importing would do now; writes nothing. Raises ActionNotPermitted, FileRefused,
    ImportDoneAlready.
    """
    source = reading.read_list(_content(handed_in, by), handed_in.name, handed_in.fixed)
    return planning.make(source, by=by, today=timezone.localdate())


def _content(handed_in: ImportedList, by: Actor) -> bytes:
    """For its owner alone, while it waits and is the same."""
    require(permissions.user_can_import(by) and by.is_(handed_in.by_id))
    if handed_in.done_at:
        raise ImportDoneAlready(handed_in=handed_in)
    with handed_in.file.open("rb") as file:
        content = bytes(file.read())
    if hashlib.sha256(content).hexdigest() != handed_in.sha256:
        raise ActionNotPermitted
    return content


@transaction.atomic
def carry_out(
    handed_in: ImportedList,
    *,
    by: Actor,
    seen: str = "",
    left_out_seen: bool = False,
    publish: bool = False,
    update: Collection[str] = (),
    empty: bool = False,
) -> Imported:
    """Create what is new in the list; agreements and commitments that are known stay as they are,
    but for those whose differences were chosen: `update` has their keys (`Update.key`), or EVERY.

    `seen` is the fingerprint of the plan that the person looked at, `left_out_seen` their word for
    what its receipt leaves out; without `seen`, nobody is asked. `empty`: dashes may empty fields.
    Raises ActionNotPermitted, ImportHasErrors, ImportHasChanged, ImportLeavesOut,
    ImportDoneAlready, ImportedRowNotAccepted, FileRefused, IsGone.
    """
    require(permissions.user_can_import(by))
    require(not publish or permissions.user_can_publish(by))
    current = locked(handed_in)
    plan = look(current, by=by)
    if plan.errors:
        raise ImportHasErrors(plan=plan)
    if seen and seen != plan.fingerprint:
        raise ImportHasChanged(plan=plan)
    if seen and not (left_out_seen or plan.receipt.is_whole):
        raise ImportLeavesOut(plan=plan)
    chosen = [each for each in plan.choosable if EVERY in update or each.key in update]
    partners = _add_partners(plan, by)
    made = imported_rows.write_agreements(plan.new, partners, by=by, publish=publish)
    agreements = {e.place: agreement for e, agreement in zip(plan.new, made, strict=True)}
    promised = imported_rows.write_commitments(plan.new_promised, agreements, partners, by=by)
    changed = imported_updates.write(chosen, by=by, empty=empty)
    current.done_at, current.created = timezone.now(), len(made)
    current.save(update_fields=["done_at", "created"])
    transaction.on_commit(lambda: current.file.delete(save=False))
    return Imported(made, promised, changed)


def _add_partners(plan: Plan, by: Actor) -> dict[NewPartner, int]:
    """New partners, each once; not shown on the site until somebody has completed them."""
    wanted = dict.fromkeys(p for e in plan.new for p in e.parties if isinstance(p, NewPartner))
    added: dict[NewPartner, int] = {}
    for partner in wanted:
        organisation = organisations.create(
            by=by,
            name=partner.name,
            slug=free_address(
                Organisation.objects.all(), partner.name, otherwise="mitra", never=reserved()
            ),
            country=partner.country,
            kind=partner.kind,
            is_public=False,
        )
        added[partner] = organisation.pk
    return added


def left_behind(before: datetime) -> QuerySet[ImportedList]:
    """Lists that were handed in before then, and that nobody came back for."""
    return ImportedList.objects.filter(done_at=None, handed_in_at__lt=before)


def throw_away(lists: QuerySet[ImportedList]) -> None:
    """With their files."""
    for row in lists:
        row.file.delete(save=False)
        row.delete()


def forget(handed_in: ImportedList, *, by: Actor) -> None:
    """Throw a list away that was not imported. Raises ActionNotPermitted, ImportDoneAlready."""
    require(by.is_(handed_in.by_id))
    if handed_in.done_at:
        raise ImportDoneAlready(handed_in=handed_in)
    handed_in.file.delete(save=False)
    handed_in.delete()
