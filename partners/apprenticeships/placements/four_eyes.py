"""Four eyes, by one rule: nobody gives a word and its answer.

A person may belong to the host and to the cooperative of one placement, or have a mandate of the
cooperative and belong to the host. What the host says of the placement (attendance, outcome,
objection) and what the cooperative answers then takes people who stand on one side only; and who
gave one word never gives the other, whichever side they have left since.
"""

from home.access import Actor
from partners.apprenticeships.placements.models import ActionPlan, Placement
from partners.membership import permissions
from partners.membership.models import Membership


def user_is_of_both_sides(actor: Actor, placement: Placement) -> bool:
    """Two queries at most."""
    host, cooperative = placement.host, placement.cooperative
    rows = Membership.objects.live().of(actor).filter(organisation__in=[host, cooperative])
    mine = set(rows.values_list("organisation", flat=True))
    if host.pk not in mine:
        return False
    return cooperative.pk in mine or permissions.mandate_of(actor, cooperative) is not None


def had_a_hand(actor: Actor, *people: object) -> bool:
    """Whether who acts is one of these, by key."""
    return any(actor.is_(person) for person in people)


def wrote_in(actor: Actor, plan: ActionPlan) -> bool:
    """Whether they ever wrote a step or handed it in: also where others have changed it since."""
    return plan.writers.filter(person=actor.person).exists()
