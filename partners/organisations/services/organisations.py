"""Create, change, archive, restore and delete an organisation.

Each action checks the permission itself, writes the log, and refuses with one exception.
Nothing is deleted that something else relies on: it is archived.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, ForeignObjectRel, Model, OuterRef
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.cache.declared import owners_of
from home.desk.locking import locked
from home.desk.refusals import Refusal
from home.desk.taken import refused_if_taken
from home.four_eyes.rules import user_decides, visitors_read
from home.in_charge import put
from partners.organisations.models import (
    CooperativeProfile,
    DirectoryRow,
    DuplicatePair,
    FormerIdentity,
    NameWord,
    Organisation,
    RegisterEntry,
    RegisterRow,
)
from partners.organisations.models.organisation import OrganisationQuerySet

MOST_HANGING = 20
ARCHIVED, RESTORED = "organisations.archive", "organisations.restore"
ASSIGNED, CHANGE = "organisations.assign", "organisations.change_organisation"
# Parts of an organisation go with it, and a list that named it goes on without it; everything else
# that points to it keeps it.
OWN_PARTS = (
    CooperativeProfile,
    DirectoryRow,
    DuplicatePair,
    FormerIdentity,
    NameWord,
    RegisterEntry,
    RegisterRow,
)


@dataclass(frozen=True, slots=True)
class Hanging:
    """Records of one kind that name an organisation: the names of the first, each with whether
    visitors read it.
    """

    kind: str
    count: int
    names: list[tuple[str, bool]]


class OrganisationIsArchived(Refusal):
    """An archived organisation is restored before it is changed."""


class OrganisationIsMerged(Refusal):
    """What was merged into another stays so. Facts: into (organisation)."""


class OrganisationIsInUse(Refusal):
    """Other records name the organisation. `references` counts them by model name."""

    def __init__(self, references: dict[str, int]) -> None:
        self.references = references
        super().__init__(references=references)

    def __str__(self) -> str:
        return ", ".join(f"{name}: {count}" for name, count in self.references.items())


def user_can(actor: Actor, action: str) -> bool:
    """Whether `actor` may `add`, `change` or `delete` organisations."""
    return actor.has(f"organisations.{action}_organisation")


def user_can_show(actor: Actor) -> bool:
    """Whether `actor` puts organisations on the site and takes them off, into the archive too."""
    return user_decides(actor, Organisation)


@transaction.atomic
def create(*, by: Actor, is_public: bool = False, **values: Any) -> Organisation:
    """A new organisation, off the site unless who decides says so; who makes it is in charge.

    Raises ValidationError and ActionNotPermitted.
    """
    require(user_can(by, "add") and (not is_public or user_can_show(by)))
    values.setdefault("in_charge", by.person if by.has(CHANGE) else None)
    organisation = Organisation(is_public=is_public, **values)
    organisation.full_clean()
    with refused_if_taken(organisation):
        organisation.save()
    _record(organisation, audit.CREATED, by)
    return organisation


@transaction.atomic
def update(organisation: Organisation, *, by: Actor, **values: Any) -> Organisation:
    """Set `values`. Raises ValidationError, OrganisationIsArchived, ActionNotPermitted, IsGone."""
    require(user_can(by, "change"))
    current = locked(organisation)
    if current.is_archived:
        raise OrganisationIsArchived(organisation=current)
    require(values.get("is_public", current.is_public) == current.is_public or user_can_show(by))
    for name, value in values.items():
        setattr(current, name, value)
    current.full_clean()
    with refused_if_taken(current):
        current.save()
    _record(current, audit.CHANGED, by)
    return current


@transaction.atomic
def assign(organisation: Organisation, person: Any, *, by: Actor) -> None:
    """Put a person of the staff in charge, or nobody; no reader sees who.

    Raises ActionNotPermitted, OrganisationIsArchived, IsGone.
    """
    require(user_can(by, "change"))
    current = locked(organisation)
    if current.is_archived:
        raise OrganisationIsArchived(organisation=current)
    put(current, person, by=by, action=ASSIGNED)


@transaction.atomic
def update_profile(
    profile: CooperativeProfile, *, by: Actor, terms: dict[str, Any] | None = None, **values: Any
) -> CooperativeProfile:
    """Set `values` of a cooperative's profile, and its sectors and business units (`terms`).

    Raises ValidationError, OrganisationIsArchived, ActionNotPermitted, IsGone.
    """
    require(user_can(by, "change"))
    organisation = locked(profile.organisation)
    if organisation.is_archived:
        raise OrganisationIsArchived(organisation=organisation)
    current = locked(profile)
    for name, value in values.items():
        setattr(current, name, value)
    current.full_clean()
    with refused_if_taken(current):
        current.save()
    for name, chosen in (terms or {}).items():
        getattr(current, name).set(chosen)
    audit.record(current, audit.CHANGED, by=by)
    return current


@transaction.atomic
def archive(organisation: Organisation, *, by: Actor, seen: object = None) -> None:
    """Take it off the site and out of the choosers; records that name it keep it.

    Raises ActionNotPermitted, HasChangedSince, IsGone.
    """
    require(user_can_show(by))
    current = locked(organisation, seen)
    if current.is_archived:
        return
    current.archived_at, current.is_public = timezone.now(), False
    current.save(update_fields=["archived_at", "is_public", "updated_at"])
    _record(current, ARCHIVED, by)


@transaction.atomic
def restore(organisation: Organisation, *, by: Actor, seen: object = None) -> None:
    """Bring it back from the archive. It stays off the site until an editor shows it.

    Raises ActionNotPermitted, OrganisationIsMerged, HasChangedSince, IsGone.
    """
    require(user_can_show(by))
    current = locked(organisation, seen)
    if not current.is_archived:
        return
    if current.merged_into is not None:
        raise OrganisationIsMerged(into=current.merged_into)
    current.archived_at = None
    current.save(update_fields=["archived_at", "updated_at"])
    _record(current, RESTORED, by)


@transaction.atomic
def delete(organisation: Organisation, *, by: Actor) -> None:
    """Delete what nothing relies on. Raises OrganisationIsInUse, ActionNotPermitted, IsGone."""
    require(user_can(by, "delete"))
    locked(organisation)
    if references := references_to(organisation):
        raise OrganisationIsInUse(references)
    audit.record(organisation, audit.DELETED, by=by, deleted=True)
    organisation.delete()


def references_to(organisation: Organisation) -> dict[str, int]:
    """How many records of other kinds name it, by the kind's plural name."""
    references: dict[str, int] = {}
    for model, field in _others_that_name():
        if count := model._base_manager.filter(**{field: organisation}).count():
            name = str(model._meta.verbose_name_plural)
            references[name] = references.get(name, 0) + count
    return references


