"""Four eyes before a place is had: who has a part in an application does not look at it as staff.

A host reads names and files of who comes to it, once the place is accepted for good
(`placements`). Somebody of a host who is staff as well would read them of all who might come, and
before; so another one of the staff looks.
"""

from home.access import Actor
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.models import Batch
from partners.membership import permissions
from partners.membership.models import Membership


def user_has_part_in(actor: Actor, application: Application) -> bool:
    """Whether they belong to the cooperative, help it, or belong to a host to which it may come:
    of a batch on the list that stands, of the round where that lets the round look beyond it. Three
    queries at most.
    """
    mine = set(Membership.objects.live().of(actor).values_list("organisation", flat=True))
    cooperative = application.organisation
    if cooperative.pk in mine or permissions.mandate_of(actor, cooperative) is not None:
        return True
    standing = application.standing
    if not mine or standing is None:
        return False
    listed, only = standing.content.get("choices", ()), standing.content.get("listed_only")
    rows = Batch.objects.filter(offer__host__in=mine)
    theirs = rows.filter(pk__in=listed) if only else rows.filter(rounds__round=application.round_id)
    return theirs.exists() or (not only and rows.filter(pk__in=listed).exists())
