"""What rounds ask of moderators today."""

from datetime import timedelta

from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.dashboard import Item, Panel
from partners.apprenticeships.results.admin.base import LIST, address_of
from partners.apprenticeships.results.admin.words import end_of
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.services import matching, publishing
from partners.apprenticeships.rounds.lifecycle import Phase, RoundState
from partners.apprenticeships.rounds.models import Round

SOON = timedelta(days=1)


def rounds_to_see_to(user: AbstractUser) -> list[Item]:
    """Those that close today, wait to be matched or for the second pair of eyes, and those whose
    answers end. Two queries.
    """
    actor = Actor(user)
    if not matching.user_can_match(actor):
        return []
    now = timezone.now()
    goes_on = Q(state__in=[RoundState.OPEN, RoundState.MATCHED])
    answers_end = Q(state=RoundState.PUBLISHED, answers_until__range=(now, now + SOON))
    rounds = list(Round.objects.filter(goes_on | answers_end).order_by("closes_at", "pk"))
    jobs = {
        one.round_id: one
        for one in Matching.objects.filter(round__in=rounds).order_by("asked_at", "pk")
    }
    found = (_item(round, actor, jobs.get(round.pk)) for round in rounds)
    return sorted((one for one in found if one), key=lambda item: not item.is_urgent)


def _item(round: Round, actor: Actor, job: Matching | None) -> Item | None:
    match round.phase:
        case Phase.COLLECTING if round.apply_until <= timezone.localdate():
            note, is_urgent = _("closes today; nothing is to be done before"), False
        case Phase.CLOSED if job is not None and job.is_at_work:
            return None
        case Phase.CLOSED if job is not None and job.state == Matching.State.STOPPED:
            note, is_urgent = _("its matching stopped: look why"), True
        case Phase.CLOSED:
            note, is_urgent = _("applications are closed: have it matched"), True
        case Phase.MATCHED if publishing.user_can_publish(actor, round):
            note, is_urgent = _("waits for the second pair of eyes: look at it and publish"), True
        case Phase.PUBLISHED | Phase.ANSWERING if round.answers_until:
            note = _("answers end at %(time)s") % {"time": end_of(round.answers_until)}
            is_urgent = False
        case _other:
            return None
    return Item(str(round), address_of(round), note, is_urgent)


PANEL = Panel(
    "rounds",
    gettext_lazy("Rounds of apprenticeships"),
    "calendar-check",
    rounds_to_see_to,
    lambda: reverse(LIST),
    order=29,
)
