"""How long delegates are kept whose cooperative had a place: until nobody needs them any more."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from partners.apprenticeships.applications.forgetting import KEPT
from partners.apprenticeships.applications.models import Delegate
from partners.apprenticeships.placements.models import Certificate, Placement

LONGEST = timedelta(days=180)
"""After the last day, where the sides never agreed how it ended, or nothing was certified."""


def of_what_is_over(before: datetime) -> QuerySet[Delegate]:
    """Of batches that ended, once both sides agree and what is certified is issued: a certificate
    holds its own names. Of all others after LONGEST.
    """
    day = localdate(before)
    issued = Certificate.objects.filter(placement=OuterRef("application__result__placement"))
    agreed = Q(application__result__placement__word=Placement.Word.AGREED)
    missed = Q(application__result__placement__state=Placement.State.DID_NOT_COME)
    settled = agreed & (missed | Exists(issued))
    last = "application__result__place__batch__ends_on__lt"
    ended = Q(**{last: day}) & settled
    return Delegate.objects.filter(ended | Q(**{last: day - (LONGEST - KEPT)}))
