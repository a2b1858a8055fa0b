"""Who is in charge of an agreement: given to one or many, past the form of its words."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.agreements import history, permissions
from partners.agreements.models import Agreement
from partners.agreements.refusals import AgreementRefusal

ASSIGN = history.action("agreements.assign", _("Assign"), _("Put somebody in charge"))


class IsInReview(AgreementRefusal):
    """What a moderator looks at stays as it was handed in."""

    words = _("It waits for a review. Assign it afterwards.")


@transaction.atomic
def assign(agreement: Agreement, person: Any, *, by: Actor) -> None:
    """Put a person of the staff in charge, or nobody; the words and their draft stay.

    Raises ActionNotPermitted, IsInReview, IsGone.
    """
    require(permissions.user_can_change(by))
    current = locked(agreement)
    if current.workflow_in_progress:
        raise IsInReview()
    if current.in_charge_id == (person and person.pk):
        return
    draft = current.get_latest_revision_as_object()
    draft.in_charge = person
    current.in_charge = person
    current.save(update_fields=["in_charge", "updated_at"])
    # The newest words with the new person: they would bring back the former one when published.
    revision = draft.save_revision(user=by.person, clean=False, changed=False, log_action=False)
    audit.record(current, ASSIGN, by=by, revision=revision)
