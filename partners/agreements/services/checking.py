"""Holding a record against its sources: readers see the day on which that was last done."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.agreements import history, permissions
from partners.agreements.models import Agreement
from partners.agreements.refusals import AlreadyArchived, NothingToCheckAgainst

CHECK = history.action(
    "agreements.check", _("Check against the sources"), _("Checked against its sources")
)


def can_be_checked(agreement: Agreement) -> bool:
    """Whether there is anything to hold it against, and it is not put away."""
    return not agreement.archived_at and agreement.sources.exists()


@transaction.atomic
def check(agreement: Agreement, *, by: Actor, seen: object = None) -> None:
    """Say that the record stands today as its sources say.

    Raises ActionNotPermitted, AlreadyArchived, NothingToCheckAgainst, HasChangedSince.
    """
    require(permissions.user_can_change(by))
    current = locked(agreement, seen)
    if current.archived_at:
        raise AlreadyArchived
    if not current.sources.exists():
        raise NothingToCheckAgainst
    current.checked_on, current.version = timezone.localdate(), current.version + 1
    current.save(update_fields=["checked_on", "version", "updated_at"])
    agreement.checked_on, agreement.version = current.checked_on, current.version
    audit.record(current, CHECK, by=by, data={"version": current.version})
