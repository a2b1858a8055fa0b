"""Acts on mandates, by the board, by the assistant, and by who checks a sheet."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from home.access import Actor
from home.desk.locking import version_of
from home.email_addresses import canonical
from partners.membership.mandating import codes, terms
from partners.membership.models import DoneInName, Mandate, MandateOffer
from partners.membership.permissions import acting_for
from partners.membership.services import mandate_offers, mandate_sheets, profiles
from partners.organisations.models import Organisation
from tests.factories.files import picture
from tests.factories.home import RegencyFactory
from tests.factories.membership import (
    AreaFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
)
from tests.factories.organisations import CooperativeFactory

Sent = tuple[str, dict[str, Any]]
MANDATES, AREAS = "wagtailsnippets_membership_mandate", "wagtailsnippets_membership_area"
NAMED = {"scopes": ["profile"], "ends_on": localdate}
AGREED = {**NAMED, "agrees": "on"}


def _at(name: str, *args: Any, **data: Any) -> Sent:
    """What is asked for is asked when it is sent."""
    said = {key: str(value()) if callable(value) else value for key, value in data.items()}
    return reverse(f"membership:{name}", args=args), said


def _mine(by: Actor) -> Organisation:
    """A cooperative that this person represents."""
    cooperative = CooperativeFactory(region=RegencyFactory())
    MembershipFactory(organisation=cooperative, person=by.person)
    return cooperative


def _assigned(by: Actor) -> Organisation:
    """A cooperative in this assistant's area."""
    cooperative = CooperativeFactory(region=RegencyFactory())
    AreaFactory(assistant=True, region=cooperative.region, person=by.person)
    return cooperative


def _of_mine(by: Actor, **values: Any) -> Mandate:
    return MandateFactory(cooperative=_mine(by), **values)


def _in_office(mandate: Mandate) -> None:
    AreaFactory(assistant=True, person=mandate.assistant)


def _on(name: str, **data: Any) -> Callable[[Actor], Sent]:
    """An act of the board on what was asked for."""

    def act(by: Actor) -> Sent:
        asked = _of_mine(by, asked=True)
        _in_office(asked)
        seen = version_of(asked)
        return _at(name, asked.cooperative.slug, asked.pk, seen=seen, **data)

    return act


def _new(name: str, **data: Any) -> Callable[[Actor], Sent]:
    return lambda by: _at(name, _mine(by).slug, **data)


def offer(by: Actor) -> Sent:
    cooperative = _mine(by)
    assistant = AreaFactory(assistant=True, region=cooperative.region).person
    return _at("mandate_offer", cooperative.slug, assistant=assistant.pk, **AGREED)


def withdraw(by: Actor) -> Sent:
    cooperative = _mine(by)
    mandate_offers.make_code(cooperative, by=by, scopes=["profile"], ends_on=localdate())
    return _at("mandate_offer_withdraw", cooperative.slug, MandateOffer.objects.latest("pk").pk)


def agree(by: Actor) -> Sent:
    given = _of_mine(by, terms="2020-01")
    return _at("mandate_agree", given.cooperative.slug, given.pk, seen=version_of(given))


def end(by: Actor) -> Sent:
    given = MandateFactory(assistant=by.person, terms=terms.VERSION)
    return _at("mandate_end", given.pk, seen=version_of(given))


def ask(by: Actor) -> Sent:
    return _at("mandate_ask", _assigned(by).slug, **NAMED)


def take(by: Actor) -> Sent:
    cooperative = _assigned(by)
    board = Actor(MembershipFactory(organisation=cooperative).person)
    code = mandate_offers.make_code(cooperative, by=board, scopes=["profile"], ends_on=localdate())
    return _at("mandate_take", cooperative.slug, code=code)


def take_letter(by: Actor) -> Sent:
    cooperative, token = _assigned(by), codes.new_token()
    board = Actor(MembershipFactory(organisation=cooperative).person)
    sent = mandate_offers.send_letter(
        cooperative,
        by=board,
        address=canonical(by.person.email),
        scopes=["profile"],
        ends_on=localdate(),
    )
    MandateOffer.objects.filter(pk=sent.pk).update(digest=codes.digest_of_token(token))
    return _at("offer_take", token)


def cancel(by: Actor) -> Sent:
    asked = MandateFactory(assistant=by.person, asked=True)
    return _at("mandate_cancel", asked.pk, seen=version_of(asked))


def hand_in(by: Actor) -> Sent:
    asked = MandateFactory(assistant=by.person, asked=True)
    file = SimpleUploadedFile("lembar.jpg", picture("JPEG"))
    return _at("sheet_hand_in", asked.pk, code=asked.sheet_code, file=file)


def check(by: Actor) -> Sent:
    asked = MandateFactory(asked=True)
    _in_office(asked)
    file = SimpleUploadedFile("lembar.jpg", picture("JPEG"))
    assistant = Actor(asked.assistant)
    sheet = mandate_sheets.hand_in(asked, file, by=assistant, code=asked.sheet_code)
    return _at("sheet_check", sheet.key, verdict="complete")


def undo(by: Actor) -> Sent:
    cooperative = _mine(by)
    profiles.propose(
        cooperative, {"website": "https://satu.example"}, by=acting_for(by, cooperative)
    )
    return _at("undo", cooperative.slug, DoneInName.objects.latest("pk").pk)


def end_by_staff(by: Actor) -> Sent:
    given = MandateFactory()
    return reverse(f"{MANDATES}:edit", args=[given.pk]), {"seen": version_of(given)}


def assign(by: Actor) -> Sent:
    person, region = PersonFactory(), RegencyFactory()
    said = {"person": person.email, "office": "pmo", "region": region.pk}
    return reverse(f"{AREAS}:add"), {**said, "begins_on": str(localdate())}


def end_area(by: Actor) -> Sent:
    area = AreaFactory()
    return reverse(f"{AREAS}:edit", args=[area.pk]), {"seen": version_of(area)}


# Once one has asked, taken or handed in, another has no such thing before them.
ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("membership:mandate_give", _on("mandate_give", **AGREED), False),
    ("membership:mandate_refuse", _on("mandate_refuse"), False),
    ("membership:mandate_agree", agree, False),
    ("membership:mandate_offer", offer, False),
    ("membership:mandate_code", _new("mandate_code", **AGREED), False),
    ("membership:mandate_letter", _new("mandate_letter", address="a@b.example", **AGREED), False),
    ("membership:mandate_offer_withdraw", withdraw, False),
    ("membership:mandate_end", end, False),
    ("membership:mandate_ask", ask, False),
    ("membership:mandate_take", take, False),
    ("membership:offer_take", take_letter, False),
    ("membership:mandate_cancel", cancel, False),
    ("membership:sheet_hand_in", hand_in, False),
    ("membership:sheet_check", check, False),
    ("membership:undo", undo, False),
    (f"{MANDATES}:edit", end_by_staff, False),
    (f"{AREAS}:add", assign, False),
    (f"{AREAS}:edit", end_area, False),
]
