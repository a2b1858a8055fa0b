"""What staff do with many offers at once: assign them, publish them, take them off the site."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from home.access import Actor
from home.admin_drafts import PublishMany, UnpublishMany
from home.bulk_acts import Text
from home.desk.refusals import Refusal
from home.in_charge import people_with
from home.in_charge_admin import AssignMany
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services import offers

PUBLISH = "apprenticeships.publish_offer"


@hooks.register("register_bulk_action")
class AssignOffers(AssignMany):
    kinds = (Offer,)
    question = _("Who is in charge of these offers?")

    @staticmethod
    def allowed(actor: Actor) -> bool:
        return actor.has(offers.CHANGE)

    @staticmethod
    def people() -> QuerySet[Any]:
        return people_with(offers.CHANGE)

    def reason_against(self, record: Offer) -> Text:
        return offers.OfferIsInReview.words if record.workflow_in_progress else ""

    def assign(self, record: Offer, person: Any) -> None:
        offers.assign(record, person, by=self.actor)

    def explain(self, refusal: Refusal) -> str | Promise:
        return str(refusal)


@hooks.register("register_bulk_action")
class PublishOffers(PublishMany):
    kinds = (Offer,)
    right = PUBLISH


@hooks.register("register_bulk_action")
class UnpublishOffers(UnpublishMany):
    kinds = (Offer,)
    right = PUBLISH
