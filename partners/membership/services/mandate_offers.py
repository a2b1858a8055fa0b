"""A mandate that a board holds out: by a code told on the telephone, or by a letter.

The representative makes the code and the assistant types it, not the other way round: only a
session of the board can make one, after it has read and named what it agrees to. A code that the
assistant told would prove nothing but that somebody was called.
"""

import logging
from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.timezone import localdate

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.email_addresses import canonical
from partners.membership.mandating import codes, history, letters, rights, terms
from partners.membership.mandating.refusals import (
    CodeIsWrong,
    NoCooperative,
    TooManyLetters,
)
from partners.membership.mandating.rules import checked_end, checked_scopes
from partners.membership.models import Mandate, MandateOffer, Scope
from partners.membership.permissions import acting_for
from partners.membership.services import mandates
from partners.organisations.models import Organisation

DAY = timedelta(days=1)
MOST_LETTERS_A_DAY = 20

security = logging.getLogger("simpul.security")


@transaction.atomic
def make_code(
    cooperative: Organisation, *, by: Actor, scopes: Collection[str], ends_on: date
) -> str:
    """Six digits to tell, shown once and kept nowhere; a former code is good no longer.

    Raises ActionNotPermitted, MandateRefusal.
    """
    current, actor = _own(cooperative, by)
    _close(MandateOffer.objects.filter(cooperative=current, address="", closed_at=None))
    code = codes.new_code()
    _keep(current, actor, codes.digest_of_code(code, current.pk), codes.GOOD_FOR, scopes, ends_on)
    return code


@transaction.atomic
def send_letter(
    cooperative: Organisation, *, by: Actor, address: str, scopes: Collection[str], ends_on: date
) -> MandateOffer:
    """To an address, whether or not it has an account, which is nobody's business.

    Raises ActionNotPermitted, MandateRefusal.
    """
    current, actor = _own(cooperative, by)
    _require_letters_left(current, canonical(address))
    before = MandateOffer.objects.filter(cooperative=current, closed_at=None)
    _close(before.filter(address=canonical(address)))
    token = codes.new_token()
    digest = codes.digest_of_token(token)
    offer = _keep(current, actor, digest, codes.LETTER_GOOD_FOR, scopes, ends_on, address)
    letters.send_offer(offer, token)
    return offer


def _require_letters_left(cooperative: Organisation, address: str) -> None:
    """Nobody floods an address from here; an assistant may well hear from ten boards in a day."""
    written = MandateOffer.objects.exclude(address="").filter(made_at__gt=timezone.now() - DAY)
    of_it, to_it = written.filter(cooperative=cooperative), written.filter(address=address)
    most = max(of_it.count(), to_it.count())
    if most >= MOST_LETTERS_A_DAY or of_it.filter(address=address).exists():
        raise TooManyLetters(most=MOST_LETTERS_A_DAY)


@transaction.atomic
def withdraw(offer: MandateOffer, *, by: Actor) -> None:
    """It leads nowhere any more. Raises ActionNotPermitted."""
    current, actor = _own(offer.cooperative, by)
    if _close(MandateOffer.objects.filter(pk=offer.pk, closed_at=None)):
        _record(current, history.WITHDRAWN, actor, offer)


@transaction.atomic
def begin_try(cooperative: Organisation, *, by: Actor) -> None:
    """Count a try before it is made, in a transaction of its own: what a refusal takes back, or a
    hundred tries in one moment, are counted all the same. Raises ActionNotPermitted.
    """
    current = locked(cooperative)
    require(rights.user_may_ask(by, current))
    codes_of = MandateOffer.objects.filter(cooperative=current, address="", closed_at=None)
    for offer in codes_of.filter(wrong_tries__lte=codes.MOST_TRIES):
        offer.wrong_tries += 1
        offer.save(update_fields=["wrong_tries"])


@transaction.atomic
def take_by_code(cooperative: Organisation, code: str, *, by: Actor) -> Mandate:
    """The assistant in whose area the cooperative lies types what the board told. In force at once.

    Call `begin_try` before. Raises ActionNotPermitted, MandateRefusal.
    """
    current = locked(cooperative)
    require(rights.user_may_ask(by, current))
    told = MandateOffer.objects.filter(cooperative=current, address="", closed_at=None)
    offer = told.filter(until__gt=timezone.now(), wrong_tries__range=(1, codes.MOST_TRIES)).first()
    digest = codes.digest_of_code(code, current.pk)
    if offer is None or not codes.is_same(offer.digest, digest) or not _holds(offer):
        facts = {"person": by.person.pk, "organisation": current.pk}
        security.warning("wrong code of a mandate", extra=facts)
        raise CodeIsWrong
    return _taken(offer, Mandate.Means.TELEPHONE, by)


@transaction.atomic
def take_by_token(token: str, *, by: Actor) -> Mandate:
    """Who opens the letter, if that is a business assistant with its address.

    Raises ActionNotPermitted, MandateRefusal.
    """
    found = offer_of(token, by=by)
    if found is None:
        raise CodeIsWrong
    locked(found.cooperative)
    require(rights.assists_anywhere(by))
    offer = MandateOffer.objects.open(timezone.now()).filter(pk=found.pk).first()
    if offer is None or not _holds(offer):
        raise CodeIsWrong
    return _taken(offer, Mandate.Means.PORTAL, by)


def offer_of(token: str, *, by: Actor) -> MandateOffer | None:
    """The open offer of a letter, for whose address it is."""
    if by.person is None:
        return None
    letters_of = MandateOffer.objects.open(timezone.now()).exclude(address="")
    mine = letters_of.filter(address=canonical(by.person.email or ""))
    return mine.filter(digest=codes.digest_of_token(token)).select_related("cooperative").first()


def _own(cooperative: Organisation, by: Actor) -> tuple[Organisation, Actor]:
    current = locked(cooperative)
    require(rights.user_may_give(by, current))
    if not current.is_cooperative or current.is_archived:
        raise NoCooperative
    return current, acting_for(by, current)


def _keep(
    cooperative: Organisation,
    by: Actor,
    digest: str,
    good_for: timedelta,
    scopes: Collection[str],
    ends_on: date,
    address: str = "",
) -> MandateOffer:
    offer = MandateOffer.objects.create(
        cooperative=cooperative,
        address=address,
        digest=digest,
        scopes=checked_scopes(scopes, known=Scope.values),
        ends_on=checked_end(ends_on, today=localdate()),
        terms=terms.VERSION,
        made_by=by.person,
        until=timezone.now() + good_for,
    )
    _record(cooperative, history.OFFERED, by, offer)
    return offer


def _holds(offer: MandateOffer) -> bool:
    """Whether who made it represents the cooperative still."""
    return rights.user_may_give(Actor(offer.made_by), offer.cooperative)


def _taken(offer: MandateOffer, means: "Mandate.Means", by: Actor) -> Mandate:
    mandate = mandates.from_offer(offer, means, by=by)
    offer.mandate, offer.closed_at = mandate, timezone.now()
    offer.save(update_fields=["mandate", "closed_at"])
    return mandate


def _close(offers: QuerySet[MandateOffer]) -> int:
    return offers.update(closed_at=timezone.now())


def _record(cooperative: Organisation, action: str, by: Actor, offer: MandateOffer) -> None:
    facts = {"offer": offer.pk, "scopes": offer.scopes, "until": str(offer.ends_on)}
    audit.record(cooperative, action, by=by, data=facts)
