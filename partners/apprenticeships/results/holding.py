"""Who has accepted a place asks for no other until its batch has ended; who holds one names whom
it sends until then.
"""

from django.urls import reverse
from django.utils.timezone import localdate

from home.desk.refusals import Refusal
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.refusals import HoldsAPlace
from partners.apprenticeships.results import saying
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation


def holds_a_place(round: Round, organisation: Organisation) -> Refusal | None:
    others = Result.objects.of(organisation).published().accepted().exclude(round=round)
    held = others.select_related("round", "place__batch__offer").first()
    if held is None or held.place is None:
        return None
    return HoldsAPlace(
        batch=saying.batch(held.place),
        until=held.place.batch.ends_on,
        url=reverse("results:result", args=[organisation.slug, held.round.code]),
    )


def holds_its_place(application: Application) -> bool:
    held = Result.objects.published().holding().filter(application=application)
    return held.filter(place__batch__ends_on__gte=localdate()).exists()
