"""What waits for a host's representatives: offers that a moderator sent back."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from home import waiting
from home.access import Actor
from home.waiting import Waiting
from partners.apprenticeships.models import Offer
from partners.apprenticeships.models.querysets import OfferQuerySet
from partners.membership.models import Membership

MOST = 10


def sent_back_to(actor: Actor) -> OfferQuerySet:
    hosts = Membership.objects.live().representatives().of(actor).values("organisation")
    kind = ContentType.objects.get_for_model(Offer)
    back = WorkflowState.objects.filter(
        base_content_type=kind, status=WorkflowState.STATUS_NEEDS_CHANGES
    )
    rows = Offer.objects.filter(host__in=hosts).select_related("host")
    named = rows.annotate(text_key=Cast("pk", CharField()))
    found: OfferQuerySet = named.filter(text_key__in=back.values("object_id"))
    return found


def offers_sent_back(actor: Actor) -> Iterator[Waiting]:
    for offer in sent_back_to(actor).order_by("pk")[:MOST]:
        yield Waiting(
            _("A moderator asks you to change “%(title)s”") % {"title": offer.title},
            reverse("hosting:offer", args=[offer.host.slug, offer.pk]),
            _("See the offer"),
            str(offer.host),
        )


def register() -> None:
    waiting.register(offers_sent_back, rows=sent_back_to)
