"""Choose the points of a round, while it is a draft."""

from collections.abc import Mapping

from django.db import transaction

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.apprenticeships.rounds import weights as points
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.refusals import BadWeights, IsNotOpen
from partners.apprenticeships.rounds.services.rounds import user_can_change

WEIGHED = "rounds.weighed"


@transaction.atomic
def weigh(round: Round, weights: Mapping[str, int], *, by: Actor, seen: object = None) -> Round:
    """These points for the criteria, a hundred together; the portal's own are stored as none, so
    that the round follows them until it is announced.

    Raises ActionNotPermitted, IsNotOpen, BadWeights, HasChangedSince, IsGone.
    """
    require(user_can_change(by))
    current = locked(round, seen)
    if current.state != RoundState.DRAFT:
        raise IsNotOpen(phase=current.phase)
    if not points.are_whole(weights):
        raise BadWeights(sum=sum(weights.values()))
    before, new = points.of_round(current), {code: weights[code] for code in points.usual()}
    if new == before:
        return current
    current.weights = {} if new == points.usual() else new
    current.save()
    audit.record(current, WEIGHED, by=by, data={"before": before, "after": new})
    return current
