"""Undo what was done in an organisation's name."""

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.membership.mandating import history, undoing
from partners.membership.mandating.refusals import CannotBeUndone, TooLateToUndo
from partners.membership.models import DoneInName
from partners.membership.permissions import acting_for, user_represents


@transaction.atomic
def undo(done: DoneInName, *, by: Actor) -> None:
    """Within 72 hours, by who represents the organisation.

    Raises ActionNotPermitted, TooLateToUndo, CannotBeUndone, ReliedUpon.
    """
    organisation = locked(done.organisation)
    require(user_represents(by, organisation))
    current = locked(done)
    if not current.is_fresh(timezone.now()):
        raise TooLateToUndo
    take_back = undoing.undo_of(current.action)
    if take_back is None:
        raise CannotBeUndone
    actor = acting_for(by, organisation)
    take_back(current, actor)
    current.undone_at, current.undone_by = timezone.now(), by.person
    current.save(update_fields=["undone_at", "undone_by"])
    audit.record(organisation, history.UNDONE, by=actor, data={"of": current.pk})
