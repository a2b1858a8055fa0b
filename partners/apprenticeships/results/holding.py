"""Who has accepted a place asks for no other until its batch has ended."""

from home.desk.refusals import Refusal
from partners.apprenticeships.applications.refusals import HoldsAPlace
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.rounds.models import Round
from partners.organisations.models import Organisation


def holds_a_place(round: Round, organisation: Organisation) -> Refusal | None:
    others = Result.objects.of(organisation).published().accepted().exclude(round=round)
    return HoldsAPlace() if others.exists() else None
