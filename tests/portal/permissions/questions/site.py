"""Tools of the library, offers of apprenticeships and their rounds: published and drafts."""

from home.access import Actor
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services import batches
from tests.portal.permissions.asking import (
    Address,
    Question,
    about,
    at,
    does,
    knows,
    opens,
    otherwise,
    shows,
)
from tests.portal.permissions.world import DRAFT_OFFER, DRAFT_TOOL, OFFER, TOOL, World

OFFERS = "wagtailsnippets_apprenticeships_offer"


def publish_offer(world: World) -> None:
    Offer.objects.filter(pk=world.draft_offer.pk).update(live=True)


def publish_tool(world: World) -> None:
    type(world.draft_tool).objects.get(pk=world.draft_tool.pk).save_revision().publish()


def withdraw_tool(world: World) -> None:
    type(world.tool).objects.get(pk=world.tool.pk).unpublish()


def _tool(name: str) -> Address:
    return lambda world: getattr(world, name).get_url()


def _library(world: World) -> str:
    return world.tool.get_parent().get_url()


def may_publish(world: World, actor: Actor) -> bool:
    return bool(actor.user and world.draft_tool.permissions_for_user(actor.user).can_publish())


def withdraw_offer(world: World) -> None:
    Offer.objects.filter(pk=world.offer.pk).update(live=False)


QUESTIONS: dict[str, Question] = {
    **about(
        "A tool of the library",
        {
            "read, page": otherwise(withdraw_tool, shows(_tool("tool"), TOOL)),
            "read a draft, page": otherwise(publish_tool, shows(_tool("draft_tool"), DRAFT_TOOL)),
            "find a draft, list": otherwise(publish_tool, shows(_library, DRAFT_TOOL)),
            "see a draft, admin": shows(at("tools:index"), DRAFT_TOOL),
            "change, admin": opens(at("wagtailadmin_pages:edit", "draft_tool.pk")),
            "publish, service": knows(may_publish),
        },
    ),
    **about(
        "An offer of apprenticeships",
        {
            "read, page": otherwise(
                withdraw_offer, shows(at("apprenticeships:detail", "offer.slug"), OFFER)
            ),
            "read a draft, page": otherwise(
                publish_offer, shows(at("apprenticeships:detail", "draft_offer.slug"), DRAFT_OFFER)
            ),
            "find a draft, list": otherwise(
                publish_offer, shows(at("apprenticeships:list", query="q=rahasia"), DRAFT_OFFER)
            ),
            "subscribe to a draft, feed": otherwise(
                publish_offer, shows(at("apprenticeships:calendar"), DRAFT_OFFER)
            ),
            "see a draft, admin": shows(at(f"{OFFERS}:list"), DRAFT_OFFER),
            "change, admin": opens(at(f"{OFFERS}:edit", "draft_offer.pk")),
            "decide about a round, service": does(
                lambda world, by: batches.decide(world.batch, BatchState.CLOSED, by=by)
            ),
        },
    ),
}
