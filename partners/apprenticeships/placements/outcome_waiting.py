"""Outcomes that the host has to state, and those that the cooperative has to answer."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from home import waiting
from home.access import Actor
from home.waiting import Waiting
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.models.placement import PlacementQuerySet
from partners.membership.models import Membership, Scope
from partners.membership.reach import may_act_for

MOST = 20


def to_state(actor: Actor) -> PlacementQuerySet:
    """Over, of hosts that who acts represents."""
    mine = Membership.objects.live().representatives().of(actor).values("organisation")
    over = Placement.objects.over(localdate()).order_by()
    return over.filter(batch__offer__host__in=mine)


def to_answer(actor: Actor) -> PlacementQuerySet:
    """Stated by another, and not answered yet, of cooperatives that who acts answers for."""
    if actor.person is None:
        return Placement.objects.none()
    rows = Placement.objects.unanswered().order_by()
    theirs = may_act_for(actor, Scope.ANSWERS, "result__organisation")
    return rows.filter(theirs).exclude(stated_by=actor.person)


def outcomes_to_state(actor: Actor) -> Iterator[Waiting]:
    """One query."""
    for one in to_state(actor).with_sides().order_by("batch__ends_on", "pk")[:MOST]:
        yield Waiting(
            _("How did the apprenticeship of %(name)s end?") % {"name": one.cooperative.short_name},
            reverse("placements:outcome", args=[one.host.slug, one.pk]),
            _("State the outcome"),
            str(one.host),
        )


def outcomes_to_answer(actor: Actor) -> Iterator[Waiting]:
    """One query."""
    for one in to_answer(actor).with_sides().order_by("stated_at", "pk")[:MOST]:
        yield Waiting(
            _("Do you agree with what %(host)s says?") % {"host": one.host.short_name},
            reverse("placements:answer", args=[one.cooperative.slug, one.pk]),
            _("Read and answer"),
            str(one.cooperative),
        )


def register() -> None:
    waiting.register(outcomes_to_state, rows=to_state)
    waiting.register(outcomes_to_answer, rows=to_answer)
