"""Mandates, their signed sheets, areas, and what was done in an organisation's name."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils.timezone import localdate

from home.access import Actor
from partners.membership.models import Area, Mandate, Scope
from partners.membership.services import areas, deeds, mandate_offers, mandate_sheets, mandates
from tests.factories.membership import MandateFactory, MembershipFactory
from tests.portal.permissions.asking import (
    Fresh,
    Question,
    about,
    at,
    does,
    hears,
    shows,
)
from tests.portal.permissions.world import HOLDER, SHEET, SHOWN, World, a_pdf

MANDATES, AREAS = "wagtailsnippets_membership_mandate", "wagtailsnippets_membership_area"


def named() -> dict[str, Any]:
    return {"scopes": [Scope.PROFILE], "ends_on": localdate() + timedelta(days=30)}


def offer(world: Fresh, by: Actor) -> Any:
    assigned = world.actor("assigned")
    mandates.cancel(world.asked, by=assigned)
    return mandates.offer(world.shown, assigned.person, by=by, **named())


def ask(world: Fresh, by: Actor) -> Any:
    return mandates.ask(world.unclaimed, by=by, **named())


def take_by_code(world: Fresh, by: Actor) -> None:
    board = Actor(MembershipFactory(organisation=world.unclaimed).person)
    code = mandate_offers.make_code(world.unclaimed, by=board, **named())
    mandate_offers.begin_try(world.unclaimed, by=by)
    mandate_offers.take_by_code(world.unclaimed, code, by=by)


def of_assistant(world: World | Fresh) -> Mandate:
    return Mandate.objects.get(cooperative=world.shown, assistant=world.people["assistant"])


def ended(world: World) -> None:
    mandates.end(world.mandate, by=Actor(world.mandate.assistant))


def asked(world: World) -> None:
    mandates.ask(world.shown, by=world.actor("assigned"), **named())


def hand_in(world: Fresh, by: Actor) -> None:
    file = ContentFile(a_pdf("Lagi"), name="lembar.pdf")
    mandate_sheets.hand_in(world.asked, file, by=by, code=world.asked.sheet_code)


def handed_in(world: World) -> None:
    hand_in(Fresh(world), world.actor("assigned"))


def check_where_nobody_represents(world: Fresh, by: Actor) -> None:
    assigned = world.actor("assigned")
    waiting = MandateFactory(cooperative=world.unclaimed, assistant=assigned.person, asked=True)
    file = ContentFile(a_pdf("Lain"), name="lembar.pdf")
    sheet = mandate_sheets.hand_in(waiting, file, by=assigned, code=waiting.sheet_code)
    mandate_sheets.accept(sheet, by=by)


def assign(world: Fresh, by: Actor) -> Any:
    person = world.people["account"]
    today = localdate()
    return areas.assign(
        by=by, person=person, office=Area.Office.PMO, region=world.elsewhere, begins_on=today
    )


BOARD = "representative"
MINE = at("membership:my_cooperatives")
QUESTIONS: dict[str, Question] = {
    **about(
        "A mandate",
        {
            "see, page": shows(at("membership:mandates", "shown.slug"), HOLDER),
            "see one's cooperatives, list": shows(MINE, SHOWN),
            "see, admin": shows(at(f"{MANDATES}:list"), HOLDER),
            "ask for, form, service": does(ask, at("membership:mandate_ask", "unclaimed.slug")),
            "take by a code told on the telephone, form, service": does(
                take_by_code, at("membership:mandate_take", "unclaimed.slug")
            ),
            "withdraw what one asked for, form, service": does(
                lambda world, by: mandates.cancel(world.asked, by=by),
                at("membership:mandate_cancel", "asked.pk"),
            ),
            "give, form, service": does(
                lambda world, by: mandates.give(world.asked, by=by, **named()),
                at("membership:mandate_give", "shown.slug", "asked.pk"),
            ),
            "refuse, form, service": does(
                lambda world, by: mandates.refuse(world.asked, by=by),
                at("membership:mandate_refuse", "shown.slug", "asked.pk"),
            ),
            "give unasked, form, service": does(
                offer, at("membership:mandate_offer", "shown.slug")
            ),
            "make a code to tell, form, service": does(
                lambda world, by: mandate_offers.make_code(world.shown, by=by, **named()),
                at("membership:mandate_code", "shown.slug"),
            ),
            "offer by letter, form, service": does(
                lambda world, by: mandate_offers.send_letter(
                    world.shown, by=by, address="a@b.example", **named()
                ),
                at("membership:mandate_letter", "shown.slug"),
            ),
            "end, service": does(lambda world, by: mandates.end(world.mandate, by=by)),
            "end one's own, service": does(
                lambda world, by: mandates.end(of_assistant(world), by=by)
            ),
            "hear that it is over, e-mail": hears(ended, HOLDER),
        },
    ),
    **about(
        "The signed sheet of a mandate",
        {
            "print, page": shows(at("membership:sheet", "asked.pk"), SHOWN),
            "hand in, form, service": does(hand_in, at("membership:sheet_hand_in", "asked.pk")),
            "read, file": shows(at("membership:sheet_file", "sheet.key"), SHEET),
            "check, form, service": does(
                lambda world, by: mandate_sheets.accept(world.sheet, by=by),
                at("membership:sheet_check", "sheet.key"),
            ),
            "check where nobody represents it, service": does(check_where_nobody_represents),
            "is told, e-mail": hears(handed_in, "Peran assigned"),
        },
    ),
    **about(
        "Done in our name",
        {
            "see, page": shows(at("membership:done", "shown.slug"), HOLDER),
            "undo, form, service": does(
                lambda world, by: deeds.undo(world.done, by=by),
                at("membership:undo", "shown.slug", "done.pk"),
            ),
        },
    ),
    **about(
        "Areas of assistants and PMO",
        {
            "give, admin, service": does(assign, at(f"{AREAS}:add")),
            "see, admin": shows(at(f"{AREAS}:list"), "Kabupaten Lain"),
        },
    ),
}
