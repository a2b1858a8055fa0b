"""Who is in charge of an agreement: given to one or many, past the form of its words."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from home.access import Actor, require
from home.desk.locking import locked
from home.in_charge import put
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
    put(current, person, by=by, action=ASSIGN)
