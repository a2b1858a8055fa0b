"""What a cooperative does with its application in a round, until its deadline.

What is written, listed and named here is prepared; what counts is what was handed in last
(`submit`). The organisation's row is locked first, then the application's.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from home.access import Actor, require
from home.desk.locking import locked, version_of
from home.desk.refusals import HasChangedSince
from partners.apprenticeships.applications import barring, demanding, enclosing, history, steps
from partners.apprenticeships.applications.content import wants_something
from partners.apprenticeships.applications.content_words import name_of
from partners.apprenticeships.applications.lifecycle import Verb
from partners.apprenticeships.applications.models import Application, Submission
from partners.apprenticeships.applications.notices import tell_handed_in
from partners.apprenticeships.applications.permissions import (
    applying_for,
    preparing_for,
    user_can_apply,
    user_can_prepare,
    user_can_read,
)
from partners.apprenticeships.applications.refusals import (
    AttachmentIsMissing,
    CannotBeHad,
    DeadlineHasPassed,
    HasNoPlace,
    HoldsAPlace,
    IsNotOpen,
    IsNotShown,
    IsOwn,
    NobodyNamed,
    NothingWanted,
    NotInRound,
    RoundIsNotOpen,
    TooManyNamed,
)
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.membership.mandating.refusals import ReliedUpon
from partners.membership.permissions import user_represents
from partners.organisations.models import Organisation

__all__ = [
    "CannotBeHad",
    "DeadlineHasPassed",
    "HasNoPlace",
    "HoldsAPlace",
    "IsNotOpen",
    "IsNotShown",
    "IsOwn",
    "NobodyNamed",
    "NotInRound",
    "NothingWanted",
    "RoundIsNotOpen",
    "TooManyNamed",
    "user_can_apply",
    "user_can_prepare",
    "user_can_read",
]
State = Application.State


@transaction.atomic
def begin(round: Round, organisation: Organisation, *, by: Actor) -> Application:
    """A new application, or the one there is.

    Raises ActionNotPermitted, IsNotShown, RoundIsNotOpen, DeadlineHasPassed, and what other rooms
    bar a cooperative by (`barring`).
    """
    require(user_can_prepare(by, organisation))
    acting = preparing_for(by, organisation)
    current = locked(organisation)
    mine = Application.objects.of(current).filter(round=round).first()
    if mine is not None:
        return mine
    steps.require_open(Round.objects.get(pk=round.pk), current)
    _require_welcome(round, current)
    application = Application(round=round, organisation=current, languages=["id"])
    application.sign(acting)
    application.save()
    steps.record(application, history.BEGUN, acting)
    return application


@transaction.atomic
def write(application: Application, *, by: Actor, seen: object = None, **words: Any) -> None:
    """Keep what the cooperative asks for: any of `steps.WORDS`, the others stay.

    Raises ActionNotPermitted, RoundIsNotOpen, DeadlineHasPassed, HasChangedSince, IsGone, and
    ValidationError by field.
    """
    current, acting = _prepared(application, by, seen)
    steps.take_words(current, words)
    current.sign(acting)
    current.save()
    steps.record(current, history.WRITTEN, acting)


@transaction.atomic
def put_on_list(application: Application, batch: Batch, *, by: Actor, seen: object = None) -> None:
    """Last on the list; where it is on it already, nothing happens.

    Raises as `write`, and NotInRound, CannotBeHad, IsOwn.
    """
    current, acting = _prepared(application, by, seen)
    listed = steps.listed(current)
    if batch.pk not in listed:
        steps.require_can_be_had(current, [batch])
        _list(current, [*listed, batch.pk], acting)


@transaction.atomic
def take_off_list(
    application: Application, batch: Batch, *, by: Actor, seen: object = None
) -> None:
    """Raises as `write`."""
    current, acting = _prepared(application, by, seen)
    listed = steps.listed(current)
    if batch.pk in listed:
        _list(current, [key for key in listed if key != batch.pk], acting)


@transaction.atomic
def order_list(
    application: Application, batches: Iterable[Batch], *, by: Actor, seen: object = None
) -> None:
    """These are the whole list, best first. Raises as `put_on_list` for those that are new on it;
    what is on it already stays, whether it can still be had or not.
    """
    current, acting = _prepared(application, by, seen)
    wanted = {batch.pk: batch for batch in batches}
    listed = steps.listed(current)
    steps.require_can_be_had(current, [one for key, one in wanted.items() if key not in listed])
    if list(wanted) != listed:
        _list(current, list(wanted), acting)


@transaction.atomic
def name_delegates(
    application: Application,
    delegates: Sequence[Mapping[str, str]],
    *,
    by: Actor,
    seen: object = None,
) -> None:
    """Whom the cooperative would send: `name`, `office`, `phone`, `gender` of each. Names count at
    once and are no part of what is handed in; so who hands in may still change them after the
    deadline, until the round ends.

    Raises ActionNotPermitted, IsNotOpen, HasChangedSince, IsGone, ValidationError; after the
    deadline NobodyNamed and TooManyNamed.
    """
    organisation = application.organisation
    require(user_can_prepare(by, organisation))
    acting = preparing_for(by, organisation)
    current = _locked(application, seen)
    if steps.hinders(current) is not None:
        require(user_can_apply(by, organisation))
        acting = applying_for(by, organisation)
        team = steps.team_that_stands(current)
        if team is None:
            raise IsNotOpen(state=current.state)
        steps.require_named(len(delegates), team)
    steps.take_delegates(current, delegates)
    current.sign(acting)
    current.save()
    steps.record(current, history.NAMED, acting)


@transaction.atomic
def submit(application: Application, *, by: Actor, seen: object = None) -> Submission:
    """Hand it in as it is now; this counts until it is handed in anew or withdrawn. Asked again
    with the same content, also late: the submission that stands.

    Batches of the list that cannot be had any more are left out (`content["left_out"]`). Raises as
    `write`, and IsNotShown, HasNoPlace, NothingWanted, NobodyNamed, TooManyNamed,
    AttachmentIsMissing, HandedInTooOften, and what other rooms bar a cooperative by.
    """
    organisation = application.organisation
    require(user_can_apply(by, organisation))
    acting = applying_for(by, organisation)
    current = _locked(application)
    content = enclosing.of_now(current)
    stands = current.standing
    if stands is not None and enclosing.is_same(stands.content, content):
        return stands
    if seen is not None and str(seen) != version_of(current):
        raise HasChangedSince(current=current)
    steps.require_open(current.round, current.organisation)
    _require_welcome(current.round, current.organisation)
    content |= _require_whole(current, content)
    number = steps.next_number(current)
    steps.go(current, Verb.SUBMIT)
    submission = Submission(application=current, number=number, content=content)
    submission.policy, submission.submitted_at = current.round.policy, timezone.now()
    submission.region = current.organisation.region_id or ""
    for row in (submission, current):
        row.sign(acting)
    submission.save()
    current.standing = submission
    current.save()
    facts = {"submission": submission.pk, "before": stands.pk if stands else None}
    steps.record(current, history.SUBMITTED, acting, **facts)
    tell_handed_in(submission)
    return submission


@transaction.atomic
def withdraw(application: Application, *, by: Actor, seen: object = None) -> None:
    """Nothing of it stands in the round then. It can be handed in again until the deadline.

    Raises as `write`, and IsNotOpen.
    """
    require(user_can_apply(by, application.organisation))
    acting = applying_for(by, application.organisation)
    current = _locked(application, seen)
    steps.require_open(current.round, current.organisation)
    steps.go(current, Verb.WITHDRAW)
    current.standing = None
    current.sign(acting)
    current.save()
    steps.record(current, history.WITHDRAWN, acting)


@transaction.atomic
def take_back(submission: Submission, *, by: Actor, before: int | None) -> None:
    """What an assistant handed in, by who represents the cooperative, while it stands and the
    deadline is ahead: what stood `before` it (a submission's key) stands again.

    Raises ActionNotPermitted, ReliedUpon, RoundIsNotOpen, DeadlineHasPassed, IsGone.
    """
    application = submission.application
    require(user_represents(by, application.organisation))
    acting = applying_for(by, application.organisation)
    current = _locked(application)
    if current.standing_id != submission.pk:
        raise ReliedUpon
    steps.require_open(current.round, current.organisation)
    earlier = current.submissions.filter(pk=before).first() if before else None
    steps.go(current, Verb.RESTORE if earlier else Verb.TAKE_BACK)
    current.standing = earlier
    current.save()
    steps.record(current, history.TAKEN_BACK, acting)


def _locked(application: Application, seen: object = None) -> Application:
    """Its organisation first, as whoever writes it does. Raises HasChangedSince for one that went
    to another organisation meanwhile.
    """
    organisation = locked(application.organisation)
    current = locked(application, seen)
    if current.organisation_id != organisation.pk:
        raise HasChangedSince(current=current)
    current.organisation = organisation
    return current


def _prepared(application: Application, by: Actor, seen: object) -> tuple[Application, Actor]:
    require(user_can_prepare(by, application.organisation))
    acting = preparing_for(by, application.organisation)
    current = _locked(application, seen)
    steps.require_open(current.round, current.organisation)
    steps.go(current, Verb.WRITE)
    return current, acting


def _list(application: Application, keys: Sequence[int], acting: Actor) -> None:
    steps.set_list(application, keys)
    application.sign(acting)
    application.save()
    steps.record(application, history.LISTED, acting)


def _require_welcome(round: Round, organisation: Organisation) -> None:
    if not organisation.is_public:
        raise IsNotShown
    if (refusal := barring.bar_of(round, organisation)) is not None:
        raise refusal


def _require_whole(application: Application, content: Mapping[str, Any]) -> dict[str, Any]:
    """What its content says besides: what was demanded, where anything was."""
    if not application.organisation.region_id:
        raise HasNoPlace
    if not wants_something(content):
        raise NothingWanted
    steps.require_named(application.delegates.count(), application.team)
    asked = demanding.asked_of(application, content["choices"])
    if (missing := next((one for one in asked if one.is_missing), None)) is not None:
        raise AttachmentIsMissing(batch=name_of(missing.batch), what=missing.what)
    return {enclosing.DEMANDS: [one.said() for one in asked]} if asked else {}
