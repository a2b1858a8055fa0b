"""Who may do what with an agreement: questions that read as sentences.

Staff are people with a right of this app; a partner's account is let in agreement by agreement
(`PartnerAccess`). What an actor may read is the querysets' answer: `.visible_to(actor)`.
"""

from typing import TYPE_CHECKING

from home.access import Actor

if TYPE_CHECKING:
    from partners.agreements.models import Agreement, Commitment, Document

READ = "agreements.view_agreement"
WRITE = "agreements.change_agreement"
ADD = "agreements.add_agreement"
PUBLISH = "agreements.publish_agreement"
UNDO = "agreements.undo_transition"
CONFIDENTIAL = "agreements.confidential_agreement"


def user_is_staff(actor: Actor) -> bool:
    return actor.has(READ) or actor.has(WRITE)


def user_can_change(actor: Actor) -> bool:
    return actor.has(WRITE)


def user_can_import(actor: Actor) -> bool:
    return actor.has(WRITE, ADD)


def user_can_renew(actor: Actor) -> bool:
    """Prepare the draft of a new agreement that takes over from an earlier one."""
    return actor.has(WRITE, ADD)


def user_can_publish(actor: Actor) -> bool:
    return actor.has(PUBLISH)


def user_can_undo(actor: Actor) -> bool:
    return actor.has(UNDO)


def user_can_read_confidential(actor: Actor) -> bool:
    return actor.has(CONFIDENTIAL)


def user_can_name(actor: Actor, document: "Document") -> bool:
    """The title of a confidential document is confidential, too."""
    return document.visibility == document.Visibility.PUBLIC or user_can_read_confidential(actor)


def user_can_publish_document(actor: Actor, document: "Document") -> bool:
    """Change who reads it, archive it, bring it back: only who may know of it as it is now."""
    return user_can_publish(actor) and user_can_name(actor, document)


def user_can_report(actor: Actor, commitment: "Commitment") -> bool:
    """Staff, and the partner's people who were let in to this agreement."""
    return user_can_change(actor) or user_is_let_in(actor, commitment.agreement)


def user_is_let_in(actor: Actor, agreement: "Agreement") -> bool:
    """Whether the agreement's partners' documents are shown to this account."""
    person = actor.person
    return person is not None and agreement.partner_access.filter(user=person).exists()
