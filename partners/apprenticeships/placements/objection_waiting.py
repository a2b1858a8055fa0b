"""Objections of hosts that a cooperative can answer, for who may answer in its name."""

from collections.abc import Iterator

from django.db.models import F
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from home import waiting
from home.access import Actor
from home.waiting import Waiting
from partners.apprenticeships.placements.models import Objection
from partners.apprenticeships.placements.models.objection import ObjectionQuerySet
from partners.apprenticeships.results.saying import zone
from partners.membership.models import Membership, Scope
from partners.membership.reach import may_act_for

MOST = 20


def open_to(actor: Actor) -> ObjectionQuerySet:
    if actor.person is None:
        return Objection.objects.none()
    rows = Objection.objects.filter(state=Objection.State.OPEN, batch=F("placement__batch"))
    rows = rows.filter(batch__starts_on__gt=localdate())
    theirs = may_act_for(actor, Scope.ANSWERS, "placement__result__organisation")
    mine = Membership.objects.live().of(actor).values("organisation")
    rows = rows.exclude(placement__batch__offer__host__in=mine)
    return rows.filter(theirs).exclude(raised_by=actor.person)


def objections_to_answer(actor: Actor) -> Iterator[Waiting]:
    """One query."""
    for one in open_to(actor).with_sides().order_by("raised_at", "pk")[:MOST]:
        cooperative = one.placement.cooperative
        yield Waiting(
            _("%(host)s objects to your placement") % {"host": one.placement.host.short_name},
            reverse("placements:answer_objection", args=[cooperative.slug, one.placement_id]),
            _("Answer"),
            str(cooperative),
            one.heard_until.astimezone(zone(one.placement.result).clock).date(),
        )


def register() -> None:
    waiting.register(objections_to_answer, rows=open_to)
