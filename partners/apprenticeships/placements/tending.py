"""What time does about placements: run every night, may be run twice."""

from dataclasses import dataclass

from django.utils import timezone

from home.access import system
from partners.apprenticeships.placements import confirmation_notices, notices, plan_notices
from partners.apprenticeships.placements.permissions import CALL_OFF, TEND
from partners.apprenticeships.placements.services import confirming, objections, opening
from partners.apprenticeships.rounds.models import Round


@dataclass(frozen=True, slots=True)
class Tended:
    opened: int
    called_off: int
    to_do: int
    awaited: int
    silent: int


def tend() -> Tended:
    """Bring placements in line with the answers of published rounds, ask hosts to confirm their
    batches; note what is to do.
    """
    by = system("tend_placements", TEND, *CALL_OFF)
    done = [opening.open_placements(round, by=by) for round in Round.objects.published()]
    objections.lapse(by=by)
    today = timezone.localdate()
    for round in Round.objects.published():
        confirming.ask_hosts(round, by=by, on=today)
    batches = confirming.tend(by=by, on=today)
    return Tended(
        sum(each.opened for each in done),
        sum(each.called_off for each in done),
        notices.keep_reminders(today) + plan_notices.keep_reminders(today),
        confirmation_notices.keep_reminders(today),
        batches.called_off,
    )
