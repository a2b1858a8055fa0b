"""Beginning, listing, ranking, writing, naming, handing in and withdrawing an application."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from home.access import Actor
from home.desk.locking import version_of
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.models import Batch
from partners.organisations.models import Organisation
from tests.factories.agreements import PDF
from tests.factories.applications import AttachmentFactory
from tests.factories.home import RegencyFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundBatchFactory

Sent = tuple[str, dict[str, Any]]
WISHES: dict[str, Any] = {"team": "2", "mode": "both", "reach": "island", "languages": ["id"]}


def a_cooperative(by: Actor) -> Organisation:
    cooperative = CooperativeFactory(region=RegencyFactory())
    MembershipFactory(person=by.person, organisation=cooperative)
    return cooperative


def an_application(by: Actor, *, handed_in: bool = False) -> tuple[Application, Batch]:
    """Of a cooperative of their own, with one of the round's batches on its list."""
    seat = RoundBatchFactory()
    application = applications.begin(seat.round, a_cooperative(by), by=by)
    applications.put_on_list(application, seat.batch, by=by)
    applications.name_delegates(application, [{"name": "Ibu Sri"}], by=by)
    if handed_in:
        applications.submit(application, by=by)
    application.refresh_from_db()
    return application, seat.batch


def _to(name: str, application: Application, *more: object, **data: object) -> Sent:
    args = [application.organisation.slug, application.round.code, *more]
    return reverse(f"applications:{name}", args=args), {"seen": version_of(application), **data}


def begin(by: Actor) -> Sent:
    round, cooperative = RoundBatchFactory().round, a_cooperative(by)
    return reverse("applications:begin", args=[cooperative.slug, round.code]), {"seen": ""}


def put_on(by: Actor) -> Sent:
    application, _batch = an_application(by)
    other = RoundBatchFactory(round=application.round).batch
    return _to("put", application, other.code, back="list")


def take_off(by: Actor) -> Sent:
    application, batch = an_application(by)
    return _to("take_off", application, batch.code, back="list")


def rank(by: Actor) -> Sent:
    application, batch = an_application(by)
    other = RoundBatchFactory(round=application.round).batch
    applications.put_on_list(application, other, by=by)
    application.refresh_from_db()
    return _to("list", application, **{f"place_{batch.pk}": "2", f"place_{other.pk}": "1"})


def write(by: Actor) -> Sent:
    return _to("write", an_application(by)[0], **WISHES)


def name_people(by: Actor) -> Sent:
    return _to("people", an_application(by)[0], name_1="Pak Budi")


def hand_in(by: Actor) -> Sent:
    return _to("hand_in", an_application(by)[0])


def withdraw(by: Actor) -> Sent:
    return _to("withdraw", an_application(by, handed_in=True)[0])


def attach(by: Actor) -> Sent:
    application, _batch = an_application(by)
    file = SimpleUploadedFile("sehat.pdf", PDF)
    return _to("attachments", application, what="Surat sehat", batch="", file=file)


def detach(by: Actor) -> Sent:
    application, _batch = an_application(by)
    return _to("detach", application, AttachmentFactory(application=application).key)


ACTS = [
    ("applications:attachments", attach, False),
    ("applications:detach", detach, False),
    ("applications:begin", begin, False),
    ("applications:put", put_on, False),
    ("applications:take_off", take_off, False),
    ("applications:list", rank, False),
    ("applications:write", write, False),
    ("applications:people", name_people, False),
    ("applications:hand_in", hand_in, False),
    ("applications:withdraw", withdraw, False),
]
