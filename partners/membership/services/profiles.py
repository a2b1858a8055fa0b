"""What an organisation's people propose for its public page, and what moderators make of it.

Nothing that readers see changes before a moderator publishes it. An organisation has one open
proposal: proposing again rewrites it.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked, version_of
from home.desk.refusals import HasChangedSince, IsGone, Refusal
from home.notices import posting
from home.notices.posting import Occasion
from partners.membership import permissions, profile_fields
from partners.membership.models import ProfileChange, Scope
from partners.membership.notices.profiles import DECIDED
from partners.organisations.models import Organisation
from partners.organisations.services import organisations

PROPOSED, SENT = "membership.profile_proposed", "membership.profile_sent"
WITHDRAWN = "membership.profile_withdrawn"
PUBLISHED, REFUSED = "membership.profile_published", "membership.profile_refused"
State = ProfileChange.State


class NothingIsChanged(Refusal):
    """What is proposed is what stands there already."""


class WaitsForAModerator(Refusal):
    """A representative has sent it: a contributor does not take it out of their hands."""


def user_can_propose(actor: Actor, organisation: Organisation) -> bool:
    """Members prepare; representatives, and who has a mandate for it, also send."""
    may_send = permissions.user_may(actor, organisation, Scope.PROFILE)
    return may_send or permissions.user_belongs_to(actor, organisation)


def user_can_decide(actor: Actor) -> bool:
    """Who decides what is on the site about organisations."""
    return permissions.user_can_moderate(actor) and organisations.user_can(actor, "change")


@transaction.atomic
def propose(
    organisation: Organisation, values: dict[str, Any], *, by: Actor, seen: object = None
) -> ProfileChange:
    """Keep what differs from what stands there: sent when the actor may, else prepared.

    `seen`: version of the open proposal that the writer had before their eyes, "" for none.
    Raises ActionNotPermitted, NothingIsChanged, WaitsForAModerator, HasChangedSince.
    """
    require(user_can_propose(by, organisation))
    current = locked(organisation)
    may_send = permissions.user_may(by, current, Scope.PROFILE)
    change = ProfileChange.objects.open().filter(organisation=current).first()
    if seen is not None and str(seen) != version_of(change):
        raise HasChangedSince(current=change)
    if change is not None and change.state == State.WAITING and not may_send:
        raise WaitsForAModerator
    now = profile_fields.current_values(current)
    new = {name: value for name, value in values.items() if name in now and value != now[name]}
    if not new:
        raise NothingIsChanged
    change = change or ProfileChange(organisation=current)
    change.by, change.role, change.values = by.person, by.role, new
    change.before = {name: now[name] for name in new}
    change.state = State.WAITING if may_send else State.PREPARED
    change.asked_at = timezone.now()
    change.save()
    _record(change, PROPOSED, by)
    return change


@transaction.atomic
def send(change: ProfileChange, *, by: Actor) -> None:
    """A representative sends what somebody prepared. Raises ActionNotPermitted, IsGone."""
    require(permissions.user_may(by, change.organisation, Scope.PROFILE))
    current = _open(change)
    if current.state == State.WAITING:
        return
    current.state, current.asked_at = State.WAITING, timezone.now()
    current.save(update_fields=["state", "asked_at", "updated_at"])
    _record(current, SENT, by)


@transaction.atomic
def withdraw(change: ProfileChange, *, by: Actor) -> None:
    """Take it back before it is decided; a contributor only what is not sent yet.

    Raises ActionNotPermitted, WaitsForAModerator, IsGone.
    """
    require(user_can_propose(by, change.organisation))
    current = _open(change)
    may_send = permissions.user_may(by, current.organisation, Scope.PROFILE)
    if current.state == State.WAITING and not may_send:
        raise WaitsForAModerator
    _end(current, State.WITHDRAWN, by)
    _record(current, WITHDRAWN, by)


@transaction.atomic
def publish(change: ProfileChange, *, by: Actor, seen: object = None) -> None:
    """Write it on the public page. `seen` as `version_for_decision` gives it.

    Raises ActionNotPermitted, HasChangedSince, IsGone, ValidationError, OrganisationIsArchived.
    """
    current = _to_decide(change, by, seen)
    own, profile, terms = profile_fields.to_write(current.values)
    if own:
        organisations.update(current.organisation, by=by, **own)
    if profile or terms:
        organisations.update_profile(
            current.organisation.cooperative, by=by, terms=terms, **profile
        )
    _end(current, State.PUBLISHED, by)
    _record(current, PUBLISHED, by)
    _tell(current)


@transaction.atomic
def refuse(change: ProfileChange, *, by: Actor, reason: str, seen: object = None) -> None:
    """Leave the page as it is, and say why. Raises as `publish`."""
    current = _to_decide(change, by, seen)
    current.reason = reason
    _end(current, State.REFUSED, by)
    _record(current, REFUSED, by)
    _tell(current)


def version_for_decision(change: ProfileChange) -> str:
    """Changes with the proposal, and with the page that it is to change."""
    return f"{change.updated_at:%y%m%d%H%M%S%f}-{change.organisation.updated_at:%y%m%d%H%M%S%f}"


def _open(change: ProfileChange) -> ProfileChange:
    """As it is now, its organisation locked first. Raises IsGone for one that is decided."""
    organisation = locked(change.organisation)
    rows = ProfileChange.objects.open().filter(pk=change.pk).select_for_update()
    current = rows.first()
    if current is None:
        raise IsGone(record=change)
    current.organisation = organisation
    return current


def _to_decide(change: ProfileChange, by: Actor, seen: object) -> ProfileChange:
    require(user_can_decide(by) and not by.is_(change.by_id))  # nobody decides about their own
    current = _open(change)
    if current.state != State.WAITING:
        raise IsGone(record=change)
    if seen is not None and str(seen) != version_for_decision(current):
        raise HasChangedSince(current=current)
    return current


def _end(change: ProfileChange, state: State, by: Actor) -> None:
    change.state, change.decided_by, change.decided_at = state, by.person, timezone.now()
    change.save()


def _record(change: ProfileChange, action: str, by: Actor) -> None:
    audit.record(change.organisation, action, by=by, data={"fields": sorted(change.values)})


def _tell(change: ProfileChange) -> None:
    occasion = Occasion(change.by_id, str(change.pk), {"change": change.pk})
    posting.tell_now(DECIDED, [occasion])
