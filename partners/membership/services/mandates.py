"""Ask for, give, refuse, withdraw and end a mandate; what the night does about them.

Each act locks the cooperative first, then asks who acts: a representative who is removed while
the form is open gives nothing.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from home import audit
from home.access import Actor, require, system
from home.desk.locking import locked
from partners.membership.mandating import history, rights, terms
from partners.membership.mandating.letters import Event, tell
from partners.membership.mandating.refusals import (
    AdmittedByThem,
    IsOver,
    MandateIsThere,
    NoAssistant,
    NoCooperative,
    NotAskedAnyMore,
    TooMany,
)
from partners.membership.mandating.rules import (
    MOST_OF_ASSISTANT,
    MOST_OF_COOPERATIVE,
    checked_end,
    checked_scopes,
)
from partners.membership.models import Mandate, MandateOffer, MandateScope, Scope
from partners.membership.permissions import (
    acting_for,
    user_can_moderate,
    user_is_assigned_to,
    user_oversees,
)
from partners.membership.services import lifetimes
from partners.organisations.models import Organisation

State, Means = Mandate.State, Mandate.Means
NIGHT = system("expire_mandates")


@transaction.atomic
def ask(cooperative: Organisation, *, by: Actor, scopes: Collection[str], ends_on: date) -> Mandate:
    """The assistant in whose area the cooperative lies asks its board.

    Raises ActionNotPermitted, MandateRefusal.
    """
    current = _locked(cooperative)
    require(rights.user_may_ask(by, current))
    mandate = _written(current, by.person, by=by, scopes=scopes, ends_on=ends_on)
    _record(mandate, history.ASKED, by)
    tell(Event.ASKED, mandate)
    return mandate


@transaction.atomic
def offer(
    cooperative: Organisation,
    assistant: Any,
    *,
    by: Actor,
    scopes: Collection[str],
    ends_on: date,
) -> Mandate:
    """A representative gives it to an assistant whose area the cooperative lies in, unasked.

    Raises ActionNotPermitted, MandateRefusal.
    """
    current = _locked(cooperative)
    require(rights.user_may_give(by, current))
    if not user_is_assigned_to(Actor(assistant), current):
        raise NoAssistant
    mandate = _written(current, assistant, by=by, scopes=scopes, ends_on=ends_on)
    put_in_force(mandate, Means.PORTAL, given_by=by.person)
    _record(mandate, history.GIVEN, acting_for(by, current))
    tell(Event.GIVEN, mandate, but=by)
    return mandate


@transaction.atomic
def give(
    mandate: Mandate, *, by: Actor, scopes: Collection[str], ends_on: date, seen: object = None
) -> None:
    """The board says yes to what was asked for, or to less of it.

    Raises ActionNotPermitted, MandateRefusal, HasChangedSince.
    """
    with _own(mandate, by, seen) as (current, actor):
        _require_asked(current)
        narrow(current, scopes, ends_on)
        put_in_force(current, Means.PORTAL, given_by=by.person)
        _record(current, history.GIVEN, actor)
        tell(Event.GIVEN, current, but=by)


@transaction.atomic
def refuse(mandate: Mandate, *, by: Actor, seen: object = None) -> None:
    """Raises ActionNotPermitted, NotAskedAnyMore, HasChangedSince."""
    with _own(mandate, by, seen) as (current, actor):
        _require_asked(current)
        _over(current, State.REFUSED, by)
        _record(current, history.REFUSED, actor)
        tell(Event.REFUSED, current, but=by)


@transaction.atomic
def cancel(mandate: Mandate, *, by: Actor, seen: object = None) -> None:
    """The assistant takes the request back. Raises ActionNotPermitted, NotAskedAnyMore,
    HasChangedSince.
    """
    _locked(mandate.cooperative, may_be_archived=True)
    current = locked(mandate, seen)
    require(by.is_(current.assistant_id))
    _require_asked(current)
    _over(current, State.CANCELLED, by)
    _record(current, history.CANCELLED, by)


@transaction.atomic
def end(mandate: Mandate, *, by: Actor, seen: object = None) -> None:
    """By either side or a moderator, from now on. Raises ActionNotPermitted, IsOver,
    HasChangedSince.
    """
    _locked(mandate.cooperative, may_be_archived=True)
    current = locked(mandate, seen)
    require(rights.user_may_end(by, current))
    if current.state != State.GIVEN:
        raise IsOver
    is_board = rights.user_may_give(by, current.cooperative)
    _over(current, State.ENDED, by)
    _record(current, history.ENDED, acting_for(by, current.cooperative) if is_board else by)
    tell(Event.ENDED, current, but=by)


@transaction.atomic
def agree_again(mandate: Mandate, *, by: Actor, seen: object = None) -> None:
    """The board agrees to the text as it stands now. Raises ActionNotPermitted, IsOver,
    AdmittedByThem, HasChangedSince.
    """
    with _own(mandate, by, seen) as (current, actor):
        if current.state != State.GIVEN:
            raise IsOver
        if rights.was_admitted_by(current.assistant, by.person, current.cooperative):
            raise AdmittedByThem
        current.terms = terms.VERSION
        current.save(update_fields=["terms", "updated_at"])
        _record(current, history.AGREED, actor)


def end_all(cooperative: Organisation, *, by: Actor, given_by: Any = None) -> None:
    """What `given_by` gave, who as the PMO of the area or a moderator found may not have given it;
    without one, by a moderator, all that is open. Inside the lock. Raises ActionNotPermitted.
    """
    require(user_can_moderate(by) or (given_by is not None and user_oversees(by, cooperative)))
    ending = Mandate.objects.open().filter(cooperative=cooperative)
    for mandate in ending.filter(state=State.GIVEN, given_by=given_by) if given_by else ending:
        current = locked(mandate)
        is_given = current.state == State.GIVEN
        _over(current, State.ENDED if is_given else State.CANCELLED, by)
        _record(current, history.ENDED if is_given else history.CANCELLED, by)
        if is_given:
            tell(Event.ENDED, current, but=by)


def expire(today: date) -> int:
    """End what is past its last day: how many. Each by itself, so that it may be run again."""
    count = 0
    for mandate in Mandate.objects.over_on(today).select_related("cooperative"):
        with transaction.atomic():
            _locked(mandate.cooperative, may_be_archived=True)
            current = locked(mandate)
            if current.is_open and current.ends_on < today:
                _over(current, State.EXPIRED, NIGHT)
                _record(current, history.EXPIRED, NIGHT)
                count += 1
    return count


def warn(today: date) -> int:
    """Tell both sides of what ends within a month, once: of how many mandates."""
    ending = list(Mandate.objects.ending_soon(today).select_related("cooperative"))
    for mandate in ending:
        with transaction.atomic():
            tell(Event.ENDS_SOON, mandate)
    return len(ending)


@transaction.atomic
def from_offer(offer: MandateOffer, means: Mandate.Means, *, by: Actor) -> Mandate:
    """In force for who took the offer, as the board named it. Inside the cooperative's lock.

    What the same assistant had asked for is given thereby. Raises MandateRefusal.
    """
    require(rights.assists_anywhere(by))
    asked = Mandate.objects.asked().filter(cooperative=offer.cooperative)
    for before in asked.filter(assistant=by.person):
        _over(before, State.CANCELLED, by)
    mandate = _written(
        offer.cooperative, by.person, by=by, scopes=offer.scopes, ends_on=offer.ends_on
    )
    put_in_force(mandate, means, given_by=offer.made_by)
    board = acting_for(Actor(offer.made_by), offer.cooperative)
    _record(mandate, history.GIVEN, board)
    tell(Event.GIVEN, mandate)
    return mandate


def narrow(mandate: Mandate, scopes: Collection[str], ends_on: date) -> None:
    """Name less than what was asked for. Raises MandateRefusal. Inside the lock."""
    wanted = checked_scopes(scopes, known=Scope.values, asked=mandate.named)
    mandate.ends_on = checked_end(ends_on, today=localdate(), asked=mandate.ends_on)
    mandate.scopes.exclude(scope__in=wanted).delete()


def put_in_force(mandate: Mandate, means: Mandate.Means, *, given_by: Any) -> None:
    """From today on. Inside the lock. Raises NoAssistant for who is none any more, or gives it to
    themselves; AdmittedByThem.
    """
    assistant = mandate.assistant
    if assistant == given_by or not rights.assists_anywhere(Actor(assistant)):
        raise NoAssistant
    if rights.was_admitted_by(assistant, given_by, mandate.cooperative):
        raise AdmittedByThem
    mandate.state, mandate.means, mandate.terms = State.GIVEN, means, terms.VERSION
    mandate.begins_on, mandate.given_at, mandate.given_by = localdate(), timezone.now(), given_by
    mandate.save()


def _written(
    cooperative: Organisation,
    assistant: Any,
    *,
    by: Actor,
    scopes: Collection[str],
    ends_on: date,
) -> Mandate:
    """A new request. The assistant's row is locked too, so that their number is counted right."""
    wanted = checked_scopes(scopes, known=Scope.values)
    today = localdate()
    until = checked_end(ends_on, today=today)
    open_ones = Mandate.objects.open()
    locked(get_user_model()._default_manager.get(pk=assistant.pk))
    if open_ones.filter(cooperative=cooperative, assistant=assistant).exists():
        raise MandateIsThere
    if open_ones.filter(cooperative=cooperative).count() >= MOST_OF_COOPERATIVE:
        raise TooMany(most=MOST_OF_COOPERATIVE)
    if open_ones.filter(assistant=assistant).count() >= MOST_OF_ASSISTANT:
        raise TooMany(most=MOST_OF_ASSISTANT)
    mandate = Mandate.objects.create(
        cooperative=cooperative,
        assistant=assistant,
        begins_on=today,
        ends_on=until,
        asked_by=by.person,
    )
    for scope in wanted:
        MandateScope.objects.create(mandate=mandate, scope=scope)
    return mandate


