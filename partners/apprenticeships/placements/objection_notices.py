"""What both sides hear of an objection: that it was raised, and how it ended."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.apprenticeships.placements.models import Objection
from partners.apprenticeships.results.notices import hearers
from partners.membership.models import Membership, Scope
from partners.membership.permissions import user_may, user_represents
from partners.organisations.models import Organisation

State = Objection.State
RAISED = "raised"


def tell_raised(objection: Objection) -> None:
    """Those who answer for the cooperative. Moderators have a queue."""
    _tell(objection, RAISED, objection.placement.cooperative, _of_cooperative(objection))


def tell_ended(objection: Objection) -> None:
    """Both sides of a decision; the cooperative of what the host withdrew."""
    what, placement = str(objection.state), objection.placement
    _tell(objection, what, placement.cooperative, _of_cooperative(objection))
    if what != State.WITHDRAWN:
        rows = Membership.objects.live().representatives().of_active_people()
        host = rows.filter(organisation=placement.host).values_list("person", flat=True)
        _tell(objection, what, placement.host, host)


def _of_cooperative(objection: Objection) -> set[int]:
    cooperative = objection.placement.cooperative.pk
    return hearers([cooperative])[cooperative]


def _tell(objection: Objection, what: str, side: Organisation, people: Iterable[int]) -> None:
    data = {"objection": objection.pk, "what": what, "side": side.pk}
    key = f"{objection.pk} {what} {side.pk}"
    posting.tell_now(OBJECTIONS, [Occasion(person, key, data) for person in sorted(people)])


def _said(person: Any, notice: Notice) -> Message | None:
    """Not of what is decided or withdrawn meanwhile, nor to who acts for that side no more."""
    objection = Objection.objects.with_sides().filter(pk=notice.data["objection"]).first()
    what = notice.data["what"]
    if objection is None:
        return None
    is_settled = not objection.is_undecided if what == RAISED else objection.state != what
    placement = objection.placement
    is_host = notice.data["side"] == placement.host.pk
    side = placement.host if is_host else placement.cooperative
    actor = Actor(person)
    may = user_represents(actor, side) if is_host else user_may(actor, side, Scope.ANSWERS)
    if is_settled or side.pk != notice.data["side"] or not may:
        return None
    facts = _facts(objection)
    if is_host:
        subject, parts = _to_host(objection)
    else:
        subject, parts = _to_cooperative(objection, what)
    url = reverse("placements:placement", args=[side.slug, placement.pk])
    text = "\n\n".join(part % facts for part in parts)
    return Message(subject % facts, text, url, _("Open the placement"))


def _to_cooperative(objection: Objection, what: str) -> tuple[str, list[str]]:
    match what:
        case "raised":
            return _("%(host)s objects to the placement of %(name)s"), [
                _("It says: %(kind)s.\n\n%(words)s"),
                _(
                    "Say how you see it until %(until)s. A moderator who belongs to neither of you "
                    "reads both and decides. Until then the place is yours as before."
                ),
            ]
        case "withdrawn":
            return _("%(host)s has withdrawn its objection"), [
                _("The placement of %(name)s stands as before: %(batch)s.")
            ]
        case "dismissed":
            return _("The placement of %(name)s stands"), [
                _("A moderator has dismissed the objection of %(host)s and says why:"),
                "%(reason)s",
            ]
        case _upheld:
            return _("The placement of %(name)s at %(host)s is called off"), [
                _("A moderator has upheld the objection of %(host)s and says why:"),
                "%(reason)s",
                _(
                    "%(name)s is free again, and keeps its turn in the other lines: the "
                    "page of the result says where it stands, and a seat that falls free is "
                    "offered as always. It is no disadvantage in a later round. If you think that "
                    "the decision rests on a mistake, write to the ministry's staff."
                ),
            ]


def _to_host(objection: Objection) -> tuple[str, list[str]]:
    if objection.state == State.DISMISSED:
        return _("The placement of %(name)s stands"), [
            _("A moderator has dismissed your objection and says why:"),
            "%(reason)s",
        ]
    return _("The placement of %(name)s is called off"), [
        _("A moderator has upheld your objection and says why:"),
        "%(reason)s",
        _("The seat goes to the next in line, if there is time before the first day."),
    ]


def _facts(objection: Objection) -> dict[str, str]:
    placement = objection.placement
    return {
        "name": placement.cooperative.short_name,
        "host": placement.host.short_name,
        "batch": f"{objection.batch.offer.title}, {date_format(objection.batch.starts_on)}",
        "kind": str(objection.get_kind_display()),
        "words": objection.words,
        "reason": objection.reason,
        "until": objection.until_words,
    }


OBJECTIONS = message_kind(
    "placements-objections",
    gettext_lazy("Objections to placements"),
    _said,
    is_obligatory=True,
)


def register() -> None:
    kinds.register(OBJECTIONS)
