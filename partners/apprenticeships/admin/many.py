"""What staff do with many offers at once: publish them, take them off the site."""

from wagtail import hooks

from home.admin_drafts import PublishMany, UnpublishMany
from partners.apprenticeships.models import Offer

PUBLISH = "apprenticeships.publish_offer"


@hooks.register("register_bulk_action")
class PublishOffers(PublishMany):
    kinds = (Offer,)
    right = PUBLISH


@hooks.register("register_bulk_action")
class UnpublishOffers(UnpublishMany):
    kinds = (Offer,)
    right = PUBLISH
