"""Create, change, archive, restore and delete an organisation.

Each action checks the permission itself, writes the log, and refuses with one exception.
Nothing is deleted that something else relies on: it is archived.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from partners.organisations.models import CooperativeProfile, Organisation

ARCHIVED, RESTORED = "organisations.archive", "organisations.restore"
# Parts of an organisation go with it; everything else that points to it keeps it.
OWN_PARTS = (CooperativeProfile,)


class OrganisationChangeDenied(PermissionDenied):
    """The person may not do this to the organisation."""


class OrganisationIsArchived(Exception):
    """An archived organisation is restored before it is changed."""


class OrganisationIsInUse(Exception):
    """Other records name the organisation. `references` counts them by model name."""

    def __init__(self, references: dict[str, int]) -> None:
        self.references = references
        super().__init__(", ".join(f"{name}: {count}" for name, count in references.items()))


def user_can(user: AbstractBaseUser, action: str) -> bool:
    """Whether `user` may `add`, `change` or `delete` organisations."""
    return user.is_active and user.has_perm(f"organisations.{action}_organisation")


@transaction.atomic
def create(*, by: AbstractBaseUser, **values: Any) -> Organisation:
    """A new organisation. Raises ValidationError and OrganisationChangeDenied."""
    _require(by, "add")
    organisation = Organisation(**values)
    organisation.full_clean()
    organisation.save()
    _record(organisation, "wagtail.create", by)
    return organisation


@transaction.atomic
def update(organisation: Organisation, *, by: AbstractBaseUser, **values: Any) -> Organisation:
    """Set `values`. Raises ValidationError, OrganisationIsArchived, OrganisationChangeDenied."""
    _require(by, "change")
    if organisation.is_archived:
        raise OrganisationIsArchived(organisation)
    for name, value in values.items():
        setattr(organisation, name, value)
    organisation.full_clean()
    organisation.save()
    _record(organisation, "wagtail.edit", by)
    return organisation


@transaction.atomic
def archive(organisation: Organisation, *, by: AbstractBaseUser) -> None:
    """Take it off the site and out of the choosers; records that name it keep it."""
    _require(by, "change")
    if organisation.is_archived:
        return
    organisation.archived_at = timezone.now()
    organisation.is_public = False
    organisation.save(update_fields=["archived_at", "is_public", "updated_at"])
    _record(organisation, ARCHIVED, by)


@transaction.atomic
def restore(organisation: Organisation, *, by: AbstractBaseUser) -> None:
    """Bring it back from the archive. It stays off the site until an editor shows it."""
    _require(by, "change")
    if not organisation.is_archived:
        return
    organisation.archived_at = None
    organisation.save(update_fields=["archived_at", "updated_at"])
    _record(organisation, RESTORED, by)


@transaction.atomic
def delete(organisation: Organisation, *, by: AbstractBaseUser) -> None:
    """Delete what nothing relies on. Raises OrganisationIsInUse, OrganisationChangeDenied."""
    _require(by, "delete")
    if references := references_to(organisation):
        raise OrganisationIsInUse(references)
    log(instance=organisation, action="wagtail.delete", user=by, deleted=True)
    organisation.delete()


def references_to(organisation: Organisation) -> dict[str, int]:
    """How many records of other kinds name it, by the kind's plural name."""
    references: dict[str, int] = {}
    for relation in Organisation._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if not relation.auto_created or relation.concrete or model in OWN_PARTS:
            continue
        if model._meta.auto_created:  # the hidden half of a many-to-many, counted already
            continue
        if count := model._base_manager.filter(**{relation.field.name: organisation}).count():
            name = str(model._meta.verbose_name_plural)
            references[name] = references.get(name, 0) + count
    return references


def _require(user: AbstractBaseUser, action: str) -> None:
    if not user_can(user, action):
        raise OrganisationChangeDenied(action)


def _record(organisation: Organisation, action: str, user: AbstractBaseUser) -> None:
    """A revision for the history and a line in the log, as the admin's own views write them."""
    revision = organisation.save_revision(user=user, clean=False)
    log(instance=organisation, action=action, user=user, revision=revision, content_changed=True)
