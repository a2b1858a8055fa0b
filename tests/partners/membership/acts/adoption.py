"""Writing, sending, taking back, withdrawing and deciding about reports about tools."""

from typing import Any

from django.urls import reverse
from wagtail.models import Locale, Page

from home.access import Actor
from home.desk.locking import version_of
from knowledge.adoption import consent
from knowledge.adoption.admin.reports import LIST
from knowledge.adoption.models import AdoptionReport
from knowledge.adoption.services import adoptions
from knowledge.models import ToolPage
from tests.factories.knowledge import ToolPageFactory
from tests.factories.membership import MembershipFactory, PersonFactory

Sent = tuple[str, dict[str, Any]]
WORDS: dict[str, Any] = {"stands": "in-use", "account": "Kasir mencatat setiap hari."}
REST: dict[str, Any] = {"since_year": None, "since_month": None, "changed": ""}


def a_tool() -> ToolPage:
    """Also where a test of two connections has left no tree of pages behind."""
    if Page.get_first_root_node() is None:
        Locale.objects.get_or_create(language_code="id")
        Page.add_root(title="Akar", slug="akar")
    return ToolPageFactory()


def a_report(by: Actor, *, sent: bool = False) -> AdoptionReport:
    """Written by `by` for a cooperative of their own."""
    organisation = MembershipFactory(person=by.person).organisation
    report = adoptions.write(organisation, a_tool(), by=by, **WORDS, **REST)
    if sent:
        adoptions.submit(report, by=by, consents=True)
        report.refresh_from_db()
    return report


def _to(name: str, report: AdoptionReport, **data: object) -> Sent:
    address = reverse(f"adoption:{name}", args=[report.organisation.slug, report.tool])
    return address, {"seen": version_of(report), **data}


def write(by: Actor) -> Sent:
    return _to("write", a_report(by), **WORDS, changed="Kolom tanggal.")


def begin(by: Actor) -> Sent:
    organisation = MembershipFactory(person=by.person).organisation
    tool = a_tool().translation_key
    return reverse("adoption:write", args=[organisation.slug, tool]), {"seen": "", **WORDS}


def send(by: Actor) -> Sent:
    return _to("send", a_report(by), consents="on", text=consent.VERSION)


def take_back(by: Actor) -> Sent:
    return _to("take_back", a_report(by, sent=True))


def withdraw(by: Actor) -> Sent:
    return _to("withdraw", a_report(by))


def decide(by: Actor) -> Sent:
    report = a_report(Actor(PersonFactory()), sent=True)
    said = {"seen": version_of(report), "decision": "send_back", "reason": "Sejak kapan?"}
    return reverse(f"{LIST}:edit", args=[report.pk]), said


ACTS = [
    ("adoption:write", write, False),
    ("adoption:write", begin, False),
    ("adoption:send", send, False),
    ("adoption:take_back", take_back, False),
    ("adoption:withdraw", withdraw, False),
    (f"{LIST}:edit", decide, False),
]
