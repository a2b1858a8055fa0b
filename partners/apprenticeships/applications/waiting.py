"""What of applications waits for who hands in: the begun ones, when the time is nearly over."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from home.access import Actor
from home.waiting import Waiting
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.rounds.models import Round
from partners.membership.models import Scope
from partners.membership.reach import may_act_for

NEAR = timedelta(days=14)
MOST = 50


def open_drafts(actor: Actor) -> QuerySet[Application]:
    """What was handed in, and what was withdrawn, waits for nobody."""
    if actor.person is None:
        return Application.objects.none()
    theirs = may_act_for(actor, Scope.APPLICATIONS, "organisation")
    near = Round.objects.collecting().filter(closes_at__lte=timezone.now() + NEAR)
    return Application.objects.filter(
        theirs, round__in=near.order_by(), state=Application.State.DRAFT
    )


def to_hand_in(actor: Actor) -> Iterator[Waiting]:
    """One query."""
    rows = open_drafts(actor).select_related("round", "organisation")
    for one in rows.order_by("round__closes_at", "pk")[:MOST]:
        address = reverse("applications:overview", args=[one.organisation.slug])
        yield Waiting(
            _("The application for an apprenticeship is not handed in yet"),
            f"{address}#{one.round.code}",
            _("Open it"),
            str(one.organisation),
            one.round.apply_until,
        )
