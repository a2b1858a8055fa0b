"""What became of a report about a tool, for who wrote it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import kinds
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from knowledge.adoption.models import AdoptionReport
from partners.membership.models import Scope
from partners.membership.permissions import user_may

State = AdoptionReport.State


def _decided(person: Any, notice: Notice) -> Message | None:
    """Not to who may report for the cooperative no more."""
    rows = AdoptionReport.objects.select_related("organisation")
    report = rows.filter(pk=notice.data["report"]).first()
    if report is None or not user_may(Actor(person), report.organisation, Scope.REPORTS):
        return None
    said = _said(report)
    if said is None:
        return None
    url = reverse("adoption:report", args=[report.organisation.slug, report.tool])
    return Message(*said, url, _("See the report"))


def _said(report: AdoptionReport) -> tuple[str, str] | None:
    """Subject and text; nothing for what is worked on again already."""
    facts = {"name": report.organisation.short_name, "tool": report.title}
    match report.state:
        case State.PUBLISHED:
            subject = _("Your report about “%(tool)s” is published") % facts
            return subject, _("Readers now see what %(name)s reports.") % facts
        case State.RETURNED:
            subject = _("Your report about “%(tool)s” was sent back") % facts
            why = _("A moderator asks %(name)s to change it, and says why:") % facts
        case State.HIDDEN:
            subject = _("Your report about “%(tool)s” is off the site") % facts
            why = _("A moderator has hidden what %(name)s reports, and says why:") % facts
        case _other:
            return None
    return subject, f"{why}\n\n{report.reason}"


DECIDED = message_kind(
    "adoption-decided", gettext_lazy("Reports about tools"), _decided, is_obligatory=True
)


def register() -> None:
    kinds.register(DECIDED)
