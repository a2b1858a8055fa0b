"""Offers of a host as its people write them, and what it says of a season."""

from typing import Any

from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Workflow

from home.access import Actor
from partners.apprenticeships.hosting.notices import DECIDED
from partners.apprenticeships.hosting.seasons import Season
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services import hosting, offer_files, offers, stances, submitting
from tests.factories.files import picture
from tests.factories.home import CompetencyFactory
from tests.portal.permissions.asking import (
    Address,
    Fresh,
    Question,
    about,
    at,
    does,
    hears,
    opens,
    shows,
)
from tests.portal.permissions.world import DRAFT_OFFER, STANCE, World

STANCES = "wagtailsnippets_apprenticeships_hoststance"
WHY = "Rahasiaalasan"


def _of(name: str) -> Address:
    return at(f"hosting:{name}", "shown.slug", "draft_offer.pk")


def _sent(world: World | Fresh) -> Offer:
    """It waits for a moderator, handed in by its representative."""
    offer: Offer = Offer.objects.get(pk=world.draft_offer.pk)
    person = world.people["representative"]
    workflow = Workflow.objects.filter(workflow_content_types__isnull=False).first()
    assert workflow is not None
    workflow.start(offer, person)
    return Offer.objects.get(pk=offer.pk)


def send_back(world: World) -> Any:
    task = _sent(world).current_workflow_task_state
    assert DECIDED
    return task.reject(user=world.people["moderator"], comment=WHY)


def begin(world: Fresh, by: Actor) -> Any:
    return hosting.begin(world.shown, by=by, title_id="Lain")


def write(world: Fresh, by: Actor) -> Any:
    return hosting.write(world.draft_offer, by=by, title_id="Lain")


def bring(world: Fresh, by: Actor) -> Any:
    file = ContentFile(picture(), name="toko.png")
    return offer_files.put_photo(
        world.draft_offer, None, by=by, file=file, alt_id="Toko", alt_en=""
    )


def hand_in(world: Fresh, by: Actor) -> Any:
    if world.actor("representative").is_(by.person and by.person.pk):
        boss = world.actor("representative")
        hosting.write(world.draft_offer, by=boss, competencies=[CompetencyFactory()])
    return submitting.submit(world.draft_offer, by=by)


def take_back(world: Fresh, by: Actor) -> Any:
    return submitting.withdraw(_sent(world), by=by)


def assign(world: Fresh, by: Actor) -> None:
    offers.assign(world.draft_offer, world.actor("moderator").person, by=by)


def say(world: Fresh, by: Actor) -> Any:
    return stances.say(world.shown, Season.read(world.season), by=by, stance="open")


def _stances(world: World) -> str:
    return reverse(f"{STANCES}:list")


QUESTIONS: dict[str, Question] = {
    **about(
        "An offer as its host writes it",
        {
            "see, page": shows(_of("offer"), DRAFT_OFFER),
            "see, list": shows(at("hosting:offers", "shown.slug"), DRAFT_OFFER),
            "see as readers will, page": shows(_of("preview"), DRAFT_OFFER),
            "read its history, page": shows(_of("history"), DRAFT_OFFER),
            "begin, form, service": does(begin, at("hosting:begin", "shown.slug")),
            "write, form, service": does(write, _of("write_about")),
            "read a photo of it, file": opens(at("hosting:file", "draft_file.key")),
            "bring a photo, form, service": does(bring, _of("add_photo")),
            "take a document out, form, service": does(
                lambda world, by: offer_files.remove_document(world.draft_offer, 0, by=by),
                at("hosting:remove_document", "shown.slug", "draft_offer.pk", "=1"),
            ),
            "name its agreement, form, service": does(
                lambda world, by: offer_files.fulfil(world.draft_offer, None, by=by),
                _of("fulfils"),
            ),
            "copy for next year, form, service": does(
                lambda world, by: hosting.copy(world.draft_offer, by=by), _of("copy")
            ),
            "hand in, form, service": does(hand_in, _of("hand_in")),
            "take back, form, service": does(take_back, _of("take_back")),
            "put somebody in charge, service": does(assign),
            "hear why it was sent back, e-mail": hears(send_back, WHY),
        },
    ),
    **about(
        "What a host says of a season",
        {
            "see, list": shows(at("hosting:offers", "shown.slug"), STANCE),
            "see, admin": shows(_stances, STANCE),
            "say, form, service": does(say, at("hosting:stance", "shown.slug", "season")),
        },
    ),
}
