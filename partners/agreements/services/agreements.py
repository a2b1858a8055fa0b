"""Archiving: the register forgets nothing."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.agreements import permissions
from partners.agreements.models import Agreement, PartnerAccess
from partners.agreements.refusals import AlreadyArchived, AlreadyLetIn, NotArchived, ReasonMissing


@transaction.atomic
def archive(agreement: Agreement, *, by: Actor, reason: str, seen: object = None) -> None:
    """Take an agreement out of every list, feed and count; its address answers 404 to visitors.

    Raises ActionNotPermitted, ReasonMissing, AlreadyArchived, HasChangedSince.
    """
    require(permissions.user_can_publish(by))
    if not reason.strip():
        raise ReasonMissing()
    current = locked(agreement, seen)
    if current.archived_at:
        raise AlreadyArchived()
    _set(agreement, current, timezone.now())
    data = {"reason": reason.strip(), "version": current.version}
    audit.record(current, "agreements.archive", by=by, data=data)


@transaction.atomic
def restore(agreement: Agreement, *, by: Actor, seen: object = None) -> None:
    """Bring an archived agreement back as it was.

    Raises ActionNotPermitted, NotArchived, HasChangedSince.
    """
    require(permissions.user_can_publish(by))
    current = locked(agreement, seen)
    if not current.archived_at:
        raise NotArchived()
    _set(agreement, current, None)
    audit.record(current, "agreements.restore", by=by, data={"version": current.version})


@transaction.atomic
def let_in(agreement: Agreement, user: Any, *, by: Actor) -> PartnerAccess:
    """Let a partner's account read the partners-only documents.

    Raises ActionNotPermitted, AlreadyLetIn.
    """
    require(permissions.user_can_publish(by))
    access, is_new = PartnerAccess.objects.get_or_create(
        agreement=agreement, user=user, defaults={"granted_by": by.person}
    )
    if not is_new:
        raise AlreadyLetIn()
    audit.record(agreement, "agreements.let_in", by=by, data={"user": user.pk, "name": str(user)})
    return access


@transaction.atomic
def shut_out(access: PartnerAccess, *, by: Actor) -> None:
    """Take the access back. Raises ActionNotPermitted, IsGone."""
    require(permissions.user_can_publish(by))
    locked(access)
    data = {"user": access.user_id, "name": str(access.user)}
    audit.record(access.agreement, "agreements.shut_out", by=by, data=data)
    access.delete()


def _set(agreement: Agreement, current: Agreement, archived_at: Any) -> None:
    current.archived_at = archived_at
    current.version += 1
    current.save(update_fields=["archived_at", "version", "updated_at"])
    agreement.archived_at, agreement.version = archived_at, current.version