@contextmanager
def _own(mandate: Mandate, by: Actor, seen: object) -> Iterator[tuple[Mandate, Actor]]:
    """The mandate and its representative, both as they are under the lock."""
    cooperative = _locked(mandate.cooperative)
    require(rights.user_may_give(by, cooperative))
    yield locked(mandate, seen), acting_for(by, cooperative)


def _locked(cooperative: Organisation, *, may_be_archived: bool = False) -> Organisation:
    """Raises IsGone, NoCooperative."""
    current = locked(cooperative)
    if not current.is_cooperative or (current.is_archived and not may_be_archived):
        raise NoCooperative
    return current


def _require_asked(mandate: Mandate) -> None:
    if not mandate.is_asked:
        raise NotAskedAnyMore


def _over(mandate: Mandate, state: Mandate.State, by: Actor) -> None:
    mandate.state, mandate.ended_at, mandate.ended_by = state, timezone.now(), by.person
    mandate.save(update_fields=["state", "ended_at", "ended_by", "updated_at"])
    lifetimes.expire_sent_by(mandate.assistant, mandate.cooperative)


def _record(mandate: Mandate, action: str, by: Actor) -> None:
    facts = {"of": mandate.pk, "assistant": mandate.assistant_id, "until": str(mandate.ends_on)}
    scopes = list(mandate.scopes.order_by("pk").values_list("scope", flat=True))
    audit.record(mandate.cooperative, action, by=by, data={**facts, "scopes": scopes})
