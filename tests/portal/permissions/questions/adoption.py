"""Reports of cooperatives about tools: drafted, sent, published."""

from typing import Any

from django.urls import reverse

from home.access import Actor
from knowledge.adoption.admin.reports import LIST
from knowledge.adoption.models import AdoptionReport
from knowledge.adoption.models.words import WORDS
from knowledge.adoption.services import adoptions
from tests.factories.adoption import PublishedReportFactory
from tests.portal.permissions.asking import (
    Address,
    Fresh,
    Question,
    about,
    at,
    does,
    otherwise,
    shows,
)
from tests.portal.permissions.world import ADOPTED, ADOPTING, World


def publish_it(world: World) -> None:
    PublishedReportFactory(page=world.tool, organisation=world.shown, account=ADOPTED)


def send_it(world: World) -> None:
    sent = world.adoption
    AdoptionReport.objects.filter(pk=world.adopting.pk).update(
        state=sent.state,
        consented_at=sent.consented_at,
        consented_to=sent.consented_to,
        submitted_at=sent.submitted_at,
    )


def _of(name: str, report: str = "adopting") -> Address:
    return at(f"adoption:{name}", "shown.slug", f"{report}.tool")


def _decide(world: World) -> str:
    return reverse(f"{LIST}:edit", args=[world.adoption.pk])


def _draft_in_admin(world: World) -> str:
    return reverse(f"{LIST}:edit", args=[world.adopting.pk])


def write(world: Fresh, by: Actor) -> Any:
    page = type(world.tool).objects.get(translation_key=world.adopting.tool)
    words = {name: getattr(world.adopting, name) for name in WORDS}
    return adoptions.write(world.shown, page, by=by, **words)


def hide(world: Fresh, by: Actor) -> None:
    """Words that stand on the site."""
    publish_it(world.world)
    adoptions.hide(world.adoption, by=by, reason="Menyebut nama")


QUESTIONS: dict[str, Question] = {
    **about(
        "A report of a cooperative about a tool",
        {
            "read what is not published, public page": otherwise(
                publish_it, shows(lambda world: world.tool.get_url(), ADOPTED)
            ),
            "see, page": shows(_of("report", "adoption"), ADOPTED),
            "see what is only drafted, page": shows(_of("report"), ADOPTING),
            "see what is sent, admin": shows(_decide, ADOPTED),
            "see what is only drafted, admin": otherwise(send_it, shows(_draft_in_admin, ADOPTING)),
            "write, form, service": does(write, _of("write")),
            "send, form, service": does(
                lambda world, by: adoptions.submit(world.adopting, by=by, consents=True),
                _of("send"),
            ),
            "take back, form, service": does(
                lambda world, by: adoptions.take_back(world.adoption, by=by),
                _of("take_back", "adoption"),
            ),
            "withdraw, form, service": does(
                lambda world, by: adoptions.withdraw(world.adopting, by=by), _of("withdraw")
            ),
            "publish, admin, service": does(
                lambda world, by: adoptions.publish(world.adoption, by=by), _decide
            ),
            "send back, admin, service": does(
                lambda world, by: adoptions.send_back(world.adoption, by=by, reason="Kapan?"),
                _decide,
            ),
            "hide, admin, service": does(hide, _decide),
        },
    ),
}
