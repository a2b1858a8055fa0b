"""Who may do what with an agreement: questions that read as sentences.

`user` may be anonymous. Staff are people with a right of this app; a partner's account is
let in agreement by agreement (`PartnerAccess`).
"""

from typing import Any

from partners.agreements.models import Agreement, Commitment, Document, PartnerAccess
from partners.agreements.refusals import ActionNotPermitted

READ = "agreements.view_agreement"
WRITE = "agreements.change_agreement"
PUBLISH = "agreements.publish_agreement"
UNDO = "agreements.undo_transition"
CONFIDENTIAL = "agreements.confidential_agreement"


def user_is_staff(user: Any) -> bool:
    return bool(user and user.is_active and (user.has_perm(READ) or user.has_perm(WRITE)))


def user_can_change(user: Any) -> bool:
    return bool(user and user.is_active and user.has_perm(WRITE))


def user_can_publish(user: Any) -> bool:
    return bool(user and user.is_active and user.has_perm(PUBLISH))


def user_can_undo(user: Any) -> bool:
    return bool(user and user.is_active and user.has_perm(UNDO))


def user_can_read_confidential(user: Any) -> bool:
    return bool(user and user.is_active and user.has_perm(CONFIDENTIAL))


def user_can_report(user: Any, commitment: Commitment) -> bool:
    """Staff, and the partner's people who were let in to this agreement."""
    return user_can_change(user) or (
        bool(user and user.is_authenticated and user.is_active)
        and _is_partner(user, commitment.agreement)
    )


def audience_of(user: Any, agreement: Agreement) -> Document.Visibility:
    """The narrowest circle of the agreement's readers that `user` belongs to."""
    if user_can_read_confidential(user):
        return Document.Visibility.STAFF
    if user and user.is_authenticated and user.is_active and _is_partner(user, agreement):
        return Document.Visibility.PARTNERS
    return Document.Visibility.PUBLIC


def user_can_see(user: Any, agreement: Agreement) -> bool:
    """Whether the agreement exists for this reader at all."""
    return agreement.is_public or user_is_staff(user)


def user_can_read_document(user: Any, document: Document) -> bool:
    if document.archived_at or not user_can_see(user, document.agreement):
        return False
    circles = list(Document.Visibility)
    audience = audience_of(user, document.agreement)
    return circles.index(Document.Visibility(document.visibility)) <= circles.index(audience)


def require(allowed: bool) -> None:
    """Raises ActionNotPermitted."""
    if not allowed:
        raise ActionNotPermitted()


def _is_partner(user: Any, agreement: Agreement) -> bool:
    return PartnerAccess.objects.filter(agreement=agreement, user=user).exists()
