"""What each side hears of a mandate, by e-mail: decisions about oneself, not to be switched off."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import letters, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.membership.mandating import rights
from partners.membership.models import Area, Mandate, MandateOffer, Membership
from partners.membership.permissions import user_represents
from partners.organisations.models import Organisation


class Event(StrEnum):
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    ENDED = "ended"
    ENDS_SOON = "ends-soon"
    SHEET = "sheet"
    SHEET_BACK = "sheet-back"


# Of whom each is: the board, the assistant, or who checks sheets.
TO_BOARD = {Event.ASKED, Event.GIVEN, Event.ENDED, Event.ENDS_SOON}
TO_ASSISTANT = {Event.GIVEN, Event.REFUSED, Event.ENDED, Event.ENDS_SOON, Event.SHEET_BACK}


def tell(event: Event, mandate: Mandate, *, but: Actor | None = None) -> None:
    """Note it for both sides, but for who did it; letters go out after the commit."""
    people = set(_hearers(event, mandate))
    if but is not None and but.person is not None:
        people.discard(but.person.pk)
    when = mandate.ends_on if event is Event.ENDS_SOON else mandate.updated_at.isoformat()
    key = f"{event} {mandate.pk} {when}"
    facts = {"mandate": mandate.pk, "event": event.value}
    posting.tell_now(MANDATES, [Occasion(person, key, facts) for person in sorted(people)])


def representatives_of(cooperative: Organisation) -> Iterable[int]:
    live = Membership.objects.live().representatives().of_active_people()
    return live.filter(organisation=cooperative).values_list("person", flat=True)


def _hearers(event: Event, mandate: Mandate) -> Iterable[int]:
    cooperative = mandate.cooperative
    if event in TO_BOARD:
        yield from representatives_of(cooperative)
    if event in TO_ASSISTANT:
        yield mandate.assistant_id
    if event is Event.SHEET:
        if rights.has_representative(cooperative):
            yield from representatives_of(cooperative)
        elif cooperative.region_id:
            offices = Area.objects.for_office(Area.Office.PMO).in_force(localdate())
            yield from offices.around(cooperative.region_id).values_list("person", flat=True)


def message_of(person: Any, notice: Notice) -> Message | None:
    """None for what is settled by now, and for who has nothing to do with it any more."""
    rows = Mandate.objects.for_lists().filter(pk=notice.data["mandate"])
    mandate, event = rows.first(), Event(notice.data["event"])
    if mandate is None or not _holds(event, mandate):
        return None
    reader = Actor(person)
    if reader.is_(mandate.assistant_id):
        return _to_assistant(event, mandate)
    if event is Event.SHEET and rights.user_may_check_sheet(reader, mandate):
        return _to_checker(mandate)
    return _to_board(event, mandate) if user_represents(reader, mandate.cooperative) else None


def _holds(event: Event, mandate: Mandate) -> bool:
    if event is Event.ASKED:
        return mandate.is_asked
    if event in {Event.SHEET, Event.SHEET_BACK}:
        return mandate.is_asked and (mandate.sheet_to_check is not None) == (event is Event.SHEET)
    if event is Event.ENDS_SOON:
        return mandate.state == Mandate.State.GIVEN and mandate.ends_on >= localdate()
    return event is not Event.GIVEN or mandate.state == Mandate.State.GIVEN


def _facts(mandate: Mandate) -> dict[str, str]:
    return {
        "assistant": str(mandate.assistant),
        "cooperative": str(mandate.cooperative),
        "scopes": ", ".join(mandate.scope_words),
        "until": date_format(mandate.ends_on),
    }


def _to_board(event: Event, mandate: Mandate) -> Message:
    subject, text, button = {
        Event.ASKED: (
            _("%(assistant)s asks for a mandate of %(cooperative)s"),
            _(
                "%(assistant)s, business assistant, would like to act for %(cooperative)s until "
                "%(until)s, for: %(scopes)s. You may give all of it, less, or nothing."
            ),
            _("Give or refuse it"),
        ),
        Event.GIVEN: (
            _("%(assistant)s has a mandate of %(cooperative)s"),
            _(
                "%(assistant)s may act for %(cooperative)s until %(until)s, for: %(scopes)s. You "
                "see what is done in your name, and end the mandate with one tap."
            ),
            _("See the mandate"),
        ),
        Event.ENDED: (
            _("The mandate of %(assistant)s is over"),
            _("%(assistant)s does not act for %(cooperative)s any more."),
            _("See the mandates"),
        ),
        Event.ENDS_SOON: (
            _("The mandate of %(assistant)s ends on %(until)s"),
            _(
                "After %(until)s %(assistant)s does not act for %(cooperative)s any more. Offer a "
                "new mandate after that day, or end this one and offer a new one now."
            ),
            _("See the mandates"),
        ),
    }[event]
    url = reverse("membership:mandates", args=[mandate.cooperative.slug])
    facts = _facts(mandate)
    return Message(subject % facts, text % facts, url, button)


def _to_assistant(event: Event, mandate: Mandate) -> Message:
    subject, text = {
        Event.GIVEN: (
            _("%(cooperative)s gave you a mandate"),
            _(
                "You may act for %(cooperative)s until %(until)s, for: %(scopes)s. You act under "
                "your own name; its board sees what you do."
            ),
        ),
        Event.REFUSED: (
            _("%(cooperative)s did not give the mandate"),
            _("The board of %(cooperative)s refused what you asked for. Talk to it."),
        ),
        Event.ENDED: (
            _("Your mandate of %(cooperative)s is over"),
            _("You do not act for %(cooperative)s any more. Thank you for what you did."),
        ),
        Event.ENDS_SOON: (
            _("Your mandate of %(cooperative)s ends on %(until)s"),
            _("After %(until)s you do not act for %(cooperative)s any more. Talk to its board."),
        ),
        Event.SHEET_BACK: (
            _("The signed sheet of %(cooperative)s is not complete"),
            _("The mandate is not given yet. See what is missing, and hand in a better photo."),
        ),
    }[event]
    facts = _facts(mandate)
    url = reverse("membership:my_cooperatives")
    return Message(subject % facts, text % facts, url, _("See my cooperatives"))


def _to_checker(mandate: Mandate) -> Message:
    facts = _facts(mandate)
    subject = _("A signed sheet of %(cooperative)s waits for a check") % facts
    text = _(
        "%(assistant)s handed in a sheet by which the board of %(cooperative)s gives a mandate. "
        "Please see whether it is signed and complete."
    )
    sheet = mandate.sheet_to_check
    url = reverse("membership:sheet_check", args=[sheet.key if sheet else None])
    return Message(subject, text % facts, url, _("Check the sheet"))


def send_offer(offer: MandateOffer, token: str) -> None:
    """To an address of which nobody knows whether it has an account. In the writer's language."""
    facts = {
        "cooperative": str(offer.cooperative),
        "scopes": ", ".join(offer.scope_words),
        "until": date_format(offer.ends_on),
        "url": settings.BASE_URL + reverse("membership:offer_take", args=[token]),
    }
    letters.post("mandate-offer", offer.address, facts)


MANDATES = message_kind(
    "mandates",
    gettext_lazy("Mandates: asked for, given, ended"),
    message_of,
    is_obligatory=True,
)