def hanging_on(organisation: Organisation) -> list[Hanging]:
    """What names it, by kind: first what visitors read, then by name."""
    found: list[Hanging] = []
    for model, field in _others_that_name():
        rows = model._base_manager.filter(**{field: organisation})
        if not (count := rows.count()):
            continue
        shown = [one for row in rows[:MOST_HANGING] for one in list(owners_of(row)) or [row]]
        named = {(str(one), visitors_read(one)) for one in shown}
        names = sorted(named, key=lambda one: (not one[1], one[0]))
        found.append(Hanging(str(model._meta.verbose_name_plural), count, names))
    return found


def unreferenced(organisations: OrganisationQuerySet) -> OrganisationQuerySet:
    """Those that no record of another kind names; one query, however many they are."""
    for model, field in _others_that_name():
        naming = model._base_manager.filter(**{field: OuterRef("pk")})
        organisations = organisations.exclude(Exists(naming))
    return organisations


def _others_that_name() -> Iterator[tuple[type[Model], str]]:
    """Kinds of records that can name an organisation, and by which field."""
    for relation in Organisation._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.related_model in OWN_PARTS:
            continue
        if not relation.related_model._meta.auto_created:  # the hidden half of a many-to-many
            yield relation.related_model, relation.field.name


def _record(organisation: Organisation, action: str, by: Actor) -> None:
    """A revision for the history and a line in the log, as the admin's own views write them."""
    revision = organisation.save_revision(user=by.person, clean=False)
    audit.record(organisation, action, by=by, revision=revision)
