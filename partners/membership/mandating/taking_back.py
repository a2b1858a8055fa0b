"""How this room's own acts are undone (`undoing`)."""

from home.access import Actor
from partners.membership.mandating import undoing
from partners.membership.mandating.refusals import ReliedUpon
from partners.membership.models import DoneInName, ProfileChange
from partners.membership.services import profiles


def take_back_profile(done: DoneInName, by: Actor) -> None:
    """A proposal that no moderator has decided about, and nobody has rewritten since."""
    change = ProfileChange.objects.open().filter(organisation=done.organisation).first()
    if change is None or change.asked_at > done.at:
        raise ReliedUpon
    profiles.withdraw(change, by=by)


def register() -> None:
    for action in (profiles.PROPOSED, profiles.SENT):
        undoing.register(action, take_back_profile)
