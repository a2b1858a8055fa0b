"""Who acts for a host: contributors prepare, representatives hand in. No mandate covers it."""

from home.access import Actor
from partners.membership import permissions
from partners.organisations.models import Organisation


def user_can_prepare(actor: Actor, organisation: Organisation) -> bool:
    """Writes offers of this organisation: its people, whatever their role."""
    return permissions.user_belongs_to(actor, organisation)


def user_can_hand_in(actor: Actor, organisation: Organisation) -> bool:
    """Sends offers of this organisation to the moderators, and takes them back."""
    return permissions.user_represents(actor, organisation)
