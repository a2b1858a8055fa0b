"""Create, change, archive, restore and delete an organisation.

Each action checks the permission itself, writes the log, and refuses with one exception.
Nothing is deleted that something else relies on: it is archived.
"""

from typing import Any

from django.db import transaction
from django.db.models import ForeignObjectRel
from django.utils import timezone

from home import audit
from home.access import Actor, require
from partners.organisations.models import CooperativeProfile, Organisation

ARCHIVED, RESTORED = "organisations.archive", "organisations.restore"
# Parts of an organisation go with it; everything else that points to it keeps it.
OWN_PARTS = (CooperativeProfile,)


class OrganisationIsArchived(Exception):
    """An archived organisation is restored before it is changed."""


class OrganisationIsInUse(Exception):
    """Other records name the organisation. `references` counts them by model name."""

    def __init__(self, references: dict[str, int]) -> None:
        self.references = references
        super().__init__(", ".join(f"{name}: {count}" for name, count in references.items()))


def user_can(actor: Actor, action: str) -> bool:
    """Whether `actor` may `add`, `change` or `delete` organisations."""
    return actor.has(f"organisations.{action}_organisation")


@transaction.atomic
def create(*, by: Actor, **values: Any) -> Organisation:
    """A new organisation. Raises ValidationError and ActionNotPermitted."""
    require(user_can(by, "add"))
    organisation = Organisation(**values)
    organisation.full_clean()
    organisation.save()
    _record(organisation, audit.CREATED, by)
    return organisation


@transaction.atomic
def update(organisation: Organisation, *, by: Actor, **values: Any) -> Organisation:
    """Set `values`. Raises ValidationError, OrganisationIsArchived, ActionNotPermitted."""
    require(user_can(by, "change"))
    if organisation.is_archived:
        raise OrganisationIsArchived(organisation)
    for name, value in values.items():
        setattr(organisation, name, value)
    organisation.full_clean()
    organisation.save()
    _record(organisation, audit.CHANGED, by)
    return organisation


@transaction.atomic
def archive(organisation: Organisation, *, by: Actor) -> None:
    """Take it off the site and out of the choosers; records that name it keep it."""
    require(user_can(by, "change"))
    if organisation.is_archived:
        return
    organisation.archived_at = timezone.now()
    organisation.is_public = False
    organisation.save(update_fields=["archived_at", "is_public", "updated_at"])
    _record(organisation, ARCHIVED, by)


@transaction.atomic
def restore(organisation: Organisation, *, by: Actor) -> None:
    """Bring it back from the archive. It stays off the site until an editor shows it."""
    require(user_can(by, "change"))
    if not organisation.is_archived:
        return
    organisation.archived_at = None
    organisation.save(update_fields=["archived_at", "updated_at"])
    _record(organisation, RESTORED, by)


@transaction.atomic
def delete(organisation: Organisation, *, by: Actor) -> None:
    """Delete what nothing relies on. Raises OrganisationIsInUse, ActionNotPermitted."""
    require(user_can(by, "delete"))
    if references := references_to(organisation):
        raise OrganisationIsInUse(references)
    audit.record(organisation, audit.DELETED, by=by, deleted=True)
    organisation.delete()


def references_to(organisation: Organisation) -> dict[str, int]:
    """How many records of other kinds name it, by the kind's plural name."""
    references: dict[str, int] = {}
    for relation in Organisation._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.related_model in OWN_PARTS:
            continue
        model = relation.related_model
        if model._meta.auto_created:  # the hidden half of a many-to-many, counted already
            continue
        if count := model._base_manager.filter(**{relation.field.name: organisation}).count():
            name = str(model._meta.verbose_name_plural)
            references[name] = references.get(name, 0) + count
    return references


def _record(organisation: Organisation, action: str, by: Actor) -> None:
    """A revision for the history and a line in the log, as the admin's own views write them."""
    revision = organisation.save_revision(user=by.person, clean=False)
    audit.record(organisation, action, by=by, revision=revision)
